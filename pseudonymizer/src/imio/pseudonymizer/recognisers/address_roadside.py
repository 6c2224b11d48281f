"""A house where a disabled person parks, or a citizen's car stood: "stationnement PMR au n° 31", "devant le n° 8".

Who asked for the bay, and who had the damage, mostly lives there. All are proposed; what the traffic rules say of a
street, and a house that is a shop or a school, stay readable.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
_S = r"[ \u00a0]"
_FOR_DISABLED = r"(?:PMR|handicap\w{0,6}|invalid\w{0,4}|mobilit[ée][ \u00a0]r[ée]duite|moins[ \u00a0]valides?)"
#: "emplacement PMR ", "place de stationnement pour personne handicapée – ": the address or the number comes next.
_BAY = re.compile(
    rf"\b(?:emplacements?|stationnements?|places?|parkings?|cases?|"
    rf"zones?)(?:{_S}[^.;:\n\d]{{0,50}}?)?{_S}\(?{_FOR_DISABLED}\b\)?"
    rf"(?:{_S}(?:existante?s?|actuel(?:le)?s?|pr[ée]vue?s?|cr[ée][ée]e?s?|r[ée]serv[ée]e?s?|trac[ée]e?s?|sise?s?|"
    rf"situ[ée]e?s?|est|sont|"
    rf"en|dans|[àa]{_S}la)){{0,3}}"
    rf"{_S}?[,:(–—-]?{_S}?(?:(?:en{_S})?face{_S}?|devant{_S}(?:le{_S})?|[àa]{_S}hauteur{_S}(?:d[eu]{_S})?|"
    rf"au{_S}droit{_S}(?:d[eu]{_S})?|"
    rf"le{_S}long{_S}d[eu]{_S}|au{_S}|[àa]{_S}|de{_S}|du{_S})?$",
    re.IGNORECASE,
)
#: "stationné place X, devant le n° 8", "à hauteur du n° 43", "accès garage n° 116"
_BESIDE = re.compile(
    rf"(?P<street>\b(?:[Rr]ue|[Aa]venue|[Pp]lace|[Cc]hauss[ée]e|[Bb]oulevard|[Cc]hemin|[Qq]uai|[Rr]oute|[Rr]uelle|"
    rf"[Cc]los|[Ii]mpasse){_S}"
    rf"[^,;.:\n\d]{{2,40}},?{_S})?(?<![\w'’-])(?:devant{_S}?(?:le)?|(?:en{_S})?face{_S}?(?:d[eu]|[àa]|au)?|"
    rf"[àa]{_S}hauteur{_S}?(?:d[eu])?|"
    rf"au{_S}droit{_S}?(?:d[eu])?|le{_S}long{_S}?(?:d[eu])?){_S}?$"
)
_ENTRANCE = re.compile(
    rf"\b(?:acc[èe]s|entr[ée]e|sortie)(?:{_S}(?:d[eu]|au|carrossable|de{_S}l[ae]))?{_S}(?:garage|carrossable|"
    rf"habitation){_S}$"
)
#: What stood there, and what was damaged; a fall tells of no home.
_MISHAP = re.compile(
    r"\b(?:stationn[ée]e?s?|gar[ée]e?s?|accroch\w*|endommag\w*|d[ée]g[âa]ts?|dommages?|sinistr\w*|plainte|plaint|"
    r"r[ée]clam\w*)\b",
    re.IGNORECASE,
)
_FALL = re.compile(r"\b(?:chut\w{1,4}|gliss\w{1,4}|tr[ée]buch\w{1,4}|renvers\w{1,4})\b", re.IGNORECASE)
_TRAFFIC = re.compile(
    r"\b(?:interdi\w*|limit\w*|autoris\w*|pi[ée]tons?|signa\w*|marquage|avaloir|casse-vitesse|ralentisseur|"
    r"dos[ \u00a0]d['’][âa]ne|"
    r"travaux|"
    r"chantier|arr[êe]t[ \u00a0]de[ \u00a0]bus|livraisons?|recharge|[ée]clairage|plant\w*|abatt\w*)\b",
    re.IGNORECASE,
)
BUILDING = re.compile(
    r"[ée]coles?\b|[ée]glise|maison[ \u00a0](?:communale|m[ée]dicale|de)|h[ôo]tel[ \u00a0]de|clinique|h[ôo]pital|"
    r"pharmacie|salle|"
    r"hall\b|gare\b|biblioth[èe](?!c)|cr[èe]che|cabinet|centre\b|CPAS|administration|poste\b|cimeti|magasin|commerce|"
    r"boulangerie",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?][ \u00a0]|[;\n]")


#: "Place PMR rue du Puits 4": what reads as the name of a square.
_SQUARE = re.compile(rf"[Pp]laces?{_S}{_FOR_DISABLED}{_S}")


def is_bay(context: Context, start: int, end: int, clause: str) -> bool:
    """Say whether an address follows the words for a disabled person's bay, and is no public building's."""
    bay = _BAY.search(clause[-140:])
    if _SQUARE.match(context.text, start):
        return not BUILDING.search(context.text[start:end] + context.after(end, 50))
    return bool(bay) and not BUILDING.search(clause[-140:][bay.start() :] + context.after(end, 50))


def find(bare: list[re.Match], found: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the numbers of houses that a bay or a mishap tells; a mishap counts where a private person is cited."""
    somebody = any(c.label in ("PERSON", "MINOR") and c.action == MASK for c in found)
    for match in bare:
        start, end = match.span()
        left = context.before(start, 140)
        if BUILDING.search(context.after(end, 40)) or re.match(r"\d{4}", match["house"]):
            continue
        low = start
        if _BAY.search(left):
            reason = "Emplacement près d'une habitation"
        elif somebody and (beside := _BESIDE.search(left)) and _happened(left, beside.start()):
            reason = "Maison près de laquelle quelque chose est arrivé à quelqu'un"
            low = start - len(left) + beside.start("street") if beside["street"] else start
        elif somebody and _ENTRANCE.search(left) and words.DISABLED.search(context.text + context.subject):
            reason = "Entrée d'une habitation"
        else:
            continue
        low = low if not busy.overlaps(low, start) else start
        if busy.add(low, end):
            yield Candidate(low, end, "ADDRESS", PROPOSE, 0.45, reason, NAME, "number")


def _happened(left: str, before: int) -> bool:
    said = left[:before]
    for stop in list(_SENTENCE.finditer(said))[-1:]:
        said = said[stop.end() :]
    return bool(_MISHAP.search(said)) and not (_TRAFFIC.search(said) or _FALL.search(said))
