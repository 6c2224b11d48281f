"""Out of sight while somebody looks: a public item is emptied, what it showed waits in the bureau, and comes back.

Part of the gate: run by the worker alone, each call in one transaction. Nothing here depends on the dossier's state: it
may be reviewed again, blocked, or erased by retention meanwhile.
"""

from collections.abc import Iterator
from datetime import datetime
from imio.deliberations.authority import as_system
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.public import Decision
from imio.deliberations.publication import wall
from imio.deliberations.publication.annexes import take_off
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.publication.files import text_of_pdf
from imio.deliberations.publication.gate import path_of
from imio.deliberations.publication.records import decision_record
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.withdrawal import end_suspension
from imio.deliberations.publication.withdrawal import entomb
from imio.deliberations.publication.withdrawal import erase_what_is_masked_now
from imio.deliberations.validation.reports import missed
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.steps import outcome_of
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Hit
from imio.pseudonymizer import scan
from persistent.mapping import PersistentMapping
from plone import api
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.lifecycleevent import modified


#: What the register says of every suspension; the institution's own words stay in the bureau.
REASON = "verification"
#: What a suspension takes from the public object, and restoring gives back. The rest it leaves.
FIELDS = (
    *("title", "number", "sort_key", "matter", "in_charge", "sections", "withheld", "vote", "outcome", "versions"),
    "changed",
)


def suspend(dossier: Dossier, now: datetime) -> int | None:
    """Put a public item out of sight as was asked; return its entry's position, None when there was nothing to do.

    Every address from the item's downwards answers 503 then. Its records are kept, and held.
    """
    request, dossier.suspension_request = dossier.suspension_request, None
    decision = _decision_of(dossier)
    if decision is None or decision.fate != "live":
        dossier.reindexObject(idxs=["wish"])
        return None
    register = register_of(api.portal.get())
    with as_system(), wall.opened():
        dossier.kept_copy = _kept(decision)
        register.hold(dossier.positions)
        record = entomb(decision, "suspended", REASON, now)
        position = register.append("suspend", path_of(decision), record, now)
        modified(decision)
        dossier.suspended = {name: request[name] for name in ("at", "who", "reason")}
        dossier.history.append({"at": now, "who": request["who"], "act": "suspended", "position": position})
        dossier.reindexObject(idxs=["wish"])
    return position


def restore(dossier: Dossier, now: datetime) -> int | None:
    """Show again what was there, scanned once more; return the new entry's position.

    None when there was nothing to do, or when the copy shows what is masked by now: it stays suspended, and
    ``suspended["refused"]`` says which kinds were found where. A newly validated version is the way out then.
    """
    request, dossier.suspension_request = dossier.suspension_request, None
    decision = _decision_of(dossier)
    if decision is None or decision.fate != "suspended" or dossier.kept_copy is None:
        dossier.reindexObject(idxs=["wish"])
        return None
    found = _hits(dossier, dossier.kept_copy) or _erased_misses(dossier, decision)
    if found:
        kinds = tuple(sorted({f"{hit.kind}@{hit.part}" for hit in found}))
        dossier.suspended = {**dossier.suspended, "refused": kinds}
        dossier.history.append({"at": now, "who": request["who"], "act": "restoring refused"})
        dossier.reindexObject(idxs=["wish"])
        return None
    register = register_of(api.portal.get())
    with as_system(), wall.opened():
        kept = end_suspension(dossier, register)
        _give_back(decision, kept)
        # What was withheld meanwhile stays so.
        take_off(dossier, decision)
        record = decision_record(institution_of(dossier), decision.__parent__, decision)
        position = register.append("restore", path_of(decision), record, now)
        decision.versions = (*kept["versions"], position)
        modified(decision)
        dossier.positions = (*erase_what_is_masked_now(register, dossier.positions, missed(dossier)), position)
        dossier.history.append({"at": now, "who": request["who"], "act": "restored", "position": position})
        dossier.reindexObject(idxs=["wish"])
    return position


def _decision_of(dossier: Dossier) -> Decision | None:
    path = dossier.public_path.lstrip("/")
    return api.portal.get().unrestrictedTraverse(path, None) if path else None


def _kept(decision: Decision) -> PersistentMapping:
    """All that the item showed; the files as well, because they leave the public side with it."""
    fields: dict[str, Any] = {name: getattr(decision, name) for name in FIELDS}
    fields["annexes"] = tuple(
        PersistentMapping(
            id=annex.getId(),
            title=annex.title,
            pages=annex.pages,
            file=NamedBlobFile(data=annex.file.data, contentType=annex.file.contentType, filename=annex.file.filename),
        )
        for annex in decision.objectValues()
    )
    return PersistentMapping(fields)


def _give_back(decision: Decision, kept: PersistentMapping) -> None:
    for name in FIELDS:
        # What was suspended under an earlier release knows fewer.
        setattr(decision, name, kept.get(name))
    decision.fate = "live"
    decision.withdrawal_reason = ""
    decision.withdrawn_on = None
    for annex in kept["annexes"]:
        file = annex["file"]
        blob = NamedBlobFile(data=file.data, contentType=file.contentType, filename=file.filename)
        fields = {"title": annex["title"], "pages": annex.get("pages"), "file": blob}
        decision._setObject(annex["id"], createContent("Annex", id=annex["id"], **fields))


# -- the scan before it comes back ----------------------------------------------------------------------------


def _hits(dossier: Dossier, kept: PersistentMapping) -> list[Hit]:
    """What the kept copy shows that may not be read by now: what the review masks, and every confirmed miss.

    Where the text was erased no review is left to ask; then the copy went through the gate once, and only misses count.
    """
    texts = list(_texts(kept))
    anyway = scan(texts, [])
    found = [hit for hit in scan(texts, missed(dossier)) if hit not in anyway]
    if dossier.proposal is not None:
        # Of a version that is replaced already, too, until the next one is analysed.
        outcome = decide(Analysis.from_dict(dossier.proposal.analysis), dossier.review)
        found += scan(texts, outcome.forbidden(), _allowed(dossier, texts))
    return found


def _erased_misses(dossier: Dossier, decision: Decision) -> list[Hit]:
    """Misses confirmed since the last publication, their words erased by retention: the kept copy shows them still."""
    return [
        Hit("miss", "decision", 0, 0)
        for report in dossier.reports or ()
        if report["state"] == "confirmed" and not report["missed"] and report["handled_at"] > decision.published
    ]


def _texts(kept: PersistentMapping) -> Iterator[tuple[str, str, str]]:
    yield "number", kept["number"], "text"
    yield "title", kept["title"], "text"
    yield "matter", kept["matter"], "text"
    yield from ((f"in_charge.{position}", name, "text") for position, name in enumerate(kept["in_charge"]))
    yield from ((section["name"], section["html"], "html") for section in kept["sections"])
    listed = [*kept["withheld"], *kept["annexes"]]
    yield from ((f"annex.{position}", annex["title"], "text") for position, annex in enumerate(listed))
    for annex in kept["annexes"]:
        yield f"file.{annex['id']}", text_of_pdf(annex["file"].data), "text"


def _allowed(dossier: Dossier, texts: list[tuple[str, str, str]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """What stays readable on purpose, by text: as the review says, where its copy is the same as the kept one."""
    outcome = outcome_of(dossier)
    if outcome is None or dossier.content is None:
        return {}
    today = {
        (name.partition(".")[0], rendered.content): rendered.kept
        for name, (rendered, _form) in masked_copy(dossier.content, outcome).parts.items()
    }
    return {name: today.get((name.partition(".")[0], content), ()) for name, content, _form in texts}
