"""What a reviewer decides on a proposal. Pure: a proposal and a list of actions in, what is masked out.

An action is a dict ``{"act", "who", "at", …}``; the review is the list of them, oldest first. Nothing is ever taken
out of it: it is the audit, and what undo, carrying over and statistics work with.

- ``mask``, ``keep`` and ``replace`` (with ``role``) with ``span``, ``spans`` or ``entity`` (all mentions of a person);
  to keep a national number or an account takes a ``reason`` of ``KEEP_REASONS``;
- ``add`` with ``part``, ``start``, ``end``, ``label``: something that the machine missed, everywhere in the item, or
  only there (``here``), of a known person (``entity``) or a new one; with the label ``VISIBLE``: words that look like
  a masked datum and are none, readable at that one place;
- ``remove`` with ``added``: the number of an addition;
- ``merge`` with ``entities``, ``split`` with ``spans``, ``relabel`` with ``spans`` or ``entity`` and ``label``;
- ``check`` with ``doubts``: doubts of the machine that somebody looked at;
- ``ready``: somebody has read the whole, for the second reader;
- ``undo``, ``redo``: the last action, as often as there is one.

No action holds clear text.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from imio.deliberations.validation.outcome import Decided
from imio.deliberations.validation.outcome import MINOR
from imio.deliberations.validation.outcome import NAMES
from imio.deliberations.validation.outcome import Outcome
from imio.deliberations.validation.outcome import VISIBLE
from imio.deliberations.validation.replay import CONFIRMED
from imio.deliberations.validation.replay import doubt_key
from imio.deliberations.validation.replay import Replay
from imio.deliberations.validation.replay import targets
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import CannotRegroup
from imio.pseudonymizer import merge
from imio.pseudonymizer import relabel
from imio.pseudonymizer import split
from typing import Any


__all__ = [
    "ADDABLE",
    "CONFIRMED",
    "KEEP_REASONS",
    "MINOR",
    "ROLES",
    "VISIBLE",
    "BadAction",
    "Decided",
    "Outcome",
    "arranged",
    "check",
    "decide",
    "has_undo",
    "standing",
]

#: What a reviewer may add by hand or change a label to.
ADDABLE = ("PERSON", "ADDRESS", "BIRTH", "PHONE", "EMAIL", "PARCEL", "PLATE", "SENSITIVE", "MINOR", "IBAN", "NISS")
#: Why a national number or a private account may stay readable.
KEEP_REASONS = ("not_private", "fictitious", "law")
#: What may stand instead of a person's letter; an institution may choose others.
ROLES = (
    "l’acquéreur",
    "le vendeur",
    "le demandeur",
    "le réclamant",
    "le riverain",
    "le locataire",
    "le preneur",
    "le propriétaire",
    "le bénéficiaire",
    "le redevable",
    "le concessionnaire",
    "le défunt",
    "l’agent",
    "le candidat",
    "l’enseignant",
    "l’élève",
    "l’enfant",
)


class BadAction(ValueError):
    """An action that does not fit the proposal; the message is for the reviewer."""


def decide(analysis: Analysis, actions: Iterable[Mapping[str, Any]]) -> Outcome:
    """Apply the actions to the proposal. A later action wins. Actions that fit nothing any more are passed over."""
    return Replay(analysis, standing(actions)).outcome


def arranged(analysis: Analysis, actions: Iterable[Mapping[str, Any]]) -> Analysis:
    """The proposal with what people added, merged, split and renamed; its decisions are not in it."""
    return Replay(analysis, standing(actions)).analysis


def standing(actions: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The actions that stand: without those undone, and without the undoing itself."""
    return _played(actions)[0]


def has_undo(actions: Iterable[Mapping[str, Any]]) -> tuple[bool, bool]:
    """Whether there is something to undo, and something to redo."""
    stand, undone = _played(actions)
    return _is_undoable(stand), bool(undone)


