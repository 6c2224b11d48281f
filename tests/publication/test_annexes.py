"""Do annexes leave clean, follow what was decided of them, and go when they have to?"""

from annexes import CLEAN
from annexes import docx
from annexes import listed
from annexes import NAME
from annexes import NISS
from annexes import PDF
from annexes import pdf
from annexes import photograph
from annexes import saved
from annexes import scanned
from annexes import SECRET
from flow import dossier
from flow import item
from flow import NOW
from flow import public
from flow import release
from flow import send
from flow import settle
from imio.deliberations.publication import pictures
from imio.deliberations.publication.files import publishable_pdf
from imio.deliberations.publication.files import text_of_pdf
from imio.deliberations.publication.files import Unpublishable
from imio.deliberations.publication.register import register_of
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation.annexes import release_annex
from imio.deliberations.validation.annexes import replace_annex
from imio.deliberations.validation.annexes import to_confirm
from imio.deliberations.validation.annexes import withhold_annex
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work
from io import BytesIO
from PIL import Image
from plone import api

import flow
import pikepdf
import pytest
import transaction
import zlib


SECRETARY = "val-secretaries-1"
PRIVATE = f"<p>Vu la demande de M. {NAME}, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
LATER = "2027-03-12T10:00:00+00:00"


@pytest.fixture
def published(portal, institution):
    """Publishes an item with these PDFs, annexes ``a1``, ``a2``…, none of them released; gives its dossier."""

    def whole_way(*files):
        facts = [listed(data, f"a{number}", title=f"Plan {number}") for number, data in enumerate(files, 1)]
        send(institution, item(texts={"decision": PRIVATE}, annexes=facts))
        one = dossier(institution)
        for number, data in enumerate(files, 1):
            receive_annex(one, f"a{number}", data, PDF)
        transaction.commit()
        work(portal, NOW)
        for annex in facts:
            withhold_annex(one, annex["id"], SECRETARY, "unsuitable")
        settle(one)
        work(portal, NOW)
        assert api.content.get_state(one) == "published", one.blocked_because
        return one

    return whole_way


def free(one, annex_id="a1"):
    """Release an annex, whatever was found in it, and let the worker follow."""
    release_annex(one, annex_id, SECRETARY, confirmed=to_confirm(one, annex_id))
    transaction.commit()
    work(api.portal.get(), NOW)


def hold(one, annex_id="a1", reason="personal_data"):
    withhold_annex(one, annex_id, SECRETARY, reason)
    transaction.commit()
    work(api.portal.get(), NOW)


def told(one):
    """What the public page says of annexes: the files by name, and why others are not there."""
    decision = public(one)
    return sorted(decision.objectIds()), {annex["title"]: annex["reason"] for annex in decision.withheld}


def acts(portal, one):
    return [header["act"] for header, _, _ in register_of(portal).entries() if header["path"] == one.public_path]


# -- a public item --------------------------------------------------------------------------------------------


def test_the_reason_of_the_secretary_is_what_the_public_reads(published):
    assert told(published(pdf(CLEAN))) == ([], {"Plan 1": "unsuitable"})


def test_an_annex_of_a_public_item_appears_without_a_new_validation(portal, published):
    one = published(pdf(CLEAN), pdf("Devis"))
    sections, at = public(one).sections, public(one).published
    free(one)
    assert told(one) == (["annexe-1"], {"Plan 2": "unsuitable"})
    assert api.content.get_state(one) == "published"
    assert (public(one).sections, public(one).published) == (sections, at)
    assert acts(portal, one) == ["publish", "replace"]
    assert public(one).versions == one.positions
    [told_of] = register_of(portal).record(one.positions[-1])["annexes"]
    size = len(public(one)["annexe-1"].file.data)
    assert (told_of["title"], told_of["type"], told_of["size"], told_of["pages"]) == ("Plan 1", PDF, size, 1)
    assert (one.wish, one.annexes_due) == ("", None)


def test_an_annex_that_is_withheld_leaves_the_public_page_and_the_others_keep_their_address(portal, published):
    one = published(pdf(CLEAN), pdf("Devis"))
    free(one, "a1")
    free(one, "a2")
    second = public(one)["annexe-2"].file.data
    hold(one, "a1")
    assert told(one) == (["annexe-2"], {"Plan 1": "personal_data"})
    assert public(one)["annexe-2"].file.data == second
    free(one, "a1")
    assert told(one) == (["annexe-1", "annexe-2"], {})


