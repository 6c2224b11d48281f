"""Ordinary words that stand as names in a list of persons: under "Nom | Prénom", under "Liste des opposants".

Accuracy: a heading of persons, or a column of first names alone, tells what the words beside are, whatever they mean
elsewhere. Masked under "Nom" and "Prénom", else proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
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
_GROUPS = rf"(?<![\w'’-])(?:{'|'.join(lexicon.lines('person_groups.txt'))})(?![\w'’-])"
#: "Liste des opposants", "Locataires"
_HEADING = re.compile(
    rf"{_S}?(?:(?:listes?|noms?|relevés?){_S}(?:nominative?s?{_S})?(?:des?|d['’]){_S}?(?:autres{_S})?)?(?:les{_S})?"
    rf"{_GROUPS}(?:{_S}[a-zà-ÿ]{{2,14}}){{0,3}}{_S}?:?{_S}?",
    re.IGNORECASE,
)
#: "Sont exonérés de la taxe :", "Les personnes suivantes ont été exemptées :"
_ANNOUNCES = re.compile(
    rf"{_GROUPS}|^{_S}?(?:[-–—•]{_S}|\d{{1,2}}[.°)]{_S})?(?:Sont|Ont{_S}été|Furent|Restent){_S}(?:[a-zà-ÿ]{{3,12}}{_S})?"
    r"(?:exon[ée]r|exempt|inscrit|admis|retenu|refus[ée]|exclu|convoqu|engag|promu|f[êe]t|d[ée]c[ée]d|excus|"
    r"domicili|radi|naturalis|indemnis|rembours|relog|secour|entendu)(?:\w{0,3}[ée]?e?s)?\b",
    re.IGNORECASE,
)
#: …but of firms, services, places, offices.
_OTHERS = re.compile(
    r"\b(?:associations?|asbl|clubs?|soci[ée]t[ée]s|firmes|entreprises|communes?|villages|sections|rues|écoles|services|"
    r"établissements|groupements|comités|implantations|partis|groupes|listes|conseill(?:ers|[èe]res)|[ée]chevine?s|"
    r"d[ée]l[ée]gu[ée]e?s|membres|administrat(?:eurs|rices)|intercommunales?|r[ée]sidences|salles|lieux|localit[ée]s|jours)\b",
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
    yield from _rows(text, context)


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
            headed = _announces(line)
        position += len(line) + 1


#: One of the names behind a colon: "Malfroid, Dony et Trixhe".
_PIECE = re.compile(rf"(?P<name>{_CELL.pattern}(?:{_S}[A-ZÀ-Þ]\.)?)(?![\w'’-])(?P<next>,{_S}|;{_S}|{_S}et{_S})?")
_COLON = re.compile(rf":{_S}(?=[A-ZÀ-Þ])")
_MOST = 60


def _rows(text: str, context: Context) -> Iterator[Candidate]:
    """Yield the names that a colon and commas enumerate, in a sentence that announces persons."""
    for colon in _COLON.finditer(text):
        found, position = [], colon.end()
        while len(found) < _MOST and (piece := _PIECE.match(text, position)):
            found.append(piece.span("name"))
            position = piece.end()
            if not piece["next"]:
                break
        begin = max(text.rfind("\n", 0, colon.start()) + 1, colon.start() - 160)
        if len(found) < 3 or not _announces(text[begin : colon.start() + 1]):
            continue
        if not _bars([text[slice(*name)] for name in found], context):
            for name in found:
                yield _person(name, PROPOSE, "Dans une liste de personnes")


def _announces(line: str) -> bool:
    """Say whether a line announces a list of persons: a short heading, or a sentence that ends with a colon."""
    if len(line) < 60 and _HEADING.fullmatch(line):
        return True
    told = line.rstrip(" \u00a0")[-160:]
    return told.endswith(":") and bool(_ANNOUNCES.search(told)) and not _OTHERS.search(told)


def _bars(names: list[str], context: Context) -> bool:
    """Say whether a list is one of services or rooms: all are words or villages, or a third of them name nobody."""
    if all(map(_is_ordinary, names)):
        return True
    nobody = [name for name in names if _is_thing(name) or fold(name) in context.places]
    return 3 * len(nobody) > len(names) or any(name.isupper() and len(name) < 4 for name in names)


def _is_thing(name: str) -> bool:
    """Say whether a name is a word that nobody bears, or opens with one: "Football Club Trieux"."""
    first, *others = name.split()
    if not others:
        return lexicon.is_never_name(first)
    if eponym.is_thing(name):
        return True
    return lexicon.is_common(first) and lexicon.is_first_name(first) < 3 and not _has_given(others)


def _has_given(words: list[str]) -> bool:
    return any(lexicon.is_first_name(word) > 2 for word in words)


def _is_ordinary(name: str) -> bool:
    if any(lexicon.is_first_name(word) > 3 for word in name.split()):
        return False
    return lexicon.is_common(name) or fold(name) in lexicon.french_words() or lexicon.is_locality(name)


def _person(span: tuple[int, int], action: str, reason: str) -> Candidate:
    subject = "" if action == MASK else "unsure"
    return Candidate(*span, "PERSON", action, 0.82, reason, NAME, subject)
