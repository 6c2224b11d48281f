"""What readers report: a personal datum that stayed readable. Received, kept in the bureau, answered by a human.

The report may hold the very name: it lies on the dossier, and nothing of it reaches the catalogue, a log or an address.
"""

from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.steps import Stale
from imio.pseudonymizer import Forbidden
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone import api
from zope.event import notify

import secrets


#: Characters of a report, of the place where its datum stands, and of what a secretary writes about it.
MAX_TEXT, MAX_WHERE, MAX_NOTE = 2_000, 200, 300
#: Reports of one item that may wait for an answer, and reports that an institution takes in an hour.
OPEN_PER_ITEM, PER_HOUR = 20, 60
#: Answered reports that the screen shows.
ANSWERED = 50
#: Who suspended, where the report itself did.
BY_REPORT = ""


class TooMany(ValueError):
    """More reports than humans can answer; the reader is told when to try again."""


def file_report(dossier: Dossier, text: str, where: str, email: str, now: datetime) -> None:
    """Keep a reader's report and, where the institution wants it, ask for the suspension at once.

    The caller has checked lengths and address, and acts as the system. The same words again are one report. Raises
    ``TooMany``.
    """
    institution = institution_of(dossier)
    bureau = institution["bureau"]
    waiting = [report for report in dossier.reports or () if report["state"] == "open"]
    if all((report["text"], report["where"]) != (text, where) for report in waiting):
        if len(waiting) >= OPEN_PER_ITEM:
            raise TooMany("item")
        _count(bureau, now)
        dossier.reports = dossier.reports if dossier.reports is not None else PersistentList()
        dossier.reports.append(
            PersistentMapping(
                id=secrets.token_hex(8),
                at=now,
                text=text,
                where=where,
                email=email,
                state="open",
                who="",
                handled_at=None,
                missed="",
                note="",
            )
        )
        bureau.reported = bureau.reported if bureau.reported is not None else OOTreeSet()
        bureau.reported.insert(dossier.external_id)
        dossier.history.append({"at": now, "who": "", "act": "reported"})
    if institution.suspend_on_report and may_suspend(dossier):
        ask_suspend(dossier, BY_REPORT, now=now)


def _count(bureau: Bureau, now: datetime) -> None:
    bureau.report_times = bureau.report_times if bureau.report_times is not None else PersistentList()
    bureau.report_times[:] = [moment for moment in bureau.report_times if now - moment < timedelta(hours=1)]
    if len(bureau.report_times) >= PER_HOUR:
        raise TooMany("institution")
    bureau.report_times.append(now)


def open_reports(bureau: Bureau) -> list[tuple[Dossier, PersistentMapping]]:
    """The reports that wait for an answer with their dossiers, the latest first."""
    institution = institution_of(bureau)
    dossiers = [find_dossier(institution, external_id) for external_id in bureau.reported or ()]
    found = [
        (dossier, report)
        for dossier in dossiers
        if dossier is not None
        for report in dossier.reports
        if report["state"] == "open"
    ]
    return sorted(found, key=lambda pair: pair[1]["at"], reverse=True)


def answered_reports(bureau: Bureau) -> list[tuple[Dossier, PersistentMapping]]:
    """The reports that were answered last with their dossiers, the latest answer first."""
    institution = institution_of(bureau)
    found = []
    for external_id, report_id in bureau.answered or ():
        dossier = find_dossier(institution, external_id)
        found += [(dossier, report) for report in (dossier.reports if dossier else ()) if report["id"] == report_id]
    found = [(dossier, report) for dossier, report in found if report["state"] != "open"]
    return sorted(found, key=lambda pair: pair[1]["handled_at"], reverse=True)


def report_named(bureau: Bureau, report_id: str) -> tuple[Dossier, PersistentMapping] | None:
    """A report that waits, or was answered lately, with its dossier; None when there is none of that id."""
    pairs = [*open_reports(bureau), *answered_reports(bureau)]
    return next(((dossier, report) for dossier, report in pairs if report["id"] == report_id), None)


def confirm(dossier: Dossier, report: PersistentMapping, text: str, who: str, seen: str = "open") -> None:
    """Confirm a miss: ``text``, exactly as it stands in the item, may be read in no copy of it from now on.

    ``seen``: the state that the screen showed. Raises ``Stale``, or ``BadAction`` for a text that names nothing.
    """
    text = " ".join(text.split())
    if not any(char.isalnum() for char in text):
        raise BadAction("écrivez le passage exact qui est resté lisible")
    if len(text) > MAX_NOTE:
        raise BadAction(f"{MAX_NOTE} caractères au plus")
    _answer(dossier, report, "confirmed", who, seen, missed=text, note="")


def dismiss(dossier: Dossier, report: PersistentMapping, reason: str, who: str, seen: str = "open") -> None:
    """Say that nothing was missed, and why; also of a report that was confirmed by mistake. Raises as ``confirm``."""
    reason = " ".join(reason.split())
    if not reason:
        raise BadAction("dites pourquoi ce signalement est rejeté")
    if len(reason) > MAX_NOTE:
        raise BadAction(f"{MAX_NOTE} caractères au plus")
    _answer(dossier, report, "dismissed", who, seen, missed="", note=reason)


