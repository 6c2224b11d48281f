"""What do the workbench, full of work, and the citizen's pages look like? ``make pictures`` keeps these."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import make_institution
from flow import settle
from imio.deliberations.pseudonymization.officials import write_official
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.validation import planning
from imio.deliberations.validation import reports
from imio.deliberations.validation.steps import act
from imio.deliberations.validation.steps import is_clean
from imio.deliberations.validation.steps import outcome_of
from imio.deliberations.validation.steps import revision
from imio.deliberations.worker.rounds import work
from pathlib import Path
from plone import api
from zoneinfo import ZoneInfo

import json
import pytest
import sys
import transaction


BRUSSELS = ZoneInfo("Europe/Brussels")
DEMO = Path(__file__).parents[2] / "profiles/demo"
SECRETARY, AGENT = "val-secretaries-1", "val-agents-1"
NAMES = {SECRETARY: "Odile Warzée", AGENT: "Simon Thonet"}
#: Sits in the council and is missing in the registry.
MISSING = "Jérôme Namur"
#: Items of the demo: one to review, one that came again, one with an annex that names people.
REVIEWED, CHANGED, ANNEXED = "vda-c3-01", "vda-c3-06", "vda-c1-07"
#: Published ones: seen by citizens, reported, suspended.
PUBLIC, REPORTED, SUSPENDED = "vda-c1-13", "vda-c1-14", "vda-c1-12"
PHONE = {"width": 390, "height": 844}

sys.path.append(str(DEMO))

from relative_dates import resolve  # noqa: E402


def read(path, today):
    """The data of a file of the demo, for the institution of the tests."""
    return resolve({**json.loads(path.read_text("utf-8")), "institution": "val"}, today)


def decide(dossier, who=SECRETARY, **action):
    act(dossier, action, dossier.version, revision(dossier), who)


def add(dossier, text):
    """Mask a text that the machine missed."""
    texts = outcome_of(dossier).analysis.texts
    part = next(name for name, whole in texts.items() if text in whole)
    start = texts[part].index(text)
    decide(dossier, act="add", part=part, start=start, end=start + len(text), label="PERSON")


def past(institution, portal, today, now):
    """A meeting that is decided: most of it published, one item left for its annex."""
    data = read(DEMO / "submissions/10-val-des-aulnes-decided.json", today)
    receive(institution, data)
    annexed = find_dossier(institution, ANNEXED)
    for annex in annexed.content["annexes"]:
        receive_annex(annexed, annex["id"], (DEMO / f"annexes/{annex['id']}.pdf").read_bytes(), annex["type"])
    transaction.commit()
    work(portal, now)
    with api.env.adopt_user(username=SECRETARY):
        add(find_dossier(institution, SUSPENDED), "associations culturelles")
        reported = find_dossier(institution, REPORTED)
        for mention in outcome_of(reported).mentions[:2]:
            if mention.span.label not in ("NISS", "IBAN", "MASK"):
                decide(reported, act="keep", span=mention.span.id)
    for item in data["items"]:
        dossier = find_dossier(institution, item["id"])
        if item["id"] != ANNEXED and not any(annex["publishable"] for annex in item.get("annexes", ())):
            settle(dossier)
    work(portal, now)


def to_come(institution, portal, today, now):
    """A meeting in a week, half prepared by two colleagues; an item of it came again after it was reviewed."""
    data = read(DEMO / "submissions/30-val-des-aulnes-to-come.json", today)
    receive(institution, data)
    work(portal, now)
    ids = [item["id"] for item in data["items"]]
    dossiers = [dossier for dossier in (find_dossier(institution, name) for name in ids) if dossier is not None]
    # Two without personal data are left, for the act on several items at once.
    for dossier in [dossier for dossier in dossiers if is_clean(dossier)][:-2]:
        settle(dossier)
    with api.env.adopt_user(username=SECRETARY):
        for dossier in dossiers[3:6]:
            planning.assign(dossier, AGENT, SECRETARY)
        planning.hold(dossiers[4], SECRETARY, "Le bail doit encore être relu par le notaire.", now=now)
        changed = find_dossier(institution, CHANGED)
        for mention in outcome_of(changed).open:
            decide(changed, act="mask", span=mention.span.id)
    again = next(item for item in data["items"] if item["id"] == CHANGED)
    again["texts"]["decision"] = again["texts"]["decision"].replace("4,60", "4,80")
    again["texts"]["motivation"] = again["texts"]["motivation"].replace(
        "trois réclamations ont été reçues", "quatre réclamations, dont celle de Mme Adeline Courtoy, ont été reçues"
    )
    again["modified"] = now.isoformat()
    receive(institution, {**data, "items": [again]})
    transaction.commit()
    work(portal, now)


def read_by_citizens(institution, portal, now):
    """Two reports of readers, and a page that is out of sight."""
    reported, suspended = find_dossier(institution, REPORTED), find_dossier(institution, SUSPENDED)
    with api.env.adopt_roles(["Manager"]):
        written = "Le prénom du plaignant se lit encore dans le troisième alinéa."
        reports.file_report(reported, written, "3e alinéa", "lecteur@example.be", now - timedelta(hours=2))
        reports.file_report(find_dossier(institution, PUBLIC), "L’adresse de ma mère est restée.", "", "", now)
        reports.ask_suspend(suspended, SECRETARY, "un nom d’association désigne une personne", now)
    transaction.commit()
    work(portal, now)


@pytest.fixture
def places(portal):
    """A bureau with something on every screen; the path and the heading of each, and the page of a citizen."""
    now = datetime.now(UTC)
    today = now.astimezone(BRUSSELS).date()
    settings = read(DEMO / "portal.json", today)["institutions"][0]
    officials = tuple(write_official(**one) for one in settings["officials"] if one["name"] != MISSING)
    portal.title = "Délibérations"
    institution = make_institution(portal, officials=officials)
    for user, name in NAMES.items():
        api.user.get(userid=user).setMemberProperties({"fullname": name})
    past(institution, portal, today, now)
    to_come(institution, portal, today, now)
    read_by_citizens(institution, portal, now)
    transaction.commit()

    def path(name):
        dossier = find_dossier(institution, name)
        return f"/val/bureau/{dossier.__parent__.getId()}/{dossier.getId()}"

    return {
        "desk": ("/val/bureau", "Bureau"),
        "dossiers": (path(REVIEWED).rpartition("/")[0], "Conseil communal"),
        "review": (f"{path(REVIEWED)}#list", "Interpellation citoyenne"),
        "annex": (f"{path(ANNEXED)}/@@annex?id={ANNEXED}-a1#pages", "Offre d'achat signée"),
        "changes": (f"{path(CHANGED)}/@@changes#part-motivation", "Ce qui a changé"),
        "reports": ("/val/bureau/@@reports", "Signalements"),
        "officials": ("/val/bureau/@@officials", "Mandataires et grades légaux"),
        "statistics": ("/val/bureau/@@statistics", "Statistiques"),
        "retention": ("/val/bureau/@@retention", "Conservation"),
        "decision": (find_dossier(institution, PUBLIC).public_path, "Cimetières"),
        "search": ("/@@find?q=conseil", "Chercher"),
    }


def test_every_screen_of_a_full_bureau_shows_its_heading_on_a_desk_and_on_a_phone(places, people, address, picture):
    desk, phone = people.window(SECRETARY), people.window(SECRETARY, viewport=PHONE)
    for name, (path, heading) in places.items():
        for page, said in ((desk, name), (phone, f"{name}-phone")):
            page.goto(address + path)
            # The first page after signing in says so; pictures of an annex's pages arrive when they come into sight.
            page.reload(wait_until="networkidle")
            assert heading in page.locator("h1").inner_text()
            picture(page, said)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), said
