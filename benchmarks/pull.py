"""What does reading a back office cost? ``.venv/bin/python benchmarks/pull.py``

A year of a municipality from a stand-in on loopback, in a process of its own, into a portal that serves pages
meanwhile; then the same again without changes; and a simulated day of 262 institutions on one worker.
"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from instance import configure
from instance import folder
from instance import HERE
from instance import make_portal
from pathlib import Path
from statistics import quantiles

import argparse
import httpx
import json
import logging
import os
import random
import socket
import subprocess
import sys
import threading
import time


sys.path.insert(0, str(HERE / "tests"))

MIB = 1024**2
#: Pages asked in a second, by one visitor.
PAGES = 5
INSTITUTIONS = 262


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=0.05, help="of the annexes' sizes; 1: 2 GB in all")
    parser.add_argument("--read", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        read(Path(options.read[0]), options.read[1], int(options.read[2]))
        return
    simulate_a_day()
    from imio.deliberations.backoffice.credentials import new_key
    from standin.running import running
    from standin.year import a_year

    town = a_year()
    for _item, annex in town.annexes():
        annex.size = max(5_000, round(annex.size * options.scale))
    total = sum(annex.size for _item, annex in town.annexes())
    annexes = len(list(town.annexes()))
    print(f"{len(town.meetings)} meetings, {len(town.items)} items, {annexes} annexes, {total / MIB:.0f} MiB")
    environment = {
        **os.environ,
        "DELIBERATIONS_SECRET_KEY": new_key(),
        "DELIBERATIONS_BACKOFFICE_NETWORKS": "127.0.0.0/8",
    }
    with folder() as made, running(town) as standin:
        port = free_port()
        configure(made, port)
        command = [sys.executable, __file__, "--read", made, standin.url, str(port)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        try:
            page = f"http://127.0.0.1:{port}/portal/val"
            idle = told(process)
            quiet = visit(page, seconds=15)
            for name in ("from zero", "again, unchanged"):
                process.stdin.write("go\n")
                process.stdin.flush()
                waiting = Waiting(process)
                busy = visit(page, until=waiting.done)
                waiting.join()
                result = waiting.result
                print(
                    f"{name:<17} {result['seconds']:7.1f} s   {result['requests']:4} requests   "
                    f"{result['peak'] - idle['memory']:5.0f} MiB above idle ({idle['memory']:.0f})   "
                    f"page p95 {1000 * p95(busy):5.0f} ms against {1000 * p95(quiet):.0f}   {result['counts']}"
                )
        finally:
            process.stdin.close()
            process.wait(60)


class Waiting(threading.Thread):
    """Waits for the next line of the reading process."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process = process
        self.done = threading.Event()
        self.result: dict = {}
        self.start()

    def run(self):
        self.result = told(self.process)
        self.done.set()


def told(process) -> dict:
    """The next line that the reading process says."""
    for line in process.stdout:
        if line.startswith("{"):
            return json.loads(line)
    sys.exit("the reading process ended")


def visit(page: str, seconds: float = 3600, until: threading.Event | None = None) -> list[float]:
    """Ask for a page again and again; how long each answer took."""
    took, end = [], time.monotonic() + seconds
    with httpx.Client(timeout=300) as visitor:
        while time.monotonic() < end and not (until and until.is_set()):
            begin = time.perf_counter()
            visitor.get(page).raise_for_status()
            took.append(time.perf_counter() - begin)
            time.sleep(max(0, 1 / PAGES - took[-1]))
    return took


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


# -- the reading process ------------------------------------------------------------------------------------------


