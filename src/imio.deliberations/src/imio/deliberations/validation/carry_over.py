"""Carries what was decided to a new version: the same words between the same words need no second question."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import Decided
from imio.deliberations.validation.review import VISIBLE
from imio.pseudonymizer import Analysis
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
    # For each place: the answers given there, and who gave them.
    answers: dict[tuple, dict[str, str]] = {}
    for mention in outcome.mentions:
        if mention.by == "human" and mention.added < 0:
            answer = "mask" if mention.masked else "keep"
            answers.setdefault(_surroundings(before, mention.span), {})[answer] = _decider(actions, mention.span)
    carried = []
    for span in after.spans:
        found = answers.get(_surroundings(after, span), {})
        if len(found) == 1:
            ((answer, who),) = found.items()
            # Four eyes must not forget who decided because the text came again.
            carried.append({"act": answer, "span": span.id, "who": who, "at": "", "carried": True})
    return carried + _additions(before, actions, outcome.mentions, after)


def _decider(actions: Sequence[Mapping[str, Any]], span: Span) -> str:
    """Who decided last on a mention, alone or with its person."""
    of_it = [a for a in actions if a.get("span") == span.id or (span.entity and a.get("entity") == span.entity)]
    return of_it[-1]["who"] if of_it else ""


def _additions(
    before: Analysis, actions: Sequence[Mapping[str, Any]], mentions: Sequence[Decided], after: Analysis
) -> list[dict[str, Any]]:
    carried = []
    added_by = [action["who"] for action in actions if action["act"] == "add"]
    first_of = {}
    for mention in mentions:
        if mention.added >= 0:
            first_of.setdefault(mention.added, mention.span)
    for added, span in first_of.items():
        text = after.texts.get(span.part, "")
        # What a human added as missed is masked again wherever it stands: the safe side needs no context.
        start = _same_place(before, span, after) if span.label == VISIBLE else text.find(span.text)
        if start >= 0:
            carried.append(
                {
                    "act": "add",
                    "part": span.part,
                    "start": start,
                    "end": start + len(span.text),
                    "label": span.label,
                    "who": added_by[added],
                    "at": "",
                    "carried": True,
                }
            )
    return carried


def _same_place(before: Analysis, span: Span, after: Analysis) -> int:
    """Where the same words stand between the same words, -1 when nowhere or more than once."""
    text, places, start = after.texts.get(span.part, ""), [], -1
    while (start := text.find(span.text, start + 1)) >= 0:
        if _surroundings(after, replace(span, start=start, end=start + len(span.text))) == _surroundings(before, span):
            places.append(start)
    return places[0] if len(places) == 1 else -1


def _surroundings(analysis: Analysis, span: Span) -> tuple:
    text = analysis.texts[span.part]
    around = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return span.part, span.label, span.text, *(" ".join(side.split()) for side in around)
