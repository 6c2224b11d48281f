"""Killed while another portal is taken over, the command or the portal: is in the end all there, and once?"""

from annexes import pdf
from collections import Counter
from copy import deepcopy
from crash.check import opened
from crash.make_portal import OPERATOR
from crash.server import HERE
from crash.server import Server
from flow import eventually
from flow import password
from imio.deliberations.publication.register import KEY
from pathlib import Path

import base64
import hashlib
import httpx
import json
import os
import pytest
import signal
import subprocess
import sys
import time


PROGRAM = "import sys; from imio.deliberations.commands import main; sys.exit(main())"
EXPORT = HERE / "tests/takeover/portal.json"
MEETINGS, ITEMS = 3, 8
#: Lines of the command after which the portal is killed, and then the command itself.
PORTAL_KILLED_AFTER, COMMAND_KILLED_AFTER = 6, 14
#: Decisions that are public when the portal is killed while the worker publishes.
KILLED_WHILE_PUBLISHING = 4
#: Seconds for what the worker begins within a minute, on a busy machine.
PATIENCE = 300


@pytest.fixture
def export(tmp_path):
    """Three meetings of eight items, each with a file in which nobody is named."""
    objects = json.loads(EXPORT.read_text())
    by_path = {one["@id"].partition("/aulnes")[2]: one for one in objects if "/aulnes" in one["@id"]}
    house = by_path[""]
    meeting, item = (by_path[f"/decisions/17-mars-2026{more}"] for more in ("", "/contrat-de-bail"))
    file = by_path["/decisions/17-mars-2026/approbation-du-proces-verbal/rapport.pdf"]
    made = [house]
    for month in range(1, MEETINGS + 1):
        day = f"{month}-mars-2026"
        made.append(_copied(meeting, f"{house['@id']}/decisions/{day}", date_time=f"2026-03-{month:02}T20:00:00"))
        for number in range(1, ITEMS + 1):
            text = f"<p>Le Conseil approuve le compte {number}.</p>"
            changes = {"title": f"Compte {number}", "formatted_title": None, "number": str(number)}
            changes |= {"sortable_number": number * 100, "decision": {"content-type": "text/html", "data": text}}
            changes |= {"representatives_in_charge": ["r1"], "additional_data": None, "custom_info": None}
            made.append(_copied(item, f"{made[-1]['@id'].partition(day)[0]}{day}/compte-{number}", **changes))
            data = base64.b64encode(pdf(f"Compte {month} {number}.")).decode()
            made.append(_copied(file, f"{made[-1]['@id']}/compte.pdf", file={**file["file"], "data": data}))
    path = tmp_path / "export.json"
    path.write_text(json.dumps(made))
    return path


def _copied(one: dict, address: str, **changes) -> dict:
    made = deepcopy(one)
    uid = hashlib.sha256(address.encode()).hexdigest()[:32]
    identity = {"@id": address, "id": address.rpartition("/")[2], "UID": uid}
    identity |= {"plonemeeting_uid": uid} if one["@type"] in ("Meeting", "Item") else {}
    return {**made, **identity, **changes}


class Command:
    """``bin/deliberations takeover`` in a process of its own."""

    def __init__(self, server: Server, export: Path, log: Path):
        self.log = log
        arguments = ["takeover", str(export), "--institution", "aulnes=val", "--url", server.url, "--user", OPERATOR]
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            env={**os.environ, "DELIBERATIONS_PASSWORD": password(OPERATOR)},
            stdout=log.open("wb"),
            stderr=subprocess.STDOUT,
        )

    @property
    def lines(self) -> list[str]:
        return self.log.read_text().splitlines()

    def is_at(self, line: int) -> bool:
        return self.process.poll() is not None or len(self.lines) >= line

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def ended(self) -> int:
        return self.process.wait(PATIENCE)


def published(server: Server) -> int:
    time.sleep(0.7)
    answer = httpx.get(f"{server.url}/val/@decisions", headers={"Accept": "application/json"}, timeout=60)
    return answer.json()["items_total"]


@pytest.fixture
def commands():
    """Starts one; none outlives the test."""
    started = []

    def start(*arguments):
        started.append(Command(*arguments))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.kill()


def test_all_is_there_once_whatever_was_killed(base, tmp_path, export, commands):
    server = Server(base, tmp_path / "portal")
    server.start()
    server.wait()
    try:
        first = commands(server, export, tmp_path / "1.log")
        eventually(lambda: first.is_at(PORTAL_KILLED_AFTER))
        server.kill()
        assert first.ended() == 2 and "le portail tourne-t-il" in first.lines[-1]
        server.start()
        server.wait()
        second = commands(server, export, tmp_path / "2.log")
        eventually(lambda: second.is_at(COMMAND_KILLED_AFTER))
        assert second.process.poll() is None
        second.kill()
        third = commands(server, export, tmp_path / "3.log")
        eventually(lambda: third.process.poll() is not None or published(server) >= KILLED_WHILE_PUBLISHING, PATIENCE)
        server.kill()
        third.ended()
        server.start()
        server.wait()
        last = commands(server, export, tmp_path / "4.log")
        assert last.ended() == 0, last.lines
        assert last.lines[-1] == f"val: {MEETINGS * ITEMS} publiés"
        eventually(lambda: published(server) == MEETINGS * ITEMS)
    finally:
        server.stop()
    look_at(server)


def look_at(server: Server) -> None:
    """The disk, once nobody works on it."""
    with opened(server.folder) as portal:
        institution = portal["val"]
        bureau = institution["bureau"]
        dossiers = [bureau[meeting][name] for meeting, name in bureau.dossiers.values()]
        assert len(dossiers) == len({one.public_path for one in dossiers}) == MEETINGS * ITEMS
        for one in dossiers:
            acts = Counter(entry["act"] for entry in one.history)
            assert (len(one.versions), len(one.annexes)) == (1, 1)
            assert (acts["received"], acts["taken over"], acts["published"]) == (1, 1, 1), acts
            assert one.workflow_history["dossier_workflow"][-1]["review_state"] == "published"
        # Without Plone's adapters, as the trees have them.
        decisions = [one for meeting in institution["decisions"]._tree.values() for one in meeting._tree.values()]
        assert len(decisions) == MEETINGS * ITEMS
        assert {len(one._tree) for one in decisions} == {1}
        wanted = {f"/val/decisions/{month}-mars-2026/compte-{number}" for month in (1, 2, 3) for number in range(1, 9)}
        assert {one.public_path for one in dossiers} == wanted
        assert len(institution.officials) == 1
        register = portal.__annotations__[KEY]
        assert list(register.faults()) == []
        assert {path: len(register.positions(path)) for path in wanted} == dict.fromkeys(wanted, 1)
