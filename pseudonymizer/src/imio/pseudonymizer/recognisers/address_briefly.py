"""Homes in few words: a field with a hamlet, a floor in brackets, a block of lines, a number left or kept.

"Domicile : Wanne, 27a"; "radiée d'office du Pré Messire 8"; "les locataires du 2e droite"; "restée au 12"; an address
written as on a letter, under the name. A public word before, or a body that is told of, leaves them readable.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import address_possessed as possessed
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers.address_beside import is_thing
from imio.pseudonymizer.recognisers.address_beside import NO_HOME_WORD
from imio.pseudonymizer.recognisers.address_pieces import ANNEX
from imio.pseudonymizer.recognisers.address_pieces import LOCALITY
from imio.pseudonymizer.recognisers.address_pieces import MANOR
from imio.pseudonymizer.recognisers.address_pieces import NO_HOUSE
from imio.pseudonymizer.recognisers.address_pieces import NUMBER
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.address_pieces import TOWN
from imio.pseudonymizer.recognisers.address_pieces import UP
from imio.pseudonymizer.recognisers.birth_ages import names_someone
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
_PLACE = (
    rf"{NO_HOME_WORD}[{UP}][\w'’-]*(?:{SP}(?:[{UP}][\w'’-]*|aux?|d[eu]s?|l[ae]s?|sur|sous|en)){{0,4}}"
    rf"(?:{SP}\([{UP}][\w'’ -]{{1,25}}\))?"
)
_HOUSE = rf"{_PLACE},?{SP}{NUMBER}(?<!\d{{4}})(?:{LOCALITY})?"
#: "adr. : Wanne 27a", "dom. Wanne n° 27", "Rés. Wanne 27a", "radiée d'office du Pré Messire 8", "dt Coo 12"
_FIELD = re.compile(
    rf"(?<![\w'’-])(?:(?:[Aa]dr(?:esse|\.)(?:{SP}(?:priv[ée]e|actuelle|postale|de{SP}(?:correspondance|contact)))?|[Dd]omicile(?:{SP}(?:actuel"
    rf"|l[ée]gal|r[ée]el|priv[ée]|pr[ée]c[ée]dent|ant[ée]rieur))?|DOMICILE|"
    rf"[Rr][ée]sidence(?:{SP}(?:effective|principale|actuelle|r[ée]elle))?){SP}?:|[Dd]om\.{SP}?:?|[Aa]dr\."
    rf"|R[ée]s\.{SP}?:?|"
    rf"(?:radi|inscri)[ée]?t?e?s?{SP}d['’]office{SP}(?:d[eu]|au|[àa]|en)(?:{SP}l[ae])?|"
    rf"(?:dt|demt|dem\.|domt){SP}?(?:{SP}[àa])?){SP}(?P<datum>{_HOUSE})(?={SP}?[,;.:()\n\t–-]|{SP}(?:et|depuis|chez"
    rf"|avec)\b|$)"
)
#: "au lieu-dit « Al Creû », sans numéro"
_NO_NUMBER = re.compile(
    rf"\b(?:demeur|domicili|habit|r[ée]sid|log)[^\W\d_]{{1,5}}{SP}(?:[^\n;.]{{1,30}},?{SP})?(?:au{SP})?lieu[ -]dit{SP}"
    rf"(?P<datum>(?:«{SP}?[^»\n]{{2,40}}»|{_PLACE})(?:,?{SP}(?:sans{SP}num[ée]ro|s/n\b|{NUMBER}))?(?:{LOCALITY})?)"
)
#: "les locataires du 2e droite", "la dame du rez"
_FLOOR = re.compile(
    rf"\b(?:locataires?|occupante?s?|habitante?s?|voisine?s?|dame|monsieur|m[ée]nage|famille|couple){SP}"
    rf"(?P<datum>du{SP}(?:(?:\d(?:er|e|[èe]me)|premier|deuxi[èe]me|troisi[èe]me|quatri[èe]me)(?:{SP}[ée]tage)?"
    rf"(?:{SP}(?:gauche|droite|arri[èe]re|avant))|\d(?:er|e|[èe]me){SP}[ée]tage|rez(?:-de-chauss[ée]e)?))(?![\w-])"
)
#: "restée au 12", "a quitté le 14 pour le 27", "est retourné vivre au 8"
_STAYED = re.compile(
    rf"\b(?:rest|retourn|emm[ée]nag|d[ée]m[ée]nag|r[ée]install|revenue?s?\b|install)[ée]?e?s?{SP}(?:vivre{SP}"
    rf"|habiter{SP}|depuis{SP})?"
    rf"(?P<datum>au{SP}(?:n°{SP}?)?\d{{1,3}}[A-Za-z]?){NO_HOUSE}(?!{SP}(?:\d|%)|[\w/-])"
)
_LEFT_FOR = re.compile(
    rf"\bquitt(?:[ée]e?s?|e|er|ent){SP}le{SP}(?P<one>(?:n°{SP}?)?\d{{1,3}}[A-Za-z]?){NO_HOUSE}(?:,?"
    rf"{SP}[^;.\n\d]{{1,40}}?)?"
    rf"{SP}pour{SP}le{SP}(?P<two>(?:n°{SP}?)?\d{{1,3}}[A-Za-z]?){NO_HOUSE}"
)
#: "quitte Arbrefontaine 18 pour Goronne 3B"
_MOVES = re.compile(rf"\bquitt(?:[ée]e?s?|e|er|ent){SP}(?P<one>{_HOUSE}){SP}pour{SP}(?P<two>{_HOUSE})(?!\w)")
#: "Centre, 4 4980 TROIS-PONTS", "bien sis Au Thier 5", "parcelle 45 du camping": the words around tell whose.
TO_JUDGE = re.compile(
    rf"(?:(?<=[,:(–\t][ \u00a0])|(?<=[\n\t(]))(?P<datum>{_PLACE},?{SP}(?:n°{SP}?)?\d{{1,3}}[A-Za-z]?{ANNEX}?"
    rf"{SP}?[,–-]?{SP}?(?<=[ ,–-])"
    rf"[1-9]\d{{3}}{SP}{TOWN})"
    rf"|\b(?:biens?|maisons?|immeubles?|habitations?|propri[ée]t[ée]s?|logements?|b[âa]timents?){SP}(?:sise?s?"
    rf"|situ[ée]e?s?){SP}(?:[àa]{SP})?"
    rf"(?P<sited>{_HOUSE})(?={SP}?[,;.)\n\t]|$)"
    rf"|(?<![\w'’-])(?P<lodged>(?:parcelle|emplacement|caravane|chalet|bungalow|mobil-home|kot|flat"
    rf"|studio){SP}(?:n°{SP}?)?[A-Z]?\d{{1,4}}[A-Z]?"
    rf"{SP}(?:du|au|de{SP}la|de{SP}l['’]){SP}?(?:camping|caravaning|domaine|parc{SP}r[ée]sidentiel|r[ée]sidence)"
    rf"|(?:[Dd]omaine|[Cc]amping|[Pp]arc{SP}r[ée]sidentiel){SP}(?:d[eu]s?{SP}(?:l[ae]{SP}|l['’])?"
    rf"|d['’])?[{UP}][\w'’-]*(?:{SP}[{UP}][\w'’-]*){{0,2}},{SP}"
    rf"all[ée]e{SP}\w{{1,10}},?{SP}n°{SP}?\d{{1,4}}[A-Z]?)(?!\w)"
    rf"|(?<![\w'’-])(?P<german>[{UP}][a-zäöüß-]{{2,20}}str\.{SP}\d{{1,3}}[a-z]?(?:{LOCALITY})?)(?!\w)"
)
#: Directly after a person: ", 22, Verleumont à 4990 Lierneux"; the lines of a letter; ", « Les Houx », à Wanne";
#: "(4e étage".
_QUOTED = rf"«{SP}?[{UP}][^»\n\d]{{2,40}}»"
REVERSED = re.compile(
    rf"{SP}?[,(–-]{SP}?(?P<datum>\d{{1,3}}[A-Za-z]?,?{SP}{TOWN},?{SP}(?:[àa]{SP})?[1-9]\d{{3}}{SP}{TOWN})"
)
BLOCK = re.compile(
    rf"{SP}{{0,3}}\n{SP}{{0,3}}(?P<datum>{_PLACE},?{SP}(?:n°{SP}?)?\d{{1,3}}[A-Za-z]?{ANNEX}?{SP}{{0,3}}\n{SP}{{0,3}}(?:[BFDL]-"
    rf"{SP}?)?\d{{4,5}}{SP}{TOWN})"
)
HOUSE_NAME = re.compile(
    rf",{SP}(?P<datum>(?:(?:villa|chalet|maison|ferme|cottage|bungalow|domaine|lieu[ -]dit"
    rf"|au{SP}lieu[ -]dit){SP}{_QUOTED}(?:{LOCALITY})?"
    rf"|{_QUOTED},?{SP}[àa]{SP}{TOWN}))(?={SP}?[,;.:)\n\t]|{SP}(?:et|qui|a|est)\b|$)"
)
SETTLED = re.compile(rf",?{SP}(?:install[ée]|[ée]tabli|retir[ée])e?s?{SP}(?:[àa]{SP}la{SP}|au{SP})?{MANOR}")
IN_BRACKETS = re.compile(
    rf"{SP}\({SP}?(?P<datum>(?:\d{{1,2}}(?:er|e|[èe]me){SP}(?:[ée]tage|[ée]t\.)|rez(?:-de-chauss[ée]e)?)"
    rf"(?:,?{SP}(?:porte{SP}|appartement{SP}|[àa]{SP})?(?:gauche|droite|arri[èe]re|avant|\d{{1,3}}[A-Z]?"
    rf"|[A-Z]\b))?){SP}?\)"
)
UNIT_OF = re.compile(
    rf",{SP}(?P<datum>(?:appartement|studio|flat|chambre|kot|app\."
    rf"|logement){SP}(?:n°{SP}?)?(?:[A-Z]?\d{{1,4}}[A-Za-z]?|[A-Z]\b))"
    rf"(?={SP}(?:de{SP}la{SP}r[ée]sidence|du{SP}(?:home|bloc|b[âa]timent|domaine)|de{SP}l['’]immeuble"
    rf"|[àa]{SP}la{SP}r[ée]sidence)\b)"
)


_RELATIVE = re.compile(
    r"\b(?:ex-)?(?:[ée]pou(?:x|se)|mari|femme|compagn(?:on|e)|conjointe?|m[èe]re|p[èe]re|fils|fille)\b"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the homes that a field, a residence, a floor or a move tells by itself."""
    text = context.text
    for pattern, reason in ((_FIELD, "Champ d'adresse"), (_NO_NUMBER, "Lieu-dit, après un mot de résidence")):
        for match in pattern.finditer(text):
            if not is_thing(match["datum"]) and not _is_public(context, match.start()):
                yield _proposed(match.span("datum"), reason)
    for match in _FLOOR.finditer(text):
        yield _proposed(match.span("datum"), "Étage de quelqu'un")
    for pattern in (_STAYED, _LEFT_FOR, _MOVES):
        for match in pattern.finditer(text):
            left = context.before(match.start(), 110)
            someone = _RELATIVE.search(left) or names_someone(context, match.start() - 110, match.start())
            if possessed.is_a_bodys(left, not someone):
                continue
            for group in pattern.groupindex:
                yield _proposed(match.span(group), "Numéro que quelqu'un quitte ou garde")


def _is_public(context: Context, start: int) -> bool:
    """Say whether the line, or the line above, tells of an institution."""
    text = context.text
    line = context.line(start)[0]
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return bool(words.PUBLIC.search(text, max(above, start - 160), start))


def _proposed(span: tuple[int, int], reason: str) -> Candidate:
    return Candidate(*span, "ADDRESS", PROPOSE, 0.55, reason, NAME, "named")
