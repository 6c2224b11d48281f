"""In one's own institution: does anybody do on the workbench what their group may not, and does reading ever write?

Every act of its screens is sent with a good token by everybody. The secretary's turn shows that each one would work.
"""

from annexes import pdf
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import publish
from flow import send
from flow import settle
from flow import submission
from imio.deliberations.backoffice.credentials import new_key
from imio.deliberations.backoffice.credentials import SETTING
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.reception.pull.source import source_of
from imio.deliberations.reception.vanished import vanish
from imio.deliberations.validation import planning
from imio.deliberations.validation import registry
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.validation import together
from imio.deliberations.validation.annexes import replace_annex
from imio.deliberations.validation.annexes import to_confirm
from imio.deliberations.validation.office_holders import lines_of
from imio.deliberations.validation.office_holders import store
from imio.deliberations.worker.pulling import pull_round
from imio.deliberations.worker.rounds import work
from lxml import html
from plone import api
from pull.conftest import connected
from standin.running import a_meeting
from standin.running import a_town
from standin.running import running
from standin.server import PASSWORD
from standin.server import USER
from unittest.mock import patch
from wall.planted import annex
from wall.site import SITE_MANAGER
from wall.ways import of_institutions
from wall.ways import ours
from wall.ways import SCREENS

import os
import pytest
import transaction


AGENT, SECRETARY, MANAGER = "val-agents-1", "val-secretaries-1", "val-managers-1"
REVIEW, VALIDATE, MANAGE, OPERATE = "review", "validate", "manage", "operate"
#: Whoever manages the portal sets institutions as well, and sees no bureau.
RIGHTS = {AGENT: {REVIEW}, SECRETARY: {REVIEW, VALIDATE}, MANAGER: {MANAGE}, SITE_MANAGER: {MANAGE, OPERATE}}
#: Who has no right on what lies in a bureau; of them two have others.
STRANGERS = (
    *(None, "val-backoffice-1", MANAGER, "other-secretaries-1", "other-agents-1", "other-managers-1"),
    SITE_MANAGER,
)
HTML = {"Accept": "text/html"}
LATER = "2099-12-31T08:00"


@dataclass
class Act:
    """A button. ``right``: that it takes. ``where``: the view; ``on``: the item's identifier, or a folder's type.

    ``keeps``: what it does is shown, and changes nothing. ``asks``: it asks the back office.
    """

    right: str
    on: str
    where: str
    do: str
    fields: Callable = lambda house: {}
    files: dict | None = field(default=None)
    keeps: bool = False
    asks: bool = False

    def __str__(self):
        return f"{self.where} {self.do}".strip()


def _seen(house):
    return {"seen": registry.digest(lines_of(house.bureau))}


def _chosen(name: str, **more) -> Callable:
    def fields(house):
        one = house.items[name]
        more_now = {key: value(house) if callable(value) else value for key, value in more.items()}
        return {"item": f"{one.getId()}:{together.seen(one)}", **more_now}

    return fields


def _outdated(house):
    one = house.items["open"]
    return {"dossier:list": f"{one.__parent__.getId()}/{one.getId()}"}


def _mention(house):
    return steps.outcome_of(house.items["mentions"]).mentions[0].span.id


def _account(house):
    return {"url": house.site.standin.url, "user": USER, "password": PASSWORD}


def _form(house):
    """What the manager's form of the mapping shows."""
    page = house.site.client(MANAGER).get(f"{house.site.url}/val/@@back-office-mapping")
    shown = {name: value for form in html.fromstring(page.text).forms for name, value in form.form_values()}
    return {name: value for name, value in shown.items() if name != "_authenticator"}


