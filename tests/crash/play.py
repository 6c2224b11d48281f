"""Plays: servers that are killed at random moments while a back office, a secretary and the worker are busy."""

from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from crash.check import check
from crash.check import nothing_waits
from crash.check import opened
from crash.check import State
from crash.clients import BackOffice
from crash.clients import Secretary
from crash.ledger import Ledger
from crash.server import Server
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from imio.deliberations.worker.status import KEY as WORKER
from pathlib import Path

import httpx
import random
import threading
import time
import transaction


#: Answers to the secretary after which the server is killed, whatever the speed of the machine; then some seconds.
ANSWERS = (0, 16)
LONGEST = 0.5
#: Seconds after which it is killed anyhow.
AT_MOST = 60
#: Seconds in which the worker catches up after a restart.
CAUGHT_UP_WITHIN = 120
#: Looks in a row, five a second, that find nothing waiting.
QUIET = 10


@dataclass
class Played:
    """One portal after its play. ``moments``: seconds after the start of the process at which it was killed."""

    folder: Path
    ledger: Ledger
    moments: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    caught_up: list[float] = field(default_factory=list)
    busy: int = 0

    def summary(self) -> str:
        """One line."""
        versions = sum(len(item.sent) for item in self.ledger.items.values())
        answered = sum(sent.taken for item in self.ledger.items.values() for sent in item.sent)
        items = self.ledger.items.values()
        return (
            f"{len(self.moments)} kills at {' '.join(f'{moment:.2f}' for moment in self.moments)} s; "
            f"{len(items)} items, {versions} versions ({answered} answered, {self.busy} refused as busy), "
            f"{sum(item.validated for item in items)} validations, "
            f"{sum(item.released for item in items)}/{sum(item.withheld for item in items)}/"
            f"{sum(item.replaced for item in items)} annexes released/withheld/replaced, "
            f"{sum(item.suspended for item in items)} suspensions, {sum(item.restored for item in items)} restored, "
            f"{sum(item.withdrawn for item in items)} withdrawals, "
            f"{sum(item.secret == 'taken' for item in items)} turned secret, "
            f"{sum(len(some) for item in items for some in item.files.values())} files; "
            f"caught up within {max(self.caught_up, default=0):.1f} s"
        )


