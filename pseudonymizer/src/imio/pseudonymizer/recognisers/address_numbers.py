"""A house number without its street: "au 46", "le n° 11 : sans objection", "M. X (n° 9)", "n° 21 : Mme Y".

The street was said before, or everybody knows it. So the number is read only where a person, a neighbour or a word
of residence stands beside it, or where the numbers around it are already known to be homes.
"""

from bisect import bisect_left
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import address_forms as forms
from imio.pseudonymizer.recognisers import address_numbers_told as told
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers.address_pieces import ANNEX
from imio.pseudonymizer.recognisers.address_pieces import HOUSE
from imio.pseudonymizer.recognisers.address_pieces import NO
from imio.pseudonymizer.recognisers.address_pieces import NO_HOUSE
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
_SOME_STREET = (
    rf"(?:{SP}(?:de|dans){SP}(?:la{SP}(?:m[êe]me{SP})?|cette{SP}(?:m[êe]me{SP})?|ladite{SP}|l['’]|sa{SP})"
    rf"(?:rue|avenue|place|impasse|chauss[ée]e|cit[ée]|ruelle|venelle|all[ée]e|dr[èe]ve)\b)?"
)
BARE = re.compile(
    rf"(?:\b(?:(?:[Aa]ux?|[Dd]ue?s?|[Ll]es?){SP}(?:{NO}{SP}?)?|{NO}{SP}?|(?:[Cc]hambre|[Ss]tudio|[Aa]ppartement|"
    rf"[Ll]ogement|[Cc]aravane){SP}(?:n°{SP}?)?)|"
    rf"(?<![\w°])(?:n[°º]s?){SP}?)(?P<house>{HOUSE}){NO_HOUSE}{ANNEX}{{0,2}}"
    rf"(?:(?:,{SP}\d{{1,3}}[A-Z]?\b){{0,4}}{SP}et{SP}(?:(?:aux?|d[eu]s?|"
    rf"les?){SP})?(?:{NO}{SP}?)?\d{{1,3}}[A-Za-z]?\b{NO_HOUSE})?{_SOME_STREET}"
)
#: "- 33 : Mme X": the rows of an inquiry, by house.
_ROW = re.compile(
    rf"(?:^|\n)[ \u00a0]*[-–•][ \u00a0]?(?P<datum>(?:{NO}{SP}?)?\d{{1,3}}[A-Za-z]?)[ \u00a0]?[:–][ \u00a0]"
    r"(?=(?:MM?\.|Mme|Mlle|Monsieur|Madame|la[ \u00a0]famille|les[ \u00a0][ée]poux)[ \u00a0])"
)
#: What else bears a number.
_NO_HOME = re.compile(
    r"(?:parcelle|section|\blot|article|\bart\.|concession|caveau|tombe|cellule|dossier|registre|compte|plan|"
    r"r[ôo]le|facture|avenant|cavurne|all[ée]e|\brang|\bligne|\bbus\b|sentier|chemin|vicinal|\bcoupe|\bphase|projet|"
    r"r[ée]solution|"
    r"candidat|bulletin|\bliste|cr[ée]dit|\bbon\b|mandat|devis|march[ée]|avis|ticket|formulaire|mod[èe]le|"
    r"d[ée]lib[ée]ration|bureau|annexe|permis|arr[êe]t[ée]|amendement|point|terrain|num[ée]ro|"
    r"p[âa]ture|loi|d[ée]cret|circulaire|motion|question|objet|pi[èe]ce|photo|figure|groupe|classe|borne|poteau|"
    r"emplacement|stand|badge|dossard|v[ée]hicule|camion|engin|pompe|cabine|chalet|casier|cl[ée]|tirage|"
    r"poste|grade|[ée]chelle|niveau|cat[ée]gorie|p[ée]rim[èe]tre|zone|tron[çc]on|section|police|assurance|contrat|"
    r"bail|\bcot[ée]|num[ée]rot|inventori|\binv\.)"
    r"\w*[^,;.:]{0,20},?[ \u00a0]?$",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:voisine?s?|s(?:œ|oe)urs|fr[èe]res|famille|m[ée]nage|couple|[ée]poux|occupante?s?|riveraine?s?|"
    r"habitante?s?|locataires?|propri[ée]taires?)\b",
    re.IGNORECASE,
)
_IN_SECTION = re.compile(r"[ \u00a0](?:de[ \u00a0]la[ \u00a0])?[Ss]ection\b")
#: A year, "2023/14", "03/09/2024".
_NO_HOUSE_NUMBER = re.compile(r"\d{4}|\d{1,2}/\d{1,2}/|0\d")
#: "la réclamation n° 1": a noun that is no house.
_AFTER_NOUN = re.compile(
    r"(?<![^\W\d_])(?!maison|immeuble|habitation|villa|appartement|dans|sauf|chez)[^\W\d_]{3,18}[ \u00a0]$"
)
_RANGE = re.compile(r"^[ \u00a0](?:au|jusqu['’]au|à)[ \u00a0](?:n[°º]|\d)")
_FROM_TO = re.compile(
    r"\b(?:du|des?|entre[ \u00a0](?:le|les))[ \u00a0](?:n[°ºo]s?[ \u00a0]?)?\d{1,4}\w?[ \u00a0](?:au|aux|"
    r"et)[ \u00a0]$",
    re.I,
)
#: Where things are numbered, not houses.
_GRAVES = re.compile(
    r"cimeti[èe]re|concession|s[ée]pulture|columbarium|\brang[ \u00a0][A-Z]\b|"
    r"\ball[ée]e[ \u00a0][A-Z]\b",
    re.IGNORECASE,
)
_LIVED_IN = re.compile(
    r"\b(?:rues?|avenue|boulevard|chauss[ée]e|place|impasse|ruelle|venelle|clos|cit[ée]|quartier|dr[èe]ve|quai|"
    r"riverain|voisin|"
    r"habit|maisons?|immeubles?|logement|domicil|demeur|r[ée]sid|r[ée]clam|enqu[êe]te[ \u00a0]publique|plaint|"
    r"p[ée]tition|trottoir|fa[çc]ade|inond|jardin)",
    re.IGNORECASE,
)
_HOUSES = re.compile(
    r"\b(?:maisons?|habitations?|immeubles?|riverain\w*|voisin\w*|fa[çc]ades?|haies?|garages?|jardins?|num[ée]ros|"
    r"n[°º]s|trottoirs?|foyers?|m[ée]nages?|caves?|toitures?)\b[^;\n]{0,110}$|"
    r"\b(?:rue|avenue|place|chauss[ée]e|clos|impasse|quai|route|chemin)\b[^;\n]{0,60}\b(?:plaintes?"
    r"|r[ée]clamations?|litige|"
    r"conflit|diff[ée]rend|querelle|haie|remarques?)\b[^;\n]{0,60}$",
    re.IGNORECASE,
)
_SAID_OF_A_HOME = re.compile(
    r"[ \u00a0]?(?:[,:)(–—-]|$|\n)|[ \u00a0](?:a|ont|est|se|s['’]|ne|n['’]|demand|craint|signal|refus|sans|pas|y|"
    r"qui|et|"
    r"appui|approuv|conteste|reste|subit|souhait|dit|rappel|d[ée]plor|propos)"
)


