"""Persons found by the trained model (`opinion`), the shipped one or another spaCy pipeline named in the settings.

Accuracy: the rules find more, the model finds what no rule foresees: a bare surname in a sentence. Whatever is more
likely a person than not counts; what it is not sure of is proposed, so that a human decides.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "model"
#: Below this probability a word is not part of a name; from SURE on, the model alone may mask.
THRESHOLD = 0.5
SURE = 0.9
_LEADING = re.compile(rf"(?:(?:{names.CIVILITIES.pattern})[\s\u00a0]+)+")
_NAME_LIKE = re.compile(r"[^\W\d_]")


def find(context: Context) -> Iterator[Candidate]:
    """Yield the stretches that the model takes for persons, without civility."""
    if context.opinion is None:
        return
    for start, end, probability in context.opinion.persons(THRESHOLD):
        text = context.text[start:end]
        lead = _LEADING.match(text)
        if lead:
            start += lead.end()
            text = context.text[start:end]
        if len(_NAME_LIKE.findall(text)) < 2 or "\n" in text or "\t" in text:
            continue
        if _ordinary(text, probability) or _is_place(context, text):
            continue
        if eponym.is_eponym(context.text, start, end) or eponym.is_thing(text):
            continue
        yield Candidate(
            start,
            end,
            "PERSON",
            MASK if probability >= SURE else PROPOSE,
            min(0.79, 0.8 * probability) if probability >= SURE else 0.45,
            f"Modèle {context.opinion.name}, {probability:.0%}",
            NAME,
        )


def _ordinary(text: str, probability: float) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    if not any(w[0].isupper() for w in words) or all(lexicon.is_never_name(w) for w in words):
        return True
    return probability < 0.98 and all(lexicon.is_common(w) and lexicon.is_first_name(w) < 3 for w in words)


def _is_place(context: Context, text: str) -> bool:
    folded = fold(text)
    return folded in context.places or (lexicon.is_locality(text) and not lexicon.is_first_name(text))