SCHEDULE = {"every": "120", "first": "6", "last": "20", "days_back": "90", "active": "1"}
ACTS = [
    # -- the review
    Act(REVIEW, "mentions", "review", "mask:span:{mention}"),
    Act(REVIEW, "mentions", "review", "keep:span:{mention}"),
    Act(REVIEW, "mentions", "review", "add", lambda house: {"text": "le lavoir", "label": "PERSON"}),
    Act(REVIEW, "mentions", "review", "take"),
    Act(REVIEW, "mentions", "review", "here"),
    Act(REVIEW, "open", "review", "ready"),
    Act(REVIEW, "done", "review", "reopen"),
    Act(VALIDATE, "open", "review", "validate"),
    Act(VALIDATE, "done", "review", "publish"),
    Act(VALIDATE, "done", "review", "publish_at", lambda house: {"until": LATER}),
    Act(VALIDATE, "open", "review", "hold", lambda house: {"hold_reason": "attendre l’avis"}),
    Act(VALIDATE, "held", "review", "lift"),
    Act(VALIDATE, "out", "review", "withdraw", lambda house: {"reason": "error", "confirm": "withdraw"}),
    Act(VALIDATE, "out", "review", "suspend", lambda house: {"suspend_reason": "relire"}),
    Act(VALIDATE, "veiled", "review", "restore"),
    Act(VALIDATE, "gone", "review", "keep_public"),
    # -- its annexes
    Act(REVIEW, "open", "annex?id=a1", "analyse"),
    Act(VALIDATE, "open", "annex?id=a1", "release", lambda house: {"confirm": to_confirm(house.items["open"], "a1")}),
    Act(VALIDATE, "open", "annex?id=a1", "withhold", lambda house: {"reason": "copyright"}),
    Act(VALIDATE, "open", "annex?id=a1", "replace", files={"file": ("x.pdf", pdf("Autre."), "application/pdf")}),
    Act(VALIDATE, "open", "annex?id=a2", "drop"),
    # -- a meeting
    Act(VALIDATE, "MeetingFile", "dossiers", "", lambda house: {"convened_on": "2027-03-10"}),
    Act(REVIEW, "MeetingFile", "together?act=assign", "confirm", _chosen("open", to=lambda house: house.code)),
    Act(VALIDATE, "MeetingFile", "together?act=validate", "confirm", _chosen("open")),
    Act(VALIDATE, "MeetingFile", "together?act=publish-draft", "confirm", _chosen("done")),
    Act(VALIDATE, "MeetingFile", "together?act=hold", "confirm", _chosen("open", reason="attendre")),
    Act(VALIDATE, "MeetingFile", "together?act=lift", "confirm", _chosen("held")),
    # -- readers' reports
    Act(REVIEW, "Bureau", "reports", "confirm:{report}", lambda house: {"missed": "le lavoir", "seen": "open"}),
    Act(VALIDATE, "Bureau", "reports", "dismiss:{report}", lambda house: {"reason": "rien", "seen": "open"}),
    Act(VALIDATE, "Bureau", "reports", "suspend:{out}"),
    Act(VALIDATE, "Bureau", "reports", "restore:{veiled}"),
    # -- what the back office has no more
    Act(VALIDATE, "Bureau", "vanished", "keep:{gone}"),
    Act(VALIDATE, "Bureau", "vanished", "withdraw:{gone}", lambda house: {"reason": "error"}),
    # -- the registry
    Act(VALIDATE, "Bureau", "officials", "add", lambda house: {"name": "Aimé Sanspeine", **_seen(house)}),
    Act(VALIDATE, "Bureau", "officials", "change:0", lambda house: {"name": "Aimé Sanspeine", **_seen(house)}),
    Act(VALIDATE, "Bureau", "officials", "end:0", lambda house: {"until": "2030-01-01", **_seen(house)}),
    Act(VALIDATE, "Bureau", "officials", "remove:0", lambda house: {"confirm": "1", **_seen(house)}),
    Act(VALIDATE, "Bureau", "officials", "import", lambda house: {"table": "Nom\nAimé Sanspeine\n", **_seen(house)}),
    Act(VALIDATE, "Bureau", "officials", "ignore", lambda house: {"mark:list": "0123456789ab"}),
    Act(VALIDATE, "Bureau", "officials", "remember"),
    Act(VALIDATE, "Bureau", "officials", "read-again", _outdated),
    # -- the back office, of which managers see words and figures
    Act(MANAGE, "Institution", "back-office", "test", _account, keeps=True, asks=True),
    Act(MANAGE, "Institution", "back-office", "connect", _account, asks=True),
    Act(MANAGE, "Institution", "back-office", "schedule", lambda house: SCHEDULE),
    Act(MANAGE, "Institution", "back-office", "run"),
    Act(MANAGE, "Institution", "back-office", "stop"),
    Act(MANAGE, "Institution", "back-office-mapping", "save", _form),
    Act(MANAGE, "Institution", "back-office-mapping", "preview", _form, keeps=True, asks=True),
    Act(MANAGE, "Institution", "back-office-mapping", "lists", asks=True),
]
#: What only the operator asks, over REST: method, path, body, and what is answered to whoever may.
SUBMISSION = submission(item("old", number="9"))
SERVICES = [
    ("POST", "/val/@takeover", {"act": "officials", "lines": ["Aimé Sanspeine | Échevin"]}, 200),
    ("POST", "/val/@takeover", {"act": "item", "submission": SUBMISSION, "address": "vente"}, 200),
    ("POST", "/val/@takeover", {"act": "settle"}, 200),
    ("POST", "/@seal", None, 200),
    # Something is public there already.
    ("POST", "/@restore", {"register": "register.ndjson", "content": "content.json"}, 409),
]


