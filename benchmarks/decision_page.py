"""What does a decision page cost against a stock page? ``.venv/bin/python benchmarks/decision_page.py``

One server process, waitress, loopback, nobody signed in, nothing cached; requests to the one and to the other take
turns, so that a busy machine slows both.
"""

from generator import documents
from generator import html
from generator import words
from instance import configure
from instance import folder
from instance import make_portal
from instance import settle
from pathlib import Path
from statistics import median
from statistics import quantiles

import argparse
import httpx
import logging
import os
import socket
import subprocess
import sys
import time


HERE = Path(__file__).resolve().parent.parent
MAKE = "--make"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument(MAKE, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(options.make)
        return
    with folder() as made:
        port = free_port()
        _conf, ini = configure(made, port)
        made_by = [sys.executable, __file__, MAKE, made]
        address = subprocess.run(made_by, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        decision, count = address.stdout.split()[-2:]
        with (made / "log/server.log").open("wb") as log:
            command = [HERE / "parts/instance/bin/interpreter", "-m", "Zope2.Startup.serve", ini]
            server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "DELIBERATIONS_WORKER": ""})
            try:
                compare(f"http://127.0.0.1:{port}/portal", decision, int(count), options.rounds)
            finally:
                server.terminate()
                server.wait(60)


def make(made: Path) -> None:
    """In a process of its own: one decision, and a stock document of the same text. Prints the decision's path."""
    logging.disable(logging.ERROR)
    portal = make_portal(made / "zope.conf")

    # Not before Zope is configured.
    from imio.deliberations.reception.inbox import receive
    from imio.deliberations.worker.rounds import work
    from plone import api
    from plone.app.textfield.value import RichTextValue

    import transaction

    # The document nearest to the median among forty, and all of them on its agenda.
    [(meeting, items)] = documents(40)
    item = sorted(items, key=words)[20]
    receive(portal["val"], {"institution": "val", "meeting": meeting, "items": items})
    work(portal)
    settle(portal["val"])
    work(portal)
    with api.env.adopt_roles(["Manager"]):
        for one in items:
            text = RichTextValue(html(one), "text/html", "text/x-html-safe")
            document = api.content.create(portal["stock"], "Document", id=one["id"], title=one["title"], text=text)
            api.content.transition(document, "publish")
        api.content.rename(portal["stock"][item["id"]], "page")
    transaction.commit()
    bureau = portal["val"]["bureau"]
    file_id, name = bureau.dossiers[item["id"]]
    print(bureau[file_id][name].public_path, words(item))


def compare(url: str, decision: str, count: int, rounds: int) -> None:
    """Ask in turns; print medians and their ratio."""
    pages = {"decision": url + decision, "stock document": f"{url}/stock/page"}
    took: dict[str, list[float]] = {name: [] for name in pages}
    with httpx.Client(timeout=300) as visitor:
        wait(visitor, url)
        sizes = {}
        for _ in range(10):
            for name, page in pages.items():
                answer = visitor.get(page)
                answer.raise_for_status()
                sizes[name] = len(answer.content)
        for number in range(rounds):
            for name in sorted(pages, reverse=bool(number % 2)):
                begin = time.perf_counter()
                answer = visitor.get(pages[name])
                took[name].append(time.perf_counter() - begin)
                if answer.status_code != 200:
                    sys.exit(f"{name}: {answer.status_code}")
    print(f"{count} words, {rounds} requests each")
    for name, times in took.items():
        tenth, ninetieth = quantiles(times, n=10)[0], quantiles(times, n=10)[-1]
        print(
            f"{name:<16} median {1000 * median(times):7.1f} ms   tenth {1000 * tenth:7.1f}   "
            f"ninetieth {1000 * ninetieth:7.1f}   {sizes[name] / 1024:6.1f} KiB"
        )
    print(f"decision : stock {median(took['decision']) / median(took['stock document']):.2f}")


def wait(visitor: httpx.Client, url: str) -> None:
    """Until the server answers."""
    for _ in range(600):
        try:
            if visitor.get(url).status_code < 500:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    sys.exit("the server does not answer")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


if __name__ == "__main__":
    main()
