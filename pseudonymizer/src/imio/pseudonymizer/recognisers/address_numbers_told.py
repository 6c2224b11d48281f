"""A number that a word of a person, a house or a renumbering makes a home: "la dame du 3", "ancien 5, nouveau 7"."""

from collections.abc import Iterator
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers.address_pieces import ANNEX
from imio.pseudonymizer.recognisers.address_pieces import HOUSE
from imio.pseudonymizer.recognisers.address_pieces import IN_WORDS
from imio.pseudonymizer.recognisers.address_pieces import NO
from imio.pseudonymizer.recognisers.address_pieces import NO_HOUSE
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.address_pieces import UP
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
_WHO = (
    r"(?:dames?|monsieur|homme|femme|gars|gens|ceux|celui|celles?|type|couple|m[ée]nage|famille|voisine?s?|jeunes?|"
    r"occupante?s?|habitante?s?|locataires?|riveraine?s?|retrait[ée]e?s?|propri[ée]taires?|r[ée]sidente?s?)"
)
_SOMEBODY_OF = re.compile(rf"\b{_WHO}{SP}(?:[a-zà-ÿ-]{{3,15}}{SP})?$")
#: "devant chez lui, soit le n° 64"
_AT_HIS = re.compile(
    r"\bchez[ \u00a0](?:lui|elle|eux|elles|moi|nous)(?:[ \u00a0]?[»”\"])?"
    r"(?:,[ \u00a0](?:soit|c['’]est-à-dire))?[ \u00a0]$"
)
#: "le n° 4 (hoirs X)"
_OF_SOMEBODY = re.compile(
    r"[ \u00a0]\((?:les[ \u00a0]|la[ \u00a0])?(?:hoirs|hoirie|famille|h[ée]ritiers|succession|veuve|vve|[ée]poux|"
    r"consorts|propri[ée]taire|M\.|Mme|MM\.)[ \u00a0]?:?[ \u00a0]?[A-ZÀ-Þ]|"
    r",[ \u00a0](?:du|de[ \u00a0]la)[ \u00a0]m[êe]me[ \u00a0](?:propri[ée]taire|bailleu|famille|locataire|m[ée]nage)"
)
#: "La maison de Bout, qui a deux façades, portera le n° 1"
_WILL_BEAR = re.compile(
    r"\b(?:maison|habitation|villa|logement|ferme)[ \u00a0](?:d[eu][ \u00a0]|d['’]|des[ \u00a0])[^.;:\n]{2,80}"
    r"\b(?:port(?:e|era|ait)|re[çc](?:oit|evra)|prend(?:ra)?)[ \u00a0]$"
)
#: "Au 4, personne depuis l'hiver": houses told one by one.
_OPENS_SENTENCE = re.compile(r"(?:^|[.;:–—•-][ \u00a0]?)$")
_OF_A_HOUSE = re.compile(
    r"\b(?:haies?|jardins?|murs?|cl[ôo]tures?|fa[çc]ades?|toitures?|garages?|trottoir|caves?|pignon|porte|entr[ée]e|"
    r"balcon|chemin[ée]e|locataires?|propri[ée]taires?|touche|longe|jouxte)[ \u00a0]$"
)
_LIVES = re.compile(
    r"(?:\boccupe(?:nt)?|\bhabite(?:nt)?|\bloue(?:nt)?|\bposs[èe]de(?:nt)?|(?<=[a-z][ \u00a0])(?:p[èe]re|m[èe]re|"
    r"fils|fille|fr[èe]re|s[œo]e?ur|a[îi]n[ée]|cadet))[ \u00a0]$"
)
_NUMBER_IN_WORDS = re.compile(
    rf"\b{_WHO}{SP}(?:[a-zà-ÿ-]{{3,15}}{SP})?(?:du|au){SP}(?P<datum>{IN_WORDS}(?:{SP}(?:bis|ter))?)"
    rf"(?={SP}?[,;.:)\n]|{SP}(?:a|est|qui|ont|et|dont|se|ne)\b|$)"
)
#: "entre les maisons n° 24 et n° 28", "à hauteur de l'habitation portant le n° 3"
_A_HOME = re.compile(
    rf"(?<![\w-])(?:maisons?|habitations?|demeures?|villas?)(?:{SP}(?:portant|sises?|situ[ée]es?))?(?:{SP}(?:aux?|les?))?{SP}$",
    re.IGNORECASE,
)
#: "Dubru : ancien 19bis, nouveau 27"; "ancien Tiyou 2, nouveau Tiyou 3, boîte 2"
_RENUMBERED = re.compile(
    rf"\b(?:[Aa]ncien|[Nn]ouveau|anc\.|nouv\.)(?:{SP}(?:{NO}|num[ée]ro))?{SP}?:?{SP}?"
    rf"(?P<datum>(?:[{UP}][\w'’-]{{1,20}}{SP}(?:[{UP}][\w'’-]{{1,20}}{SP})?)?(?:{HOUSE}{NO_HOUSE}{ANNEX}?|"
    rf"(?<=[a-z]{SP})s(?:ans{SP}num[ée]ro|/n)))"
)
_RENUMBERS = re.compile(r"num[ée]rot", re.IGNORECASE)


