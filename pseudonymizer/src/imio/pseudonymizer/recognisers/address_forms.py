"""How addresses are written: street words, house numbers, boxes, localities; where they stand in a text.

Every search starts at a word (a street word, a word of residence) or at a number, so a page without addresses
costs no more than the walk over its words.
"""

from collections.abc import Iterator
from functools import cache
from functools import lru_cache
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import address_units as units
from imio.pseudonymizer.recognisers.address_pieces import ANNEX
from imio.pseudonymizer.recognisers.address_pieces import CIVILITY
from imio.pseudonymizer.recognisers.address_pieces import GAP
from imio.pseudonymizer.recognisers.address_pieces import HOUSE
from imio.pseudonymizer.recognisers.address_pieces import LOCALITY
from imio.pseudonymizer.recognisers.address_pieces import MANOR
from imio.pseudonymizer.recognisers.address_pieces import MONTHS
from imio.pseudonymizer.recognisers.address_pieces import NO
from imio.pseudonymizer.recognisers.address_pieces import NO_HOUSE
from imio.pseudonymizer.recognisers.address_pieces import NUMBER
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.address_pieces import TOWN
from imio.pseudonymizer.recognisers.address_pieces import UP
from imio.pseudonymizer.recognisers.address_pieces import WORD
from importlib.resources import files

import re


