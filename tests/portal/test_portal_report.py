"""Can a reader report what stayed readable, and does nothing of it get back out? What does a suspended page answer?"""

from beginnings import begin_with
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import password
from flow import public
from flow import publish
from flow import release
from flow import send
from flow import settle
from html import unescape
from imio.deliberations.portal.tokens import BadToken
from imio.deliberations.portal.tokens import check_token
from imio.deliberations.portal.tokens import make_token
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from io import BytesIO
from lxml import html
from plone import api
from plone.testing.zope import Browser

import json
import logging
import pikepdf
import pytest
import transaction


#: A name that only a reader writes: whoever finds it elsewhere found it leaking.
NAME = "Ermelinde Verquin"
TEXT = f"On lit encore « {NAME} » au deuxième alinéa."
START = datetime(2027, 3, 17, 8, 0, tzinfo=UTC)
HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def one(portal, institution):
    written = item(number="2.7", title="Vente du presbytère")
    begin_with(portal, "one published", lambda: (publish(institution, written), transaction.commit()))
    return dossier(institution, written["id"])


class Clock:
    """The form's moment."""

    def __init__(self):
        self.now = START

    def passes(self, **span):
        self.now += timedelta(**span)


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr("imio.deliberations.portal.report.now", lambda: made.now)
    return made


@pytest.fixture
def browse(functional):
    def opened(address, accept=HTML, user=None):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.followRedirects = True
        browser.addHeader("Accept", accept)
        if user:
            browser.addHeader("Authorization", f"Basic {user}:{password(user)}")
        browser.open(address)
        return browser

    return opened


@pytest.fixture
def form(browse, one, clock):
    return browse(f"{public(one).absolute_url()}/@@report")


def fill(browser, clock=None, **fields):
    """Fill the form in and send it, as somebody who takes his time."""
    if clock is not None:
        clock.passes(seconds=30)
    made = browser.getForm(index=-1)
    for name, value in {"text": TEXT, **fields}.items():
        made.getControl(name=name).value = value
    made.submit()
    transaction.begin()
    return browser


def words(browser):
    return " ".join(html.fromstring(browser.contents).text_content().split())


def body(browser):
    """What was sent, as text without escapes: JSON's, and the entities that Plone's CSRF protection writes."""
    contents = browser.contents
    return json.dumps(json.loads(contents), ensure_ascii=False) if isinstance(contents, bytes) else unescape(contents)


def status(browser):
    return int(browser.headers["status"].split()[0])


def suspend(portal, context):
    reports.ask_suspend(context, "val-secretaries-1")
    transaction.commit()
    work(portal, NOW)
    transaction.commit()


# -- the token ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "age, kind",
    [(0, "young"), (9, "young"), (10, ""), (60, ""), (7200, ""), (7201, "old"), (-5, "young")],
)
def test_a_token_is_good_from_ten_seconds_to_two_hours(age, kind):
    token = make_token(["secret"], "/here", START)
    later = START + timedelta(seconds=age)
    if not kind:
        check_token(["secret"], "/here", token, later)
        return
    with pytest.raises(BadToken) as bad:
        check_token(["secret"], "/here", token, later)
    assert bad.value.kind == kind


@pytest.mark.parametrize("token", ["", "x", "1.", ".a", "²³.a", "9" * 30 + ".a", "1742200000.é", "1." + "0" * 64])
def test_a_token_of_one_s_own_making_is_forged(token):
    with pytest.raises(BadToken) as bad:
        check_token(["secret"], "/here", token, START)
    assert bad.value.kind == "forged"


def test_a_token_is_good_for_its_own_form_and_portal_and_outlives_a_change_of_secret():
    token, later = make_token(["secret"], "/here", START), START + timedelta(minutes=1)
    check_token(["newer", "secret"], "/here", token, later)
    for keys, about in ((["other"], "/here"), (["secret"], "/there")):
        with pytest.raises(BadToken):
            check_token(keys, about, token, later)


# -- the form -------------------------------------------------------------------------------------------------


def test_the_page_leads_to_the_form(browse, one):
    page = browse(public(one).absolute_url())
    page.getLink("Signaler une donnée personnelle").click()
    assert page.url.endswith("/@@report") and "Envoyer le signalement" in page.contents


