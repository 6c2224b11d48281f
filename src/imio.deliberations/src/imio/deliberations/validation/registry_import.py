"""Reads office holders out of a table that somebody exported or pasted. Pure: a text in, what would change out.

Nothing is half-done: what a preview shows is what a confirmation does, on the very registry that it was made for.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from imio.deliberations.pseudonymization.officials import BadField
from imio.deliberations.pseudonymization.officials import check_term
from imio.deliberations.pseudonymization.officials import Entry
from imio.deliberations.pseudonymization.officials import line_of
from imio.deliberations.pseudonymization.officials import read_entries
from imio.deliberations.pseudonymization.officials import read_fields
from imio.deliberations.validation.registry import function_key
from imio.deliberations.validation.registry import MOST
from imio.deliberations.validation.registry import overlap
from imio.deliberations.validation.registry import person_key
from imio.deliberations.validation.spreadsheet import plain
from imio.deliberations.validation.spreadsheet import to_csv
from imio.pseudonymizer import Official
from imio.pseudonymizer.folding import words

import codecs
import csv
import io


#: Bytes and lines of a table, at most.
LARGEST = 1_000_000
LONGEST = 1_000
HEADER = ("nom", "fonction", "depuis", "jusqu'au")
#: Folded words of a heading -> what stands below it.
_COLUMNS = {
    "name": ("nom", "name", "nom complet", "full name", "nom et prenom", "prenom et nom", "nom prenom", "prenom nom"),
    "given": ("prenom", "prenoms", "first name", "given name", "firstname"),
    "surname": ("nom de famille", "last name", "surname", "family name", "lastname"),
    "function": ("fonction", "function", "mandat", "titre", "title", "office", "role", "qualite"),
    "since": ("depuis", "depuis le", "debut", "date de debut", "du", "since", "from", "start", "start date"),
    "until": ("jusqu au", "jusque", "fin", "date de fin", "au", "until", "to", "end", "end date"),
}
_ORDER = ("name", "function", "since", "until")


class Unreadable(ValueError):
    """The table as a whole cannot be read; the message says why, in French."""


@dataclass(frozen=True)
class Line:
    """One line of the table. ``verdict``: ``added``, ``changed``, ``same`` or ``bad``.

    ``entry``: the line of the registry that it changes or repeats. ``problem``: why it is bad.
    """

    number: int
    verdict: str
    official: Official | None = None
    entry: Entry | None = None
    problem: str = ""


@dataclass(frozen=True)
class Preview:
    """What an import would do, line by line."""

    lines: tuple[Line, ...]

    def of(self, verdict: str) -> tuple[Line, ...]:
        """The lines with that verdict."""
        return tuple(line for line in self.lines if line.verdict == verdict)

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return bool(self.of("added") or self.of("changed"))

    @property
    def table(self) -> str:
        """The lines that can be read, as a table that ``preview`` reads back: what a confirmation sends."""
        return export(line.official for line in self.lines if line.official is not None).decode("utf-8-sig")

    def applied(self, registry: Sequence[str]) -> tuple[str, ...]:
        """The registry with the lines that can be read; the bad ones are left aside."""
        result = list(registry)
        for line in self.of("changed"):
            result[line.entry.index] = line_of(line.official)
        return (*result, *(line_of(line.official) for line in self.of("added")))


def export(officials) -> bytes:
    """The office holders as a table."""
    return to_csv(HEADER, ((o.name, o.function, o.since or "", o.until or "") for o in officials))


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8 with or without mark, UTF-16 with, else what Windows writes. Raises ``Unreadable``."""
    if len(data) > LARGEST:
        raise Unreadable("le fichier dépasse un mégaoctet")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("ce fichier n’est pas un tableau CSV : enregistrez-le d’abord en CSV")


def preview(text: str, registry: Sequence[str]) -> Preview:
    """What the table would change in the registry. Raises ``Unreadable``.

    Of somebody who is there already, an empty cell changes nothing.
    """
    entries = read_entries(registry)
    seen: dict[tuple[str, str], list[Line]] = {}
    taken: set[int] = set()
    lines = []
    for number, cells in _rows(text):
        line = _judged(number, cells, entries)
        if line.official is not None:
            key = person_key(line.official.name), function_key(line.official.function)
            twin = next((one for one in seen.get(key, ()) if overlap(one.official, line.official)), None)
            if twin is None and line.entry is not None and line.entry.index in taken:
                twin = next(one for one in lines if one.entry is not None and one.entry.index == line.entry.index)
            if twin is not None:
                line = Line(number, "bad", problem=f"déjà à la ligne {twin.number}")
            else:
                seen.setdefault(key, []).append(line)
                if line.entry is not None:
                    taken.add(line.entry.index)
        lines.append(line)
    result = Preview(tuple(lines))
    if not lines:
        raise Unreadable("le tableau est vide")
    if len(registry) + len(result.of("added")) > MOST:
        raise Unreadable(f"le registre dépasserait {MOST} lignes")
    return result


def _judged(number: int, cells: dict[str, str], entries: Sequence[Entry]) -> Line:
    if "excess" in cells:
        return Line(number, "bad", problem="trop de colonnes")
    name = cells.get("name", "")
    if cells.get("given") or cells.get("surname"):
        name = f"{cells.get('given', '')} {cells.get('surname') or name}"
    try:
        official = read_fields(name, cells.get("function", ""), cells.get("since", ""), cells.get("until", ""))
        entry = _entry_of(official, entries)
        if entry is None:
            return Line(number, "added", official)
        merged = replace(
            entry.official,
            name=official.name,
            function=official.function or entry.official.function,
            since=official.since or entry.official.since,
            until=official.until or entry.official.until,
        )
        check_term(merged)
    except BadField as error:
        return Line(number, "bad", problem=str(error))
    return Line(number, "same" if merged == entry.official else "changed", merged, entry)


def _entry_of(official: Official, entries: Sequence[Entry]) -> Entry | None:
    """The line that means the same mandate: same person, same function or one without, days in common."""
    person, function = person_key(official.name), function_key(official.function)
    found = []
    for entry in entries:
        known = entry.official
        if known is None or person_key(known.name) != person or not overlap(known, official):
            continue
        other = function_key(known.function)
        if other == function or not other or not function:
            found.append((other != function, entry.index, entry))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines that are not empty, by number in the text, as cells by column."""
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise Unreadable("le tableau dépasse un mégaoctet")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((mark for mark in ("\t", ";", ",") if mark in first), ";")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: Sequence[str] = ()
    count = 0
    try:
        for row in reader:
            cells = [plain(cell.strip()) for cell in row]
            if not any(cells):
                continue
            if not columns:
                columns = _heading(cells)
                if columns:
                    continue
                columns = _ORDER
            count += 1
            if count > LONGEST:
                raise Unreadable(f"le tableau dépasse {LONGEST} lignes")
            while len(cells) > len(columns) and not cells[-1]:
                cells.pop()
            found = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
            yield reader.line_num, found if len(cells) <= len(columns) else {**found, "excess": "1"}
    except csv.Error:
        raise Unreadable(f"ligne {reader.line_num} : des guillemets n’y sont pas fermés") from None


def _heading(cells: Sequence[str]) -> tuple[str, ...]:
    """The columns that a first line names; nothing when it is a line like the others."""
    known = {heading: column for column, headings in _COLUMNS.items() for heading in headings}
    columns = [known.get(" ".join(words(cell)), "") for cell in cells]
    if "name" not in columns and "surname" not in columns:
        return ()
    named = [column for column in columns if column]
    if len(named) != len(set(named)):
        raise Unreadable("deux colonnes portent le même titre")
    return tuple(columns)
