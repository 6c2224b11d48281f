"""What retention will erase, when, and the record of what it erased: dates and numbers, no title."""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from imio.deliberations import _
from imio.deliberations.publication.retention import kept
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from plone import api


#: Dossiers to be erased, and records, that are shown.
NEXT = 50
LATEST = 100
WHY = {
    "published": _("retention_published", default="décision publiée"),
    "withdrawn": _("retention_withdrawn", default="point retiré"),
    "undecided": _("retention_undecided", default="jamais publié"),
    "report": _("retention_report", default="signalement reçu après coup"),
}
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """A dossier: ``at`` is when its text goes or went."""

    at: datetime
    meeting: datetime | None
    number: str
    why: str
    url: str = ""
    versions: int = 0


class Retention(Screen):
    """The next dossiers by date, and the latest records."""

    def prepare(self) -> None:
        self.days = self.institution.retention_days
        self.next = self._next()
        self.erased = self._erased()
        self.drafts = self._drafts()

    def _next(self) -> list[Line]:
        found = api.portal.get_tool("portal_catalog")(
            portal_type="Dossier",
            path="/".join(self.context.getPhysicalPath()),
            kept_since={"query": _EVER, "range": "min"},
            sort_on="kept_since",
            sort_limit=NEXT,
        )
        lines = []
        for brain in found[:NEXT]:
            dossier = brain.getObject()
            rule = kept(dossier, brain.review_state)
            if rule is not None:
                start = dossier.__parent__.start
                why = self.say(WHY[rule.why])
                lines.append(Line(rule.until(self.days), start, dossier.number, why, dossier.absolute_url()))
        return sorted(lines, key=lambda line: line.at)

    def _erased(self) -> list[Line]:
        records = self.context.erasures
        if not records:
            return []
        latest = records.values(max(records.minKey(), records.maxKey() - LATEST + 1))
        return [
            Line(one["at"], one["meeting"], one["number"], self.say(WHY[one["why"]]), versions=one["versions"])
            for one in reversed(list(latest))
        ]

    def _drafts(self) -> int:
        """How many published drafts of held meetings wait for their decision: their text is kept meanwhile."""
        return len(
            api.portal.get_tool("portal_catalog")(
                portal_type="Dossier",
                path="/".join(self.context.getPhysicalPath()),
                review_state="published",
                stage="draft",
                start={"query": self.now, "range": "max"},
            )
        )

    @staticmethod
    def date(value) -> str:
        """The day in words, without the weekday; empty for none."""
        return words.day(value, weekday=False) if value else ""
