"""Once a day: erase what has been kept long enough, and pack the storage so that it is gone from the disk as well."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.worker.packing import pack
from imio.deliberations.worker.status import status_of
from plone import api

import logging
import transaction


logger = logging.getLogger(__name__)


def daily_round(portal, now: datetime | None = None) -> bool:
    """Run at most once a day (UTC). True when it ran."""
    now = now or datetime.now(UTC)
    status = status_of(portal)
    if status is None or status.daily == now.date():
        return False
    first, status.daily = status.daily is None, now.date()
    erased = erase_what_is_past(now)
    transaction.commit()
    logger.info("erased the clear text of %d dossiers", erased)
    # A portal that has just been made has nothing to pack, and somebody waits for its first page.
    if not first:
        pack(portal._p_jar.db())
    return True


def erase_what_is_past(now: datetime) -> int:
    """Erase the clear text of dossiers whose decision was published longer ago than the institution keeps it.

    What was decided stays, without the text. Returns how many were erased; the caller commits.
    """
    catalog = api.portal.get_tool("portal_catalog")
    erased = 0
    for brain in catalog.unrestrictedSearchResults(portal_type="Dossier", review_state="published", stage="final"):
        dossier = brain._unrestrictedGetObject()
        kept = timedelta(days=institution_of(dossier).retention_days)
        if dossier.content is not None and dossier.final_published and now - dossier.final_published > kept:
            _erase(dossier, now)
            erased += 1
    return erased


def _erase(dossier: Dossier, now: datetime) -> None:
    for version in dossier.versions:
        version.content = None
    dossier.proposal = None
    dossier.annexes.clear()
    dossier.history.append({"at": now, "who": "", "act": "erased"})
