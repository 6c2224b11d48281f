"""A name that no rule knows, in a column where others are known: "Lot 6 – 19 m³ – Moulin Claude – 590 €".

Accuracy: a column holds one kind. Masked where a first name stands in the cell, else proposed; firms, numbers and
words in lower case are left out, and so is a column where persons are few.
"""

from collections.abc import Iterator
from imio.pseudonymizer import bodies
from imio.pseudonymizer import eponym
from imio.pseudonymizer import halves
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.rows import Row
from imio.pseudonymizer.rows import rows

import re


NAME = "columns"
_NAME = re.compile(
    r"(?:[Ff]amille[ \u00a0])?(?P<name>(?:(?:d[eu]|van|von|di|del?l?a?|el|d['’]|den|der|de[ \u00a0]la)[ \u00a0]?){0,3}"
    r"[A-ZÀ-Þ][\w'’.-]{1,24}(?:[ \u00a0](?:d[eu]|van|di|[A-ZÀ-Þ][\w'’.-]{0,24})){0,3})"
    r"(?:[ \u00a0](?:fr[èe]res|s(?:œ|oe)urs|(?:et|&)[ \u00a0](?:fils|fille|consorts)))?"
    r"(?=$|,[ \u00a0]|[ \u00a0]\()"
)

_FORM = re.compile(r"S\.?P?R?L|S\.?A|SNC|SC(?:RL|RI|S|omm)?|A\.?S\.?B\.?L|GIE|BV|NV|VZW|[ÉE]ts|GmbH", re.IGNORECASE)


def fill(persons: list[Candidate], taken: list[Candidate], context: Context) -> Iterator[Candidate]:
    """Yield the cells that look like a name in columns where at least two, and half of such cells, are persons.

    Names that are split over two columns or lines are put together before.
    """
    text = context.text
    halves.join(persons, context)
    if "|" not in text and "\t" not in text and " – " not in text and " - " not in text:
        return
    private = {c.start: c.end for c in persons if c.action != KEEP and c.recogniser != "model"}
    begins = {c.start: c for c in persons if c.action != KEEP}
    ends = {c.end: c for c in persons if c.action != KEEP}
    busy = Ranges((c.start, c.end) for c in (*persons, *taken))
    for table in _tables(text):
        for column in range(max(len(row) for row in table)):
            cells = [(row[column], _NAME.match(row[column][1])) for row in table if column < len(row)]
            named = [(start + m.start("name"), m["name"]) for (start, _), m in cells if m and not _is_firm(m["name"])]
            known = [start for start, name in named if private.get(start, 0) >= start + len(name)]
            if len(known) < 2 or 2 * len(known) < len(named):
                continue
            heading = cells[0][0][0]
            for start, name in named:
                if start == heading and not lexicon.is_first_name(name.split()[-1]):
                    continue  # "Candidat | Âge | Points"
                if not busy.overlaps(start, start + len(name)):
                    yield from _candidate(context, start, name)
                else:
                    _widen(start, start + len(name), begins, ends)


def _widen(start: int, end: int, begins: dict[int, Candidate], ends: dict[int, Candidate]) -> None:
    """Let the only name in a cell fill it: "VU Minh Khoi", of whom only the first names were seen."""
    first, last = begins.get(start), ends.get(end)
    if last and not first and last.start > start:
        last.start = start
    elif first and not last and first.end < end:
        first.end = end


def _is_firm(name: str) -> bool:
    return any(_FORM.fullmatch(word) or fold(word) in lexicon.FIRM_WORDS for word in re.split(r"[ \u00a0]", name))


def _candidate(context: Context, start: int, name: str) -> Iterator[Candidate]:
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    given = len(words) > 1 and any(lexicon.is_first_name(word) > 1 for word in words)
    if given and not bodies.is_body("", name, ""):
        yield Candidate(start, start + len(name), "PERSON", MASK, 0.8, "Dans une colonne de noms", NAME)
    elif not eponym.is_thing(name) and not any(map(_no_surname, words)) and fold(name) not in context.places:
        yield Candidate(start, start + len(name), "PERSON", PROPOSE, 0.5, "Dans une colonne de noms", NAME, "unsure")


def _no_surname(word: str) -> bool:
    return lexicon.is_never_name(word) or lexicon.is_locality(word) or len(word) < 3


def _tables(text: str) -> Iterator[list[Row]]:
    """Yield rows that follow each other, three at least, of widths that differ by one; a blank line between is none."""
    table: list[Row] = []
    blank = 0
    for row in [*rows(text, dashes=True), []]:
        if not row:
            blank += 1
        if table and (blank > 1 or (row and abs(len(row) - len(table[0])) > 1)):
            if len(table) > 2:
                yield table
            table = []
        if row:
            table.append(row)
            blank = 0
    if len(table) > 2:
        yield table
