"""Ordinary words that stand as names in a list of persons: under "Nom | Prénom", under "Liste des opposants".

Accuracy: a heading of persons, or a column of first names alone, tells what the words beside are, whatever they mean
elsewhere. Masked under "Nom" and "Prénom", else proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.rows import Row
from imio.pseudonymizer.rows import rows

import re


NAME = "headed_names"
_S = r"[ \u00a0]"
_CELL = re.compile(rf"[A-ZÀ-Þ][\w'’-]{{1,24}}(?:{_S}[A-ZÀ-Þ][\w'’-]{{1,24}}){{0,2}}")
_LAST = re.compile(r"noms?(?: de famille)?", re.IGNORECASE)
_FIRST = re.compile(r"pr[ée]noms?", re.IGNORECASE)
#: "Liste des opposants", "Ont signé :"
_HEADING = re.compile(
    rf"{_S}?(?:(?:liste|noms?|relevé){_S}(?:nominative?{_S})?(?:des?|d['’]){_S}?(?:autres{_S})?)?(?:les{_S})?"
    r"(?:opposants?|réclamants?|signataires?|plaignants?|riverains?|pétitionnaires?|inscrits?|"
    r"débiteurs?|redevables?|locataires?|occupants?|propriétaires{_S}riverains|bénévoles?|jubilaires?|lauréats?|"
    rf"accueillante?s?|stagiaires?|étudiants{_S}(?:engagés|retenus)|jobistes?|élèves{_S}(?:absents|inscrits)|enfants{_S}inscrits)"
    rf"(?:{_S}[a-zà-ÿ]{{2,14}}){{0,3}}{_S}?:?{_S}?".replace("{_S}", _S),
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"{_S}?(?:[-–—•*]{_S}|\d{{1,2}}[.)]{_S})?(?P<name>{_CELL.pattern}(?:{_S}[A-ZÀ-Þ]\.)?){_S}?[,;.]?{_S}?"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the cells and the lines."""
    text = context.text
    if "\t" in text or "|" in text:
        yield from _cells(text)
    if "\n" in text:
        yield from _lines(text, context)


def _cells(text: str) -> Iterator[Candidate]:
    table: list[Row] = []
    for row in [*rows(text), []]:
        if row and (not table or len(row) == len(table[0])):
            table.append(row)
            continue
        yield from _table(table)
        table = [row] if row else []


def _table(table: list[Row]) -> Iterator[Candidate]:
    """Yield the surnames beside a column of first names."""
    if len(table) < 2:
        return
    heads = [cell.strip(" \u00a0:") for _, cell in table[0]]
    last = next((i for i, head in enumerate(heads) if _LAST.fullmatch(head)), None)
    first = next((i for i, head in enumerate(heads) if _FIRST.fullmatch(head)), None)
    headed = last is not None and first is not None
    if not headed:
        first = next((i for i in range(1, len(heads)) if all(_is_given(row[i][1]) for row in table)), None)
        last = first - 1 if first else None
    if first is None or last is None:
        return
    for row in table[headed:]:
        (start, surname), (_, given) = row[last], row[first]
        if (
            _CELL.fullmatch(surname)
            and _CELL.fullmatch(given)
            and (not lexicon.is_never_name(surname) or lexicon.is_first_name(given) > 2)
        ):
            action = MASK if headed else PROPOSE
            yield _person((start, start + len(surname)), action, "À côté d'une colonne de prénoms")


def _is_given(cell: str) -> bool:
    return lexicon.is_first_name(cell) > 3 and bool(_CELL.fullmatch(cell))


def _lines(text: str, context: Context) -> Iterator[Candidate]:
    """Yield the lines that hold a name alone, under a heading of persons."""
    position = 0
    headed = False
    names: list[tuple[int, int]] = []
    for line in [*text.split("\n"), "-"]:
        item = _ITEM.fullmatch(line) if headed else None
        if item:
            names.append((position + item.start("name"), position + item.end("name")))
        elif line.strip():
            if len(names) > 1 and not _bars([text[slice(*name)] for name in names], context):
                for name in names:
                    yield _person(name, PROPOSE, "Dans une liste de personnes")
            names = []
            headed = len(line) < 60 and bool(_HEADING.fullmatch(line))
        position += len(line) + 1


def _bars(names: list[str], context: Context) -> bool:
    """Say whether a list is one of services or rooms: all are words or villages, or a third of them name nobody."""
    if all(map(_is_ordinary, names)):
        return True
    nobody = [name for name in names if fold(name) in lexicon.NOT_NAMES or fold(name) in context.places]
    return 3 * len(nobody) > len(names) or any(name.isupper() and len(name) < 4 for name in names)


def _is_ordinary(name: str) -> bool:
    if any(lexicon.is_first_name(word) > 3 for word in name.split()):
        return False
    return lexicon.is_common(name) or fold(name) in lexicon.french_words() or lexicon.is_locality(name)


def _person(span: tuple[int, int], action: str, reason: str) -> Candidate:
    subject = "" if action == MASK else "unsure"
    return Candidate(*span, "PERSON", action, 0.82, reason, NAME, subject)
