"""What changed for a reader between two published records of an item: words, facts, files. Pure."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from imio.deliberations.publication.comparison import compare
from imio.deliberations.publication.comparison import paragraphs
from imio.deliberations.publication.comparison import Piece
from imio.deliberations.publication.comparison import Row
from imio.deliberations.publication.comparison import words
from typing import Any


#: Paragraphs that a mail shows of one difference, and characters of an unchanged or of a whole new stretch.
SHOWN, STRETCH, WHOLE = 8, 90, 600
#: Pieces of one paragraph from which it is told as replaced.
PIECES = 40
#: Fields of a record beside title and text whose change is told, in the order in which it is.
FACTS = ("number", "matter", "in_charge", "kind", "outcome", "vote", "annexes")
CUT = "…"


@dataclass(frozen=True)
class Difference:
    """``decided``: the draft became a decision. ``title``: its pieces, empty when it stayed. ``rows``: those that
    changed. ``facts``: names of ``FACTS`` that changed."""

    decided: bool
    title: tuple[Piece, ...]
    rows: tuple[Row, ...]
    facts: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.decided or self.title or self.rows or self.facts)


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    """Between two records of an item (``publication.records.decision_record``)."""
    rows = compare(_text(old), _text(new))
    return Difference(
        decided=(old["stage"], new["stage"]) == ("draft", "final"),
        title=words(old["title"], new["title"]) if old["title"] != new["title"] else (),
        rows=tuple(row for row in rows if row.kind != "same"),
        facts=tuple(name for name in FACTS if _fact(old, name) != _fact(new, name)),
    )


def shown(row: Row) -> tuple[Piece, ...]:
    """A row as pieces, with what did not change shortened around what did."""
    if row.kind == "added":
        return (Piece("added", _whole(row.new or "")),)
    if row.kind == "removed":
        return (Piece("removed", _whole(row.old or "")),)
    if len(row.pieces) > PIECES:
        return (Piece("removed", _whole(row.old or "")), Piece("added", _whole(row.new or "")))
    last = len(row.pieces) - 1
    return tuple(
        Piece(piece.kind, _stretch(piece.text, number == 0, number == last))
        if piece.kind == "same"
        else Piece(piece.kind, _whole(piece.text))
        for number, piece in enumerate(row.pieces)
    )


def _text(record: Mapping[str, Any]) -> Sequence[str]:
    return [line for section in record["sections"] for line in paragraphs(section["html"])]


def _fact(record: Mapping[str, Any], name: str):
    if name != "annexes":
        return record[name]
    # A file that was replaced under its title is another one; in which order they stand says nothing.
    public = sorted((annex["title"], annex["sha256"]) for annex in record["annexes"])
    return public, sorted((annex["title"], annex["reason"]) for annex in record["withheld"])


def _whole(text: str) -> str:
    return text if len(text) <= WHOLE else text[:WHOLE].rsplit(" ", 1)[0] + CUT


def _stretch(text: str, first: bool, last: bool) -> str:
    if len(text) <= 2 * STRETCH:
        return text
    head, tail = text[:STRETCH].rsplit(" ", 1)[0], text[-STRETCH:].partition(" ")[2]
    if first:
        return f"{CUT} {tail}"
    return f"{head} {CUT}" if last else f"{head} {CUT} {tail}"
