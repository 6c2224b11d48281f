"""Bare names, one a line, a list item or a cell, without civility: "Clerfayt Régine", "Poncin".

Accuracy: a line or a cell that holds nothing but two or three capitalised words is a name when a word
is a listed first name or stands under a heading such as "Nom" or "Propriétaire"; else it is proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import governed
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import initials
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.rows import Row
from imio.pseudonymizer.rows import rows
from imio.pseudonymizer.thing_words import ALSO_SURNAMES

import re


NAME = "listing"
_BULLET = re.compile(r"[ \u00a0]*(?:[-–—•*·]|\d{1,3}[.)]|[a-z]\))?[ \u00a0]*")
_TAIL = re.compile(r"[ \u00a0]*(?:[,;:(.…\n\t–-]|$)")
# "; 2. Beckers : contre ; 3. …": a list that runs on in one line.
_NUMBERED = re.compile(
    r"(?:^|[;:.)€][ \u00a0])\d{1,2}[.)°][ \u00a0]$|"
    r"(?:^|(?<=[\n\t])|[–—;:,][ \u00a0])[Nn]°[ \u00a0]?\d{1,4}[ \u00a0][–—-][ \u00a0]$"
)
# "- de BROUX Charles-Henri", "n° 8 – de Fexhe-Rongy": noble names at the head of a row.
_LANDED = re.compile(
    r"(?:(?:^|\n)[ \u00a0]*[-–—•][ \u00a0]*|[Nn]°[ \u00a0]?\d{1,4}[ \u00a0][–—-][ \u00a0])"
    r"(?P<name>(?:d['’]|(?:d[eu]|van|von)[ \u00a0])(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,20}[ \u00a0][A-ZÀ-Þ][a-zà-ÿ]+"
    r"(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?|[A-ZÀ-Þ][a-zà-ÿ]{2,20}-[A-ZÀ-Þ][a-zà-ÿ]{2,20}))(?=[ \u00a0]?(?:[,;:(\n\t–—-]|$))"
)
_DETAIL = re.compile(r"[ \u00a0]?(?:[(:]|,[ \u00a0](?=[a-z])|[–—-][ \u00a0])")
_HEADING = re.compile(
    r"\bnoms?\b|pr[ée]noms?|propri[ée]taire|demandeur|b[ée]n[ée]ficiaire|candidat|locataire|titulaire|"
    r"concessionnaire|"
    r"redevable|d[ée]biteur|acqu[ée]reur|soumissionnaire|riverain|[ée]l[èe]ve|membre",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(
    r"[ \u00a0]*,[ \u00a0]*([^\W\d_]+(?:-[^\W\d_]+)?\.?)(?=[ \u00a0]*(?:[;:(\n\t]|[–—-][ \u00a0]|,[ \u00a0]|$))"
)
_LAST_INITIAL = re.compile(
    r",[ \u00a0]([A-ZÀ-Þ][a-z]{0,2}\.(?:-?[A-ZÀ-Þ][a-z]{0,2}\.)?)(?=[ \u00a0]?(?:[,;()\n\t–—]|$))"
)


# "n° 12 – Lambermont-Simonis – 1971": a grave, and the year of its concession.
_COUPLED = re.compile(r"[A-ZÀ-Þ][\w'’]{2,20}[-‐‑][A-ZÀ-Þ][\w'’]{2,20}")
_YEAR = re.compile(r"[ \u00a0]?[–—-]?[ \u00a0]?\(?(?:18|19|20)\d\d\b")
# "Schiavone Rocco – Hanse Claudine (20/7/1974)": a couple, and the day of their wedding.
_SPOUSE = re.compile(r"[ \u00a0](?:[–—-]|et|&)[ \u00a0](?=[A-ZÀ-Þ])")
_WEDDED = re.compile(r"[ \u00a0]?[(,:–-]?[ \u00a0]?(?:le[ \u00a0])?\(?\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d(?!\d)")


def _couples(context: Context) -> Iterator[Candidate]:
    """Yield both names of each couple in a list of weddings."""
    runs = {run.start: run for run in context.runs}
    for run in runs.values():
        link = _SPOUSE.match(context.text, run.end)
        other = runs.get(link.end()) if link else None
        if other and _WEDDED.match(context.text, other.end) and all(1 < len(r.words) < 5 for r in (run, other)):
            if any(_ordinary(r.words) for r in (run, other)):
                continue
            for person in (run, other):
                yield Candidate(person.start, person.end, "PERSON", MASK, 0.92, "Couple, et la date du mariage", NAME)


# "; Hautmont, 41,00, huissier : carence ;": who owes what, in a row.
_OWED = re.compile(
    r"(?:^|(?<=\n)|(?<=[;:•–—-][ \u00a0]))"
    r"(?P<name>(?:(?:De|Van|Le|La|El|Ben|Di)[ \u00a0])?[A-ZÀ-Þ][\w'’]{2,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
    r"(?:[ \u00a0][A-ZÀ-Þ][\w'’-]{1,20})?)[ \u00a0]?[,:–-]?[ \u00a0]\d[\d.]{0,7},\d\d(?!\d)"
)
_DEBT = re.compile(
    r"\b(?:irr[ée]couvr|huissier|carence|insolvab|non-valeur|impay[ée]|m[ée]diation|dettes?\b|sommation|"
    r"mise[ \u00a0]en[ \u00a0]demeure|failli|"
    r"d[ée]biteur|arri[ée]r[ée]s|plan[ \u00a0]d['’]apurement|plan[ \u00a0]de[ \u00a0]paiement|parti[e]?[ \u00a0]sans)",
    re.IGNORECASE,
)


def _debtors(context: Context) -> Iterator[Candidate]:
    """Yield the names before sums in a line that speaks of debts; an ordinary word counts beside another name."""
    strangers: set[int] = set()
    for match in (matches := list(_OWED.finditer(context.text))):
        if not any(lexicon.is_common(w) or fold(w) in lexicon.french_words() for w in match["name"].split()):
            strangers.add(context.line(match.start())[0])
    for match in matches:
        start, end = match.span("name")
        if not _DEBT.search(context.before(start, 200) + "\n" + context.after(end, 200)):
            continue
        words = re.findall(r"[^\W\d_][\w'’-]*", match["name"])
        plural = len(words) == 1 and words[0].endswith(("s", "x")) and lexicon.is_common(words[0])
        ordinary = governed.is_noun(words[0]) or all(map(lexicon.is_never_name, words))
        alone = all(fold(word) in lexicon.french_words() for word in words) and context.line(start)[0] not in strangers
        named = any(lexicon.is_first_name(word) > 2 for word in words[1:])
        if not named and (alone or plural or (ordinary and fold(words[0]) not in ALSO_SURNAMES)):
            continue
        yield Candidate(start, end, "PERSON", MASK, 0.81, "Doit une somme, dans une liste", NAME)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the name that opens a line or fills a cell."""
    headed = _headed_columns(context.text)
    yield from _couples(context)
    yield from _debtors(context)
    for match in _LANDED.finditer(context.text):
        if not lexicon.is_locality(match["name"]):
            given = lexicon.is_first_name(match["name"].split()[-1]) > 1
            action, reason = MASK if given else PROPOSE, "Nom à particule en tête d'une ligne"
            yield Candidate(*match.span("name"), "PERSON", action, 0.91 if given else 0.8, reason, NAME)
    for run in context.runs:
        start, end = context.line(run.start)
        fills = headed.get(run.start, 0) - run.end in (0, 1)
        if fills and len(run.words) <= 5 and not all(fold(t.text) in lexicon.NOT_NAMES for t in run.words):
            word = any(_known(t) or fold(t.text) in lexicon.french_words() for t in run.words)
            score = 0.7 if word else 0.85
            yield Candidate(run.start, run.end, "PERSON", MASK, score, "Seul dans une colonne de noms", NAME)
            continue
        initial = _LAST_INITIAL.match(context.text, run.end)
        if initial and len(run.words) <= 3 and not _ordinary(run.words):
            reason = "Nom, virgule et initiale"
            yield Candidate(run.start, initial.end(1), "PERSON", MASK, 0.7, reason, NAME)
        lead = _BULLET.match(context.text, start, run.start + 1)
        numbered = _NUMBERED.search(context.text, max(start, run.start - 12), run.start)
        if (not lead or lead.end() < run.start) and not numbered:
            continue
        words = list(run.words)
        names = [t for t in words if t.kind != "initial"]
        if not names or len(words) > 5:
            continue
        ordinary = _ordinary(names)
        last_first = _LAST_FIRST.match(context.text, run.end, end)
        given = last_first.group(1) if last_first else ""
        if given and given[0].isupper() and not ordinary and (given[-1] == "." or lexicon.is_first_name(given)):
            reason = "Nom, virgule et prénom"
            yield Candidate(run.start, last_first.end(1), "PERSON", MASK, 0.96, reason, NAME)
            continue
        if not _TAIL.match(context.text, run.end):
            continue
        given = any(lexicon.is_first_name(t.text) > 2 for t in names)
        if numbered and 1 < len(words) < 5 and given and not ordinary and _DETAIL.match(context.text, run.end):
            yield Candidate(run.start, run.end, "PERSON", MASK, 0.85, "Nom en tête d'un point numéroté", NAME)
        marked = numbered or (lead and lead.group().strip())
        if marked and len(words) < 3 and not any(map(_known, names)) and _DETAIL.match(context.text, run.end):
            yield Candidate(run.start, run.end, "PERSON", PROPOSE, 0.45, "Ouvre un point d'une liste", NAME)
        if numbered and len(words) == 1 and _COUPLED.fullmatch(words[0].text) and _YEAR.match(context.text, run.end):
            yield Candidate(run.start, run.end, "PERSON", PROPOSE, 0.81, "Double nom en tête d'un point daté", NAME)
        alone = context.text[run.end : end].strip(" .;,\u00a0") == ""
        alone = alone and not (words[0].kind == "initial" and initials.is_abstract(fold(names[0].text)))
        if len(words) >= 2 and not ordinary and not any(lexicon.is_common(t.text) for t in names) and alone:
            yield Candidate(run.start, run.end, "PERSON", PROPOSE, 0.45, "Ressemble à un nom, seul sur sa ligne", NAME)


