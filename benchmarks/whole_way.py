"""How fast does a document go the whole way? ``.venv/bin/python benchmarks/whole_way.py [--documents 1000]``

Reception, analysis and publication of generated documents through the functions that the server runs, one transaction
each; then, for comparison, the same texts as stock Plone documents.
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
from typing import NamedTuple

import argparse
import logging
import resource
import time


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--per-meeting", type=int, default=40)
    options = parser.parse_args()
    submissions = list(documents(options.documents, per_meeting=options.per_meeting))
    items = [item for _, some in submissions for item in some]
    print(f"{len(items)} documents, median {median(words(item) for item in items):.0f} words")
    with folder() as made:
        portal = make_portal(configure(made)[0])
        logging.disable(logging.INFO)
        measure(portal, made, submissions, items)


def measure(portal, made: Path, submissions, items) -> None:
    """Run the phases."""
    from imio.deliberations.pseudonymization.proposal import pseudonymizer
    from imio.deliberations.reception.inbox import receive
    from imio.deliberations.worker.rounds import work

    institution = portal["val"]
    # Loaded once in a process' life.
    pseudonymizer()
    empty = size(made)
    total = Took(0, 0)
    for name, act in (
        ("received", lambda: [receive(institution, submission(meeting, some)) for meeting, some in submissions]),
        ("analysed", lambda: work(portal)),
        ("validated", lambda: settle(institution)),
        ("published", lambda: work(portal)),
    ):
        took = timed(act)
        portal._p_jar.cacheMinimize()
        line(name, len(items), took)
        # The secretary is not the product: her time is told, and not counted.
        total = total + took if name != "validated" else total
    check(portal, len(items))
    line("the whole way", len(items), total)
    filled = size(made)
    print(f"{'database':<22}{(filled - empty) / 2**20:9.1f} MiB, {(filled - empty) / len(items) / 1024:.1f} KiB each")
    print(f"{'peak memory':<22}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MiB")
    took = timed(lambda: stock(portal, items))
    line("stock documents", len(items), took)
    print(f"{'database':<22}{(size(made) - filled) / 2**20:9.1f} MiB")
    print(
        f"{'whole way : stock':<22}{total.wall / took.wall:9.2f} in time, {total.cpu / took.cpu:.2f} in processor time"
    )


def submission(meeting, items) -> dict:
    """What a back office sends."""
    return {"institution": "val", "meeting": meeting, "items": items}


def stock(portal, items) -> None:
    """The same texts as Plone's own documents, published, one transaction each."""
    from plone import api
    from plone.app.textfield.value import RichTextValue

    import transaction

    with api.env.adopt_roles(["Manager"]):
        for item in items:
            text = RichTextValue(html(item), "text/html", "text/html")
            document = api.content.create(portal["stock"], "Document", id=item["id"], title=item["title"], text=text)
            api.content.transition(document, "publish")
            transaction.commit()
            if int(item["id"].partition("-")[2]) % 50 == 0:
                portal._p_jar.cacheMinimize()


def check(portal, expected: int) -> None:
    """A benchmark of something that failed would be fast."""
    from imio.deliberations.publication.register import register_of

    register = register_of(portal)
    records = (register.record(position) for position in register.records)
    public = sum(1 for record in records if record["type"] == "decision")
    if public != expected:
        print(f"{'NOT published':<22}{expected - public:9} documents")


class Took(NamedTuple):
    """Seconds on the clock, and of the processor: the second is what a busy machine does not change."""

    wall: float
    cpu: float

    def __add__(self, other):
        return Took(self.wall + other.wall, self.cpu + other.cpu)


def timed(act) -> Took:
    """What an act takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def line(name: str, count: int, took: Took) -> None:
    """Print a rate."""
    print(
        f"{name:<22}{count / took.wall:9.1f} a second {took.wall:9.1f} s"
        f"{1000 * took.wall / count:9.1f} ms each {1000 * took.cpu / count:9.1f} ms of processor each",
        flush=True,
    )


def size(made: Path) -> int:
    """Bytes of the database."""
    return (made / "filestorage/Data.fs").stat().st_size


if __name__ == "__main__":
    main()
