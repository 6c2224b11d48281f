"""What is due: the calendar's rules applied to an institution's dossier."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.publication import calendar
from imio.deliberations.publication.calendar import Rules
from imio.deliberations.publication.calendar import Timing


def rules_of(institution) -> Rules:
    """The institution's settings as rules."""
    return Rules(clear_days=institution.clear_days, release_days=institution.release_days)


def bound_from(institution) -> date | None:
    """The day from which the decree binds the institution; None when it does not."""
    start = calendar.decree_start(institution.kind, institution.population, institution.nis, rules_of(institution))
    return calendar.bound_from(start, institution.existed_from)


def deadline(institution, meeting_file, stage: str = "draft") -> datetime | None:
    """The first instant that is too late, in UTC; None where there is no deadline."""
    return calendar.deadline(stage, meeting_file.start, rules_of(institution))


def timing(institution, meeting_file, stage: str, now: datetime) -> Timing:
    """Whether publishing now is voluntary, early, due or late."""
    return calendar.timing(
        stage,
        meeting_file.start,
        bound_from(institution),
        now,
        rules_of(institution),
        convened_on=meeting_file.convened_on,
    )


def release_at(institution, meeting_file, stage: str) -> datetime:
    """Not before this instant, in UTC."""
    return calendar.release(stage, meeting_file.start, rules_of(institution), meeting_file.convened_on)


def overdue_at(institution, start: datetime) -> datetime:
    """The instant, in UTC, from which the final texts of a meeting are overdue: a setting, no rule of law."""
    return start + timedelta(days=institution.final_days)


def is_overdue(institution, start: datetime, now: datetime) -> bool:
    """Whether the final texts of a meeting should have come by now."""
    return overdue_at(institution, start) <= now


def is_held(dossier: Dossier, now: datetime) -> bool:
    """Whether somebody holds the dossier back now: until a moment to come, or until it is lifted."""
    hold = dossier.hold
    return hold is not None and (hold["until"] is None or now < hold["until"])


def leaves_at(institution, meeting_file, dossier: Dossier) -> datetime | None:
    """The first instant, in UTC, at which the clock lets the dossier leave; None while it is held until lifted."""
    release = release_at(institution, meeting_file, dossier.stage)
    if dossier.hold is None:
        return release
    return None if dossier.hold["until"] is None else max(release, dossier.hold["until"])


def may_publish(institution, meeting_file, dossier: Dossier, now: datetime) -> bool:
    """Whether the worker may release a validated dossier now: by the clock, or by hand when it is voluntary.

    Never while it is held back, nor what the back office has no more, unless a secretary chose to keep it.
    """
    if is_held(dossier, now) or (dossier.vanished and "kept" not in dossier.vanished):
        return False
    stage = dossier.stage
    by_hand = bool(dossier.request) and dossier.request["act"] == "publish"
    if by_hand and timing(institution, meeting_file, stage, now) == Timing.VOLUNTARY:
        return stage == "draft" or now >= calendar.final_release(meeting_file.start)
    return calendar.by_clock(
        stage,
        meeting_file.start,
        bound_from(institution),
        now,
        rules_of(institution),
        convened_on=meeting_file.convened_on,
    )
