"""An institution's connection to its back office, as it is kept in the bureau: settings, what is known, the runs.

Nothing here is a title or a text: identifiers of the back office, numbers, dates, codes keyed by the bureau. The
account is sealed (``backoffice.credentials``).
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Mapping as Dict
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.dialects import Identity
from imio.deliberations.backoffice.dialects import RemoteBody
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.backoffice.mapping import read_mapping
from imio.deliberations.reception.pull.schedule import Schedule
from persistent import Persistent
from persistent.list import PersistentList
from typing import Any


#: Reports that are kept.
RUNS = 40
#: Lines of one report; what comes after is counted alone.
LINES = 2_000
#: Numbers of former runs that tell what is usual.
USUAL = 40

#: What a report counts, in its order.
COUNTED = ("new", "changed", "unchanged", "vanished", "refused", "failed")


class Demand(Persistent):
    """What a human asks of the worker. An object of its own: the worker writes beside it all the time.

    ``run``: ``{"who", "at", "confirmed"}`` or None, ``confirmed`` being a number that somebody accepts although it is
    unusual. ``stop``: user id of whoever wants the current run to end, or nothing.
    """

    run: dict[str, Any] | None = None
    stop = ""


class Run(Persistent):
    """One reading of a back office, and its report.

    ``number`` counts the runs. ``who``: user id of whoever asked for it, empty for the clock. ``outcome``: ``running``,
    ``done``, ``stopped`` (by a human, ``stopped_by``) or ``failed`` (``error``: ``{"code", "sentence", "halts"}``).
    ``plan``: UIDs of the meetings to read; ``left``: those still to be read, as data, the current one first; ``total``:
    how many there were.
    ``settled``: what is done of the current meeting: items by UID, annexes as "item/annex".
    ``lines``: number -> ``{"kind", "start", "number", "what"}``, ``start`` of the meeting or None, ``what`` a sentence
    or the names of what changed. ``counts``: by the kinds of ``COUNTED``, and ``annexes``, ``meetings``, ``waiting``.
    ``read``: items that each meeting had, for what is usual. ``thorough``: nothing is taken for unchanged by its date.
    """

    ended: datetime | None = None
    outcome = "running"
    error: dict[str, Any] | None = None
    stopped_by = ""
    total = 0
    requests = 0
    beat: datetime | None = None

    def __init__(self, number: int, started: datetime, who: str = "", confirmed: int = 0, thorough: bool = False):
        self.number = number
        self.started = started
        self.who = who
        self.confirmed = confirmed
        self.thorough = thorough
        self.planned = False
        self.plan: frozenset[str] = frozenset()
        self.left: tuple[dict[str, Any], ...] = ()
        self.settled = OOTreeSet()
        self.lines = IOBTree()
        self.counts: dict[str, int] = {}
        self.read: tuple[int, ...] = ()

    def count(self, kind: str, number: int = 1) -> None:
        """Count something."""
        self.counts = {**self.counts, kind: self.counts.get(kind, 0) + number}

    def tell(self, kind: str, what: str, start: datetime | None = None, number: str = "") -> None:
        """Add a line and count it. ``what``: no title, no text."""
        self.count(kind)
        self.note(kind, what, start, number)

    def note(self, kind: str, what: str, start: datetime | None = None, number: str = "") -> None:
        """Add a line that counts for nothing."""
        if len(self.lines) < LINES:
            position = self.lines.maxKey() + 1 if self.lines else 0
            self.lines[position] = {"kind": kind, "start": start, "number": number, "what": what}

    @property
    def meetings_done(self) -> int:
        return self.total - len(self.left)


class Source(Persistent):
    """``url``, ``sealed``: where and as whom. ``identity``: who answered when the connection was made, as data.

    ``mapping``: as JSON data (``backoffice.mapping``). ``choices``: token -> title of categories and groups by body.
    ``active``: whether the clock starts runs. ``every``, ``first``, ``last``: see ``Schedule``. ``days_back``: meetings
    older than so many days are not read. ``halted``: the error after which the clock starts none until a human acts,
    ``{"code", "sentence", "at"}`` or None. ``started``: the last run began. ``thorough``: day of the last run that took
    nothing for unchanged by its date.
    ``items``: UID -> what was handed in last: ``{"meeting", "body", "number", "seen", "parts", "annexes"}``; ``seen``:
    what the list told of it, ``parts``: see ``parts``, ``annexes``: UID -> ``parts.state_of`` once its bytes are here.
    ``usual``: numbers of former runs, ``{"meetings": (…), "items": (…)}``.
    """

    url = ""
    sealed = ""
    identity: dict[str, Any] | None = None
    active = False
    every = 60
    first = 0
    last = 24
    days_back = 120
    halted: dict[str, Any] | None = None
    started: datetime | None = None
    thorough = None
    run: Run | None = None

    def __init__(self):
        self.mapping: dict[str, Any] = Mapping().model_dump(mode="json")
        self.choices: dict[str, Any] = {}
        self.demand = Demand()
        self.runs = PersistentList()
        self.items = OOBTree()
        self.usual: dict[str, tuple[int, ...]] = {}
        self.count = 0

    @property
    def is_connected(self) -> bool:
        """Whether there is anything to read with."""
        return bool(self.url and self.sealed and self.identity)

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.every, self.first, self.last)

    def read_mapping(self) -> Mapping:
        """The mapping. Raises ``PayloadError`` when a release cannot read it any more."""
        return read_mapping(self.mapping)

    def is_due(self, name: str, now: datetime) -> bool:
        """Whether a run goes on or begins now."""
        if not self.is_connected:
            return False
        if self.run is not None or self.demand.run is not None:
            return True
        return self.active and self.halted is None and self.schedule.is_due(name, self.started, now)

    def keep(self, run: Run) -> None:
        """The run is over: its report joins the others, the oldest goes."""
        self.run = None
        self.runs.append(run)
        del self.runs[:-RUNS]


def source_of(institution) -> Source | None:
    """The connection of an institution, or None before one was made."""
    return institution["bureau"].source


def made_for(institution) -> Source:
    """The connection of an institution, made when there was none."""
    bureau = institution["bureau"]
    if bureau.source is None:
        bureau.source = Source()
    return bureau.source


def identity_data(identity: Identity) -> dict[str, Any]:
    """Who answered, as data."""
    return {"address": identity.address, "bodies": [[body.id, body.uid, body.title] for body in identity.bodies]}


def read_identity(data: Dict[str, Any]) -> Identity:
    """The same, read again."""
    return Identity(data["address"], tuple(RemoteBody(*body) for body in data["bodies"]))


def meeting_data(meeting: RemoteMeeting) -> dict[str, Any]:
    """A meeting to be read, as data that outlives a release."""
    names = ("uid", "url", "body", "title", "state", "place", "missing")
    # A zone of zoneinfo is no data that the database keeps.
    start, modified = (moment and moment.astimezone(UTC) for moment in (meeting.start, meeting.modified))
    return {**{name: getattr(meeting, name) for name in names}, "start": start, "modified": modified}


def read_meeting(data: Dict[str, Any]) -> RemoteMeeting:
    """The same, read again."""
    return RemoteMeeting(**data)
