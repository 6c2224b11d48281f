"""The steps of a dossier between its analysis and its release, and the rules that hold for all ways to them."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import IDossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.content.bureau import Proposal
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.validation.carry_over import carry_over
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import check
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import Outcome
from imio.pseudonymizer import Analysis
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.component import adapter
from zope.event import notify


#: Reasons of a withdrawal: what the public is told.
WITHDRAWAL_REASONS = ("personal_data", "error", "closed_session", "other")
#: The one media type that can be published.
PDF = "application/pdf"


class NotReady(WorkflowException):
    """The dossier may not take this step; the message says what is missing."""


class Stale(ValueError):
    """The screen showed another version, or another state of the review, than the one that stands."""


def institution_of(context):
    """The institution that an object of the bureau belongs to."""
    while not IInstitution.providedBy(context):
        context = context.__parent__
    return context


def analysis_of(dossier: Dossier) -> Analysis | None:
    """The proposal on the current version, or None while it waits for one."""
    proposal = dossier.proposal
    return Analysis.from_dict(proposal.analysis) if proposal and proposal.version == dossier.version else None


def outcome_of(dossier: Dossier) -> Outcome | None:
    """The proposal after the review, or None while it waits for a proposal."""
    analysis = analysis_of(dossier)
    return decide(analysis, dossier.review) if analysis else None


def take_proposal(dossier: Dossier, proposal: Proposal) -> bool:
    """Store a proposal and carry over what was decided. False when a newer version has arrived meanwhile."""
    if proposal.version != dossier.version or dossier.content is None:
        return False
    after = Analysis.from_dict(proposal.analysis)
    carried = []
    if dossier.proposal is not None:
        carried = carry_over(Analysis.from_dict(dossier.proposal.analysis), dossier.review, after)
    dossier.proposal = proposal
    dossier.review[:] = carried
    dossier.history.append({"at": proposal.made, "who": "", "act": "analysed", "carried": len(carried)})
    minors = decide(after, carried).open_minors
    dossier.blocked_because = ("minor",) if minors else ()
    with as_system():
        _move(dossier, "block" if minors else "propose")
    dossier.reindexObject(idxs=["review_state"])
    return True


def act(dossier: Dossier, action: Mapping[str, Any], version: int, seen: int, who: str) -> None:
    """Add an action to the review.

    ``version`` and ``seen``: the version and the ``revision`` that the reviewer's screen showed. Raises ``Stale``
    when another has come, ``BadAction`` when the action does not fit.
    """
    analysis = _reviewable(dossier, version, seen)
    check(analysis, dossier.review, action)
    dossier.review.append({**action, "who": who, "at": datetime.now(UTC)})
    _unblock(dossier)


def undo(dossier: Dossier, version: int, seen: int) -> None:
    """Take the last action back. Raises ``Stale``, or ``BadAction`` when there is none."""
    _reviewable(dossier, version, seen)
    if not dossier.review:
        raise BadAction("il n’y a rien à annuler")
    dossier.review.pop()
    dossier.notes["undone"] = dossier.notes.get("undone", 0) + 1


def revision(dossier: Dossier) -> int:
    """Grows with every action and every undoing: what a screen showed, it says.

    The number of actions alone would not do: one undone and another done leave the same number.
    """
    return len(dossier.review) + 2 * dossier.notes.get("undone", 0)


def validate(dossier: Dossier, version: int, seen: int) -> None:
    """Validate what the screen showed. Raises ``Stale`` or ``NotReady``."""
    _reviewable(dossier, version, seen)
    _move(dossier, "validate")
    notify(WorkAwaits(dossier))


def reopen(dossier: Dossier) -> None:
    """Back to review; what is public stays until the next release. Raises ``NotReady``."""
    _move(dossier, "reopen")


def ask(dossier: Dossier, wish: str, who: str, reason: str = "") -> None:
    """Ask the worker to ``publish`` (by hand, now) or ``withdraw`` (with a reason of ``WITHDRAWAL_REASONS``)."""
    if wish == "withdraw" and reason not in WITHDRAWAL_REASONS:
        raise BadAction("choisissez la raison du retrait")
    if wish == "withdraw" and not dossier.public_path:
        raise BadAction("ce point n’est pas publié")
    if _is_leaving(dossier):
        raise BadAction("ce point est déjà en cours de retrait")
    if wish == "publish" and api.content.get_state(dossier) != "validated":
        raise BadAction("validez d’abord ce point")
    dossier.request = {"act": wish, "who": who, "at": datetime.now(UTC), "reason": reason}
    dossier.failure = None
    dossier.reindexObject(idxs=["wish"])
    notify(WorkAwaits(dossier))


def convene(meeting_file: MeetingFile, day: str) -> None:
    """Set the day of the convocation, before which no draft leaves; empty: the institution's rule again.

    ``day``: ISO 8601. Raises ``BadAction`` for what is no day, or not before the meeting.
    """
    try:
        convened = date.fromisoformat(day) if day else None
    except ValueError:
        raise BadAction("la date de la convocation s’écrit AAAA-MM-JJ") from None
    if convened is not None and convened >= meeting_file.start.astimezone(BRUSSELS).date():
        raise BadAction("la convocation précède la séance")
    meeting_file.convened_on = convened
    notify(WorkAwaits(meeting_file))


def release_annex(dossier: Dossier, annex_id: str, release: bool, who: str, seen: str = "") -> None:
    """Release the bytes of an annex as they are now, or withhold them again. Only a PDF can be released.

    ``seen``: the digest of the bytes that the screen offered; other ones raise ``Stale``. Raises ``BadAction``.
    """
    stored = dossier.annexes.get(annex_id)
    listed = next((annex for annex in (dossier.content or {}).get("annexes", ()) if annex["id"] == annex_id), None)
    if stored is None or listed is None:
        raise BadAction("cette annexe n’est pas arrivée")
    if seen and seen != stored.digest:
        raise Stale("le fichier de cette annexe a été remplacé entre-temps ; relisez-le")
    if release and not listed["publishable"]:
        raise BadAction("l’institution ne publie pas cette annexe")
    if release and stored.file.contentType != PDF:
        raise BadAction("seul un PDF peut être publié : demandez cette annexe en PDF")
    stored.released = stored.digest if release else ""
    act = "annex released" if release else "annex withheld"
    dossier.history.append({"at": datetime.now(UTC), "who": who, "act": act, "annex": annex_id})


@adapter(IDossier, IBeforeTransitionEvent)
def rules_of_transition(dossier, event):
    """No way to a state goes around its rules: not REST, not Plone's menu."""
    match event.transition.getId() if event.transition is not None else "":
        case "validate":
            _check_validation(dossier)
        case "reopen":
            _check_reopening(dossier)


