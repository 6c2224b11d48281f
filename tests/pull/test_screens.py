"""Does a manager connect, map, preview, run and read the report, and does nobody see what is not theirs?"""

from flow import password
from imio.deliberations.reception.pull.screens import screen
from imio.deliberations.reception.pull.source import source_of
from imio.deliberations.worker.pulling import pull_round
from lxml import html
from plone.testing.zope import Browser
from pull.conftest import connected
from pull.conftest import Pulling
from pull.conftest import SWIFT
from standin.server import PASSWORD
from standin.server import USER
from standin.town import Town

import pytest
import transaction


MANAGER = "val-managers-1"


@pytest.fixture
def browse(functional, institution, monkeypatch):
    """A browser signed in as one of the accounts."""
    monkeypatch.setattr(screen, "LIMITS", SWIFT)

    def signed_in(user=MANAGER):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {user}:{password(user)}")
        return browser

    return signed_in


def text(browser) -> str:
    """The page as words, white space collapsed."""
    return " ".join(html.fromstring(browser.contents).get_element_by_id("main").text_content().split())


def connect(browser, institution, url, user=USER, secret=PASSWORD, button="Tester et enregistrer"):
    browser.open(f"{institution.absolute_url()}/@@back-office")
    browser.getControl(name="url").value = url
    browser.getControl(name="user").value = user
    browser.getControl(name="password").value = secret
    browser.getControl(button).click()
    return browser


def test_the_whole_way_of_a_manager(portal, institution, standin, browse):
    browser = browse()
    connect(browser, institution, standin.url, button="Tester la connexion")
    assert "La connexion fonctionne" in text(browser)
    assert "Conseil de police" in text(browser)
    assert source_of(institution) is None
    connect(browser, institution, standin.url)
    assert browser.url.endswith("@@back-office-mapping")
    browser.getControl(name="matter-mobilite").value = "Mobilité et voirie"
    browser.getControl("Voir l’aperçu").click()
    assert "3 points de cette séance arriveraient ainsi ; 2 ont une catégorie sans correspondance." in text(browser)
    assert "Mobilité et voirie" in text(browser)
    assert "Approbation" not in text(browser)
    browser.getControl("Enregistrer").click()
    assert source_of(institution).read_mapping().matters == {"mobilite": "Mobilité et voirie"}
    browser.open(f"{institution.absolute_url()}/@@back-office")
    # The town's meeting is of March 2026, whatever the day of this test.
    browser.getControl(name="days_back").value = "3650"
    browser.getControl("Enregistrer l’horaire").click()
    browser.getControl("Lire maintenant").click()
    assert "Une lecture est demandée" in text(browser)
    assert browser.headers["Refresh"] == "3"
    transaction.begin()
    assert pull_round(portal) == 1
    browser.open(f"{institution.absolute_url()}/@@back-office")
    assert "Refresh" not in browser.headers
    assert "terminée Nouveaux : 3 ; Annexes reçues : 1" in text(browser)
    [link] = [one for one in html.fromstring(browser.contents).iterlinks() if "report?run=" in one[2]]
    browser.open(link[2])
    assert "Nouveaux 3 Changés 0" in text(browser)
    assert "17 mars 2026" in text(browser)


def test_the_password_is_never_shown_and_goes_to_no_other_address(institution, modern, browse):
    browser = connect(browse(), institution, modern.url)
    browser.open(f"{institution.absolute_url()}/@@back-office")
    assert PASSWORD not in browser.contents
    assert f'value="{USER}"' not in browser.contents
    transaction.begin()
    source = source_of(institution)
    assert PASSWORD not in repr(vars(source))
    modern.requests.clear()
    browser.getControl(name="url").value = modern.url.replace("127.0.0.1", "localhost")
    browser.getControl("Tester la connexion").click()
    assert "encodez à nouveau l’identifiant et le mot de passe" in text(browser)
    assert not modern.requests


@pytest.mark.parametrize(
    ("url", "user", "sentence"),
    [
        ("", USER, "Donnez l’adresse du back-office."),
        (None, "intrus", "Le back-office refuse l’identifiant ou le mot de passe (401)."),
        ("http://10.0.0.1", USER, "L’adresse du back-office est refusée"),
        ("pas une adresse", USER, "L’adresse du back-office est refusée"),
        (None, "", "Donnez l’identifiant et le mot de passe."),
    ],
)
def test_what_does_not_work_is_said_in_a_sentence_and_nothing_is_kept(institution, modern, browse, url, user, sentence):
    browser = connect(browse(), institution, modern.url if url is None else url, user)
    assert browser.headers["Status"].startswith("422")
    assert sentence in text(browser)
    assert source_of(institution) is None


