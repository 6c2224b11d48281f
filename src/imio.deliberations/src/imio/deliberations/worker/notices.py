"""What the staff is told by mail, and when. Pure: a situation and what was told already in, notices out.

A fact is told once. It is known by a key: when the fact is gone its key is forgotten, so that it is told again when it
comes back. Facts hold numbers, dates and internal ids, never a title or a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import datetime
from datetime import time
from datetime import timedelta
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.publication.calendar import meeting_day
from typing import Any

import re


#: In the order in which the mails go out.
KINDS = ("deadlines", "blocked", "failures", "reports", "refusals", "backoffice", "summary")
#: Between two mails of a kind to an institution: what comes meanwhile is collected.
COLLECTED = timedelta(minutes=15)
#: A failure that heals within this time is nobody's business.
LASTING = timedelta(hours=1)
#: Reminders and the daily summary, in Brussels.
MORNING = time(7)
#: Refusals from before the first look that are still told.
FRESH = timedelta(days=1)
#: The failures that are told as one: the pseudonymizer does not answer.
UNREACHABLE = "PseudonymizerUnavailable"


@dataclass(frozen=True)
class Meeting:
    """A meeting to come that has a deadline. ``left``: its items that a human has to decide; ``validated``: that wait.

    ``start``, ``deadline``: aware; the deadline is the first instant that is too late.
    """

    id: str
    start: datetime
    deadline: datetime
    left: int
    validated: int


@dataclass(frozen=True)
class Item:
    """An item of a meeting (``id``: path below the bureau), blocked, or reported under the key ``report``."""

    id: str
    number: str
    start: datetime
    report: str = ""


@dataclass(frozen=True)
class Failing:
    """What the worker tries without success since a moment: ``step``, and the kind of the failure."""

    id: str
    number: str
    start: datetime
    step: str
    kind: str
    since: datetime


@dataclass(frozen=True)
class Refusal:
    """What the guard turned away. ``start``: of its meeting where that is known."""

    at: datetime
    start: datetime | None


@dataclass(frozen=True)
class Outage:
    """The pseudonymizer has not answered since a moment."""

    since: datetime


@dataclass(frozen=True)
class Unread:
    """The back office is not read any more since a moment, until somebody acts; ``sentence``: why."""

    since: datetime
    sentence: str


@dataclass(frozen=True)
class Summary:
    """The morning's figures: items by workflow state, reports that wait, and the next meetings."""

    states: tuple[tuple[str, int], ...]
    reports: int
    meetings: tuple[Meeting, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.reports or any(count for _state, count in self.states))