_OPENS_LINE = re.compile(r"(?:\A|\n)[ \u00a0–•-]{0,3}\Z")


def is_a_home(left: str, number: str) -> bool:
    """Say whether a number ("n° 3") is a home's: the word for one stands right before it."""
    return bool(re.match(NO, number) and _A_HOME.search(left[-40:]))


def find(context: Context, bare: list[re.Match]) -> Iterator[Candidate]:
    """Yield the numbers that the words just beside tell to be somebody's house."""
    text = context.text
    for match in bare:
        left = context.before(match.start(), 130)
        somebody = match.group()[:1] in "dDaA" and _SOMEBODY_OF.search(left[-45:])
        if somebody or _AT_HIS.search(left[-45:]) or _OF_SOMEBODY.match(text, match.end()) or _WILL_BEAR.search(left):
            yield _proposed(match.span(), "Numéro de maison de quelqu'un")
    for match in _NUMBER_IN_WORDS.finditer(text):
        yield _proposed(match.span("datum"), "Numéro de maison en lettres")
    if _RENUMBERS.search(text):
        for match in _RENUMBERED.finditer(text):
            line = context.before(match.start(), 80)
            if not words.PUBLIC.search(line):
                yield _proposed(match.span("datum"), "Maison qui change de numéro")


def _proposed(span: tuple[int, int], reason: str) -> Candidate:
    return Candidate(*span, "ADDRESS", PROPOSE, 0.5, reason, NAME, "number")


def among_homes(left: str, number: str, right: str) -> bool:
    """Say whether a number near known homes is another: "Au 4, personne", "la haie du 52", "occupe le 1"."""
    if re.match(r"[Aa]u[ \u00a0]", number):
        return bool(_OPENS_SENTENCE.search(left) and re.match(r"[ \u00a0]?[,:]", right))
    if re.match(r"[dD]u[ \u00a0]|[lL]e[ \u00a0]", number) and _OF_A_HOUSE.search(left):
        return True
    return bool(re.match(r"le[ \u00a0]", number) and _LIVES.search(left))


def without_list_marks(bare: list[re.Match], text: str) -> list[re.Match]:
    """Leave out the numbers that count the points of a list: "N° 1 - …", "N° 2 - …", "N° 3 - …"."""
    opening = [m for m in bare if m["house"].isdigit() and _OPENS_LINE.search(text, max(0, m.start() - 4), m.start())]
    counted = [m for index, m in enumerate(opening, 1) if int(m["house"]) == index]
    if len(counted) < 4 or len(counted) < len(opening):
        return bare
    return [m for m in bare if m not in counted]