_TAKES_SIDES = re.compile(
    r"[ \u00a0](?:est[ \u00a0](?:contre|pour|oppos|favorable|d['’]accord)|s['’]oppose|refuse|ne[ \u00a0](?:souhaite|"
    r"veut)|craint|"
    r"se[ \u00a0]plaint|n['’]a[ \u00a0](?:pas|rien)|:[ \u00a0](?:sans|pas|rien|contre|pour))"
)


#: "(n° 1, retiré)", "(n° 2, 14 points)": what becomes of an amendment, an offer, a lot.
_FATE = re.compile(
    r"[ \u00a0]?[,:–—][ \u00a0](?:(?:est|a[ \u00a0][ée]t[ée]|non|d[ée]clar[ée]e?)[ \u00a0])?"
    r"(?:retir|adopt|rejet|amend|approuv|(?:ir)?recevab|tardi|annul|caduc|"
    r"[ée]cart|class[ée]|exclu|sans[ \u00a0]objet|\d[\d.,]{0,12}[ \u00a0]?(?:points?|pts|voix|%|/))"
)
_WORD = re.compile(r"[^\W\d_]{3,20}")


def _numbers_a_thing(context: Context, end: int, before: int) -> bool:
    """Say whether a number is that of an amendment or an album: its fate follows, or the noun stands before."""
    if _FATE.match(context.text, end):
        return True
    for word in reversed(_WORD.findall(re.split(r";|[^\W\d_]{3}\.", context.before(before, 110))[-1])):
        folded = fold(word)
        if folded in lexicon.NUMBERED_THINGS or folded.rstrip("sx") in lexicon.NUMBERED_THINGS:
            return True
        if _LIVED_IN.match(word):
            return False
    return False


def bare(context: Context) -> list[re.Match]:
    """Return the numbers that may be houses; the text is searched once, for `find` and for `settle`."""
    kept = context.memory.get(NAME)
    if kept is None:
        kept = told.without_list_marks(list(BARE.finditer(context.text)), context.text)
        context.memory[NAME] = kept
    return kept