def _played(actions: Iterable[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    stand: list[Mapping[str, Any]] = []
    undone: list[Mapping[str, Any]] = []
    for action in actions:
        if action["act"] == "undo":
            if _is_undoable(stand):
                undone.append(stand.pop())
        elif action["act"] == "redo":
            if undone:
                stand.append(undone.pop())
        else:
            stand.append(action)
            undone.clear()
    return stand, undone


def _is_undoable(stand: Sequence[Mapping[str, Any]]) -> bool:
    # What the former version brought along is the ground on which one stands: decided anew, not undone.
    return bool(stand) and not stand[-1].get("carried")


def check(
    analysis: Analysis,
    actions: Sequence[Mapping[str, Any]],
    action: Mapping[str, Any],
    roles: Sequence[str] = ROLES,
) -> None:
    """Say whether the action fits the proposal as it stands. Raises ``BadAction``."""
    replay = Replay(analysis, standing(actions))
    match action.get("act"):
        case "mask" | "keep" | "replace":
            _check_verdict(replay, action, roles)
        case "add":
            _check_addition(replay, action)
        case "remove":
            if action.get("added") not in set(replay.added.values()):
                raise BadAction("cet ajout n’existe plus")
        case "merge" | "split" | "relabel":
            _check_regrouping(replay, action)
        case "check":
            known = {doubt_key(doubt) for doubt in replay.analysis.warnings}
            if not action.get("doubts") or not known.issuperset(action["doubts"]):
                raise BadAction("cochez au moins un doute de la liste")
        case "ready":
            if replay.outcome.open or replay.outcome.open_doubts:
                raise BadAction("décidez d’abord de tout ce qui est ouvert")
        case "undo":
            if not has_undo(actions)[0]:
                raise BadAction("il n’y a rien à annuler")
        case "redo":
            if not has_undo(actions)[1]:
                raise BadAction("il n’y a rien à rétablir")
        case _:
            raise BadAction("action inconnue")


def _check_verdict(replay: Replay, action: Mapping[str, Any], roles: Sequence[str]) -> None:
    found = targets(replay.analysis, action)
    if not found or ("spans" in action and len(found) != len(set(action["spans"]))):
        raise BadAction(
            "cette personne n’est plus dans le texte" if "entity" in action else "ce passage n’est plus dans le texte"
        )
    if any(span.label == "MASK" for span in found):
        raise BadAction("l’institution l’a masqué elle-même : ce passage reste masqué")
    if any(span.label == VISIBLE for span in found):
        raise BadAction("retirez plutôt cet ajout")
    if action["act"] == "replace":
        if action.get("role") not in roles:
            raise BadAction("choisissez le rôle dans la liste")
        if any(span.label not in NAMES for span in found):
            raise BadAction("seul le nom d’une personne se remplace par un rôle")
    is_confirmed = action["act"] != "keep" or action.get("reason") in KEEP_REASONS
    if not is_confirmed and any(span.label in CONFIRMED for span in found):
        raise BadAction("dites pourquoi ce numéro peut rester lisible par tous")


def _check_addition(replay: Replay, action: Mapping[str, Any]) -> None:
    text = replay.analysis.texts.get(action.get("part", ""))
    start, end = action.get("start"), action.get("end")
    if text is None or not isinstance(start, int) or not isinstance(end, int):
        raise BadAction("sélectionnez un passage du texte")
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadAction("la sélection est vide")
    if action.get("label") not in (*ADDABLE, VISIBLE):
        raise BadAction("choisissez le genre de donnée")
    entity = action.get("entity")
    if entity and all(span.entity != entity or span.label != action["label"] for span in replay.analysis.spans):
        raise BadAction("cette personne n’est plus dans le texte")
    if action["label"] == VISIBLE and replay.touched(action["part"], start, end):
        raise BadAction("une détection s’y trouve : décidez-la plutôt")


def _check_regrouping(replay: Replay, action: Mapping[str, Any]) -> None:
    try:
        match action["act"]:
            case "merge":
                merge(replay.analysis, action.get("entities", ()))
            case "split":
                split(replay.analysis, action.get("spans", ()))
            case "relabel":
                found = targets(replay.analysis, action)
                if not found:
                    raise BadAction("ce passage n’est plus dans le texte")
                if action.get("label") not in ADDABLE:
                    raise BadAction("choisissez le genre de donnée")
                for span in found:
                    relabel(replay.analysis, span.id, action["label"])
    except CannotRegroup as error:
        raise BadAction(str(error)) from None
