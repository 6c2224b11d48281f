"""The file of an annex, to be saved: never shown by the browser under the portal's own address."""

from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.page import Page
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import state_changes_at
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from zExceptions import NotFound


class AnnexFile(Page):
    """The file. What was withdrawn with its decision is gone, even if the object were still here."""

    def prepare(self):
        decision = self.context.__parent__
        self.meeting = decision.__parent__
        if self.context.file is None or decision.fate != "live":
            raise NotFound()
        state = meeting_state(self.meeting.start, bool(self.meeting.cancelled), (), self.now)
        if decision.stage != "final" and state != MeetingState.UPCOMING:
            self.robots = "noindex"

    def shown(self):
        decision, file = self.context.__parent__, self.context.file
        # Other bytes are another entry of the register.
        return [list(decision.versions[-1:]), self.context.title, file.getSize()]

    def changes(self):
        return [state_changes_at(self.meeting.start, bool(self.meeting.cancelled), self.now)]

    def index(self):
        mark_strict(self.request)
        file = self.context.file
        set_headers(file, self.request.response, filename=file.filename or self.context.getId())
        self.request.response.setHeader("Accept-Ranges", "none")
        return stream_data(file)
