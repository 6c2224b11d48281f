"""Plays the actions of a review on a proposal, one after the other. Pure.

Later actions win; one that fits nothing any more (its mention has gone) is passed over, so that a review survives a
correction of the pseudonymizer.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from imio.deliberations.validation.outcome import Decided
from imio.deliberations.validation.outcome import MINOR
from imio.deliberations.validation.outcome import Outcome
from imio.deliberations.validation.outcome import Question
from imio.deliberations.validation.outcome import VISIBLE
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import CannotRegroup
from imio.pseudonymizer import Doubt
from imio.pseudonymizer import find_all
from imio.pseudonymizer import merge
from imio.pseudonymizer import relabel
from imio.pseudonymizer import Span
from imio.pseudonymizer import split
from imio.pseudonymizer.entities import letter_of
from typing import Any

import hashlib


#: To keep one of these readable asks a second time, with a reason.
CONFIRMED = frozenset({"NISS", "IBAN"})
#: Doubts about a grouping: a decision on the words does not answer them, a human ticks them off.
OF_GROUPS = frozenset(
    {"similar_names", "same_surname", "two_categories", "kept_elsewhere", "upstream_elsewhere", "ambiguous_name"}
)


@dataclass(frozen=True)
class Verdict:
    """What a human said of one mention."""

    masked: bool
    who: str = ""
    role: str = ""
    reason: str = ""


def doubt_key(doubt: Doubt) -> str:
    """Names a doubt by kind and place, without a word of the text."""
    return hashlib.sha256(f"{doubt.kind} {doubt.part} {doubt.start} {doubt.end}".encode()).hexdigest()[:12]


def targets(analysis: Analysis, action: Mapping[str, Any]) -> list[Span]:
    """The mentions that an action names: by ``span``, ``spans`` or ``entity``."""
    if "entity" in action:
        return [span for span in analysis.spans if action["entity"] and span.entity == action["entity"]]
    wanted = set(action["spans"]) if "spans" in action else {action.get("span")}
    return [span for span in analysis.spans if span.id in wanted]


class Replay:
    """The state of a review after some of its actions."""

    def __init__(self, analysis: Analysis, actions: Iterable[Mapping[str, Any]] = ()):
        self.analysis = analysis
        self.verdicts: dict[str, Verdict] = {}
        self.added: dict[str, int] = {}
        self.checked: dict[str, str] = {}
        self.additions = 0
        self._reserved: set[str] = set()
        actions = list(actions)
        self._removed = {action["added"] for action in actions if action["act"] == "remove"}
        for action in actions:
            self._apply(action)

    @property
    def outcome(self) -> Outcome:
        """The proposal as it stands now."""
        order = {name: position for position, name in enumerate(self.analysis.texts)}
        mentions = sorted(map(self.decided, self.analysis.spans), key=lambda m: (order[m.span.part], m.span.start))
        return Outcome(tuple(mentions), tuple(self._questions(mentions)), self.analysis)

    def decided(self, span: Span) -> Decided:
        """What becomes of one mention."""
        added = self.added.get(span.id, -1)
        verdict = self.verdicts.get(span.id)
        if verdict is not None and not verdict.masked and span.label in CONFIRMED and not verdict.reason:
            # It became a national number or an account after somebody kept it.
            verdict = None
        if verdict is not None:
            return Decided(span, verdict.masked, False, "human", added, verdict.role, verdict.who, verdict.reason)
        if added >= 0:
            return Decided(span, span.label != VISIBLE, False, "human", added)
        open_ = span.action == "propose" or (span.label == MINOR and span.action != "keep")
        return Decided(span, span.action != "keep", open_, "machine")

    def _apply(self, action: Mapping[str, Any]) -> None:
        match action["act"]:
            case "mask" | "keep" | "replace":
                verdict = Verdict(
                    action["act"] != "keep", action.get("who", ""), action.get("role", ""), action.get("reason", "")
                )
                self.verdicts |= {span.id: verdict for span in targets(self.analysis, action)}
            case "add":
                self._add(action)
            case "merge":
                self._regroup(merge, action["entities"])
            case "split":
                self._regroup(split, action["spans"])
            case "relabel":
                for span in targets(self.analysis, action):
                    self._regroup(relabel, span.id, action["label"])
            case "check":
                self.checked |= dict.fromkeys(action["doubts"], action.get("who", ""))

    def _regroup(self, change: Callable[..., Analysis], *what) -> None:
        with suppress(CannotRegroup):
            self.analysis = change(self.analysis, *what)

    # -- additions

    def _add(self, action: Mapping[str, Any]) -> None:
        """Mask the words wherever they stand, or only here; leave them readable, always only here.

        A mention that a human or the machine masks already stays; one that stays readable inside gives way.
        """
        index, self.additions = self.additions, self.additions + 1
        text = self.analysis.texts.get(action["part"], "")
        entity = self._entity(action, text[action["start"] : action["end"]])
        if index in self._removed:
            # Its letter stays taken: those that came later keep theirs.
            self._reserved.add(entity)
        elif action["label"] == VISIBLE:
            here = (action["part"], action["start"], action["end"])
            if not self.touched(*here):
                self._take(index, action, *here, "", ())
        else:
            for part, start, end in self._places(action, text):
                self._mask(index, action, part, start, end, entity)

    def _places(self, action: Mapping[str, Any], text: str) -> list[tuple[str, int, int]]:
        here = action["part"], action["start"], action["end"]
        if action.get("here"):
            return [here]
        needle = text[action["start"] : action["end"]]
        places = [(part, *place) for part, whole in self.analysis.texts.items() for place in find_all(whole, needle)]
        return places if here in places else [*places, here]

    def _mask(self, index: int, action: Mapping[str, Any], part: str, start: int, end: int, entity: str) -> None:
        touched = self.touched(part, start, end)
        if any(m.masked and not m.open and m.span.start <= start and end <= m.span.end for m in touched):
            return
        start = min([start, *(m.span.start for m in touched if m.masked)])
        end = max([end, *(m.span.end for m in touched if m.masked)])
        self._take(index, action, part, start, end, entity, [m.span for m in touched])

    def _take(self, index, action, part, start, end, entity, instead_of) -> None:
        key = hashlib.sha256(f"added {part} {start} {end} {action['label']}".encode()).hexdigest()[:16]
        visible = action["label"] == VISIBLE
        span = Span(
            id=key,
            part=part,
            start=start,
            end=end,
            text=self.analysis.texts[part][start:end],
            label=action["label"],
            action="keep" if visible else "mask",
            entity=entity,
            score=1.0,
            reason="laissé visible à la main" if visible else "ajouté à la main",
            recogniser="human",
        )
        gone = {old.id for old in instead_of} | {key}
        spans = [old for old in self.analysis.spans if old.id not in gone]
        order = {name: position for position, name in enumerate(self.analysis.texts)}
        spans = sorted([*spans, span], key=lambda s: (order[s.part], s.start))
        self.analysis = replace(self.analysis, spans=tuple(spans))
        self.added[key] = index
        self.verdicts[key] = Verdict(not visible, action.get("who", ""))

    def touched(self, part: str, start: int, end: int) -> list[Decided]:
        """The mentions that share a character with a range."""
        return [
            self.decided(span)
            for span in self.analysis.spans
            if span.part == part and span.start < end and start < span.end
        ]

    def _entity(self, action: Mapping[str, Any], needle: str) -> str:
        """The person or thing that an addition belongs to: named, or of the same words, or a new one."""
        label = action["label"]
        if label == VISIBLE:
            return ""
        known = [span for span in self.analysis.spans if span.label == label and span.entity]
        if any(span.entity == action.get("entity") for span in known):
            return action["entity"]
        around = [m.span for m in self.touched(action["part"], action["start"], action["end"]) if m.masked]
        for span in known:
            if span.text == needle or span in around:
                return span.entity
        used = {span.entity for span in known} | self._reserved
        number = 0
        while (name := letter_of(number) if label == "PERSON" else f"{label}{number + 1}") in used:
            number += 1
        return name

    # -- doubts

    def _questions(self, mentions: list[Decided]) -> Iterable[Question]:
        for doubt in self.analysis.warnings:
            key = doubt_key(doubt)
            ticked = key in self.checked
            yield Question(key, doubt, ticked or self._is_answered(doubt, mentions), self.checked.get(key, ""))

    @staticmethod
    def _is_answered(doubt: Doubt, mentions: list[Decided]) -> bool:
        """Whether a human decided the very words that the doubt is about."""
        if doubt.kind in OF_GROUPS or not doubt.part:
            return False
        return any(
            m.by == "human" and m.span.part == doubt.part and m.span.start <= doubt.start and doubt.end <= m.span.end
            for m in mentions
        )