def test_a_server_without_a_key_says_so(institution, modern, browse, monkeypatch):
    monkeypatch.delenv("DELIBERATIONS_SECRET_KEY")
    browser = connect(browse(), institution, modern.url)
    assert "DELIBERATIONS_SECRET_KEY" in text(browser)
    assert source_of(institution) is None


def test_the_schedule_and_what_is_wrong_with_it(institution, modern, browse):
    connected(institution, modern, active=False)
    browser = browse()
    browser.open(f"{institution.absolute_url()}/@@back-office")
    browser.getControl(name="first").value = "midi"
    browser.getControl("Enregistrer l’horaire").click()
    assert "deux heures entre 0 et 24" in text(browser)
    browser.getControl(name="first").value = "6"
    browser.getControl(name="last").value = "20"
    browser.getControl(name="every").value = ["120"]
    browser.getControl(name="active").value = ["1"]
    browser.getControl("Enregistrer l’horaire").click()
    transaction.begin()
    source = source_of(institution)
    assert (source.every, source.first, source.last, source.active) == (120, 6, 20, True)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("planned_states", "frozen, decided", "states"),
        ("final_item_states", "accepted = parfait", "final_item_states"),
        ("draft_texts-decision", "motDePasse", "draft_texts"),
        ("default_matter", "", "default_matter"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_and_what_was_typed_stays(institution, modern, browse, field, value, said):
    source = connected(institution, modern)
    before = dict(source.mapping)
    browser = browse()
    browser.open(f"{institution.absolute_url()}/@@back-office-mapping")
    browser.getControl(name=field).value = value
    browser.getControl("Enregistrer").click()
    assert browser.headers["Status"].startswith("422")
    assert said in text(browser)
    assert browser.getControl(name=field).value == value
    transaction.begin()
    assert source.mapping == before


def test_titles_in_the_preview_are_for_those_who_see_the_bureau(institution, modern, browse, portal):
    from plone import api

    connected(institution, modern)
    with api.env.adopt_roles(["Manager"]):
        api.group.add_user(groupname="val-managers", username="val-secretaries-1")
    transaction.commit()
    for user, sees in ((MANAGER, False), ("val-secretaries-1", True)):
        browser = browse(user)
        browser.open(f"{institution.absolute_url()}/@@back-office-mapping")
        browser.getControl("Voir l’aperçu").click()
        assert ("Point 1 – Approbation" in text(browser)) is sees


@pytest.mark.parametrize("name", ["back-office", "back-office-mapping", "back-office-report"])
def test_the_screens_are_the_managers_own(portal, institution, modern, browse, name):
    pull = Pulling(portal, institution, modern)
    pull()
    for user in ("val-secretaries-1", "val-agents-1", "val-backoffice-1"):
        browser = browse(user)
        browser.followRedirects = False
        browser.open(f"{institution.absolute_url()}/@@{name}")
        assert browser.headers["Status"][:3] in ("302", "401", "403"), user
    browser = browse()
    browser.open(f"{institution.absolute_url()}/@@{name}")
    assert browser.headers["Status"].startswith("200")
    assert browser.headers["Cache-Control"] == "private, no-store"
    assert isinstance(modern.town, Town)


@pytest.mark.parametrize(
    ("name", "do"),
    [
        *(("back-office", do) for do in ("test", "connect", "schedule", "run", "stop")),
        *(("back-office-mapping", do) for do in ("save", "preview", "lists")),
    ],
)
def test_no_act_is_done_without_the_form_s_token_nor_by_reading(institution, modern, browse, name, do):
    connected(institution, modern)
    modern.requests.clear()
    before = (dict(source_of(institution).mapping), source_of(institution).demand.run)
    address = f"{institution.absolute_url()}/@@{name}"
    fields = f"do={do}&url={modern.url}&user={USER}&password={PASSWORD}&days_back=9&every=60"
    browser = browse()
    browser.post(address, fields)
    assert browser.headers["Status"].startswith("403")
    browser.open(f"{address}?{fields}")
    assert browser.headers["Status"].startswith("200")
    transaction.begin()
    assert (dict(source_of(institution).mapping), source_of(institution).demand.run) == before
    # Nothing was asked of the back office either.
    assert modern.requests == []
