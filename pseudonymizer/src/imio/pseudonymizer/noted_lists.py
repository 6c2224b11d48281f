"""Who came and who abstained, in notes of few words: "prés tous sauf Goor", "8 oui 1 abst Hardy (trop bas)".

Legal basis: CDLD art. L1122-16, L1122-27 (who sat and how he voted is public). Accuracy: the count or the word of the
sitting stands right before the names; pupils and guests of a yard are present or absent too.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import roster
from imio.pseudonymizer.cues import says

import re


_S = r"[ \u00a0]"
_LINK = rf"(?:(?:[dD]e{_S}la|[dD]e|[dD]u|[vV]an{_S}de[nr]?|[vV]an|[eE]l|[lL][ae]|[dD]i|[dD]a){_S})?"
_SURNAME = r"(?:[dD]['’])?[A-ZÀ-Þ][\w'’-]{1,24}"
_NAME = rf"{_LINK}{_SURNAME}(?:{_S}{_SURNAME})?(?:{_S}[A-ZÀ-Þ]\.)?"
_AND = rf"(?:,{_S}?|{_S}(?:et|\+|&){_S}|{_S}?/{_S}?)"
_NAMES = rf"(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,12}})(?={_S}?(?:[.;,(\n]|$))"
# "Prés. Goor (bgm), Hardy, Istace (éch.)": three at least, where no colon announces them.
_POST = rf"(?:{_S}\([^()\n]{{2,14}}\))?"
_CAME = re.compile(
    rf"(?:^|(?<=[\n.;–—])){_S}{{0,3}}(?:[Pp]r[ée]s|PR[ÉE]S)\.{_S}(?={_NAME}{_POST}(?:,{_S}{_NAME}{_POST}){{2}})",
    re.MULTILINE,
)
_ALL_BUT = re.compile(
    rf"(?:^|(?<=[\n.;:–—])){_S}{{0,3}}(?:(?:[Pp]r[ée]s(?:\.|ents?)?|[Cc]onseil){_S}?:?{_S})?"
    rf"(?:[Tt]ous(?:{_S}(?:les{_S})?(?:membres|conseillers|[ée]lus))?|[Aa]u{_S}complet)(?:{_S}(?:pr[ée]sents?|l[àa]))?,?{_S}"
    rf"(?:sauf|except[ée]|hormis|moins){_S}{_NAMES}",
    re.MULTILINE,
)
# Such notes are those of a sitting where it votes or approves minutes.
_SITS = re.compile(r"\b(?:pv|oui|unan|abst|huis[ \u00a0]clos|conseil communal|conseiller)", re.IGNORECASE)
_OTHERS = re.compile(
    r"[ée]l[èe]ves?\b|classe|enfants|chantier|riverain|copropri|\basbl|comit[ée]|locataire|candidat|personnel|[ée]quipe|ouvrier|stage",
    re.IGNORECASE,
)
_COUNTED = rf"(?:[Oo]ui{_S}?[,:]?{_S}?\d{{1,2}}|\d{{1,2}}{_S}(?:oui|OUI|pour|POUR)|[Uu]nan(?:imit[ée]|\.)?)"
_BETWEEN = rf"(?:{_S}?[,;/+–-]{_S}?|{_S})"
_OTHER_COUNT = rf"(?:(?:\d{{1,2}}{_S}(?:non|contre|blancs?)|(?:non|contre|blancs?){_S}\d{{1,2}}){_BETWEEN}){{0,2}}"
#: "Oui, 10 ; abst. Goor", "8 oui, 1 non Hardy": a bare "contre" may be said of a rival, so that one needs its count.
_NOT_WITH_THEM = re.compile(
    rf"(?<![\w]){_COUNTED}{_BETWEEN}{_OTHER_COUNT}"
    rf"(?:(?:(?P<count>\d{{1,2}}){_S})?(?:[Aa]bst(?:entions?|\.)?|ABST\.?)|(?P<against>\d{{1,2}}){_S}(?:non|NON|contre|CONTRE))"
    rf"{_S}(?::{_S})?{_NAMES}"
)
# "Unanimité moins Goor (abst.)"
_ALL_VOTE_BUT = re.compile(rf"(?<![\w])(?:[Uu]nan(?:imit[ée]|\.)?|UNANIMIT[ÉE])(?:,?{_S})(?:moins|sauf){_S}{_NAMES}")
# Neighbours, heirs and owners agree or do not, too.
_OTHER_VOTERS = re.compile(
    r"riverain|voisin|habitant|copropri|parents|h[ée]ritiers|indivis|famille|propri[ée]taires|locataires|jury|comit[ée]|\basbl|consult[ée]s|"
    r"enqu[êe]te",
    re.IGNORECASE,
)
_SPLIT = re.compile(_AND)


def lists(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind ("vote", "presence") and the place of each list."""
    lower = text.lower()
    for match in _CAME.finditer(text) if says(lower, "prés.", "pres.") else ():
        if _is_of_a_sitting(text, match):
            yield "presence", match.end(), roster.reach(text, match.end())
    if says(lower, "sauf", "moins", "except", "hormis"):
        for match in _ALL_BUT.finditer(text):
            if _are_names(match["names"]) and _is_of_a_sitting(text, match):
                yield "presence", *match.span("names")
        for match in _ALL_VOTE_BUT.finditer(text):
            if _are_names(match["names"]) and not _is_of_others(text, match):
                yield "vote", *match.span("names")
    if not says(lower, "abst", "non", "contre"):
        return
    for match in _NOT_WITH_THEM.finditer(text):
        count = match["count"] or match["against"]
        listed = _are_names(match["names"])
        if listed and (not count or int(count) == listed) and not _is_of_others(text, match):
            yield "vote", *match.span("names")


def _is_of_a_sitting(text: str, match: re.Match) -> bool:
    """Say whether it is an assembly that came, and no class nor the guests of a yard."""
    before = text[max(0, match.start() - 200) : match.end()]
    return bool(_SITS.search(text)) and not _OTHERS.search(before)


def _is_of_others(text: str, match: re.Match) -> bool:
    """Say whether the sentence is of those who are no assembly."""
    before = re.split(r"\n|[^\W\d_]{3}\.[ \u00a0]", text[max(0, match.start() - 120) : match.start()])[-1]
    return bool(_OTHER_VOTERS.search(before))


def _are_names(listed: str) -> int:
    """Return how many names a list holds; none where one of them is a word."""
    pieces = [piece for piece in _SPLIT.split(listed) if piece]
    if any(lexicon.is_never_name(re.split(r"[ \u00a0]", piece)[0]) and " " not in piece for piece in pieces):
        return 0
    return len(pieces)
