"""What does a 304 cost? ``.venv/bin/python benchmarks/not_modified.py``

One process, no server: each address is asked for through Zope's publisher with the ETag that it gave before. The floor
is a view that answers nothing, at the portal: what Zope and Plone do for any request. A stock page of Plone is asked
for beside; it knows no 304 without plone.app.caching. Decisions are in the search index, for those on the same subject.
"""

from front_pages import fill
from front_pages import make_stock_page
from front_pages import TITLE
from instance import configure
from instance import folder
from instance import make_portal
from io import BytesIO
from statistics import median
from statistics import quantiles

import argparse
import logging
import os
import time


JSON, HTML = "application/json", "text/html"
#: What -> path, what is accepted, what follows the question mark.
ADDRESSES = {
    "floor: a view that does nothing": ("/@@bench-nothing", HTML, ""),
    "@changes, a page of 100": ("/@changes", JSON, "since=10"),
    "@decisions": ("/@decisions", JSON, ""),
    "@institutions": ("/@institutions", JSON, ""),
    "institution, JSON": ("/val", JSON, ""),
    "home": ("", HTML, ""),
    "institution": ("/val", HTML, ""),
    "meeting of 33 items": ("/val/decisions/s1", HTML, ""),
    "decision": ("/val/decisions/s1/p3", HTML, ""),
    "stock page, 200": ("/stock/page", HTML, ""),
}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--decisions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    with folder() as made:
        os.environ["DELIBERATIONS_SEARCH"] = str(made / "search")
        os.environ["DELIBERATIONS_WORKER"] = ""
        portal = make_portal(configure(made)[0])
        make_stock_page(portal)
        fill(portal["val"], 0, options.decisions)
        tell(portal)
        add_nothing()
        tags = {name: known(name, asked) for name, asked in ADDRESSES.items()}
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in ADDRESSES}
        for number in range(options.rounds + 5):
            for name in sorted(ADDRESSES, reverse=bool(number % 2)):
                clock, processor = time.perf_counter(), time.process_time()
                ask(ADDRESSES[name], tags[name])
                if number >= 5:
                    took[name].append((time.perf_counter() - clock, time.process_time() - processor))
        print("| 304 | processor, median | tenth | clock, median | tenth |\n| --- | ---: | ---: | ---: | ---: |")
        for name, times in took.items():
            clock, processor = ([1000 * one[unit] for one in times] for unit in (0, 1))
            figures = [f"{of(some):.1f}" for some in (processor, clock) for of in (median, tenth)]
            print(f"| {name} | {' | '.join(figures)} |")


def tenth(times) -> float:
    """The first decile."""
    return quantiles(times, n=10)[0]


def tell(portal) -> None:
    """Enter the decisions into the register, for the search."""
    from datetime import datetime
    from datetime import UTC
    from imio.deliberations.publication.records import decision_record
    from imio.deliberations.publication.register import register_of
    from imio.deliberations.search.keeping import rebuild

    import transaction

    register, now, institution = register_of(portal), datetime.now(UTC), portal["val"]
    for meeting in institution["decisions"].objectValues():
        for decision in meeting.objectValues():
            record = decision_record(institution, meeting, decision)
            record["sections"] = [{"name": "decision", "html": f"<p>{20 * TITLE}</p>"}]
            path = "/" + "/".join(decision.getPhysicalPath()[2:])
            decision.versions = (register.append("publish", path, record, now),)
    transaction.commit()
    rebuild(portal)


def add_nothing() -> None:
    """The view that does nothing."""
    from imio.deliberations.interfaces import IDeliberationsLayer
    from Products.Five import BrowserView
    from zope.component import provideAdapter
    from zope.interface import Interface

    class Nothing(BrowserView):
        """Nothing."""

        def __call__(self):
            self.request.response.setStatus(304)
            return ""

    provideAdapter(Nothing, (Interface, IDeliberationsLayer), Interface, "bench-nothing")


def known(name: str, asked: tuple[str, str, str]) -> str:
    """The ETag that an address gives; it answers 304 to it."""
    _, headers = ask(asked)
    tag = headers.get("etag", "")
    status, _ = ask(asked, tag)
    if not status.startswith("200" if "200" in name else "304"):
        raise SystemExit(f"{name}: {status}")
    return tag


def ask(asked: tuple[str, str, str], tag: str = "") -> tuple[str, dict[str, str]]:
    """Status and headers, as an anonymous visitor gets them."""
    from ZPublisher.WSGIPublisher import publish_module

    path, accepted, query = asked
    found: list[tuple[str, dict[str, str]]] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": f"/portal{path}",
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8080",
        "HTTP_ACCEPT": accepted,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
        **({"HTTP_IF_NONE_MATCH": tag} if tag else {}),
    }

    def start(status, headers, error=None):
        found.append((status, {name.lower(): value for name, value in headers}))

    b"".join(publish_module(environ, start))
    return found[-1]


if __name__ == "__main__":
    main()
