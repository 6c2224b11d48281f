"""The passage of a text that shows best what was searched for, as plain-text pieces. Pure."""

from bisect import bisect_right
from collections.abc import Collection
from collections.abc import Sequence

import re


#: Code points of a passage, without its ellipses.
LENGTH = 240
#: Code points of a text that are looked at: the passage of a longer one is in its beginning.
LOOKED_AT = 40_000

Range = tuple[int, int]


def ranges(tokens: Sequence[tuple[str, int, int]], wanted: Collection[Sequence[str]]) -> list[Range]:
    """Where the wanted sequences of terms stand. ``tokens``: (term, start, end) in reading order."""
    by_first: dict[str, list[Sequence[str]]] = {}
    for terms in wanted:
        if terms:
            by_first.setdefault(terms[0], []).append(terms)
    found = []
    for at, (term, start, _end) in enumerate(tokens):
        for terms in by_first.get(term, ()):
            run = tokens[at : at + len(terms)]
            if len(run) == len(terms) and all(token[0] == one for token, one in zip(run, terms, strict=True)):
                found.append((start, run[-1][2]))
    return _joined(found)


def snippet(text: str, marked: Sequence[Range], length: int = LENGTH) -> tuple[tuple[str, bool], ...]:
    """The pieces of the passage with most of the marked ranges: (text, whether it is marked). Whole words only."""
    start, end = _window(text, marked, length)
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in marked:
        if first < start or last > end:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:end], False))
    pieces = [(re.sub(r"\s+", " ", piece), is_marked) for piece, is_marked in pieces if piece]
    if start > 0:
        pieces.insert(0, ("… ", False))
    if end < len(text.rstrip()):
        pieces.append((" …", False))
    return tuple(_plain_joined(pieces))


def _window(text: str, marked: Sequence[Range], length: int) -> Range:
    """The window of whole words that begins a little before a range and holds most of them."""
    if not marked:
        return 0, _word_end(text, min(length, len(text)))
    starts = [first for first, _ in marked]
    best = max(range(len(marked)), key=lambda at: (bisect_right(starts, starts[at] + length * 3 // 4) - at, -at))
    start = _word_start(text, max(0, starts[best] - length // 4))
    end = _word_end(text, min(len(text), max(start + length, marked[best][1])))
    return start, end


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    """The end of the word before, when there is one: a passage is no longer than it should be."""
    if at >= len(text) or text[at].isspace():
        return at
    cut = at
    while cut > 0 and not text[cut - 1].isspace():
        cut -= 1
    return len(text[:cut].rstrip()) or at


def _joined(found: list[Range]) -> list[Range]:
    joined: list[Range] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _plain_joined(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    joined: list[tuple[str, bool]] = []
    for piece, is_marked in pieces:
        if joined and not is_marked and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + piece, False)
        else:
            joined.append((piece, is_marked))
    return joined
