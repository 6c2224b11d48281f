"""Lists of names that tell who voted or sat, where no function stands beside them: "Oui 4 : A, B, C et D".

Legal basis: CDLD art. L1122-16, L1122-27, L6421-1 (who sat, how he voted and what he earned by it is public). Accuracy:
the list must hold names and nothing else, and the words before it must be those of a vote or of an attendance.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.cues import says

import re


_S = r"[ \u00a0]"
_CIV = rf"(?:(?:MM?\.|M(?:mes?|r|lles?)\.?|Messieurs|Mesdames|Monsieur|Madame){_S})?"
_LINK = r"(?:[dD]e la|[dD]el|[dD]i|[dD]a|[dD]e|[dD]u|[vV]an de[nr]?|[vV]an|[vV]on|[eE]l|[aA]l|[lL][ae]|[tT]e[nr])"
# A letter that is no small one of a French text: "Ş" and "Ł" as well.
_CAP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_CAP}\.(?:-?{_CAP}\.)?|[dD]['’]{_CAP}[\w'’-]{{1,24}}|{_CAP}[a-z]{{1,2}}\.|{_CAP}[\w'’-]{{1,24}})"
_NAME = rf"{_CIV}(?:{_LINK}{_S})?{_WORD}(?:{_S}(?:{_LINK}{_S})?{_WORD}){{0,3}}"
_NEXT = rf"(?:,{_S}?et{_S}|,{_S}|{_S}et{_S}|{_S}[–+-]{_S}|{_S}?/{_S}?)"
_NAMES = rf"(?P<names>{_NAME}(?:{_NEXT}{_NAME}){{0,40}})"
_ENDS = rf"(?={_S}?(?:[.;)\n]|$)|,{_S}(?:[a-zà-ÿ]{{1,12}}{_S}|d['’]|\n)|,\n)"
_NUMERALS = (
    ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
    ("neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze"),
)
_COUNTS = {"une": 1} | {word: count for count, word in enumerate(_NUMERALS[0] + _NUMERALS[1], 1)}
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"

# "Oui 4 : A, B, C et D", "contre (2) : A et B"
_BALLOT = re.compile(
    rf"(?:^|(?<=[.;:,\n\t(])){_S}{{0,3}}(?:[Oo]ui|OUI|[Nn]on|NON|[Pp]our|POUR|[Cc]ontre|CONTRE|[Bb]lancs?|"
    rf"[Aa]bst(?:entions?|\.)|ABST(?:ENTIONS?|\.)){_S}(?:\(\d{{1,2}}\)|\d{{1,2}}){_S}?[:–-]{_S}{_NAMES}{_ENDS}",
    re.MULTILINE,
)
# "par 9 voix et 2 abstentions : A, B, d'accorder": as many names as votes.
_COUNTED = re.compile(
    rf"\b(?P<count>{_COUNT}){_S}(?:abstentions?|abst\.|(?:voix{_S})?contre|oppositions?|opposants?|non){_S}?:{_S}"
    rf"{_NAMES}{_ENDS}"
)
# "Adopté par A, B et C", "À l'unanimité : A, B, C", "les onze membres présents : A, B…"
_TOGETHER = re.compile(
    rf"(?:(?:(?:^|(?<=[.;\n»)])){_S}{{0,3}}(?:(?:Adopt|Vot|Rejet|ADOPT|VOT|REJET)(?:é|É){_S}(?:par|PAR){_S}|"
    rf"(?:(?:L[ea]|LE){_S}(?:[Cc]ons|CONS|[Bb]ur|[Cc]ol|COL)[^:;.\n()]{{2,40}},{_S}|(?:Adopt|Vot|Décid)é{_S})?"
    rf"(?:[Àà]|A){_S}l['’]unanimit[ée](?:{_S}des[^:;.\n()]{{3,40}})?{_S}?(?::{_S}|\())"
    rf"|\bmembres{_S}(?:présents|votants){_S}?(?:sont{_S})?(?::{_S}|\()"
    rf"|(?:^|(?<=[.;\n])){_S}{{0,3}}(?:Votants|VOTANTS|(?:Prennent|Ont{_S}pris){_S}part{_S}(?:au{_S}vote|"
    rf"à{_S}la{_S}délibération)|Siégeaient|Siègent){_S}?:{_S})){_NAMES}{_ENDS}",
    re.MULTILINE,
)
# "Présences conseil : A 11, B 9"
_ATTENDED = re.compile(
    rf"\b[Pp]résences{_S}(?:(?:au|aux|à{_S}la|du|des|en){_S})?(?:séances{_S}(?:du|de{_S}la){_S})?"
    rf"(?:[Cc]onseil|[Cc]ollège|[Bb]ureau|[Cc]ommissions?|CCATM|CAS|BP|séances?)(?:{_S}[a-zà-ÿ]{{2,12}}){{0,2}}{_S}?:{_S}"
    rf"(?P<names>{_NAME}{_S}\d{{1,3}}(?:/\d{{1,3}})?(?:(?:,|;|{_S}et){_S}{_NAME}{_S}\d{{1,3}}(?:/\d{{1,3}})?){{1,40}})"
)
# "Pour le refus : A, B", "Contre l'adoption du budget (2) : C": for or against what was put to the vote just before.
_ON_WHAT = re.compile(
    rf"(?:^|(?<=[.;:,\n\t(])){_S}{{0,3}}(?:[–—•-]{_S})?(?:(?:[Vv]otent|[Vv]otes?|[Ss]e{_S}prononcent){_S})?"
    rf"(?:[Pp]our|POUR|[Cc]ontre|CONTRE|[Ee]n{_S}faveur{_S}de){_S}(?:l[ae]{_S}|l['’]|cet(?:te)?{_S}|ce{_S}|"
    rf"L[AE]{_S}|L['’])"
    rf"(?i:refus|rejet|adoption|approbation|report|ajournement|proposition|(?:sous-)?amendement|motion|point|maintien|"
    rf"retrait|urgence|texte|projet|octroi|budget|r[èe]glement|d[ée]lib[ée]ration)(?:{_S}[^:;.\n()]{{1,40}})?"
    rf"(?:{_S}\(\d{{1,2}}\))?{_S}?:{_S}{_NAMES}{_ENDS}",
    re.MULTILINE,
)
_PUT_TO_VOTE = re.compile(
    r"\b(?:vot(?:es?|ent|é|ée|ation)|voix|scrutin|suffrages|appel[ \u00a0]nominal|nominative(?:ment)?|nominatif|"
    r"mains?[ \u00a0]lev[ée]es?)\b",
    re.IGNORECASE,
)
# …and not those who wrote, for or against, in an inquiry.
_WROTE = re.compile(
    r"riverain|r[ée]clam|enqu[êe]te|habitant|p[ée]tition|consult|courrier|voisin|copropri|sondage|parents",
    re.IGNORECASE,
)
# "Sont proclamés élus : A, B, C", and in lines below: "Sont élus conseillers :\n- A\n- B"
_PROCLAIMED = re.compile(
    rf"\b(?:(?:[Pp]roclam|[Dd]éclar)(?:é|ée|és|ées|é\(e\)s|é·e·s){_S}|(?:[Ss]ont|[Oo]nt{_S}été){_S})"
    rf"[ée]lu(?:s|es|\(e\)s|·e·s)(?:{_S}[^:;.\n()]{{1,60}})?{_S}?:{_S}?(?:{_NAMES}{_ENDS}|(?={_S}{{0,3}}\n))"
)
_ELECTED_ROW = re.compile(
    rf"\s{{0,3}}(?:[–—•*-]|\d{{1,2}}[.)°]?){_S}{{1,3}}(?P<name>{_NAME})(?={_S}?(?:[;,.(\n–—:-]|$))[^\n]{{0,80}}(?:\n|$)"
)
# The elected of a commune or a province; others are elected too.
_COUNCIL_SEATS = re.compile(
    r"conseill(?:ers|[èe]res)[ \u00a0](?:communa|provincia|de[ \u00a0]police|de[ \u00a0]l['’]action)|"
    r"v[ée]rification[ \u00a0]des[ \u00a0]pouvoirs|commission[ \u00a0]de[ \u00a0]v[ée]rification|"
    r"[ée]lections[ \u00a0](?:communales|provinciales|locales)|bureau[ \u00a0](?:principal|de[ \u00a0]district|"
    r"[ée]lectoral)|\bL41\d\d-\d|conseil[ \u00a0]de[ \u00a0]l['’]action[ \u00a0]sociale|"
    r"conseil[ \u00a0]de[ \u00a0]police",
    re.IGNORECASE,
)
_OTHER_SEATS = re.compile(
    r"consultatif|enfants|jeunes|a[îi]n[ée]s|[ée]l[èe]ves|personnel|[ée]lections[ \u00a0]sociales|quartier|fabrique|"
    r"participation|asbl|a\.s\.b\.l|\bclub|comit[ée]|parents|d[ée]l[ée]gu[ée]|syndic|CCATM|CLDR|locataires|jury",
    re.IGNORECASE,
)
_BEFORE = 500
# "A (bgm), B et C (éch.)": functions as clerks shorten them, at least two of them in the line.
_FUNCTION = (
    rf"\((?:[Bb]gm|[Bb]ourgm|[Bb]ourgmestre|[Éé]ch|[Éé]chevine?s?|[Pp]rés|[Cc]ons|[Cc]onseill(?:er|ère)s?|DG|DF|"
    rf"[Dd]ép)\.?(?:{_S}(?:CPAS|comm?\.?|prov\.?|communaux|communale?s?|provinciale?s?|f\.f\.|ff))?\)"
)
_FUNCTIONS = re.compile(
    rf"(?<![\w'’-])(?P<names>(?:{_NAME}{_S}(?:et|\+){_S})?{_NAME}{_S}{_FUNCTION})(?=[ \u00a0,;.:\n]|$)"
)
# "votes du point 11 : A contre, B contre, C abst": each with his vote.
_HOW = r"(?:pour|contre|abst(?:ention|\.)?|oui|non|blanc|s['’]abstient)"
_EACH = re.compile(
    rf"\b[Vv]otes?(?:{_S}(?:du|sur|au|de){_S}(?!jury|la{_S}copro|public)[^:;.\n]{{1,40}})?{_S}?:{_S}"
    rf"(?P<each>{_NAME}{_S}{_HOW}(?:(?:,|;|{_S}et){_S}{_NAME}{_S}{_HOW}){{1,40}})(?![\w])"
)
_VOTER = re.compile(rf"(?P<name>{_NAME}){_S}{_HOW}(?![\w])")
_SPLIT = re.compile(rf"{_NEXT}|{_S}?\d{{1,3}}(?:/\d{{1,3}})?(?:[,;]{_S})?")
_TITLE = re.compile(_CIV)
_LEAST = 3


def lists(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind ("vote", "presence") and the place of each list."""
    for match in _BALLOT.finditer(text):
        if _are_names(match["names"]):
            yield "vote", *match.span("names")
    for match in _COUNTED.finditer(text):
        count = match["count"].lower()
        count = int(count) if count.isdigit() else _COUNTS[count]
        if _are_names(match["names"], count) == count:
            yield "vote", *match.span("names")
    for match in _EACH.finditer(text):
        for voter in _VOTER.finditer(text, *match.span("each")):
            if _are_names(voter["name"]):
                yield "vote", *voter.span("name")
    for match in _TOGETHER.finditer(text):
        if _are_names(match["names"]) >= _LEAST:
            yield "vote", *match.span("names")
    yield from _for_what(text)
    yield from _proclaimed(text)
    for match in _ATTENDED.finditer(text):
        if _are_names(match["names"]):
            yield "presence", *match.span("names")
    shortened = list(_FUNCTIONS.finditer(text))
    for match in shortened if len(shortened) > 1 else ():
        yield "presence", *match.span("names")


