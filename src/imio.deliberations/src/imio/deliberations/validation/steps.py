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
from imio.deliberations.validation.concerns import undecided
from imio.deliberations.validation.presence import holder
from imio.deliberations.validation.presence import leave
from imio.deliberations.validation.presence import take
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import check
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import Outcome
from imio.deliberations.validation.review import ROLES
from imio.deliberations.validation.review import standing
from imio.pseudonymizer import Analysis
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.component import adapter
from zope.event import notify


#: Reasons of a withdrawal: what the public is told.
WITHDRAWAL_REASONS = ("personal_data", "error", "closed_session", "other")


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
        dossier.former_reviews = (
            *dossier.former_reviews,
            {"version": dossier.proposal.version, "actions": tuple(dossier.review)},
        )
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
    """Add an action to the review: a decision, a regrouping, a doubt ticked, an undoing.

    ``version`` and ``seen``: the version and the ``revision`` that the reviewer's screen showed. Raises ``Stale``
    when another has come or somebody else is at work, ``BadAction`` when the action does not fit.
    """
    analysis = _reviewable(dossier, version, seen)
    now = datetime.now(UTC)
    if holder(dossier, now) not in ("", who):
        raise Stale("quelqu’un d’autre travaille sur ce point ; prenez la main pour continuer vous-même")
    check(analysis, dossier.review, action, institution_of(dossier).replacement_roles or ROLES)
    dossier.review.append({**action, "who": who, "at": now})
    # Who hands the item on for a second reading has finished with it.
    if action["act"] == "ready":
        leave(dossier, who)
    else:
        take(dossier, who, now)
    _unblock(dossier)
    # What waits is a column of the catalogue: the desk counts without opening a text.
    dossier.reindexObject(idxs=["review_state"])


def undo(dossier: Dossier, version: int, seen: int, who: str) -> None:
    """Take the last action back. Raises ``Stale``, or ``BadAction`` when there is none."""
    act(dossier, {"act": "undo"}, version, seen, who)


def revision(dossier: Dossier) -> int:
    """Grows with every action, undoing included, and with every new analysis: what a screen showed, it says."""
    return len(dossier.review) + sum(len(former["actions"]) + 1 for former in dossier.former_reviews)


def is_clean(dossier: Dossier) -> bool:
    """Whether the machine found nothing to hide and nothing to doubt, and nobody added anything."""
    outcome = outcome_of(dossier)
    return outcome is not None and outcome.is_clean


def validate(dossier: Dossier, version: int, seen: int) -> None:
    """Validate what the screen showed. Raises ``Stale`` or ``NotReady``."""
    _reviewable(dossier, version, seen)
    _move(dossier, "validate")
    notify(WorkAwaits(dossier))


def take_over(dossier: Dossier, who: str) -> None:
    """Release what another portal published before, under an act of its own: no secretary validated it here.

    What is open is masked. Raises ``Stale``, or ``NotReady`` while it is not analysed.
    """
    outcome = outcome_of(dossier)
    if outcome is None or dossier.taken_over is None or dossier.taken_over["version"] != dossier.version:
        raise Stale("ce point n’est pas à reprendre")
    now = datetime.now(UTC)
    if outcome.open:
        spans = [mention.span.id for mention in outcome.open]
        dossier.review.append({"act": "mask", "spans": spans, "who": who, "at": now})
    with as_system():
        api.portal.get_tool("portal_workflow").doActionFor(dossier, "validate", taken_over=who)
    # For what no rule asks to be public, somebody has to ask.
    dossier.request = {"act": "publish", "who": who, "at": now, "reason": ""}
    dossier.reindexObject(idxs=["review_state", "wish"])
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


@adapter(IDossier, IBeforeTransitionEvent)
def rules_of_transition(dossier, event):
    """No way to a state goes around its rules: not REST, not Plone's menu."""
    match event.transition.getId() if event.transition is not None else "":
        # Only code hands this over: the services and menus of Plone have a comment to give, and nothing else.
        case "validate" if event.kwargs.get("taken_over"):
            _note_takeover(dossier, event.kwargs["taken_over"])
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
    if outcome.open_doubts:
        raise NotReady(f"{len(outcome.open_doubts)} doute(s) restent à vérifier")
    annexes = undecided(dossier, outcome.forbidden())
    if annexes:
        raise NotReady(f"{len(annexes)} annexe(s) demandent votre décision")
    who = api.user.get_current().getId()
    problem = eyes_missing(dossier, who)
    if problem:
        raise NotReady(problem)
    leave(dossier, holder(dossier, datetime.now(UTC)))
    dossier.validated_by = who
    dossier.validated_at = datetime.now(UTC)
    dossier.history.append({"at": dossier.validated_at, "who": who, "act": "validated"})


def _note_takeover(dossier: Dossier, who: str) -> None:
    """Nobody's validation: its doubts stay unticked, and four eyes have not looked."""
    if outcome_of(dossier).open:
        raise NotReady("des passages attendent une décision")
    dossier.validated_by = ""
    dossier.validated_at = datetime.now(UTC)
    dossier.history.append({"at": dossier.validated_at, "who": who, "act": "taken over"})


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


def takes_four_eyes(dossier: Dossier) -> bool:
    """Whether the institution asks for a second reader: of all items, or of those of some matters."""
    institution = institution_of(dossier)
    matters = {matter.casefold().strip() for matter in institution.four_eyes_matters or ()}
    if not institution.four_eyes or dossier.content is None:
        return institution.four_eyes
    return not matters or dossier.content["matter"].casefold().strip() in matters


def eyes_missing(dossier: Dossier, who: str) -> str:
    """Why four eyes forbid ``who`` to validate; empty when they do not.

    Somebody else has read the whole and handed it on, and nothing was decided since.
    """
    if not takes_four_eyes(dossier):
        return ""
    last = next(reversed(standing(dossier.review)), None)
    if last is None or last["act"] != "ready":
        return "quatre yeux : une première personne relit ce point et le transmet, une seconde le valide"
    if last["who"] == who:
        return "quatre yeux : vous avez transmis ce point, une autre personne le valide"
    return ""


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
