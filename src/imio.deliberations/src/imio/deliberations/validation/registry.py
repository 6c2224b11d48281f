"""Changes to the registry of office holders. Pure: lines and who is meant in, the new lines out.

Nothing is written in place: whoever stores the result has checked the right to, and that nobody was faster.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from imio.deliberations.pseudonymization.officials import BadField
from imio.deliberations.pseudonymization.officials import check_term
from imio.deliberations.pseudonymization.officials import Entry
from imio.deliberations.pseudonymization.officials import line_of
from imio.deliberations.pseudonymization.officials import read_entries
from imio.pseudonymizer import Official
from imio.pseudonymizer.folding import words
from imio.pseudonymizer.names import CIVILITIES
from imio.pseudonymizer.names import Name
from imio.pseudonymizer.names import parse
from imio.pseudonymizer.recognisers.officials import match

import hashlib
import re


#: Lines at most: every analysis reads all of them.
MOST = 2_000
_CIVILITY = re.compile(rf"(?:{CIVILITIES.pattern})[ \u00a0]+")


class NoSuchEntry(ValueError):
    """That line is not there any more."""


@dataclass(frozen=True)
class Attended:
    """Somebody who the back office says sat in a meeting on a day."""

    name: str
    function: str
    on: date


@dataclass(frozen=True)
class Candidate:
    """Somebody to add: name and function as last written, how often named, and on which day last."""

    key: str
    name: str
    function: str
    count: int
    last: date


def digest(lines: Iterable[str]) -> str:
    """Recognises the state that a screen showed; it stays in the bureau."""
    return hashlib.sha256("\n".join(lines or ()).encode()).hexdigest()[:16]


def add(lines: Sequence[str], official: Official) -> tuple[str, ...]:
    """With one more. Raises ``BadField`` for who is there already."""
    if len(lines) >= MOST:
        raise BadField("name", f"le registre compte déjà {MOST} lignes")
    _refuse_twice(read_entries(lines), official)
    return (*lines, line_of(official))


def change(lines: Sequence[str], index: int, official: Official) -> tuple[str, ...]:
    """With another content of one line. Raises ``BadField``, ``NoSuchEntry``."""
    entry_at(lines, index)
    _refuse_twice((entry for entry in read_entries(lines) if entry.index != index), official)
    return (*lines[:index], line_of(official), *lines[index + 1 :])


def end(lines: Sequence[str], index: int, until: date | None) -> tuple[str, ...]:
    """With the last day of a mandate. Raises ``BadField``, ``NoSuchEntry``."""
    official = entry_at(lines, index).official
    if official is None:
        raise BadField("until", "corrigez d’abord cette ligne")
    if until is None:
        raise BadField("until", "donnez le dernier jour du mandat")
    official = replace(official, until=until)
    check_term(official)
    return (*lines[:index], line_of(official), *lines[index + 1 :])


def remove(lines: Sequence[str], index: int) -> tuple[str, ...]:
    """Without a line. Raises ``NoSuchEntry``."""
    entry_at(lines, index)
    return (*lines[:index], *lines[index + 1 :])


def entry_at(lines: Sequence[str], index: int) -> Entry:
    """The line at a place. Raises ``NoSuchEntry``."""
    for entry in read_entries(lines):
        if entry.index == index:
            return entry
    raise NoSuchEntry("cette ligne n’est plus au registre")


def person_key(name: str) -> str:
    """The same for all orders, accents, cases and hyphens of a full name."""
    return " ".join(sorted(words(name)))


def function_key(function: str) -> str:
    """The same for all accents and cases of a function."""
    return " ".join(words(function))


def overlap(one: Official, other: Official) -> bool:
    """Whether two terms have a day in common."""
    begins, ends = _term(one)
    starts, stops = _term(other)
    return begins <= stops and starts <= ends


def attendees(attended: Iterable[Attended], lines: Sequence[str]) -> tuple[Candidate, ...]:
    """Those of the back office's attendees who are not in office according to the registry, by name.

    Several writings of a name are one person.
    """
    known = _known(lines)
    found: dict[str, Candidate] = {}
    for one in sorted(attended, key=lambda one: one.on):
        name = without_civility(one.name)
        key = person_key(name)
        if not key or in_office(parse(name), name, known, one.on) is not None:
            continue
        before = found.get(key)
        function = _first_words(one.function) or (before.function if before else "")
        found[key] = Candidate(key, name, function, before.count + 1 if before else 1, one.on)
    return tuple(sorted(found.values(), key=lambda candidate: sort_key(candidate.name)))


def in_office(name: Name, text: str, known: Sequence[tuple[Official, Name]], on: date) -> Official | None:
    """Who of the registry bears that name and was in office on that day."""
    serving = [(official, parsed) for official, parsed in known if official.in_office(on)]
    found = match(name, serving)
    if found is not None:
        return found
    key = person_key(text)
    return next((official for official, _ in serving if person_key(official.name) == key), None)


def without_civility(name: str) -> str:
    """The name alone: back offices write "Madame Jeanne Exemple"."""
    name = " ".join(name.split())
    return _CIVILITY.sub("", name, count=1) if _CIVILITY.match(name) else name


def sort_key(name: str) -> tuple[str, str]:
    """By surname, then first name."""
    parsed = parse(name)
    return " ".join(parsed.surname), " ".join(parsed.given)


def _known(lines: Sequence[str]) -> list[tuple[Official, Name]]:
    officials = [entry.official for entry in read_entries(lines) if entry.official is not None]
    return [(official, parse(official.name)) for official in officials]


def _first_words(function: str) -> str:
    return " ".join(function.replace("|", " ").split())


def _refuse_twice(entries: Iterable[Entry], official: Official) -> None:
    for entry in entries:
        known = entry.official
        if (
            known is not None
            and person_key(known.name) == person_key(official.name)
            and function_key(known.function) == function_key(official.function)
            and overlap(known, official)
        ):
            raise BadField("name", f"déjà au registre pour cette fonction et ces dates (ligne {entry.index + 1})")


def _term(official: Official) -> tuple[date, date]:
    return official.since or date.min, official.until or date.max
