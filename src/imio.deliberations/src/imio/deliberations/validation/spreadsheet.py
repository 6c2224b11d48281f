"""Tables for spreadsheets. Pure: rows in, CSV out; no cell of it is ever taken for a formula."""

from collections.abc import Iterable
from collections.abc import Sequence

import csv
import io


#: What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Excel reads UTF-8 only behind it.
BOM = "\ufeff"


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with its mark, semicolons, one line a row: what a Belgian Excel opens without a question."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(value) for value in header])
    writer.writerows([cell(value) for value in row] for row in rows)
    return (BOM + out.getvalue()).encode("utf-8")


def cell(value: object) -> object:
    """The value as it may stand in a cell: numbers as they are, a text that looks like a formula behind a quote."""
    if isinstance(value, int | float):
        return value
    text = str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def plain(text: str) -> str:
    """The text of a cell that ``cell`` wrote."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text
