"""Names held together by kin, a byname or initials: "la famille de Harzé", "Alphonse dit Fonfon", "C. et V. Piret".

Accuracy: a word of a household takes no "de" before a surname, so the particle is the name's; "dit" between two names
of which one is a first name tells a person; a firm may be brothers too, so these are proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "kin"
_S = r"[ \u00a0]"
_CAP = r"[A-ZÀ-Þ][\w'’]{1,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
_PARTICLE = rf"(?:(?:d[eu]|des|van(?:{_S}de[nr]?)?|von|zu|di|della){_S}(?:la{_S})?|d['’])"
#: "la famille de Harzé": one says "la famille Piret", so "de" is part of the name.
_HOUSEHOLD = re.compile(
    rf"(?<![\w'’-])(?:[Ff]amilles?|[Hh]oirie|[Cc]onsorts|[ÉEée]poux|[Cc]ts|[Ss]ieurs?|[Dd]ames?){_S}"
    rf"(?P<name>{_PARTICLE}(?!Saint|M\b|Mme\b|Monsieur|Madame|Notre){_CAP}(?:{_S}d['’]{_CAP})?)(?![\w'’-]|{_S}[A-ZÀ-Þ])"
)
#: "les héritiers de Harzé-Piret": here "de" may be the sentence's, but a coupled name of land mostly keeps its own.
_HEIRS = re.compile(
    rf"(?<![\w'’-])(?:(?:[Cc]oh|[Hh])[ée]riti(?:ers?|[èe]res?)|[Ss]uccession|[Hh]oirs|[Aa]yants?[ \u00a0-][Dd]roits?|"
    rf"[Ii]ndivision|[Hh]oirie){_S}(?P<name>{_PARTICLE}[A-ZÀ-Þ][\w'’]{{1,20}}[-‐‑][A-ZÀ-Þ][\w'’]{{1,20}})"
    rf"(?![\w'’-]|{_S}[A-ZÀ-Þ])"
)
#: "Alphonse dit Fonfon Piret", "De Smet dit Pépé"
_BYNAME = re.compile(
    rf"(?<![\w'’-])(?P<name>{_CAP}(?:{_S}{_CAP})?{_S}(?:dite?|alias|surnomm[ée]e?){_S}[«“\"]?{_S}?"
    rf"(?:(?:l[ae]{_S}|l['’]))?{_CAP}(?:{_S}{_CAP})?)"
)
#: "Verdonck Frères", "Simonon père", "Simonon fille": a surname, and who of them.
_WHO_OF_THEM = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:{_PARTICLE})?{_CAP}){_S}(?:[Ff]r[èe]res|[Ss](?:œ|oe)urs|p[èe]re|m[èe]re|fils|filles?|"
    rf"a[îi]n[ée]e?|cadet(?:te)?|junior|senior|p[èe]re{_S}et{_S}fils)(?![\w'’-]|{_S}(?:d[eu]\b|d['’]|[A-ZÀ-Þ&]))"
)
#: "C. et V. Piret", "A., B. & C. van Hallet", "Ch. & M. Dony"
_I = r"[A-ZÀ-Þ][a-z]{0,2}\.(?:[ -]?[A-ZÀ-Þ][a-z]{0,2}\.)?"
_SHARED = re.compile(
    rf"(?<![\w.'’-])(?P<name>{_I}(?:,{_S}{_I}){{0,2}}{_S}(?:et|&){_S}{_I}{_S}(?:{_PARTICLE})?(?P<surname>{_CAP}))(?![\w'’-])"
)
_NUMBERS_THINGS = re.compile(r"(?:annexes?|points?|plans?|lots?|lettres?|litt[ée]ra|phases?|blocs?|zones?)[ \u00a0]$")
#: "Maur1ce", "R0bert": what a scanner reads.
_MISREAD = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:{_CAP}{_S})?(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{{0,12}}[01][a-zà-ÿ]{{1,12}})(?:{_S}{_CAP})?)(?![\w'’-])"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the names, whole."""
    text = context.text
    for match in _HOUSEHOLD.finditer(text):
        bare = re.sub(rf"^{_PARTICLE}", "", match["name"])
        if lexicon.is_first_name(bare) > 2 or lexicon.is_common(bare):
            continue
        doubtful = match[0][0] in "fF" or lexicon.is_locality(bare) or fold(bare) in context.places
        yield _person(match, PROPOSE if doubtful else MASK, 0.96, "Nom à particule d'une famille")
    for match in _HEIRS.finditer(text):
        if not lexicon.is_first_name(re.sub(rf"^{_PARTICLE}", "", match["name"])):
            yield _person(match, MASK, 0.96, "Nom à particule d'une famille")
    for match in _BYNAME.finditer(text):
        words = re.findall(r"[A-ZÀ-Þ][\w'’-]*", match["name"])
        if re.search(r"\d", match["name"]) or text[match.start() - 1 : match.start()] == "/":
            continue  # "le site SAR/LG88 dit « Forges X »"
        if not any(lexicon.is_first_name(word) > 2 for word in words) and _listed(words[0]):
            continue
        if lexicon.is_never_name(words[0]) or eponym.is_eponym(text, *match.span("name")):
            continue
        yield _person(match, MASK if lexicon.is_first_name(words[0]) > 2 else PROPOSE, 0.96, "Nom et surnom")
    for match in _WHO_OF_THEM.finditer(text):
        name = match["name"]
        if lexicon.is_common(name) or lexicon.is_first_name(name) > 3 or fold(name) in context.places:
            continue
        if lexicon.is_never_name(name) or eponym.is_eponym(text, *match.span("name")):
            continue
        whole = match.group()[len(name) + 1 :]
        yield _person(match, PROPOSE, 0.81 if whole[0].isupper() else 0.92, "Nom de parents")
    for match in _SHARED.finditer(text):
        if lexicon.is_common(match["surname"]) or _NUMBERS_THINGS.search(context.before(match.start(), 14)):
            continue
        yield _person(match, MASK, 0.96, "Initiales de parents, et leur nom")
    for match in _MISREAD.finditer(text):
        read = match["word"].replace("0", "o")
        if any(lexicon.is_first_name(read.replace("1", letter)) > 2 for letter in "il"):
            yield _person(match, MASK, 0.96, "Prénom mal lu")


def _listed(word: str) -> bool:
    return lexicon.is_common(word) or lexicon.is_locality(word)


def _person(match: re.Match, action: str, score: float, reason: str) -> Candidate:
    return Candidate(*match.span("name"), "PERSON", action, score, reason, NAME)