_BEFORE_NUMBER = (
    rf"(?:{SP}?[,–—]{GAP}|{SP}?,|{SP}\((?=(?:au{SP}|aux{SP})?{NO})|{GAP})"
    rf"(?:(?:aux?|les?|portant{SP}(?:le|les)|sous{SP}les?|en{SP}son|cot[ée]e?s?|"
    rf"bloc{SP}[A-Z0-9]{{1,2}},){SP}(?={NO}|(?<=,{SP})\d|(?<=,{SP}au{SP})\d)|(?:km|borne){SP}(?=\d))?"
)
_TAIL = re.compile(
    rf"(?P<name>\.?(?:(?:{GAP}|(?<=\.)|-)(?>{WORD})){{0,8}}?)"
    rf"(?P<between>{_BEFORE_NUMBER})(?<![ \u00a0]d[eu][ \u00a0])(?<![ \u00a0][dl]es[ \u00a0])(?<!\.\n)"
    rf"(?<![^\W\d_]{{4}}\.[ \u00a0])"
    rf"(?P<number>{NUMBER})(?P<locality>{LOCALITY})?"
)
# "rue du Moulin, Warnant-s.-L. 12", "rue Haute(WAR) 5": as the national register writes it, the village within.
_REGISTER = re.compile(
    rf"(?P<name>\.?(?:(?:{GAP}|(?<=\.)|-)(?>{WORD})){{1,8}}?)"
    rf"(?:{SP}?\([{UP}][\w'’.-]{{0,25}}\)|{SP}?,{SP}?(?!{CIVILITY}|Art|Lot|Point|Section|Division|Parcelle|Zone)"
    rf"[{UP}][a-zà-ÿ'’]{{2,20}}(?:-[\w'’]{{1,15}}\.?){{0,4}}(?<![^\W\d_]{{4}}\.))"
    rf"{SP}(?P<number>{NUMBER})(?P<locality>{LOCALITY})?"
)
# "rue Haute à Bellerive, n° 12"; "rue Haute (Bellerive), 12" go through the name; "\t" stands between two cells.
_CELL_NUMBER = re.compile(rf"(?P<name>\.?(?:{GAP}{WORD}){{0,6}}?){SP}?\t{SP}?(?P<number>{NUMBER})(?=[\t\n]|$)")
_STREETLESS = re.compile(
    rf"(?P<name>\.?(?:{GAP}{WORD}){{1,6}}?){SP}?,?{SP}(?:s/n(?:[o°]\b)?|o\.{SP}?Nr\.)(?P<locality>{LOCALITY})?"
)
#: "quai du Rieu, péniche « Le Goéland »": a house with a name for a number.
_NAMED = re.compile(
    rf"(?P<name>\.?(?:{GAP}{WORD}){{1,6}}?),{SP}(?:p[ée]niche|chalet|caravane|roulotte|villa|maison|ferme|bungalow|"
    rf"bateau|"
    rf"pavillon){SP}[«“\"]{SP}?[^»”\"\n\t]{{1,40}}{SP}?[»”\"](?:{LOCALITY})?"
)
#: "résidence Les Tilleuls, ch. 114"
_ROOM = re.compile(
    rf"\.?(?:{SP}[«“\"]?{SP}?{WORD}[»”\"]?){{1,5}}?{SP}?[»”\"]?,?{SP}(?:(?:[Bb]loc|[Bb][âa]t(?:iment|\.)|[Tt]our|[Aa]ile)"
    rf"{SP}[A-Z0-9]{{1,2}},{SP})?(?:Zimmer|[Kk]amer|[Cc]h(?:ambre|\.)|[Aa]pp(?:artement|t)?\.?|[Aa]pt\.?|"
    rf"[Ss]tudio|"
    rf"[Bb](?:o[îi]te|te\.?)|[Ff]lat|[Bb]loc{SP}[A-Z0-9]{{1,2}},){SP}?"
    rf"(?:n°{SP}?)?[A-Z]?\d{{1,4}}\b(?:{LOCALITY})?"
)
#: "BP 45, 5000 Namur"; "maison de repos Les Ormes, chambre 214"; "camping Le Lac, parcelle 45": the words around tell.
LODGED = re.compile(
    rf"(?<![\w.])(?:(?:B\.?P\.?|[Bb]o[iî]te{SP}postale|[Pp]ostbus|"
    rf"[Pp]ostfach){SP}(?:n°{SP}?)?\d{{1,5}}(?:{LOCALITY})?"
    rf"|(?:[Mm]aison{SP}de{SP}repos(?:{SP}et{SP}de{SP}soins)?|MRS?|[Hh][ôo]me){SP}«?{SP}?[{UP}][\w'’-]*"
    rf"(?:{SP}{WORD}){{0,5}}{SP}?»?,?{SP}(?:[Cc]h(?:ambre|\.)|[Aa]pp(?:artement|t)?\.?|[Ss]tudio|[Ff]lat){SP}?"
    rf"(?:n°{SP}?)?[A-Z]?\d{{1,4}}\b"
    rf"|(?:[Cc]amping|[Cc]aravaning|[Dd]omaine|[Pp]arc{SP}r[ée]sidentiel|[Vv]illage{SP}de{SP}vacances){SP}«?"
    rf"(?:(?:du|de{SP}la|des|de){SP}|d['’]|de{SP}l['’])?[{UP}][\w'’-]*(?:{SP}{WORD}){{0,4}}?{SP}?»?,?{SP}"
    rf"(?:(?:parcelle|emplacement|chalet|caravane|bungalow){SP})?(?:n°{SP}?)?[A-Z]?\d{{1,4}}[A-Za-z]?\b)"
)
#: "Allée B, n° 2", "rang C 7", "allée 4, rangée 12": where a grave lies.
_BURIAL = frozenset(["allée", "allee", "rang", "carré"])
_PLOT = re.compile(rf"{SP}(?:n°{SP}?)?(?:[A-Z]|\d{{1,3}}|centrale|[IVX]{{1,4}})(?![\w'’.-])")
_THE = re.compile(r"\ble[ \u00a0]$", re.I)
_HOMES_OF_MANY = frozenset({
    "résidence", "residence", "rés", "home", "seniorie", "séniorie", "foyer", "internat", "béguinage", "seniorenheim",
    "altersheim", "rusthuis", "woonzorgcentrum", "wzc",
})  # fmt: skip
_FIRST = re.compile(rf"(?<![\w'’.,/-])(?:{NO}{SP}?)?{HOUSE}(?P<comma>{SP}?,)?{SP}{{1,2}}$")
#: "du 17 de l'avenue", "aux n°s 4 et 6 de la rue", "le 45 dans cette rue"
_FIRST_OF = re.compile(
    rf"(?<![\w'’-])(?:(?:[Aa]ux?|[Dd]u|[Dd]es|[Ll]es?|[Nn]os|[Ll]eur|[Ss]on|portant){SP}(?=\d)|"
    rf"(?=[nN](?:[°º]|um|o|r\.|\.)))(?P<datum>(?:{NO}{SP}?)?{HOUSE}(?:(?:,|{SP}et|"
    rf"{SP}à){SP}(?:{NO}{SP}?)?\d{{1,3}}[A-Za-z]?(?![\w°])){{0,3}}"
    rf"{ANNEX}?,?{SP}(?:de{SP}(?:la{SP}(?:m[êe]me{SP})?|l['’]|cette{SP}|ladite{SP})?|du{SP}|d['’]|des{SP}|"
    rf"dans{SP}(?:la{SP}|l['’]|cette{SP})))$"
)
#: "au n° 3 de la rue basse": nothing but a street bears a number so.
_SMALL_NAME = re.compile(
    rf"{GAP}(?!(?:est|sont|a|qui|que|se|ne|et|ou|en|où|pour|par|sur)\b)(?:(?:de|du|des|la|le|les|aux?){SP}|"
    rf"[ld]['’]){{0,2}}"
    rf"[^\W\d_]{{3,20}}(?P<locality>{LOCALITY})?"
)
_NOT_FIRST = re.compile(
    r"(?:\b(?:art(?:icle|\.)?|lots?|points?|annexes?|phases?|sections?|dossier|plan|poste|projet|sur|et|"
    r"ap(?:partement|p?t)\.?|bte|bo[îi]te|chambre|ch\.|kot|flat|bloc)[ \u00a0]|"
    r"[€%][ \u00a0]?)$",
    re.I,
)
_AFTER_FIRST = re.compile(
    rf"\.?{GAP}(?:(?:de|du|des|la|le|les|aux?|en|sur){SP}|[ld]['’]){{0,3}}[{UP}][\w'’-]*"
    rf"(?:{SP}(?:(?:de|du|des|la|le|les|et|aux?){SP}){{0,2}}[{UP}][\w'’-]*){{0,4}}(?:{ANNEX})?(?P<locality"
    rf">{LOCALITY})?"
)
#: Words that mean much besides a street: a name with a capital must follow.
_AMBIGUOUS = frozenset(
    [
        "bout",
        "ch",
        "cour",
        "cours",
        "cote",
        "côte",
        "domaine",
        "ferme",
        "fond",
        "fonds",
        "fossé",
        "galerie",
        "jardin",
        "jardins",
        "mail",
        "mont",
        "montagne",
        "parc",
        "passage",
        "pl",
        "place",
        "pont",
        "quartier",
        "r",
        "rampe",
        "rang",
        "ravel",
        "rés",
        "rive",
        "rivage",
        "ry",
        "taille",
        "terne",
        "tier",
        "tige",
        "tilleul",
        "traverse",
        "trou",
        "verger",
        "vicinal",
        "villa",
        "voie",
        "route",
        "levée",
        "lotissement",
        "imp",
        "all",
        "av",
        "ruelle",
        "sentier",
        "hameau",
        "home",
        "seniorie",
        "séniorie",
    ]
)
#: What may stand before the street word, and makes a name of it: "Vieux Chemin", "Petite rue 12".
_ADJECTIVE = re.compile(
    r"\b(?:(?:Petite?|P[ \u00a0]?te|Gr?an?de?|Gde?|Vieux|Vieille|Haute?|Basse?|Nouve(?:lle|au)|Ancien(?:ne)?|"
    r"Longue|Large|Belle|Premi[èe]re|"
    r"Deuxi[èe]me|Lange|Korte|Oude|Nieuwe|Grote|Kleine|Hoge|Lage|Alte|Neue|Große|Sint)[ \u00a0]|"
    r"[A-Z][a-zà-ÿ]{2,20}er[ \u00a0](?=[SPWH][^\W\d_]{2,12}$))"
)
_SMALL_END = re.compile(
    r"(?:^|[ \u00a0\n])(?:de|du|des|la|le|les|l['’]|d['’]|en|sur|sous|[àa]|aux?|et|un|une|deux|ces|ses|leurs|plus|"
    r"moins)$",
    re.I,
)
_PARTICLE = re.compile(
    r"\.?[ \u00a0\n]?(?:de|du|des|d['’]\w+|l['’]\w+|la|le|les|aux?|en|sous|sur|al|dol|do|am|im|zum|zur|der|"
    r"dem)\b",
    re.I,
)
_CAPITAL = re.compile(rf"[{UP}\d«]")
_FOREIGN_END = (
    "straat", "laan", "steenweg", "plein", "dreef", "weg", "kaai", "lei", "straße", "strasse", "strooss",
    "platz", "gass", "gasse", "allee",
    "baan", "dorp", "hof", "pad", "berg", "wijk", "ring",
)  # fmt: skip
_FOREIGN_START = frozenset(
    ["via", "viale", "piazza", "rua", "calle", "am", "an", "auf", "zum", "zur", "im", "ulica", "str", "op"]
)
#: "au cours de laquelle Mme X, Petit-Vervoz 14"
_IN_THE_COURSE = re.compile(r"\b(?:au|en)[ \u00a0]cours[ \u00a0]d[eu'’]", re.I)
#: "confirme par mail. Voisine chalet 15"
_BY_MAIL = re.compile(r"\b(?:par|un|e-|le|son|du|de)[ \u00a0-]?mail(?!\w)|\bmails?\.$", re.I)
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: After a word of residence any place name with a number will do ("Sur-les-Haies 9", "Bruyère, 18").
RESIDENCE = re.compile(
    r"\b(?:domicili[ée]e?s?|domicili[ée]\(e\)s?|demeurante?s?|demeur(?:e|ent|ait)|r[ée]sidant|r[ée]sid(?:e|ent|ait|"
    r"aient|er)|"
    r"habit(?:ant|e|ent|ait|aient|er)|(?:re)?log[ée]e?s?|logeant|h[ée]berg[ée]e?s?|"
    r"m[ée]nage(?=[ \u00a0]au[ \u00a0]))\b(?![ \u00a0]+d[eu]s?[ \u00a0]|"
    r"s[ \u00a0]d)",
    re.I,
)
# "domiciliée à D-52999 Aachen-Brand, Eckener Weg 6": postcode and town first.
_CODE_FIRST = re.compile(
    rf"(?:{SP}[àa]{SP}l['’][ée]tranger)?{SP}?[,(:]?{SP}?(?:[àa]{SP})?(?P<datum>(?:[BDFLN]-{SP}?)?\d{{4,"
    rf"5}}{SP}{TOWN}(?:{SP}\([A-Z]{{1,3}}\))?,?"
    rf"{SP}[{UP}][\w'’.-]*(?:{SP}[\w'’.-]+){{0,4}}?,?{SP}{NUMBER})"
)
_AFTER_RESIDENCE = re.compile(
    rf"(?:{SP}(?:ensemble|respectivement|officiellement|tous|toutes|deux|est|actuellement|encore|[àa]{SP}l['’]adresse|au{SP}lieu-dit)){{0,3}}"
    rf"(?:{SP}en{SP}cette{SP}(?:commune|ville|section|entit[ée]),)?"
    rf"{SP}?[:,(]?{GAP}?(?:(?:[àa]|aux?|en|dans|sur|le|la|les){SP}|(?:[àa]{SP})?l['’]){{0,2}}"
    rf"(?P<datum>(?:«[^»\n\d]{{1,40}}»{SP}?,{SP})?(?:[{UP}][\w'’-]*(?:{SP}?,)?{SP}(?:[^\W\d_][\w'’.-]*"
    rf"{SP}){{0,5}}?){NUMBER}(?:{LOCALITY})?)"
)
#: "au Grand-Duché, 7 rue Haute": the number is the street's.
_NEXT_WORD = re.compile(rf",?{SP}([^\W\d_]{{3,20}})\b")
_AT_HOUSE = re.compile(rf"(?:{SP}(?:ensemble|actuellement))?{SP}{MANOR}(?!,?{SP}(?:[Rr]ue|[Cc]hemin|[Aa]venue)\b)")


