"""Tables as texts show them: lines of cells, parted by tabs (HTML), bars or spaced dashes (typed by hand)."""

from collections.abc import Iterator

import re


_BAR = re.compile(r"\t|[ \u00a0]?\|[ \u00a0]?")
_DASH = re.compile(r"[ \u00a0][–—-][ \u00a0]")
#: A list of points typed with dashes is a table from so many cells on.
_FROM = 3

Row = list[tuple[int, str]]


def rows(text: str, dashes: bool = False) -> Iterator[Row]:
    """Yield each line of two cells or more as its cells, each with where it starts; other lines as an empty row.

    dashes: lines of three parts or more between spaced dashes are rows as well. Cells are stripped.
    """
    position = 0
    for line in text.split("\n"):
        row = _cut(_BAR, line, position) if "\t" in line or "|" in line else []
        if len(row) < 2 and dashes:
            row = _cut(_DASH, line, position)
            row = row if len(row) >= _FROM else []
        yield row if len(row) > 1 else []
        position += len(line) + 1


def _cut(separator: re.Pattern, line: str, position: int) -> Row:
    row, start = [], 0
    for match in [*separator.finditer(line), None]:
        cell = line[start : match.start() if match else len(line)]
        lead = len(cell) - len(cell.lstrip(" \u00a0"))
        row.append((position + start + lead, cell.strip(" \u00a0")))
        if match:
            start = match.end()
    return _without_edges(row) if "|" in line else row


def _without_edges(row: Row) -> Row:
    """Leave out the empty cells before the first bar of a line and behind its last: "| Nom | Adresse |"."""
    first = 1 if len(row) > 2 and not row[0][1] else 0
    last = len(row) - 1 if len(row) > first + 2 and not row[-1][1] else len(row)
    return row[first:last]
