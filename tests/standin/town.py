"""What the stand-in knows: the configurations, meetings, items and annexes of one invented town, and their life."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from datetime import UTC

import hashlib


@dataclass
class Config:
    """A meeting configuration. Terms are (token, title); groups are known by UID."""

    id: str
    uid: str
    title: str
    type: str
    categories: list[tuple[str, str]] = field(default_factory=list)
    classifiers: list[tuple[str, str]] = field(default_factory=list)
    groups: list[tuple[str, str]] = field(default_factory=list)
    enabled: bool = True


@dataclass
class Annex:
    uid: str
    id: str
    title: str
    size: int
    filename: str | None
    content_type: str = "application/pdf"
    publishable: bool = True
    confidential: bool = False
    #: What the bytes are generated from; another one, other bytes.
    seed: str = ""
    created: datetime | None = None
    modified: datetime | None = None


@dataclass
class Meeting:
    uid: str
    id: str
    config: str
    date: datetime
    title: str
    state: str = "created"
    place: str = "Salle du Conseil"
    created: datetime | None = None
    modified: datetime | None = None


@dataclass
class Item:
    """``number``: as PloneMeeting counts, 100 for "1", 201 for "2.1"; ``meeting`` None: in none.

    ``written``: its number as people read it, where that is another one.
    """

    uid: str
    id: str
    config: str
    meeting: str | None
    title: str
    number: int
    motivation: str = ""
    decision: str = ""
    votes: str = ""
    state: str = "presented"
    privacy: str = "public"
    list_type: str = "normal"
    category: str | None = None
    classifier: str | None = None
    groups: list[str] = field(default_factory=list)
    written: str = ""
    annexes: list[Annex] = field(default_factory=list)
    created: datetime | None = None
    modified: datetime | None = None


#: What an item becomes when its meeting does; those that were decided otherwise stay.
FOLLOWS = {"frozen": "itemfrozen", "published": "itempublished", "decided": "accepted"}
OPEN = ("presented", "itemfrozen", "itempublished")


class Town:
    """The stand-in's data. Every act moves its clock by a second and dates what it touches, as PloneMeeting does."""

    def __init__(self, name: str = "Valmont", now: datetime | None = None):
        self.name = name
        self.now = now or datetime(2026, 2, 20, 8, 0, tzinfo=UTC)
        self.configs: dict[str, Config] = {}
        self.meetings: dict[str, Meeting] = {}
        self.items: dict[str, Item] = {}
        self._count = 0

    # -- making ---------------------------------------------------------------------------------------------------

    def add_config(self, id: str, title: str, type: str, **lists) -> Config:
        self.configs[id] = Config(id, self.uid(f"config {id}"), title, type, **lists)
        return self.configs[id]

    def add_meeting(self, date: datetime, config: str = "meeting-config-council", **more) -> Meeting:
        """A meeting in creation; ``date`` is naive, local time."""
        identifier = f"{date:%Y-%m-%d}-{len(self.meetings) + 1}"
        meeting = Meeting(self.uid(), identifier, config, date, f"{date:%d/%m/%Y (%H:%M)}", **more)
        self.meetings[meeting.uid] = meeting
        self._touch(meeting)
        return meeting

    def add_item(self, meeting: Meeting, title: str, number: int | None = None, **more) -> Item:
        """An item on the agenda, at its end without a ``number``; in a later state of the meeting it is a late one."""
        if number is None:
            number = max((item.number for item in self.items_of(meeting)), default=0) // 100 * 100 + 100
        if meeting.state in FOLLOWS:
            more = {"state": FOLLOWS[meeting.state], "list_type": "late", **more}
        item = Item(self.uid(), f"point-{len(self.items) + 1}", meeting.config, meeting.uid, title, number, **more)
        self.items[item.uid] = item
        self._touch(item)
        return item

    def add_annex(self, item: Item, title: str, size: int = 50_000, **more) -> Annex:
        uid = self.uid()
        identifier = f"annexe-{len(item.annexes) + 1}.pdf"
        annex = Annex(uid, identifier, title, size, **{"filename": identifier, "seed": uid, **more})
        item.annexes.append(annex)
        self._touch(annex)
        self._touch(item)
        return annex

    # -- the life of a meeting ------------------------------------------------------------------------------------

    def freeze(self, meeting: Meeting) -> None:
        self._become(meeting, "frozen")

    def publish(self, meeting: Meeting) -> None:
        self._become(meeting, "published")

    def decide(self, meeting: Meeting) -> None:
        self._become(meeting, "decided")

    def close(self, meeting: Meeting) -> None:
        self._become(meeting, "closed")

    def advance(self, meeting: Meeting) -> str:
        """The next state: created, frozen, published, decided, closed."""
        states = ("created", "frozen", "published", "decided", "closed")
        self._become(meeting, states[min(states.index(meeting.state) + 1, 4)])
        return meeting.state

    def move(self, item: Item, meeting: Meeting) -> None:
        """To another meeting, at its end."""
        item.number = max((one.number for one in self.items_of(meeting)), default=0) // 100 * 100 + 100
        item.meeting, item.config = meeting.uid, meeting.config
        self._touch(item)

    def renumber(self, item: Item, number: int) -> None:
        """Another place on the agenda: PloneMeeting does not count it as a change of the item."""
        item.number = number

    def postpone(self, item: Item, meeting: Meeting | None = None) -> Item | None:
        """Decided to be postponed; a copy is on the agenda of ``meeting``, with a UID of its own."""
        item.state = "postponed_next_meeting"
        self._touch(item)
        if meeting is None:
            return None
        return self.add_item(meeting, item.title, motivation=item.motivation, decision=item.decision, state="presented")

    def merge(self, item: Item, other: Item) -> None:
        """``item`` goes into ``other`` and out of the meeting."""
        other.motivation += item.motivation
        other.title = f"{other.title} – {item.title}"
        self._touch(other)
        self.withdraw(item)

    def withdraw(self, item: Item) -> None:
        """Out of its meeting, back to its service."""
        item.meeting, item.state = None, "validated"
        self._touch(item)

    def delete(self, item: Item) -> None:
        del self.items[item.uid]

    def turn_secret(self, item: Item) -> None:
        item.privacy = "secret"
        self._touch(item)

    def change_text(self, item: Item, motivation: str | None = None, decision: str | None = None) -> None:
        item.motivation = item.motivation if motivation is None else motivation
        item.decision = item.decision if decision is None else decision
        self._touch(item)

    def change_annex(self, item: Item, annex: Annex, size: int | None = None, tell: bool = True) -> None:
        """Other bytes. ``tell``: the item's date moves as well, as PloneMeeting does it."""
        annex.size = annex.size + 1 if size is None else size
        annex.seed = self.uid()
        self._touch(annex)
        if tell:
            self._touch(item)

    def items_of(self, meeting: Meeting) -> list[Item]:
        return sorted((i for i in self.items.values() if i.meeting == meeting.uid), key=lambda item: item.number)

    def annexes(self) -> Iterator[tuple[Item, Annex]]:
        for item in self.items.values():
            for annex in item.annexes:
                yield item, annex

    def uid(self, seed: str = "") -> str:
        """32 hexadecimal digits, the same ones each time."""
        self._count += not seed
        return hashlib.sha256(f"{self.name} {seed or self._count}".encode()).hexdigest()[:32]

    def _become(self, meeting: Meeting, state: str) -> None:
        meeting.state = state
        self._touch(meeting)
        for item in self.items_of(meeting):
            if state in FOLLOWS and item.state in OPEN:
                item.state = FOLLOWS[state]
                self._touch(item)

    def _touch(self, thing) -> None:
        self.now += timedelta(seconds=1)
        thing.created = thing.created or self.now
        thing.modified = self.now
