"""How an institution keeps to the calendar, and what it decides about: from counts and the facets of the search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from imio.deliberations.portal.listing import MeetingRow
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.search.finding import find
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.search.query import parameters
from imio.deliberations.search.query import Query
from plone import api
from urllib.parse import urlencode


#: Values of a facet shown; the search has the others.
SHOWN = 10


@dataclass(frozen=True)
class Record:
    """``in_time``, ``late``: first drafts. ``awaiting``: meetings held of which a final text is still to come."""

    in_time: int
    late: int
    awaiting: int

    @property
    def counted(self) -> int:
        return self.in_time + self.late


def record_of(rows: Iterable[MeetingRow]) -> Record:
    """The publication record of some meetings; what the decree does not bind was counted on neither side."""
    rows = list(rows)
    return Record(
        in_time=sum(row.in_time for row in rows),
        late=sum(row.late for row in rows),
        awaiting=sum(row.state in (MeetingState.HELD, MeetingState.DECIDED) and row.drafts > 0 for row in rows),
    )


def subjects(institution, now: datetime) -> dict[str, list[dict]]:
    """The matters and the office holders of an institution's texts, most frequent first, each with its search.

    Empty while the search cannot be asked: the page is worth more than its shortcuts.
    """
    mine = Query(institution=(institution.getId(),))
    try:
        found = find(api.portal.get(), mine, now, size=0)
    except SearchUnavailable:
        return {"matter": [], "in_charge": []}
    address = f"{institution.absolute_url()}/@@find"
    return {
        facet: [
            {"title": value, "count": count, "url": f"{address}?{urlencode(parameters(Query(**{facet: (value,)})))}"}
            for value, count in found.facets.get(facet, ())[:SHOWN]
        ]
        for facet in ("matter", "in_charge")
    }
