"""1020: what is public learns how many pages an annex has, whether a decision changed, and where laws are read."""

from collections.abc import Iterator
from imio.deliberations.authority import as_system
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.publication import wall
from imio.deliberations.publication.changes import is_changed
from imio.deliberations.publication.files import pages_of_pdf
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.versions import last_draft
from imio.deliberations.publication.versions import versions_of
from plone import api

import transaction


def upgrade(tool) -> None:
    """Add columns and a setting, and fill them with what the register still tells. Records stay as they are."""
    tool.runAllImportStepsFromProfile("imio.deliberations:v1020")
    portal = api.portal.get()
    register = register_of(portal)
    with as_system(), wall.opened():
        for meeting in _meetings(portal):
            for decision in meeting.objectValues():
                for annex in decision.objectValues():
                    annex.pages = pages_of_pdf(annex.file.data)
                draft = last_draft(versions_of(register, decision.versions)) if decision.stage == "final" else None
                if draft is not None:
                    final = {"title": decision.title, "sections": decision.sections}
                    decision.changed = is_changed(draft.record, final)
                decision.reindexObject(idxs=["fate"])
            # A portal of ten years does not fit into memory.
            transaction.savepoint(optimistic=True)
            portal._p_jar.cacheGC()


def _meetings(portal) -> Iterator:
    for institution in portal.objectValues():
        if IInstitution.providedBy(institution):
            yield from institution["decisions"].objectValues()
