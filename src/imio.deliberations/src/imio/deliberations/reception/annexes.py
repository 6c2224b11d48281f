"""The bytes of annexes: they come alone, and wait until a secretary releases each one."""

from BTrees.OOBTree import OOTreeSet
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import StoredAnnex
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.reception.cleaning import EmbeddedImage
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.event import notify

import hashlib


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
    if len(data) != listed["size"]:
        return AnnexVerdict(400, "invalid", f"taille annoncée : {listed['size']} octets, reçue : {len(data)}")
    digest = hashlib.sha256(data).hexdigest()
    stored = dossier.annexes.get(annex_id)
    if stored is not None and stored.digest == digest:
        return AnnexVerdict(200, "unchanged")
    _keep(dossier, annex_id, data, media_type, digest, datetime.now(UTC))
    have_read(dossier, annex_id)
    notify(WorkAwaits(dossier))
    return AnnexVerdict(201 if stored is None else 200, "created" if stored is None else "updated")


def keep_images(dossier: Dossier, images: dict[str, EmbeddedImage], now: datetime) -> None:
    """Keep what was embedded in the texts as annexes of their own."""
    for name, image in images.items():
        digest = hashlib.sha256(image.data).hexdigest()
        stored = dossier.annexes.get(name)
        if stored is None or stored.digest != digest:
            _keep(dossier, name, image.data, image.media_type, digest, now)


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


def _keep(dossier: Dossier, name: str, data: bytes, media_type: str, digest: str, now: datetime) -> None:
    blob = NamedBlobFile(data=data, contentType=media_type, filename=name)
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