@cache
def _street_words() -> frozenset[str]:
    return frozenset(files("imio.pseudonymizer").joinpath("data", "street_words.txt").read_text("utf-8").split())


_HEADS = frozenset(["try", "trieu", "thier", "tienne", "fond", "mont", "bout", "grand", "gd"])


#: "concession GOLDBERG, 1952": a year, and so a surname that ends as streets do.
_YEAR_BEHIND = re.compile(rf",{SP}(?:18|19|20)\d\d(?={SP}?[;,.)\n\t]|$)")


@lru_cache(maxsize=32_768)
def _announces(written: str) -> tuple[int, str, str, bool, bool]:
    """Return of a word: letters of its elision, the word in lower case, what stands before its hyphen, whether it
    ends as foreign streets do, and whether an address may begin with it at all.
    """
    word, skipped = written.lower(), 0
    if word[0] in "ldjnm" and word[1:2] in ("'", "’"):
        word, skipped = word[2:], 2
    head, _, _ = word.partition("-")
    word = head if head in ("résidence", "residence") else word  # "résidence-services"
    foreign = word.endswith(_FOREIGN_END) and len(word) > 5
    listed = word in _street_words() or word in _HOMES_OF_MANY or head in _HEADS or word in _FOREIGN_START
    return skipped, word, head, foreign, listed or foreign or (word[0] in "dhlmr" and len(word) > 3)


