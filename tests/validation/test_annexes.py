"""Does an annex stay in the bureau until somebody decided on it, knowing what is in it?"""

from annexes import CLEAN
from annexes import DOCX
from annexes import docx
from annexes import listed
from annexes import NAME
from annexes import NISS
from annexes import PDF
from annexes import pdf
from annexes import photograph
from annexes import scanned
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import item
from flow import send
from imio.deliberations.pseudonymization import annexes as reader
from imio.deliberations.pseudonymization.remote import PseudonymizerUnavailable
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation import annexes
from imio.deliberations.validation.concerns import concerns
from imio.deliberations.validation.concerns import state_of
from imio.deliberations.validation.concerns import undecided
from imio.deliberations.validation.concerns import waiting
from imio.deliberations.validation.page_image import Bounds
from imio.deliberations.validation.page_image import draw_page
from imio.deliberations.validation.page_image import NoPicture
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens.annex import annex_rows
from imio.deliberations.validation.steps import Stale
from imio.deliberations.worker import queue
from imio.deliberations.worker.rounds import work
from io import BytesIO
from lxml import html
from zope.globalrequest import getRequest

import flow
import pikepdf
import pytest
import transaction


SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
LATER = "2027-03-12T10:00:00+00:00"
PRIVATE = f"<p>Vu la demande de M. {NAME}, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
PERSON = "Demande de M. Aurélien Quévrain, domicilié rue de la Sapinette 12 à 5999 Val-des-Aulnes."


@pytest.fixture
def arrived(portal, institution, clock):
    """Receives an item with annexes, ``(id, bytes, media type)``, and lets the worker analyse it and read them."""

    def receive(*files, read=True, **changes):
        facts = [listed(data, name, kind) for name, data, kind in files]
        send(institution, item(texts={"decision": PRIVATE}, annexes=facts, **changes))
        dossier = flow.dossier(institution)
        work(portal, NOW)
        for name, data, kind in files:
            assert receive_annex(dossier, name, data, kind).code in (200, 201)
        transaction.commit()
        if read:
            work(portal, NOW)
        return dossier

    return receive


@pytest.fixture
def one(arrived):
    """Receives an item with one PDF, and gives its dossier."""
    return lambda *pages, **changes: arrived(("a1", pdf(*pages), PDF), **changes)


def found(dossier, name="a1"):
    """What stands against publishing, by kind."""
    counted = concerns(dossier.annexes[name].offered, annexes.forbidden_in(dossier))
    return {concern.kind: concern.count for concern in counted}


def state(dossier, name="a1"):
    annex = next(annex for annex in dossier.content["annexes"] if annex["id"] == name)
    return state_of(dossier, annex, annexes.forbidden_in(dossier))


def lacking(dossier):
    return [annex["id"] for annex in undecided(dossier, annexes.forbidden_in(dossier))]


def acts(dossier):
    return [entry["act"] for entry in dossier.history if "annex" in entry]


# -- the analysis ---------------------------------------------------------------------------------------------


def test_the_worker_reads_what_arrived_page_by_page(one):
    dossier = one(CLEAN, PERSON)
    pages = dossier.annexes["a1"].reading.found["pages"]
    assert [[span["label"] for span in page["findings"]] for page in pages] == [[], ["PERSON", "ADDRESS"]]
    assert found(dossier) == {"PERSON": 1, "ADDRESS": 1}


def test_the_analysis_is_in_clear_and_leaves_with_the_text(one):
    dossier = one(PERSON)
    assert "Quévrain" in repr(dossier.annexes["a1"].reading.found)
    assert "Quévrain" not in repr(list(dossier.history))
    dossier.annexes.clear()
    assert not dossier.annexes


def test_an_annex_that_nobody_read_waits_and_keeps_no_item_from_being_validated(portal, one):
    dossier = one(PERSON, read=False)
    assert (state(dossier), found(dossier)) == ("waiting", {"not_analysed": 1})
    assert not lacking(dossier)
    assert [annex["id"] for annex in waiting(dossier)] == ["a1"]
    work(portal, NOW)
    assert state(dossier) == "undecided"
    assert not waiting(dossier)


