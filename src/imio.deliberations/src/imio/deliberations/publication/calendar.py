"""The calendar: what the decree of 18 May 2022 asks, by when, and what the clock alone may do.

The decree (M.B. 15/07/2022, art. L3221-5 CDLD) has the drafts of the public session published at the latest five
clear days before the meeting. Its text leaves room, so each number derived from it is a field of ``Rules`` with a
default, never a constant. Days are calendar days of Europe/Brussels, holidays included; a naive datetime is read as
local time of Europe/Brussels; every datetime returned is aware, in UTC.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from enum import StrEnum
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import BRUSSELS


#: NIS codes of the nine communes of the German-speaking Community, which have a Gemeindedekret of their own
#: (23/04/2018) and, by inference, no duty under the Walloon decree.
GERMAN_SPEAKING = frozenset(
    {"63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087"}
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """What an institution may set; the defaults are the reading of the decree described in the documentation.

    ``clear_days``: full days between the day of publication and the day of the meeting, both excluded.
    ``release_days``: days before the meeting on which drafts may appear when no convocation date is given (seven
    clear days of L1122-13: D-8).
    ``starts``: (inhabitants, first day) for communes; a threshold is inclusive.
    ``provinces``: first day for provinces. ``exempt``: NIS codes of communes outside the decree.
    ``final_days``: days after the meeting within which the institution commits itself to publish its decisions;
    ``None``: no commitment. No source gives such a delay as law.
    """

    clear_days: int = 5
    release_days: int = 8
    starts: tuple[tuple[int, date], ...] = (
        (50_000, date(2022, 9, 1)),
        (12_000, date(2023, 4, 1)),
        (0, date(2023, 10, 1)),
    )
    provinces: date = date(2022, 9, 1)
    exempt: frozenset[str] = GERMAN_SPEAKING
    final_days: int | None = None


DEFAULT = Rules()


class Timing(StrEnum):
    """Where a text stands against the calendar."""

    VOLUNTARY = "voluntary"
    EARLY = "early"
    DUE = "due"
    LATE = "late"


class MeetingState(StrEnum):
    """What a citizen is told about a meeting."""

    UPCOMING = "upcoming"
    HELD = "held"
    DECIDED = "decided"
    CANCELLED = "cancelled"


def decree_start(kind: str, population: int | None, nis: str = "", rules: Rules = DEFAULT) -> date | None:
    """The first day on which the decree binds an institution, or ``None`` when it does not.

    ``kind``: commune, province, cpas, police_zone, rescue_zone, intercommunale or regie; only the first two are named
    by the decree. ``population``: inhabitants on the reference date; a threshold belongs to the higher class. A
    commune of unknown size gets the latest of the dates: it binds every commune from then on, whereas a guess of an
    earlier one would call a duty what was a choice, and let the clock publish it. Source: art. 8 of the decree.
    """
    if kind == "province":
        return rules.provinces
    if kind != "commune" or nis.strip() in rules.exempt:
        return None
    if population is None:
        return max((day for _, day in rules.starts), default=None)
    classes = sorted(rules.starts, reverse=True)
    return next((day for threshold, day in classes if population >= threshold), None)


def bound_from(decree_from: date | None, existed_from: date | None) -> date | None:
    """The first day on which an institution owes publication; None when it never does.

    A commune born of a merger owes nothing for the time before it (Bastogne, NIS 82039: 2024-12-02).
    """
    if decree_from is None or existed_from is None:
        return decree_from
    return max(decree_from, existed_from)


def meeting_day(start: datetime) -> date:
    """The day D of a meeting: its date in Brussels."""
    return as_utc(start).astimezone(BRUSSELS).date()


def last_day(start: datetime, rules: Rules = DEFAULT) -> date:
    """The last day on which a draft is in time: D-6 for five clear days."""
    return meeting_day(start) - timedelta(days=rules.clear_days + 1)


def draft_deadline(start: datetime, rules: Rules = DEFAULT) -> datetime:
    """The first instant at which a draft is too late: the midnight, in Brussels, that ends ``last_day``."""
    return _midnight(last_day(start, rules) + timedelta(days=1))


def draft_release(start: datetime, rules: Rules = DEFAULT, convened_on: date | None = None) -> datetime:
    """The first instant at which a draft may appear: the midnight that begins the day of the convocation.

    ``convened_on`` is set per meeting; without it, ``rules.release_days`` before the meeting.
    """
    return _midnight(convened_on or meeting_day(start) - timedelta(days=rules.release_days))


def final_release(start: datetime) -> datetime:
    """The first instant at which a final text may appear: the meeting's start.

    No back office tells when a meeting ended, and nothing can be adopted before it begins; that the text is the one
    adopted is what the secretary's validation says, not the clock.
    """
    return as_utc(start)


def final_deadline(start: datetime, rules: Rules = DEFAULT) -> datetime | None:
    """The first instant at which a final text breaks the local commitment; ``None`` without commitment."""
    if rules.final_days is None:
        return None
    return _midnight(meeting_day(start) + timedelta(days=rules.final_days + 1))


def release(stage: str, start: datetime, rules: Rules = DEFAULT, convened_on: date | None = None) -> datetime:
    """The first instant at which a text of this stage (draft, final) may appear."""
    return draft_release(start, rules, convened_on) if _is_draft(stage) else final_release(start)


def deadline(stage: str, start: datetime, rules: Rules = DEFAULT) -> datetime | None:
    """The first instant at which a text of this stage (draft, final) is late; ``None``: never."""
    return draft_deadline(start, rules) if _is_draft(stage) else final_deadline(start, rules)


def timing(
    stage: str,
    start: datetime,
    decree_from: date | None,
    now: datetime,
    rules: Rules = DEFAULT,
    convened_on: date | None = None,
    published: datetime | None = None,
) -> Timing:
    """Where a text stands: as published when it is, as of now otherwise.

    ``decree_from``: see ``decree_start``; a meeting before it is published by choice. A convocation later than the
    deadline (urgency) makes the text early, then late: nothing is told before councillors are.
    """
    if decree_from is None or meeting_day(start) < decree_from:
        return Timing.VOLUNTARY
    moment = as_utc(published or now)
    if moment < release(stage, start, rules, convened_on):
        return Timing.EARLY
    limit = deadline(stage, start, rules)
    return Timing.DUE if limit is None or moment < limit else Timing.LATE


def by_clock(
    stage: str,
    start: datetime,
    decree_from: date | None,
    now: datetime,
    rules: Rules = DEFAULT,
    convened_on: date | None = None,
) -> bool:
    """Whether the worker may publish a validated text by itself now.

    Never what is voluntary: that is a person's choice. What is late still may: lateness is no reason to withhold.
    """
    return timing(stage, start, decree_from, now, rules, convened_on) in (Timing.DUE, Timing.LATE)


def meeting_state(start: datetime, cancelled: bool, published_stages: Collection[str], now: datetime) -> MeetingState:
    """What to tell about a meeting.

    ``published_stages``: the stages of its public decisions. Decided as soon as one final is public: readers come for
    it, and each decision shows its own stage. A final that is public before the start (the meeting was moved) does not
    make it decided.
    """
    if cancelled:
        return MeetingState.CANCELLED
    if as_utc(now) < as_utc(start):
        return MeetingState.UPCOMING
    return MeetingState.DECIDED if "final" in published_stages else MeetingState.HELD


def state_changes_at(start: datetime, cancelled: bool, now: datetime) -> datetime | None:
    """The next instant at which the clock alone changes ``meeting_state``; ``None``: only content will."""
    begins = as_utc(start)
    return begins if not cancelled and as_utc(now) < begins else None


def remaining(deadline: datetime, now: datetime) -> timedelta:
    """Time left, real hours also across a change of summer time; negative once too late."""
    return as_utc(deadline) - as_utc(now)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, BRUSSELS).astimezone(UTC)


def _is_draft(stage: str) -> bool:
    if stage not in ("draft", "final"):
        raise ValueError("stage: draft or final")
    return stage == "draft"
