"""Acts on several items of a meeting at once: for which they come in question, why not for others, and doing them.

Each item goes its own way: one that cannot follow holds up no other, and is told with the reason. Every item carries
what the screen showed of it, so that nothing happens to what has changed since, and nothing happens twice.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import final_release
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation import planning
from imio.deliberations.validation import steps
from imio.deliberations.validation.presence import holder
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import Stale
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException

import secrets


#: What can be done, and whether it takes the right to validate.
ACTS = {
    "assign": False,
    "validate": True,
    "publish-draft": True,
    "publish-final": True,
    "hold": True,
    "lift": True,
}
#: States of what is not out yet.
UNPUBLISHED = ("received", "to_validate", "blocked", "validated")
CHANGED = "ce point a changé entre-temps : regardez-le de nouveau"


@dataclass(frozen=True)
class Candidate:
    """An item and whether the act comes in question for it.

    ``why_not``: empty when it does, else a word of ``refusal``. ``selected``: ticked to begin with.
    """

    dossier: Dossier
    why_not: str
    selected: bool

    @property
    def seen(self) -> str:
        return seen(self.dossier)


def seen(dossier: Dossier) -> str:
    """What a screen showed of a dossier: its version, its review, and all that happened to it.

    The history counts too: what was validated and reopened since has the version and the review of before.
    """
    return f"{dossier.version}.{steps.revision(dossier)}.{len(dossier.history)}"


def candidates(act: str, meeting_file: MeetingFile, who: str, now: datetime) -> list[Candidate]:
    """The items of a meeting that an act is about, in the order of the agenda."""
    found = []
    for dossier in sorted(meeting_file.objectValues(), key=lambda dossier: dossier.sort_key):
        state = api.content.get_state(dossier)
        if dossier.content is None or state == "withdrawn" or not _concerns(act, dossier, state):
            continue
        why_not = refusal(act, dossier, who, now)
        found.append(Candidate(dossier, why_not, selected=not why_not and (act != "assign" or state in UNPUBLISHED)))
    return found


def _concerns(act: str, dossier: Dossier, state: str) -> bool:
    match act:
        case "validate":
            return state in ("received", "to_validate", "blocked")
        case "publish-draft" | "publish-final":
            return state == "validated" and dossier.stage == act.partition("-")[2]
        case "hold":
            return state in UNPUBLISHED
        case "lift":
            return dossier.hold is not None
    return True


def refusal(act: str, dossier: Dossier, who: str, now: datetime) -> str:
    """Why an act does not come in question for an item, in a word; empty when it does."""
    if act == "validate":
        return _not_validated_because(dossier, who, now)
    if act.startswith("publish-"):
        return _not_asked_because(dossier, now)
    if act == "hold" and due.is_held(dossier, now):
        return "held"
    return ""


def _not_validated_because(dossier: Dossier, who: str, now: datetime) -> str:
    state = api.content.get_state(dossier)
    if state != "to_validate":
        return {"received": "received", "blocked": "blocked"}.get(state, "done")
    outcome = steps.outcome_of(dossier)
    if outcome is None:
        return "received"
    if outcome.open:
        return "open"
    if not outcome.is_clean:
        return "doubts" if outcome.open_doubts else "personal"
    if steps.eyes_missing(dossier, who):
        return "four_eyes"
    return "taken" if holder(dossier, now) not in ("", who) else ""


def _not_asked_because(dossier: Dossier, now: datetime) -> str:
    meeting_file = dossier.__parent__
    if api.content.get_state(dossier) != "validated":
        return "not_validated"
    if due.is_held(dossier, now):
        return "held"
    if due.timing(steps.institution_of(dossier), meeting_file, dossier.stage, now) != Timing.VOLUNTARY:
        return "clock"
    if dossier.wish == "publish":
        return "asked"
    return "meeting" if dossier.stage == "final" and now < final_release(meeting_file.start) else ""


def carry_out(
    act: str,
    meeting_file: MeetingFile,
    chosen: Iterable[tuple[str, str]],
    who: str,
    now: datetime,
    **details: str,
) -> str:
    """Do an act on the chosen items and keep what came of it; the key of that.

    ``chosen``: (id of the dossier, what the screen ``seen``). ``details``: ``to`` of ``assign``; ``reason`` and
    ``until`` of ``hold``. The lines kept are (id, "" or why it was not done).
    """
    do = _DO[act]
    lines = []
    for name, shown in dict(chosen).items():
        dossier = meeting_file.get(name)
        lines.append((name, _tried(do, act, dossier, shown, who, now, details) if dossier is not None else "gone"))
    key = secrets.token_hex(4)
    meeting_file.last_act = {"key": key, "act": act, "who": who, "at": now, "lines": tuple(lines)}
    return key


def _tried(do: Callable, act: str, dossier: Dossier, shown: str, who: str, now: datetime, details: dict) -> str:
    try:
        if shown != seen(dossier):
            raise Stale(CHANGED)
        why_not = refusal(act, dossier, who, now)
        if why_not:
            return why_not
        do(dossier, who, now, **details)
    except (BadAction, Stale, WorkflowException) as error:
        return str(error)
    return ""


def _assign(dossier: Dossier, who: str, now: datetime, to: str) -> None:
    if not planning.assign(dossier, to, who):
        raise BadAction("c’est déjà le cas")


def _validate(dossier: Dossier, who: str, now: datetime) -> None:
    steps.validate(dossier, dossier.version, steps.revision(dossier))


def _publish(dossier: Dossier, who: str, now: datetime) -> None:
    steps.ask(dossier, "publish", who)


def _hold(dossier: Dossier, who: str, now: datetime, reason: str, until: str) -> None:
    planning.hold(dossier, who, reason, until, now)


def _lift(dossier: Dossier, who: str, now: datetime) -> None:
    planning.lift(dossier, who)


_DO: dict[str, Callable] = {
    "assign": _assign,
    "validate": _validate,
    "publish-draft": _publish,
    "publish-final": _publish,
    "hold": _hold,
    "lift": _lift,
}