class House:
    """An institution with an item for every act; read again after whatever a test did to it."""

    def __init__(self, site):
        self.site = site
        self.read()

    def read(self):
        institution = self.site.begin()["val"]
        self.institution = institution
        self.bureau = institution["bureau"]
        names = ("open", "mentions", "done", "held", "out", "veiled", "gone")
        self.items = {name: dossier(institution, name) for name in names}
        self.words = {name: self.items[name].getId() for name in ("out", "veiled", "gone")}
        self.words["report"] = reports.open_reports(self.bureau)[0][1]["id"]
        self.words["mention"] = _mention(self)
        self.code = self.bureau.code_of(AGENT)

    def place(self, on: str):
        folders = {"Bureau": self.bureau, "MeetingFile": self.items["open"].__parent__}
        folders["Institution"] = self.institution
        return folders.get(on) or self.items[on]

    def send(self, act: Act, user: str | None, token: bool = True, method: str = "POST"):
        """The answer, and whether it changed anything; which is undone."""
        place = self.place(act.on)
        shown = {"version": str(getattr(place, "version", "")), "seen": ""}
        if act.on in self.items:
            is_annex = act.where.startswith("annex")
            stored = place.annexes[act.where.partition("=")[2]].offered.digest if is_annex else ""
            shown["seen"] = stored or str(steps.revision(place))
        fields = {**shown, "do": act.do.format(**self.words), **act.fields(self)}
        fields |= {"_authenticator": self.site.token(user)} if token else {}
        at = self.site.last_transaction
        client = self.site.client(user)
        address = f"{self.site.url}/{'/'.join(place.getPhysicalPath()[2:])}/@@{act.where}"
        if method == "GET":
            got = client.get(f"{address.partition('?')[0]}", params={**_asked(address), **fields}, headers=HTML)
        else:
            got = client.post(address, data=fields, files=act.files, headers=HTML)
        changed = self.site.last_transaction != at
        told = _told(self.site.begin(), self.place(act.on)) if changed else []
        if changed:
            self.site.back()
            self.read()
        return got, changed, told


def _asked(address: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in address.partition("?")[2].split("&") if pair)


def _told(portal, place) -> list[str]:
    """Why an act on several items was not done, by item."""
    last = getattr(portal.unrestrictedTraverse(place.getPhysicalPath()[2:]), "last_act", None)
    return [why for _name, why in last["lines"] if why] if last else []


@pytest.fixture(scope="module")
def built(empty_site):
    """Connected to a back office that answers, and read once."""
    environ = {SETTING: new_key(), "DELIBERATIONS_BACKOFFICE_NETWORKS": "127.0.0.0/8, ::1/128"}
    town = a_town()
    town.freeze(a_meeting(town))
    with patch.dict(os.environ, environ), running(town) as empty_site.standin:
        _build(empty_site)
        connected(empty_site.begin()["val"], empty_site.standin, days_back=3650)
        source_of(empty_site.portal["val"]).demand.run = {"who": MANAGER, "at": NOW, "confirmed": 0}
        transaction.commit()
        assert pull_round(empty_site.portal, NOW) == 1
        empty_site.keep()
        yield empty_site


