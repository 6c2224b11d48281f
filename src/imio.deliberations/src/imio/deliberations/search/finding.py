"""Finds decisions: the one function behind the search page, its feeds and files, the service and the alerts."""

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
from imio.deliberations.search.counting import counts_of
from imio.deliberations.search.documents import hit as hit_of
from imio.deliberations.search.documents import NEVER
from imio.deliberations.search.keeping import current
from imio.deliberations.search.keeping import distrust
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.search.paging import Address
from imio.deliberations.search.paging import page_of
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import Found
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import Query
from imio.deliberations.search.replay import shard_of
from imio.deliberations.search.replica import Snapshot
from imio.deliberations.search.selecting import Selection
from imio.deliberations.search.together import together
from plone import api
from tantivy import Order
from typing import Any

import heapq
import json
import tantivy


#: Hits in one answer.
MAX_SIZE = 1_000
#: How far numbered pages go. Whoever wants all takes the cursor.
MAX_OFFSET = 10_000
#: Hits below which spelling is forgiven.
FEW = 3


def find(
    portal, query: Query, now: datetime, size: int, after: str = "", facets: bool = True, offset: int = 0
) -> Found:
    """The decisions that a query asks for, of the institutions that are open to the public.

    ``size``: hits on a page, 0 to ``MAX_SIZE``. ``after``: the ``Found.next`` of the page before, which goes on in the
    same place when documents were added meanwhile. ``offset``: hits passed over, for numbered pages. ``facets``:
    whether to count them. Raises ``BadQuery`` ("cursor", "offset") and ``SearchUnavailable``.
    """
    if not 0 <= offset <= MAX_OFFSET:
        raise BadQuery("offset", "offset", most=str(MAX_OFFSET))
    place = cursors.read(after, query, Selection(query, now).is_ranked) if after else None
    size = max(0, min(size, MAX_SIZE))

    def ask(snapshot: Snapshot, is_current: bool) -> Found:
        selection = Selection(query, now, closed_institutions(portal, snapshot.institutions))
        searchers = snapshot.of(query.institution)
        total, hits, following = page_of(searchers, selection, size, place, offset)
        loosened = False
        if total < FEW and selection.wanted:
            loose = replace(selection, loose=True)
            more = page_of(searchers, loose, size, place, offset)
            if more[0] > total:
                selection, loosened, (total, hits, following) = loose, True, more
        shown = _read(hits, selection)
        if not is_current:
            shown = [one for one in shown if _still_stands(portal, one)]
        counted = counts_of(snapshot, selection) if facets else {}
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
        for searcher in snapshot.of(query.institution):
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
        for searcher in snapshot.of(query.institution):
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
    simply = selecting.like_in_title(title, path, closed)
    searchers = snapshot.all()
    told = together(lambda searcher: _alike(searcher, alike, simply, size), searchers)
    ranked = [
        (-score, number, at, searcher, address)
        for number, (searcher, hits) in enumerate(zip(searchers, told, strict=True))
        for at, (score, address) in enumerate(hits)
    ]
    best = heapq.nsmallest(size, ranked, key=lambda one: one[:3])
    return [searcher.doc(address).get_first("card") for *_, searcher, address in best]


def _alike(searcher, alike: tantivy.Query, simply: tantivy.Query, size: int) -> list:
    """What a shard holds that is alike.

    Tantivy weighs a word by how many decisions hold it, those just removed included, against how many there are, and
    panics where there are fewer: in a small shard, until it is next put in order. Then a word of the title does.
    """
    try:
        return searcher.search(alike, limit=size, count=False).hits
    except BaseException as error:
        if not _is_panic(error):
            raise
        return searcher.search(simply, limit=size, count=False).hits


def _is_panic(error: BaseException) -> bool:
    """What Tantivy does not expect ends in a panic, which is no Exception."""
    return type(error).__name__ == "PanicException"


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
        if _is_panic(error):
            raise _Damaged("panic") from None
        raise


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
