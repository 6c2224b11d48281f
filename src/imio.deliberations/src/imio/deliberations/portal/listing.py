"""Lists read from the catalogue alone: one query each, and no object is woken."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from imio.deliberations.portal import words
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import state_changes_at
from plone import api


#: Fates of which only the address and this state are told.
UNTOLD = {"withdrawn": words.WITHDRAWN, "suspended": words.SUSPENDED}

#: Moments before and after every meeting.
FIRST, LAST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


@dataclass
class MeetingRow:
    """A meeting of a list.

    ``drafts`` and ``finals``: its live public items. ``in_time`` and ``late``: first drafts that were, by the calendar.
    """

    path: str
    url: str
    organ: str
    start: datetime
    cancelled: bool
    agenda_size: int
    drafts: int = 0
    finals: int = 0
    in_time: int = 0
    late: int = 0
    state: MeetingState = MeetingState.UPCOMING

    @property
    def look(self) -> words.State:
        return words.MEETING_STATES[self.state]

    @property
    def published(self) -> int:
        return self.drafts + self.finals


@dataclass
class ItemRow:
    """An item of an agenda. Of a withdrawn or suspended one nothing is known but its address."""

    path: str
    url: str
    fate: str
    number: str = ""
    title: str = ""
    matter: str = ""
    states: list[words.State] = field(default_factory=list)
    stage: str = ""
    published: datetime | None = None


def path_of(obj) -> str:
    """The path as the catalogue knows it."""
    return "/".join(obj.getPhysicalPath())


def institution_names() -> dict[str, str]:
    """The institutions that are open to the public: id -> name. One query."""
    brains = _catalogue()(portal_type="Institution", review_state="published")
    return {brain.getId: brain.Title for brain in brains}


def successors() -> dict[str, str]:
    """What followed institutions that were merged or replaced: id -> id, both open to the public. One query."""
    brains = list(_catalogue()(portal_type="Institution", review_state="published"))
    followed = {brain.getId: (brain.places or {}).get("succeeded_by", "") for brain in brains}
    return {name: successor for name, successor in followed.items() if successor in followed}


def find_meetings(
    folder, now: datetime, since: datetime | None = None, until: datetime | None = None
) -> list[MeetingRow]:
    """The meetings of a folder, latest first, with the state of each. One query; the gate counted their items.

    ``since``, ``until``: only those that begin between these moments.
    """
    edges = [edge.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") for edge in (since or FIRST, until or LAST)]
    brains = _catalogue()(
        portal_type="Meeting",
        path=path_of(folder),
        sort_key={"query": edges, "range": "min:max"},
        sort_on="sort_key",
        sort_order="descending",
    )
    return [meeting_row(brain, now) for brain in brains]


def meeting_row(brain, now: datetime) -> MeetingRow:
    """A catalogue entry as a meeting."""
    drafts, finals, in_time, late = brain.tally or (0, 0, 0, 0)
    start, cancelled = datetime.fromisoformat(brain.sort_key).replace(tzinfo=UTC), bool(brain.cancelled)
    stages = ["draft"] * bool(drafts) + ["final"] * bool(finals)
    return MeetingRow(
        path=brain.getPath(),
        url=brain.getURL(),
        organ=brain.organ or "",
        start=start,
        cancelled=cancelled,
        agenda_size=brain.agenda_size or 0,
        drafts=drafts,
        finals=finals,
        in_time=in_time,
        late=late,
        state=meeting_state(start, cancelled, stages, now),
    )


def meetings_around(meeting, now: datetime) -> tuple[MeetingRow | None, MeetingRow | None]:
    """The institution's meetings before and after this one, of any organ. One query."""
    here = path_of(meeting)
    folder = here.rpartition("/")[0]
    brains = _catalogue()(portal_type="Meeting", path={"query": folder, "depth": 1}, sort_on="sort_key")
    brains = [brain for brain in brains if brain.sort_key]
    at = next((number for number, brain in enumerate(brains) if brain.getPath() == here), None)
    if at is None:
        return None, None
    before, after = brains[at - 1 : at] if at else [], brains[at + 1 : at + 2]
    return (
        meeting_row(before[0], now) if before else None,
        meeting_row(after[0], now) if after else None,
    )


def find_items(meeting, state_of_drafts: words.State | None = None) -> list[ItemRow]:
    """The public items of a meeting in the order of its agenda; those that nothing is told of come last. One query."""
    brains = _catalogue()(portal_type="Decision", path={"query": path_of(meeting), "depth": 1}, sort_on="sort_key")
    rows = [item_row(brain, state_of_drafts or words.DRAFT) for brain in brains]
    return sorted(rows, key=lambda row: row.fate in UNTOLD)


def items_around(decision) -> tuple[ItemRow | None, ItemRow | None]:
    """The items before and after this one on its agenda, of those of which something is told. One query."""
    here = path_of(decision)
    brains = _catalogue()(
        portal_type="Decision", path={"query": here.rpartition("/")[0], "depth": 1}, sort_on="sort_key"
    )
    brains = [brain for brain in brains if brain.fate not in UNTOLD]
    at = next((number for number, brain in enumerate(brains) if brain.getPath() == here), None)
    if at is None:
        return None, None
    before, after = brains[at - 1 : at] if at else [], brains[at + 1 : at + 2]
    return (item_row(before[0]) if before else None, item_row(after[0]) if after else None)


def item_row(brain, state_of_drafts: words.State = words.DRAFT) -> ItemRow:
    """A catalogue entry as an item; what one that nothing is told of may still hold is left there."""
    if brain.fate in UNTOLD:
        return ItemRow(brain.getPath(), brain.getURL(), brain.fate, states=[UNTOLD[brain.fate]])
    if brain.fate == "postponed":
        states = [words.POSTPONED]
    else:
        states = [words.FINAL if brain.stage == "final" else state_of_drafts]
    if brain.kind in words.KINDS:
        states.append(words.KINDS[brain.kind])
    if brain.fate == "live" and brain.stage == "final":
        if brain.changed is True:
            states.append(words.CHANGED)
        if brain.outcome in words.OUTCOME_STATES:
            states.append(words.OUTCOME_STATES[brain.outcome])
    return ItemRow(
        path=brain.getPath(),
        url=brain.getURL(),
        fate=brain.fate or "live",
        number=brain.number or "",
        title=brain.Title or "",
        matter=brain.matter or "",
        states=states,
        stage=brain.stage or "",
        published=brain.published or None,
    )


def prints(rows: Iterable[MeetingRow | ItemRow]) -> list:
    """What of the rows a page shows, for its ETag."""
    return [_meeting_print(row) if isinstance(row, MeetingRow) else _item_print(row) for row in rows]


def next_changes(rows: Iterable[MeetingRow], now: datetime) -> list[datetime | None]:
    """When the clock changes the state of each meeting."""
    return [state_changes_at(row.start, row.cancelled, now) for row in rows]


def _catalogue():
    return api.portal.get_tool("portal_catalog")


def _meeting_print(row: MeetingRow) -> list:
    return [row.url, row.organ, row.start, row.state, row.agenda_size, row.drafts, row.finals]


def _item_print(row: ItemRow) -> list:
    return [
        row.url,
        row.number,
        row.title,
        row.matter,
        row.published,
        [state.glyph + state.word for state in row.states],
    ]
