"""Meetings as iCalendar (RFC 5545, RFC 7986). Pure: events in, bytes out; the library folds and escapes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from icalendar import Calendar
from icalendar import Event
from icalendar import Timezone
from icalendar import TimezoneDaylight
from icalendar import TimezoneStandard
from icalendar import vDuration
from icalendar import vUri
from zoneinfo import ZoneInfo


MEDIA_TYPE = "text/calendar"
ZONE = ZoneInfo("Europe/Brussels")
#: How often a calendar program should ask again: drafts appear and meetings move by the day.
REFRESH = timedelta(hours=12)


@dataclass(frozen=True)
class Meeting:
    """A meeting of the calendar.

    ``uid``: the same for ever. ``start``, ``modified``: aware. ``sequence``: how many times it was changed since it was
    announced: the register's entries but the first. No end: nobody says when a council will have finished.
    """

    uid: str
    name: str
    organ: str
    start: datetime
    place: str
    url: str
    note: str
    cancelled: bool
    sequence: int
    modified: datetime


def to_icalendar(name: str, url: str, source: str, meetings: Iterable[Meeting]) -> bytes:
    """A calendar of that name. ``url``: the page it stands for; ``source``: where it can be had again."""
    calendar = Calendar()
    calendar.add("prodid", "-//imio.deliberations//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    # The same for programs that do not know RFC 7986.
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("url", vUri(url))
    calendar.add("source", vUri(source), parameters={"VALUE": "URI"})
    calendar.add_component(_brussels())
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return calendar.to_ical(sorted=False)


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("summary", meeting.name)
    event.add("dtstart", meeting.start.astimezone(ZONE))
    # When this description was made, not when it was asked for: the same calendar is the same file.
    event.add("dtstamp", meeting.modified.astimezone(UTC))
    event.add("last-modified", meeting.modified.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("categories", [meeting.organ])
    event.add("description", meeting.note)
    event.add("url", vUri(meeting.url))
    # Whoever looks at the council's calendar is not busy meanwhile.
    event.add("transp", "TRANSPARENT")
    return event


def _brussels() -> Timezone:
    """The rule of the European Union since 1996 (directive 2000/84/EC): the last Sundays of March and October."""
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    for part, name, month, hour, before, after in (
        (TimezoneDaylight(), "CEST", 3, 2, 1, 2),
        (TimezoneStandard(), "CET", 10, 3, 2, 1),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