def test_other_bytes_are_read_again(portal, institution, one):
    dossier = one(PERSON)
    other = pdf(CLEAN)
    send(institution, item(texts={"decision": PRIVATE}, annexes=[listed(other)], modified=LATER))
    receive_annex(dossier, "a1", other, PDF)
    assert found(dossier) == {"not_analysed": 1}
    transaction.commit()
    work(portal, NOW)
    assert found(dossier) == {}


def test_what_was_read_while_other_bytes_arrived_is_dropped(one):
    dossier = one(CLEAN)
    stored = dossier.annexes["a1"]
    stored.digest = "another"
    assert found(dossier) == {"not_analysed": 1}


@pytest.mark.parametrize(
    "data, kind, expected",
    [
        (b"%PDF-1.4 a test", PDF, {"unreadable_file": 1}),
        (b"\x89PNG", "image/png", {"unreadable_file": 1}),
        (scanned(), PDF, {"unreadable_page": 1}),
        (docx(PERSON), DOCX, {"PERSON": 1, "ADDRESS": 1}),
        (docx(CLEAN), DOCX, {}),
        (pdf(CLEAN, author="Colette Piettequin"), PDF, {}),
        (pdf(f"Registre national {NISS}"), PDF, {"hit": 1, "NISS": 1}),
    ],
)
def test_what_stands_against_publishing(arrived, data, kind, expected):
    assert found(arrived(("a1", data, kind))) == expected


def test_a_text_under_a_black_box_is_told(arrived):
    made = pikepdf.open(BytesIO(pdf("Montant convenu avec le demandeur")))
    made.pages[0].Contents = made.make_stream(made.pages[0].Contents.read_bytes() + b"\n0 0 0 rg 60 690 400 30 re f")
    out = BytesIO()
    made.save(out)
    assert found(arrived(("a1", out.getvalue(), PDF))) == {"hidden_text": 1}


def test_a_name_that_the_item_masks_is_found_even_where_the_machine_sees_none(one):
    dossier = one(f"Noirhomme {CLEAN}", f"evrard noirhomme {CLEAN}")
    assert found(dossier)["hit"] == 1
    dossier.review.append({"act": "keep", "entity": "A", "who": SECRETARY, "at": NOW})
    assert "hit" not in found(dossier)


def test_a_reader_that_fails_tries_again_later_and_holds_up_no_other(portal, arrived, monkeypatch):
    genuine = reader.read_annex

    def read(name, data, limits):
        if b"Quatrain" in data:
            raise MemoryError("a word of the file")
        return genuine(name, data, limits)

    monkeypatch.setattr(reader, "read_annex", read)
    dossier = arrived(("a1", pdf("Quatrain"), PDF), ("a2", pdf(CLEAN), PDF))
    assert (state(dossier, "a1"), state(dossier, "a2")) == ("waiting", "ready")
    failure = dossier.annexes["a1"].failure
    assert (failure["kind"], failure["attempts"], failure["next"]) == ("MemoryError", 1, NOW + timedelta(minutes=2))
    monkeypatch.undo()
    work(portal, NOW + timedelta(minutes=1))
    assert state(dossier, "a1") == "waiting"
    work(portal, NOW + timedelta(minutes=2))
    assert state(dossier, "a1") == "ready"
    assert dossier.annexes["a1"].failure is None


def test_while_the_pseudonymizer_is_down_annexes_wait(portal, arrived, monkeypatch):
    def down(*args, **kwargs):
        raise PseudonymizerUnavailable("down")

    monkeypatch.setattr(reader, "analyse_annex", down)
    dossier = arrived(("a1", pdf(CLEAN), PDF))
    assert state(dossier) == "waiting"
    monkeypatch.undo()
    work(portal, NOW + timedelta(minutes=11))
    assert state(dossier) == "ready"


def test_a_dossier_that_is_gone_leaves_nothing_to_read(portal, institution, one):
    dossier = one(CLEAN, read=False)
    send(institution, item(privacy="secret", modified=LATER))
    assert not dossier.annexes
    work(portal, NOW)
    assert not list(queue.to_read(NOW))
    assert not institution["bureau"].unread_annexes


# -- decisions ------------------------------------------------------------------------------------------------