def _build(empty_site):
    institution = make_institution(empty_site.portal)
    make_institution(empty_site.portal, "other", "Rochebrune")
    plan = pdf("Plan du lavoir.")
    clean = {"decision": "<p>Le Conseil DÉCIDE d’approuver le compte du lavoir.</p>"}
    named = {"decision": "<p>Vu la demande de M. Evrard Noirhomme ; le lavoir est vendu.</p>"}
    publish(
        institution,
        item("out", number="5", texts=clean),
        item("veiled", number="6", texts=clean),
        item("gone", number="7", texts=clean),
    )
    send(
        institution,
        item("open", number="1", texts=clean, annexes=[annex(name, "Plan", plan) for name in ("a1", "a2")]),
        item("mentions", number="2", texts=named),
        item("done", number="3", texts=clean),
        item("held", number="4", texts=clean),
    )
    for name in ("a1", "a2"):
        receive_annex(dossier(institution, "open"), name, plan, "application/pdf")
    replace_annex(dossier(institution, "open"), "a2", SECRETARY, pdf("Plan."))
    transaction.commit()
    work(empty_site.begin(), NOW)
    institution = empty_site.begin()["val"]
    settle(dossier(institution, "done"))
    planning.hold(dossier(institution, "held"), SECRETARY, "attendre l’avis")
    reports.file_report(dossier(institution, "out"), "On y lit un nom", "", "", NOW)
    reports.ask_suspend(dossier(institution, "veiled"), SECRETARY)
    vanish(dossier(institution, "gone"), "deleted", NOW)
    # Publishing is voluntary there: it takes somebody who asks for it.
    institution.kind = "cpas"
    store(institution["bureau"], ("Solange Mbeki-Thirion, Échevine",), "official added", SECRETARY)
    transaction.commit()
    work(empty_site.begin(), NOW)


@pytest.fixture
def house(built):
    yield House(built)
    built.back()


@pytest.mark.parametrize("user", [SECRETARY, AGENT, *STRANGERS])
def test_everybody_does_what_they_may_and_nothing_else(house, user):
    wrong = []
    for act in ACTS:
        house.site.standin.requests.clear()
        got, changed, told = house.send(act, user)
        may = act.right in RIGHTS.get(user, ())
        shows = act.keeps or act.do == "here"
        expected = ((200,) if shows else (303,)) if may else (302, 401, 403, 404)
        asked = bool(house.site.standin.requests)
        if changed != (may and not act.keeps) or asked != (may and act.asks) or told or got.status_code not in expected:
            wrong.append(f"{act}: {got.status_code}, {'changed' if changed else 'nothing changed'} {told}")
    assert not wrong, "\n".join(wrong)


def test_no_act_is_done_without_a_token(house):
    """A page of somebody else's could send the form."""
    for user in (SECRETARY, MANAGER):
        house.site.standin.requests.clear()
        assert not [str(act) for act in ACTS if house.send(act, user, token=False)[1]]
        assert not house.site.standin.requests


def test_no_act_is_done_by_an_address(house):
    """Not even by one with a token that is good."""
    for user in (SECRETARY, MANAGER):
        house.site.standin.requests.clear()
        assert not [str(act) for act in ACTS if house.send(act, user, method="GET")[1]]
        assert not house.site.standin.requests


@pytest.mark.parametrize("user", [SECRETARY, AGENT, MANAGER])
def test_reading_writes_nothing(house, user):
    at = house.site.last_transaction
    for portal_type, names in SCREENS.items():
        place = house.place("open" if portal_type == "Dossier" else portal_type)
        address = f"{house.site.url}/{'/'.join(place.getPhysicalPath()[2:])}"
        for name in names:
            got = house.site.client(user).get(f"{address}/{name}", headers=HTML)
            assert got.status_code == _answer_to(user, portal_type, name), name
            assert house.site.last_transaction == at, name


