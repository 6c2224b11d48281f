"""Running text: a plain text without the white space that only lays it out, so that rules see names whole.

A mail or a note kept as plain text often ends its lines at a fixed width, in the middle of a sentence or of a name; a
typist or a word processor puts two blanks where one parts words. Three blanks and more part columns, and stay. What is
written in capitals throughout is recased (`recasing`).
"""

from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from imio.pseudonymizer.reading import ShownText
from imio.pseudonymizer.recasing import recased
from itertools import pairwise

import re


#: Blanks of other widths than the two that rules and model know: thin, narrow, figure, em, ideographic.
_WIDTHS = dict.fromkeys((*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_TWO_BLANKS = re.compile(r"(?<![ \u00a0])[ \u00a0]{2}(?![ \u00a0])")
#: A width at which lines end: no narrower, or every list has one; no wider, or it is a paragraph a line.
_NARROWEST, _WIDEST = 40, 140
#: So many lines must end there before any is taken for the beginning of the next.
_ENOUGH = 3
_FIRST_WORD = re.compile(r"\S+")
#: A point that ends no sentence: "M.", "J.", "Ch.", "av."
_SHORTENED = re.compile(r"(?<![\w'’])(?:[A-ZÀ-Þ][a-zà-ÿ]?|MM|Mme|Mlle|av|bd|bte|art|tél|réf|ép|Vve)\.$")
_HYPHENED = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Running:
    """What rules read, and where each character of it stands in the plain text (code points)."""

    text: ShownText
    plain: ShownText
    places: Sequence[int] = ()  # nothing where both are the same, place by place

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the running text stands in the plain text."""
        if not self.places or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the plain text stands in the running text."""
        if not self.places:
            return start, end
        return bisect_left(self.places, start), bisect_left(self.places, end)


def running(plain: ShownText, wrapped: bool) -> Running:
    """Return the running text of a plain text; `wrapped`: whether a line of it may end in the middle of a sentence."""
    text = recased(str(plain) if plain.isascii() else plain.translate(_WIDTHS))
    gone = {match.start() for match in _TWO_BLANKS.finditer(text)}
    wraps = list(_wraps(text)) if wrapped else []
    if wraps:
        letters = list(text)
        for place, hyphened in wraps:
            letters[place] = " "
            if hyphened:
                gone.add(place)
        text = "".join(letters)
    if not gone:
        return Running(_shown(text, plain.visible), plain)
    places = [place for place in range(len(text)) if place not in gone]
    visible = bisect_left(places, plain.visible)
    return Running(_shown("".join([text[place] for place in places]), visible), plain, places)


def _shown(text: str, visible: int) -> ShownText:
    shown = ShownText(text)
    shown.visible = visible
    return shown


def _wraps(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where a line feed only wraps a sentence, and whether it does so behind a hyphen."""
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return
    full = [_is_full(line, following, width) for line, following in pairwise(lines)]
    if sum(full) < _ENOUGH:
        return
    place = -1
    for (line, following), ends in zip(pairwise(lines), full, strict=True):
        place += len(line) + 1
        if ends and goes_on(line, following):
            yield place, bool(_HYPHENED.search(line)) and following[0].isalpha()


def _is_full(line: str, following: str, width: int) -> bool:
    """Say whether the first word of the next line would not have found room on a line."""
    word = _FIRST_WORD.match(following)
    return (
        bool(word) and bool(line.strip()) and "\t" not in line and len(line.rstrip()) + 1 + len(word[0]) > 0.95 * width
    )


def goes_on(line: str, following: str) -> bool:
    """Say whether a line may end in the middle of a sentence that the next one goes on with."""
    line, following = line.rstrip(), following.lstrip()
    ended = line[-1:] in ".;:!?" and not _SHORTENED.search(line)
    return bool(line) and bool(following) and not ended and following[0].isalnum()