def test_nothing_is_released_by_default(one):
    dossier = one(CLEAN)
    assert (state(dossier), dossier.annexes["a1"].is_released) == ("ready", False)
    assert not lacking(dossier)


def test_a_clean_pdf_is_released_at_once(one):
    dossier = one(CLEAN)
    annexes.release_annex(dossier, "a1", SECRETARY)
    assert state(dossier) == "released"
    assert acts(dossier) == ["annex released"]
    assert dossier.history[-1]["who"] == SECRETARY
    assert dossier.annexes["a1"].decided["who"] == SECRETARY


def test_what_was_found_is_confirmed_by_name_and_count(one):
    dossier = one(PERSON)
    with pytest.raises(BadAction, match="je l’ai relue"):
        annexes.release_annex(dossier, "a1", SECRETARY)
    for other in ("PERSON:2 ADDRESS:1", "yes", "not_analysed:1"):
        with pytest.raises(Stale):
            annexes.release_annex(dossier, "a1", SECRETARY, confirmed=other)
    assert not dossier.annexes["a1"].is_released
    assert annexes.to_confirm(dossier, "a1") == "PERSON:1 ADDRESS:1"
    annexes.release_annex(dossier, "a1", SECRETARY, confirmed="PERSON:1 ADDRESS:1")
    assert dossier.annexes["a1"].is_released
    assert dossier.history[-1]["found"] == "PERSON:1 ADDRESS:1"


def test_who_confirms_before_the_analysis_does_not_confirm_what_it_finds(portal, one):
    dossier = one(PERSON, read=False)
    work(portal, NOW)
    with pytest.raises(Stale):
        annexes.release_annex(dossier, "a1", SECRETARY, confirmed="not_analysed:1")


@pytest.mark.parametrize(
    "data, kind, message",
    [(b"\x89PNG", "image/png", "seul un PDF"), (docx(CLEAN), DOCX, "seul un PDF")],
)
def test_only_a_pdf_is_released(arrived, data, kind, message):
    dossier = arrived(("a1", data, kind))
    with pytest.raises(BadAction, match=message):
        annexes.release_annex(dossier, "a1", SECRETARY, confirmed=annexes.to_confirm(dossier, "a1"))


def test_what_did_not_arrive_cannot_be_decided(one):
    with pytest.raises(BadAction, match="n’est pas arrivée"):
        annexes.release_annex(one(CLEAN), "none", SECRETARY)


def test_what_the_institution_does_not_publish_is_not_released(one):
    dossier = one(CLEAN)
    dossier.versions[-1].content["annexes"][0]["publishable"] = False
    with pytest.raises(BadAction, match="ne publie pas"):
        annexes.release_annex(dossier, "a1", SECRETARY)


def test_a_decision_is_of_the_bytes_that_were_shown(one):
    dossier = one(CLEAN)
    for decide in (
        lambda: annexes.release_annex(dossier, "a1", SECRETARY, seen=""),
        lambda: annexes.release_annex(dossier, "a1", SECRETARY, seen="0" * 64),
        lambda: annexes.withhold_annex(dossier, "a1", SECRETARY, "other", seen="0" * 64),
        lambda: annexes.replace_annex(dossier, "a1", SECRETARY, pdf("x"), seen="0" * 64),
        lambda: annexes.drop_replacement(dossier, "a1", SECRETARY, seen="0" * 64),
    ):
        with pytest.raises(Stale):
            decide()
    assert state(dossier) == "ready"
    annexes.release_annex(dossier, "a1", SECRETARY, seen=dossier.annexes["a1"].digest)
    assert state(dossier) == "released"


@pytest.mark.parametrize("reason", ["", "because", "not_received"])
def test_the_reason_of_withholding_is_one_of_the_list(one, reason):
    with pytest.raises(BadAction, match="choisissez la raison"):
        annexes.withhold_annex(one(PERSON), "a1", SECRETARY, reason)


@pytest.mark.parametrize("reason", annexes.REASONS)
def test_to_withhold_is_a_decision(one, reason):
    dossier = one(PERSON)
    assert lacking(dossier) == ["a1"]
    annexes.withhold_annex(dossier, "a1", SECRETARY, reason)
    assert (state(dossier), lacking(dossier)) == ("withheld", [])
    assert dossier.history[-1]["reason"] == reason


