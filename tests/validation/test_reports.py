"""Do reports reach those who can answer them, and does an answer do what it says?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import item
from flow import public
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.publication.register import register_of
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.validation.outcome import Decided
from imio.deliberations.validation.outcome import Outcome
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.same_text import Place
from imio.deliberations.validation.same_text import places_of
from imio.deliberations.validation.same_text import readable_misses
from imio.deliberations.validation.screens import same_text
from imio.deliberations.validation.steps import Stale
from imio.deliberations.worker.rounds import work
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Span
from lxml import html
from plone import api

import flow
import pytest
import transaction


SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
#: A street on which the machine has no doubt: it stays readable until somebody says otherwise.
STREET = "la paroisse du quartier"
TEXT = f"<p>Considérant l’avis de {STREET} ;</p><p>Le Conseil DÉCIDE d’approuver le compte.</p>"
WROTE = f"On lit encore « {STREET} »."


@pytest.fixture
def published(institution, clock):
    [made] = publish(institution, item(number="2.7", title="Compte de l’église", texts={"decision": TEXT}))
    return made


@pytest.fixture
def reported(published):
    """A published item with one report."""
    reports.file_report(published, WROTE, "2e alinéa", "lecteur@example.be", NOW)
    transaction.commit()
    return published


def state(context):
    return api.content.get_state(context)


def words(browser):
    return " ".join(html.fromstring(browser.contents).text_content().split())


def opened(browse, institution, user=SECRETARY, name="@@reports"):
    browser = browse(user)
    browser.open(f"{institution['bureau'].absolute_url()}/{name}")
    return browser


def values(browser):
    return [button.get("value") for button in html.fromstring(browser.contents).xpath('//button[@name="do"]')]


def press(browser, verb, **fields):
    """Press the first button of that verb with its form filled in."""
    for number in range(browser.contents.count("<form")):
        form = browser.getForm(index=number)
        buttons = [button.get("value") for button in form._form.html.select("button[name=do]")]
        wanted = [position for position, value in enumerate(buttons) if value.startswith(f"{verb}:")]
        if wanted:
            for name, given in fields.items():
                form.getControl(name=name).value = given
            form.getControl(name="do", index=wanted[0]).click()
            transaction.begin()
            return browser
    raise LookupError(verb)


def status(browser):
    return int(browser.headers["status"].split()[0])


# -- the same text: pure --------------------------------------------------------------------------------------


def decided(start, end, masked=True, by="human", is_open=False, part="decision"):
    span = Span("x", part, start, end, "", "PERSON", "mask" if masked else "keep", "A", 1.0, "", "test")
    return Decided(span, masked, is_open, by)


PLAIN = {"title": "Vente à Jean Dupont", "decision": "Jean Dupont, de la rue Jean-Dupont ; JEAN DUPONT."}


def test_an_occurrence_is_masked_when_all_of_it_is():
    first = decided(0, 11)
    assert places_of("Jean Dupont", PLAIN, Outcome((first,))) == [Place("title", 0, 1), Place("decision", 1, 2)]
    assert places_of("Jean Dupont", PLAIN, None) == [Place("title", 0, 1), Place("decision", 0, 3)]
    assert places_of("Jean Dupont", PLAIN, Outcome((decided(0, 10),)))[1] == Place("decision", 0, 3)
    assert places_of("Jean Dupont", PLAIN, Outcome((decided(0, 4), decided(5, 11))))[1] == Place("decision", 1, 2)
    assert places_of("Jean Dupont", PLAIN, Outcome((decided(0, 11, masked=False),)))[1] == Place("decision", 0, 3)


@pytest.mark.parametrize("needle", ["", " ", "…", "Dupontel", "Jean"])
def test_what_stands_nowhere_as_whole_words_is_found_nowhere(needle):
    texts = {"title": "Jeanne Dupont"}
    assert places_of(needle, texts, None) == []


def test_a_miss_stays_readable_only_where_a_human_left_it_so():
    missed, texts = [Forbidden("Jean Dupont", "MISS")], {"decision": "Jean Dupont."}
    readable = lambda *mentions: bool(readable_misses(missed, texts, Outcome(mentions)))  # noqa: E731
    assert readable()
    assert not readable(decided(0, 11))
    assert not readable(decided(0, 11, masked=False))
    assert readable(decided(0, 11, masked=False, by="machine"))
    assert readable(decided(0, 11, masked=False, is_open=True))
    assert readable(decided(0, 11, masked=False, part="title"))


# -- answering ------------------------------------------------------------------------------------------------


def test_the_latest_report_comes_first(institution, published):
    for minutes in (5, 1, 9):
        reports.file_report(published, f"Numéro {minutes}", "", "", NOW + timedelta(minutes=minutes))
    found = reports.open_reports(institution["bureau"])
    assert [report["text"] for _, report in found] == ["Numéro 9", "Numéro 5", "Numéro 1"]


def test_a_bureau_without_a_report_has_none(institution):
    assert reports.open_reports(institution["bureau"]) == reports.answered_reports(institution["bureau"]) == []
    assert reports.report_named(institution["bureau"], "x") is None


def test_an_answered_report_waits_no_more_and_is_remembered(institution, reported):
    [report] = reported.reports
    reports.confirm(reported, report, f"  {STREET} \n", SECRETARY)
    bureau = institution["bureau"]
    assert (report["state"], report["who"], report["missed"]) == ("confirmed", SECRETARY, STREET)
    assert reports.open_reports(bureau) == [] and not bureau.reported
    assert reports.answered_reports(bureau) == [(reported, report)]
    assert reports.missed(reported) == [Forbidden(STREET, "MISS")]
    assert reported.history[-1]["act"] == "report confirmed"


def test_other_reports_of_the_item_still_wait(institution, reported):
    reports.file_report(reported, "Autre chose", "", "", NOW)
    reports.dismiss(reported, reported.reports[0], "nom d’un lieu", SECRETARY)
    [(_, report)] = reports.open_reports(institution["bureau"])
    assert report["text"] == "Autre chose"


@pytest.mark.parametrize(
    "answer, text", [("confirm", ""), ("confirm", " … "), ("dismiss", "  "), ("dismiss", "x" * 301)]
)
def test_an_answer_says_something(reported, answer, text):
    with pytest.raises(BadAction):
        getattr(reports, answer)(reported, reported.reports[0], text, SECRETARY)
    assert reported.reports[0]["state"] == "open"


def test_an_answer_to_what_somebody_answered_meanwhile_is_stale(reported):
    [report] = reported.reports
    reports.dismiss(reported, report, "nom d’un lieu", SECRETARY)
    with pytest.raises(Stale):
        reports.confirm(reported, report, STREET, "val-secretaries-2")
    assert report["state"] == "dismissed" and report["who"] == SECRETARY


def test_the_bureau_shows_the_last_fifty_answers(institution, published):
    for number in range(reports.ANSWERED + 3):
        published.__parent__.__parent__.report_times = None
        reports.file_report(published, f"Numéro {number}", "", "", NOW)
        reports.dismiss(published, published.reports[-1], "rien", SECRETARY)
    answered = reports.answered_reports(institution["bureau"])
    assert len(answered) == reports.ANSWERED
    assert answered[0][1]["text"] == f"Numéro {reports.ANSWERED + 2}"


def test_erasing_what_readers_wrote_keeps_that_they_wrote(reported):
    reports.confirm(reported, reported.reports[0], STREET, SECRETARY)
    reported.erase_reports()
    [report] = reported.reports
    assert not any(report[name] for name in ("text", "where", "email", "missed", "note"))
    assert (report["state"], report["who"]) == ("confirmed", SECRETARY)
    assert reports.missed(reported) == []


# -- the screen -----------------------------------------------------------------------------------------------


def test_the_desk_says_that_reports_wait_and_not_what_they_say(institution, reported, browse):
    desk = words(opened(browse, institution, name=""))
    assert "Signalements : 1 à traiter" in desk and "Point 2.7 – mardi 23 mars 2027" in desk
    assert STREET not in desk and "lecteur@example.be" not in desk
    reports.dismiss(reported, reported.reports[0], "nom d’un lieu", SECRETARY)
    transaction.commit()
    assert "à traiter" not in words(opened(browse, institution, name=""))


def test_the_screen_shows_the_report_the_item_and_what_citizens_see(institution, reported, browse):
    page = words(opened(browse, institution))
    assert WROTE in page and "2e alinéa" in page and "lecteur@example.be" in page
    assert "Point 2.7 – Conseil communal – mardi 23 mars 2027" in page and "lisible par tous" in page


def test_what_a_reader_wrote_runs_nowhere(institution, published, browse):
    reports.file_report(published, "<script>alert(1)</script>", "<b>", "a@example.be", NOW)
    transaction.commit()
    page = opened(browse, institution)
    assert "<script>alert" not in page.contents and "<b>" not in page.contents
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_stranger_and_another_institution_see_no_report(portal, institution, reported, browse):
    flow.make_institution(portal, "hau", "Haute-Sambre")
    assert status(opened(browse, institution, user="hau-secretaries-1")) == 404


def test_an_agent_may_confirm_and_neither_suspend_nor_reject(institution, reported, browse):
    page = opened(browse, institution, user=AGENT)
    assert [value.partition(":")[0] for value in values(page)] == ["confirm"]
    [report] = reported.reports
    for verb, target in (("suspend", reported.getId()), ("restore", reported.getId()), ("dismiss", report["id"])):
        page = opened(browse, institution, user=AGENT)
        token = page.getForm(index=0).getControl(name="_authenticator").value
        address = f"{institution['bureau'].absolute_url()}/@@reports"
        page.post(address, f"_authenticator={token}&do={verb}:{target}&seen=open&reason=rien")
        transaction.begin()
        assert page.url.endswith("/insufficient-privileges")
        assert reported.wish == "" and report["state"] == "open"
    press(opened(browse, institution, user=AGENT), "confirm", missed=STREET)
    assert report["state"] == "confirmed" and report["who"] == AGENT


def test_the_secretary_suspends_with_one_click_and_the_worker_does_it(portal, institution, reported, browse):
    page = press(opened(browse, institution), "suspend")
    assert "Suspension demandée" in words(page) and "hors de vue dans la minute" in words(page)
    assert public(reported).fate == "live" and reported.wish == "suspend"
    work(portal, NOW)
    assert public(reported).fate == "suspended"
    assert "Pages suspendues : 1" in words(opened(browse, institution, name=""))
    page = opened(browse, institution)
    assert f"suspendue par {SECRETARY}" in words(page) and "Pages suspendues" in words(page)
    press(page, "restore")
    work(portal, NOW)
    assert public(reported).fate == "live"
    assert "Pages suspendues" not in words(opened(browse, institution))
    acts = [header["act"] for header, _, _ in register_of(portal).entries() if header["path"] == reported.public_path]
    assert acts == ["publish", "suspend", "restore"]
    assert not list(register_of(portal).faults())


def test_a_suspended_page_without_a_report_can_be_restored_too(portal, institution, published, browse):
    reports.ask_suspend(published, SECRETARY, "doute sur un nom")
    transaction.commit()
    work(portal, NOW)
    page = opened(browse, institution)
    assert "doute sur un nom" in words(page)
    press(page, "restore")
    assert published.wish == "restore"


def test_a_refused_return_says_why_and_what_to_do(portal, institution, reported, browse):
    press(opened(browse, institution), "suspend")
    work(portal, NOW)
    reports.confirm(reported, reported.reports[0], STREET, SECRETARY)
    transaction.commit()
    press(opened(browse, institution), "restore")
    work(portal, NOW)
    page = words(opened(browse, institution))
    assert "Le retour a été refusé" in page and "Passage signalé – Décision" in page
    assert public(reported).fate == "suspended"


def test_rejecting_asks_for_a_reason_at_its_card(institution, reported, browse):
    page = press(opened(browse, institution), "dismiss")
    assert status(page) == 400 and "dites pourquoi" in words(page)
    press(page, "dismiss", reason="nom d’un lieu")
    assert reported.reports[0]["note"] == "nom d’un lieu"
    assert "nom d’un lieu" in words(opened(browse, institution))


def test_two_secretaries_answer_once(institution, reported, browse):
    late = opened(browse, institution)
    press(opened(browse, institution), "dismiss", reason="nom d’un lieu")
    page = press(late, "confirm", missed=STREET)
    assert status(page) == 409 and "traité entre-temps" in words(page)
    assert reported.reports[0]["state"] == "dismissed"


def test_a_report_confirmed_by_mistake_is_rejected_after_all(institution, reported, browse):
    press(opened(browse, institution), "confirm", missed=STREET)
    press(opened(browse, institution), "dismiss", reason="erreur")
    assert reported.reports[0]["state"] == "dismissed" and reports.missed(reported) == []


def test_without_the_token_nothing_is_done(institution, reported, browse):
    page = browse(SECRETARY)
    page.post(f"{institution['bureau'].absolute_url()}/@@reports", f"do=suspend:{reported.getId()}")
    transaction.begin()
    assert reported.wish == ""


@pytest.mark.parametrize("do", ["confirm:nothing", "suspend:nothing", "suspend:", "dismiss:", "burn:x", ""])
def test_what_is_not_there_is_said_on_top(institution, reported, browse, do):
    page = opened(browse, institution)
    token = page.getForm(index=0).getControl(name="_authenticator").value
    page.post(f"{institution['bureau'].absolute_url()}/@@reports", f"do={do}&_authenticator={token}")
    assert status(page) == 400 and 'role="alert"' in page.contents


# -- the same text: the screen --------------------------------------------------------------------------------


def test_confirming_lists_where_the_words_still_stand(portal, institution, reported, browse):
    second = item("p2", number="3", position=3, title=f"Avis de {STREET}", texts={"decision": "<p>Rien.</p>"})
    publish(institution, second)
    send(
        institution, item("p4", texts={"decision": TEXT}, number="4", position=4), id="m2", start="2027-04-20T20:00:00"
    )
    work(portal, NOW)
    send(institution, item("p5", number="5"), id="m3", start="2027-05-20T20:00:00")
    page = press(opened(browse, institution), "confirm", missed=STREET)
    assert "/@@same-text?report=" in page.url and "quartier" not in page.url
    text = words(page)
    assert "Points lus : 1 à 4 sur 4" in text and "Lisible par tous : 2 fois" in text
    # The newest meeting first; what does not hold the words is not listed.
    rows = html.fromstring(page.contents).xpath("//tbody/tr/th/a/text()")
    numbers = [row.partition(" ")[0] for row in rows]
    assert numbers[0] == "4" and sorted(numbers[1:]) == ["2.7", "3"]
    assert "Décision : lisible 1 fois" in text and "Objet : lisible 1 fois" in text and "pas publiée" in text


def test_masked_is_told_from_readable(portal, institution, published, browse):
    with api.env.adopt_user(username=SECRETARY):
        steps.reopen(published)
        start = steps.analysis_of(published).texts["decision"].index(STREET)
        addition = {"act": "add", "part": "decision", "start": start, "end": start + len(STREET), "label": "PERSON"}
        steps.act(published, addition, published.version, steps.revision(published), SECRETARY)
    transaction.commit()
    page = opened(browse, institution, name="@@same-text")
    form = page.getForm(index=0)
    form.getControl(name="text").value = "La Paroisse du QUARTIER"
    form.submit()
    assert "Décision : masqué 1 fois" in words(page) and "Lisible par tous : 1 fois" in words(page)
    settle(published)
    work(portal, NOW)
    form = page.getForm(index=0)
    form.submit()
    assert "n’y figure pas" in words(page) and "Lisible par tous" not in words(page)


def test_what_is_sought_never_stands_in_an_address(institution, published, browse):
    page = opened(browse, institution, name=f"@@same-text?text={STREET.replace(' ', '+')}")
    assert "Points lus" not in words(page)
    form = page.getForm(index=0)
    assert form.method == "post" and "?" not in form.action


@pytest.mark.parametrize(
    "text, said", [("", "deux lettres"), ("é", "deux lettres"), ("…!", "deux lettres"), ("x" * 301, "300")]
)
def test_what_cannot_be_sought_is_said_at_the_field(institution, published, browse, text, said):
    page = opened(browse, institution, name="@@same-text")
    page.getControl(name="text").value = text
    page.getForm(index=0).submit()
    assert status(page) == 400 and said in words(page)


def test_a_large_bureau_is_read_page_by_page(portal, institution, clock, browse, monkeypatch):
    monkeypatch.setattr(same_text, "PAGE", 2)
    send(institution, *(item(f"p{n}", number=str(n), position=n, texts={"decision": TEXT}) for n in (1, 2, 3)))
    work(portal, NOW)
    page = opened(browse, institution, name="@@same-text")
    page.getControl(name="text").value = STREET
    page.getForm(index=0).submit()
    seen = html.fromstring(page.contents).xpath("//tbody/tr/th/a/text()")
    assert "Points lus : 1 à 2 sur 3" in words(page)
    page.getForm(index=1).submit()
    assert "Points lus : 3 à 3 sur 3" in words(page) and "Continuer" not in words(page)
    seen += html.fromstring(page.contents).xpath("//tbody/tr/th/a/text()")
    assert sorted(row.partition(" ")[0] for row in seen) == ["1", "2", "3"]


def test_other_institutions_are_not_searched(portal, institution, published, browse):
    other = flow.make_institution(portal, "hau", "Haute-Sambre")
    page = opened(browse, other, user="hau-secretaries-1", name="@@same-text")
    page.getControl(name="text").value = STREET
    page.getForm(index=0).submit()
    assert "Où il figure" not in words(page) and "2.7" not in words(page)
