"""Finds decisions: the one function behind the search page, its feeds and files, the service and the alerts."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from imio.deliberations.publication.register import register_of
from imio.deliberations.search import cursors
from imio.deliberations.search import passages
from imio.deliberations.search.documents import hit as hit_of
from imio.deliberations.search.following import current
from imio.deliberations.search.following import distrust
from imio.deliberations.search.following import SearchUnavailable
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import FACETS
from imio.deliberations.search.query import Found
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import Query
from imio.deliberations.search.replay import shard_of
from imio.deliberations.search.replica import Snapshot
from imio.deliberations.search.selecting import Selection
from plone import api
from tantivy import Order
from tantivy import Searcher
from typing import Any

import heapq
import json


#: Hits in one answer.
MAX_SIZE = 1_000
#: How far numbered pages go. Whoever wants all takes the cursor.
MAX_OFFSET = 10_000
#: Hits below which spelling is forgiven.
FEW = 3
#: Values of a facet in an answer; those that were chosen come on top of them.
VALUES = 300


def find(
    portal, query: Query, now: datetime, size: int, after: str = "", facets: bool = True, offset: int = 0
) -> Found:
    """The decisions that a query asks for, of the institutions that are open to the public.

    ``size``: hits on a page, 0 to ``MAX_SIZE``. ``after``: the ``Found.next`` of the page before, which goes on in the
    same place when documents were added meanwhile. ``offset``: hits passed over, for numbered pages. ``facets``:
    whether to count them. Raises ``BadQuery`` ("cursor", "offset") and ``SearchUnavailable``.
    """
    if not 0 <= offset <= MAX_OFFSET:
        raise BadQuery("offset", f"de 0 à {MAX_OFFSET}")
    place = cursors.read(after, query) if after else None
    size = max(0, min(size, MAX_SIZE))

    def ask(snapshot: Snapshot, is_current: bool) -> Found:
        closed = snapshot.institutions - open_institutions()
        selection = Selection(query, now, frozenset(closed))
        searchers = _searchers(snapshot, query)
        total = _total(searchers, selection)
        loosened = False
        if total < FEW and selection.wanted:
            loose = Selection(query, now, frozenset(closed), loose=True)
            if (more := _total(searchers, loose)) > total:
                selection, total, loosened = loose, more, True
        page = _ranked if selection.is_ranked else _listed
        hits, following = page(searchers, selection, size, place, offset) if size else ([], "")
        if not is_current:
            hits = [one for one in hits if _still_stands(portal, one)]
        counted = _facets(snapshot, selection) if facets else {}
        return Found(total, tuple(hits), counted, loosened, following)

    return _asked(portal, ask)


def open_institutions() -> set[str]:
    """The ids of the institutions that are open to the public. One query."""
    catalogue = api.portal.get_tool("portal_catalog")
    brains = catalogue.unrestrictedSearchResults(portal_type="Institution", review_state="published")
    return {brain.getId for brain in brains}


def _asked(portal, ask: Callable[[Snapshot, bool], Any]) -> Any:
    """An answer of the index. One that turns out to be damaged is built anew, and asked once more."""
    try:
        with _careful():
            return ask(*current(portal))
    except _Damaged:
        try:
            distrust(portal)
            with _careful():
                return ask(*current(portal))
        except (_Damaged, OSError, ValueError):
            raise SearchUnavailable("l’index de recherche ne peut pas être lu") from None


class _Damaged(Exception):
    pass


@contextmanager
def _careful() -> Iterator[None]:
    try:
        yield
    except BadQuery:
        raise
    except (ValueError, OSError) as error:
        raise _Damaged(type(error).__name__) from None
    except BaseException as error:
        # What Tantivy does not expect of a file ends in a panic, which is no Exception.
        if type(error).__name__ == "PanicException":
            raise _Damaged("panic") from None
        raise


def _all(snapshot: Snapshot) -> list[Searcher]:
    return [snapshot.searchers[number] for number in sorted(snapshot.searchers, key=int)]


def _searchers(snapshot: Snapshot, query: Query) -> list[Searcher]:
    """The shards that may hold hits."""
    if not query.institution:
        return _all(snapshot)
    numbers = {shard_of(name) for name in query.institution}
    return [snapshot.searchers[number] for number in sorted(numbers, key=int) if number in snapshot.searchers]


def _total(searchers: list[Searcher], selection: Selection) -> int:
    matching = selection.matching()
    return sum(searcher.search(matching, limit=1, count=True).count for searcher in searchers)


# -- pages ----------------------------------------------------------------------------------------------------------


def _listed(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """A page in the order of meetings, and its cursor."""
    newest_first = selection.query.sort != "oldest"
    field = "newest" if newest_first else "oldest"
    wanted = size + 1 + offset
    found: list[tuple[str, Searcher, Any]] = []
    for searcher in searchers:
        found += [(key, searcher, address) for key, address in _keys(searcher, selection, field, wanted, place)]
    page = heapq.nsmallest(wanted, found, key=lambda one: one[0])[offset:]
    shown = page[:size]
    following = (
        cursors.write(
            cursors.Place(selection.query, shown[-1][0]),
        )
        if len(page) > size
        else ""
    )
    return _hits([(searcher, address) for _, searcher, address in shown], selection), following


def _keys(searcher: Searcher, selection: Selection, field: str, wanted: int, place: cursors.Place | None):
    """The first hits of a shard after a place. Many meetings begin at the same time: what comes before is left out."""
    if place is None:
        return searcher.search(
            selection.matching(), limit=wanted, count=False, order_by_field=field, order=Order.Asc
        ).hits
    matching = selection.from_start(place.start, field == "newest")
    limit = wanted + 64
    while True:
        hits = searcher.search(matching, limit=limit, count=False, order_by_field=field, order=Order.Asc).hits
        left = [(key, address) for key, address in hits if key > place.key]
        if len(left) >= wanted or len(hits) < limit:
            return left[:wanted]
        limit *= 4


def _ranked(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """A page in the order of rank, and its cursor."""
    ranked = selection.ranked()
    begin = offset + (place.offset if place else 0)
    # What was added meanwhile pushes the last hit of the former page down.
    wanted = begin + size + 1 + (cursors.SLACK if place else 0)
    found = []
    for number, searcher in enumerate(searchers):
        hits = searcher.search(ranked, limit=wanted, count=False).hits
        found += [(-score, number, at, searcher, address) for at, (score, address) in enumerate(hits)]
    found = heapq.nsmallest(wanted, found, key=lambda one: one[:3])
    if place:
        begin = _after(found, place) + offset
    shown = found[begin : begin + size]
    hits = _hits([(searcher, address) for *_, searcher, address in shown], selection)
    more = len(found) > begin + size and begin + size <= MAX_OFFSET
    following = cursors.write(cursors.Place(selection.query, hits[-1].path, begin + size)) if more and hits else ""
    return hits, following


def _after(found, place: cursors.Place) -> int:
    """Where the hit after the place stands now."""
    first = max(0, place.offset - cursors.SLACK)
    for at in range(first, len(found)):
        *_, searcher, address = found[at]
        if json.loads(searcher.doc(address).get_first("card"))["path"] == place.key:
            return at + 1
    return place.offset


def _hits(found: list[tuple[Searcher, Any]], selection: Selection) -> list[Hit]:
    reader = passages.Reader(selection)
    hits = []
    for searcher, address in found:
        stored = searcher.doc(address)
        body = stored.get_first("body").decode()
        hits.append(hit_of(stored.get_first("card"), selection.now, reader.snippet(body)))
    return hits


def _still_stands(portal, one: Hit) -> bool:
    """Whether nothing came after what was found."""
    return register_of(portal).positions(one.path)[-1:] == (one.position,)


# -- facets ---------------------------------------------------------------------------------------------------------


def _facets(snapshot: Snapshot, selection: Selection) -> dict[str, tuple[tuple[str, int], ...]]:
    """The values of each facet, most frequent first; what was chosen in it is disregarded."""
    chosen = [facet for facet in FACETS if getattr(selection.query, facet)]
    counts = _counts(_searchers(snapshot, selection.query), selection, "", [one for one in FACETS if one not in chosen])
    for facet in chosen:
        searchers = _all(snapshot) if facet == "institution" else _searchers(snapshot, selection.query)
        counts |= _counts(searchers, selection, facet, [facet])
    return {facet: _most_frequent(counts[facet], getattr(selection.query, facet)) for facet in FACETS}


def _counts(searchers, selection: Selection, without: str, facets: list[str]) -> dict[str, Counter[str]]:
    if not facets:
        return {}
    now = int(selection.now.timestamp())
    asked: dict[str, Any] = {facet: {"terms": {"field": facet, "size": 10_000}} for facet in facets if facet != "state"}
    if "state" in facets:
        asked["stage"] = {"terms": {"field": "stage"}}
        asked["clock"] = {"range": {"field": "clock", "ranges": [{"to": now + 1}, {"from": now + 1}]}}
    matching = selection.matching(without)
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for searcher in searchers:
        told = searcher.aggregate(matching, asked)
        for facet in facets:
            if facet == "state":
                held, draft = (bucket["doc_count"] for bucket in _in_order(told["clock"]["buckets"]))
                final = sum(one["doc_count"] for one in told["stage"]["buckets"] if one["key"] == "final")
                counts[facet].update({"draft": draft, "held": held, "final": final})
            else:
                counts[facet].update({one["key"]: one["doc_count"] for one in told[facet]["buckets"]})
    return counts


def _in_order(buckets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(buckets, key=lambda bucket: bucket.get("from", 0))


def _most_frequent(counts: Counter[str], chosen: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    ranked = sorted(((value, count) for value, count in counts.items() if count), key=lambda one: (-one[1], one[0]))
    first = ranked[:VALUES]
    return (*first, *((value, counts[value]) for value in chosen if value not in dict(first)))