def read(made: Path, url: str, port: int) -> None:
    """Make a portal, connect it, serve its pages, and read once for each line that comes in."""
    logging.disable(logging.ERROR)
    portal = make_portal(made / "zope.conf")

    # Not before Zope is configured.
    from imio.deliberations.backoffice.client import Client
    from imio.deliberations.backoffice.connection import Connection
    from imio.deliberations.backoffice.credentials import Credentials
    from imio.deliberations.backoffice.credentials import seal
    from imio.deliberations.reception.pull.run import advance
    from imio.deliberations.reception.pull.source import identity_data
    from imio.deliberations.reception.pull.source import made_for
    from standin.server import PASSWORD
    from standin.server import USER
    from waitress import create_server
    from ZPublisher.WSGIPublisher import publish_module

    import transaction

    institution = portal["val"]
    source = made_for(institution)
    credentials = Credentials(USER, PASSWORD)
    source.url, source.sealed, source.days_back = url, seal(credentials, os.environ), 3650
    with Connection.from_environment(url, credentials, os.environ) as connection:
        source.identity = identity_data(Client(connection).identity())
    transaction.commit()
    server = create_server(publish_module, host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    for _ in range(20):
        httpx.get(f"http://127.0.0.1:{port}/portal/val", timeout=300)
    say(memory=memory())
    for _line in sys.stdin:
        watch = Watch()
        begin = time.perf_counter()
        # In slices, as the worker does it.
        while not advance(institution, lambda: datetime.now(UTC), time.monotonic() + 30):
            portal._p_jar.cacheMinimize()
        report = source.runs[-1]
        say(
            seconds=time.perf_counter() - begin,
            requests=report.requests,
            peak=watch.stop(),
            counts=f"{report.outcome} {report.counts}",
        )


class Watch(threading.Thread):
    """The highest memory of this process until it is stopped."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak = memory()
        self.stopped = threading.Event()
        self.start()

    def run(self):
        while not self.stopped.wait(0.1):
            self.peak = max(self.peak, memory())

    def stop(self) -> float:
        self.stopped.set()
        return max(self.peak, memory())


def memory() -> float:
    """Resident memory of this process, MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0


def say(**what) -> None:
    print(json.dumps(what), flush=True)


# -- a day --------------------------------------------------------------------------------------------------------


def simulate_a_day() -> None:
    """262 institutions, each hour, on one worker: how long does each wait for its turn? No portal, no clock."""
    from imio.deliberations.reception.pull.schedule import Schedule

    chance = random.Random("a day")
    schedule, names = Schedule(), [f"commune-{number}" for number in range(INSTITUTIONS)]
    for told_as, seconds_of, slow in (
        ("5 meetings at 0.5 s a request", lambda name: chance.uniform(2, 6), 0),
        ("the same, 10 back offices that take 120 s", lambda name: chance.uniform(2, 6), 10),
    ):
        day = datetime(2026, 3, 10, tzinfo=UTC)
        now, end = day, day + timedelta(days=1)
        started = {name: schedule.latest(name, day - timedelta(seconds=1)) for name in names}
        waits, runs, busy = [], dict.fromkeys(names, 0), 0.0
        by_hour = [0] * 24
        while now < end:
            due = [name for name in names if schedule.is_due(name, started[name], now)]
            if not due:
                now += timedelta(seconds=3)
                continue
            # As ``worker.pulling``: a round over who is due, least recently served first.
            for name in sorted(due, key=started.__getitem__):
                waits.append((now - schedule.latest(name, now)).total_seconds())
                started[name] = now
                runs[name] += 1
                seconds = 120.0 if names.index(name) < slow else seconds_of(name)
                if now < end:
                    by_hour[int((now - day).total_seconds() // 3600)] += 1
                busy += seconds
                now += timedelta(seconds=seconds)
        print(
            f"a day of {INSTITUTIONS} institutions, {told_as}: {sum(runs.values())} runs, "
            f"{min(runs.values())} to {max(runs.values())} each, wait p95 {quantiles(waits, n=20)[-1]:.0f} s, "
            f"longest {max(waits):.0f} s, worker busy {busy / 864:.0f} %, "
            f"{min(by_hour)} to {max(by_hour)} begin in an hour"
        )


if __name__ == "__main__":
    main()
