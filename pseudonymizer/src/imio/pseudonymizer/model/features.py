"""What the network is told of each word: hashed spellings, and what lists and the rest of the text say of it.

A name is never told by its letters: a capitalised word that no list of ordinary words holds is the same to the network
whoever bears it, so that it learns the words around, not persons. What the lists know (first name, locality, legal
form, office…) and where the word stands elsewhere in the text come as plain yes or no.
"""

from functools import lru_cache
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from importlib.resources import files
from spacy.strings import hash_string
from spacy.tokens import Doc
from typing import NamedTuple

import numpy


#: Columns of hashed spellings.
SPELLINGS = ("word", "beginning", "end", "shape")
_CACHE = "council_names.features"


def _around() -> dict[str, frozenset[str]]:
    lines = files(__package__).joinpath("words_around.txt").read_text("utf-8").splitlines()
    return {kind: frozenset(words.split()) for kind, words in (line.split(": ", 1) for line in lines)}


#: Folded words that announce a person, an office, a firm, a street…, by what they announce.
_AROUND = _around()
_LISTED = (
    lambda folded: lexicon.is_common(folded),
    lambda folded: folded in lexicon.french_words(),
    lambda folded: lexicon.is_first_name(folded) > 0,
    lambda folded: lexicon.is_first_name(folded) > 2,
    lambda folded: lexicon.is_first_name(folded) > 4,
    lambda folded: lexicon.is_locality(folded),
    lambda folded: lexicon.is_never_name(folded),
    lambda folded: folded in lexicon.PARTICLES,
    lambda folded: folded in lexicon.FIRM_WORDS or folded in _AROUND["form"],
    lambda folded: folded in _AROUND["civility"],
    lambda folded: folded in _AROUND["title"],
    lambda folded: folded in _AROUND["office"],
    lambda folded: folded in _AROUND["home"],
    lambda folded: folded in _AROUND["street"],
    lambda folded: folded in _AROUND["thing"],
    lambda folded: folded in lexicon.ATTENDANCE_WORDS,
)
# Places in _LISTED.
_GIVEN, _FORM, _CIVILITY, _TITLE, _OFFICE, _HOME, _STREET, _THING = 3, 8, 9, 10, 11, 12, 13, 14
_BETWEEN = frozenset((".", "-", " ", "et", "de", "du", "la", "le", "l'", "d'", "des", "(", "«"))
#: What the text says of a word elsewhere: bits of its evidence.
_AFTER_CIVILITY, _BY_FIRST_NAME, _BY_FORM, _SMALL, _AFTER_STREET, _BY_OFFICE, _AGAIN, _BY_HOME, _AFTER_TITLE = (
    1 << bit for bit in range(9)
)
#: How many yes or no a word has: from lists, from its other places in the text, and from how it is written.
LISTED, EVIDENCE, WRITINGS = len(_LISTED), 9, 5
FACTS = LISTED + EVIDENCE + WRITINGS


