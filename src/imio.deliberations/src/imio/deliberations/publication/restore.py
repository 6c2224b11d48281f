"""Brings an exported public side back into a portal that has none: the gate's own door, for nothing else.

What comes in is what the register tells, word for word: an object that says anything else is refused, and so is a
register whose chain does not verify. Then nothing is written.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from DateTime import DateTime
from datetime import datetime
from imio.deliberations.authority import as_system
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.publication import wall
from imio.deliberations.publication.backup import FIELDS
from imio.deliberations.publication.backup import FORMAT
from imio.deliberations.publication.backup import MOMENTS
from imio.deliberations.publication.backup import TUPLES
from imio.deliberations.publication.gate import path_of
from imio.deliberations.publication.records import decision_record
from imio.deliberations.publication.records import meeting_record
from imio.deliberations.publication.register import Register
from imio.deliberations.publication.register import register_of
from imio.deliberations.takeover.reading import BadExport
from imio.deliberations.takeover.reading import Export
from imio.deliberations.takeover.reading import Found
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import ATTRIBUTE_NAME
from typing import Any
from zope.component import getUtility
from zope.lifecycleevent import modified

import base64
import binascii
import json
import transaction


#: Objects after which what was written is put aside: memory holds no more of them.
PORTION = 100


class NotRestored(ValueError):
    """Why nothing was restored, in French, without a word of a text."""


def restore(portal, lines: Iterable[str], content: Export, head: str = "") -> int:
    """Write the register and all public objects; return how many objects.

    ``lines``: ``backup.lines_of``. ``content``: what collective.exportimport wrote of the types of ``backup.FIELDS``.
    ``head``: the last header's hash as it was noted elsewhere, or nothing. The institutions are there already, with
    nothing public below them. Raises ``NotRestored``; the caller aborts the transaction then.
    """
    register = register_of(portal)
    _refuse_full(portal, register)
    with as_system(), wall.opened():
        _fill(register, _entries(lines), head)
        objects = sorted(content.index, key=lambda found: (len(found.path), found.institution, found.path))
        for number, found in enumerate(objects, 1):
            _put(portal, found, _read(content, found))
            if number % PORTION == 0:
                transaction.savepoint(optimistic=True)
                portal._p_jar.cacheGC()
        _refuse_missing(portal, register)
        for found in objects:
            _check(portal, register, found)
            # The events of writing counted by themselves, and noted the day of today.
            _settle(portal, found, _read(content, found))
        _lead_on(portal, register)
    return len(objects)


def _refuse_full(portal, register: Register) -> None:
    if len(register):
        raise NotRestored(f"le registre compte déjà {len(register)} inscription(s) : il faut un portail vide")
    for institution in portal.objectValues():
        if IInstitution.providedBy(institution) and institution["decisions"].objectIds():
            raise NotRestored(f"{institution.getId()}: des séances y sont déjà publiées : il faut un portail vide")


# -- the register ---------------------------------------------------------------------------------------------


def _entries(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except ValueError:
            raise NotRestored(f"registre, ligne {number} : JSON illisible") from None


def _fill(register: Register, entries: Iterator[dict[str, Any]], head: str) -> None:
    frame = next(entries, {})
    if frame.get("format") != FORMAT:
        raise NotRestored("registre : ce fichier n’est pas un registre exporté")
    if head and frame.get("head") != head:
        raise NotRestored("registre : la tête n’est pas celle qui a été notée")
    for entry in entries:
        try:
            salt = bytes.fromhex(entry["salt"]) if entry["salt"] is not None else None
            record = entry["record"].encode("utf-8") if entry["record"] is not None else None
            register.load(entry["header"], record, salt)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise NotRestored(f"registre : inscription illisible après la position {len(register)}") from None
    register.hold(position for position in frame.get("held", ()) if position in register.headers)
    register.head = str(frame.get("head"))
    for fault in register.faults():
        raise NotRestored(f"registre, position {fault.sequence} : {fault.message}")
    if len(register) != frame.get("entries"):
        raise NotRestored("registre : le fichier est incomplet")


def _lead_on(portal, register: Register) -> None:
    """Former addresses of items that moved along to another meeting lead to the new ones again."""
    root, storage = "/".join(portal.getPhysicalPath()), getUtility(IRedirectionStorage)
    for path, positions in register.paths.items():
        record = register.record(positions[-1])
        if record is not None and record.get("fate") == "moved":
            storage.add(f"{root}{path}", f"{root}{record['moved_to']}")


# -- the objects ----------------------------------------------------------------------------------------------


def _read(content: Export, found: Found) -> dict[str, Any]:
    data = content.read(found)
    if data.get("@type") not in FIELDS or set(data.get("fields", ())) != set(FIELDS[data["@type"]]):
        raise NotRestored(f"/{found.institution}/{'/'.join(found.path)}: type ou champs inconnus")
    return data


def _put(portal, found: Found, data: Mapping[str, Any]) -> None:
    path = f"/{found.institution}/{'/'.join(found.path)}"
    if data["@type"] == "Decisions":
        return
    container = portal.unrestrictedTraverse([found.institution, *found.path[:-1]], None)
    if container is None or container.portal_type not in ("Decisions", "Meeting", "Decision"):
        raise NotRestored(f"{path}: ce qui le contient n’est pas là (créez d’abord les institutions)")
    name = found.path[-1]
    fields = _fields(data)
    if data["@type"] == "Annex":
        fields["file"] = _file(data, path)
    made = createContent(data["@type"], id=name)
    for field, value in fields.items():
        setattr(made, field, value)
    setattr(made, ATTRIBUTE_NAME, str(data["UID"]))
    container._setObject(name, made)
    if data["@type"] == "Decision":
        # So that it counts among the latest.
        modified(container[name])


def _settle(portal, found: Found, data: Mapping[str, Any]) -> None:
    content = portal.unrestrictedTraverse([found.institution, *found.path])
    for field, value in _fields(data).items():
        setattr(content, field, value)
    content.creation_date = DateTime(data["created"])
    content.modification_date = DateTime(data["modified"])
    content.reindexObject(idxs=["created", "modified", "sort_key", "start"])
    # Reindexing notes the moment.
    content.modification_date = DateTime(data["modified"])
    if data["@type"] == "Decisions":
        content.__parent__.reindexObject(idxs=["portal_type"])


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(data["fields"])
    for name in fields.keys() & set(MOMENTS):
        fields[name] = datetime.fromisoformat(fields[name]) if fields[name] is not None else None
    for name in fields.keys() & set(TUPLES):
        fields[name] = tuple(fields[name])
    if "tally" in fields:
        fields["tally"] = {name: tuple(entry) for name, entry in fields["tally"].items()}
    return fields


def _file(data: Mapping[str, Any], path: str) -> NamedBlobFile:
    file = data.get("file") or {}
    try:
        content = base64.b64decode(file["data"], validate=True)
    except (KeyError, TypeError, binascii.Error, ValueError):
        raise NotRestored(f"{path}: fichier illisible") from None
    return NamedBlobFile(data=content, contentType=file["content-type"], filename=file["filename"])


# -- nothing but what the register tells ----------------------------------------------------------------------


def _check(portal, register: Register, found: Found) -> None:
    content = portal.unrestrictedTraverse([found.institution, *found.path])
    positions = register.positions(path_of(content))
    institution = portal[found.institution]
    match content.portal_type:
        case "Meeting":
            told = register.record(positions[-1]) if positions else None
            same = told == meeting_record(institution, content)
        case "Decision" if content.fate == "live":
            told = register.record(content.versions[-1]) if content.versions else None
            same = told is not None and content.versions[-1] in positions and _says(content, institution, told)
        case "Decision":
            records = [register.record(position) for position in positions]
            told = records[-1] if records else None
            same = told is not None and told.get("fate") == content.fate and _is_empty(content)
        case _:
            return
    if not same:
        raise NotRestored(f"{path_of(content)}: ne dit pas ce que dit le registre")


def _says(content, institution, told: Mapping[str, Any]) -> bool:
    """Whether a decision says what was told; records of earlier releases tell less."""
    record = decision_record(institution, content.__parent__, content)
    # The meeting may have been moved since, and has its own record.
    names = (told.keys() & record.keys()) - {"meeting"}
    return "title" in names and all(told[name] == record[name] for name in names)


def _is_empty(content) -> bool:
    # Of a postponed item its number, title and matter stay on the agenda.
    texts = (content.sections, content.in_charge, content.withheld, content.vote, content.outcome)
    named = content.fate != "postponed" and (content.title, content.number, content.matter)
    return not any(texts) and not any(named or ()) and not content.objectIds()


def _refuse_missing(portal, register: Register) -> None:
    """A page that the register tells of has to be there: a part of an export is none."""
    for path, positions in register.paths.items():
        record = register.record(positions[-1])
        if record is None or record.get("fate") == "moved":
            continue
        if portal.unrestrictedTraverse(path.lstrip("/"), None) is None:
            raise NotRestored(f"{path}: dans le registre, et pas dans l’export")


__all__ = ["BadExport", "NotRestored", "restore"]
