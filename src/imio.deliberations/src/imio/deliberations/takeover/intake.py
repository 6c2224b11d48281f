"""Brings an item of the existing portal in through the reception, and releases it once it is analysed."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.pseudonymization.officials import BadOfficial
from imio.deliberations.pseudonymization.officials import read_officials
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import foresee
from imio.deliberations.reception.inbox import receive
from imio.deliberations.reception.inbox import Result
from imio.deliberations.takeover.addresses import says_no_more
from imio.deliberations.takeover.addresses import tells_a_meeting
from imio.deliberations.takeover.conversion import is_address
from imio.deliberations.validation import office_holders
from imio.deliberations.validation.annexes import forbidden_in
from imio.deliberations.validation.annexes import release_annex
from imio.deliberations.validation.concerns import state_of
from imio.deliberations.validation.concerns import waiting
from imio.deliberations.validation.registry import MOST
from imio.deliberations.validation.registry import person_key
from imio.deliberations.validation.steps import outcome_of
from imio.deliberations.validation.steps import take_over
from imio.pseudonymizer import scan
from plone import api
from typing import Any
from ZODB.POSException import ConflictError

import logging
import time
import transaction


logger = logging.getLogger(__name__)

#: Seconds of releasing after which a request ends; the next one goes on.
SLICE = 20
ATTEMPTS = 5


def accept(
    institution, submission: Any, who: str, address: str = "", meeting: str = "", published: datetime | None = None
) -> Result:
    """Take one item in, and note that it is to be taken over.

    ``address`` and ``meeting``: the ids that its page and its meeting's had, to be kept. ``published``: when it was
    first readable there. Sending it again changes nothing. An item that the back office sent itself stays as it is.
    Raises ``PayloadError`` when the frame cannot be read, or not exactly one item is in it.
    """

    def mark(result: Result) -> None:
        created = result.status == "created"
        if result.status not in ("created", "updated"):
            return
        dossier = find_dossier(institution, result.id)
        if not created and (dossier.taken_over is None or dossier.taken_over["version"] != dossier.version - 1):
            return
        dossier.taken_over = {
            "version": dossier.version,
            "who": who,
            "at": datetime.now(UTC),
            "published": published,
        }
        if created and is_address(address) and not _is_given(dossier, address):
            dossier.public_id = address
        meeting_file = dossier.__parent__
        is_wanted = is_address(meeting) and tells_a_meeting(meeting, meeting_file.meeting["organ"])
        if is_wanted and not meeting_file.public_id and not meeting_file.wanted_id:
            meeting_file.wanted_id = meeting

    identifier = _identifier(submission)
    known = find_dossier(institution, identifier) if identifier else None
    if known is not None and known.taken_over is None:
        return Result(identifier, "known", 200, "déjà reçu du back-office : laissé tel quel")
    [result] = receive(institution, submission, only=identifier, also=mark)
    return result


def look(institution, submission: Any, address: str = "", meeting: str = "") -> dict[str, Any]:
    """What ``accept`` would answer, as data, and what stands in the way; nothing is written.

    ``state``: of the dossier that is there already. ``address``, ``meeting``: those of the two that would not be kept,
    because something else has them. Raises ``PayloadError``.
    """
    identifier = _identifier(submission)
    dossier = find_dossier(institution, identifier) if identifier else None
    if dossier is not None and dossier.taken_over is None:
        result = Result(identifier, "known", 200, "déjà reçu du back-office : laissé tel quel")
    else:
        result = foresee(institution, submission)
    found: dict[str, Any] = result.as_dict()
    if dossier is not None:
        found["state"] = api.content.get_state(dossier)
    bureau = institution["bureau"]
    here = bureau.meetings.get(submission["meeting"].get("id")) if isinstance(submission.get("meeting"), dict) else None
    if dossier is None and here and any(one.public_id == address for one in bureau[here].objectValues()):
        found["address"] = "taken"
    others = [one for name, one in bureau.objectItems() if name != here]
    if meeting and any(meeting in (one.public_id, one.wanted_id) for one in others):
        found["meeting"] = "taken"
    return found


def new_officials(bureau: Bureau, lines: Iterable[str]) -> list[str]:
    """The lines of office holders whom the registry does not name yet. One that cannot be read is passed over."""
    before = office_holders.lines_of(bureau)
    known = {person_key(official.name) for official in _readable(before)}
    new = []
    for line in lines:
        for official in _readable([line]):
            if person_key(official.name) not in known and len(before) + len(new) < MOST:
                known.add(person_key(official.name))
                new.append(line)
    return new


def add_officials(bureau: Bureau, lines: Iterable[str], who: str) -> int:
    """Add office holders whom the registry does not name yet; how many."""
    before = office_holders.lines_of(bureau)
    new = new_officials(bureau, lines)
    if new:
        with as_system():
            office_holders.store(bureau, (*before, *new), "officials imported", who, len(new))
    return len(new)


def settle(bureau: Bureau, who: str) -> dict[str, int]:
    """Release what is analysed, each item in a transaction of its own, and tell how far it is.

    A dossier in whose received texts stands what no copy may show (a national number, a private account) is blocked:
    it was readable by all, and somebody of the institution has to know. Returns ``progress``.
    """
    until = time.monotonic() + SLICE
    for dossier in _dossiers(bureau, "to_validate"):
        if time.monotonic() > until:
            break
        _committed(dossier, who)
    return progress(bureau)


def progress(bureau: Bureau) -> dict[str, int]:
    """How many of the dossiers that are taken over are in which state; ``annexes``: those that wait for a reading."""
    counts = dict.fromkeys(("received", "to_validate", "blocked", "validated", "published", "withdrawn", "failed"), 0)
    counts["annexes"] = 0
    for dossier in _dossiers(bureau):
        state = api.content.get_state(dossier)
        counts[state] += 1
        counts["failed"] += dossier.failure is not None and state in ("received", "validated")
        counts["annexes"] += len(waiting(dossier)) if state == "to_validate" else 0
    return counts


def _committed(dossier: Dossier, who: str) -> None:
    for _ in range(ATTEMPTS):
        try:
            transaction.begin()
            if api.content.get_state(dossier) == "to_validate" and not waiting(dossier):
                _release(dossier, who)
            transaction.commit()
        except ConflictError:
            transaction.abort()
        except Exception as error:
            transaction.abort()
            # Kind only: the message could quote the text.
            logger.error("takeover of %s failed: %s", dossier.getId(), type(error).__name__)
            return
        else:
            return


def _release(dossier: Dossier, who: str) -> None:
    found = scan([(part.name, part.content, part.format) for part in document_of(dossier.content).parts], [], {})
    if found:
        kinds = sorted({f"{hit.kind}@{hit.part}" for hit in found})
        with as_system():
            dossier.blocked_because = ("hard_hit", *kinds)
            api.content.transition(dossier, "block")
        return
    kept = dossier.public_id
    if kept != dossier.getId() and not says_no_more(kept, dossier.content, outcome_of(dossier)):
        dossier.public_id = dossier.getId()
    forbidden = forbidden_in(dossier)
    for annex in dossier.content["annexes"]:
        stored = dossier.annexes.get(annex["id"])
        if stored is None or stored.decided is not None or stored.file.contentType != "application/pdf":
            continue
        if state_of(dossier, annex, forbidden) == "ready":
            release_annex(dossier, annex["id"], who)
    take_over(dossier, who)


def _dossiers(bureau: Bureau, state: str | None = None) -> Iterator[Dossier]:
    """The dossiers whose current version was taken over."""
    query: dict[str, Any] = {"portal_type": "Dossier", "path": "/".join(bureau.getPhysicalPath())}
    if state:
        query["review_state"] = state
    catalog = api.portal.get_tool("portal_catalog")
    for number, brain in enumerate(list(catalog.unrestrictedSearchResults(**query))):
        try:
            dossier = brain._unrestrictedGetObject()
        except (AttributeError, KeyError):
            continue
        former = dossier.taken_over
        if former is not None and former["version"] == dossier.version and dossier.content is not None:
            yield dossier
        if number % 200 == 199:
            bureau._p_jar.cacheGC()


def _is_given(dossier: Dossier, address: str) -> bool:
    return any(one.public_id == address for one in dossier.__parent__.objectValues())


def _identifier(submission: Any) -> str:
    items = submission.get("items") if isinstance(submission, Mapping) else None
    first = items[0] if isinstance(items, list) and items and isinstance(items[0], Mapping) else {}
    return str(first.get("id") or "")


def _readable(lines: Iterable[str]):
    for line in lines:
        try:
            yield from read_officials([str(line)])
        except BadOfficial:
            continue
