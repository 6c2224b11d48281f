"""Does ``@changes`` stream in constant memory, and what does a 304 cost? ``.venv/bin/python benchmarks/changes.py``

One server process, waitress, loopback, nobody signed in. The register's entries are written straight to it, without
objects: publishing 100,000 documents would take hours and change nothing of what is measured.
"""

from decision_page import free_port
from decision_page import wait
from generator import documents
from instance import configure
from instance import folder
from instance import make_portal
from pathlib import Path
from statistics import median
from statistics import quantiles

import argparse
import httpx
import logging
import os
import subprocess
import sys
import time


HERE = Path(__file__).resolve().parent.parent
MAKE = "--make"
#: Entries a transaction.
PORTION = 2_000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument(MAKE, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(options.make, options.entries)
        return
    with folder() as made:
        port = free_port()
        _conf, ini = configure(made, port)
        command = [sys.executable, __file__, MAKE, made, "--entries", str(options.entries)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        with (made / "log/server.log").open("wb") as log:
            command = [HERE / "parts/instance/bin/interpreter", "-m", "Zope2.Startup.serve", ini]
            environ = {**os.environ, "DELIBERATIONS_WORKER": "", "DELIBERATIONS_SEARCH": str(made / "search")}
            server = subprocess.Popen(command, stdout=log, stderr=log, env=environ)
            try:
                url = f"http://127.0.0.1:{port}/portal"
                with httpx.Client(timeout=300) as visitor:
                    wait(visitor, f"{url}/stock/page")
                    not_modified(visitor, url, options.rounds)
                    stream(visitor, url, server.pid)
            finally:
                server.terminate()
                server.wait(60)


def make(made: Path, entries: int) -> None:
    """In a process of its own: a register, and a stock page of the text of one document."""
    logging.disable(logging.ERROR)
    portal = make_portal(made / "zope.conf")

    # Not before Zope is configured.
    from datetime import datetime
    from datetime import UTC
    from generator import html
    from imio.deliberations.publication.register import register_of
    from plone import api
    from plone.app.textfield.value import RichTextValue

    import transaction

    [(_meeting, items)] = documents(40)
    with api.env.adopt_roles(["Manager"]):
        text = RichTextValue(html(items[20]), "text/html", "text/x-html-safe")
        page = api.content.create(portal["stock"], "Document", id="page", title=items[20]["title"], text=text)
        api.content.transition(page, "publish")
    register, now = register_of(portal), datetime.now(UTC)
    for number in range(entries):
        item = items[number % len(items)]
        record = {
            "type": "decision",
            "institution": "val",
            "title": item["title"],
            "sections": [{"name": "decision", "html": html(item)}],
        }
        register.append("publish", f"/val/decisions/2027-03-23/{number:08x}", record, now)
        if number % PORTION == PORTION - 1:
            transaction.commit()
            portal._p_jar.cacheMinimize()
    transaction.commit()


def not_modified(visitor: httpx.Client, url: str, rounds: int) -> None:
    """304 answers and stock pages, in turns."""
    addresses = {
        "304 of a page of the register": f"{url}/@changes?since=5000",
        "304 of an institution": f"{url}/val",
        "304 of @institutions": f"{url}/@institutions",
        "stock page": f"{url}/stock/page",
    }
    headers = {name: {"Accept": "application/json"} if "304" in name else {} for name in addresses}
    for name, address in addresses.items():
        for _ in range(10):
            tag = visitor.get(address, headers=headers[name]).headers.get("ETag")
        if "304" in name:
            headers[name]["If-None-Match"] = tag
    took: dict[str, list[float]] = {name: [] for name in addresses}
    for number in range(rounds):
        for name in sorted(addresses, reverse=bool(number % 2)):
            begin = time.perf_counter()
            answer = visitor.get(addresses[name], headers=headers[name])
            took[name].append(time.perf_counter() - begin)
            if answer.status_code != (304 if "304" in name else 200):
                sys.exit(f"{name}: {answer.status_code}")
    print(f"{rounds} requests each")
    for name, times in took.items():
        tenth, ninetieth = quantiles(times, n=10)[0], quantiles(times, n=10)[-1]
        print(
            f"{name:<30} median {1000 * median(times):6.1f} ms   tenth {1000 * tenth:6.1f}   "
            f"ninetieth {1000 * ninetieth:6.1f}"
        )


def stream(visitor: httpx.Client, url: str, pid: int) -> None:
    """All entries, read slowly enough that a server which keeps them would show it."""
    lines = size = 0
    begin, before, peak = time.perf_counter(), resident(pid), 0
    with visitor.stream("GET", f"{url}/@changes?since=0&format=ndjson") as answer:
        for number, piece in enumerate(answer.iter_raw()):
            lines += piece.count(b"\n")
            size += len(piece)
            if number % 200 == 0:
                peak = max(peak, resident(pid))
    took = time.perf_counter() - begin
    print(
        f"{lines:,} entries, {size / 2**20:,.0f} MiB in {took:.1f} s ({lines / took:,.0f} a second); "
        f"memory {before / 2**20:.0f} MiB before, {peak / 2**20:.0f} MiB at most, {(peak - before) / 2**20:+.0f} MiB"
    )


def resident(pid: int) -> int:
    """Bytes of a process in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