@pytest.mark.parametrize(
    "data, kind, needed",
    [
        (pdf(CLEAN), PDF, False),
        (pdf(PERSON), PDF, True),
        (scanned(), PDF, True),
        (b"%PDF-1.4 a test", PDF, True),
        (pdf(f"Registre national {NISS}"), PDF, True),
        (docx(PERSON), DOCX, True),
        (docx(CLEAN), DOCX, False),
    ],
)
def test_which_annexes_need_an_explicit_decision(arrived, data, kind, needed):
    assert bool(lacking(arrived(("a1", data, kind)))) is needed


def test_an_image_of_the_text_needs_none(portal, institution, clock):
    import base64

    picture = base64.b64encode(photograph()).decode()
    send(institution, item(texts={"decision": f'<p>Vu <img src="data:image/jpeg;base64,{picture}"></p>'}))
    work(portal, NOW)
    dossier = flow.dossier(institution)
    assert state(dossier, "texte-image-1") == "embedded"
    assert not lacking(dossier)


# -- a file in its place --------------------------------------------------------------------------------------


def test_a_replacement_is_analysed_and_waits_for_its_own_release(portal, one):
    dossier = one(PERSON)
    redacted = pdf("Demande de M. ***, domicilié ***.")
    annexes.replace_annex(dossier, "a1", SECRETARY, redacted)
    stored = dossier.annexes["a1"]
    assert (state(dossier), stored.is_released) == ("waiting", False)
    assert stored.file.data != redacted
    transaction.commit()
    work(portal, NOW)
    assert state(dossier) == "ready"
    annexes.release_annex(dossier, "a1", SECRETARY)
    assert stored.released == stored.replacement.digest != stored.digest
    assert stored.file.data == pdf(PERSON)


def test_a_badly_redacted_replacement_needs_a_decision_again(portal, one):
    dossier = one(PERSON)
    annexes.replace_annex(dossier, "a1", SECRETARY, pdf(CLEAN, PERSON))
    transaction.commit()
    work(portal, NOW)
    assert lacking(dossier) == ["a1"]
    with pytest.raises(BadAction):
        annexes.release_annex(dossier, "a1", SECRETARY)


def test_a_replaced_word_file_can_be_published(portal, arrived):
    dossier = arrived(("a1", docx(PERSON), DOCX))
    annexes.replace_annex(dossier, "a1", SECRETARY, pdf(CLEAN))
    transaction.commit()
    work(portal, NOW)
    annexes.release_annex(dossier, "a1", SECRETARY)
    assert dossier.annexes["a1"].is_released


def test_a_replacement_takes_the_release_of_what_it_replaces_back(one):
    dossier = one(CLEAN)
    annexes.release_annex(dossier, "a1", SECRETARY)
    annexes.replace_annex(dossier, "a1", SECRETARY, pdf("Plan, sans la liste"))
    assert not dossier.annexes["a1"].is_released


def test_new_bytes_make_the_replacement_stale_and_say_so(portal, institution, one, browse):
    dossier = one(PERSON)
    annexes.replace_annex(dossier, "a1", SECRETARY, pdf(CLEAN))
    transaction.commit()
    work(portal, NOW)
    annexes.release_annex(dossier, "a1", SECRETARY)
    other = pdf(PERSON, PERSON)
    send(institution, item(texts={"decision": PRIVATE}, annexes=[listed(other)], modified=LATER))
    receive_annex(dossier, "a1", other, PDF)
    transaction.commit()
    stored = dossier.annexes["a1"]
    assert (stored.is_released, stored.lapsed, stored.offered is stored) == (False, "replaced", True)
    work(portal, NOW)
    assert lacking(dossier) == ["a1"]
    page = text(opened(browse, dossier))
    assert "votre remplacement n’y correspond plus" in page
    assert "ne correspond plus au fichier reçu" in page