def _for_what(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the lists of who is for or against a thing, where nothing but that list follows the word of a vote."""
    for match in _ON_WHAT.finditer(text) if says(text, ":") else ():
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        voted = None
        for voted in _PUT_TO_VOTE.finditer(before):  # noqa: B007 – the last one counts
            pass
        if voted and not _WROTE.search(before, voted.end()) and _are_names(match["names"]):
            yield "vote", *match.span("names")


def _proclaimed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield those who are proclaimed elected to a council, in the same line or in the lines below."""
    if not says(text.lower(), "élu", "elu") or not _COUNCIL_SEATS.search(text):
        return
    for match in _PROCLAIMED.finditer(text):
        if _OTHER_SEATS.search(text, max(0, match.start() - 300), match.end()):
            continue
        if match["names"]:
            if _are_names(match["names"]):
                yield "rank", *match.span("names")
            continue
        row = _ELECTED_ROW.match(text, match.end())
        while row:
            if not lexicon.is_never_name(row["name"].split()[0]):
                yield "rank", *row.span("name")
            row = _ELECTED_ROW.match(text, row.end())


def _are_names(listed: str, count: int = 0) -> int:
    """Return how many names a list holds; none when one of them opens a sentence, or most of them are places.

    count: how many the text says there are; then one of several may be a word ("3 abstentions : Goor, Jadot, Son").
    """
    pieces = [_TITLE.sub("", piece) for piece in _SPLIT.split(listed) if piece and piece.strip()]
    firsts = [re.split(r"[ \u00a0]", piece)[0].strip(".") for piece in pieces if piece[1:2] != "."]
    words = sum(map(lexicon.is_never_name, firsts))
    if words > (1 if len(pieces) == count > 2 else 0):
        return 0
    places = sum(map(lexicon.is_locality, pieces))
    return 0 if len(pieces) > 1 and places > len(pieces) / 2 else len(pieces)