def find(context: Context) -> Iterator[Candidate]:
    """Yield the numbers that a word of residence, a neighbour or a bay for the disabled announces."""
    text = context.text
    yield from told.find(context, [m for m in bare(context) if may_be_a_house(m, context)])
    for match in bare(context):
        left = context.before(match.start(), 60)
        near = list(forms.RESIDENCE.finditer(left)) or list(_NEIGHBOUR.finditer(left))
        if _NO_HOME.search(left[-40:]) or _IN_SECTION.match(text, match.end()):
            continue
        if near and not re.search(r"[;:.\d]", left[near[-1].end() :]) and len(left) - near[-1].end() <= 30:
            yield Candidate(*match.span(), "ADDRESS", MASK, 0.65, "Numéro de maison d'une personne", NAME, "number")
        elif words.BESIDE_A_HOME.search(left[-45:]) and words.for_disabled(context, match.start(), match.end()):
            if _USE.match(text, match.end()):
                continue
            house = _THE_HOUSE.search(left)
            start = match.start() - (len(house[0]) if house else 0)
            yield Candidate(
                start, match.end(), "ADDRESS", PROPOSE, 0.4, "Emplacement près d'une habitation", NAME, "number"
            )
        elif told.is_a_home(left, match.group()) and not (
            _USE.match(text, match.end()) or is_range(left, context.after(match.end(), 20))
        ):
            yield Candidate(*match.span(), "ADDRESS", PROPOSE, 0.4, "Numéro d'une habitation", NAME, "number")


#: "n° 12 (pharmacie)": what the house is used for.
_USE = re.compile(
    r"[ \u00a0]?[,(–—-]{1,2}[ \u00a0]?(?:l['’]|la[ \u00a0]|le[ \u00a0]|ancien(?:ne)?[ \u00a0])?(?:pharmacie|"
    r"[ée]coles?\b|[ée]glise|cabinet|clinique|biblioth|cr[èe]che|magasin|commerce|boulangerie|banque|poste\b|"
    r"maison[ \u00a0](?:communale|m[ée]dicale))"
)
#: "à hauteur de l'immeuble n° 33": the place goes with the number.
_THE_HOUSE = re.compile(
    rf"(?:(?<![\w'’-])(?:(?:[àa]{SP}hauteur|le{SP}long|en{SP}face|au{SP}droit){SP}d[eu]|face{SP}à|devant){SP})?"
    rf"(?:l['’]|la{SP})?(?<![\w-])(?:immeuble|habitation|maison)(?:{SP}(?:portant|sise?)(?:{SP}(?:le|au))?)?{SP}$"
)


def is_range(left: str, right: str) -> bool:
    """Say whether a number is an end of a stretch of a street: "du n° 3 au n° 21"."""
    return bool(_FROM_TO.search(left) or _RANGE.match(right))


def may_be_a_house(match: re.Match, context: Context) -> bool:
    """Say whether a number may be a house's: no year, no date, and no noun of a thing before it."""
    if _NO_HOUSE_NUMBER.match(match["house"]) or _IN_SECTION.match(context.text, match.end()):
        return False
    return not _NO_HOME.search(context.before(match.start(), 40))


_ENDS_CELL = re.compile(r",[ \u00a0](?P<datum>\d{1,3}[A-Za-z])[ \u00a0]?(?=[\t\n]|$)")
_TO_NUMBER = re.compile(
    r"(?:[ \u00a0]?[,:|–—][ \u00a0]?|[ \u00a0]\((?=(?:au|du|n[°º]|N[°º])[ \u00a0]?)|\t[ \u00a0]?(?=[nN][°º])|"
    r"[ \u00a0](?=(?:du|au)[ \u00a0](?:n|\d)|n[°º]))(?:m[êe]me[ \u00a0]rue,[ \u00a0])?"
)
_NUMBER_ENDS = re.compile(
    r"[ \u00a0]?(?:[,.;:)\n\t|–—]|$)|[ \u00a0](?:a|ont|est|qui|et|se|ne|n['’]|demand|craint|signal|refus)"
)
_IN_BRACKETS = re.compile(r"[ \u00a0]\((?P<datum>\d{1,3}[A-Za-z]?)\)")


