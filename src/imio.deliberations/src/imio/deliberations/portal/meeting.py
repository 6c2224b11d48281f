"""A meeting: its agenda as far as it is public."""

from datetime import datetime
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.portal import linked_data
from imio.deliberations.portal import words
from imio.deliberations.portal.institution import count_sentence
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import find_items
from imio.deliberations.portal.listing import meetings_around
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.listing import UNTOLD
from imio.deliberations.portal.organization import organization_of
from imio.deliberations.portal.page import style_version
from imio.deliberations.portal.reading import ReadingPage
from imio.deliberations.publication.calendar import last_day
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import state_changes_at
from imio.deliberations.publication.due import bound_from
from imio.deliberations.publication.due import rules_of
from zope.component import queryMultiAdapter


#: State of the meeting -> state of the drafts that stand in it.
DRAFTS = {
    MeetingState.UPCOMING: words.DRAFT,
    MeetingState.HELD: words.HELD,
    MeetingState.DECIDED: words.HELD,
    MeetingState.CANCELLED: words.CANCELLED,
}


class MeetingPage(ReadingPage):
    """Date, place, state, agenda."""

    def prepare(self):
        meeting = self.context
        begun = meeting_state(meeting.start, bool(meeting.cancelled), (), self.now)
        rows = find_items(meeting, DRAFTS[begun])
        self.items = [row for row in rows if row.fate not in UNTOLD]
        self.withdrawn = [row for row in rows if row.fate == "withdrawn"]
        self.suspended = [row for row in rows if row.fate == "suspended"]
        stages = {row.stage for row in self.items if row.fate == "live"}
        self.state = meeting_state(meeting.start, bool(meeting.cancelled), stages, self.now)
        self.previous, self.next = meetings_around(meeting, self.now)

    def shown(self):
        meeting = self.context
        facts = [meeting.organ, meeting.start, meeting.place, meeting.agenda_size, self.state, self.deadline]
        around = prints(row for row in (self.previous, self.next) if row is not None)
        look = [style_version("reading.css"), self.linked_data]
        return [facts, prints([*self.items, *self.suspended, *self.withdrawn]), around, look]

    def changes(self):
        return [state_changes_at(self.context.start, bool(self.context.cancelled), self.now)]

    @property
    def look(self) -> words.State:
        return words.MEETING_STATES[self.state]

    @property
    def name(self) -> str:
        return meeting_name(self.context.organ, self.context.start, self.request)

    @property
    def status(self) -> str:
        """What one has to know before reading anything here; empty where all is decided."""
        date = self.day(self.context.start, weekday=False)
        if self.state == MeetingState.CANCELLED:
            return self.say(_("meeting_cancelled_notice", default="Cette séance a été annulée."))
        if self.state == MeetingState.UPCOMING:
            return self.say(
                _("meeting_status_upcoming", default="Séance à venir – vous lisez des projets, pas encore adoptés")
            )
        if self.state == MeetingState.HELD:
            message = _(
                "meeting_status_held",
                default="Séance tenue le ${date}, texte définitif à venir – vous lisez encore les projets",
            )
            return self.say(message, date=date)
        if self._waiting:
            message = (
                _(
                    "meeting_status_partly_one",
                    default="Séance tenue le ${date} – 1 point attend encore son texte définitif",
                )
                if self._waiting == 1
                else _(
                    "meeting_status_partly",
                    default="Séance tenue le ${date} – ${count} points attendent encore leur texte définitif",
                )
            )
            return self.say(message, date=date, count=self._waiting)
        return ""

    @property
    def banner(self) -> words.State:
        """The look of the status."""
        return words.HELD if self.state == MeetingState.DECIDED else self.look

    @property
    def _waiting(self) -> int:
        return sum(row.fate == "live" and row.stage != "final" for row in self.items)

    @cached_property
    def deadline(self) -> str:
        """Until when the drafts had to be out, as the institution reads the decree; empty where it owes none."""
        institution = self.institution
        if institution is None or self.context.start is None:
            return ""
        since = bound_from(institution)
        rules = rules_of(institution)
        if since is None or last_day(self.context.start, rules) < since:
            return ""
        message = _("deadline_drafts", default="${day}, soit ${count} jours francs avant la séance")
        return self.say(message, day=self.day(last_day(self.context.start, rules)), count=rules.clear_days)

    @property
    def last_published(self) -> datetime | None:
        """When something of this agenda was published last."""
        return max((row.published for row in self.items if row.published is not None), default=None)

    @property
    def has_feeds(self) -> bool:
        """Whether the calendar file and the feed of a meeting are served here."""
        names = ("calendar.ics", "atom.xml")
        return all(queryMultiAdapter((self.context, self.request), name=name) is not None for name in names)

    def name_of(self, row) -> str:
        return meeting_name(row.organ, row.start, self.request)

    @cached_property
    def linked_data(self) -> str:
        """The meeting for programs."""
        if self.institution is None:
            return ""
        live = [row for row in self.items if row.fate == "live"]
        return linked_data.script(
            linked_data.event(
                self.plain(self.canonical),
                self.name,
                self.context.start,
                organization_of(self.institution, self.plain),
                place=self.context.place or "",
                cancelled=bool(self.context.cancelled),
                works=[{"url": self.plain(row.url), "name": row.title} for row in live],
            )
        )

    @property
    def count(self) -> str:
        """How much of the agenda is public; what was postponed stands on another one."""
        return count_sentence(self, sum(row.fate == "live" for row in self.items), self.context.agenda_size)
