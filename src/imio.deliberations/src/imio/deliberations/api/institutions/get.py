"""``GET /@institutions``: all that are open, with what the decree asks of each and how fresh it is."""

from datetime import datetime
from datetime import UTC
from imio.deliberations.api.reading import ReadingService
from imio.deliberations.api.serialise.facts import institution_facts
from imio.deliberations.api.serialise.facts import moment
from imio.deliberations.publication.register import register_of
from plone import api
from typing import Any


class InstitutionsGet(ReadingService):
    """Three queries of the catalogue, however many there are."""

    def answer(self, values):
        portal = api.portal.get()
        catalogue = api.portal.get_tool("portal_catalog")
        meetings = _meetings(catalogue)
        drafts = catalogue(portal_type="Decision", stage="draft", fate="live")
        with_drafts = {brain.getPath().rpartition("/")[0] for brain in drafts}
        self.starts = [start for found in meetings.values() for start in found.values()]
        items = [
            self._item(portal[brain.getId], meetings.get(brain.getPath(), {}), with_drafts)
            for brain in catalogue(portal_type="Institution", review_state="published", sort_on="id")
        ]
        return {"@id": self.address, "items": items, "items_total": len(items)}

    def changes(self, found):
        return [start for start in self.starts if start > self.now]

    def _item(self, institution, meetings: dict[str, datetime], with_drafts: set[str]) -> dict[str, Any]:
        held = {path: start for path, start in meetings.items() if start <= self.now}
        coming = [start for start in meetings.values() if start > self.now]
        return {
            **institution_facts(institution, institution.absolute_url()),
            "last_published": moment(register_of(api.portal.get()).last_published(institution.getId())),
            "last_received": moment(_last_received(institution)),
            "last_meeting": moment(max(held.values(), default=None)),
            "next_meeting": moment(min(coming, default=None)),
            "meetings_missing_final_texts": len(held.keys() & with_drafts),
        }


def _meetings(catalogue) -> dict[str, dict[str, datetime]]:
    """Path of the institution -> path -> start, of the meetings that were not cancelled."""
    found: dict[str, dict[str, datetime]] = {}
    for brain in catalogue(portal_type="Meeting"):
        if brain.sort_key and not brain.cancelled:
            path, start = brain.getPath(), datetime.fromisoformat(brain.sort_key).replace(tzinfo=UTC)
            found.setdefault(path.rsplit("/", 2)[0], {})[path] = start
    return found


def _last_received(institution) -> datetime | None:
    """A moment, and nothing else, of what the bureau keeps."""
    received = institution["bureau"].received
    return received.moment if received is not None else None
