"""Is anything of what a back office sends or a former portal hands over to be found outside the bureau?

Pulled by the worker from the stand-in through the manager's screens, and taken over by the command.
"""

from contextlib import redirect_stdout
from datetime import timedelta
from flow import dossier
from flow import make_institution
from flow import NOW
from html import unescape
from imio.deliberations.backoffice.credentials import new_key
from imio.deliberations.commands import main
from imio.deliberations.reception.pull import run
from imio.deliberations.reception.pull.source import source_of
from imio.deliberations.validation.annexes import withhold_annex
from imio.deliberations.worker.pulling import pull_round
from imio.deliberations.worker.rounds import work
from lxml import html
from plone import api
from pull.conftest import SWIFT
from standin.running import running
from standin.server import PASSWORD
from standin.server import USER
from unittest.mock import patch
from wall import arriving
from wall.arriving import D
from wall.arriving import DATA
from wall.bypassing import publish_all_as_it_is
from wall.crawl import pages
from wall.planting import Log
from wall.planting import SECRETARY
from wall.planting import settle
from wall.search import folded
from wall.search import leaks
from wall.search import readings
from wall.site import SITE_MANAGER
from wall.stores import bureaus
from wall.stores import derived_stores

import io
import json
import os
import pytest
import transaction


MANAGER = "val-managers-1"
STRANGERS = (None, "val-agents-1", SECRETARY, "val-backoffice-1", "other-managers-1", "other-secretaries-1")
IN_BUREAU = {key for key, datum in DATA.items() if datum.fate == "bureau"}
#: The lists that a manager gives their meaning: what the back office calls its categories, groups and bodies.
LISTS = {
    *("pull: category", "pull: classifier", "pull: group in charge", "pull: body"),
    "pull: group that is in charge of nothing",
}
STORES = list(derived_stores())


class Office:
    """The back office of ``val``, and what its manager reads."""

    def __init__(self, site, standin):
        self.site = site
        self.standin = standin
        self.now = NOW
        self.told = []

    def ask(self, view: str, **fields):
        """Open a screen, or press its button with what it shows and the fields."""
        client, address = self.site.client(MANAGER), f"{self.site.url}/val/@@{view}"
        answer = client.get(address)
        if fields:
            form = {name: value for one in html.fromstring(answer.text).forms for name, value in one.form_values()}
            form |= {"_authenticator": self.site.token(MANAGER), **fields}
            answer = client.post(address, data=form)
        assert answer.status_code in (200, 302, 303), (view, answer.status_code, answer.text)
        self.told.append((f"{view} {fields.get('do', '')}".strip(), answer.content))
        return answer

    def pull(self, **faults):
        """Read once, an hour later; ``faults``: kind = the data that it is to say."""
        self.standin.faults.clear()
        for kind, how in faults.items():
            self.standin.faults.add(kind, **how)
        self.now += timedelta(hours=1)
        source_of(self.site.begin()["val"]).demand.run = {"who": MANAGER, "at": self.now, "confirmed": 0}
        transaction.commit()
        assert pull_round(self.site.portal, self.now) == 1
        return source_of(self.site.begin()["val"]).runs[-1]


@pytest.fixture(scope="module")
def arrived(empty_site, tmp_path_factory):
    """The site once all has arrived, what was logged and told meanwhile, and what an anonymous visitor gets."""
    environ = {
        "DELIBERATIONS_SECRET_KEY": new_key(),
        "DELIBERATIONS_BACKOFFICE_NETWORKS": "127.0.0.0/8, ::1/128",
        "DELIBERATIONS_PASSWORD": f"Secret of {SITE_MANAGER}!",
    }
    site = empty_site
    with patch.dict(os.environ, environ), patch.object(run, "LIMITS", SWIFT), Log() as log:
        make_institution(site.portal)
        make_institution(site.portal, "former", "Aulnes-la-Vieille")
        make_institution(site.portal, "other", "Rochebrune")
        with running(arriving.planted_town()) as standin:
            site.office = Office(site, standin)
            _pull(site.office)
        site.command = _take_over(site, tmp_path_factory.mktemp("export"))
        site.crawled = list(pages(site))
    site.log = log
    site.keep()
    return site


