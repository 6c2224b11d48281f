"""Takes a submission in: one item, one transaction, one result."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.backoffice.payload import Item
from imio.deliberations.backoffice.payload import Meeting
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.backoffice.payload import read_envelope
from imio.deliberations.backoffice.payload import read_item
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import Latest
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.content.bureau import Version
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.reception.annexes import keep_images
from imio.deliberations.reception.annexes import withhold_what_changed
from imio.deliberations.reception.guard import admit
from imio.deliberations.reception.guard import Admitted
from imio.deliberations.reception.guard import digest
from imio.deliberations.reception.guard import Refused
from imio.deliberations.reception.guard import Unreadable
from imio.deliberations.reception.numbering import sort_key
from imio.deliberations.reception.vanished import come_back
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.dexterity.utils import createContent
from typing import Any
from ZODB.POSException import ConflictError
from zope.component import getUtility
from zope.event import notify

import logging
import random
import secrets
import time
import transaction


logger = logging.getLogger(__name__)

#: Tries of one item when another request writes the same place.
ATTEMPTS = 6
#: Seconds before the next try, at most, times the number of the try.
PAUSE = 0.1
#: Refusals that a bureau remembers for its secretaries.
REMEMBERED_REFUSALS = 200


@dataclass
class Result:
    """One line of the reply. ``code``: as the item alone would have been answered over HTTP."""

    id: str
    status: str
    code: int
    message: str = ""
    problems: list[dict[str, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The line as JSON data; empty parts are left out."""
        line = {"id": self.id, "status": self.status, "code": self.code}
        if self.message:
            line["message"] = self.message
        if self.problems:
            line["errors"] = self.problems
        return line


Also = Callable[[Result], None]


def receive(institution, data: Any, only: str | None = None, also: Also = lambda result: None) -> list[Result]:
    """Take a submission in and commit each item by itself.

    ``data``: the submission as JSON data. ``only``: the external id that the address named, for a single item.
    ``also``: is called in the transaction of each item that is stored or refused, to note what belongs together.
    Raises ``PayloadError`` when the frame cannot be read; whatever concerns one item is in its result.
    """
    envelope = read_envelope(data)
    if envelope.institution != institution.getId():
        raise PayloadError([{"field": "institution", "message": "n’est pas l’institution de l’adresse"}])
    if only is not None and len(envelope.items) != 1:
        raise PayloadError([{"field": "items", "message": "exactement un point est attendu à cette adresse"}])
    transaction.commit()
    results = []
    for position, raw in enumerate(envelope.items):
        results.append(_one(institution, envelope.meeting, raw, f"items.{position}", only, also))
    return results


def foresee(institution, data: Any) -> Result:
    """What ``receive`` would answer to a submission of one item; nothing is written. Raises ``PayloadError``."""
    envelope = read_envelope(data)
    if envelope.institution != institution.getId():
        raise PayloadError([{"field": "institution", "message": "n’est pas l’institution de l’adresse"}])
    if len(envelope.items) != 1:
        raise PayloadError([{"field": "items", "message": "exactement un point est attendu à cette adresse"}])
    try:
        item = read_item(envelope.items[0], "items.0")
        admitted = admit(item)
    except PayloadError as error:
        return Result(_id_of(envelope.items[0]), "invalid", 400, problems=error.problems)
    except Unreadable as error:
        return Result(item.id, "invalid", 400, problems=[{"field": f"items.0.{error.field}", "message": error.problem}])
    except Refused:
        return Result(item.id, "refused", 403, "séance à huis clos ou point secret : rien n’est enregistré")
    dossier = find_dossier(institution, item.id)
    if dossier is None or not dossier.versions:
        return Result(item.id, "created", 201)
    verdict = _verdict(dossier.versions[-1], item, digest(envelope.meeting.id, admitted))
    return verdict or Result(item.id, "updated", 200)


def receive_meeting(institution, meeting: Meeting, as_of: datetime) -> None:
    """Take in what changed of a meeting alone, when some of its items are known. ``as_of``: when it was so. Commits."""

    def act() -> Result:
        if institution["bureau"].meetings.get(meeting.id) is not None:
            _meeting_file(institution, meeting, as_of)
        return Result(meeting.id, "updated", 200)

    _committed(act, meeting.id)


