"""What the trained model thinks of each word of a text: name of a person, a place, an organisation; in what role.

The shipped pipeline gives probabilities. Any other installed spaCy pipeline gives entities, which count as near
certain, and no role.
"""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.errors import ModelUnavailable
from importlib.resources import files

import numpy
import re


_HALF = re.compile("[\ud800-\udfff]")  # half a character: spaCy stores its words as UTF-8
_CHUNK = 100_000
_CERTAIN = 0.95
_LABELS = {"PER": 0, "PERSON": 0, "LOC": 1, "GPE": 1, "FAC": 1, "ORG": 2}
_ROLES = ("private", "office", "capacity")


@dataclass(frozen=True, slots=True)
class Opinion:
    """Words in order, and for each: P(person), P(place), P(organisation), P(a name begins), then the roles."""

    name: str
    starts: list[int]
    ends: list[int]
    rows: numpy.ndarray
    has_roles: bool

    def about(self, start: int, end: int) -> numpy.ndarray | None:
        """Return the mean row of the words in a range, or None when it holds no word."""
        first, last = self._words(start, end)
        return self.rows[first:last].mean(axis=0) if first < last else None

    def person(self, start: int, end: int) -> float:
        """Return how probable it is that a range is the name of a person."""
        row = self.about(start, end)
        return 0.0 if row is None else float(row[0])

    def thing(self, start: int, end: int) -> float:
        """Return how probable it is that a range names a place or an organisation."""
        row = self.about(start, end)
        return 0.0 if row is None else float(row[1] + row[2])

    def role(self, start: int, end: int) -> dict[str, float]:
        """Return the probability of each role of the person named in a range; empty when nobody knows."""
        row = self.about(start, end)
        if row is None or not self.has_roles:
            return {}
        return dict(zip(_ROLES, map(float, row[4:7]), strict=True))

    def _words(self, start: int, end: int) -> tuple[int, int]:
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def persons(self, sure: float, perhaps: float | None = None) -> Iterator[tuple[int, int, float]]:
        """Yield (start, end, probability) of stretches of words that are each perhaps, and one surely, a person's name.

        The probability is the mean of the words. A word that opens a name ends the stretch before it.
        """
        perhaps = sure if perhaps is None else perhaps
        index, size = 0, len(self.starts)
        while index < size:
            if self.rows[index, 0] < perhaps:
                index += 1
                continue
            first = index
            index += 1
            while index < size and self.rows[index, 0] >= perhaps and not self.rows[index, 3] > 0.5:
                index += 1
            words = self.rows[first:index, 0]
            if words.max() >= sure:
                yield self.starts[first], self.ends[index - 1], float(words.mean())


@cache
def load(name: str):
    """Load the shipped pipeline, an installed one, or one in a folder; once a process.

    Raises `ModelUnavailable` when spaCy cannot load it.
    """
    try:
        from imio.pseudonymizer.model import component  # noqa: F401 – registers what a model trained here is made of

        import spacy

        return spacy.load(str(files("imio.pseudonymizer").joinpath("model", "shipped")) if name == SHIPPED else name)
    except (ImportError, OSError, ValueError) as error:
        raise ModelUnavailable(f"Le modèle « {name} » n'est pas installé ou ne se charge pas.") from error


def ask(name: str, text: str) -> Opinion:
    """Return the opinion of a pipeline on a text of any length, read piece by piece."""
    nlp = load(name)
    starts: list[int] = []
    ends: list[int] = []
    rows = []
    has_roles = False
    for offset, chunk in _chunks(text):
        doc = nlp(_HALF.sub("\ufffd", chunk))
        words = [token.i for token in doc if not token.is_space]
        starts += [offset + doc[i].idx for i in words]
        ends += [offset + doc[i].idx + len(doc[i].text) for i in words]
        scores = doc.user_data.get("council_names.scores")
        has_roles = scores is not None
        rows.append(_from_scores(scores)[words] if has_roles else _from_entities(doc)[words])
    table = numpy.concatenate(rows) if rows else numpy.zeros((0, 7), dtype="f")
    return Opinion(f"{nlp.meta['name']} {nlp.meta['version']}", starts, ends, table, has_roles)


def _from_scores(scores: numpy.ndarray) -> numpy.ndarray:
    out = numpy.empty((len(scores), 7), dtype="f")
    out[:, 0] = scores[:, 1] + scores[:, 2]
    out[:, 1] = scores[:, 3] + scores[:, 4]
    out[:, 2] = scores[:, 5] + scores[:, 6]
    out[:, 3] = scores[:, 1]
    out[:, 4:7] = scores[:, 7:10]
    return out


def _from_entities(doc) -> numpy.ndarray:
    out = numpy.zeros((len(doc), 7), dtype="f")
    for entity in doc.ents:
        column = _LABELS.get(entity.label_)
        if column is not None:
            out[entity.start : entity.end, column] = _CERTAIN
            out[entity.start, 3] = _CERTAIN if column == 0 else 0
    return out


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at line ends: a pipeline refuses more than a million characters."""
    position = 0
    while position < len(text):
        end = min(len(text), position + _CHUNK)
        if end < len(text):
            cut = text.rfind("\n", position, end)
            end = cut + 1 if cut > position else end
        yield position, text[position:end]
        position = end