def _answer_to(user: str, portal_type: str, name: str) -> int:
    """What is not shown: a part of pages that is no page, a file that is not there, and what takes a right."""
    if portal_type == "Institution":
        return 200 if MANAGE in RIGHTS[user] else 302
    if MANAGE in RIGHTS[user]:
        return 404
    if "bench-" in name or "replacement" in name:
        return 404
    if "done=" in name:
        return 303
    takes = {"@@traces.csv": VALIDATE, "@@together?act=validate": VALIDATE, "@@together?act=hold": VALIDATE}
    right = next((right for start, right in takes.items() if name.startswith(start)), REVIEW)
    return 200 if right in RIGHTS[user] else 302


def test_all_our_screens_are_tried(house):
    """Whoever adds a screen adds it to ``SCREENS``, and its acts to ``ACTS``."""
    for portal_type, names in SCREENS.items():
        if portal_type == "Institution":
            continue
        place = house.place("open" if portal_type == "Dossier" else portal_type)
        assert ours(place) - {"closed-door"} <= {name.lstrip("@").partition("?")[0] for name in names}


def test_all_screens_of_managers_are_tried(house):
    """Of an institution, they are those that are not for all."""
    address, stranger = f"{house.site.url}/val", house.site.client(None)
    answers = {name: stranger.get(f"{address}/@@{name}", headers=HTML).status_code for name in of_institutions()}
    private = {name for name, code in answers.items() if code in (302, 401)}
    assert {"back-office", "back-office-mapping", "back-office-report"} <= private
    assert private <= {name.lstrip("@").partition("?")[0] for name in SCREENS["Institution"]}


@pytest.mark.parametrize("user", [SECRETARY, AGENT, *STRANGERS])
def test_what_an_operator_does_over_rest_is_done_by_no_other(house, user):
    """Taking over another portal, and restoring this one."""
    may = OPERATE in RIGHTS.get(user, ())
    for method, path, body, done in SERVICES:
        at = house.site.last_transaction
        got = house.site.client(user).request(
            method, f"{house.site.url}{path}", json=body, headers={"Accept": "application/json"}
        )
        assert got.status_code == done if may else got.status_code in (401, 403), (path, body, got.status_code)
        assert may or house.site.last_transaction == at, (path, body)
    headers = {"Content-Type": "application/pdf", "Accept": "application/json"}
    address = f"{house.site.url}/val/@takeover/open/annexes/a1"
    got = house.site.client(user).put(address, content=b"%PDF-1.7", headers=headers)
    assert may or got.status_code in (401, 403)


def test_no_rest_service_goes_around_the_rights(house):
    """A transition by REST takes what the button takes. (Plone notes a date of its own even where it refuses.)"""
    before = _work_on(house.items["open"])
    address = f"{house.site.url}/{'/'.join(house.items['open'].getPhysicalPath()[2:])}"
    headers = {"Accept": "application/json"}
    for user in (AGENT, *STRANGERS):
        for method, path, body in (
            ("POST", "/@workflow/validate", {}),
            ("POST", "/@workflow/publish", {}),
            ("PATCH", "", {"title": "x"}),
            ("DELETE", "", None),
        ):
            got = house.site.client(user).request(method, address + path, headers=headers, json=body)
            assert got.status_code in (400, 401, 403, 404), (user, method, path, got.status_code)
            house.read()
            assert _work_on(house.items["open"]) == before, (user, method, path)
    # Who may validate does it there as well: the refusals are no accident of the request.
    got = house.site.client(SECRETARY).post(f"{address}/@workflow/validate", headers=headers, json={})
    house.read()
    assert (got.status_code, api.content.get_state(house.items["open"])) == (200, "validated")


def _work_on(one):
    """All that people and the worker did to an item."""
    facts = (one.title, one.version, one.validated_by, one.public_path, one.wish, one.hold, one.assignee)
    return api.content.get_state(one), facts, list(one.review), list(one.history)
