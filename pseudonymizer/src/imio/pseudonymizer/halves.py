"""A name that two cells or two lines share: columns "Nom" and "Prénom", "M. Gustave⏎Malfroid".

Each half is a mention of its own, for each is masked where it stands; both know the whole name, so that linking takes
them for one person and gives one letter.
"""

from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.rows import rows
from itertools import pairwise

import re


@dataclass(slots=True)
class Half(Candidate):
    """A candidate that is the first name, or the surname, of a name written in two places."""

    whole: names.Name = field(default_factory=lambda: names.Name((), ()))


_SURNAME = re.compile(r"noms?(?:[ \u00a0]de[ \u00a0]famille)?", re.IGNORECASE)
_GIVEN = re.compile(r"pr[ée]noms?(?:[ \u00a0]usuel)?", re.IGNORECASE)
_BREAK = re.compile(r"[ \u00a0]?\n[ \u00a0]?")
_CIVILITY = re.compile(
    r"(?<![\w'’-])(?:M\.|Mr\.?|Mme|Mlle|Monsieur|Madame|Mademoiselle|MONSIEUR|MADAME)[ \u00a0]{1,2}$"
)


def join(persons: list[Candidate], context: Context) -> None:
    """Let each half of a name know the whole."""
    if "\n" not in context.text or len(persons) < 2:
        return
    places = {(candidate.start, candidate.end): index for index, candidate in enumerate(persons)}
    pairs = [*_in_columns(context.text)]
    pairs += _over_lines(context.text, persons)
    for given, surname in pairs:
        if given not in places or surname not in places:
            continue
        whole = names.Name(*(_words(context.text[slice(*span)]) for span in (given, surname)))
        for span in (given, surname):
            half = persons[places[span]]
            own = {slot.name: getattr(half, slot.name) for slot in fields(Candidate)}
            persons[places[span]] = Half(**own, whole=whole)


def _words(text: str) -> tuple[str, ...]:
    name = names.parse(text)
    return name.given + name.surname


def _in_columns(text: str):
    """Yield where first name and surname stand in the rows under "Nom" and "Prénom"."""
    if not ("\t" in text or "|" in text) or not _GIVEN.search(text):
        return
    columns: tuple[int, int] | None = None
    width = 0
    for line, row in zip(text.split("\n"), rows(text), strict=True):
        if not row:
            columns = None if line.strip() else columns
            continue
        cells = [cell for _, cell in row]
        heads = [
            next((i for i, cell in enumerate(cells) if wanted.fullmatch(cell)), -1) for wanted in (_GIVEN, _SURNAME)
        ]
        if -1 not in heads:
            columns, width = (heads[0], heads[1]), len(row)
        elif columns and len(row) == width:
            given, surname = ((row[i][0], row[i][0] + len(row[i][1])) for i in columns)
            yield given, surname
        else:
            columns = None


def _over_lines(text: str, persons: list[Candidate]):
    """Yield a first name behind a civility that ends a line, and the surname that opens the next."""
    ordered = sorted(persons, key=lambda c: c.start)
    for first, second in pairwise(ordered):
        if not _BREAK.fullmatch(text, first.end, second.start):
            continue
        given, surname = text[first.start : first.end], text[second.start : second.end]
        if (
            lexicon.is_first_name(given) > 2
            and not re.search(r"[ \u00a0.]", given)
            and not names.parse(surname).given
            and not lexicon.is_first_name(surname) > 3
            and _CIVILITY.search(text, max(0, first.start - 15), first.start)
        ):
            yield (first.start, first.end), (second.start, second.end)
