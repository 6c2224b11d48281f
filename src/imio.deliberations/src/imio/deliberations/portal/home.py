"""The portal's front page: what this is, who publishes, what comes and what was decided last."""

from datetime import date
from datetime import timedelta
from datetime import UTC
from imio.deliberations.portal import words
from imio.deliberations.portal.institutions import grouped
from imio.deliberations.portal.institutions import open_institutions
from imio.deliberations.portal.institutions import suggestions
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import item_row
from imio.deliberations.portal.listing import meeting_row
from imio.deliberations.portal.listing import MeetingRow
from imio.deliberations.portal.listing import next_changes
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.page import Page
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.tally import latest
from plone import api


#: Decisions and meetings shown.
LATEST, MEETINGS = 8, 8
#: How far back meetings are looked for, and how far ahead: the calendar of all institutions stays as long as that.
BACK, AHEAD = timedelta(days=31), timedelta(days=31)


class Home(Page):
    """Nothing here is counted while somebody waits: the gate did, and the latest are a list of a fixed length."""

    page_class = "wide"
    searches = True

    def prepare(self):
        institutions = open_institutions()
        self.owners = {brain.getPath(): brain.Title for brain in institutions}
        self.groups, self.names = grouped(self, institutions), suggestions(institutions)
        figures = [brain.tally or {} for brain in institutions]
        self.counts = {name: sum(one.get(name, 0) for one in figures) for name in ("meetings", "decisions", "drafts")}
        self.counts["institutions"] = len(institutions)
        self.since = min((one["since"] for one in figures if one.get("since")), default="")
        self.latest = self._latest()
        self.coming, self.held = self._meetings()

    def shown(self):
        rows = [*prints(item["row"] for item in self.latest), *prints([*self.coming, *self.held])]
        return [self.groups, self.names, rows, self.counts, self.since]

    def changes(self):
        return next_changes(self.coming, self.now)

    @property
    def since_when(self) -> str:
        return self.day(date.fromisoformat(self.since), weekday=False) if self.since else ""

    def number(self, count: int) -> str:
        return words.number(count, self.language)

    def name_of(self, row: MeetingRow) -> str:
        return meeting_name(row.organ, row.start, self.request)

    def owner_of(self, row) -> str:
        """The institution's name; its meetings lie in ``<institution>/decisions``."""
        return self.owners[_owner(row.path, 2)]

    def _latest(self) -> list[dict]:
        root = "/".join(self.context.getPhysicalPath())
        paths = [f"{root}/{path}" for path in latest(self.context)]
        paths = [path for path in paths if _owner(path, 3) in self.owners][:LATEST]
        if not paths:
            return []
        # Nothing here begins or ends by a date of Plone's, and asking for that would wake each of them.
        brains = api.portal.get_tool("portal_catalog")(path={"query": paths, "depth": 0}, show_inactive=True)
        rows = sorted((item_row(brain) for brain in brains), key=lambda row: paths.index(row.path))
        return [{"row": row, "institution": self.owners[_owner(row.path, 3)]} for row in rows]

    def _meetings(self) -> tuple[list[MeetingRow], list[MeetingRow]]:
        """The next meetings of all, and the last ones."""
        edges = [edge.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") for edge in (self.now - BACK, self.now + AHEAD)]
        found = api.portal.get_tool("portal_catalog")(
            portal_type="Meeting", sort_key={"query": edges, "range": "min:max"}, sort_on="sort_key"
        )
        rows = [meeting_row(brain, self.now) for brain in found if _owner(brain.getPath(), 2) in self.owners]
        coming = [row for row in rows if row.start > self.now and row.state == MeetingState.UPCOMING]
        held = [row for row in reversed(rows) if row.start <= self.now]
        return coming[:MEETINGS], held[:MEETINGS]


def _owner(path: str, depth: int) -> str:
    return path.rsplit("/", depth)[0]