@pytest.mark.parametrize("decide, lapsed", [("release", "released"), ("withhold", "withheld")])
def test_new_bytes_undo_whatever_was_decided_and_say_so(institution, one, decide, lapsed):
    dossier = one(CLEAN)
    if decide == "release":
        annexes.release_annex(dossier, "a1", SECRETARY)
    else:
        annexes.withhold_annex(dossier, "a1", SECRETARY, "security")
    other = pdf("Autre plan")
    send(institution, item(texts={"decision": PRIVATE}, annexes=[listed(other)], modified=LATER))
    receive_annex(dossier, "a1", other, PDF)
    stored = dossier.annexes["a1"]
    assert (stored.lapsed, stored.is_released, stored.withheld) == (lapsed, False, "")
    assert acts(dossier)[-1] == "annex changed"


def test_back_to_the_received_file(one):
    dossier = one(PERSON)
    with pytest.raises(BadAction, match="n’est pas remplacée"):
        annexes.drop_replacement(dossier, "a1", SECRETARY)
    annexes.replace_annex(dossier, "a1", SECRETARY, pdf(CLEAN))
    annexes.drop_replacement(dossier, "a1", SECRETARY)
    assert (dossier.annexes["a1"].replacement, lacking(dossier)) == (None, ["a1"])


def protected():
    made = pikepdf.open(BytesIO(pdf(CLEAN)))
    out = BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


@pytest.mark.parametrize(
    "data, message",
    [
        (b"", "choisissez un fichier"),
        (b"not a pdf", "n’est pas un PDF"),
        (docx(CLEAN), "n’est pas un PDF"),
        (b"%PDF-1.7 garbage", "illisible"),
        (protected(), "protégé"),
        (pdf(), "pas de page"),
        (b"%PDF-1.7" + b" " * annexes.MAX_REPLACEMENT, "dépasse 50 Mo"),
        (pdf(PERSON), "déjà là"),
    ],
    ids=["empty", "text", "word", "garbage", "protected", "no page", "too large", "the same"],
)
def test_what_cannot_replace_an_annex(one, data, message):
    dossier = one(PERSON)
    with pytest.raises(BadAction, match=message):
        annexes.replace_annex(dossier, "a1", SECRETARY, data)
    assert dossier.annexes["a1"].replacement is None


# -- the picture of a page ------------------------------------------------------------------------------------


def test_a_page_is_drawn_within_bounds():
    assert draw_page(pdf(CLEAN), 1).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "data, number, bounds",
    [
        (pdf(CLEAN), 2, Bounds()),
        (pdf(CLEAN), 0, Bounds()),
        (b"%PDF-1.4 a test", 1, Bounds()),
        (pdf(CLEAN), 1, Bounds(file=10)),
        (pdf(CLEAN), 1, Bounds(picture=10)),
        (pdf(CLEAN), 1, Bounds(seconds=0)),
    ],
    ids=["no such page", "page 0", "garbage", "file too large", "picture too large", "too long"],
)
def test_what_cannot_be_drawn_is_refused(data, number, bounds):
    with pytest.raises(NoPicture):
        draw_page(data, number, bounds)


# -- the screen -----------------------------------------------------------------------------------------------


def text(browser):
    return " ".join(html.fromstring(browser.contents).text_content().split())


def opened(browse, dossier, user=SECRETARY, query="?id=a1"):
    browser = browse(user)
    browser.open(f"{dossier.absolute_url()}/@@annex{query}")
    return browser


def press(browser, value, **fields):
    """Press the button of that value, with its form filled in; ``file``: bytes to upload."""
    for number in range(browser.contents.count("<form")):
        form = browser.getForm(index=number)
        buttons = [button.get("value") for button in form._form.html.select("button[name=do]")]
        if value not in buttons:
            continue
        upload = fields.pop("file", None)
        if upload is not None:
            form.getControl(name="file").add_file(BytesIO(upload), PDF, "Demande de Colette.pdf")
        for name, given in fields.items():
            form.getControl(name=name).value = given
        form.getControl(name="do", index=buttons.index(value)).click()
        transaction.begin()
        return
    raise LookupError(value)


def values(browser):
    return [button.get("value") for button in html.fromstring(browser.contents).xpath('//button[@name="do"]')]


