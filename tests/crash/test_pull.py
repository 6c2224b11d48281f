"""Killed while a back office is read: does the run go on where it was, with nothing twice and nothing lost?"""

from crash.check import opened
from crash.server import Server
from datetime import datetime
from datetime import timedelta
from flow import eventually
from flow import password
from imio.deliberations.backoffice.credentials import new_key
from lxml import html
from standin.running import a_meeting
from standin.running import a_town
from standin.running import running
from standin.server import PASSWORD
from standin.server import USER

import httpx
import pytest
import re


ITEMS = 30
#: Downloads after which the server is killed: in the middle of the meeting, each time in other circumstances.
KILLED_AFTER = (5, 17)


@pytest.fixture
def standin():
    """A meeting to come of which every item has an annex."""
    town = a_town(now=None)
    meeting = a_meeting(town, datetime.now().replace(microsecond=0) + timedelta(days=7), items=ITEMS)
    for item in town.items_of(meeting)[1:]:
        town.add_annex(item, "Plan", 300_000)
    town.freeze(meeting)
    with running(town) as standin:
        yield standin


def downloads(standin) -> list[str]:
    return [request for request in map(str, list(standin.requests)) if "@@download" in request]


def press(manager: httpx.Client, **fields) -> None:
    page = manager.get("/val/@@back-office", headers={"Accept": "text/html"})
    token = html.fromstring(page.content).xpath("//input[@name='_authenticator']/@value")[0]
    answer = manager.post("/val/@@back-office", data={"_authenticator": token, **fields})
    assert answer.status_code == 303, answer.text


def _reports(manager: httpx.Client) -> list[str]:
    """The states of the runs that ended."""
    page = html.fromstring(manager.get("/val/@@back-office", headers={"Accept": "text/html"}).content)
    return [cell.text_content().split()[-1] for cell in page.xpath("//section[.//h2[@id='reports']]//tbody//td[1]")]


def _lines(report) -> dict[str, list[str]]:
    """The numbers that a report names, by the heading they stand under; what it says of those that are not new."""
    found = {}
    for section in report.xpath("//section[.//h2[starts-with(@id, 'lines-')]]"):
        heading = section.xpath(".//h2/@id")[0]
        row = "td[2]" if heading == "lines-new" else "."
        found[heading] = [" ".join(cell.text_content().split()) for cell in section.xpath(f".//tbody/tr/{row}")]
    return found


def read_bureau(server: Server, look):
    """Look at the bureau as it stands on the disk."""
    with opened(server.folder) as portal:
        return look(portal["val"]["bureau"])


def test_a_run_that_is_killed_goes_on_with_nothing_twice(base, tmp_path, standin, monkeypatch):
    monkeypatch.setenv("DELIBERATIONS_SECRET_KEY", new_key())
    monkeypatch.setenv("DELIBERATIONS_BACKOFFICE_NETWORKS", "127.0.0.0/8")
    server = Server(base, tmp_path / "portal")
    server.start()
    server.wait()
    auth = ("val-managers-1", password("val-managers-1"))
    try:
        with httpx.Client(base_url=server.url, auth=auth, timeout=60) as manager:
            press(manager, do="connect", url=standin.url, user=USER, password=PASSWORD)
            standin.requests.clear()
            press(manager, do="run")
            for number in KILLED_AFTER:
                eventually(lambda number=number: len(downloads(standin)) >= number)
                server.kill()
                server.start()
                server.wait()
            eventually(lambda: _reports(manager) == ["terminée"])
            report = html.fromstring(manager.get("/val/@@back-office-report?run=1").content)
    finally:
        server.stop()
    lines = _lines(report)
    # All of it, so that a failure says what became of the one that is missing.
    assert list(lines) == ["lines-new"], lines
    assert sorted(map(int, lines["lines-new"])) == list(range(1, ITEMS + 1)), lines
    # What was on its way at the moment of the kill is fetched again; nothing else is.
    assert ITEMS <= len(downloads(standin)) <= ITEMS + len(KILLED_AFTER)

    def look(bureau):
        dossiers = [bureau[meeting][name] for meeting, name in bureau.dossiers.values()]
        versions = [len(one.versions) for one in dossiers]
        sizes = [annex.file.getSize() for one in dossiers for annex in one.annexes.values()]
        return len(dossiers), set(versions), sorted(sizes), len(bureau.source.runs)

    assert read_bureau(server, look) == (ITEMS, {1}, [50_915] + [300_000] * (ITEMS - 1), 1)
    assert not [path for path in server.blobs.rglob("annex-*") if re.match(r"annex-\w+$", path.name)]