def spellings_and_facts(doc: Doc) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return, a row a word, the hashed spellings (n, 4) and the facts (n, FACTS); remembered on the document."""
    known = doc.user_data.get(_CACHE)
    if known is None:
        known = doc.user_data[_CACHE] = _read([token.text for token in doc])
    return known


def _read(words: list[str]) -> tuple[numpy.ndarray, numpy.ndarray]:
    if not words:
        return numpy.zeros((0, len(SPELLINGS)), dtype="uint64"), numpy.zeros((0, FACTS), dtype="f")
    rows = [of_word(word) for word in words]
    told = told_of(rows)
    return hashes_of(rows), numpy.hstack([told[:, :LISTED], evidence(rows, told), told[:, LISTED:]]).astype("f")


class Row(NamedTuple):
    """What a word alone tells."""

    hashes: bytes  # of its spellings, eight bytes each
    told: bytes  # what the lists say, and how it is written: one byte each, 0 or 1
    folded: str
    capital: bool
    word: bool  # two letters or more, and nothing else


@lru_cache(maxsize=65536)
def of_word(word: str) -> Row:
    """Return what a word alone tells."""
    folded = fold(word)
    letters = folded.isalpha()
    capital = word[:1].isupper()
    listed = tuple(bool(test(folded)) for test in _LISTED) if letters else (False,) * len(_LISTED)
    writings = (
        word.islower(),
        capital and not word.isupper(),
        len(word) > 1 and word.isupper(),
        len(word) == 1 and capital,
        "\n" in word or "\t" in word,
    )
    ordinary = not capital or listed[0] or listed[1] or any(listed[6:])
    spelt = (folded if ordinary else "<name>") if letters else word if len(word) < 4 and not word.isdigit() else "#"
    hashes = (spelt, folded[:2], folded[-3:], _shape(word))
    return Row(
        numpy.array([hash_string(f"{n}{text}") for n, text in enumerate(hashes)], dtype="uint64").tobytes(),
        bytes(listed + writings),
        folded,
        capital and letters,
        letters and len(folded) > 1,
    )


def hashes_of(rows: list[Row]) -> numpy.ndarray:
    """Return the hashed spellings of words, (n, 4)."""
    return numpy.frombuffer(b"".join([row.hashes for row in rows]), dtype="uint64").reshape(len(rows), -1)


def told_of(rows: list[Row]) -> numpy.ndarray:
    """Return what words alone tell, (n, LISTED + WRITINGS) of 0 and 1."""
    return numpy.frombuffer(b"".join([row.told for row in rows]), dtype="uint8").reshape(len(rows), -1)


def evidence(rows: list[Row], told: numpy.ndarray) -> numpy.ndarray:
    """Return what the other words of the text say of each, (n, EVIDENCE) of 0 and 1."""
    bits = numpy.array(_evidence(rows, told), dtype="int64")
    return ((bits[:, None] >> numpy.arange(EVIDENCE)) & 1).astype("f")


def _shape(word: str) -> str:
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:6])
    return shape[:2] + str(min(len(word), 6))


def _evidence(rows: list[Row], told: numpy.ndarray) -> list[int]:
    """Return for each name-like word what its own and its other places in the text say: bits."""
    near = (
        _within(told[:, _OFFICE], 8) * _BY_OFFICE
        | _within(told[:, _HOME], 8) * _BY_HOME
        | _within(told[:, _FORM], 4) * _BY_FORM
    ).tolist()
    of: dict[str, int] = {}
    for index, row in enumerate(rows):
        if not row.word:
            continue
        if row.capital:
            again = _AGAIN if row.folded in of else 0
            of[row.folded] = of.get(row.folded, 0) | near[index] | _before(rows, index) | again
        else:
            of[row.folded] = of.get(row.folded, 0) | _SMALL
    return [of[row.folded] if row.word and row.capital else 0 for row in rows]


def _within(marked: numpy.ndarray, reach: int) -> numpy.ndarray:
    """Say of each word whether a marked one stands at most `reach` words away."""
    sums = numpy.zeros(len(marked) + 1, dtype="int64")
    numpy.cumsum(marked, out=sums[1:])
    places = numpy.arange(len(marked))
    found = sums[numpy.minimum(places + reach + 1, len(marked))] - sums[numpy.maximum(places - reach, 0)]
    return (found > 0).astype("int64")


def _before(rows: list[Row], index: int) -> int:
    """Look from a name back over its other words to what announces it."""
    bits = 0
    for beside in rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]:
        if beside.capital and beside.told[_GIVEN]:
            bits |= _BY_FIRST_NAME
    for back in range(index - 1, max(-1, index - 7), -1):
        row = rows[back]
        if row.told[_CIVILITY]:
            return bits | _AFTER_CIVILITY
        if row.told[_TITLE]:
            return bits | _AFTER_TITLE
        if row.told[_STREET] or row.told[_THING]:
            return bits | _AFTER_STREET
        if not row.capital and row.folded not in _BETWEEN:
            return bits
    return bits