def test_the_screen_tells_by_page_what_was_found_and_shows_the_page(one, browse):
    browser = opened(browse, one(CLEAN, PERSON, f"M. {NAME} et M. Aurélien Quévrain"))
    page = html.fromstring(browser.contents)
    assert "Rien de relevé" in page.get_element_by_id("page-1").text_content()
    second = " ".join(page.get_element_by_id("page-2").text_content().split())
    assert "Aurélien Quévrain – Personne, à masquer" in second
    assert "12 à 5999 Val-des-Aulnes – Adresse" in second
    third = page.get_element_by_id("page-3")
    assert third.xpath("string(.//li/p/strong)").strip() == NAME
    assert "le dernier contrôle le refusera" in third.text_content()
    [image] = page.get_element_by_id("page-1").xpath(".//img")
    assert (image.get("loading"), bool(image.get("alt"))) == ("lazy", True)
    browser.open(image.get("src"))
    assert browser.headers["content-type"] == "image/png"
    assert "no-store" in browser.headers["cache-control"]
    assert "sandbox" in browser.headers["content-security-policy"]


def test_properties_are_told_and_which_of_them_stay(arrived, browse):
    made = pikepdf.open(BytesIO(pdf(CLEAN, author="Colette Piettequin", comment="Voir M. Jean Tilleul")))
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Plan", 0))
    out = BytesIO()
    made.save(out)
    page = text(opened(browse, arrived(("a1", out.getvalue(), PDF))))
    assert "Auteur Colette Piettequin" in page
    assert "Commentaire page 1 Voir M. Jean Tilleul" in page
    assert "Signet reste dans le fichier publié Plan" in page


def test_a_word_file_shows_its_text_instead_of_a_picture(arrived, browse):
    browser = opened(browse, arrived(("a1", docx(PERSON), DOCX)))
    assert "Seul un PDF peut paraître" in text(browser)
    assert "release" not in values(browser)
    assert PERSON in html.fromstring(browser.contents).xpath("//details")[0].text_content()
    assert "@@annex-page" not in browser.contents


def test_a_long_file_is_shown_in_parts(arrived, browse):
    dossier = arrived(("a1", pdf(*[CLEAN] * 44, PERSON), PDF))
    browser = opened(browse, dossier)
    assert len(html.fromstring(browser.contents).xpath("//img")) == 20
    assert "pages 41 à 45 ▲ (à regarder)" in text(browser)
    browser.getLink("pages 41 à 45").click()
    assert "Aurélien Quévrain" in text(browser)
    assert len(html.fromstring(browser.contents).xpath("//img")) == 5
    assert "Page 45" in text(opened(browse, dossier, query="?id=a1&from=99999"))


def test_publish_with_a_confirmation(one, browse):
    dossier = one(PERSON)
    browser = opened(browse, dossier)
    assert "bien que l’analyse dise : Personne : 1, Adresse : 1" in text(browser)
    press(browser, "release")
    assert browser.headers["status"].startswith("400")
    assert "cochez « je l’ai relue »" in html.fromstring(browser.contents).get_element_by_id("release").text_content()
    assert not dossier.annexes["a1"].is_released
    press(browser, "release", confirm=["PERSON:1 ADDRESS:1"])
    assert browser.url.endswith("@@annex?id=a1#state")
    assert "Annexe libérée." in text(browser)
    assert dossier.annexes["a1"].is_released


def test_withhold_with_a_reason(one, browse):
    dossier = one(PERSON)
    browser = opened(browse, dossier)
    press(browser, "withhold")
    assert "choisissez la raison" in html.fromstring(browser.contents).get_element_by_id("withhold").text_content()
    press(browser, "withhold", reason=["copyright"])
    assert "Retenue, le public le lit : droit d’auteur." in text(browser)
    assert dossier.annexes["a1"].withheld == "copyright"


def test_replace_by_an_upload(portal, one, browse):
    dossier = one(PERSON)
    browser = opened(browse, dossier)
    press(browser, "replace", file=b"garbage")
    assert browser.headers["status"].startswith("400")
    assert "n’est pas un PDF" in html.fromstring(browser.contents).get_element_by_id("replace").text_content()
    press(browser, "replace")
    assert "choisissez un fichier" in text(browser)
    press(browser, "replace", file=pdf(CLEAN))
    assert "Fichier remplacé" in text(browser)
    assert "Colette" not in dossier.annexes["a1"].replacement.file.filename
    work(portal, NOW)
    browser = opened(browse, dossier)
    assert "Quévrain" not in text(browser)
    browser.getLink("Fichier de remplacement").click()
    assert browser.headers["content-disposition"] == 'attachment; filename="annexe-a1-remplacement.pdf"'
    browser = opened(browse, dossier)
    press(browser, "drop")
    assert "Aurélien Quévrain" in text(browser)


