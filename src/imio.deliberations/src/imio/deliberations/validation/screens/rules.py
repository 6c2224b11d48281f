"""Where the deadlines on the desk come from: the rule in words, its source, and this institution's settings."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import last_day
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from plone import api


@dataclass(frozen=True)
class Example:
    """The rule applied to a meeting to come: its start, the last day in time, the first on which drafts may appear."""

    start: datetime
    last: date
    release: datetime


class Rules(Screen):
    """A page to read; it says what the law says, what was read about it, and what is a setting."""

    def prepare(self) -> None:
        self.clear_days = self.institution.clear_days
        self.release_days = self.institution.release_days
        self.bound = due.bound_from(self.institution)
        self.example = self._example()

    def _example(self) -> Example | None:
        meetings = api.portal.get_tool("portal_catalog")(
            portal_type="MeetingFile",
            path="/".join(self.context.getPhysicalPath()),
            start={"query": self.now, "range": "min"},
            sort_on="start",
            sort_limit=1,
        )
        if not meetings:
            return None
        meeting_file = self.context[meetings[0].getId]
        return Example(
            start=meeting_file.start,
            last=last_day(meeting_file.start, due.rules_of(self.institution)),
            release=due.release_at(self.institution, meeting_file, "draft"),
        )

    @property
    def bound_day(self) -> str:
        return words.day(self.bound, weekday=False)