@dataclass(frozen=True)
class Facts:
    """The situation of one institution. ``states``: the items that are not out yet, by workflow state."""

    meetings: tuple[Meeting, ...] = ()
    blocked: tuple[Item, ...] = ()
    failing: tuple[Failing, ...] = ()
    unreachable: datetime | None = None
    reports: tuple[Item, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    states: tuple[tuple[str, int], ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True)
class Settings:
    """What the institution wants. ``reminder_days``: days before a meeting."""

    kinds: frozenset[str] = frozenset(KINDS) - {"summary"}
    reminder_days: tuple[int, ...] = (8, 7)


@dataclass(frozen=True)
class Told:
    """What was told: the keys of each kind, and when its last mail was made; ``since``: the first look.

    ``waiting``: kinds of which a mail is made and has not left yet: what comes meanwhile is collected.
    """

    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    last: Mapping[str, datetime] = field(default_factory=dict)
    since: datetime | None = None
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Notice:
    """One mail: facts by key. ``until``: the moment from which it says nothing any more, or None."""

    kind: str
    facts: tuple[Any, ...]
    keys: frozenset[str]
    until: datetime | None = None


def days_of(text: str | None) -> tuple[int, ...]:
    """The numbers of a setting: "8, 7"; none where nothing is set."""
    return tuple(int(number) for number in re.findall(r"\d+", text or ""))


def notices(now: datetime, facts: Facts, settings: Settings, told: Told) -> list[Notice]:
    """The mails to make now, one a kind at most."""
    found = []
    for kind in KINDS:
        last = told.last.get(kind)
        if kind not in settings.kinds or kind in told.waiting:
            continue
        if last is not None and timedelta(0) <= now - last < COLLECTED:
            continue
        known = told.keys.get(kind, frozenset())
        fresh = {key: fact for key, fact in _facts(kind, now, facts, settings, told).items() if key not in known}
        if kind == "summary" and any(fact.is_empty for fact in fresh.values()):
            continue
        if fresh:
            until = _until(kind, now, fresh.values())
            found.append(Notice(kind, tuple(fresh.values()), frozenset(fresh), until))
    return found


def remember(now: datetime, facts: Facts, settings: Settings, told: Told, made: list[Notice]) -> Told:
    """What is told once these mails are made; what is no fact any more is forgotten."""
    keys, last = {}, dict(told.last)
    for kind in KINDS:
        current = _facts(kind, now, facts, settings, told)
        kept = told.keys.get(kind, frozenset()) & frozenset(current)
        if kind == "summary" and kind in settings.kinds:
            # A morning with nothing to say is over: no summary in the afternoon.
            kept |= frozenset(current)
        if kept:
            keys[kind] = kept
    for notice in made:
        keys[notice.kind] = keys.get(notice.kind, frozenset()) | notice.keys
        last[notice.kind] = now
    return replace(told, keys=keys, last=last, since=told.since or now)


def reminders(now: datetime, meeting: Meeting, days: tuple[int, ...]) -> int | None:
    """The reminder that stands for a meeting: so many days before it, from the morning on; None before and too late.

    The nearest one only: who was away on the first day is not told twice on the second.
    """
    begun = [number for number in days if _morning(meeting.start, number) <= now]
    return min(begun) if begun and now < meeting.deadline else None


def _facts(kind: str, now: datetime, facts: Facts, settings: Settings, told: Told) -> dict[str, Any]:
    """The facts of a kind by key."""
    match kind:
        case "deadlines":
            standing = [(meeting, reminders(now, meeting, settings.reminder_days)) for meeting in facts.meetings]
            # The day is part of the key: a meeting that was moved is another one.
            return {
                f"{meeting.id} {meeting_day(meeting.start)} {number}": meeting
                for meeting, number in standing
                if number is not None and meeting.left + meeting.validated
            }
        case "blocked":
            return {item.id: item for item in facts.blocked}
        case "failures":
            return _failures(now, facts)
        case "reports":
            return {f"{item.id} {item.report}": item for item in facts.reports}
        case "refusals":
            since = told.since if told.since is not None else now
            return {refusal.at.isoformat(): refusal for refusal in facts.refusals if refusal.at >= since - FRESH}
        case "backoffice":
            return {facts.unread.since.isoformat(): facts.unread} if facts.unread is not None else {}
        case _:
            today = now.astimezone(BRUSSELS)
            if today.time() < MORNING:
                return {}
            summary = Summary(facts.states, len(facts.reports), facts.meetings)
            return {today.date().isoformat(): summary}


def _failures(now: datetime, facts: Facts) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if facts.unreachable is not None and now - facts.unreachable > LASTING:
        found[f"pseudonymizer {facts.unreachable.isoformat()}"] = Outage(facts.unreachable)
    for failing in facts.failing:
        if failing.kind == UNREACHABLE and facts.unreachable is not None:
            continue
        if now - failing.since > LASTING:
            found[f"{failing.id} {failing.step} {failing.since.isoformat()}"] = failing
    return found


def _until(kind: str, now: datetime, facts) -> datetime | None:
    match kind:
        case "deadlines":
            return max(meeting.deadline for meeting in facts)
        case "summary":
            tomorrow = now.astimezone(BRUSSELS).date() + timedelta(days=1)
            return as_utc(datetime.combine(tomorrow, time(0), BRUSSELS))
        case _:
            return None


def _morning(start: datetime, days: int) -> datetime:
    return datetime.combine(meeting_day(start) - timedelta(days=days), MORNING, BRUSSELS)
