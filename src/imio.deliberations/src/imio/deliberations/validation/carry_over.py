"""Carries what was decided to a new version: the same words between the same words need no second question.

Who is one person and who is not (merges, splits) is carried by the pseudonymizer, which reads the former proposal as
people arranged it; here follow decisions, changed kinds, additions and doubts.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from imio.deliberations.validation.outcome import Decided
from imio.deliberations.validation.outcome import VISIBLE
from imio.deliberations.validation.replay import doubt_key
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import standing
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Doubt
from imio.pseudonymizer import Span
from typing import Any


#: Code points on each side that must be the same.
CONTEXT = 40


def carry_over(before: Analysis, actions: Sequence[Mapping[str, Any]], after: Analysis) -> list[dict[str, Any]]:
    """The actions for the new proposal that repeat what humans decided on the old one.

    A decision follows when part, text, label and the words around are the same and single in both versions; whatever
    stands elsewhere, or twice alike with different answers, is asked again.
    """
    outcome = decide(before, actions)
    stand = standing(actions)
    return [
        *_additions(before, stand, outcome.mentions, after),
        *_verdicts(before, outcome.mentions, after),
        *_checks(before, outcome, after),
    ]


def _verdicts(before: Analysis, mentions: Sequence[Decided], after: Analysis) -> list[dict[str, Any]]:
    # For each place: the answers given there, and who gave them. The place goes by the kind that the machine said.
    original = {span.id: span for span in before.spans}
    answers: dict[tuple, dict[tuple, str]] = {}
    for mention in mentions:
        if mention.span.id not in original:
            continue
        machine = original[mention.span.id]
        label = mention.span.label if mention.span.label != machine.label else ""
        if mention.by == "human" or label:
            answers.setdefault(_surroundings(before, machine), {})[(_answer(mention), label)] = mention.who
    carried = []
    for span in after.spans:
        found = answers.get(_surroundings(after, span), {})
        if len(found) != 1:
            continue
        (((answer, label), who),) = found.items()
        # Four eyes must not forget who decided because the text came again.
        same = {"span": span.id, "who": who, "at": "", "carried": True}
        if label:
            carried.append({"act": "relabel", **same, "label": label})
        if answer:
            carried.append({**dict(answer), **same})
    return carried


def _answer(mention: Decided) -> tuple[tuple[str, str], ...]:
    if mention.by != "human":
        return ()
    if mention.role:
        return ("act", "replace"), ("role", mention.role)
    if mention.masked:
        return (("act", "mask"),)
    return (("act", "keep"), ("reason", mention.reason)) if mention.reason else (("act", "keep"),)


def _additions(
    before: Analysis, stand: Sequence[Mapping[str, Any]], mentions: Sequence[Decided], after: Analysis
) -> list[dict[str, Any]]:
    carried = []
    added = [action for action in stand if action["act"] == "add"]
    first_of: dict[int, Span] = {}
    for mention in mentions:
        if mention.added >= 0:
            first_of.setdefault(mention.added, mention.span)
    for number, span in first_of.items():
        only_here = span.label == VISIBLE or bool(added[number].get("here"))
        text = after.texts.get(span.part, "")
        # What a human added as missed is masked again wherever it stands: the safe side needs no context.
        start = _same_place(before, span, after) if only_here else text.find(span.text)
        if start < 0:
            continue
        carried.append(
            {
                "act": "add",
                "part": span.part,
                "start": start,
                "end": start + len(span.text),
                "label": span.label,
                **({"here": True} if added[number].get("here") else {}),
                **({"entity": span.entity} if _is_known(after, span) else {}),
                "who": added[number]["who"],
                "at": "",
                "carried": True,
            }
        )
    return carried


def _is_known(after: Analysis, span: Span) -> bool:
    """Whether the person or thing that an addition belonged to stands in the new proposal under the same letter."""
    return bool(span.entity) and any(s.entity == span.entity and s.label == span.label for s in after.spans)


def _checks(before: Analysis, outcome, after: Analysis) -> list[dict[str, Any]]:
    """Doubts that somebody ticked, on the same words between the same words."""
    ticked = {
        _about(outcome.analysis, question.doubt): question.who
        for question in outcome.questions
        if question.settled and question.who
    }
    by: dict[str, list[str]] = {}
    for doubt in after.warnings:
        if (who := ticked.get(_about(after, doubt))) is not None:
            by.setdefault(who, []).append(doubt_key(doubt))
    return [{"act": "check", "doubts": tuple(keys), "who": who, "at": "", "carried": True} for who, keys in by.items()]


def _about(analysis: Analysis, doubt: Doubt) -> tuple:
    text = analysis.texts.get(doubt.part, "")
    return doubt.kind, doubt.message, doubt.part, *_around(text, doubt.start, doubt.end)


def _same_place(before: Analysis, span: Span, after: Analysis) -> int:
    """Where the same words stand between the same words, -1 when nowhere or more than once."""
    text, places, start = after.texts.get(span.part, ""), [], -1
    while (start := text.find(span.text, start + 1)) >= 0:
        if _surroundings(after, replace(span, start=start, end=start + len(span.text))) == _surroundings(before, span):
            places.append(start)
    return places[0] if len(places) == 1 else -1


def _surroundings(analysis: Analysis, span: Span) -> tuple:
    return span.part, span.label, span.text, *_around(analysis.texts[span.part], span.start, span.end)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    sides = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return " ".join(sides[0].split()), " ".join(sides[1].split())