#: No address: two line ends, or a line that names somebody before the number: "Grand-Rue\nDemande de Mme X, n° 37".
_TWO_LINES = re.compile(r"\n[^\n]*(?:\n|(?<![\w.])(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame)[ \u00a0])")


def written(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of what reads as a street with a number; kind is "street", "first" or "residence"."""
    streets = _street_words()
    end_of_last = 0
    for match in _WORDS.finditer(text):
        start = match.start()
        skipped, word, head, foreign, opens = _announces(match.group())
        if not opens or start < end_of_last:
            continue
        if _IN_THE_COURSE.search(text, max(0, start - 3), match.end() + 3):
            continue
        if _BY_MAIL.search(text, max(0, start - 5), match.end() + 1):
            continue
        start += skipped
        foreign = foreign and not _YEAR_BEHIND.match(text, match.end())
        if word in streets or word in _HOMES_OF_MANY or head in _HEADS or (foreign and text[start].isupper()):
            adjective = _ADJECTIVE.search(text[max(0, start - 22) : match.end()].rstrip(), 0, min(start, 22))
            if adjective and adjective.end() == min(start, 22):
                found = _numbered(text, match, word, named=True)
                found = found and (start - len(adjective.group()), *found[1:])
            elif foreign:
                of = _FIRST_OF.search(text, max(0, start - 48), start)
                found = (of.start("datum"), match.end(), "first") if of else _numbered(text, match, word, named=True)
            else:
                found = _street(text, start, match, word)
        elif word in _FOREIGN_START and match.group()[0].isupper():
            found = _numbered(text, match, word)
            if found and not re.match(rf"(?:{SP}(?:de[rmn]|den))?{SP}[{UP}]", text[match.end() : found[1]]):
                found = None
        elif word[0] in "dhlmr" and RESIDENCE.match(text, start):
            found = _residence(text, match.end())
        else:
            continue
        if found and not _TWO_LINES.search(text, found[0], found[1]):
            end_of_last = found[1]
            yield found


#: "Mohimont 17", "Nieder-Weyer 31A": a village of this text, or any double name, with a number that ends the phrase.
HOUSE_AFTER = re.compile(
    rf"{SP}?,?{SP}(?:n°{SP}?)?(?:\d{{1,3}}[A-Za-z]?|s/n)(?:{SP}bis)?(?={SP}?[,;:)(\n\t]|{SP}?\.(?:\s|$)|"
    rf"{SP}(?:à|et|est|qui|[–—-])|$)"
)
#: "Sur les Roches 28, 6669 Rochemont": the postcode says what it is.
_BEFORE_POSTCODE = re.compile(
    rf"(?<=,{SP})(?:[{UP}][\w'’-]*{SP})(?:(?:[{UP}][\w'’-]*|d[eu]s?|l[ae]s?|aux?|sur|sous|en){SP}){{0,4}}"
    rf"\d{{1,3}}[A-Za-z]?,{SP}[1-9]\d{{3}}{SP}{TOWN}"
)
#: "section de Hatrenne, n° 14", "hameau de Tribois 7"
_PART = re.compile(
    rf"\b(?:[Ss]ection|[Hh]ameau|[Vv]illage|[Ll]ocalit[ée]|[Qq]uartier){SP}(?:d[eu]s?{SP}(?:l[ae]{SP})?|d['’])?"
    rf"{TOWN},?{SP}(?:au{SP})?(?:n°{SP}?\d{{1,3}}[A-Za-z]?\b|(?<=,{SP})\d{{1,3}}[A-Za-z]?\b(?!{SP}[A-Z]\b)){NO_HOUSE}"
)
_VILLAGE = re.compile(rf"[{UP}](?<![\w'’-].)[\w'’]+(?:-[\w'’]+)*(?={SP}\d|,{SP}\d)(?P<house>{HOUSE_AFTER.pattern})")


def villages(text: str, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of a village's name with a house number; whose it is, the words around must tell."""
    for pattern in (_BEFORE_POSTCODE, _PART):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _VILLAGE.finditer(text):
        name = match.group()[: match.start("house") - match.start()]
        folded = fold(name)
        lead = text[max(0, match.start() - 2) : match.start()]
        cell = lead[-1:] in ("\t", "\n") and text[match.end() : match.end() + 1] in ("\t", "\n", "") and "-" in name
        known = folded in places or folded.rpartition("-")[2] in places or ("-" in name and lexicon.is_locality(name))
        if known or lead in ("à ", "à\u00a0") or (cell and not lexicon.is_first_name(name)):
            yield match.span()


def _street(text: str, start: int, match: re.Match, word: str) -> tuple[int, int, str] | None:
    of = _FIRST_OF.search(text, max(0, start - 48), start)
    if of and not _NOT_FIRST.search(text[max(0, of.start() - 12) : of.start()]):
        name = _AFTER_FIRST.match(text, match.end()) or (
            None if word in _AMBIGUOUS else _SMALL_NAME.match(text, match.end())
        )
        return of.start("datum"), name.end() if name else match.end(), "first"
    number = _FIRST.search(text, max(0, start - 16), start)
    if number and re.search(rf"{MONTHS}[^\W\d_]*[ \u00a0]$", text[max(0, number.start() - 12) : number.start()]):
        number = None  # "le 16 février 2023 rue du Tilleul"
    before = text[max(0, number.start() - 12) : number.start()] if number else ""
    if number and not _NOT_FIRST.search(before) and (number["comma"] or not _THE.search(before)):
        name = _AFTER_FIRST.match(text, match.end())
        if name and not re.match(rf"{SP}?,?{SP}\d(?![\d]?(?:er|e|[èe]me)\b)", text[name.end() : name.end() + 8]):
            return number.start(), name.end(), "first"
    found = _numbered(text, match, word)
    return found and (start, *found[1:])


def _numbered(text: str, match: re.Match, word: str, named: bool = False) -> tuple[int, int, str] | None:
    if word in _BURIAL and _PLOT.match(text, match.end()):
        return None
    if word in _HOMES_OF_MANY or word in ("galerie", "immeuble", "tour", "building"):
        room = _ROOM.match(text, match.end())
        if room:
            return match.start(), _end(text, room.end()), "residence"
    for pattern in (_TAIL, _REGISTER, _CELL_NUMBER, _STREETLESS, _NAMED):
        tail = pattern.match(text, match.end())
        if not tail:
            continue
        name = tail["name"]
        number = tail.groupdict().get("number") or "s/n"
        announced = bool(re.match(r"[nN]", number)) or "," in (tail.groupdict().get("between") or "")
        if not name and "," in (tail.groupdict().get("between") or "") and _street_follows(text, tail.end()):
            continue
        if (
            not name
            and not named
            and not re.search("[-'’]", word)
            and not (announced and _CAPITAL.match(match.group()))
        ):
            continue
        if (
            _SMALL_END.search(name)
            or ("cadastr" in name and "ection" in name)
            or (pattern in (_STREETLESS, _NAMED) and not name)
        ):
            continue
        if (
            word in ("chemin", "sentier", "route", "voie", "cours", "passage")
            and not named
            and not _CAPITAL.search(name)
        ):
            continue
        if re.search(rf"{MONTHS}[^\W\d_]*$", name) and re.match(r"(?:19|20)\d\d\b", number):
            continue
        capital = _CAPITAL.search(name) or named or re.search("[-'’]", word)
        if not capital and (word in _AMBIGUOUS or not (announced or _PARTICLE.match(name))):
            continue
        if word in ("r", "ch", "av", "all", "imp", "pl", "sq", "rés") and not (
            name.startswith(".") or word == "av" or match.group().isupper()
        ):
            continue
        return match.start(), _end(text, tail.end()), "street"
    return None


def _street_follows(text: str, end: int) -> bool:
    word = _NEXT_WORD.match(text, end)
    return bool(word) and word[1].lower() in _street_words()


def _end(text: str, end: int) -> int:
    while text[end - 1] in " ,;.–—-(\u00a0\n":
        end -= 1
    return end


def _residence(text: str, position: int) -> tuple[int, int, str] | None:
    manor = _AT_HOUSE.match(text, position)
    if manor:
        return manor.start("datum"), _end(text, manor.end()), "residence"
    code = _CODE_FIRST.match(text, position)
    if code:
        return code.start("datum"), _end(text, code.end()), "residence"
    told = units.AFTER_RESIDENCE.match(text, position)
    if told:
        return told.start("datum"), _end(text, told.end()), "residence"
    tail = _AFTER_RESIDENCE.match(text, position)
    if not tail or _SMALL_END.search(re.split(r"\d", tail["datum"])[0].rstrip(" \u00a0,")):
        return None
    start = tail.start("datum")
    if _street_follows(text, tail.end()):
        return None
    first = fold(re.split(r"[\s\u00a0,]", tail["datum"])[0])
    ends = re.match(rf"$|{SP}?[,;.:)\n]|{SP}(?:à|et)\b", text[tail.end() : tail.end() + 3])
    capitals = ends and re.match(rf"L(?:es?|a){SP}[{UP}]", tail["datum"])  # "domiciliés La Falise 6"
    if first in ("le", "la", "les", "un", "une", "depuis") and not capitals:
        return None
    return start, _end(text, tail.end()), "residence"
