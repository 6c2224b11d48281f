"""The last look at a rendered copy: is anything that was masked still there, in any disguise?

It reads the copy on its own, from the source: what a browser shows, and what it does not
(attributes, comments, scripts, file names). A hit never carries the text that was found.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.folding import Needle
from imio.pseudonymizer.reading import read
from imio.pseudonymizer.recognisers.iban import valid_ibans
from imio.pseudonymizer.recognisers.niss import valid_numbers


NAMES = frozenset({"PERSON", "MINOR"})


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Clear text of something masked. Private: never log it."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what kind, in which part, where in its plain text (0, 0 when hidden)."""

    kind: str
    part: str
    start: int
    end: int


def scan(
    parts: Iterable[tuple[str, str, str]],
    forbidden: Iterable[Forbidden],
    kept: Mapping[str, Iterable[tuple[int, int]]] = {},
) -> list[Hit]:
    """Return the hard hits in rendered parts, given as (name, content, format).

    A valid NISS or BIS number is always one; a valid IBAN, and the full text of anything forbidden,
    outside the kept ranges (offsets in the plain text of the rendered part). A surname alone is
    looked for only when it is forbidden as such.
    """
    needles = _needles(forbidden)
    hits: list[Hit] = []
    for name, content, format in parts:
        reading = read(content, format)
        allowed = sorted(kept.get(name, ()))
        hits += [Hit(kind, name, s, e) for kind, s, e in _look(reading.text, needles, allowed)]
        for raw in {hidden.text for hidden in reading.hidden if hidden.start < 0}:
            for text in {folded.text for folded in Folded.variants(raw)}:
                hits += [Hit(kind, name, 0, 0) for kind, _, _ in _look(text, needles, ())]
        if format == "html":
            hits += [Hit(kind, name, 0, 0) for kind, _, _ in _look_in_links(reading, needles, allowed)]
    return list(dict.fromkeys(hits))


def _needles(forbidden: Iterable[Forbidden]) -> list[tuple[str, Needle]]:
    unique = {}
    for item in forbidden:
        needle = Needle(item.text, name=item.label in NAMES)
        kind = "name" if item.label in NAMES else item.label.lower()
        if needle.forms:
            unique[kind, frozenset(needle.forms)] = (kind, needle)
    return list(unique.values())


def _look(text: str, needles, allowed):
    for start, end in valid_numbers(text):
        yield "niss", start, end
    for start, end in valid_ibans(text):
        if not _inside(start, end, allowed):
            yield "iban", start, end
    if not needles:
        return
    folded = Folded(text)
    for kind, needle in needles:
        for start, end in needle.find(folded):
            if not _inside(start, end, allowed):
                yield kind, start, end


def _look_in_links(reading, needles, allowed):
    """Look at exposed links as they stand: percent-encoding may hide a datum from the plain text."""
    for hidden in reading.hidden:
        if hidden.start < 0 or "%" not in hidden.text:
            continue
        if any(start < hidden.end and hidden.start < end for start, end in allowed):
            continue
        for folded in Folded.variants(hidden.text):
            yield from _look(folded.text, needles, ())


def _inside(start: int, end: int, allowed) -> bool:
    return any(low <= start and end <= high for low, high in allowed)
