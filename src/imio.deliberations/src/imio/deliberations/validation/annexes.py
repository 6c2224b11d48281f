"""What a secretary decides about annexes: nothing is published by default, and what was found has to be confirmed.

A decision is of the bytes that were offered, of what had been found in them, and of nothing else.
"""

from datetime import datetime
from datetime import UTC
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import Replacement
from imio.deliberations.content.bureau import StoredAnnex
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.reception.annexes import have_read
from imio.deliberations.reception.annexes import listed_annex
from imio.deliberations.validation.concerns import concerns
from imio.deliberations.validation.concerns import named
from imio.deliberations.validation.concerns import PDF
from imio.deliberations.validation.reports import missed
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import outcome_of
from imio.deliberations.validation.steps import Stale
from imio.pseudonymizer import Forbidden
from io import BytesIO
from plone import api
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.event import notify

import hashlib
import pikepdf


#: Why a secretary withholds an annex: what the public is told.
REASONS = ("personal_data", "copyright", "security", "unsuitable", "other")
#: Bytes of a file that replaces an annex: what is larger is not read by the machine.
MAX_REPLACEMENT = 50_000_000


def forbidden_in(dossier: Dossier) -> list[Forbidden]:
    """What no annex may show: what the item masks once it is analysed, and what was reported as readable."""
    outcome = outcome_of(dossier)
    return [*(outcome.forbidden() if outcome is not None else ()), *missed(dossier)]


def to_confirm(dossier: Dossier, annex_id: str) -> str:
    """What has to be confirmed before the file that is offered is released, as ``named``; empty: nothing. ``KeyError``
    for an annex that did not arrive.
    """
    return named(concerns(dossier.annexes[annex_id].offered, forbidden_in(dossier)))


def release_annex(dossier: Dossier, annex_id: str, who: str, seen: str | None = None, confirmed: str = "") -> None:
    """Release the file that is offered. Only a PDF can be.

    ``seen``: the digest of the bytes that the screen offered; None: the caller has just looked. ``confirmed``: the
    ``named`` concerns that somebody confirmed to have read. Raises ``Stale`` when the bytes or what was found in them
    are others by now, ``BadAction`` when it may not be released, or not without a confirmation.
    """
    stored, annex = _decidable(dossier, annex_id, seen)
    file = stored.offered
    if not annex["publishable"]:
        raise BadAction("l’institution ne publie pas cette annexe")
    if file.file.contentType != PDF:
        raise BadAction("seul un PDF peut être publié : remplacez cette annexe par un PDF, ou retenez-la")
    found = to_confirm(dossier, annex_id)
    if found and not confirmed:
        raise BadAction("cochez « je l’ai relue » : l’analyse a relevé quelque chose, ou n’a pas pu tout lire")
    if found and confirmed != found:
        raise Stale("ce que l’analyse dit de cette annexe a changé entre-temps ; relisez-la")
    _decide(stored, who, released=file.digest)
    _note(dossier, "annex released", annex_id, who, found=found)
    _bring_to_the_public(dossier, annex_id, who)


def withhold_annex(dossier: Dossier, annex_id: str, who: str, reason: str, seen: str | None = None) -> None:
    """Withhold an annex for a reason of ``REASONS``, which the public reads. Raises ``Stale`` or ``BadAction``."""
    stored, _annex = _decidable(dossier, annex_id, seen)
    if reason not in REASONS:
        raise BadAction("choisissez la raison : le public la lira")
    _decide(stored, who, withheld=reason)
    _note(dossier, "annex withheld", annex_id, who, reason=reason)
    _bring_to_the_public(dossier, annex_id, who)


def replace_annex(dossier: Dossier, annex_id: str, who: str, data: bytes, seen: str | None = None) -> None:
    """Put a redacted PDF in the place of an annex; it is analysed, and waits for its own release.

    The received file stays in the bureau. Raises ``Stale``, or ``BadAction`` for what is no readable PDF.
    """
    stored, annex = _decidable(dossier, annex_id, seen)
    if not annex["publishable"]:
        raise BadAction("l’institution ne publie pas cette annexe")
    _check_pdf(data)
    digest = hashlib.sha256(data).hexdigest()
    if digest == stored.offered.digest:
        raise BadAction("ce fichier est celui qui est déjà là")
    # The name that it had on somebody's computer is not kept.
    blob = NamedBlobFile(data=data, contentType=PDF, filename=f"{annex_id}.pdf")
    stored.replacement = Replacement(blob, digest, stored.digest, who, datetime.now(UTC))
    _decide(stored, who)
    _note(dossier, "annex replaced", annex_id, who)
    have_read(dossier, annex_id)
    notify(WorkAwaits(dossier))
    _bring_to_the_public(dossier, annex_id, who)


