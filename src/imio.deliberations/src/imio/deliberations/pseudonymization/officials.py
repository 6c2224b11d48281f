"""The registry of office holders as an institution writes it: one a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from imio.pseudonymizer import Official

import re


#: Characters of a name, and of a function, at most.
LONGEST = 200
#: Days before or after are a slip of the pen.
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
_BELGIAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: "’t Serstevens" begins with an apostrophe.
_NAME = re.compile(r"['’‘]?[^\W\d_].*")


class BadOfficial(ValueError):
    """A line that cannot be read; the message says which and why, in French."""


class BadField(ValueError):
    """A field that cannot be taken as it is: ``field`` is name, function, since or until; the message is French."""

    def __init__(self, field: str, message: str):
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Entry:
    """A line of the registry: where it stands, and who it is, or why it cannot be read."""

    index: int
    line: str
    official: Official | None
    problem: str = ""


def read_officials(lines: Iterable[str]) -> tuple[Official, ...]:
    """The office holders. Raises ``BadOfficial``.

    A line: ``Prénom Nom | fonction | depuis (AAAA-MM-JJ) | jusqu’au``; only the name is required.
    """
    return tuple(_read(number, line) for number, line in enumerate(lines or (), 1) if line.strip())


def read_entries(lines: Iterable[str]) -> tuple[Entry, ...]:
    """Each line that is not empty, those that cannot be read included."""
    entries = []
    for index, line in enumerate(lines or ()):
        if not line.strip():
            continue
        try:
            entries.append(Entry(index, line, _read(index + 1, line)))
        except BadOfficial as error:
            entries.append(Entry(index, line, None, str(error)))
    return tuple(entries)


def read_fields(name: str, function: str = "", since: str = "", until: str = "") -> Official:
    """An office holder as somebody wrote her in a form or a table. Raises ``BadField``.

    Days: ``AAAA-MM-JJ`` or ``JJ/MM/AAAA``, or empty.
    """
    official = Official(
        name=_words("name", name),
        function=_words("function", function),
        since=read_day("since", since),
        until=read_day("until", until),
    )
    if not official.name:
        raise BadField("name", "donnez le prénom et le nom")
    if not _NAME.fullmatch(official.name):
        raise BadField("name", "un nom commence par une lettre")
    check_term(official)
    return official


def check_term(official: Official) -> None:
    """A mandate ends after it began. Raises ``BadField``."""
    if official.since and official.until and official.until < official.since:
        raise BadField("until", "la fin précède le début")


def read_day(field: str, text: str) -> date | None:
    """A day, or None when nothing is written. Raises ``BadField``."""
    text = text.strip()
    if not text:
        return None
    belgian = _BELGIAN_DAY.fullmatch(text)
    try:
        if belgian:
            day = date(int(belgian[3]), int(belgian[2]), int(belgian[1]))
        elif _ISO_DAY.fullmatch(text):
            day = date.fromisoformat(text)
        else:
            raise BadField(field, "une date s’écrit AAAA-MM-JJ ou JJ/MM/AAAA")
    except BadField:
        raise
    except ValueError:
        raise BadField(field, "cette date n’existe pas") from None
    if not EARLIEST <= day <= LATEST:
        raise BadField(field, f"l’année va de {EARLIEST.year} à {LATEST.year}")
    return day


def write_official(name: str, function: str = "", since: str = "", until: str = "") -> str:
    """The line that ``read_officials`` reads back; dates are ISO 8601 or empty."""
    return " | ".join((name, function, since or "", until or "")).rstrip(" |")


def line_of(official: Official) -> str:
    """The line of an office holder."""
    since, until = (day.isoformat() if day else "" for day in (official.since, official.until))
    return write_official(official.name, official.function, since, until)


def _words(field: str, text: str) -> str:
    if "|" in text:
        raise BadField(field, "la barre « | » ne peut pas y figurer")
    text = " ".join(text.split())
    if not text.isprintable():
        raise BadField(field, "un caractère invisible s’y trouve : écrivez-le à la main")
    if len(text) > LONGEST:
        raise BadField(field, f"au plus {LONGEST} caractères")
    return text


def _read(number: int, line: str) -> Official:
    name, function, since, until, *more = [part.strip() for part in line.split("|")] + [""] * 3
    if not name or any(more):
        raise BadOfficial(f"ligne {number} : Prénom Nom | fonction | depuis | jusqu’au")
    return Official(name=name, function=function, since=_day(number, since), until=_day(number, until))


def _day(number: int, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadOfficial(f"ligne {number} : une date s’écrit AAAA-MM-JJ") from None
