"""One page of what was found: how many hits there are, which of them it shows, and the cursor of the next."""

from imio.deliberations.search import cursors
from imio.deliberations.search.selecting import Selection
from imio.deliberations.search.together import together
from tantivy import Order
from tantivy import Searcher
from typing import Any

import heapq
import json


Address = tuple[Searcher, Any]


def page_of(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """How many hits there are in all, the addresses of a page of them, and its cursor."""
    if not size:
        return _total(searchers, selection), [], ""
    return (_ranked if selection.is_ranked else _listed)(searchers, selection, size, place, offset)


def _total(searchers: list[Searcher], selection: Selection) -> int:
    matching = selection.matching()
    return sum(together(lambda searcher: searcher.search(matching, limit=1, count=True).count, searchers))


def _listed(searchers, selection: Selection, size: int, place: cursors.Place | None, offset: int):
    """A page in the order of meetings."""
    wanted = offset + size + 1
    if place is None:
        matching, order = selection.matching(), _order(selection)
        told = together(lambda searcher: searcher.search(matching, limit=wanted, **order), searchers)
        total, pages = sum(one.count for one in told), [one.hits for one in told]
    else:
        pages = together(lambda searcher: _after(searcher, selection, place, wanted), searchers)
        total = _total(searchers, selection)
    found = [
        (key, (searcher, address)) for searcher, hits in zip(searchers, pages, strict=True) for key, address in hits
    ]
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
    told = together(lambda searcher: searcher.search(ranked, limit=wanted), searchers)
    total = sum(one.count for one in told)
    found = [
        (-score, number, at, (searcher, address))
        for number, (searcher, one) in enumerate(zip(searchers, told, strict=True))
        for at, (score, address) in enumerate(one.hits)
    ]
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
