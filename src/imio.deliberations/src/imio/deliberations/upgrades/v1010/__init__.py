"""1010: the catalogue of the bureau learns who prepares an item, what is open and held, and what retention asks."""

from imio.deliberations.content.institution import IInstitution
from plone import api

import secrets


def upgrade(tool) -> None:
    """Add the indexes and columns, give each bureau its key, and catalogue its dossiers again."""
    tool.runAllImportStepsFromProfile("imio.deliberations:v1010")
    for institution in api.portal.get().objectValues():
        if not IInstitution.providedBy(institution) or "bureau" not in institution:
            continue
        bureau = institution["bureau"]
        if not bureau.key:
            bureau.key = secrets.token_bytes(16)
        for meeting_file in bureau.objectValues():
            for dossier in meeting_file.objectValues():
                dossier.reindexObject(idxs=["assignee", "kept_since"])
