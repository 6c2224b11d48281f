"""What waits, nearest deadline first. The workflow state is the queue; there is no other."""

from collections.abc import Iterator
from datetime import datetime
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.pseudonymization.annexes import UnreadAnnex
from imio.deliberations.publication.due import deadline
from imio.deliberations.publication.due import leaves_at
from imio.deliberations.publication.due import may_publish
from imio.deliberations.validation.steps import institution_of
from plone import api


def _found(portal_type: str, **query) -> Iterator:
    catalog = api.portal.get_tool("portal_catalog")
    # The list is made at once, each object only when it is its turn: a bureau may hold thousands.
    for brain in list(catalog.unrestrictedSearchResults(portal_type=portal_type, **query)):
        try:
            yield brain._unrestrictedGetObject()
        except (AttributeError, KeyError):
            # It was moved meanwhile; the next round finds it where it is.
            continue


def to_refresh() -> Iterator:
    """Meetings whose public page is behind the back office."""
    return _found("MeetingFile", wish="refresh")


def to_withdraw() -> Iterator[Dossier]:
    """Dossiers that somebody, or the guard, wants off the public side."""
    return _found("Dossier", wish="withdraw")


def to_suspend() -> Iterator[Dossier]:
    """Dossiers whose public page somebody, or a report, wants out of sight."""
    return _found("Dossier", wish="suspend")


def to_restore() -> Iterator[Dossier]:
    """Dossiers whose suspended page somebody wants back."""
    return _found("Dossier", wish="restore")


def to_analyse(now: datetime) -> Iterator[Dossier]:
    """Received dossiers, the nearest meeting first; those that failed wait their turn."""
    for dossier in _found("Dossier", review_state="received", sort_on="start"):
        if is_unread(dossier) and _tries_again(dossier, now):
            yield dossier


def to_publish(now: datetime) -> list[Dossier]:
    """Validated dossiers that may leave now, nearest deadline first, decisions after drafts."""
    waiting = sorted(validated(), key=_urgency)
    return [dossier for dossier in waiting if _tries_again(dossier, now) and leaves(dossier, now)]


def to_replace_annexes(now: datetime) -> Iterator[Dossier]:
    """Public dossiers whose annexes are behind what was decided; those that failed wait their turn."""
    for dossier in _found("Dossier", wish="annexes"):
        if replaces_annexes(dossier) and _tries_again(dossier, now):
            yield dossier


def to_read(now: datetime) -> Iterator[UnreadAnnex]:
    """Annexes that nobody has read; those that failed wait their turn."""
    for bureau in _found("Bureau"):
        for key in list(bureau.unread_annexes or ()):
            unread = UnreadAnnex(bureau, key)
            if _tries_again(unread, now):
                yield unread


def refreshes(meeting_file: MeetingFile) -> bool:
    """Whether the meeting's public page is still behind."""
    return meeting_file.wish == "refresh"


def withdraws(dossier: Dossier) -> bool:
    """Whether the dossier still has to go off the public side."""
    return dossier.wish == "withdraw"


def suspends(dossier: Dossier) -> bool:
    """Whether the dossier's page still has to go out of sight."""
    return dossier.wish == "suspend"


def restores(dossier: Dossier) -> bool:
    """Whether the dossier's suspended page has still to come back."""
    return dossier.wish == "restore"


def replaces_annexes(dossier: Dossier) -> bool:
    """Whether the dossier's public annexes are still behind. Those of a suspended page wait until it is back."""
    if dossier.wish != "annexes" or not dossier.public_path:
        return False
    decision = api.portal.get().unrestrictedTraverse(dossier.public_path.lstrip("/"), None)
    return decision is not None and decision.fate == "live"


def is_unread(dossier: Dossier) -> bool:
    """Whether the dossier still has a version that waits for its analysis."""
    return dossier.content is not None and api.content.get_state(dossier) == "received"


def leaves(dossier: Dossier, now: datetime) -> bool:
    """Whether the dossier is still validated, and may leave now."""
    meeting_file = dossier.__parent__
    if api.content.get_state(dossier) != "validated" or dossier.awaits_second_look:
        return False
    return may_publish(institution_of(meeting_file), meeting_file, dossier, now)


def validated() -> list[Dossier]:
    """All that a secretary validated and that is not out yet."""
    return list(_found("Dossier", review_state="validated"))


def oldest_received() -> datetime | None:
    """When the oldest version that waits for its analysis arrived."""
    waiting = [dossier.versions[-1].received for dossier in _found("Dossier", review_state="received")]
    return min(waiting, default=None)


def oldest_due(now: datetime) -> datetime | None:
    """Since when the oldest validated dossier might have left, failures included."""
    since = []
    for dossier in validated():
        meeting_file = dossier.__parent__
        institution = institution_of(meeting_file)
        if not dossier.awaits_second_look and may_publish(institution, meeting_file, dossier, now):
            since.append(max(leaves_at(institution, meeting_file, dossier), dossier.validated_at))
    return min(since, default=None)


def _urgency(dossier: Dossier) -> tuple:
    meeting_file = dossier.__parent__
    until = deadline(institution_of(meeting_file), meeting_file, dossier.stage)
    return until is None, until or meeting_file.start, dossier.sort_key


def _tries_again(waiting: Dossier | UnreadAnnex, now: datetime) -> bool:
    return waiting.failure is None or waiting.failure["next"] <= now