def _answer(dossier: Dossier, report: PersistentMapping, state: str, who: str, seen: str, **more: str) -> None:
    if report["state"] != seen:
        raise Stale("ce signalement a été traité entre-temps ; voici son état actuel")
    now = datetime.now(UTC)
    report.update(state=state, who=who, handled_at=now, **more)
    bureau = institution_of(dossier)["bureau"]
    if all(other["state"] != "open" for other in dossier.reports) and bureau.reported is not None:
        bureau.reported.discard(dossier.external_id)
    bureau.answered = bureau.answered if bureau.answered is not None else PersistentList()
    place = (dossier.external_id, report["id"])
    bureau.answered[:] = [*(other for other in bureau.answered if other != place), place][-ANSWERED:]
    dossier.history.append({"at": now, "who": who, "act": f"report {state}"})


def missed(dossier: Dossier) -> list[Forbidden]:
    """What was confirmed as readable by mistake: the gate looks for it in every copy of the item."""
    texts = {report["missed"] for report in dossier.reports or () if report["state"] == "confirmed"}
    return [Forbidden(text, "MISS") for text in sorted(texts - {""})]


# -- suspending -----------------------------------------------------------------------------------------------


def may_suspend(dossier: Dossier) -> bool:
    """Whether the item is public, and neither suspended nor on its way to be, nor leaving."""
    pending = dossier.suspension_request
    leaving = dossier.request and dossier.request["act"] == "withdraw"
    return bool(dossier.public_path) and not leaving and not dossier.suspended and not pending


def may_restore(dossier: Dossier) -> bool:
    """Whether the item is suspended, or about to be, and nobody has asked for its return yet."""
    pending = dossier.suspension_request
    if pending:
        return pending["act"] == "suspend"
    return bool(dossier.suspended)


def ask_suspend(dossier: Dossier, who: str, reason: str = "", now: datetime | None = None) -> None:
    """Ask the worker to put the public page out of sight. The state of the dossier does not matter.

    ``who``: the user id, or ``BY_REPORT``. ``reason``: for colleagues; it stays in the bureau. Raises ``BadAction``.
    """
    if not may_suspend(dossier):
        raise BadAction("ce point n’est pas publié, ou il est déjà suspendu")
    if len(reason) > MAX_NOTE:
        raise BadAction(f"{MAX_NOTE} caractères au plus")
    _ask(dossier, {"act": "suspend", "who": who, "at": now or datetime.now(UTC), "reason": reason})


def ask_restore(dossier: Dossier, who: str) -> None:
    """Ask the worker to show again what was there; a suspension that has not begun is called off.

    Raises ``BadAction``.
    """
    if not may_restore(dossier):
        raise BadAction("ce point n’est pas suspendu, ou il revient déjà")
    pending = dossier.suspension_request
    calls_off = pending is not None and pending["act"] == "suspend"
    _ask(dossier, None if calls_off else {"act": "restore", "who": who, "at": datetime.now(UTC), "reason": ""})


def _ask(dossier: Dossier, request: dict | None) -> None:
    dossier.suspension_request = request
    dossier.failure = None
    dossier.reindexObject(idxs=["wish"])
    notify(WorkAwaits(dossier))


# -- finding --------------------------------------------------------------------------------------------------


def dossier_named(institution, name: str) -> Dossier | None:
    """The dossier of an id; None when there is none."""
    return next(iter(_dossiers(institution, getId=name)), None)


def dossier_behind(institution, path: str) -> Dossier | None:
    """The dossier of a public decision by its path ("/val/decisions/2027-03-23/0a1b2c3d"); None when there is none.

    Both share their id, but for what was taken over with the address that it had elsewhere.
    """
    _, _, meeting, name = path.strip("/").split("/")
    shared = dossier_named(institution, name)
    if shared is not None:
        return shared
    files = (one for one in institution["bureau"].objectValues() if one.public_id == meeting)
    return next((one for file in files for one in file.objectValues() if one.public_id == name), None)


def count_suspended(institution) -> int:
    """How many of the institution's pages are out of sight. One query."""
    return len(_veiled(institution))


def suspended_dossiers(institution) -> list[Dossier]:
    """The dossiers whose public page is out of sight, or about to be. Three queries and one for each of them."""
    behind = [dossier_behind(institution, _public_path(brain)) for brain in _veiled(institution)]
    found = {dossier.getId(): dossier for dossier in behind if dossier is not None}
    found |= {dossier.getId(): dossier for dossier in _dossiers(institution, wish=["suspend", "restore"])}
    return list(found.values())


def _public_path(brain) -> str:
    return brain.getPath().removeprefix("/".join(api.portal.get().getPhysicalPath()))


def _veiled(institution):
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(institution["decisions"].getPhysicalPath())
    return catalog.unrestrictedSearchResults(portal_type="Decision", path=path, fate="suspended")


def _dossiers(institution, **query) -> Iterable[Dossier]:
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(institution["bureau"].getPhysicalPath())
    for brain in catalog.unrestrictedSearchResults(portal_type="Dossier", path=path, **query):
        yield brain._unrestrictedGetObject()
