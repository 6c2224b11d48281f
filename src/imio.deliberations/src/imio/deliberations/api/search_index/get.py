"""``GET /@search-index``: how the search index of this process stands."""

from imio.deliberations.publication.register import register_of
from imio.deliberations.search.keeping import building
from imio.deliberations.search.keeping import replica_of
from plone.restapi.services import Service
from typing import Any


class SearchIndexGet(Service):
    """For whoever manages the portal."""

    def reply(self):
        return state_of(self.context)


def state_of(portal) -> dict[str, Any]:
    """``state``: building, ready, or unusable (it heals at the next search). ``position``: the last entry in it."""
    entries = len(register_of(portal))
    if (progress := building(portal)) is not None:
        return {"state": "building", "done": progress[0], "entries": progress[1]}
    try:
        snapshot = replica_of(portal).snapshot()
    except (ValueError, OSError):
        return {"state": "unusable", "entries": entries}
    return {
        "state": "ready",
        "position": snapshot.manifest.position,
        "entries": entries,
        "decisions": sum(searcher.num_docs for searcher in snapshot.searchers.values()),
    }
