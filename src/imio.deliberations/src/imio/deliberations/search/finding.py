"""Finds decisions: the one function behind the search page, its feeds and files, the service and the alerts."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from imio.deliberations.publication.register import register_of
from imio.deliberations.search import cursors
from imio.deliberations.search import passages
from imio.deliberations.search import selecting
from imio.deliberations.search.documents import hit as hit_of
from imio.deliberations.search.documents import NEVER
from imio.deliberations.search.keeping import current
from imio.deliberations.search.keeping import distrust
from imio.deliberations.search.keeping import SearchUnavailable
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
    place = cursors.read(after, query, Selection(query, now).is_ranked) if after else None
    size = max(0, min(size, MAX_SIZE))

    def ask(snapshot: Snapshot, is_current: bool) -> Found:
        selection = Selection(query, now, closed_institutions(portal, snapshot.institutions))
        searchers = _searchers(snapshot, query)
        total, hits, following = _page(searchers, selection, size, place, offset)
        loosened = False
        if total < FEW and selection.wanted:
            loose = replace(selection, loose=True)
            more = _page(searchers, loose, size, place, offset)
            if more[0] > total:
                selection, loosened, (total, hits, following) = loose, True, more
        shown = _read(hits, selection)
        if not is_current:
            shown = [one for one in shown if _still_stands(portal, one)]
        counted = _facets(snapshot, selection) if facets else {}
        return Found(total, tuple(shown), counted, loosened, following)

    return _asked(portal, ask)


@dataclass(frozen=True)
class Standing:
    """What decides over the answers to a query, and is quicker to tell than they are.

    ``told``: as long as it is the same, so is each answer; JSON data. ``turns``: when the clock next changes it.
    """

    told: list
    turns: datetime | None


def standing(portal, query: Query, now: datetime, after: str = "") -> Standing:
    """How things stand with a query. Raises what ``find`` raises."""
    if after:
        cursors.read(after, query, Selection(query, now).is_ranked)

    def ask(snapshot: Snapshot, is_current: bool) -> Standing:
        manifest, entries = snapshot.manifest, "" if is_current else register_of(portal).head
        coming, turns = 0, None
        # Drafts whose meeting begins turn into held ones, and nothing else does while the register stays.
        for searcher in _searchers(snapshot, query):
            told = searcher.search(selecting.coming(now), limit=1, order_by_field="clock", order=Order.Asc)
            coming += told.count
            turns = min([turns, *(clock for clock, _ in told.hits)], key=lambda one: one or NEVER, default=None)
        closed = sorted(closed_institutions(portal, snapshot.institutions))
        parts = [manifest.position, manifest.head, entries, closed, coming]
        return Standing(parts, datetime.fromtimestamp(turns, UTC) if turns else None)

    return _asked(portal, ask)


def entered_after(portal, query: Query, now: datetime, position: int, most: int = 100_000) -> list[str]:
    """The paths of what a query finds, exactly as it is written, whose last entry comes after a position.

    The latest meetings first, at most ``most``. Nothing is passed over: raises ``SearchUnavailable`` while the index is
    behind the register.
    """

    def ask(snapshot: Snapshot, is_current: bool) -> list[str]:
        if not is_current:
            raise SearchUnavailable("l’index de recherche est en retard")
        closed = closed_institutions(portal, snapshot.institutions)
        matching = Selection(query, now, closed).entered_after(position)
        found: list[tuple[str, str]] = []
        for searcher in _searchers(snapshot, query):
            hits = searcher.search(matching, limit=most, count=False, order_by_field="newest", order=Order.Asc).hits
            found += [(key, json.loads(searcher.doc(address).get_first("card"))["path"]) for key, address in hits]
        return [path for _key, path in heapq.nsmallest(most, found)]

    return _asked(portal, ask)


def similar(portal, path: str, now: datetime, size: int) -> tuple[Hit, ...]:
    """The decisions whose titles and texts have most in common with that of a decision, of open institutions.

    ``path``: as in ``Hit``; of those found, no passage is told. None where it is not in the index. Raises
    ``SearchUnavailable``.
    """

    def ask(snapshot: Snapshot, is_current: bool) -> tuple[Hit, ...]:
        closed = closed_institutions(portal, snapshot.institutions)
        # The page of a decision asks for them each time, and they stay the same until something is published.
        cards = snapshot.kept(("similar", path, size, closed), lambda: _similar(snapshot, path, size, closed))
        hits = (hit_of(card, now) for card in cards)
        return tuple(one for one in hits if is_current or _still_stands(portal, one))

    return _asked(portal, ask)


def _similar(snapshot: Snapshot, path: str, size: int, closed: frozenset[str]) -> list[bytes]:
    """The cards of the decisions most like one, best first."""
    own = shard_of(path.split("/")[1], snapshot.manifest.spread) if path.count("/") > 1 else ""
    found = snapshot.searchers[own].search(selecting.at(path), limit=1).hits if own in snapshot.searchers else []
    if not found or not size:
        return []
    stored = snapshot.searchers[own].doc(found[0][1])
    title = json.loads(stored.get_first("card"))["title"]
    alike = selecting.like(title, stored.get_first("body").decode(), path, closed)
    ranked = []
    for number, searcher in enumerate(_all(snapshot)):
        hits = searcher.search(alike, limit=size, count=False).hits
        ranked += [(-score, number, at, searcher, address) for at, (score, address) in enumerate(hits)]
    best = heapq.nsmallest(size, ranked, key=lambda one: one[:3])
    return [searcher.doc(address).get_first("card") for *_, searcher, address in best]


def closed_institutions(portal, names: Iterable[str]) -> frozenset[str]:
    """Which institutions are not open to the public: not yet, or not any more. One query, that finds few."""
    workflow = api.portal.get_tool("portal_workflow")["institution_workflow"]
    states = [state for state in workflow.states.objectIds() if state != "published"]
    catalogue = api.portal.get_tool("portal_catalog")
    closed = catalogue.unrestrictedSearchResults(portal_type="Institution", review_state=states)
    return frozenset({brain.getId for brain in closed}.union(name for name in names if name not in portal))


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
    numbers = {shard_of(name, snapshot.manifest.spread) for name in query.institution}
    return [snapshot.searchers[number] for number in sorted(numbers, key=int) if number in snapshot.searchers]


# -- pages ----------------------------------------------------------------------------------------------------------


Address = tuple[Searcher, Any]


def _page(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """How many hits there are in all, the addresses of a page of them, and its cursor."""
    if not size:
        return _total(searchers, selection), [], ""
    return (_ranked if selection.is_ranked else _listed)(searchers, selection, size, place, offset)


def _total(searchers: list[Searcher], selection: Selection) -> int:
    matching = selection.matching()
    return sum(searcher.search(matching, limit=1, count=True).count for searcher in searchers)


def _listed(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """A page in the order of meetings."""
    wanted = offset + size + 1
    total, found = 0, []
    for searcher in searchers:
        if place is None:
            told = searcher.search(selection.matching(), limit=wanted, **_order(selection))
            total += told.count
            hits = told.hits
        else:
            hits = _after(searcher, selection, place, wanted)
        found += [(key, (searcher, address)) for key, address in hits]
    if place is not None:
        total = _total(searchers, selection)
    page = heapq.nsmallest(wanted, found, key=lambda one: one[0])[offset:]
    shown = page[:size]
    following = cursors.write(cursors.Place(selection.query, shown[-1][0])) if len(page) > size else ""
    return total, [address for _, address in shown], following


def _after(searcher: Searcher, selection: Selection, place: cursors.Place, wanted: int):
    """The first hits of a shard after a place. Many meetings begin at the same time: what comes before is left out."""
    later = selection.from_start(place.start)
    limit = wanted + 64
    while True:
        hits = searcher.search(later, limit=limit, count=False, **_order(selection)).hits
        left = [(key, address) for key, address in hits if key > place.key]
        if len(left) >= wanted or len(hits) < limit:
            return left[:wanted]
        limit *= 4


def _order(selection: Selection) -> dict[str, Any]:
    return {"order_by_field": "newest" if selection.is_newest_first else "oldest", "order": Order.Asc}


def _ranked(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """A page in the order of rank."""
    ranked = selection.ranked()
    # What was added meanwhile pushes the last hit of the former page down.
    wanted = offset + size + 1 + (place.rank + cursors.SLACK if place else 0)
    total, found = 0, []
    for number, searcher in enumerate(searchers):
        told = searcher.search(ranked, limit=wanted)
        total += told.count
        found += [(-score, number, at, (searcher, address)) for at, (score, address) in enumerate(told.hits)]
    found = heapq.nsmallest(wanted, found, key=lambda one: one[:3])
    begin = offset + (_behind(found, place) if place else 0)
    shown = [address for *_, address in found[begin : begin + size]]
    end = begin + size
    if not shown or len(found) <= end or end > cursors.MAX_RANK:
        return total, shown, ""
    return total, shown, cursors.write(cursors.Place(selection.query, _path(shown[-1]), end))


def _behind(found: list[tuple], place: cursors.Place) -> int:
    """How many hits stand before those of the next page, now."""
    for at in range(max(0, place.rank - cursors.SLACK), len(found)):
        if _path(found[at][-1]) == place.key:
            return at + 1
    return place.rank


def _path(address: Address) -> str:
    return json.loads(address[0].doc(address[1]).get_first("card"))["path"]


def _read(addresses: list[Address], selection: Selection) -> list[Hit]:
    reader = passages.Reader(selection)
    hits = []
    for searcher, address in addresses:
        stored = searcher.doc(address)
        body = stored.get_first("body").decode()
        hits.append(hit_of(stored.get_first("card"), selection.now, reader.snippet(body)))
    return hits


def _still_stands(portal, one: Hit) -> bool:
    """Whether nothing came after what was found."""
    return register_of(portal).positions(one.path)[-1:] == (one.position,)


# -- facets ---------------------------------------------------------------------------------------------------------


def _facets(snapshot: Snapshot, selection: Selection) -> dict[str, tuple[tuple[str, int], ...]]:
    """The values of each facet, most frequent first; what was chosen in it is disregarded.

    They are the same on all pages of a search, so they are kept for a minute of the clock.
    """
    minute = int(selection.now.timestamp()) // 60
    key = (replace(selection.query, sort="relevance"), selection.closed, selection.loose, minute)
    return dict(snapshot.kept(key, lambda: _facets_of(snapshot, selection)))


def _facets_of(snapshot: Snapshot, selection: Selection) -> dict[str, tuple[tuple[str, int], ...]]:
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
                # Of a shard without documents Tantivy tells no bucket at all.
                held, draft = [one["doc_count"] for one in _in_order(told["clock"]["buckets"])] or (0, 0)
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