def _check_validation(dossier: Dossier) -> None:
    outcome = outcome_of(dossier)
    if outcome is None:
        raise NotReady("ce point attend encore son analyse")
    if outcome.open:
        raise NotReady(f"{len(outcome.open)} passage(s) attendent encore votre décision")
    who = api.user.get_current().getId()
    if institution_of(dossier).four_eyes and who in prepared_by(dossier):
        raise NotReady("quatre yeux : qui a préparé ce point ne peut pas le valider")
    dossier.validated_by = who
    dossier.validated_at = datetime.now(UTC)
    dossier.history.append({"at": dossier.validated_at, "who": who, "act": "validated"})


def _check_reopening(dossier: Dossier) -> None:
    if _is_leaving(dossier):
        raise NotReady("ce point est en cours de retrait")
    outcome = outcome_of(dossier)
    if outcome is not None and outcome.open_minors:
        raise NotReady("décidez d’abord des passages sur une personne mineure")
    if api.content.get_state(dossier) != "blocked":
        who = api.user.get_current().getId()
        dossier.history.append({"at": datetime.now(UTC), "who": who, "act": "reopened"})
    dossier.blocked_because = ()
    dossier.validated_by = ""
    dossier.request = None
    dossier.failure = None
    dossier.reindexObject(idxs=["wish"])


def prepared_by(dossier: Dossier) -> set[str]:
    """Who decided something on the current proposal."""
    return {action["who"] for action in dossier.review if action["who"]}


def _is_leaving(dossier: Dossier) -> bool:
    return bool(dossier.request) and dossier.request["act"] == "withdraw"


def _reviewable(dossier: Dossier, version: int, seen: int) -> Analysis:
    analysis = analysis_of(dossier)
    if analysis is None or version != dossier.version:
        raise Stale("une nouvelle version est arrivée ; relisez-la")
    if seen != revision(dossier):
        raise Stale("ce point a été modifié entre-temps ; voici son état actuel")
    if api.content.get_state(dossier) not in ("to_validate", "blocked"):
        raise Stale("ce point n’est plus en préparation")
    return analysis


def _unblock(dossier: Dossier) -> None:
    """A review leaves ``blocked`` once what blocked it is decided."""
    if api.content.get_state(dossier) != "blocked" or outcome_of(dossier).open_minors or _is_leaving(dossier):
        return
    _move(dossier, "reopen")


def _move(dossier: Dossier, transition: str) -> None:
    # Not plone.api: it drops the message of the rule that refuses.
    api.portal.get_tool("portal_workflow").doActionFor(dossier, transition)
