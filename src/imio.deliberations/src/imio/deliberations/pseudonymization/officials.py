"""The registry of office holders as an institution writes it: one a line."""

from collections.abc import Iterable
from datetime import date
from imio.pseudonymizer import Official


class BadOfficial(ValueError):
    """A line that cannot be read; the message says which and why, in French."""


def read_officials(lines: Iterable[str]) -> tuple[Official, ...]:
    """The office holders. Raises ``BadOfficial``.

    A line: ``Prénom Nom | fonction | depuis (AAAA-MM-JJ) | jusqu’au``; only the name is required.
    """
    return tuple(_read(number, line) for number, line in enumerate(lines or (), 1) if line.strip())


def write_official(name: str, function: str = "", since: str = "", until: str = "") -> str:
    """The line that ``read_officials`` reads back; dates are ISO 8601 or empty."""
    return " | ".join((name, function, since or "", until or "")).rstrip(" |")


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
