"""1030: what is public is counted as it is published, and institutions are found by former names and postcodes."""

from imio.deliberations.authority import as_system
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.publication import wall
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.tally import recount
from plone import api

import transaction


def upgrade(tool) -> None:
    """Add the columns, and count what is public already."""
    tool.runAllImportStepsFromProfile("imio.deliberations:v1030")
    portal = api.portal.get()
    with as_system(), wall.opened():
        for institution in portal.objectValues():
            if not IInstitution.providedBy(institution):
                continue
            recount(institution, register_of(portal), portal)
            institution.reindexObject(idxs=["portal_type"])
            transaction.savepoint(optimistic=True)
            portal._p_jar.cacheGC()
