"""Pieces of text with their labels, and how they are woven into one text with spans."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field


PRIVATE = "private"
OFFICE = "office"
CAPACITY = "capacity"

#: A span of a generated text: start, end, label, role.
Span = tuple[int, int, str, str]

_GLUE = (" ", "-", "\u00a0")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `part` tells a surname ("last") or a first name ("first") from a whole name, `owner` whose."""

    text: str
    label: str = ""
    role: str = ""
    part: str = ""
    owner: object = field(default=None, compare=False)


def weave(pieces: Iterable[Piece]) -> tuple[str, list[Span]]:
    """Return the text of the pieces and their spans; the pieces of one compound name are one span."""
    text: list[str] = []
    length = 0
    spans: list[Span] = []
    previous: Piece | None = None
    between = ""
    for piece in pieces:
        if not piece.text:
            continue
        if piece.label:
            if previous is not None and _one_name(previous, between, piece):
                start, _, label, role = spans[-1]
                spans[-1] = (start, length + len(piece.text), label, role)
            else:
                spans.append((length, length + len(piece.text), piece.label, piece.role))
            previous, between = piece, ""
        else:
            between += piece.text
        text.append(piece.text)
        length += len(piece.text)
    return "".join(text), spans


def _one_name(left: Piece, between: str, right: Piece) -> bool:
    if left.label != "PER" or right.label != "PER" or between not in _GLUE:
        return False
    if between == "-":
        return True
    return {left.part, right.part} == {"first", "last"}
