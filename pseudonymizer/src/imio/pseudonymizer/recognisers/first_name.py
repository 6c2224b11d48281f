"""A listed first name beside another capitalised word: "Jean Dupont", "DUPONT Jean", "Dupont Jean".

Source of the list: first names of the whole population (Statbel). Accuracy: high recall; a first name
that is also an ordinary word or a locality needs a second sign, so it scores less.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context


NAME = "first_name"


def find(context: Context) -> Iterator[Candidate]:
    """Yield runs of two words or more of which one is a first name."""
    for run in context.runs:
        words = names.trimmed(run)
        proper = [t for t in words if t.is_name]
        if len(proper) < 2 or len(proper) > 7 or any(t.kind == "initial" for t in proper):
            continue
        weights = [lexicon.is_first_name(t.text) for t in proper]
        best = max(_weight(t, w) for t, w in zip(proper, weights, strict=True))
        if best < 1 or _is_place(context.text[words[0].start : words[-1].end], proper):
            continue
        ordinary = sum(lexicon.is_common(t.text) or lexicon.is_locality(t.text) for t in proper)
        if ordinary and all(t.kind == "upper" for t in proper) and len(proper) > 1 and best < 5:
            continue
        score = 0.9 if best >= 4 and not ordinary else 0.75 if best >= 2 and ordinary < len(proper) else 0.55
        if score == 0.75 and not ordinary:
            score = 0.795  # more than the model has to say of one of the words
        if ordinary == len(proper):
            score = 0.4
        yield Candidate(
            words[0].start,
            words[-1].end,
            "PERSON",
            MASK,
            score,
            "Prénom connu suivi ou précédé d'un nom",
            NAME,
        )


def _weight(token: names.Token, weight: int) -> int:
    if lexicon.is_common(token.text) and weight < 5:
        return 1 if weight >= 3 and token.kind == "cap" else 0
    if lexicon.is_locality(token.text) and weight < 4:
        return 0
    return weight


def _is_place(text: str, words: list[names.Token]) -> bool:
    return lexicon.is_locality(text) or all(lexicon.is_locality(t.text) for t in words)