def _one(institution, meeting: Meeting, raw: Any, under: str, only: str | None, also: Also) -> Result:
    try:
        item = read_item(raw, under)
    except PayloadError as error:
        return Result(_id_of(raw), "invalid", 400, problems=error.problems)
    if only is not None and item.id != only:
        problem = {"field": f"{under}.id", "message": "n’est pas l’identifiant de l’adresse"}
        return Result(item.id, "invalid", 400, problems=[problem])
    try:
        admitted = admit(item)
    except Unreadable as error:
        problem = {"field": f"{under}.{error.field}", "message": error.problem}
        return Result(item.id, "invalid", 400, problems=[problem])
    except Refused as refusal:
        # The reason is bound now: Python forgets the exception when this block ends.
        reason = refusal.reason
        return _committed(lambda: _refuse(institution, meeting, item, reason), item.id, also)
    return _committed(lambda: _store(institution, meeting, item, admitted), item.id, also)


def _id_of(raw: Any) -> str:
    identifier = raw.get("id") if isinstance(raw, dict) else None
    # Anything may stand in a broken item: echo an identifier only when it looks like one.
    plausible = isinstance(identifier, str) and identifier.replace("-", "").isalnum() and len(identifier) <= 64
    return identifier if plausible else ""


def _committed(act: Callable[[], Result], identifier: str, also: Also = lambda result: None) -> Result:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with as_system():
                result = act()
                also(result)
            transaction.commit()
        except ConflictError:
            transaction.abort()
            # At once, the one who was faster would be so again.
            time.sleep(random.uniform(0, PAUSE) * attempt)
        except Exception as error:
            transaction.abort()
            # The traceback of a failure could quote the text: its kind must do.
            logger.error("item %s could not be stored: %s", identifier, type(error).__name__)
            return Result(identifier, "failed", 500, "non enregistré ; envoyez ce point à nouveau")
        else:
            return result
    return Result(identifier, "busy", 503, "non enregistré : écriture simultanée ; envoyez ce point à nouveau")


def _refuse(institution, meeting: Meeting, item: Item, reason: str) -> Result:
    bureau = institution["bureau"]
    logger.warning("refused %s of meeting %s in %s: %s", item.id, meeting.id, institution.getId(), reason)
    now = datetime.now(UTC)
    bureau.refusals.append({"at": now, "meeting": meeting.id, "item": item.id, "reason": reason})
    del bureau.refusals[:-REMEMBERED_REFUSALS]
    dossier = find_dossier(institution, item.id)
    if dossier is not None:
        _forget(dossier, reason, now)
    return Result(item.id, "refused", 403, "séance à huis clos ou point secret : rien n’est enregistré")


def _forget(dossier: Dossier, reason: str, now: datetime) -> None:
    """An item turned secret: nothing of it stays here, and the gate takes it off the public side at once."""
    if dossier.secret:
        return
    for version in dossier.versions:
        version.content = None
        version.digest = ""
        version.images = ()
    dossier.secret = True
    dossier.failure = None
    dossier.proposal = None
    del dossier.review[:]
    dossier.annexes.clear()
    dossier.erase_reports()
    if dossier.hold is not None:
        dossier.hold = {**dossier.hold, "reason": ""}
    dossier.history.append({"at": now, "who": "", "act": "refused", "reason": reason})
    if dossier.public_path:
        dossier.request = {"act": "withdraw", "reason": reason, "at": now, "who": ""}
    elif api.content.get_state(dossier) != "withdrawn":
        api.content.transition(dossier, "withdraw")
    dossier.reindexObject()
    _agenda_changed(dossier.__parent__)
    notify(WorkAwaits(dossier))


def _store(institution, meeting: Meeting, item: Item, admitted: Admitted) -> Result:
    meeting_file = _meeting_file(institution, meeting, item.modified)
    dossier = find_dossier(institution, item.id)
    content_digest = digest(meeting.id, admitted)
    if dossier is not None and dossier.versions:
        verdict = _against(dossier.versions[-1], item, content_digest)
        if verdict is not None:
            return _known_again(dossier) if verdict.code == 200 and dossier.vanished else verdict
    created = dossier is None
    if dossier is None:
        dossier = _create(institution, meeting_file, item)
    elif dossier.__parent__.getId() != meeting_file.getId():
        _agenda_changed(dossier.__parent__)
        dossier = _move(institution, dossier, meeting_file)
    now = datetime.now(UTC)
    dossier.versions.append(
        Version(
            content=admitted.content,
            digest=content_digest,
            stage=item.stage,
            modified=item.modified,
            received=now,
            images=tuple({"media_type": image.media_type, "size": image.size} for image in admitted.images.values()),
        )
    )
    keep_images(dossier, admitted.images, now)
    _note_reception(institution["bureau"], now)
    withhold_what_changed(dossier)
    dossier.title = dossier.number = item.number
    dossier.sort_key = sort_key(item.position, item.number)
    dossier.stage = item.stage
    dossier.secret = False
    dossier.vanished = None
    dossier.failure = None
    if dossier.wish != "withdraw":
        # A wish to publish was for the former text; a withdrawal stands until the worker has done it.
        dossier.request = None
    dossier.validated_by = ""
    dossier.history.append({"at": now, "who": "", "act": "received", "stage": item.stage})
    if not created:
        api.content.transition(dossier, "receive")
    dossier.reindexObject()
    _agenda_changed(meeting_file)
    notify(WorkAwaits(dossier))
    return Result(item.id, "created", 201) if created else Result(item.id, "updated", 200)


