"""How many of the hits have each value of each facet."""

from collections import Counter
from dataclasses import replace
from imio.deliberations.search.query import FACETS
from imio.deliberations.search.replica import Snapshot
from imio.deliberations.search.selecting import Selection
from imio.deliberations.search.together import together
from typing import Any


#: Values of a facet in an answer; those that were chosen come on top of them.
VALUES = 300


def counts_of(snapshot: Snapshot, selection: Selection) -> dict[str, tuple[tuple[str, int], ...]]:
    """The values of each facet, most frequent first; what was chosen in it is disregarded.

    They are the same on all pages of a search, so they are kept for a minute of the clock.
    """
    minute = int(selection.now.timestamp()) // 60
    key = (replace(selection.query, sort="relevance"), selection.closed, selection.loose, minute)
    return dict(snapshot.kept(key, lambda: _facets_of(snapshot, selection)))


def _facets_of(snapshot: Snapshot, selection: Selection) -> dict[str, tuple[tuple[str, int], ...]]:
    chosen = [facet for facet in FACETS if getattr(selection.query, facet)]
    counts = _counts(
        snapshot.of(selection.query.institution), selection, "", [one for one in FACETS if one not in chosen]
    )
    for facet in chosen:
        searchers = snapshot.all() if facet == "institution" else snapshot.of(selection.query.institution)
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
    for told in together(lambda searcher: searcher.aggregate(matching, asked), searchers):
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