def test_what_changes_nothing_makes_no_entry(portal, published):
    one = published(pdf(CLEAN))
    hold(one, reason="unsuitable")
    assert acts(portal, one) == ["publish"]
    assert one.wish == ""


def test_a_file_that_shows_what_is_masked_stays_out_and_the_page_as_it_was(portal, published):
    one = published(pdf(CLEAN), pdf(f"Plainte de {NAME}"), pdf(f"Registre national {NISS}"))
    free(one, "a1")
    for name, kind in (("a2", "name"), ("a3", "niss")):
        free(one, name)
        stored = one.annexes[name]
        assert (stored.is_released, stored.refused) == (False, ("hard_hit", f"{kind}@file.{name}"))
    work(portal, NOW)
    assert told(one)[0] == ["annexe-1"]
    assert api.content.get_state(one) == "published"
    assert one.wish == ""
    assert NAME not in repr(list(one.history)) + repr(one.annexes["a2"].refused)


def test_a_bad_file_does_not_keep_another_from_leaving_the_page(portal, published):
    one = published(pdf(CLEAN), pdf(f"Plainte de {NAME}"))
    free(one, "a1")
    withhold_annex(one, "a1", SECRETARY, "personal_data")
    free(one, "a2")
    work(portal, NOW)
    assert told(one) == ([], {"Plan 1": "personal_data", "Plan 2": "not_released"})


def test_a_file_that_cannot_be_published_is_refused(portal, published):
    one = published(b"%PDF-1.4 a test")
    free(one)
    assert one.annexes["a1"].refused == ("annex", "le PDF est illisible")
    assert told(one)[0] == []


def test_a_replaced_annex_leaves_at_once_and_comes_back_redacted(portal, published):
    one = published(pdf(f"Plan {SECRET}"))
    free(one)
    replace_annex(one, "a1", SECRETARY, pdf(CLEAN))
    transaction.commit()
    work(portal, NOW)
    assert told(one)[0] == []
    free(one)
    assert SECRET not in text_of_pdf(public(one)["annexe-1"].file.data)


def test_while_a_newer_version_is_prepared_an_annex_may_leave_and_none_appears(portal, institution, published):
    files = [pdf(CLEAN), pdf("Devis"), pdf("Avis")]
    one = published(*files)
    free(one, "a1")
    free(one, "a2")
    facts = [listed(data, f"a{number}", title=f"Plan {number}") for number, data in enumerate(files, 1)]
    newer = {"decision": PRIVATE + "<p>Le Conseil approuve.</p>"}
    send(institution, item(texts=newer, annexes=facts, modified=LATER))
    work(portal, NOW)
    assert api.content.get_state(one) == "to_validate"
    free(one, "a3")
    hold(one, "a1")
    assert told(one) == (["annexe-2"], {"Plan 1": "personal_data", "Plan 3": "unsuitable"})
    assert "approuve" not in str(public(one).sections)
    settle(one)
    work(portal, NOW)
    assert told(one) == (["annexe-2", "annexe-3"], {"Plan 1": "personal_data"})


def test_a_withdrawn_item_takes_its_wishes_along(portal, published):
    one = published(pdf(CLEAN))
    release(one, "a1")
    ask(one, "withdraw", SECRETARY, "error")
    transaction.commit()
    work(portal, NOW)
    assert (one.public_path, one.wish, one.annexes_due) == ("", "", None)


def test_a_released_annex_that_the_gate_refuses_has_to_be_decided_again(portal, institution):
    data = pdf(f"Plainte de {NAME}")
    send(institution, item(texts={"decision": PRIVATE}, annexes=[listed(data)]))
    one = dossier(institution)
    receive_annex(one, "a1", data, PDF)
    transaction.commit()
    work(portal, NOW)
    release(one, "a1")
    settle(one)
    work(portal, NOW)
    assert api.content.get_state(one) == "blocked"
    assert one.blocked_because == ("hard_hit", "name@file.a1")
    assert (one.annexes["a1"].is_released, one.annexes["a1"].refused) == (False, one.blocked_because)


# -- what a file carries along --------------------------------------------------------------------------------


