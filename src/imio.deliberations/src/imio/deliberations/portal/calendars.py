"""iCalendar of an institution's meetings and of one meeting, read from the catalogue and the register."""

from datetime import datetime
from datetime import UTC
from imio.deliberations import _
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.opendata.icalendar import MEDIA_TYPE
from imio.deliberations.opendata.icalendar import Meeting
from imio.deliberations.opendata.icalendar import to_icalendar
from imio.deliberations.portal import caching
from imio.deliberations.portal import page
from imio.deliberations.portal import words
from imio.deliberations.portal.feeds import open_to_all
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import path_of
from imio.deliberations.publication.register import register_of
from plone import api
from Products.Five import BrowserView


#: Years before this one that a calendar still holds; what is older stands on the pages.
YEARS = 2
#: Meetings of one calendar.
MOST = 500


class InstitutionCalendar(BrowserView):
    """All meetings to come and those since 1 January two years ago, cancelled ones included."""

    def __call__(self):
        mark_strict(self.request)
        self.institution = page.institution_around(self.context)
        since = f"{page.now().astimezone(BRUSSELS).year - YEARS}-01-01"
        register, root = register_of(api.portal.get()), path_of(api.portal.get())
        rows = [(brain, register.positions(brain.getPath().removeprefix(root))) for brain in self.brains(since)]
        tag = caching.etag(
            self.address,
            self.name,
            words.language(self.request),
            [[brain.getURL(), positions[-1:], brain.sort_key] for brain, positions in rows],
        )
        open_to_all(self.request.response)
        if caching.settle(self.request, tag, caching.LONGEST):
            return ""
        response = self.request.response
        response.setHeader("Content-Type", f"{MEDIA_TYPE}; charset=utf-8")
        response.setHeader("Content-Disposition", f'inline; filename="{self.file_name}.ics"')
        meetings = [self._meeting(brain, positions, register) for brain, positions in rows]
        return to_icalendar(self.name, self.context.absolute_url(), self.address, meetings)

    def brains(self, since: str):
        """The meetings that are told, from the catalogue. One query."""
        return api.portal.get_tool("portal_catalog")(
            portal_type="Meeting",
            path=path_of(self.context["decisions"]),
            sort_key={"query": since, "range": "min"},
            sort_on="sort_key",
            sort_order="descending",
            sort_limit=MOST,
        )[:MOST]

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/{self.__name__}"

    @property
    def name(self) -> str:
        return self.institution.title

    @property
    def file_name(self) -> str:
        return self.institution.getId()

    def _meeting(self, brain, positions, register) -> Meeting:
        record = (register.record(positions[-1]) if positions else None) or {}
        return Meeting(
            uid=brain.UID,
            name=f"{brain.organ} – {self.institution.title}",
            organ=brain.organ,
            start=datetime.fromisoformat(brain.sort_key).replace(tzinfo=UTC),
            place=record.get("place", ""),
            url=brain.getURL(),
            note=words.say(
                _("calendar_note", default="Ordre du jour et textes : ${url}"), self.request, url=brain.getURL()
            ),
            cancelled=bool(brain.cancelled),
            sequence=max(0, len(positions) - 1),
            modified=_moment(brain, positions, register),
        )


class MeetingCalendar(InstitutionCalendar):
    """One meeting, whenever it was."""

    def brains(self, since):
        where = {"query": path_of(self.context), "depth": 0}
        return api.portal.get_tool("portal_catalog")(portal_type="Meeting", path=where)

    @property
    def name(self) -> str:
        return f"{meeting_name(self.context.organ, self.context.start, self.request)} – {self.institution.title}"

    @property
    def file_name(self) -> str:
        return f"{self.institution.getId()}-{self.context.getId()}"


def _moment(brain, positions, register) -> datetime:
    if positions:
        return datetime.fromisoformat(register.headers[positions[-1]]["time"])
    return brain.modified.asdatetime().astimezone(UTC)
