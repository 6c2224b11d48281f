"""``GET /@institutions``: all that are open, with what the decree asks of each and how fresh it is."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from imio.deliberations.api.reading import ReadingService
from imio.deliberations.api.serialise.facts import institution_facts
from imio.deliberations.api.serialise.facts import moment
from imio.deliberations.publication.register import register_of
from plone import api
from typing import Any


class InstitutionsGet(ReadingService):
    """Four queries of the catalogue, however many there are; two while the client's copy is good."""

    def answer(self, values):
        portal, catalogue = api.portal.get(), api.portal.get_tool("portal_catalog")
        found = catalogue(portal_type="Institution", review_state="published", sort_on="id")
        return [portal[brain.getId] for brain in found]

    def tag(self, institutions):
        """What is public changes with an entry of the register or with the clock; institutions are edited besides."""
        register = register_of(api.portal.get())
        edited = [(one.getId(), (one._p_serial or b"").hex(), moment(_last_received(one))) for one in institutions]
        return [register.head, len(register), self._next_start, edited]

    def changes(self, institutions):
        return [self._next_start]

    def written(self, institutions):
        catalogue = api.portal.get_tool("portal_catalog")
        meetings = _meetings(catalogue)
        drafts = catalogue(portal_type="Decision", stage="draft", fate="live")
        with_drafts = {brain.getPath().rpartition("/")[0] for brain in drafts}
        paths = ["/".join(one.getPhysicalPath()) for one in institutions]
        items = [
            self._item(institution, meetings.get(path, {}), with_drafts)
            for institution, path in zip(institutions, paths, strict=True)
        ]
        return {"@id": self.address, "items": items, "items_total": len(items)}

    @cached_property
    def _next_start(self) -> datetime | None:
        """When the next meeting of all begins."""
        since = {"query": self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M"), "range": "min"}
        found = api.portal.get_tool("portal_catalog")(portal_type="Meeting", sort_key=since, sort_on="sort_key")
        starts = (_start(brain) for brain in found if not brain.cancelled)
        return next((start for start in starts if start > self.now), None)

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
            path = brain.getPath()
            found.setdefault(path.rsplit("/", 2)[0], {})[path] = _start(brain)
    return found


def _start(brain) -> datetime:
    return datetime.fromisoformat(brain.sort_key).replace(tzinfo=UTC)


def _last_received(institution) -> datetime | None:
    """A moment, and nothing else, of what the bureau keeps."""
    received = institution["bureau"].received
    return received.moment if received is not None else None
