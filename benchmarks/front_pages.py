"""Do the front pages grow with the decisions? ``.venv/bin/python benchmarks/front_pages.py``

One process, no server: each page is asked for through Zope's publisher with cold object caches for the counts, and warm
for the times. Decisions are put on the public side by hand, through the events by which the gate counts; no text of
them is in the search index. A stock page of Plone is asked for beside.
"""

from collections import Counter
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from instance import configure
from instance import folder
from instance import make_portal
from io import BytesIO
from statistics import median

import argparse
import logging
import time


#: Decisions of a meeting.
AGENDA = 33
TITLE = "Vente d’un excédent de voirie à la rue du Moulin"
PAGES = {"home": "", "institution": "/val", "institutions": "/@@institutions", "stock page": "/stock/page"}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 100, 10_000])
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    with folder() as made:
        conf, _ini = configure(made)
        portal = make_portal(conf)
        make_stock_page(portal)
        print("| decisions | page | catalogue queries | objects loaded | decisions and meetings among them | ms |")
        print("| ---: | --- | ---: | ---: | ---: | ---: |")
        there = 0
        for size in options.sizes:
            fill(portal["val"], there, size)
            there = size
            for name, path in PAGES.items():
                queries, loads, own = cost(portal, path)
                times = [spent(path) for _round in range(options.rounds)]
                print(f"| {size:,} | {name} | {queries} | {loads} | {own} | {median(times):.1f} |", flush=True)


def make_stock_page(portal) -> None:
    from plone import api
    from plone.app.textfield import RichTextValue

    import transaction

    with api.env.adopt_roles(["Manager"]):
        text = RichTextValue(f"<p>{60 * TITLE}</p>", "text/html", "text/html")
        page = api.content.create(portal["stock"], "Document", id="page", title="Stock", text=text)
        api.content.transition(page, "publish")
    transaction.commit()


def fill(institution, there: int, size: int) -> None:
    """Put decisions from ``there`` to ``size`` on the public side, a meeting a week, the last ones to come."""
    from imio.deliberations.authority import as_system
    from imio.deliberations.publication.wall import opened
    from plone.dexterity.utils import createContent
    from zope.component.hooks import setSite
    from zope.lifecycleevent import modified

    import transaction

    # A page that was asked for takes the site along when it ends.
    setSite(institution.__parent__)
    begin = datetime.now(UTC).replace(microsecond=0) + timedelta(days=7)
    with as_system():
        for number in range(there, size):
            with opened():
                week, position = divmod(number, AGENDA)
                name = f"s{week}"
                decisions = institution["decisions"]
                if name not in decisions:
                    start = begin - timedelta(weeks=week)
                    decisions._setObject(
                        name, createContent("Meeting", id=name, title=name, organ="Conseil communal", start=start)
                    )
                meeting = decisions[name]
                facts = {"number": str(position + 1), "title": TITLE, "sort_key": f"{position:05}"}
                facts |= {"stage": "final" if week else "draft", "timing": "due", "matter": "Finances"}
                meeting._setObject(f"p{position}", createContent("Decision", id=f"p{position}", **facts))
                decision = meeting[f"p{position}"]
                for field, value in facts.items():
                    setattr(decision, field, value)
                decision.published = decision.first_published = begin - timedelta(weeks=week)
                modified(decision)
            if number % 200 == 199:
                transaction.commit()
                institution._p_jar.cacheMinimize()
    transaction.commit()


def ask(path: str) -> bytes:
    """The page, as an anonymous visitor gets it."""
    from ZPublisher.WSGIPublisher import publish_module

    status: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": f"/portal{path}",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8080",
        "HTTP_ACCEPT": "text/html",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    body = b"".join(publish_module(environ, lambda line, headers, error=None: status.append(line)))
    if not status[0].startswith("200"):
        raise SystemExit(f"{path}: {status[0]}")
    return body


def spent(path: str) -> float:
    """Milliseconds of the clock."""
    begin = time.perf_counter()
    ask(path)
    return 1000 * (time.perf_counter() - begin)


def cost(portal, path: str) -> tuple[int, int, int]:
    """Catalogue queries; objects loaded into cold caches; the public objects among them."""
    from imio.deliberations.content.public import Annex
    from imio.deliberations.content.public import Decision
    from imio.deliberations.content.public import Meeting
    from Products.ZCatalog.Catalog import Catalog
    from ZODB.Connection import Connection

    queries, loads = [], Counter()
    search, setstate = Catalog.search, Connection.setstate

    def counted_search(self, *args, **kwargs):
        queries.append(args)
        return search(self, *args, **kwargs)

    def counted_setstate(self, obj):
        loads[obj.__class__] += 1
        return setstate(self, obj)

    ask(path)  # what is compiled once
    portal._p_jar.db().cacheMinimize()
    Catalog.search, Connection.setstate = counted_search, counted_setstate
    try:
        ask(path)
    finally:
        Catalog.search, Connection.setstate = search, setstate
    return len(queries), _content(loads), sum(loads[kind] for kind in (Meeting, Decision, Annex))


def _content(loads: Counter) -> int:
    """Objects that are content, settings or tools: the buckets of the catalogue's trees grow with whatever it holds."""
    return sum(count for kind, count in loads.items() if kind.__module__.partition(".")[0] != "BTrees")


if __name__ == "__main__":
    main()