def drop_replacement(dossier: Dossier, annex_id: str, who: str, seen: str | None = None) -> None:
    """Go back to the received file, of which nothing is decided then. Raises ``Stale`` or ``BadAction``."""
    stored, _annex = _decidable(dossier, annex_id, seen)
    if stored.replacement is None:
        raise BadAction("cette annexe n’est pas remplacée")
    stored.replacement = None
    _decide(stored, who)
    stored.decided = None
    _note(dossier, "annex replacement dropped", annex_id, who)
    _bring_to_the_public(dossier, annex_id, who)


def analyse_again(dossier: Dossier, annex_id: str, seen: str | None = None) -> None:
    """Have the worker read the offered file now: one that it never read, or failed on. Raises as above."""
    stored, _annex = _decidable(dossier, annex_id, seen)
    stored.offered.reading = None
    stored.offered.failure = None
    have_read(dossier, annex_id)
    notify(WorkAwaits(dossier))


def refuse_annex(dossier: Dossier, annex_id: str, because: tuple[str, ...]) -> None:
    """The gate will not let the file out: it is withheld again, and what was found stays to be told. Neutral words."""
    stored = dossier.annexes.get(annex_id)
    if stored is None:
        return
    stored.released = ""
    stored.decided = None
    stored.refused = because
    _note(dossier, "annex refused", annex_id, "")


def _decidable(dossier: Dossier, annex_id: str, seen: str | None) -> tuple[StoredAnnex, dict[str, Any]]:
    stored, annex = dossier.annexes.get(annex_id), listed_annex(dossier, annex_id)
    if stored is None or annex is None:
        raise BadAction("cette annexe n’est pas arrivée")
    if seen is not None and seen != stored.offered.digest:
        raise Stale("le fichier de cette annexe a été remplacé entre-temps ; relisez-le")
    return stored, annex


def _check_pdf(data: bytes) -> None:
    if not data:
        raise BadAction("choisissez un fichier")
    if len(data) > MAX_REPLACEMENT:
        raise BadAction(f"ce fichier dépasse {MAX_REPLACEMENT // 1_000_000} Mo")
    if b"%PDF-" not in data[:1024]:
        raise BadAction("ce fichier n’est pas un PDF")
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            protected, pages = pdf.is_encrypted, len(pdf.pages)
    except pikepdf.PasswordError:
        raise BadAction("ce PDF est protégé : enregistrez-le sans mot de passe") from None
    # Whatever the library says of a file could quote it.
    except Exception:
        raise BadAction("ce PDF est illisible : endommagé, ou incomplet") from None
    if protected:
        raise BadAction("ce PDF est protégé : enregistrez-le sans mot de passe")
    if not pages:
        raise BadAction("ce PDF n’a pas de page")


def _decide(stored: StoredAnnex, who: str, released: str = "", withheld: str = "") -> None:
    stored.released = released
    stored.withheld = withheld
    stored.refused = ()
    stored.lapsed = ""
    stored.decided = {"at": datetime.now(UTC), "who": who}


def _note(dossier: Dossier, act: str, annex_id: str, who: str, **facts: str) -> None:
    facts = {name: value for name, value in facts.items() if value}
    dossier.history.append({"at": datetime.now(UTC), "who": who, "act": act, "annex": annex_id, **facts})


def _bring_to_the_public(dossier: Dossier, annex_id: str, who: str) -> None:
    """Have the worker bring the public annexes up to date, without a new validation of the text.

    While a newer version of the item is prepared, the public keeps what it has: only what was public may leave it.
    """
    if not dossier.public_path:
        return
    was_public = annex_id in (dossier.annex_numbers or ())
    if api.content.get_state(dossier) == "published" or was_public:
        dossier.annexes_due = {"at": datetime.now(UTC), "who": who}
        dossier.reindexObject(idxs=["wish"])
        notify(WorkAwaits(dossier))
