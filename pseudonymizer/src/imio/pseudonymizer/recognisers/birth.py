"""Birth date, birth place and age.

Legal basis: GDPR art. 4; never published, not even for an office holder. Accuracy: very good after
"né(e)", "naissance", "âgé de", in a column headed so, and for ages in brackets; a bare "47 ans" needs a
name just before. Durations ("bail de neuf ans") are refused by the words around.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "birth"
_S = r"(?:[ \u00a0\n]{1,3})"
_MONTH = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)"
_UNITS = (
    r"(?:un|une|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|"
    r"seize|vingts?|trente|quarante|cinquante|soixante|septante|octante|quatre-vingts?|nonante|cents?|mil|"
    r"mille|et)"
)
_WORDED = rf"{_UNITS}(?:[ \u00a0-]{_UNITS}){{0,8}}"
DATE = (
    rf"(?:\d{{1,2}}(?:er)?{_S}{_MONTH}{_S}\d{{4}}|\d{{1,2}}[ ]?[./\-][ ]?\d{{1,2}}[ ]?[./\-][ ]?(?:\d{{4}}|"
    rf"\d{{2}})(?!\d)|"
    rf"\d{{4}}-\d{{2}}-\d{{2}}|{_WORDED}{_S}{_MONTH}{_S}{_WORDED})"
)
_PLACE = r"[^\W\d_][^\n\t,;:()\d]{0,50}?(?:[ \u00a0]?\([^()\n\t\d]{1,40}\))?"
_BORN = re.compile(
    rf"\b[Nn][ée](?:\(e\)|e)?s?(?:[ \u00a0]\([^()]{{1,40}}\))?{_S}(?P<datum>"
    rf"(?:[àa]u?x?|en){_S}{_PLACE}(?:[ \u00a0]?,)?{_S}(?:le{_S}|en{_S}|,[ \u00a0])?(?:{DATE}|(?:19|20)\d{{2}}(?!\d))"
    rf"|(?:le{_S}){DATE}(?:{_S}[àa]{_S}[^\W\d_][\w'’-]{{1,30}}(?:[ \u00a0][A-ZÀ-Þ][\w'’-]{{1,30}})"
    rf"{{0,3}}(?:[ \u00a0]\([^()\n\t]{{1,30}}\))?)?"
    rf"|en{_S}(?:{_MONTH}{_S})?(?:19|20)\d{{2}}(?!\d)|{DATE}"
    rf"|[àa]{_S}[A-ZÀ-Þ][\w'’-]{{1,30}}(?:[ \u00a0][A-ZÀ-Þ][\w'’-]{{1,30}}){{0,3}})",
)
_LABELLED = re.compile(
    rf"(?:date{_S}(?:et{_S}lieu{_S})?de{_S}naissance|lieu{_S}et{_S}date{_S}de{_S}naissance|naissance|"
    rf"lieu{_S}de{_S}naissance|geboren(?:{_S}te)?|geb\.)"
    rf"[ \u00a0]*:?[ \u00a0]*(?:le{_S}|am{_S})?(?P<datum>(?:{_PLACE}[, \u00a0]{{1,3}}(?:le{_S})?)?{DATE})",
    re.IGNORECASE,
)
_SIGN = re.compile(
    rf"[(,;][ \u00a0]?(?P<datum>[°º*][ \u00a0]?(?:{_PLACE}[, \u00a0]{{1,3}})?(?:{DATE}|(?:19|20)\d{{2}}))"
)
_AGED = re.compile(
    rf"\b(?P<datum>[âa]g[ée](?:\(e\)|e)?s?{_S}(?:respectivement{_S})?(?:de{_S}|d['’])(?:\d{{1,3}}|"
    rf"{_WORDED}){_S}ans(?:{_S}et{_S}demi)?(?:{_S}et{_S}(?:\d{{1,3}}|{_WORDED}){_S}ans)?)(?!{_S}(?:accomplis|"
    rf"r[ée]volus|au{_S}moins|minimum|ou{_S}plus))",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"(?<![\w,.])(?P<datum>(?:\d{{1,3}}|(?-i:{_WORDED})){_S}(?:ans|mois)(?:{_S}et{_S}demi)?)(?![\w-]|"
    rf"{_S}(?:de{_S}(?:service|bail|carri|pr[ée]sence|garantie|mandat|d['’]anc)|au{_S}(?:moins|plus)|renouvel|"
    rf"apr[èe]s|avant|d['’]))",
    re.IGNORECASE,
)
_AGE_LEFT = re.compile(
    r"(?:[^\W\d_][.»”\")]{0,2}[ \u00a0]?[,(][ \u00a0]?|[^\W\d_][»”]?[ \u00a0][–—-][ \u00a0]|^|^[-•][ \u00a0])$"
)
_NOT_AGE = re.compile(
    r"dur[ée]e|terme|p[ée]riode|pendant|depuis|d[ée]lai|bail|renouvel|tous\s+les|conc[ée]d|concession|mandat|amorti|"
    r"pour|apr[èe]s|dans|de\s+moins|plus\s+de|moins\s+de|entre|jusqu|prescription|emphyt|garantie|conservation|"
    r"emprisonnement|de\s+0\s+[àa]|\bde\s+\d+\s+[àa]$|enfants\s+de|jeunes\s+de|personnes\s+de",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"\((?P<datum>(?:1[89]|20)\d{2}[ \u00a0]?[-–—][ \u00a0]?(?:1[89]|20)\d{2})\)|,[ \u00a0](?P<datum2>(?:18|"
    r"19)\d{2}[ \u00a0]?[-–—][ \u00a0]?(?:19|20)\d{2})(?=[,)])"
)
_TOLD = re.compile(
    rf"\b(?:[Ii]l|[Ee]lle|qui)[ \u00a0](?:a|avait|aura)[ \u00a0](?P<datum>\d{{1,3}}{_S}ans)(?!{_S}(?:de|d['’]))"
)
_TOLD_FOR = re.compile(
    rf"(?:f[êe]t(?:ait|é|e|ent|er)[ \u00a0](?:ses|leurs)[ \u00a0])(?P<datum>\d{{1,3}}{_S}ans)|"
    rf"(?<![\w,.])(?P<datum2>\d{{1,3}}{_S}ans)(?=[ \u00a0]pour[ \u00a0](?:M\.|Mme|Mlle|Monsieur|Madame))"
)
_HEADING = re.compile(
    r"naissance|n[ée]\(?e?\)?[ \u00a0]le|^[ \u00a0]*[âa]ge[ \u00a0]*$|date[ \u00a0]de[ \u00a0]naiss",
    re.IGNORECASE,
)
_CELL = re.compile(
    rf"[ \u00a0]*(?P<datum>(?:[^\W\d_][^\n\t\d]{{0,40}}?[, \u00a0]{{1,3}}(?:le{_S})?)?{DATE}|(?:19|20)\d{{2}}|"
    rf"\d{{1,3}}(?:{_S}ans)?)[ \u00a0]*"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield birth dates and places, and ages (mask); years of life of someone honoured (propose)."""
    text = context.text
    for pattern, reason, score in (
        (_BORN, "Suit « né(e) »", 0.95),
        (_LABELLED, "Suit « naissance »", 0.95),
        (_AGED, "Âge d'une personne", 0.9),
        (_SIGN, "Signe de naissance", 0.7),
    ):
        for match in pattern.finditer(text):
            start, end = match.span("datum")
            yield Candidate(start, end, "BIRTH", MASK, score, reason, NAME)
    for match in _AGE.finditer(text):
        left = context.before(match.start(), 40)
        if not _AGE_LEFT.search(left) or _NOT_AGE.search(left[-25:]):
            continue
        if left.endswith(("(", "( ")) or re.search(r"[^\W\d_][.»”]?[ \u00a0]?,[ \u00a0]$", left):
            named = bool(re.search(r"[A-ZÀ-Þ][^\s,(]*[ \u00a0»”]{0,2}[,(][ \u00a0]?$", left)) or bool(
                re.search(r"\)[ \u00a0]?,[ \u00a0]$", left)
            )
            yield Candidate(
                *match.span("datum"),
                "BIRTH",
                MASK if named else PROPOSE,
                0.8 if named else 0.5,
                "Âge d'une personne",
                NAME,
            )
    for match in _TOLD.finditer(text):
        yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Âge d'une personne", NAME)
    for match in _TOLD_FOR.finditer(text):
        group = "datum" if match.group("datum") else "datum2"
        yield Candidate(*match.span(group), "BIRTH", MASK, 0.7, "Âge d'une personne", NAME)
    for match in _LIFE.finditer(text):
        group = "datum" if match.group("datum") else "datum2"
        left = context.before(match.start(), 30)
        if re.search(r"[A-ZÀ-Þ][^\s,(]+[ \u00a0]?$", left):
            yield Candidate(
                *match.span(group), "BIRTH", PROPOSE, 0.6, "Années de naissance et de décès", NAME, "deceased"
            )
    yield from _columns(text)


def _columns(text: str) -> Iterator[Candidate]:
    columns: list[int] = []
    width = 0
    position = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) > 1:
            heads = [i for i, cell in enumerate(cells) if len(cell) < 40 and _HEADING.search(cell)]
            if heads:
                columns, width = heads, len(cells)
            elif columns and len(cells) <= width:
                offset = position
                for index, cell in enumerate(cells):
                    match = _CELL.match(cell)
                    if index in columns and match:
                        start, end = match.span("datum")
                        reason = "Colonne des naissances"
                        yield Candidate(offset + start, offset + end, "BIRTH", MASK, 0.85, reason, NAME)
                    offset += len(cell) + 1
        position += len(line) + 1
