"""Quasi-identifiers: a person whom nobody names, and everybody knows.

"Le médecin du village", "la seule institutrice de Try", "la veuve du garde forestier": a trade or a kinship with a
definite article and a place. Legal basis: GDPR recital 26 (all the means reasonably likely to be used to identify).
Raised as doubts, never masked. Accuracy: a definite singular is asked, so "les médecins", "un boulanger" and "le
médecin du travail" pass; a public function asks for a named place or a word such as "seul" or "dernier", for "le garde
champêtre de la commune" is whoever holds the function.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold

import re


_S = r"[ \u00a0\n]{1,2}"
_PRIVATE = "|".join(lexicon.lines("trades.txt"))
_PUBLIC = "|".join(lexicon.lines("public_trades.txt"))
# The capital decides what is a place: the jobs are looked for in lower case, streets write them with a capital.
_PLACE = (
    r"(?:L(?:a|e|es)[ \u00a0])?[A-ZÀ-Þ][a-zß-ÿœ]{1,20}"
    r"(?:-(?:[A-ZÀ-Þ][a-zß-ÿœ]{1,20}|(?:sur|sous|lez|les|le|la|en|des|du|de|l['’][A-Z][a-z]{1,20})(?=-))){0,5}"
)
_ADJECTIVE = (
    r"(?:g[ée]n[ée]raliste|retrait[ée]e?|pensionn[ée]e?|locale?|communale?|paroissiale?|traitante?|ambulante?|"
    r"principale?|protestante?|r[ée]sidente?)"
)
_MARK = r"(?P<mark>seule?|unique|derni(?:er|[èe]re)|premi(?:er|[èe]re)|anci(?:en|enne)|d[ée]funte?|vi(?:eux|eille))"
_ARTICLE = (
    r"(?<![\w'’])(?:(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Dd]e[ \u00a0]la|à[ \u00a0]la)[ \u00a0]|"
    r"(?:[Ll]|[Dd]e[ \u00a0]l|à[ \u00a0]l)['’])"
)
_OF_PLACE = (
    rf"(?:(?P<here>de[ \u00a0]la[ \u00a0](?:commune|localit[ée]|paroisse)|"
    r"de[ \u00a0]l['’](?:endroit|entit[ée])|"
    rf"du[ \u00a0](?:village|hameau|quartier|bourg))(?![\w-])|"
    rf"(?:(?:du[ \u00a0](?:village|hameau|quartier|bourg)|de[ \u00a0]la[ \u00a0]paroisse)[ \u00a0]"
    r"(?:de[ \u00a0]|d['’]))?"
    rf"(?P<link>de[ \u00a0]|d['’]|du[ \u00a0](?=[A-Z])|à[ \u00a0])(?P<place>{_PLACE}))"
)
_TRADE = re.compile(
    rf"{_ARTICLE}(?:{_MARK}{_S})?(?:(?P<private>{_PRIVATE})|(?P<public>{_PUBLIC}))(?![\w-])"
    rf"(?:{_S}{_ADJECTIVE})?{_S}{_OF_PLACE}"
)
_HOUSE = re.compile(
    rf"{_ARTICLE}(?:{_MARK}{_S})?(?P<private>propri[ée]taire|exploitante?|locataire|occupante?|g[ée]rante?|"
    rf"tenanci(?:er|[èe]re)|habitante?|riveraine?|commer[çc]ante?|patronn?e?)(?:{_S}(?:actuel(?:le)?|unique))?{_S}"
    rf"(?:(?:du{_S}|de{_S}la{_S}|de{_S}l['’])(?P<house>ch[âa]teau|moulin|presbyt[èe]re|ferme|caf[ée]|scierie|brasserie|"
    rf"boulangerie|boucherie|pharmacie|[ée]picerie|man[èe]ge|camping|friterie|librairie|h[ôo]tel|g[îi]te|garage|auberge|"
    rf"sup[ée]rette|vieille{_S}gare|ancienne{_S}(?:gare|[ée]cole)){_S})?{_OF_PLACE}"
)
_OFFICE = (
    r"bourgmestre|ma[ïi]eure?|[ée]chevine?|conseill(?:er|[èe]re)[ \u00a0](?:communale?|provinciale?)|d[ée]put[ée]e?|"
    r"pr[ée]sidente?[ \u00a0]du[ \u00a0]CPAS|direct(?:eur|rice)[ \u00a0](?:g[ée]n[ée]rale?|financi(?:er|[èe]re))|"
    r"receveu(?:r|se)|notaire|ministre|direct(?:eur|rice)[ \u00a0]de[ \u00a0]l['’][ée]cole"
)
# "Conjoint" is the word of the law ("le conjoint du bourgmestre ne peut…"): not here.
_KIN = (
    r"veuve|veuf|fille|fils|[ée]pouse|[ée]poux|mari|femme|m[èe]re|p[èe]re|fr[èe]re|s(?:œ|oe)ur|neveu|ni[èe]ce|"
    r"petit-fils|petite-fille|gendre|belle-fille|beau-fils|beau-p[èe]re|belle-m[èe]re|beau-fr[èe]re|belle-s(?:œ|oe)ur|"
    r"compagne|compagnon|cousine?|oncle|tante|h[ée]riti(?:er|[èe]re)|orphelin(?:e)?"
)
_KINSHIP = re.compile(
    rf"{_ARTICLE}(?:{_KIN})(?![\w-])(?:{_S}(?:a[îi]n[ée]e?|cadet(?:te)?|unique))?{_S}"
    rf"(?:du{_S}|de{_S}la{_S}|de{_S}(?:l['’]|notre{_S}|votre{_S}))"
    rf"(?:(?:seule?|derni(?:er|[èe]re)|anci(?:en|enne)|d[ée]funte?|feue?){_S}){{0,2}}"
    rf"(?:{_OFFICE}|{_PRIVATE}|{_PUBLIC})(?![\w-])(?:{_S}{_OF_PLACE})?"
)
# One doctor among hundreds: nobody is known by the city alone.
_CITIES = frozenset(
    [
        "anvers", "belgique", "bruges", "bruxelles", "charleroi", "europe", "flandre", "france", "gand", "hainaut",
        "liege", "louvain", "mons", "namur", "wallonie", "brabant", "luxembourg", "tournai", "verviers", "seraing",
    ]
)  # fmt: skip


def quasi_identifiers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges that point at one person without a name, in order for each kind."""
    for pattern in (_TRADE, _HOUSE):
        for match in pattern.finditer(text):
            if _tells(match):
                yield match.span()
    for match in _KINSHIP.finditer(text):
        # "La veuve du garde forestier Delvigne" is named: that is a matter for the recognisers of persons.
        if not re.match(r"[ \u00a0][A-ZÀ-Þ][a-zß-ÿ]", text[match.end() : match.end() + 3]):
            yield match.span()


def _tells(match: re.Match) -> bool:
    """Say whether trade and place are enough to know who is meant."""
    groups = match.groupdict()
    place, marked = groups["place"], bool(groups["mark"])
    if "house" in groups and not groups["house"] and not marked:
        return False
    if place is None:
        return marked or bool(groups["private"])
    if groups["link"].startswith("à") and not marked:
        return False
    first = re.split(r"[ \-'’]", place)[0]
    if first in ("Mme", "Mlle", "Monsieur", "Madame", "Me", "Maître") or fold(first) in lexicon.TITLES:
        return False
    if lexicon.is_never_name(place):
        return False
    return marked or fold(place) not in _CITIES
