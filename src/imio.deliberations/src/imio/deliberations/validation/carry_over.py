"""Carries what was decided to a new version: the same words between the same words need no second question."""

from collections.abc import Mapping
from collections.abc import Sequence
from imio.deliberations.validation.review import Decided
from imio.deliberations.validation.review import decide
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
    answers: dict[tuple, set[tuple[str, str, str]]] = {}
    for mention in outcome.mentions:
        if mention.by == "human" and mention.added < 0:
            answer = ("mask" if mention.masked else "keep", "", "")
            answers.setdefault(_surroundings(before, mention.span), set()).add(answer)
    carried = [
        {"act": next(iter(found))[0], "span": span.id, "who": "", "at": "", "carried": True}
        for span in after.spans
        if len(found := answers.get(_surroundings(after, span), ())) == 1
    ]
    return carried + _additions(before, outcome.mentions, after)


def _additions(before: Analysis, mentions: Sequence[Decided], after: Analysis) -> list[dict[str, Any]]:
    carried = []
    first_of = {}
    for mention in mentions:
        if mention.added >= 0:
            first_of.setdefault(mention.added, mention.span)
    for span in first_of.values():
        text = after.texts.get(span.part, "")
        if (start := text.find(span.text)) >= 0:
            # What a human added as missed is masked again wherever it stands: the safe side needs no context.
            carried.append(
                {
                    "act": "add",
                    "part": span.part,
                    "start": start,
                    "end": start + len(span.text),
                    "label": span.label,
                    "who": "",
                    "at": "",
                    "carried": True,
                }
            )
    return carried


def _surroundings(analysis: Analysis, span: Span) -> tuple:
    text = analysis.texts[span.part]
    around = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return span.part, span.label, span.text, *(" ".join(side.split()) for side in around)
