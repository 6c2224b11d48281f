"""Shows the mentions inside a received text: the source with marks around them, offsets as the pseudonymizer reads.

Pure. The marks add no text, so that what is selected on the screen can be found again in the plain text: the state is
in attributes (``data-glyph``, ``data-word``) that the style sheet writes out.
"""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from html import escape
from imio.pseudonymizer import Part
from imio.pseudonymizer.reading import read
from imio.pseudonymizer.reading import Reading


@dataclass(frozen=True)
class Mention:
    """A range of a part's plain text, and what its mark says.

    ``state``: ``masked``, ``visible`` or ``open``. ``glyph``, ``word``: the same for the eye. ``id``: the mark is
    ``m-<id>``, and leads to the element ``d-<id>``, where it is decided; ``w-<id>`` says why.
    """

    id: str
    start: int
    end: int
    state: str
    glyph: str
    word: str


@dataclass(frozen=True)
class Ink:
    """A range of a text counted in the characters that leave ink: no white space, which screens show their own way."""

    start: int
    end: int


def mark(part: Part, mentions: Iterable[Mention]) -> str:
    """The part as HTML with its mentions marked; values that a page hides follow as a list.

    A mention that tags cut is marked piece by piece. Where two overlap, the first keeps what they share.
    """
    reading = _read(part.content, part.format)
    pieces = list(_pieces(reading, list(mentions)))
    hidden = [
        f"<li>{_written(reading, pieces, place.start, place.end, escape)}</li>"
        for place in reading.hidden
        if place.start >= 0
    ]
    shown = _source(reading, [piece for piece in pieces if piece.start < reading.visible], _links(reading))
    return shown + (f'<ul class="bench-hidden">{"".join(hidden)}</ul>' if hidden else "")


#: One reviewer decides on one text many times in a row; a text of 5,000 words takes longer to read than to mark.
_read = lru_cache(maxsize=16)(read)


def range_of(text: str, ink: Ink) -> tuple[int, int]:
    """The range of a plain text that holds the ink; ``(0, 0)`` when there is none."""
    places = [position for position, character in enumerate(text) if not character.isspace()]
    if not 0 <= ink.start < ink.end <= len(places):
        return 0, 0
    return places[ink.start], places[ink.end - 1] + 1


@dataclass(frozen=True)
class _Piece:
    """Characters of one mention that no tag separates."""

    start: int
    end: int
    mention: Mention
    first: bool


def _pieces(reading: Reading, mentions: list[Mention]) -> Iterator[_Piece]:
    """In the order of the text, apart from each other."""
    taken = 0
    for mention in sorted(_with_upstream(reading, mentions), key=lambda m: (m.start, -m.end)):
        first = True
        for start, end in _runs(reading, max(mention.start, taken), min(mention.end, len(reading.text))):
            yield _Piece(start, end, mention, first)
            first = False
        taken = max(taken, mention.end)


def _with_upstream(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions, none of which cuts an upstream mask, and the masks that none of them holds."""
    found = list(mentions)
    for start, end in reading.upstream:
        around = [m for m in found if m.start < end and start < m.end]
        for mention in around:
            found.remove(mention)
            found.append(replace(mention, start=min(start, mention.start), end=max(end, mention.end)))
        if not around:
            found.append(Mention("", start, end, "masked", "", ""))
    return found


def _runs(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a range that stand in the source without a tag between, and show something."""
    run: list[int] = []
    for index in range(start, end):
        if reading.starts[index] == reading.ends[index]:
            continue
        if run and _are_apart(reading, run[-1], index):
            yield from _inked(reading, run)
            run = []
        run.append(index)
    yield from _inked(reading, run)


def _are_apart(reading: Reading, left: int, right: int) -> bool:
    if reading.visible in range(left + 1, right + 1) or _is_upstream(reading, left) != _is_upstream(reading, right):
        return True
    tag = bisect_left(reading.tags, (reading.ends[left], 0))
    return tag < len(reading.tags) and reading.tags[tag][0] < reading.starts[right]


def _is_upstream(reading: Reading, index: int) -> int:
    """Number of the upstream mask that a character belongs to; -1: of none."""
    place = bisect_right(reading.upstream, (index, len(reading.text))) - 1
    return place if place >= 0 and index < reading.upstream[place][1] else -1


def _inked(reading: Reading, run: list[int]) -> Iterator[tuple[int, int]]:
    # A mark around the blanks between two cells would leave the table.
    if run and reading.text[run[0] : run[-1] + 1].strip():
        yield run[0], run[-1] + 1


def _source(reading: Reading, pieces: list[_Piece], links: list[tuple[int, int]]) -> str:
    """The source with the pieces marked."""
    asis: Callable[[str], str] = escape if reading.format == "text" else str
    out, position = [], 0
    for piece in pieces:
        begin, end = reading.starts[piece.start], reading.ends[piece.end - 1]
        out.append(asis(reading.source[position:begin]))
        if _is_upstream(reading, piece.start) >= 0:
            text = escape(reading.text[piece.start : piece.end])
        else:
            text = asis(reading.source[begin:end])
        out.append(_marked(piece, text, any(first < begin < last for first, last in links)))
        position = end
    out.append(asis(reading.source[position:]))
    return "".join(out)


def _written(reading: Reading, pieces: list[_Piece], start: int, end: int, asis: Callable[[str], str]) -> str:
    """A stretch of the plain text with the pieces marked."""
    out, position = [], start
    for piece in pieces:
        if piece.start >= start and piece.end <= end:
            out.append(asis(reading.text[position : piece.start]))
            out.append(_marked(piece, asis(reading.text[piece.start : piece.end]), False))
            position = piece.end
    out.append(asis(reading.text[position:end]))
    return "".join(out)


def _marked(piece: _Piece, text: str, in_link: bool) -> str:
    mention = piece.mention
    if not mention.id:
        return f'<mark class="bench-mark" data-state="masked">{text}</mark>'
    name = escape(mention.id)
    attributes = f'class="bench-mark" data-state="{escape(mention.state)}" data-mention="{name}"'
    if not piece.first:
        return f"<mark {attributes}>{text}</mark>"
    attributes += f' id="m-{name}" data-glyph="{escape(mention.glyph)}" data-word="{escape(mention.word)}"'
    if in_link:
        # A link holds no link.
        return f'<mark {attributes} tabindex="0" aria-describedby="w-{name}">{text}</mark>'
    return f'<mark {attributes}><a href="#d-{name}" aria-describedby="w-{name}">{text}</a></mark>'


def _links(reading: Reading) -> list[tuple[int, int]]:
    """The source ranges between the tags of links."""
    found, opened = [], -1
    for begin, end in reading.tags:
        tag = reading.source[begin:end].lower()
        if tag.startswith(("<a ", "<a>")):
            opened = begin
        elif tag.startswith("</a") and opened >= 0:
            found.append((opened, begin))
            opened = -1
    return found
