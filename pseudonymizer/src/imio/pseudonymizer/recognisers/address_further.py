"""Homes that stand away from their owner: after what is told of him, after another home, in a quarrel of neighbours.

"Mme X, dont le jardin fut inondé (Aux Quatre Bras 18)"; "domiciliés rue Haute 3 et Petit-Sart 16"; "chez X, chez Y et
au 41"; "le riverain X demande un potelet côté n° 20". All are asked about, none is masked.
"""

from bisect import bisect_left
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import address_numbers as numbers
from imio.pseudonymizer.recognisers.address_beside import INSIDE
from imio.pseudonymizer.recognisers.address_beside import NO_HOME_WORD
from imio.pseudonymizer.recognisers.address_pieces import LOCALITY
from imio.pseudonymizer.recognisers.address_pieces import NUMBER
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.address_pieces import UP
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
#: ", dont le potager a été retourné deux fois (": a clause about who is named before.
_CLAUSE = re.compile(
    rf",{SP}(?:dont|qui|qu['’]|que|lequel|laquelle|auquel|[àa]{SP}qui|où|[^\W\d_]{{2,20}}[ée]e?s?{SP}|"
    rf"r[ée]sidente?{SP}|pensionnaire{SP}|locataire{SP}|occupante?{SP})[^().;\n\t]{{4,120}}{SP}(?=\()"
)
_WORDS = rf"(?:[{UP}][\w'’-]*|(?:aux?|de|du|des|la|le|les|sur|sous|en|d['’]|l['’]))"
_HAMLET = rf"(?:[{UP}][\w'’]*-[\w'’-]{{2,30}}|[{UP}][\w'’-]*{SP}(?:{_WORDS}{SP}){{0,3}}[{UP}][\w'’-]*)"
_IN_BRACKETS = re.compile(rf"\({SP}?(?P<datum>{_HAMLET}{SP}{NUMBER}(?:{LOCALITY})?|{INSIDE}){SP}?\)")
#: "rue Haute 3 à Ombret et Petit-Sart 16": the home of the second of two.
_SECOND = re.compile(
    rf"(?:,?{SP}(?:et|ou|puis)|,)(?:{SP}(?:l['’]autre|l[ae]{SP}seconde?|pour{SP}(?:l['’]autre|l[ae]{SP}seconde?)),?)?{SP}"
    rf"(?:[àa]{SP}|au{SP})?(?P<datum>{_HAMLET}{SP}{NUMBER}(?:{LOCALITY})?)(?={SP}?[,;.:)\n]|{SP}(?:et|qui|ont|sont)\b|$)"
)
_LIVE = re.compile(
    r"domicil|demeur|habit|r[ée]sid|adresses?\b|log(?:[ée]e?s|ent)\b|respectiv|chacune?\b|\bl['’]une?\b", re.IGNORECASE
)
#: "chez X, chez Y et ⟦au 41⟧"
_AT_SOMEBODYS = re.compile(
    rf"\bchez{SP}[^;.()\n\t]{{2,90}}(?:,|{SP}(?:et|puis|ou)|{SP}ainsi{SP}qu['’])(?:{SP}et)?{SP}?$"
)
#: "devant la maison ⟦du 8⟧", "côté ⟦n° 20⟧", "face à la maison ⟦n° 9⟧"
_BESIDE_IT = re.compile(
    rf"\b(?:c[ôo]t[ée]|devant|derri[èe]re|contre|face|vis-[àa]-vis|hauteur|maisons?|habitation|villa|portail|fa[çc]ade|haie|"
    rf"garage|jardin|seuil|entr[ée]e|porte|cl[ôo]ture|mur|pignon)(?:{SP}(?:de|[àa])(?:{SP}la{SP}(?:maison|villa)|"
    rf"{SP}l['’](?:habitation|immeuble)))?{SP}$"
)
_QUARREL = re.compile(
    r"\briverain|\bvoisin|r[ée]clam|plain(?:t|d)|p[ée]tition|\bdemand|\bhabit|\bsignal|dol[ée]ance|craint|oppos|g[êe]n[ée]|"
    r"souhait|\bsuggér|\bpropri[ée]taire|\boccupant",
    re.IGNORECASE,
)
#: "l'occupante de cette maison": of whom the house is, told later.
_OF_THAT_HOUSE = re.compile(
    r"\b(?:occupant|propri[ée]taire|locataire|habitant|riverain|r[ée]sident|voisin)e?s?[ \u00a0](?:de[ \u00a0](?:cette|"
    r"ladite|la[ \u00a0]m[êe]me)|de[ \u00a0]cet|dudit|du[ \u00a0]m[êe]me)[ \u00a0](?:maison|habitation|"
    r"immeuble|adresse|num[ée]ro|logement|b[âa]timent)",
    re.IGNORECASE,
)
#: "a dû quitter son logement au 26": the street is told elsewhere.
_OWN_HOME = re.compile(
    rf"\b(?:son|sa|leur|mon|ma|notre){SP}(?:(?:petit|ancien|ancienne|nouveau|nouvel|propre|modeste){SP})?"
    rf"(?:logement|appartement|studio|maison|habitation|domicile|kot|flat|chambre|commerce){SP}(?:(?:situ|sis)[ée]?e?{SP})?"
    rf"(?:au|du){SP}(?P<datum>(?:n°{SP}?)?\d{{1,3}}(?:{SP}?(?:bis|ter|[A-Fa-f])\b)?(?:/\d{{1,3}})?)(?![\w/-]|[.,]\d|{SP}(?:[a-zé]{{3,9}}{SP}(?:19|20)\d\d|"
    rf"janv|f[ée]v|mars|avril|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|m²|euros?|ans|mois|jours?|%|€|au{SP}\d|[èe]me|e{SP}))"
)
#: "résidente de la chambre 214"
_ROOM = re.compile(
    rf"\b(?:r[ée]sidente?|pensionnaire|occupante?|h[ée]berg[ée]e?|log[ée]e?){SP}(?:de{SP}la|à{SP}la|dans{SP}la|en){SP}"
    rf"(?P<datum>chambre{SP}(?:n°{SP}?)?\d{{1,4}}[A-Za-z]?)(?!\w)"
)
#: "Voisin chalet 12, M. X", "la locataire de l'appartement 3B"
_UNIT = re.compile(
    rf"\b(?:[Vv]oisin|[Rr]iverain|[Ll]ocataire|[Oo]ccupant|[Hh]abitant|[Pp]ropri[ée]taire|[Rr][ée]sident)e?s?{SP}"
    rf"(?:(?:du|de{SP}la|au|[àa]{SP}la){SP}|(?:de{SP}|[àa]{SP})?l['’]|:{SP})?"
    rf"(?P<datum>(?:chalet|caravane|bungalow|mobil-home|appartement|app\.|appt\.?|studio|flat|kot|emplacement){SP}(?:n°{SP}?)?"
    rf"(?:[A-Z]?\d{{1,4}}[A-Za-z]?|[A-Z]))(?![\w/-]|{SP}(?:personnes|places|chambres|m²))"
)
#: "Mme Josée Pirson (place 7)": the village has but one.
_STREET_ALONE = re.compile(
    rf",?{SP}\(?(?P<datum>(?:place|rue|ruelle|route|chauss[ée]e|avenue|quai|impasse|square|clos){SP}(?:n°{SP}?)?\d{{1,3}}"
    rf"(?:{SP}?[A-Za-z])?)(?=[),;.](?!\d))"
)
#: "né à Huy le…, registre national …, au Château, 4588 Jupelle": where he lives, as an act tells it.
_IN_AN_ACT = re.compile(
    rf"\)?,{SP}(?:et{SP})?(?P<datum>(?:(?:au|à{SP}la|aux|en|à{SP}l['’]){SP}?[{UP}][^\n;,()\d]{{1,40}},{SP})\d{{4}}{SP}"
    rf"[{UP}][\w'’-]{{1,40}})"
)
#: "rue du Fort 50, futur n° 2": the same house, renumbered.
_RENUMBERED = re.compile(
    rf"(?:{LOCALITY})?,?{SP}\(?(?:futur|nouveau|ancien|actuel|anciennement|dor[ée]navant|d[ée]sormais|bient[ôo]t){SP}(?:le{SP})?"
    rf"(?P<datum>(?:n°|num[ée]ro){SP}?{NUMBER})"
)
_MAY_BE_HOME = re.compile(NO_HOME_WORD)
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{3}[.;!?][ \u00a0]|[;\n]")