def _pull(office: Office) -> None:
    """The life of a meeting, with whatever a back office may answer besides what it is asked."""
    town = office.standin.town
    answer = office.ask("back-office", do="connect", url=office.standin.url, user=USER, password=PASSWORD)
    assert answer.status_code in (302, 303), answer.text
    # A meeting of next year, whatever the day of this test.
    assert office.ask("back-office-mapping", do="preview").status_code == 200
    everything = {"more": {"message": D["pull: not asked for"]}, "secret": {}, "unpublishable": {}}
    office.pull(**everything)
    assert len(office.site.begin()["val"]["bureau"].dossiers) == 3
    office.ask("back-office-mapping", do="preview")
    work(office.site.begin(), NOW)
    _settle(office.site)
    work(office.site.begin(), NOW)
    public, private = [item for item in town.items.values() if "Bail de" in item.title or "Vente à" in item.title]
    assert dossier(office.site.begin()["val"], public.uid).public_path
    for item in (public, private):
        town.delete(item)
    office.pull(**everything)
    for fault, key in (("status", "error"), ("html", "web page"), ("text", "no data")):
        office.pull(**{fault: {"message": D[f"pull: {key}"], "path": "@search"}})
    elsewhere = f"https://elsewhere.example.be/{arriving.slug(D['pull: redirect'])}"
    office.pull(redirect={"location": elsewhere, "path": "@search"})
    office.pull(status={"message": D["pull: error"], "path": "@@download", "status": 403})
    [meeting] = town.meetings.values()
    town.decide(meeting)
    office.pull(**everything)
    work(office.site.begin(), NOW)
    _settle(office.site)
    for number in range(1, len(source_of(office.site.begin()["val"]).runs) + 1):
        office.ask(f"back-office-report?run={number}")
    office.ask("back-office")


def _settle(site) -> None:
    """A secretary masks what is planted, releases one annex and withholds the others."""
    institution = site.begin()["val"]
    for meeting_file in institution["bureau"].objectValues():
        for one in meeting_file.objectValues():
            if api.content.get_state(one) != "to_validate":
                continue
            if DATA["pull: vanished, never public"].rare in one.content["title"]:
                continue
            for annex_id in one.annexes:
                withhold_annex(one, annex_id, SECRETARY, "personal_data")
            settle(one, data=DATA)


def _take_over(site, folder) -> str:
    """What the command prints, dry run first."""
    export, categories = folder / "export.json", folder / "categories.json"
    export.write_text(json.dumps(arriving.planted_export()))
    categories.write_text(json.dumps(arriving.CATEGORIES))
    arguments = ["takeover", str(export), "--categories", str(categories), "--institution", "aulnes=former"]

    def round_of_the_worker(seconds):
        work(site.begin(), NOW)

    out = io.StringIO()
    with redirect_stdout(out), patch("imio.deliberations.commands.takeover.time.sleep", round_of_the_worker):
        assert main([*arguments, "--dry-run"]) == 1
        assert main([*arguments, "--url", site.url, "--user", SITE_MANAGER]) == 1
    site.begin()
    return out.getvalue()


@pytest.fixture
def site(arrived):
    arrived.begin()
    yield arrived
    arrived.back()


def test_something_is_there_that_could_leak(site):
    assert {leak.key for leak in leaks(bureaus(site)) if leak.form == "clear"} == IN_BUREAU


@pytest.mark.parametrize("store", STORES)
def test_no_store_holds_any(site, store):
    things = list(derived_stores()[store](site))
    assert things or store == "redirections"
    assert leaks(things) == []


def test_no_page_shows_any(site):
    words = folded(arriving.READABLE)
    readable = {where.split(" ")[0] for where, data in site.crawled if any(words in text for text in readings(data))}
    assert any("/val/" in where for where in readable) and any("/former/" in where for where in readable)
    assert leaks(site.crawled) == []


def test_the_log_has_none(site):
    lines = "\n".join(site.log.lines)
    assert "back office of val" in lines and PASSWORD not in lines
    assert leaks([("log", line.encode()) for line in site.log.lines]) == []
    errors = site.portal.error_log.getLogEntries()
    assert leaks([("error_log", repr(entry).encode()) for entry in errors]) == []


def test_a_manager_reads_lists_and_figures_and_nothing_of_an_item(site):
    """The password neither."""
    told = {where: {leak.key for leak in leaks([(where, data)])} for where, data in site.office.told}
    assert any(told.values()) and "back-office-report?run=1" in told
    assert {where: keys - LISTS for where, keys in told.items() if keys - LISTS} == {}
    assert not [where for where, data in site.office.told if PASSWORD.encode() in data]
    assert any("Refusés : 5" in unescape(data.decode()) for _, data in site.office.told)


@pytest.mark.parametrize("user", STRANGERS)
def test_nobody_else_reads_a_word_of_the_managers_screens(site, user):
    for view in ("back-office", "back-office-mapping", "back-office-report?run=1"):
        answer = site.client(user).get(f"{site.url}/val/@@{view}")
        assert answer.status_code in (302, 401, 403)
        assert leaks([(view, answer.content), (view, str(answer.headers).encode())]) == []


def test_the_command_prints_none(site):
    assert "séance 2" in site.command and "former: " in site.command
    assert leaks([("command", line.encode()) for line in site.command.splitlines()]) == []


def test_the_search_finds_what_goes_around_the_gate(site):
    publish_all_as_it_is(site, D["pull: title"])
    found = {name: {leak.key for leak in leaks(store(site))} for name, store in derived_stores().items()}
    assert [name for name, keys in found.items() if not keys] == []
    of_the_connection = {key for key in LISTS if key not in ("pull: category", "pull: group in charge")}
    assert set.union(*found.values()) >= IN_BUREAU - of_the_connection