def test_nobody_keeps_the_form_and_nothing_runs_in_it(form):
    assert form.headers["Cache-Control"] == "no-store"
    assert form.headers["X-Robots-Tag"] == "noindex"
    policy = form.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "<script" not in form.contents and "style=" not in form.contents


def test_showing_the_form_writes_nothing(portal, browse, one, clock):
    transaction.commit()
    before = portal._p_jar.db().lastTransaction()
    browse(f"{public(one).absolute_url()}/@@report")
    assert portal._p_jar.db().lastTransaction() == before


def test_a_report_lies_in_the_bureau_and_the_reader_is_thanked(institution, one, form, clock):
    fill(form, clock, where="2e alinéa", email="lecteur@example.be")
    assert form.url.endswith("@@report?sent=1") and "votre signalement est arrivé" in words(form)
    assert NAME not in form.contents and "lecteur@example.be" not in form.contents
    [report] = one.reports
    assert (report["text"], report["where"], report["email"]) == (TEXT, "2e alinéa", "lecteur@example.be")
    assert (report["state"], report["at"]) == ("open", clock.now)
    assert reports.open_reports(institution["bureau"]) == [(one, report)]
    assert one.history[-1] == {"at": clock.now, "who": "", "act": "reported"}


def test_what_a_reader_wrote_is_in_no_public_page_log_or_catalogue(
    portal, institution, browse, one, form, clock, caplog
):
    with caplog.at_level(logging.DEBUG):
        fill(form, clock, email="ermelinde@example.be")
        work(portal, NOW)
        pages = [portal, institution, institution["decisions"], public(one).__parent__, public(one)]
        seen = [body(browse(page.absolute_url(), accept)) for page in pages for accept in (HTML, "application/json")]
        seen.append(body(browse(f"{public(one).absolute_url()}/@@report")))
    seen += [record.getMessage() for record in caplog.records]
    assert not any("verquin" in text.lower() or "ermelinde" in text.lower() for text in seen)
    catalog = api.portal.get_tool("portal_catalog")
    for name in ("ermelinde", "verquin"):
        assert not catalog.unrestrictedSearchResults(SearchableText=name)
        assert not catalog.unrestrictedSearchResults(Title=name)
    for brain in catalog.unrestrictedSearchResults():
        assert "verquin" not in json.dumps(catalog.getIndexDataForRID(brain.getRID()), default=str).lower()
        assert "verquin" not in str([brain[name] for name in catalog.schema()]).lower()


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"text": "  \n "}, "Dites ce que vous avez lu."),
        ({"text": "x" * 2001}, "2000 caractères au plus ; votre texte en compte 2001."),
        ({"where": "x" * 201}, "200 caractères au plus ; votre texte en compte 201."),
        ({"email": "nobody"}, "Cette adresse semble incomplète"),
        ({"email": "a@example.be\nBcc: b@example.be"}, "Cette adresse semble incomplète"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(one, form, clock, fields, said):
    fill(form, clock, **fields)
    assert status(form) == 400 and said in words(form)
    [name] = fields
    if name != "text":
        assert form.getControl(name="text").value == TEXT
    assert form.getForm(index=-1).getControl(name=name)._elem.get("aria-invalid") == "true"
    assert not one.reports
    # Corrected, it goes through at once.
    fill(form, text=TEXT, where="", email="")
    assert "votre signalement est arrivé" in words(form)


def test_two_thousand_characters_fit(one, form, clock):
    fill(form, clock, text="é" * 1000 + "\r\n" + "x" * 999)
    assert len(one.reports[0]["text"]) == 2000


def test_who_sends_at_once_is_asked_to_wait_and_succeeds_later(one, form, clock):
    fill(form)
    assert status(form) == 400 and "dans quelques secondes" in words(form)
    assert form.getControl(name="text").value == TEXT and not one.reports
    fill(form, clock)
    assert len(one.reports) == 1


def test_a_form_left_open_for_long_keeps_its_text_and_goes_at_the_second_press(one, form, clock):
    clock.passes(hours=2, seconds=1)
    fill(form)
    assert status(form) == 400 and "resté ouvert longtemps" in words(form) and not one.reports
    assert form.getControl(name="text").value == TEXT
    fill(form)
    assert len(one.reports) == 1


def test_a_forged_token_is_no_token(one, form, clock):
    clock.passes(minutes=1)
    made = form.getForm(index=-1)
    made.getControl(name="token").value = f"{int(START.timestamp())}.{'0' * 64}"
    made.getControl(name="text").value = TEXT
    made.submit()
    assert status(form) == 400 and "n’est plus valable" in words(form) and not one.reports


def test_a_program_that_fills_every_field_is_thanked_and_forgotten(one, form, clock):
    fill(form, clock, website="https://example.be")
    assert "votre signalement est arrivé" in words(form)
    assert not one.reports


def test_the_same_words_again_are_one_report(one, form, clock, browse):
    fill(form, clock)
    again = browse(f"{public(one).absolute_url()}/@@report")
    fill(again, clock)
    assert "votre signalement est arrivé" in words(again) and len(one.reports) == 1


@pytest.mark.parametrize("there, taken", [(19, True), (20, False)])
def test_an_item_takes_twenty_open_reports(one, form, clock, there, taken):
    for number in range(there):
        reports.file_report(one, f"Numéro {number}", "", "", START - timedelta(hours=3))
    one.__parent__.__parent__.report_times = None
    transaction.commit()
    fill(form, clock)
    assert (status(form) == 429, len(one.reports)) == (not taken, there + taken)
    if not taken:
        assert "Réessayez dans une heure" in words(form) and form.headers["Retry-After"] == "3600"
        assert form.getControl(name="text").value == TEXT


@pytest.mark.parametrize("minutes, taken", [(59, False), (60, True)])
def test_an_institution_takes_sixty_reports_an_hour(institution, form, clock, one, minutes, taken):
    from persistent.list import PersistentList

    institution["bureau"].report_times = PersistentList([START] * 60)
    transaction.commit()
    clock.now = START + timedelta(minutes=minutes, seconds=-30)
    fill(form, clock)
    assert (status(form) == 429) == (not taken)
    assert len(one.reports or ()) == taken


def test_of_a_withdrawn_item_there_is_nothing_to_report(portal, browse, one, clock):
    decision = public(one)
    steps.ask(one, "withdraw", "val-secretaries-1", "error")
    transaction.commit()
    work(portal, NOW)
    page = browse(f"{decision.absolute_url()}/@@report")
    assert status(page) == 410 and "<textarea" not in page.contents and "presbytère" not in page.contents


def test_of_an_item_that_never_was_there_is_no_form(browse, one):
    assert status(browse(f"{public(one).absolute_url()}x/@@report")) == 404
    assert status(browse(f"{public(one).__parent__.absolute_url()}/@@report")) == 404


def test_staff_that_is_signed_in_may_report_too(browse, one, clock):
    page = browse(f"{public(one).absolute_url()}/@@report", user="val-agents-1")
    fill(page, clock)
    assert len(one.reports) == 1


def test_where_the_institution_wants_it_the_report_itself_suspends(portal, institution, one, form, clock):
    institution.suspend_on_report = True
    transaction.commit()
    fill(form, clock)
    assert one.wish == "suspend"
    work(portal, NOW)
    assert public(one).fate == "suspended" and one.suspended["who"] == reports.BY_REPORT


def test_by_default_a_report_suspends_nothing(portal, one, form, clock):
    fill(form, clock)
    work(portal, NOW)
    assert public(one).fate == "live"


# -- the suspended page ---------------------------------------------------------------------------------------


def below(decision):
    """Addresses from the decision downwards, some of them of nothing."""
    here = decision.absolute_url()
    more = ("", "/view", "/annexe-1", "/annexe-1/@@download/file", "/@@decision", "/nothing", "/@@nothing", "/a/b")
    return [here + part for part in more]


@pytest.mark.parametrize("accept", [HTML, "application/json"])
@pytest.mark.parametrize("user", [None, "val-secretaries-1"])
def test_a_suspended_item_and_all_below_it_answer_503(portal, institution, browse, accept, user):
    data = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(data)
    listed = {"id": "a1", "title": "Plan du presbytère", "file_name": "plan.pdf", "type": "application/pdf"}
    annexes = [{**listed, "size": len(data.getvalue()), "publishable": True}]
    send(institution, item(number="2.7", title="Vente du presbytère", annexes=annexes))
    one = dossier(institution)
    receive_annex(one, "a1", data.getvalue(), "application/pdf")
    transaction.commit()
    work(portal, NOW)
    release(one, "a1")
    settle(one)
    work(portal, NOW)
    transaction.commit()
    addresses = below(public(one))
    assert status(browse(addresses[2], accept=accept)) == 200
    suspend(portal, one)
    answers = [browse(address, accept=accept, user=user) for address in addresses]
    assert {status(answer) for answer in answers} == {503}
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Retry-After"] == "3600"
        assert "ETag" not in answer.headers
        assert "vérification" in body(answer)
        assert "presbytère" not in body(answer) and "2.7" not in body(answer)
    if user is None:
        assert len({body(answer) for answer in answers}) == 1
    if accept == HTML:
        assert "default-src 'none'" in answers[0].headers["Content-Security-Policy"]
        assert answers[0].headers["Content-Type"].startswith("text/html")
    else:
        assert answers[0].headers["Content-Type"] == "application/problem+json"
        told = json.loads(body(answers[0]))
        assert (told["status"], told["detail"]) == (503, "texte en cours de vérification")


@pytest.mark.parametrize("accept", [HTML, "application/json"])
def test_no_list_tells_what_is_suspended(portal, institution, browse, accept):
    one, other = publish(
        institution,
        item("p1", number="2.7", title="Vente du presbytère", matter="Cultes"),
        item("p2", number="2.8", title="Compte du musée", position=2),
    )
    suspend(portal, one)
    meeting = public(one).__parent__
    for page in (portal, institution, institution["decisions"], meeting, public(other)):
        contents = body(browse(page.absolute_url(), accept=accept))
        assert "presbytère" not in contents and "2.7" not in contents and "Cultes" not in contents
    assert "musée" in body(browse(meeting.absolute_url(), accept=accept))
    address = f"{portal.absolute_url()}/@search?portal_type=Decision&fullobjects=1"
    found = browse(address, accept="application/json", user="val-secretaries-1")
    assert status(found) == 200
    assert "musée" in body(found) and "presbyt" not in body(found) and "2.7" not in body(found)
    found = browse(f"{portal.absolute_url()}/@search?metadata_fields=_all", accept="application/json")
    assert "presbyt" not in body(found) and "2.7" not in body(found)


def test_the_agenda_says_that_something_is_looked_at(portal, browse, one):
    suspend(portal, one)
    page = browse(public(one).__parent__.absolute_url())
    assert "Point en cours de vérification" in words(page)
    page.getLink("Point en cours de vérification").click()
    assert status(page) == 503


def test_a_suspended_item_takes_reports_and_says_nothing_of_it(portal, browse, one, clock):
    suspend(portal, one)
    page = browse(f"{public(one).absolute_url()}/@@report")
    assert status(page) == 200 and "presbytère" not in page.contents and "2.7" not in page.contents
    fill(page, clock)
    assert len(one.reports) == 1


def test_head_and_strange_methods_get_no_more(portal, functional, one):
    suspend(portal, one)
    browser = Browser(functional["app"])
    browser.raiseHttpErrors = False
    response = browser.testapp.head(public(one).absolute_url(), expect_errors=True)
    assert response.status_int == 503 and response.body == b""
    for method in ("PROPFIND", "OPTIONS", "MKCOL"):
        response = browser.testapp.request(public(one).absolute_url(), method=method, expect_errors=True)
        assert response.status_int in (404, 503)
        assert "presbyt" not in response.text


def test_restored_it_is_read_as_before(portal, browse, one):
    address = public(one).absolute_url()
    before = words(browse(address))
    suspend(portal, one)
    reports.ask_restore(one, "val-secretaries-1")
    transaction.commit()
    work(portal, NOW)
    page = browse(address)
    assert status(page) == 200 and words(page) == before
    assert status(browse(f"{address}/@@suspended")) == 404