def after_clause(persons: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the house in brackets behind what a clause tells of a private person."""
    for person in persons:
        clause = _CLAUSE.match(context.text, person.end) if person.action != KEEP else None
        house = _IN_BRACKETS.match(context.text, clause.end()) if clause else None
        if house and not _is_thing(house["datum"]) and busy.add(*house.span("datum")):
            yield _proposed(house.span("datum"), "Maison derrière ce qui est dit d'une personne")


def told(found: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield one's own number, the room in a rest home, and what only who stands before makes a home."""
    for candidate in found:
        private = candidate.label == "PERSON" and candidate.action != KEEP
        act = candidate.label in ("BIRTH", "NISS")
        home = candidate.label == "ADDRESS" and candidate.action != KEEP
        pattern = _STREET_ALONE if private else _IN_AN_ACT if act else _RENUMBERED if home else None
        home = pattern.match(context.text, candidate.end) if pattern else None
        if home and busy.add(*home.span("datum")):
            yield _proposed(home.span("datum"), "Maison derrière un nom ou une naissance")
    for pattern in (_OWN_HOME, _ROOM, _UNIT):
        for match in pattern.finditer(context.text):
            high = match.end() + 25 if pattern is _UNIT else match.start()
            named = any(match.start() - 160 < run.start < high for run in context.runs)
            if named and busy.add(*match.span("datum")):
                yield _proposed(match.span("datum"), "Maison ou chambre de quelqu'un")


def second(found: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the hamlet and number that a hidden home joins, where two live apart."""
    for candidate in found:
        if candidate.label != "ADDRESS" or candidate.action == KEEP:
            continue
        house = _SECOND.match(context.text, candidate.end)
        if not house or _is_thing(house["datum"]) or not _LIVE.search(context.before(candidate.start, 110)):
            continue
        if busy.add(*house.span("datum")):
            yield _proposed(house.span("datum"), "Maison à côté d'une autre")


def neighbours(persons: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the numbers beside which a private person quarrels, or lives, or was robbed."""
    text = context.text
    private = sorted(p.start for p in persons if p.action != KEEP)
    for match in numbers.bare(context) if private else ():
        start, end = match.span()
        left = context.before(start, 130)
        if not numbers.may_be_a_house(match, context) or numbers.is_range(left, text[end : end + 12]):
            continue
        robbed = match.group()[:2] == "au" and _AT_SOMEBODYS.search(left)
        if not robbed:
            if not _BESIDE_IT.search(left[-45:]):
                continue
            later = _OF_THAT_HOUSE.search(text, end, end + 400)
            if not later and not _is_quarrel(text, start, end, private):
                continue
        if busy.add(start, end):
            yield _proposed((start, end), "Numéro de maison près de quelqu'un")


def _is_thing(house: str) -> bool:
    """Say whether a thing is numbered there: "Point Divers 8"."""
    first = fold(re.split(r"[ \u00a0,]", house)[0]).rstrip("sx")
    return not _MAY_BE_HOME.match(house) or first in lexicon.NUMBERED_THINGS


def _is_quarrel(text: str, start: int, end: int, private: list[int]) -> bool:
    low, high = max(0, start - 200), min(len(text), end + 120)
    for stop in _SENTENCE_ENDS.finditer(text, low, start):
        low = stop.end()
    stop = _SENTENCE_ENDS.search(text, end, high)
    high = stop.start() if stop else high
    index = bisect_left(private, low)
    return index < len(private) and private[index] < high and bool(_QUARREL.search(text, low, high))


def _proposed(span: tuple[int, int], reason: str) -> Candidate:
    return Candidate(*span, "ADDRESS", PROPOSE, 0.5, reason, NAME, "number")
