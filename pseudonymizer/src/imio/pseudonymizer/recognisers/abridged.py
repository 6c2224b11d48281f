"""Names as lists shorten them: "Cts MOULIN", "concession ADLER, 1952", "Luc (dit « Lulu ») Baudry", "P3 Paul Lundi".

Accuracy: an abbreviated household, a grave with its year, a byname in brackets and a cell of two surnames beside an
address leave little else than a name, so that one which is an ordinary word counts as well; firms are refused.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import address_forms
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.rows import rows
from imio.pseudonymizer.thing_words import is_title
from imio.pseudonymizer.two_surnames import PARTICLES
from itertools import pairwise

import re


NAME = "abridged"
_S = r"[ \u00a0]"
_CAP = r"[A-ZÀ-Þ][\w'’]{1,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
_SURNAME = rf"{PARTICLES}{_CAP}"
#: "Cts MOULIN", "Hér. Van Damme-Piret", "Indiv. Petit": no clerk shortens what is no household.
_HOUSEHOLD = re.compile(
    rf"(?<![\w'’.-])(?:C(?:on)?s?ts\.?|Consts?\.|[Ff]am\.|H[ée]r(?:it)?\.|Hoirs|[Ii]ndiv\.|[Mm][ée]n\.|Vve|Vf)"
    rf"{_S}(?P<name>{_SURNAME})(?![\w'’-]|{_S}[A-ZÀ-Þ][a-zà-ÿ])"
)
#: "concession ADLER, 1952", "caveau n° 12 Renard-Petit (1931)", "tombe MARCHAL – 30 ans"
_GRAVE = re.compile(
    rf"(?<![\w'’-])(?:[Cc]oncession|[Ss][ée]pulture|[Tt]ombe(?:au)?|[Cc]aveau|[Ff]osse|[Mm]onument|[Cc]avurne|[Nn]iche|"
    rf"[Ll]oge|[Cc]olumbarium){_S}(?:n°{_S}?[\w/.-]{{1,8}}{_S}?[,:–-]?{_S})?"
    rf"(?P<name>(?:{PARTICLES}{_CAP})(?:{_S}?[–/-]{_S}?{_CAP})?)"
    rf"(?={_S}?[,(–-]{_S}?\(?(?:(?:de|en|vers|acquise|octroy[ée]e|accord[ée]e)(?:{_S}en)?{_S})?"
    rf"(?P<when>(?:18|19|20)\d\d\b|\d{{2,3}}{_S}ans)|{_S}?(?:[;,.:)\n\t]|$))"
)
_CEMETERY = (
    *("cimeti", "sépultur", "sepultur", "inhum", "columbari", "ossuaire", "caveau", "exhum", "pelouse"),
    *("défunt", "defunt"),
)
#: "Luc (dit « Lulu ») Baudry", "Luc (« Lulu ») Baudry": the byname stands within the name…
_WITHIN = re.compile(
    rf"(?<![\w'’-])(?P<name>(?P<given>{_CAP}){_S}\({_S}?(?:(?:dite?|alias|surnomm[ée]e?|ou){_S}(?:[«“\"]{_S}?)?|[«“\"]{_S}?)"
    rf"(?:(?:l[ae]{_S}|l['’]))?[A-ZÀ-Þ][\w'’-]{{1,20}}(?:{_S}?[»”\"])?{_S}?\){_S}{_SURNAME})(?![\w'’-])"
)
#: "Paul Lundi", "Marie Dimanche": French writes days and months small, so a capital behind a first name is a surname.
_DAY = re.compile(
    rf"(?<![\w'’-])(?P<name>(?P<given>{_CAP}){_S}(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Janvier|F[ée]vrier|Mars|"
    rf"Avril|Mai|Juin|Juillet|Ao[ûu]t|Septembre|Octobre|Novembre|D[ée]cembre))(?![\w'’-]|{_S}(?:\d|[A-ZÀ-Þ]|et{_S}[A-ZÀ-Þ]))"
)
#: "Popa & Rusu", "Popa et Rusu", "Popa / Rusu": a cell of two surnames.
_COUPLE = re.compile(rf"({_CAP}){_S}?(?:&|/|–|-|\bet\b|\bEt\b){_S}({_CAP})")


def find(context: Context) -> Iterator[Candidate]:
    """Yield the names."""
    text = context.text
    for match in _HOUSEHOLD.finditer(text):
        if not _is_acronym(match["name"]):
            yield _person(match.span("name"), MASK, 0.93, "Ménage ou héritiers, en abrégé")
    if says(context.lower, *_CEMETERY):
        for match in _GRAVE.finditer(text):
            words = re.findall(_CAP, match["name"])
            if not match["when"] and not (match["name"].isupper() and not any(map(_is_ordinary, words))):
                continue
            if not any(_is_acronym(w) or is_title(w) or lexicon.is_locality(w) for w in words):
                noun = any(fold(word) in lexicon.french_words() for word in words) and not match["name"].isupper()
                if noun and match["when"].endswith("s"):
                    continue  # "loge Adulte, 30 ans": a tariff
                action = PROPOSE if noun else MASK
                yield _person(match.span("name"), action, 0.93, "Tombe dite par le nom de ses gens")
    for match in _WITHIN.finditer(text):
        if lexicon.is_first_name(match["given"]) > 1 and not eponym.is_eponym(text, *match.span("name")):
            yield _person(match.span("name"), MASK, 0.97, "Nom et surnom")
    for match in _DAY.finditer(text):
        if lexicon.is_first_name(match["given"]) > 3 and not eponym.is_eponym(text, *match.span("name")):
            yield _person(match.span("name"), MASK, 0.9, "Prénom, et un nom qui est aussi un jour ou un mois")
    yield from _couples(context)


def _couples(context: Context) -> Iterator[Candidate]:
    """Yield both surnames of a cell that stands beside the cell of an address."""
    homes = None
    for row in rows(context.text):
        for (start, cell), (beside, _) in pairwise(row):
            couple = _COUPLE.fullmatch(cell)
            if not couple or any(map(_is_ordinary, couple.groups())):
                continue
            if homes is None:
                homes = {begin for begin, _, _ in address_forms.written(context.text)}
            for group in (1, 2) if beside in homes else ():
                span = (start + couple.start(group), start + couple.end(group))
                yield _person(span, MASK, 0.81, "Couple, à côté de son adresse")


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) < 4


def _is_ordinary(word: str) -> bool:
    if lexicon.is_common(word) or lexicon.is_never_name(word) or fold(word) in lexicon.FIRM_WORDS:
        return True
    return lexicon.is_locality(word) or (word.isupper() and len(word) < 5)


def _person(span: tuple[int, int], action: str, score: float, reason: str) -> Candidate:
    return Candidate(*span, "PERSON", action, score, reason, NAME)