def _note_reception(bureau: Bureau, now: datetime) -> None:
    if bureau.received is None:
        bureau.received = Latest()
    bureau.received.note(now)


def _known_again(dossier: Dossier) -> Result:
    """What had vanished is back, as it was."""
    come_back(dossier, datetime.now(UTC))
    notify(WorkAwaits(dossier))
    return Result(dossier.external_id, "updated", 200)


def _against(current: Version, item: Item, content_digest: str) -> Result | None:
    """The verdict when the item brings nothing new; None when it does. A later date of the same is noted."""
    verdict = _verdict(current, item, content_digest)
    if verdict is not None and verdict.status == "unchanged" and item.modified > current.modified:
        current.modified = item.modified
    return verdict


def _verdict(current: Version, item: Item, content_digest: str) -> Result | None:
    if content_digest == current.digest:
        return Result(item.id, "unchanged", 200)
    if current.stage == "final" and item.stage == "draft":
        return Result(item.id, "outdated", 409, "le texte définitif est déjà reçu : un projet ne le remplace pas")
    if item.modified < current.modified:
        return Result(item.id, "outdated", 409, "une version plus récente est déjà reçue")
    return None


def find_dossier(institution, external_id: str) -> Dossier | None:
    """The dossier of the back office's identifier, or None."""
    bureau = institution["bureau"]
    place = bureau.dossiers.get(external_id)
    return bureau[place[0]][place[1]] if place else None


def _meeting_file(institution, meeting: Meeting, as_of: datetime) -> MeetingFile:
    bureau = institution["bureau"]
    name = bureau.meetings.get(meeting.id)
    if name is None:
        name = secrets.token_hex(4)
        bureau._setObject(name, createContent("MeetingFile", id=name, title=name))
        bureau.meetings[meeting.id] = name
        meeting_file = bureau[name]
        meeting_file.external_id = meeting.id
        meeting_file.as_of = as_of
    else:
        meeting_file = bureau[name]
        if as_of < meeting_file.as_of:
            return meeting_file
    data = meeting.model_dump(mode="json")
    if data != meeting_file.meeting:
        meeting_file.meeting = data
        meeting_file.start = meeting.start
        meeting_file.title = meeting.start.strftime("%Y-%m-%d")
        meeting_file.stale = True
        meeting_file.reindexObject()
        for dossier in meeting_file.objectValues():
            dossier.reindexObject(idxs=["start", "kept_since"])
        notify(WorkAwaits(meeting_file))
    if as_of > meeting_file.as_of:
        meeting_file.as_of = as_of
    return meeting_file


def _agenda_changed(meeting_file: MeetingFile) -> None:
    """The public meeting counts the items of its agenda: the worker counts again."""
    if not meeting_file.stale:
        meeting_file.stale = True
        meeting_file.reindexObject(idxs=["wish"])


def _create(institution, meeting_file: MeetingFile, item: Item) -> Dossier:
    # The id becomes the public address: random, so that it says nothing and never has to change.
    name = secrets.token_hex(4)
    meeting_file._setObject(name, createContent("Dossier", id=name, title=item.number))
    dossier = meeting_file[name]
    dossier.external_id = item.id
    dossier.public_id = name
    institution["bureau"].dossiers[item.id] = (meeting_file.getId(), name)
    return dossier


def _move(institution, dossier: Dossier, meeting_file: MeetingFile) -> Dossier:
    before = "/".join(dossier.getPhysicalPath())
    moved = api.content.move(dossier, meeting_file)
    # Plone would redirect from the old address, and tell that there was something.
    getUtility(IRedirectionStorage).remove(before)
    institution["bureau"].dossiers[moved.external_id] = (meeting_file.getId(), moved.getId())
    return moved
