"""Gives the persons of an annotated text other names, so that few texts teach as many.

The same word becomes the same word all over the text, in firms and streets as well, in the capitals that it had.
"""

from dataclasses import replace
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.training.corpora import Sample
from imio.pseudonymizer.training.people import People
from imio.pseudonymizer.training.people import upper
from random import Random

import re


_WORD = re.compile(r"[^\W\d_]{2,}")


def retold(samples: list[Sample], times: int, seed: int) -> list[Sample]:
    """Return the texts as they are and, `times` in all, with other persons each time."""
    chance = Random(seed)
    return [renamed(s, chance) if again else s for again in range(times) for s in samples]


def renamed(sample: Sample, chance: Random, origin: str = "") -> Sample:
    """Return the text with other persons in it, all of one origin (`people.ORIGINS`) if it is given."""
    people = People(chance, origin=origin)
    others: dict[str, str] = {}
    for start, end, label, _ in sample.spans:
        if label == "PER":
            _meet(sample.text[start:end], others, people)
    text, spans, position = "", [], 0
    for start, end, label, role in sample.spans:
        text += sample.text[position:start]
        new = _WORD.sub(lambda match: _as_written(match[0], others), sample.text[start:end])
        spans.append((len(text), len(text) + len(new), label, role))
        text += new
        position = end
    return replace(sample, text=text + sample.text[position:], spans=tuple(spans))


def _meet(name: str, others: dict[str, str], people: People) -> None:
    words = _WORD.findall(name)
    for word in words:
        folded = fold(word)
        if folded in others or folded in lexicon.PARTICLES or (len(word) < 4 and word.islower()):
            continue
        given = len(words) > 1 and lexicon.is_first_name(word) > 2 and not (word.isupper() and not name.isupper())
        person = people.person()
        others[folded] = re.split(r"[ '’-]", person.given if given else person.surname)[-1] or word


def _as_written(word: str, others: dict[str, str]) -> str:
    other = others.get(fold(word))
    if other is None:
        return word
    return upper(other) if word.isupper() else other[:1].upper() + other[1:] if word[0].isupper() else other.lower()
