"""What a reviewer decides on a proposal. Pure: a proposal and a list of actions in, what is masked out.

An action is a dict ``{"act", "who", "at", …}``; the review is the list of them, oldest first, so that undoing is
dropping the last one and the history is the audit:

- ``mask`` / ``keep`` with ``span`` (one mention) or ``entity`` (all mentions of a person);
- ``add`` with ``part``, ``start``, ``end``, ``label``: something that the machine missed, everywhere in the item; with
  the label ``VISIBLE``: words that look like a masked datum and are none, readable at that one place;
- ``remove`` with ``added``: the index among the additions.

No action holds clear text.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import find_all
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Span
from typing import Any

import hashlib


ACTS = ("mask", "keep", "add", "remove")
#: Labels of which every mention is decided by name, and that block the dossier until then.
MINOR = "MINOR"
#: Labels of which a masked text may be read nowhere else: a sensitive phrase or an age is personal only in its place.
NAMES = ("PERSON", "MINOR")
IDENTIFIERS = (*NAMES, "ADDRESS", "NISS", "IBAN", "PHONE", "EMAIL", "PLATE")
#: What a reviewer may add by hand: the label and its name on the screen.
ADDABLE = ("PERSON", "ADDRESS", "BIRTH", "PHONE", "EMAIL", "PARCEL", "PLATE", "SENSITIVE", "MINOR", "IBAN", "NISS")
#: Stays readable on purpose, where the scan would refuse it: the street that bears the name of a person masked nearby.
VISIBLE = "VISIBLE"


class BadAction(ValueError):
    """An action that does not fit the proposal; the message is for the reviewer."""


@dataclass(frozen=True)
class Decided:
    """One mention with what becomes of it.

    ``masked``: what is rendered. ``open``: a human has still to say so. ``by``: ``machine`` or ``human``.
    ``added``: index among the additions, or -1.
    """

    span: Span
    masked: bool
    open: bool
    by: str
    added: int = -1


@dataclass(frozen=True)
class Outcome:
    """The proposal after the actions, in the order of the text."""

    mentions: tuple[Decided, ...]

    @property
    def open(self) -> tuple[Decided, ...]:
        """What still needs a decision."""
        return tuple(mention for mention in self.mentions if mention.open)

    @property
    def open_minors(self) -> tuple[Decided, ...]:
        """Minors that nobody decided: they block."""
        return tuple(mention for mention in self.open if mention.span.label == MINOR)

    def masks(self, part: str) -> list[Mask]:
        """What to mask in a part."""
        return [
            Mask(m.span.start, m.span.end, m.span.label, m.span.entity if m.span.label == "PERSON" else "")
            for m in self.mentions
            if m.masked and m.span.part == part
        ]

    def keeps(self, part: str) -> list[tuple[int, int]]:
        """The ranges of a part that stay readable on purpose."""
        return [
            (m.span.start, m.span.end) for m in self.mentions if not m.masked and not m.open and m.span.part == part
        ]

    def forbidden(self) -> list[Forbidden]:
        """The clear text of each masked identifier, once: nothing of it may be read in the copy.

        Of persons the full names: a surname alone is also a street, a firm, a councillor.
        """
        seen = {
            (m.span.text, m.span.label)
            for m in self.mentions
            if m.masked and m.span.label in IDENTIFIERS and (m.span.label not in NAMES or " " in m.span.text.strip())
        }
        return [Forbidden(text, label) for text, label in sorted(seen)]


def decide(analysis: Analysis, actions: Iterable[Mapping[str, Any]]) -> Outcome:
    """Apply the actions to the proposal. A later action wins. Actions that fit nothing any more are passed over."""
    by_span: dict[str, str] = {}
    by_entity: dict[str, str] = {}
    additions: list[Mapping[str, Any]] = []
    removed: set[int] = set()
    for action in actions:
        match action["act"]:
            case "mask" | "keep" if "entity" in action:
                by_entity[action["entity"]] = action["act"]
                for span in analysis.spans:
                    if span.entity == action["entity"]:
                        by_span.pop(span.id, None)
            case "mask" | "keep":
                by_span[action["span"]] = action["act"]
            case "add":
                additions.append(action)
            case "remove":
                removed.add(action["added"])
    mentions = [_decided(span, by_span.get(span.id) or by_entity.get(span.entity)) for span in analysis.spans]
    for index, action in enumerate(additions):
        if index not in removed:
            add = _with_readable if action["label"] == VISIBLE else _with_addition
            mentions = add(analysis, mentions, action, index)
    order = {name: position for position, name in enumerate(analysis.texts)}
    mentions.sort(key=lambda mention: (order[mention.span.part], mention.span.start))
    return Outcome(tuple(mentions))


def check(analysis: Analysis, actions: Sequence[Mapping[str, Any]], action: Mapping[str, Any]) -> None:
    """Say whether the action fits the proposal as it stands. Raises ``BadAction``."""
    match action.get("act"):
        case "mask" | "keep" if "entity" in action:
            if not action["entity"] or all(span.entity != action["entity"] for span in analysis.spans):
                raise BadAction("cette personne n’est plus dans le texte")
        case "mask" | "keep":
            if all(span.id != action.get("span") for span in analysis.spans):
                raise BadAction("ce passage n’est plus dans le texte")
        case "add":
            _check_addition(analysis, action)
            if action["label"] == VISIBLE and _touched(decide(analysis, actions).mentions, action):
                raise BadAction("une détection s’y trouve : décidez-la plutôt")
        case "remove":
            added = sum(1 for past in actions if past["act"] == "add")
            if action.get("added") not in range(added):
                raise BadAction("cet ajout n’existe plus")
        case _:
            raise BadAction("action inconnue")


def _check_addition(analysis: Analysis, action: Mapping[str, Any]) -> None:
    text = analysis.texts.get(action.get("part", ""))
    start, end = action.get("start"), action.get("end")
    if text is None or not isinstance(start, int) or not isinstance(end, int):
        raise BadAction("sélectionnez un passage du texte")
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadAction("la sélection est vide")
    if action.get("label") not in (*ADDABLE, VISIBLE):
        raise BadAction("choisissez le genre de donnée")


def _decided(span: Span, act: str | None) -> Decided:
    if act is not None:
        return Decided(span, act == "mask", False, "human")
    undecided = span.action == "propose" or span.label == MINOR
    return Decided(span, span.action != "keep", undecided and span.action != "keep", "machine")


def _with_addition(analysis: Analysis, mentions: list[Decided], action: Mapping[str, Any], index: int) -> list[Decided]:
    """The mentions with the added text masked wherever it stands.

    A mention that a human or the machine masks already stays; one that stays readable inside the addition gives way.
    """
    needle = analysis.texts.get(action["part"], "")[action["start"] : action["end"]]
    letter = _letter(mentions, needle, index) if action["label"] == "PERSON" else ""
    for part, text in analysis.texts.items():
        places = find_all(text, needle)
        if part == action["part"] and all((start, end) != (action["start"], action["end"]) for start, end in places):
            places.append((action["start"], action["end"]))
        for start, end in places:
            touched = [m for m in mentions if m.span.part == part and m.span.start < end and start < m.span.end]
            if any(m.masked and not m.open and m.span.start <= start and end <= m.span.end for m in touched):
                continue
            mentions = [m for m in mentions if m not in touched]
            start = min([start, *(m.span.start for m in touched if m.masked)])
            end = max([end, *(m.span.end for m in touched if m.masked)])
            mentions.append(Decided(_added_span(part, start, end, text, action, letter), True, False, "human", index))
    return mentions


def _with_readable(analysis: Analysis, mentions: list[Decided], action: Mapping[str, Any], index: int) -> list[Decided]:
    """The mentions with one place that stays readable on purpose; it never uncovers what is masked."""
    if _touched(mentions, action):
        return mentions
    text = analysis.texts[action["part"]]
    span = _added_span(action["part"], action["start"], action["end"], text, action, "")
    return [*mentions, Decided(span, False, False, "human", index)]


def _touched(mentions: Iterable[Decided], action: Mapping[str, Any]) -> bool:
    here = (mention.span for mention in mentions if mention.span.part == action["part"])
    return any(span.start < action["end"] and action["start"] < span.end for span in here)


def _added_span(part: str, start: int, end: int, text: str, action: Mapping[str, Any], letter: str) -> Span:
    key = hashlib.sha256(f"added {part} {start} {end} {action['label']}".encode()).hexdigest()[:16]
    return Span(
        id=key,
        part=part,
        start=start,
        end=end,
        text=text[start:end],
        label=action["label"],
        action="keep" if action["label"] == VISIBLE else "mask",
        entity=letter,
        score=1.0,
        reason="laissé visible à la main" if action["label"] == VISIBLE else "ajouté à la main",
        recogniser="human",
    )


def _letter(mentions: list[Decided], needle: str, index: int) -> str:
    """The person's letter: the one that the machine gave to the same text, else a letter of its own."""
    for mention in mentions:
        if mention.span.text == needle and mention.span.entity:
            return mention.span.entity
    used = {m.span.entity for m in mentions if m.span.label == "PERSON"}
    number = 0
    while True:
        letter = ("" if number < 26 else chr(64 + number // 26)) + chr(65 + number % 26)
        if letter not in used:
            return letter
        number += 1
