"""A meeting: its agenda as far as it is public."""

from imio.deliberations.portal import words
from imio.deliberations.portal.institution import count_sentence
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import find_items
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.listing import UNTOLD
from imio.deliberations.portal.page import Page
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import state_changes_at


#: State of the meeting -> state of the drafts that stand in it.
DRAFTS = {
    MeetingState.UPCOMING: words.DRAFT,
    MeetingState.HELD: words.HELD,
    MeetingState.DECIDED: words.HELD,
    MeetingState.CANCELLED: words.CANCELLED,
}


class MeetingPage(Page):
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

    def shown(self):
        meeting = self.context
        facts = [meeting.organ, meeting.start, meeting.place, meeting.agenda_size, self.state]
        return [facts, prints([*self.items, *self.suspended, *self.withdrawn])]

    def changes(self):
        return [state_changes_at(self.context.start, bool(self.context.cancelled), self.now)]

    @property
    def look(self) -> words.State:
        return words.MEETING_STATES[self.state]

    @property
    def name(self) -> str:
        return meeting_name(self.context.organ, self.context.start, self.request)

    @property
    def count(self) -> str:
        """How much of the agenda is public; what was postponed stands on another one."""
        return count_sentence(self, sum(row.fate == "live" for row in self.items), self.context.agenda_size)
