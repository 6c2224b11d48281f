"""The ETags of pages that were read a moment ago: as long as the database is the same, so are they.

A page reads what it lists to tell its ETag. Most answers of a busy portal are 304, and between two of them nothing was
written: then the ETag of before is told without reading anything. Each process remembers its own.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta


#: Seconds that an ETag is trusted at most: the clock changes pages as well.
TRUSTED = 60
#: Addresses remembered; all are forgotten when there are more.
MOST = 20_000


@dataclass(frozen=True)
class Remembered:
    """``view``: of the database that the page was ``read`` from. ``until``: when the clock may change the page."""

    view: bytes
    tag: str
    read: datetime
    until: datetime


_remembered: dict[str, Remembered] = {}


def view_of(context) -> bytes | None:
    """Up to which transaction the connection of an object sees the database; None where the storage does not tell.

    ZODB has no public name for it. The last transaction of the database is another: it may have come since the
    connection looked, and a page read before it would be taken for one read after.
    """
    return getattr(getattr(context._p_jar, "_storage", None), "_start", None)


def recall(address: str, view: bytes | None, now: datetime) -> Remembered | None:
    """What is remembered of an address, if it is still so."""
    found = _remembered.get(address)
    if found is None or view != found.view:
        return None
    return found if now < min(found.until, found.read + timedelta(seconds=TRUSTED)) else None


def remember(address: str, view: bytes | None, tag: str, now: datetime, lifetime: int) -> None:
    """Remember the ETag of a page that was just read. ``lifetime``: seconds until the clock changes it."""
    if view is None:
        return
    if len(_remembered) >= MOST:
        _remembered.clear()
    _remembered[address] = Remembered(view, tag, now, now + timedelta(seconds=lifetime))
