"""When an institution's back office is read. Pure: settings and moments in, moments out.

Every institution has its own minute of the period, drawn from its name: 262 of them do not begin together.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import BRUSSELS

import hashlib


#: Minutes between two runs that the form offers; the default is the third.
PERIODS = (15, 30, 60, 120, 240, 720, 1440)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Schedule:
    """``every``: minutes. ``first``, ``last``: hours of the day in Brussels within which runs begin, ``last`` not
    included; equal ones, or 0 and 24, are the whole day. Each day's window has one run at least."""

    every: int = 60
    first: int = 0
    last: int = 24

    def latest(self, name: str, now: datetime) -> datetime:
        """The last moment, up to ``now``, at which a run of the institution ``name`` was due."""
        period = timedelta(minutes=self.every)
        if self.is_whole_day:
            moment = _EPOCH + offset(name, self.every)
            return moment + (now - moment) // period * period
        day = now.astimezone(BRUSSELS).date()
        for past in range(4):
            opens = as_utc(datetime.combine(day - timedelta(days=past), time(self.first), BRUSSELS))
            moment = opens + offset(name, min(self.every, self.hours * 60))
            if moment <= now:
                open_until = opens + timedelta(hours=self.hours) - timedelta(seconds=1)
                return moment + (min(now, open_until) - moment) // period * period
        raise AssertionError("a day without a window")

    @property
    def is_whole_day(self) -> bool:
        return self.hours == 24

    @property
    def hours(self) -> int:
        """Length of the window; one that begins in the evening goes on after midnight."""
        return (self.last - self.first) % 24 or 24

    def admits(self, moment: datetime) -> bool:
        """Whether a moment lies in the window."""
        return (moment.astimezone(BRUSSELS).hour - self.first) % 24 < self.hours

    def is_due(self, name: str, started: datetime | None, now: datetime) -> bool:
        """Whether a run is due: one that fell due since the last began."""
        return self.admits(now) if started is None else self.latest(name, now) > started


def offset(name: str, every: int) -> timedelta:
    """The institution's own second of a period of so many minutes."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    return timedelta(seconds=number % (every * 60))
