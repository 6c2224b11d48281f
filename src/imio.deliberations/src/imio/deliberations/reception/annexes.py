"""The bytes of annexes: they come alone, and wait until a secretary releases each one."""

from BTrees.OOBTree import OOTreeSet
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import StoredAnnex
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.reception.cleaning import EmbeddedImage
from pathlib import Path
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.event import notify

import hashlib
import os
import secrets


@dataclass(frozen=True)
class AnnexVerdict:
    """What became of the bytes, as an HTTP code and a word."""

    code: int
    status: str
    message: str = ""


def receive_annex(dossier: Dossier, annex_id: str, data: bytes, media_type: str) -> AnnexVerdict:
    """Keep the bytes of one annex of the current version, or say why not.

    The same bytes twice change nothing; of other bytes nothing has been decided, whatever was of the former ones.
    """
    listed = listed_annex(dossier, annex_id)
    if listed is None or listed["embedded"]:
        return AnnexVerdict(404, "unknown", "le dossier n’annonce pas cette annexe")
    if not listed["publishable"]:
        return AnnexVerdict(403, "refused", "annexe non publiable : ses octets ne sont pas acceptés")
    if media_type != listed["type"]:
        return AnnexVerdict(400, "invalid", f"type annoncé : {listed['type']}")
    digest = hashlib.sha256(data).hexdigest()
    return _received(dossier, listed, len(data), digest, lambda: _blob(annex_id, data, media_type))


def receive_annex_file(dossier: Dossier, annex_id: str, file: Path, size: int, digest: str) -> AnnexVerdict:
    """The same for bytes that are in a file already: they go into the storage without passing through memory.

    ``digest``: SHA-256 of its bytes, in hexadecimal. The file stays the caller's, for another try after a conflict.
    """
    listed = listed_annex(dossier, annex_id)
    if listed is None or listed["embedded"]:
        return AnnexVerdict(404, "unknown", "le dossier n’annonce pas cette annexe")
    if not listed["publishable"]:
        return AnnexVerdict(403, "refused", "annexe non publiable : ses octets ne sont pas acceptés")

    def moved() -> NamedBlobFile:
        blob = NamedBlobFile(data=b"", contentType=listed["type"], filename=annex_id)
        second = file.with_name(f"{file.name}-{secrets.token_hex(4)}")
        os.link(file, second)
        blob._blob.consumeFile(str(second))
        return blob

    return _received(dossier, listed, size, digest, moved)


def _received(dossier: Dossier, listed, size: int, digest: str, made: Callable[[], NamedBlobFile]) -> AnnexVerdict:
    if size != listed["size"]:
        return AnnexVerdict(400, "invalid", f"taille annoncée : {listed['size']} octets, reçue : {size}")
    stored = dossier.annexes.get(listed["id"])
    if stored is not None and stored.digest == digest:
        return AnnexVerdict(200, "unchanged")
    _keep(dossier, listed["id"], made(), digest, datetime.now(UTC))
    have_read(dossier, listed["id"])
    notify(WorkAwaits(dossier))
    return AnnexVerdict(201 if stored is None else 200, "created" if stored is None else "updated")


def keep_images(dossier: Dossier, images: dict[str, EmbeddedImage], now: datetime) -> None:
    """Keep what was embedded in the texts as annexes of their own."""
    for name, image in images.items():
        digest = hashlib.sha256(image.data).hexdigest()
        stored = dossier.annexes.get(name)
        if stored is None or stored.digest != digest:
            _keep(dossier, name, _blob(name, image.data, image.media_type), digest, now)


def withhold_what_changed(dossier: Dossier) -> None:
    """Forget the bytes of annexes that the current version lists no longer, or lists as not publishable."""
    keep = {annex["id"] for annex in dossier.content["annexes"] if annex["publishable"]}
    for name in [name for name in dossier.annexes if name not in keep]:
        del dossier.annexes[name]


def listed_annex(dossier: Dossier, annex_id: str) -> dict[str, Any] | None:
    """The annex as the current version lists it, or None."""
    annexes = (dossier.content or {}).get("annexes", ())
    return next((annex for annex in annexes if annex["id"] == annex_id), None)


def have_read(dossier: Dossier, annex_id: str) -> None:
    """Have the worker read an annex: what it finds is kept with the bytes. The caller wakes the worker."""
    bureau = dossier.__parent__.__parent__
    if bureau.unread_annexes is None:
        bureau.unread_annexes = OOTreeSet()
    bureau.unread_annexes.add((dossier.external_id, annex_id))


def _blob(name: str, data: bytes, media_type: str) -> NamedBlobFile:
    return NamedBlobFile(data=data, contentType=media_type, filename=name)


def _keep(dossier: Dossier, name: str, blob: NamedBlobFile, digest: str, now: datetime) -> None:
    former, stored = dossier.annexes.get(name), StoredAnnex(blob, digest, now)
    dossier.annexes[name] = stored
    if former is None:
        return
    # A replacement hides what stood in other bytes: it stays to be seen, and is stale.
    stored.replacement = former.replacement
    stored.lapsed = former.lapsed
    if former.decided is not None or former.released:
        stored.lapsed = "replaced" if former.offered is not former else "released" if former.released else "withheld"
        dossier.history.append({"at": now, "who": "", "act": "annex changed", "annex": name})