def carrying():
    """A PDF that tells of somebody in each place that no reader sees."""
    made = pikepdf.open(BytesIO(pdf(CLEAN, author=SECRET, comment=f"Voir {SECRET}")))
    with made.open_metadata() as xmp:
        xmp["dc:creator"] = [SECRET]
    made.attachments[f"{SECRET}.txt"] = SECRET.encode()
    name = pikepdf.String(SECRET)
    page, root = made.pages[0], made.Root
    page.PieceInfo = pikepdf.Dictionary(Editor=pikepdf.Dictionary(Private=name))
    page.Unknown = name
    page.Thumb = made.make_stream(SECRET.encode())
    root.AcroForm = pikepdf.Dictionary(Fields=[made.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, V=name))])
    root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=name)
    root.DSS = pikepdf.Dictionary(Certs=[made.make_stream(SECRET.encode())])
    root.Threads = pikepdf.Array([made.make_indirect(pikepdf.Dictionary(I=pikepdf.Dictionary(Author=name)))])
    layer = pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Plan")
    layer.Usage = pikepdf.Dictionary(CreatorInfo=pikepdf.Dictionary(Creator=name))
    root.OCProperties = pikepdf.Dictionary(OCGs=[made.make_indirect(layer)], D=pikepdf.Dictionary())
    with made.open_outline() as outline:
        away = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=name)
        entry = pikepdf.OutlineItem("Plan")
        entry.action = away
        outline.root.append(entry)
    return saved(made)


def test_a_published_file_keeps_nothing_of_what_it_carried():
    data = carrying()
    assert data.count(SECRET.encode()) >= 8
    out = publishable_pdf(data, "Plan")
    with pikepdf.open(BytesIO(out)) as read:
        assert SECRET.encode() not in saved(read)
        assert not read.attachments and "/Author" not in read.docinfo
        assert read.open_metadata()["dc:title"] == "Plan"
    assert text_of_pdf(out).count(CLEAN) == 1
    assert SECRET not in text_of_pdf(out)


@pytest.mark.parametrize("chain", ["alone", "deflated"])
def test_a_photograph_tells_no_more_than_it_shows(chain):
    photo = photograph(SECRET)
    data = scanned(photo)
    if chain == "deflated":
        made = pikepdf.open(BytesIO(data))
        filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
        made.pages[0].Resources.XObject.Im0.write(zlib.compress(photo), filter=filters)
        data = saved(made)
    with pikepdf.open(BytesIO(publishable_pdf(data, "Plan"))) as read:
        out = read.pages[0].Resources.XObject.Im0
        assert out.Filter == pikepdf.Name.DCTDecode
        left = out.read_raw_bytes()
    assert SECRET.encode() in photo and SECRET.encode() not in left
    assert Image.open(BytesIO(left)).tobytes() == Image.open(BytesIO(photo)).tobytes()


def test_a_picture_without_a_word_stays_as_it_is_to_the_byte():
    out, shown = BytesIO(), Image.effect_noise((64, 64), 50)
    shown.save(out, "JPEG", progressive=True)
    assert pictures.silent_jpeg(out.getvalue()) == out.getvalue()
    cmyk = BytesIO()
    shown.convert("CMYK").save(cmyk, "JPEG")
    assert b"Adobe" in pictures.silent_jpeg(cmyk.getvalue())


def test_what_follows_the_end_of_a_picture_goes():
    photo = photograph()
    assert pictures.silent_jpeg(photo + SECRET.encode()) == pictures.silent_jpeg(photo)


def test_a_jpeg_2000_loses_its_words():
    out = BytesIO()
    Image.effect_noise((64, 64), 50).save(out, "JPEG2000")
    plain = out.getvalue()
    words = SECRET.encode()
    box = (8 + len(words)).to_bytes(4) + b"xml " + words
    # After the signature and the type of the file, 12 and 20 bytes.
    told = plain[:32] + box + plain[32:]
    assert pictures.silent_jp2(told) == plain
    assert pictures.silent_jp2(b"\xff\x4f\xff\x51 a code stream") == b"\xff\x4f\xff\x51 a code stream"


def test_a_picture_that_cannot_be_taken_apart_is_not_published_when_it_tells_something():
    cut = photograph(SECRET)[:40]
    assert b"Exif" in cut
    with pytest.raises(Unpublishable, match="photo"):
        publishable_pdf(scanned(cut), "Plan")
    assert publishable_pdf(scanned(b"\xff\xd8 anything"), "Plan")


def test_an_office_file_never_leaves(portal, institution, published):
    with pytest.raises(Unpublishable):
        publishable_pdf(docx(CLEAN), "Plan")


def test_the_name_of_the_file_is_neutral(published):
    one = published(pdf(CLEAN))
    free(one)
    assert public(one)["annexe-1"].file.filename == f"{one.public_id}-annexe-1.pdf"
    assert flow.public(one)["annexe-1"].title == "Plan 1"