def test_a_form_of_former_bytes_changes_nothing(portal, institution, one, browse):
    dossier = one(CLEAN)
    browser = opened(browse, dossier)
    other = pdf(PERSON)
    send(institution, item(texts={"decision": PRIVATE}, annexes=[listed(other)], modified=LATER))
    receive_annex(dossier, "a1", other, PDF)
    transaction.commit()
    press(browser, "release")
    assert browser.headers["status"].startswith("409")
    assert "a été remplacé entre-temps" in text(browser)
    assert not dossier.annexes["a1"].is_released


def test_an_agent_reads_and_does_not_decide(one, browse):
    dossier = one(PERSON)
    browser = opened(browse, dossier, AGENT)
    assert "Aurélien Quévrain" in text(browser)
    assert "La décision revient à un·e secrétaire" in text(browser)
    assert not values(browser)
    token = html.fromstring(opened(browse, dossier).contents).xpath('//input[@name="_authenticator"]/@value')[0]
    for act in ("release", "withhold", "replace", "drop"):
        browser.post(f"{dossier.absolute_url()}/@@annex", f"id=a1&do={act}&reason=other&_authenticator={token}")
    transaction.begin()
    assert dossier.annexes["a1"].decided is None


def test_a_request_without_a_token_changes_nothing(one, browse):
    dossier = one(CLEAN)
    digest = dossier.annexes["a1"].digest
    browse(SECRETARY).post(f"{dossier.absolute_url()}/@@annex", f"id=a1&do=release&seen={digest}")
    transaction.begin()
    assert dossier.annexes["a1"].decided is None


def test_an_annex_that_failed_is_analysed_again_when_asked(portal, one, browse):
    dossier = one(PERSON)
    dossier.annexes["a1"].reading = None
    transaction.commit()
    browser = opened(browse, dossier, AGENT)
    assert "L’analyse n’est pas encore faite" in text(browser)
    press(browser, "analyse")
    work(portal, NOW)
    assert "Aurélien Quévrain" in text(opened(browse, dossier, AGENT))


@pytest.mark.parametrize("query", ["", "?id=none", "?id=a1&id=a2"])
def test_what_is_not_listed_is_not_found(one, browse, query):
    assert opened(browse, one(CLEAN), query=query).headers["status"].startswith("404")


@pytest.mark.parametrize("page", ["", "x", "-1", "123456"])
def test_a_page_that_is_no_number_is_not_found(one, browse, page):
    browser = browse(SECRETARY)
    browser.open(f"{one(CLEAN).absolute_url()}/@@annex-page?id=a1&page={page}")
    assert browser.headers["status"].startswith("404")


def test_a_page_that_cannot_be_drawn_is_refused_politely(one, browse):
    browser = browse(SECRETARY)
    browser.open(f"{one(CLEAN).absolute_url()}/@@annex-page?id=a1&page=7")
    assert browser.headers["status"].startswith("422")
    assert "Pas d’image de cette page" in browser.contents


def test_strangers_learn_nothing(one, browse, functional):
    dossier = one(PERSON)
    for view in ("@@annex?id=a1", "@@annex-page?id=a1&page=1", "@@received-annex?id=a1"):
        browser = browse("val-managers-1")
        browser.open(f"{dossier.absolute_url()}/{view}")
        assert browser.headers["status"].startswith("404")
        assert "Quévrain" not in browser.contents


def test_the_list_says_where_each_annex_stands(arrived):
    dossier = arrived(("a1", pdf(PERSON), PDF), ("a2", pdf(CLEAN), PDF))
    first, second = annex_rows(dossier, getRequest())
    assert (first["flagged"], first["found"]) == (True, "Personne : 1, Adresse : 1")
    assert first["url"].endswith("/@@annex?id=a1")
    assert (second["flagged"], second["found"], second["glyph"]) == (False, "", "◇")