def after(person: Candidate, end: int, busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the number that follows a private person: "Mme X, au 46", "M. Y (n° 11)", "la maison de M. Z (17)"."""
    text = context.text
    cell = _ENDS_CELL.match(text, end)
    houses = _IN_BRACKETS.match(text, end)
    if houses and not _HOUSES.search(context.before(person.start, 120)):
        houses = None
    for found, reason in ((cell, "Numéro derrière une personne"), (houses, "Numéro de maison d'une personne")):
        if found and busy.add(*found.span("datum")):
            yield Candidate(*found.span("datum"), "ADDRESS", PROPOSE, 0.5, reason, NAME, "number")
            return
    lead = _TO_NUMBER.match(text, end)
    match = lead and BARE.match(text, lead.end())
    if match and (_NO_HOUSE_NUMBER.match(match["house"]) or _NO_HOME.search(text[max(0, end - 15) : end] + " ")):
        return
    if not match or re.match(r"(?:les?|des)[ \u00a0]", match.group()) or not _NUMBER_ENDS.match(text, match.end()):
        return
    if _numbers_a_thing(context, match.end(), person.start):
        return
    sure = lead.group().startswith((",", " (au", " (du", " du", " au")) and not match.group()[0].isupper()
    if busy.add(*match.span()):
        action = MASK if sure else PROPOSE
        yield Candidate(*match.span(), "ADDRESS", action, 0.6, "Numéro de maison d'une personne", NAME, "number")


_TO_PERSON = re.compile(
    r"[ \u00a0]?[,:(|–—\t-]?[ \u00a0]?(?:(?:chez|où|vit|vivent|habite|habitent|la|le|les|l['’]|feue?|famille|"
    r"[ée]poux|"
    r"consorts|m[ée]nage|veuve|dame|sieur|MM?\.|Mme|Mlle|Monsieur|Madame|V(?:ve|euve)|h[ée]ritiers|propri[ée]t[ée]|"
    r"propri[ée]taire|occupante?s?|locataires?|voisine?|jeune|de|des|d['’])[ \u00a0]?){0,4}"
)


def before(persons: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the number that a private person follows: "Au 38, la famille X", "n° 21 : M. Y"."""
    private = [p for p in persons if p.action != KEEP]
    starts = [p.start for p in private]
    text = context.text
    rows = [match for match in _ROW.finditer(text) if not _GRAVES.search(text)] if private else []
    for match in rows if len(rows) > 1 else ():
        if busy.add(*match.span("datum")):
            yield Candidate(
                *match.span("datum"), "ADDRESS", PROPOSE, 0.5, "Numéro de maison dans une liste", NAME, "number"
            )
    for match in bare(context) if private else ():
        index = bisect_left(starts, match.end())
        if index == len(starts) or starts[index] - match.end() > 40:
            continue
        between = text[match.end() : starts[index]]
        left = context.before(match.start(), 60)
        said = re.match(r"[Aa]u[ \u00a0]", match.group()) and between.startswith(",")
        if _AFTER_NOUN.search(text, max(0, match.start() - 20), match.start()) and match.group()[0] in "nN":
            continue
        if (
            _NO_HOUSE_NUMBER.match(match["house"])
            or not _TO_PERSON.fullmatch(between)
            or _NO_HOME.search(left[-40:])
            or _FROM_TO.search(left)
        ):
            continue
        around = text[max(0, match.start() - 400) : match.end() + 200]
        if _GRAVES.search(around) or not (said or _LIVED_IN.search(around)):
            continue
        if not (between.strip(" \u00a0") or re.match(r"[ADad]u[ \u00a0]", match.group())):
            continue
        if busy.add(*match.span()):
            yield Candidate(
                *match.span(), "ADDRESS", PROPOSE, 0.5, "Numéro de maison devant une personne", NAME, "number"
            )


def series(found: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield the numbers that stand among homes: "(rue Longue, 7) : contre ; le n° 11 : sans objection"."""
    homes = sorted(c.start for c in found if c.label == "ADDRESS" and c.action != KEEP)
    text = context.text
    for match in bare(context) if homes else ():
        start, end = match.span()
        index = bisect_left(homes, start - 350)
        if index == len(homes) or homes[index] > end + 250 or busy.overlaps(start, end):
            continue
        left, right = context.before(start, 60), text[end : end + 20]
        if may_be_a_house(match, context) and told.among_homes(left, match.group(), right):
            if busy.add(start, end):
                yield Candidate(start, end, "ADDRESS", PROPOSE, 0.45, "Numéro parmi des maisons", NAME, "number")
            continue
        noun = re.match(r"(?:[Ll]es?|[Aa]ux?|[Cc]elui)[ \u00a0]", match.group())
        opens = not left.strip(" \u00a0") or left.rstrip(" \u00a0")[-1] in "-–—•(,;:"
        numbered = re.search(r"[nN](?:[°º]|um)", match.group())
        if _NO_HOUSE_NUMBER.match(match["house"]) or _AFTER_NOUN.search(text, max(0, start - 20), start):
            continue
        judged = noun and _TAKES_SIDES.match(right)
        if not (numbered or judged) or not (noun or opens) or _NO_HOME.search(left[-40:]) or _FROM_TO.search(left):
            continue
        if words.BESIDE_A_HOME.search(left[-45:]) or _RANGE.match(right) or not _SAID_OF_A_HOME.match(right):
            continue
        if _GRAVES.search(text[max(0, start - 400) : start]) or _numbers_a_thing(context, end, start):
            continue
        if busy.add(start, end):
            yield Candidate(start, end, "ADDRESS", PROPOSE, 0.45, "Numéro parmi des maisons", NAME, "number")
