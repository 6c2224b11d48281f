"""When an institution's back office is read. Pure: settings and moments in, moments out.

Every institution has its own minute of the period, drawn from its name: 262 of them do not begin together.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.backoffice.payload import BRUSSELS

import hashlib


#: Minutes between two runs that the form offers; the default is the third.
PERIODS = (15, 30, 60, 120, 240, 720, 1440)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Schedule:
    """``every``: minutes. ``first``, ``last``: hours of the day in Brussels within which runs begin, ``last`` not
    included; equal ones, or 0 and 24, are the whole day."""

    every: int = 60
    first: int = 0
    last: int = 24

    def latest(self, name: str, now: datetime) -> datetime | None:
        """The last moment, up to ``now``, at which a run of the institution ``name`` was due; None when none was in the
        last eight days."""
        period = timedelta(minutes=self.every)
        moment = _EPOCH + offset(name, self.every)
        moment += (now - moment) // period * period
        for _ in range(8 * 24 * 60 // self.every + 1):
            if self.admits(moment):
                return moment
            moment -= period
        return None

    def admits(self, moment: datetime) -> bool:
        """Whether a run may begin at a moment. A period of a day or more keeps its own hour when the window misses
        it: a run that never comes helps nobody."""
        if self.first == self.last or (self.first, self.last) == (0, 24) or self.every >= 1440:
            return True
        hour = moment.astimezone(BRUSSELS).hour
        if self.first < self.last:
            return self.first <= hour < self.last
        return hour >= self.first or hour < self.last

    def is_due(self, name: str, started: datetime | None, now: datetime) -> bool:
        """Whether a run is due: one that fell due since the last began."""
        if started is None:
            return self.admits(now)
        latest = self.latest(name, now)
        return latest is not None and latest > started


def offset(name: str, every: int) -> timedelta:
    """The institution's own second of a period of so many minutes."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    return timedelta(seconds=number % (every * 60))
