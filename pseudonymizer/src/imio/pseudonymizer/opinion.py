"""What the trained model thinks of each word of a text: name of a person, a place, an organisation; in what role; or
another datum: a home, a birth, a sensitive phrase, a parcel.

The shipped pipeline gives probabilities. Any other installed spaCy pipeline gives entities, which count as near
certain, no role and no other datum.
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
_PERSON, _BEGINS = 0, 3
#: Columns of the other data.
_DATA = {"ADDRESS": 7, "BIRTH": 8, "SENSITIVE": 9, "PARCEL": 10}
_COLUMNS = 11


@dataclass(frozen=True, slots=True)
class Opinion:
    """Words in order, and for each: P(person), P(place), P(organisation), P(a name begins), roles, other data."""

    name: str
    starts: list[int]
    ends: list[int]
    rows: numpy.ndarray
    has_roles: bool
    sums: numpy.ndarray  # of the rows before each word: a range is asked about thousands of times

    def about(self, start: int, end: int) -> numpy.ndarray | None:
        """Return the mean row of the words in a range, or None when it holds no word."""
        first, last = self._words(start, end)
        return (self.sums[last] - self.sums[first]) / (last - first) if first < last else None

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

    def datum(self, label: str, start: int, end: int) -> float:
        """Return how probable it is that a range is a datum of a label of `_DATA`."""
        row = self.about(start, end)
        return 0.0 if row is None else float(row[_DATA[label]])

    def data(self, label: str, sure: float, perhaps: float) -> Iterator[tuple[int, int, float]]:
        """Yield stretches like `persons`, of another datum."""
        yield from self._stretches(_DATA[label], sure, perhaps)

    def persons(self, sure: float, perhaps: float | None = None) -> Iterator[tuple[int, int, float]]:
        """Yield (start, end, probability) of stretches of words that are each perhaps, and one surely, a person's name.

        The probability is the mean of the words. A word that opens a name ends the stretch before it.
        """
        yield from self._stretches(_PERSON, sure, sure if perhaps is None else perhaps)

    def _stretches(self, column: int, sure: float, perhaps: float) -> Iterator[tuple[int, int, float]]:
        values = self.rows[:, column]
        opens = self.rows[:, _BEGINS] > 0.5 if column == _PERSON else numpy.zeros(len(values), dtype=bool)
        index, size = 0, len(self.starts)
        likely = (values >= perhaps).tolist()
        while index < size:
            if not likely[index]:
                index += 1
                continue
            first = index
            index += 1
            while index < size and likely[index] and not opens[index]:
                index += 1
            words = values[first:index]
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


@cache
def _inference(name: str):
    from imio.pseudonymizer.model.inference import Inference

    return Inference(load(name).get_pipe("council_names").model)


def ask(name: str, text: str) -> Opinion:
    """Return the opinion of a pipeline on a text of any length, read piece by piece."""
    nlp = load(name)
    starts: list[int] = []
    ends: list[int] = []
    rows = []
    own = nlp.pipe_names == ["council_names"]
    for offset, chunk in _chunks(text):
        part = _ours(name, _HALF.sub("\ufffd", chunk)) if own else _others(nlp, _HALF.sub("\ufffd", chunk))
        starts += [offset + start for start in part[0]]
        ends += [offset + end for end in part[1]]
        rows.append(part[2])
    table = numpy.concatenate(rows) if rows else numpy.zeros((0, _COLUMNS), dtype="f")
    return Opinion(f"{nlp.meta['name']} {nlp.meta['version']}", starts, ends, table, own, _running(table))


def _running(table: numpy.ndarray) -> numpy.ndarray:
    sums = numpy.zeros((len(table) + 1, table.shape[1]))
    numpy.cumsum(table, axis=0, out=sums[1:], dtype="d")
    return sums


def _ours(name: str, text: str) -> tuple[list[int], list[int], numpy.ndarray]:
    """Ask a model trained here, without the detour of a pipeline: this runs on every document."""
    from imio.pseudonymizer.model.component import probabilities
    from imio.pseudonymizer.model.words import cut

    words, _, starts = cut(text)
    seen = [i for i, word in enumerate(words) if not word.isspace()]
    scores = probabilities(_inference(name).scores(words))
    return [starts[i] for i in seen], [starts[i] + len(words[i]) for i in seen], _from_scores(scores)[seen]


def _others(nlp, text: str) -> tuple[list[int], list[int], numpy.ndarray]:
    doc = nlp(text)
    seen = [token for token in doc if not token.is_space]
    places = [token.i for token in seen]
    return [t.idx for t in seen], [t.idx + len(t.text) for t in seen], _from_entities(doc)[places]


def _from_scores(scores: numpy.ndarray) -> numpy.ndarray:
    out = numpy.empty((len(scores), _COLUMNS), dtype="f")
    out[:, 0] = scores[:, 1] + scores[:, 2]
    out[:, 1] = scores[:, 3] + scores[:, 4]
    out[:, 2] = scores[:, 5] + scores[:, 6]
    out[:, 3] = scores[:, 1]
    out[:, 4:7] = scores[:, 7:10]
    out[:, 7:] = scores[:, 11:15]
    return out


def _from_entities(doc) -> numpy.ndarray:
    out = numpy.zeros((len(doc), _COLUMNS), dtype="f")
    for entity in doc.ents:
        column = _LABELS.get(entity.label_)
        if column is not None:
            out[entity.start : entity.end, column] = _CERTAIN
            out[entity.start, _BEGINS] = _CERTAIN if column == _PERSON else 0
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