def play(base: Path, folder: Path, seed: int, kills: int) -> list[Played]:
    """Play on two servers side by side, so that one works while the other starts."""
    shares = [kills - kills // 2, kills // 2]
    with ThreadPoolExecutor(2) as pool:
        games = [
            pool.submit(_play_one, Server(base, folder / f"{number}"), f"{seed}.{number}", share)
            for number, share in enumerate(shares)
        ]
        return [game.result() for game in games]


def _play_one(server: Server, seed: str, kills: int) -> Played:
    rng = random.Random(seed)
    played = Played(server.folder, Ledger(random.Random(rng.random())))
    note = played.problems.append
    for number in range(kills):
        server.start()
        begin = time.monotonic()
        try:
            server.wait()
            # Half of the kills hit a server that has caught up, half one that has still to.
            if number and rng.random() < 0.5:
                played.problems += _catch_up(server, played, rng)
            failures = _work_until_killed(server, played, rng)
        finally:
            server.kill()
        played.moments.append(time.monotonic() - begin)
        played.problems += [
            f"kill {number + 1}: {problem}" for problem in failures + check(server.folder, played.ledger)
        ]
        if rng.random() < 0.3:
            _next_day(server.folder)
    server.start()
    try:
        server.wait()
        played.problems += _catch_up(server, played, rng)
        for act in (Secretary.review_all, Secretary.suspend_one, Secretary.release_one):
            _wait_for_the_rest(server)
            _round_off(server, played, rng, act)
        _wait_for_the_rest(server)
        played.problems += _pages(server)
    except (httpx.HTTPError, RuntimeError) as error:
        note(f"last start: {type(error).__name__}: {error}")
    finally:
        server.stop()
    played.problems += [f"at last: {problem}" for problem in check(server.folder, played.ledger, settled=True)]
    return played


def _work_until_killed(server: Server, played: Played, rng: random.Random) -> list[str]:
    stop, failures = threading.Event(), []
    clients = [
        BackOffice(server.url, played.ledger, rng.randrange(10**9), ("soon", "far")),
        BackOffice(server.url, played.ledger, rng.randrange(10**9), ("held",)),
        Secretary(server.url, played.ledger, rng.randrange(10**9)),
    ]

    def run(client) -> None:
        try:
            client.run(stop)
        except Exception as error:
            failures.append(f"{type(client).__name__}: {type(error).__name__}: {error}")

    threads = [threading.Thread(target=run, args=(client,), daemon=True) for client in clients]
    for thread in threads:
        thread.start()
    answers, until = rng.randrange(*ANSWERS), time.monotonic() + AT_MOST
    while clients[-1].answers < answers and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(rng.uniform(0, LONGEST))
    server.kill()
    stop.set()
    for thread in threads:
        thread.join(150)
    played.busy += sum(client.busy for client in clients)
    return failures


def _catch_up(server: Server, played: Played, rng: random.Random) -> list[str]:
    """Send everything again, and wait until nothing waits for the worker any more."""
    begin = time.monotonic()
    client = BackOffice(server.url, played.ledger, rng.randrange(10**9))
    with client.http:
        wrong = client.send_again()
        wrong += [f"a second time: {problem}" for problem in client.send_again()]
        quiet = 0
        # A meeting that is to be refreshed is seen nowhere from outside: a moment more.
        while quiet < QUIET:
            if time.monotonic() - begin > CAUGHT_UP_WITHIN:
                return [*wrong, f"the worker did not catch up within {CAUGHT_UP_WITHIN} s"]
            state = client.http.get(f"{server.url}/@health").json()
            quiet = quiet + 1 if not state["oldest_received"] and not state["oldest_due"] else 0
            time.sleep(0.2)
    played.caught_up.append(time.monotonic() - begin)
    return wrong


def _round_off(server: Server, played: Played, rng: random.Random, act: Callable[[Secretary], None]) -> None:
    """One page at least is out of sight in the end, and one annex public: the checker is tried on both."""
    secretary = Secretary(server.url, played.ledger, rng.randrange(10**9))
    with secretary.http:
        act(secretary)


def _wait_for_the_rest(server: Server) -> None:
    """Until the files are read and the wishes are done, of which a monitor sees nothing; what waits for ever is told
    by the check that follows.
    """
    until = time.monotonic() + CAUGHT_UP_WITHIN
    while time.monotonic() < until:
        with opened(server.folder) as portal:
            if not list(nothing_waits(State(portal))):
                return
        time.sleep(1)


def _pages(server: Server) -> list[str]:
    """What citizens get of every public decision."""
    with opened(server.folder) as portal:
        state = State(portal)
        suspended = [path for path, decision in state.decisions.items() if decision.fate == "suspended"]
    wrong = list(_suspended_pages(server, suspended))
    with httpx.Client(timeout=120) as citizen:
        meetings = citizen.get(f"{server.url}/val/decisions", headers={"Accept": "application/json"}).json()["items"]
        for meeting in meetings:
            agenda = citizen.get(meeting["@id"], headers={"Accept": "application/json"}).json()["items"]
            shown = {item["@id"].removeprefix(server.url) for item in agenda}
            hidden = [path for path in suspended if path.startswith(meeting["@id"].removeprefix(server.url) + "/")]
            if not agenda and not hidden:
                wrong.append(f"{meeting['@id']}: no item")
            wrong += [f"{path}: suspended, and on the agenda" for path in shown & set(hidden)]
            for item in agenda:
                answer = citizen.get(item["@id"])
                if answer.status_code != 200 or item["title"] not in answer.text:
                    wrong.append(f"{item['@id']}: {answer.status_code}")
    return wrong


def _suspended_pages(server: Server, suspended: list[str]) -> Iterator[str]:
    """What is out of sight answers the same at every address."""
    with httpx.Client(timeout=120) as citizen:
        for path in suspended:
            for address in (path, f"{path}/annexe-1", f"{path}/decision"):
                answer = citizen.get(server.url + address)
                if answer.status_code != 503 or "dossier" in answer.text.lower():
                    yield f"{address}: suspended, and {answer.status_code}"


def _next_day(folder: Path) -> None:
    """Let the next start do its daily round, which packs: kills shall hit that too."""
    with opened(folder, read_only=False) as portal:
        status = portal.__annotations__.get(WORKER)
        if status is not None:
            status.daily = date(2020, 1, 1)
            transaction.commit()
