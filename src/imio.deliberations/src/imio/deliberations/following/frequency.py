"""When the mails of those who follow are due: every day, or on one day of the week, at an hour of Brussels. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from imio.deliberations.backoffice.payload import BRUSSELS


FREQUENCIES = ("daily", "weekly")
#: Environment: "7" or "7:30", an hour of Brussels; 1 (Monday) to 7.
HOUR, WEEKDAY = "DELIBERATIONS_ALERTS_HOUR", "DELIBERATIONS_ALERTS_WEEKDAY"


@dataclass(frozen=True)
class Times:
    """``hour``: of the day in Brussels. ``weekday``: of the weekly mails, 1 (Monday) to 7 (ISO 8601)."""

    hour: time = time(7)
    weekday: int = 1


@dataclass(frozen=True)
class Period:
    """One round of mails: the day in Brussels that names it, and its moment, UTC."""

    day: date
    due: datetime

    @property
    def key(self) -> str:
        """The day, ISO 8601: of two periods the later one has the greater key, whatever their frequency."""
        return self.day.isoformat()


class BadTimes(ValueError):
    """A setting that cannot be used; the message names it and what is expected."""


def times(environment: Mapping[str, str]) -> Times:
    """The operator's settings; without them seven in the morning, and Monday. Raises ``BadTimes``."""
    hour, weekday = environment.get(HOUR, "").strip(), environment.get(WEEKDAY, "").strip()
    if weekday and weekday not in tuple("1234567"):
        raise BadTimes(f"{WEEKDAY}: 1 (lundi) à 7 (dimanche)")
    hours, _colon, minutes = hour.partition(":")
    try:
        at = time(int(hours), int(minutes or "0")) if hour else Times.hour
    except ValueError:
        raise BadTimes(f"{HOUR}: une heure de Bruxelles, comme 7 ou 7:30") from None
    return Times(at, int(weekday) if weekday else Times.weekday)


def latest(now: datetime, frequency: str, times: Times) -> Period:
    """The last period that has begun at ``now`` (aware)."""
    day = now.astimezone(BRUSSELS).date()
    if frequency == "weekly":
        day -= timedelta(days=(day.isoweekday() - times.weekday) % 7)
    if now < _moment(day, times):
        day -= timedelta(days=7 if frequency == "weekly" else 1)
    return Period(day, _moment(day, times))


def is_due(period: Period, since: datetime, last: str) -> bool:
    """Whether who follows ``since`` a moment, and had period ``last`` (its key, or ""), has this one to come."""
    return since < period.due and last < period.key


def _moment(day: date, times: Times) -> datetime:
    # Twice a year an hour is missing or there twice: the first of two, and the one after a missing one.
    return datetime.combine(day, times.hour, BRUSSELS).astimezone(UTC)
