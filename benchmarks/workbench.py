"""Does the review keep up with a hand on the keyboard? ``.venv/bin/python benchmarks/workbench.py``

One item of 5,000 words with 200 detections, one server process, waitress, loopback: the page is opened, and decisions
are sent as its script sends them (the page comes back in the answer) and as a plain form does (a redirect). A stock
page of the same text takes turns, so that a busy machine slows both.
"""

from decision_page import free_port
from decision_page import wait
from instance import configure
from instance import folder
from instance import make_portal
from pathlib import Path
from statistics import median
from statistics import quantiles

import argparse
import httpx
import itertools
import logging
import os
import re
import subprocess
import sys
import time


HERE = Path(__file__).resolve().parent.parent
MAKE = "--make"
SECRETARY = ("val-secretary", "Secret of the bench!")
WORDS, PERSONS = 5_000, 100
FILLER = "Considérant que la commune entend poursuivre la réfection de ses voiries et que le crédit figure au budget ; "


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument(MAKE, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(options.make)
        return
    with folder() as made:
        port = free_port()
        _conf, ini = configure(made, port)
        made_by = [sys.executable, __file__, MAKE, made]
        said = subprocess.run(made_by, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
        path, words, detections = said.split()[-3:]
        with (made / "log/server.log").open("wb") as log:
            command = [HERE / "parts/instance/bin/interpreter", "-m", "Zope2.Startup.serve", ini]
            server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "DELIBERATIONS_WORKER": ""})
            try:
                print(f"{words} words, {detections} detections, {options.rounds} requests each")
                measure(f"http://127.0.0.1:{port}/portal", path, options.rounds, server.pid)
            finally:
                server.terminate()
                server.wait(60)


def text() -> str:
    """HTML of some 5,000 words that names two hundred times one of a hundred persons."""
    names = [f"{first} {last}" for first, last in itertools.product(FIRST, LAST)][:PERSONS]
    each = FILLER * (WORDS // (2 * PERSONS) // len(FILLER.split()))
    first = [f"<p>{each}Vu la demande de M. {name} ;</p>" for name in names]
    second = [f"<p>{each}Considérant que M. {name} est domicilié à Val-des-Aulnes ;</p>" for name in names]
    return "".join(first + second)


FIRST = ("Jean", "Luc", "Marc", "Paul", "Pierre", "André", "Louis", "Henri", "Denis", "Olivier")
LAST = ("Quoilin", "Mairesse", "Petrenko", "Lacasse", "Balfroid", "Wautelet", "Dupont", "Nguyen", "Yilmaz", "Lejeune")


def make(made: Path) -> None:
    """In a process of its own: the item, analysed. Prints its path, its words and its detections."""
    logging.disable(logging.ERROR)
    portal = make_portal(made / "zope.conf")

    # Not before Zope is configured.
    from imio.deliberations.reception.inbox import receive
    from imio.deliberations.validation.steps import outcome_of
    from imio.deliberations.worker.rounds import work
    from plone import api
    from plone.app.textfield.value import RichTextValue

    import transaction

    body = text()
    item = {
        "id": "p1",
        "number": "1",
        "position": 1,
        "title": "Plan de réfection",
        "matter": "Travaux",
        "privacy": "public",
        "stage": "draft",
        "texts": {"decision": body},
        "modified": "2027-03-10T10:00:00+00:00",
    }
    meeting = {"id": "m1", "organ": "Conseil communal", "start": "2027-03-23T20:00:00", "state": "planned"}
    receive(portal["val"], {"institution": "val", "meeting": meeting, "items": [item]})
    work(portal)
    with api.env.adopt_roles(["Manager"]):
        api.user.create(username=SECRETARY[0], email="secretary@example.be", password=SECRETARY[1])
        api.group.add_user(groupname="val-secretaries", username=SECRETARY[0])
        document = api.content.create(portal["stock"], "Document", id="page", title="Stock")
        document.text = RichTextValue(body, "text/html", "text/x-html-safe")
        api.content.transition(document, "publish")
    transaction.commit()
    [meeting_file] = portal["val"]["bureau"].objectValues()
    [dossier] = meeting_file.objectValues()
    path = "/".join(dossier.getPhysicalPath()[2:])
    print(path, len(re.sub(r"<[^>]+>", " ", body).split()), len(outcome_of(dossier).mentions))


def measure(url: str, path: str, rounds: int, pid: int) -> None:
    """Take turns; print medians, the server's own processor time and the ratio."""
    took: dict[str, list[tuple[float, float]]] = {"open": [], "decide": [], "form": [], "stock": []}
    with httpx.Client(timeout=300, auth=SECRETARY) as secretary, httpx.Client(timeout=300) as visitor:
        wait(visitor, url)
        address = f"{url}/{path}"
        page = secretary.get(address).text
        visitor.get(f"{url}/stock/page")
        spans = itertools.cycle(re.findall(r'value="(?:mask|keep):span:([0-9a-f]+)"', page))
        for number in range(rounds):
            clock(took["open"], pid, secretary, "GET", address)
            page = secretary.get(address).text
            for name, headers in (("decide", {"X-Bench": "1"}), ("form", {})):
                fields = {
                    "do": f"{('mask', 'keep')[number % 2]}:span:{next(spans)}",
                    "_authenticator": re.search(r'name="_authenticator"[^>]*value="([^"]+)"', page)[1],
                    "version": re.search(r'name="version" type="hidden" value="(\d+)"', page)[1],
                    "seen": re.search(r'name="seen" type="hidden" value="(\d+)"', page)[1],
                }
                clock(took[name], pid, secretary, "POST", f"{address}/@@review", data=fields, headers=headers)
                page = secretary.get(address).text
            clock(took["stock"], pid, visitor, "GET", f"{url}/stock/page")
    for name, times in took.items():
        by_clock, own = [one for one, _ in times], [one for _, one in times]
        ninetieth = quantiles(by_clock, n=10)[-1]
        print(
            f"{name:<8} median {1000 * median(by_clock):7.1f} ms   ninetieth {1000 * ninetieth:7.1f}"
            f"   the server's own time {1000 * sum(own) / len(own):7.1f}"
        )
    print(f"open : stock page {median(t for t, _ in took['open']) / median(t for t, _ in took['stock']):.2f}")


def clock(times: list[tuple[float, float]], pid: int, client: httpx.Client, method: str, address: str, **what) -> None:
    """Note how long a request takes by the clock, and of the server's processor time; both in seconds."""
    begin, own = time.perf_counter(), processor(pid)
    answer = client.request(method, address, **what)
    times.append((time.perf_counter() - begin, processor(pid) - own))
    if answer.status_code not in (200, 303):
        sys.exit(f"{method} {address}: {answer.status_code}")


def processor(pid: int) -> float:
    """Seconds of processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