def _known(word) -> bool:
    if word.kind == "cap" and word.text.endswith(("és", "ées")):
        return True  # "Exonérés : les panneaux…"
    if word.kind == "upper" and len(word.text) < 4:
        return True
    return lexicon.is_common(word.text) or lexicon.is_locality(word.text)


def _ordinary(words) -> bool:
    return all(lexicon.is_common(t.text) or lexicon.is_locality(t.text) for t in words)


def _is_field(row: Row, heads: list[int]) -> bool:
    """Say whether two cells are a label and its value ("Nom | MOULIN Claude"), and head no columns."""
    value = row[1][1] if len(row) == 2 and heads == [0] else ""
    return any(map(_is_named, re.findall(r"[^\W\d_]{3,}", value)))


def _is_named(word: str) -> bool:
    known = lexicon.is_common(word) or fold(word) in lexicon.french_words()
    return word.isupper() or lexicon.is_first_name(word) > 2 or (word[0].isupper() and not known)


def _headed_columns(text: str) -> dict[int, int]:
    """Return where the cells start, and end, that stand under a heading of persons."""
    cells: dict[int, int] = {}
    headed: list[int] = []
    width = 0
    for line, row in zip(text.split("\n"), rows(text), strict=True):
        if row:
            heads = [i for i, (_, cell) in enumerate(row) if len(cell) < 40 and _HEADING.search(cell)]
            if heads and len(row) != width:
                headed, width = ([], 0) if _is_field(row, heads) else (heads, len(row))
            elif len(row) == width:
                cells.update((row[index][0], row[index][0] + len(row[index][1])) for index in headed)
        elif line.strip():
            headed, width = [], 0
    return cells
