"""How addresses are written: street words, house numbers, boxes, localities; where they stand in a text.

Every search starts at a word (a street word, a word of residence) or at a number, so a page without addresses
costs no more than the walk over its words.
"""

from collections.abc import Iterator
from functools import cache
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from importlib.resources import files

import re


_UP = "A-ZÀ-ÖØ-Þ"
_SP = r"[ \u00a0]"
_GAP = r"(?:[ \u00a0]{1,2}|[ \u00a0]?\n)"
_MONTHS = r"(?i:janv|f[ée]vr|mars\b|avr|mai\b|juin|juil|ao[uû]t|sept|octo|nov|d[ée]c)"
#: What makes of a number a measure, an amount or a date.
_NO_HOUSE = (
    rf"(?!\w|[.,:]\d|/\d{{3}}|[ \u00a0\n]?(?:€|%|°C|EUR\b|[Ee]uros|ans\b|m[²23]?\b|m\.|m[èe]tres|ares?\b|ca\b|ha\b|"
    rf"km|cm\b|"
    rf"mm\b|kg|kVA?\b|tonnes|voix|heures?\b|h\b|h\d|minutes|jours|mois\b|places|logements|personnes|habitants|"
    rf"emplacements|{_MONTHS}))"
)
_DIGITS = r"(?:\d{1,4}|(?=[lIO]{0,2}\d)[\dlIO]{2,4})"  # "l2", "1O": what a scanner reads
_NO = r"(?:n(?:[°ºo]s?|um[ée]ros?|r\.?|\.)|N°|NUM[ÉE]RO)"
_ANNEX = (
    rf"(?:{_SP}?[,/(–-]?{_SP}?(?:[Bb]o[îi]te|BO[ÎI]TE|[Bb]te\.?|BTE|bt\.?|bus|b\.?(?=[ \u00a0]?\d)|"
    rf"[Aa]pp(?:artement|ts?|t)?\.?|[ée]tage|studio|"
    rf"chambre|ch\.|rez){_SP}?(?:n[°º]{_SP}?)?[0-9A-Za-z]{{1,5}}(?:[./][0-9A-Za-z]{{1,3}})?\b\)?"
    rf"|{_SP}?[,(]{_SP}?(?:\d{{1,2}}(?:er|e|[èe]me){_SP}[ée]t(?:age\b|\.)|rez\b(?:-de-chauss[ée]e)?)\)?)"
)
_HOUSE = (
    rf"{_DIGITS}(?![èeé°]|er\b)(?:{_SP}?(?:bis|ter|quater)\b|[A-Za-z](?![\w'’])|"
    rf"{_SP}(?!A{_SP}[{_UP}]{{2}})(?:[A-Z]|[b-h])(?![\w'’.-])|"
    rf"/[0-9A-Za-z]{{1,4}}\b|[-–]\d{{1,4}}\b){{0,2}}"
)
_NUMBER = (
    rf"(?:{_NO}{_SP}?)?{_HOUSE}{_NO_HOUSE}{_ANNEX}{{0,2}}"
    rf"(?:(?:,{_SP}\d{{1,3}}[A-Z]?\b){{0,4}}{_SP}(?:et|&){_SP}(?:{_NO}{_SP}?)?\d{{1,3}}[A-Z]?\b{_NO_HOUSE})?"
)
_TOWN = (
    rf"(?:[{_UP}][\w'’-]+(?:{_SP}(?:[{_UP}][\w'’-]+|sur|lez|les|la|le|de|du|en|aux?|sous|[ld]['’][\w-]+)){{0,5}}"
    rf"(?:{_SP}?\([{_UP}][\w'’ -]{{2,30}}\))?)"
)
_CIVILITY = r"(?:M\.|MM\b|Mme|Mlle|Monsieur|Madame|Ma[îi]tre|Me\b|Dr\b)"
LOCALITY = (
    rf"(?:(?:{_GAP}?[,–—(-]{_GAP}?|{_GAP})(?:(?:[àaÀA]|te|in|in{_SP}der){_SP})?(?:F-{_SP}?0\d{{4}}|"
    rf"(?:[BDFLN]-?{_SP}?)?[1-9]\d{{3,4}})"
    rf"(?![\d/.]|-\d)(?:{_GAP}{_TOWN})?"
    rf"|(?:{_SP}?,)?{_GAP}[àaÀA]{_SP}{_TOWN}"
    rf"|{_SP}?,{_SP}(?!{_CIVILITY}|[Rr]ue\b|[Aa]rt)[{_UP}][a-zà-ÿ'’]+(?:-[\w'’]+)*(?={_SP}?[,;.()\n\t»]|$)"
    rf"|{_SP}?\((?!{_CIVILITY})[{_UP}][a-zà-ÿ'’]+(?:[- ][\w'’]+){{0,3}}\)"
    rf"|,{_SP}(?:section|hameau|village|m[êe]me){_SP}(?:(?:de{_SP}|d['’]){_TOWN}|commune|localit[ée]|village|"
    rf"entit[ée]))"
)
#: Small words that no street name goes through.
_STOP = (
    r"(?!(?:est|sont|sera|seront|soit|a|ont|pour|que|qui|par|dont|avec|sans|entre|depuis|jusqu\w*|vers|dans|ou|"
    r"[Aa]rticle|[Aa]rt|"
    r"loi|d[ée]cret|arr[êe]t[ée]|exercice|s[ée]ance|budget|lot|lots|ainsi|comme|mesure|compte|comprend|comporte|"
    r"communale?s?|vicinale?|publique?s?|sis|sise|situ[ée]e?s?|n|km|borne|face|hauteur|"
    r"[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hauss[ée]e|[Cc]hemin|[Pp]lace)\b)"
)
_WORD = (
    rf"(?:{_STOP}[^\W\d_][\w'’-]*\.?|\d{{1,2}}(?:er|e|[èe]me)?{_SP}(?:{_MONTHS}|[{_UP}])[\w'’-]*|"
    rf"«{_SP}?[^\W\d_][^«»\n\t\d]{{1,40}}»)"
)
_BEFORE_NUMBER = rf"(?:{_SP}?[,–—]{_GAP}|{_SP}?,|{_GAP})(?:(?:au|aux|le){_SP}(?={_NO}))?"
_TAIL = re.compile(
    rf"(?P<name>\.?(?:(?:{_GAP}|(?<=\.)|-)(?:{_WORD})){{0,8}}?)"
    rf"(?P<between>{_BEFORE_NUMBER})(?<![ \u00a0]d[eu][ \u00a0])(?<![ \u00a0][dl]es[ \u00a0])(?<!\.\n)"
    rf"(?<![^\W\d_]{{4}}\.[ \u00a0])"
    rf"(?P<number>{_NUMBER})(?P<locality>{LOCALITY})?"
)
# "rue du Moulin, Warnant-s.-L. 12", "rue Haute(WAR) 5": as the national register writes it, the village within.
_REGISTER = re.compile(
    rf"(?P<name>\.?(?:(?:{_GAP}|(?<=\.)|-)(?:{_WORD})){{1,8}}?)"
    rf"(?:{_SP}?\([{_UP}][\w'’.-]{{0,25}}\)|{_SP}?,{_SP}?(?!{_CIVILITY}|Art|Lot|Point|Section|Division|Parcelle|Zone)"
    rf"[{_UP}][a-zà-ÿ'’]{{2,20}}(?:-[\w'’]{{1,15}}\.?){{0,4}}(?<![^\W\d_]"
    rf"{{4}}\.)){_SP}(?P<number>{_NUMBER})(?P<locality>{LOCALITY})?"
)
# "rue Haute à Bellerive, n° 12"; "rue Haute (Bellerive), 12" go through the name; "\t" stands between two cells.
_CELL_NUMBER = re.compile(rf"(?P<name>\.?(?:{_GAP}{_WORD}){{0,6}}?){_SP}?\t{_SP}?(?P<number>{_NUMBER})(?=[\t\n]|$)")
_STREETLESS = re.compile(rf"(?P<name>\.?(?:{_GAP}{_WORD}){{1,6}}?){_SP}?,?{_SP}s/n(?:[o°]\b)?(?P<locality>{LOCALITY})?")
#: "résidence Les Tilleuls, ch. 114"
_ROOM = re.compile(
    rf"(?:{_SP}«?{_SP}?{_WORD}»?){{1,5}}?{_SP}?»?,?{_SP}(?:[Cc]h(?:ambre|\.)|[Aa]pp(?:artement|t)?\.?|[Ss]tudio|"
    rf"[Ff]lat){_SP}?"
    rf"(?:n°{_SP}?)?[A-Z]?\d{{1,4}}\b(?:{LOCALITY})?"
)
#: "BP 45, 5000 Namur"; "maison de repos Les Ormes, chambre 214"; "camping Le Lac, parcelle 45": the words around tell.
LODGED = re.compile(
    rf"(?<![\w.])(?:(?:B\.?P\.?|[Bb]o[iî]te{_SP}postale|[Pp]ostbus|"
    rf"[Pp]ostfach){_SP}(?:n°{_SP}?)?\d{{1,5}}(?:{LOCALITY})?"
    rf"|(?:[Mm]aison{_SP}de{_SP}repos(?:{_SP}et{_SP}de{_SP}soins)?|MRS?|[Hh][ôo]me){_SP}«?{_SP}?[{_UP}][\w'’-]*"
    rf"(?:{_SP}{_WORD}){{0,5}}{_SP}?»?,?{_SP}(?:[Cc]h(?:ambre|\.)|[Aa]pp(?:artement|t)?\.?|[Ss]tudio|[Ff]lat){_SP}?"
    rf"(?:n°{_SP}?)?[A-Z]?\d{{1,4}}\b"
    rf"|(?:[Cc]amping|[Cc]aravaning|[Dd]omaine|[Pp]arc{_SP}r[ée]sidentiel|[Vv]illage{_SP}de{_SP}vacances){_SP}«?"
    rf"(?:(?:du|de{_SP}la|des|de){_SP}|d['’]|de{_SP}l['’])?[{_UP}][\w'’-]*(?:{_SP}{_WORD}){{0,4}}?{_SP}?»?,?{_SP}"
    rf"(?:(?:parcelle|emplacement|chalet|caravane|bungalow){_SP})?(?:n°{_SP}?)?[A-Z]?\d{{1,4}}[A-Za-z]?\b)"
)
_HOMES_OF_MANY = frozenset(["résidence", "residence", "rés", "home", "seniorie", "séniorie"])
_FIRST = re.compile(rf"(?<![\w'’.,/-])(?:n°{_SP}?)?{_HOUSE}{_SP}?,?{_SP}{{1,2}}$")
_NOT_FIRST = re.compile(r"(?:\b(?:art(?:icle|\.)?|le|lots?|points?|annexes?|sur|et)[ \u00a0]|[€%][ \u00a0]?)$", re.I)
_AFTER_FIRST = re.compile(
    rf"\.?{_GAP}(?:(?:de|du|des|la|le|les|aux?|en|sur){_SP}|[ld]['’]){{0,3}}[{_UP}][\w'’-]*"
    rf"(?:{_SP}(?:(?:de|du|des|la|le|les|et|aux?){_SP}){{0,2}}[{_UP}][\w'’-]"
    rf"*){{0,4}}(?:{_ANNEX})?(?P<locality>{LOCALITY})?"
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
_CAPITAL = re.compile(rf"[{_UP}\d«]")
_FOREIGN_END = (
    "straat", "laan", "steenweg", "plein", "dreef", "weg", "kaai", "lei", "straße", "strasse", "platz", "gasse",
    "allee",
    "baan", "dorp", "hof", "pad", "berg", "wijk", "ring",
)  # fmt: skip
_FOREIGN_START = frozenset(
    ["via", "viale", "piazza", "rua", "calle", "am", "an", "auf", "zum", "zur", "im", "ulica", "str", "op"]
)
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: After a word of residence any place name with a number will do ("Sur-les-Haies 9", "Bruyère, 18").
RESIDENCE = re.compile(
    r"\b(?:domicili[ée]e?s?|domicili[ée]\(e\)s?|demeurante?s?|demeur(?:e|ent|ait)|r[ée]sidant|r[ée]sid(?:e|ent|ait|"
    r"aient|er)|"
    r"habit(?:ant|e|ent|ait|aient|er)|log[ée]e?s?|logeant|h[ée]berg[ée]e?s?)\b(?![ \u00a0]+d[eu]s?[ \u00a0]|"
    r"s[ \u00a0]d)",
    re.I,
)
# "domiciliée à D-52999 Aachen-Brand, Eckener Weg 6": postcode and town first.
_CODE_FIRST = re.compile(
    rf"{_SP}?,?{_SP}(?:[àa]{_SP})?(?P<datum>(?:[BDFLN]-{_SP}?)?\d{{4,5}}{_SP}{_TOWN},?"
    rf"{_SP}[{_UP}][\w'’.-]*(?:{_SP}[\w'’.-]+){{0,4}}?,?{_SP}{_NUMBER})"
)
_AFTER_RESIDENCE = re.compile(
    rf"(?:{_SP}(?:ensemble|tous|toutes|deux|est|actuellement|encore|[àa]{_SP}l['’]adresse|au{_SP}lieu-dit)){{0,3}}"
    rf"{_SP}?[:,(]?{_GAP}?(?:(?:[àa]|aux?|en|dans|sur|le|la|les){_SP}|(?:[àa]{_SP})?l['’]){{0,2}}"
    rf"(?P<datum>(?:«[^»\n\d]{{1,40}}»{_SP}?,{_SP})?(?:[{_UP}][\w'’-]*(?:{_SP}?,)?{_SP}(?:[^\W\d_][\w'’.-]"
    rf"*{_SP}){{0,5}}?){_NUMBER}(?:{LOCALITY})?)"
)
#: A number without its street: read only beside a person or a word of residence.
BARE = re.compile(
    rf"(?:\b(?:(?:[Aa]ux?|[Dd]ue?s?|[Ll]es?){_SP}(?:{_NO}{_SP}?)?|{_NO}{_SP}?|(?:[Cc]hambre|[Ss]tudio|[Aa]ppartement|"
    rf"[Ll]ogement|[Cc]aravane){_SP}(?:n°{_SP}?)?)|"
    rf"(?<![\w°])(?:n[°º]s?){_SP}?)(?P<house>{_HOUSE}){_NO_HOUSE}{_ANNEX}{{0,2}}"
    rf"(?:{_SP}de{_SP}la{_SP}(?:m[êe]me{_SP})?rue)?"
)


@cache
def _street_words() -> frozenset[str]:
    return frozenset(files("imio.pseudonymizer").joinpath("data", "street_words.txt").read_text("utf-8").split())


_HEADS = frozenset(["try", "trieu", "thier", "tienne", "fond", "mont", "bout", "grand", "gd"])


def written(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of what reads as a street with a number; kind is "street", "first" or "residence"."""
    streets = _street_words()
    end_of_last = 0
    for match in _WORDS.finditer(text):
        start = match.start()
        if start < end_of_last:
            continue
        word = match.group().lower()
        if word[0] in "ld" and word[1:2] in ("'", "’"):
            start, word = start + 2, word[2:]
        head, _, _ = word.partition("-")
        foreign = word.endswith(_FOREIGN_END) and len(word) > 5
        if word in streets or word in _HOMES_OF_MANY or head in _HEADS or (foreign and text[start].isupper()):
            adjective = _ADJECTIVE.search(text[max(0, start - 22) : match.end()].rstrip(), 0, min(start, 22))
            if adjective and adjective.end() == min(start, 22):
                found = _numbered(text, match, word, named=True)
                found = found and (start - len(adjective.group()), *found[1:])
            elif foreign:
                found = _numbered(text, match, word, named=True)
            else:
                found = _street(text, start, match, word)
        elif word in _FOREIGN_START and match.group()[0].isupper():
            found = _numbered(text, match, word)
            if found and not re.match(rf"(?:{_SP}(?:de[rmn]|den))?{_SP}[{_UP}]", text[match.end() : found[1]]):
                found = None
        elif word[0] in "dhlr" and RESIDENCE.match(text, start):
            found = _residence(text, match.end())
        else:
            continue
        if found and not re.search(r"\n[^\n]*\n", text[found[0] : found[1]]):
            end_of_last = found[1]
            yield found


#: "Mohimont 17", "Nieder-Weyer 31A": a village of this text, or any double name, with a number that ends the phrase.
HOUSE_AFTER = re.compile(
    rf"{_SP}?,?{_SP}(?:n°{_SP}?)?(?:\d{{1,3}}[A-Za-z]?|s/n)(?:{_SP}bis)?(?={_SP}?[,;:)(\n\t]|{_SP}?\.(?:\s|$)|"
    rf"{_SP}(?:à|et|est|qui|[–—-])|$)"
)
#: "Sur les Roches 28, 6669 Rochemont": the postcode says what it is.
_BEFORE_POSTCODE = re.compile(
    rf"(?<=,{_SP})(?:[{_UP}][\w'’-]*{_SP})(?:(?:[{_UP}][\w'’-]*|d[eu]s?|l[ae]s?|aux?|sur|sous|en){_SP}){{0,4}}"
    rf"\d{{1,3}}[A-Za-z]?,{_SP}[1-9]\d{{3}}{_SP}{_TOWN}"
)
_VILLAGE = re.compile(rf"[{_UP}](?<![\w'’-].)[\w'’]+(?:-[\w'’]+)*(?={_SP}\d|,{_SP}\d)(?P<house>{HOUSE_AFTER.pattern})")


def villages(text: str, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of a village's name with a house number; whose it is, the words around must tell."""
    for match in _BEFORE_POSTCODE.finditer(text):
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
    number = _FIRST.search(text, max(0, start - 16), start)
    if number and re.search(rf"{_MONTHS}[^\W\d_]*[ \u00a0]$", text[max(0, number.start() - 12) : number.start()]):
        number = None  # "le 16 février 2023 rue du Tilleul"
    if number and not _NOT_FIRST.search(text[max(0, number.start() - 12) : number.start()]):
        name = _AFTER_FIRST.match(text, match.end())
        if name and not re.match(rf"{_SP}?,?{_SP}\d(?![\d]?(?:er|e|[èe]me)\b)", text[name.end() : name.end() + 8]):
            return number.start(), name.end(), "first"
    found = _numbered(text, match, word)
    return found and (start, *found[1:])


def _numbered(text: str, match: re.Match, word: str, named: bool = False) -> tuple[int, int, str] | None:
    if word in _HOMES_OF_MANY:
        room = _ROOM.match(text, match.end())
        if room:
            return match.start(), _end(text, room.end()), "residence"
    for pattern in (_TAIL, _REGISTER, _CELL_NUMBER, _STREETLESS):
        tail = pattern.match(text, match.end())
        if not tail:
            continue
        name = tail["name"]
        number = tail.groupdict().get("number") or "s/n"
        announced = bool(re.match(r"[nN]", number)) or "," in (tail.groupdict().get("between") or "")
        if not name and not named and "-" not in word and not (announced and _CAPITAL.match(match.group())):
            continue
        if _SMALL_END.search(name) or (pattern is _STREETLESS and not name):
            continue
        if (
            word in ("chemin", "sentier", "route", "voie", "cours", "passage")
            and not named
            and not _CAPITAL.search(name)
        ):
            continue
        if re.search(rf"{_MONTHS}[^\W\d_]*$", name) and re.match(r"(?:19|20)\d\d\b", number):
            continue
        capital = _CAPITAL.search(name) or named or "-" in word
        if not capital and (word in _AMBIGUOUS or not (announced or _PARTICLE.match(name))):
            continue
        if word in ("r", "ch", "av", "all", "imp", "pl", "sq", "rés") and not (
            name.startswith(".") or word == "av" or match.group().isupper()
        ):
            continue
        return match.start(), _end(text, tail.end()), "street"
    return None


def _end(text: str, end: int) -> int:
    while text[end - 1] in " ,;.–—-(\u00a0\n":
        end -= 1
    return end


def _residence(text: str, position: int) -> tuple[int, int, str] | None:
    manor = _AT_MANOR.match(text, position)
    if manor:
        return manor.start("datum"), _end(text, manor.end()), "residence"
    code = _CODE_FIRST.match(text, position)
    if code:
        return code.start("datum"), _end(text, code.end()), "residence"
    tail = _AFTER_RESIDENCE.match(text, position)
    if not tail or _SMALL_END.search(re.split(r"\d", tail["datum"])[0].rstrip(" \u00a0,")):
        return None
    start = tail.start("datum")
    first = fold(re.split(r"[\s\u00a0,]", tail["datum"])[0])
    if first in ("le", "la", "les", "un", "une", "depuis"):
        return None
    return start, _end(text, tail.end()), "residence"


# -- What may follow a person's name directly

_NO_HOME_WORD = (
    r"(?!(?:Av(?:enant)?|Annexe|Art(?:icle)?|Lot|Dossier|Point|Projet|Phase|Convention|Permis|Contrat|March[ée]|"
    r"D[ée]lib|Amendement|"
    r"Concession|Tombe|Caveau|Parcelle|Section|Classe|Groupe|Niveau|[ÉE]chelle|Bureau|Liste|Titre|Chapitre|"
    r"Division|Compte|Facture|"
    r"Bon|Devis|Poste|Grade|Cat[ée]gorie|Zone|Note|Pi[èe]ce|Total|Vote|Loi|Arr[êe]t|D[ée]cret|Budget|Exercice)\b)"
)
_LEAD = (
    rf"(?:{_SP}\([^()\n\d]{{1,30}}\))?(?:{_SP}?[,–—(:-]{_SP}?|{_SP}?\t{_SP}?|\){_SP}?[,–—]?{_SP}?)(?:(?:p/a|c/o|"
    rf"de|d['’]|[àa]){_SP})?"
)
#: "Denise Crépin, Les Quatre Vents 4"; "(Hurlebise 7)".
NAMED_HOUSE = re.compile(
    rf"{_LEAD}(?=[^\d\n]{{0,40}}[{_UP}][a-zà-ÿ'’]){_NO_HOME_WORD}(?P<datum>(?:[{_UP}][\w'’-]*,?{_SP}|(?:aux?|de|"
    rf"du|des|la|le|les|sur|"
    rf"sous|en){_SP}|[ld]['’]){{1,6}}?"
    rf"(?<=[\w,]{_SP})(?<!\bn°{_SP})(?:{_NUMBER}(?<!\d{{4}})(?<!\d{{4}}-\d\d)|"
    rf"s/n\b)(?:{LOCALITY})?)(?={_SP}?[,;.:)\n\t–—]|{_SP}(?:[àa]|et|qui|a|est)\b|$)"
)
#: "Denise Crépin, 4999 Bellerive".
POSTCODE = re.compile(
    rf"{_LEAD}(?P<datum>(?:[BDFLN]-{_SP}?)?[1-9]\d{{3,4}}{_SP}{_TOWN})(?={_SP}?[,;.:)\n\t]|{_SP}(?:et|qui|a|est)\b|$)"
)
#: "Denise Crépin, château de la Follie, 4999 Bellerive".
_MANOR = (
    rf"(?:(?:au|[àa]{_SP}la){_SP})?(?P<datum>(?:[Cc]h[âa]teau(?:-ferme)?|[Ff]erme|[Mm]anoir|[Mm]oulin|[Cc]ense|"
    rf"[Ll]ieu-dit|"
    rf"[Vv]illa){_SP}(?:de{_SP}la{_SP}|d[eu]s?{_SP}|d['’]|la{_SP}|l['’]|le{_SP}|les{_SP})?«?[{_UP}][\w'’-]*"
    rf"(?:{_SP}(?:(?:d[eu]|la){_SP}){{0,2}}[{_UP}][\w'’-]*){{0,3}}»?(?:,?{_SP}{_NUMBER}|{_ANNEX})?(?:{LOCALITY})?)"
)
MANOR = re.compile(rf"{_LEAD}{_MANOR}")
_AT_MANOR = re.compile(rf"(?:{_SP}(?:ensemble|actuellement))?{_SP}{_MANOR}(?!,?{_SP}(?:[Rr]ue|[Cc]hemin|[Aa]venue)\b)")
#: "Fr. Hollebeke, idem, 22"; "Anouk Vanneste, n° 9".
SAME_STREET = re.compile(
    rf"[^\W\d_],{_SP}(?P<datum>(?:idem|m[êe]me{_SP}rue),?{_SP}(?:n[°º]{_SP}?)?\d{{1,4}}"
    rf"|n[°º]{_SP}?\d{{1,4}}(?={_SP}?(?:\n|$)))"
)
#: "N 662, n° 90": a house on a numbered road.
ROAD = re.compile(
    rf"(?<![\w-])(?:[Rr]oute{_SP}(?:[Nn]ationale{_SP})?)?N{_SP}?\d{{1,3}}[a-z]?,?{_SP}n°{_SP}?{_HOUSE}{_NO_HOUSE}"
)
#: What may stand before the street in the same address: "Bellefagne, rue…", "4999 Bellefagne, rue…".
PREFIX = re.compile(
    rf"(?:(?P<code>(?:[BDFLN]-?{_SP}?)?[1-9]\d{{3,4}}{_SP}{_TOWN}(?:,{_SP}{_TOWN})?)|(?P<manor>(?i:(?:au{_SP}|"
    rf"[àa]{_SP}la{_SP})?(?:ch[âa]teau(?:-ferme)?|"
    rf"ferme|r[ée]sidence|domaine|moulin|lieu-dit|hameau|villa|parc|cense|home|"
    rf"maison{_SP}de{_SP}repos){_SP}(?:[\w'’-]+{_SP}?){{1,4}}"
    rf"(?:,{_SP}(?:ch(?:ambre|\.)|app(?:artement|\.)|studio){_SP}\w{{1,5}})?))|"
    rf"(?P<town>(?:{_TOWN},{_SP})?{_TOWN}))(?:,|{_SP}[–—-]){_SP}(?:aux?{_SP})?$"
)
