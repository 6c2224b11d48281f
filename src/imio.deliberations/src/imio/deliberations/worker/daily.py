"""Once a day: erase what has been kept long enough, and pack the storage so that it is gone from the disk as well."""

from BTrees.IOBTree import IOBTree
from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.publication.retention import has_text
from imio.deliberations.publication.retention import kept
from imio.deliberations.validation.review import KEEP_REASONS
from imio.deliberations.validation.traces import keep_kinds
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
    """Erase the clear text of dossiers that were kept as long as the institution asks (``publication.retention``).

    What was decided stays, without the text, and each bureau keeps a record of what was erased. Returns how many
    dossiers it was; the caller commits.
    """
    erased = 0
    for institution in api.portal.get().objectValues():
        if not IInstitution.providedBy(institution):
            continue
        for dossier in _past(institution, now):
            _erase(institution["bureau"], dossier, now)
            erased += 1
    return erased


def _past(institution, now: datetime) -> Iterator[Dossier]:
    # The index is of minutes and may be behind: the rule has the last word.
    latest = now - timedelta(days=institution.retention_days)
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="Dossier",
        path="/".join(institution["bureau"].getPhysicalPath()),
        kept_since={"query": latest, "range": "max"},
    )
    for brain in list(found):
        dossier = brain._unrestrictedGetObject()
        rule = kept(dossier, api.content.get_state(dossier))
        if rule is not None and now > rule.until(institution.retention_days):
            yield dossier


def _erase(bureau: Bureau, dossier: Dossier, now: datetime) -> None:
    rule = kept(dossier, api.content.get_state(dossier))
    keep_kinds(dossier)
    if not has_text(dossier):
        dossier.erase_reports()
        dossier.history.append({"at": now, "who": "", "act": "erased"})
        _record(bureau, dossier, rule.why, 0, now)
        dossier.reindexObject(idxs=["kept_since"])
        return
    versions = sum(1 for version in dossier.versions if version.content is not None)
    for version in dossier.versions:
        version.content = None
    dossier.proposal = None
    dossier.annexes.clear()
    for number, action in enumerate(dossier.review):
        if _is_worded(action):
            dossier.review[number] = _without_words(action)
    dossier.former_reviews = tuple(
        {**former, "actions": tuple(_without_words(action) for action in former["actions"])}
        for former in dossier.former_reviews
    )
    # A report that nobody has answered yet is kept for its own time.
    dossier.erase_reports(answered_only=True)
    if dossier.hold is not None:
        dossier.hold = {**dossier.hold, "reason": ""}
    if rule.why == "undecided":
        _close(dossier)
    dossier.history.append({"at": now, "who": "", "act": "erased"})
    _record(bureau, dossier, rule.why, versions, now)
    dossier.reindexObject(idxs=["kept_since", "wish"])


def _is_worded(action) -> bool:
    """Whether a reviewer gave a reason in her own words: what she chose from a list stays."""
    return bool(action.get("reason")) and action["reason"] not in KEEP_REASONS


def _without_words(action) -> dict:
    return {**action, "reason": ""} if _is_worded(action) else dict(action)


def _close(dossier: Dossier) -> None:
    """Without its text nothing can be prepared any more: nobody's desk is to count it for ever."""
    dossier.request = dossier.failure = dossier.hold = None
    if api.content.get_state(dossier) != "withdrawn":
        with as_system():
            api.content.transition(dossier, "withdraw")


def _record(bureau: Bureau, dossier: Dossier, why: str, versions: int, now: datetime) -> None:
    if bureau.erasures is None:
        bureau.erasures = IOBTree()
    record = {
        "at": now,
        "meeting": dossier.__parent__.start,
        "number": dossier.number,
        "versions": versions,
        "why": why,
    }
    bureau.erasures[bureau.erasures.maxKey() + 1 if bureau.erasures else 1] = record
