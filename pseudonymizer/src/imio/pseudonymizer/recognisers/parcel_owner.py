"""Whose land it is, when it is no person's: what belongs to the commune or to another public body stays readable.

Read from the sentence ("…, appartient à la Commune"), from what a pronoun stands for ("…; qu'il est cadastré"), from
the cell beside it in a table of owners, from the body that lets it, and from a public building that stands on it.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[ \u00a0]"
_BODY = (
    r"(?:[Aa]dministration[ \u00a0](?:communale|provinciale)|[Cc]ommune|COMMUNE|[Vv]ille|VILLE|[Pp]rovince|PROVINCE|"
    r"C\.?P\.?A\.?S\.?|[Rr][ée]gion(?:[ \u00a0][Ww]allonne)?|S\.?P\.?W\.?|[ÉEée]tat(?:[ \u00a0]belge)?|"
    r"[Rr][ée]gie(?:[ \u00a0][a-zà-ÿ]{4,12}){0,2}|[Dd]omaine[ \u00a0]public|"
    r"[Cc]entre[ \u00a0]public[ \u00a0]d['’][Aa]ction[ \u00a0]sociale)"
)
_THE = rf"(?:l[ae]{_S}|l['’]|au{_S}|du{_S}|notre{_S})"
#: "…, d'une contenance de 3 ha 41 a, appartient à la Commune"
_BELONGS = re.compile(
    rf"[^;.\n\t]{{0,90}}?(?:\d[.,]\d[^;.\n\t]{{0,60}}?)?(?<![\w'’])(?:appart(?:ient|iennent|enant)|est{_S}propri[ée]t[ée]|fait{_S}partie{_S}du{_S}domaine)"
    rf"[^;.,\n\t]{{0,25}}(?:{_THE}{_BODY}|aux{_S}bois{_S}communaux|communal)(?![\w'’-])"
)
#: "le terrain appartient à la Commune pour l'avoir acquis en 1961 ; qu'il est cadastré": before the pronoun.
_PRONOUN = re.compile(
    rf"(?:(?:qu['’])?(?:ils?|elles?)|lequel|laquelle|celui-ci|celle-ci|ce{_S}bien|ce{_S}terrain|cette{_S}parcelle)"
    rf"{_S}(?:est|sont){_S}cadastr[ée]{{1,2}}s?{_S}(?:comme{_S}suit{_S}?:{_S}?)?$"
)
_OWNS = re.compile(
    rf"(?:appart(?:ient|iennent|enant){_S}(?:encore{_S}|d[ée]j[àa]{_S})?(?:à{_S})?{_THE}{_BODY}|"
    rf"{_THE}{_BODY}(?:{_S}de{_S}[A-ZÀ-Þ][\w'’-]{{1,25}})?{_S}(?:est|reste){_S}propri[ée]taire|"
    rf"propri[ée]t[ée]{_S}(?:communale|(?:de{_S})?{_THE}{_BODY})|"
    rf"domaine{_S}(?:public|(?:priv[ée]{_S})?communal|priv[ée]{_S}de{_S}{_THE}{_BODY}))(?![\w'’-])"
)
#: "la Régie foncière donne à bail le terrain cadastré", "la Commune loue le droit de chasse sur ses bois, cadastrés"
_LETS = re.compile(
    rf"(?:{_BODY})(?:{_S}(?:de{_S}|d['’])?(?:[A-ZÀ-Þ][\w'’-]{{1,25}}|autonome)){{0,2}}{_S}"
    rf"(?:(?:a{_S})?(?:donn|conc[èe]d|octroi|ouvr)[a-zà-ÿ]{{1,4}}(?:{_S}(?:en|à){_S}[a-zà-ÿ]{{3,12}})?|"
    rf"(?:met|mettra|a{_S}mis){_S}(?:en{_S}location|à{_S}(?:la{_S})?disposition)|(?:(?:loue|g[èe]re|entretient|boise)"
    rf"(?=[^;.\n\t]{{0,60}}{_S}s(?:es|on|a){_S})))"
    rf"(?![^;.\n\t]{{0,140}}{_S}(?:appart|propri|M\.|Mme|MM))[^;.\n\t]{{0,80}}{_S}cadastr[ée]{{1,2}}s?(?:{_S}|,{_S})$"
)
#: The cell of a table that names a public body and nothing else.
_CELL = re.compile(
    rf"{_S}?(?:{_THE})?(?i:{_BODY})(?:{_S}(?:de{_S}|d['’]|du{_S})?(?:la{_S}|l['’])?[A-ZÀ-Þ][\w'’-]{{1,30}}){{0,2}}"
    rf"(?:{_S}\([^()\n\t]{{1,30}}\))?{_S}?"
)
#: "la salle des fêtes, érigée sur la parcelle cadastrée": a building, what is said of it, and where it stands.
_BUILDING = re.compile(
    rf"(?<![\w'’-])(?:l['’]|la{_S}|le{_S}|les{_S}|du{_S}|des{_S}|au{_S}|l['’])(?:ancien(?:ne)?{_S}|future?{_S}|"
    rf"nouv\w{{2,4}}{_S})?(?P<noun>[a-zà-ÿ-]{{4,16}})(?![\w'’-])"
)
_STANDS = re.compile(
    rf"(?:{_S}(?:d[eu]s?{_S}|d['’]|à{_S})?(?:l[ae]s?{_S}|l['’])?[\w'’-]{{2,18}}){{0,4}},?"
    rf"(?:{_S}(?:[ée]rig|sis|situ|implant|[ée]tabli|b[âa]ti|constru|am[ée]nag)\w{{0,6}})?[^;.\n\t]{{0,40}}"
)
_NEXT_TO = re.compile(
    rf"(?:jouxt\w*|voisin\w*|contigu\w*|attenant\w*|riverain\w*|longe\w*|pr[èe]s{_S}(?:de)?|proche|c[ôo]t[ée]|face|"
    rf"derri[èe]re|devant|arri[èe]re|vers|depuis|lot|entre|emprise|servitude){_S}?(?:de{_S}|[àa]{_S}|d['’])?$"
)
_TRADED = re.compile(
    r"\b(?:ventes?|vendre|ali[ée]nation|acquisition|acqu[ée]rir|achat|acheter|[ée]change|"
    r"cession(?![ \u00a0](?:d[eu][ \u00a0](?:droit|bail)|gratuite|d['’]emphyt))|expropriation)\b",
    re.IGNORECASE,
)


def is_public(context: Context, start: int, end: int) -> bool:
    """Say whether the words around a parcel tell that it belongs to a public body."""
    left, right = context.before(start, 200), context.after(end, 200)
    if _BELONGS.match(right) or _LETS.search(left):
        return True
    pronoun = _PRONOUN.search(left)
    if pronoun and _last_owner_is_public(context.before(start, 320)):
        return True
    return _beside_body(context.text, start, end) or (
        not _is_traded(context) and _bears_building(left, context.text[start:end])
    )


def _is_traded(context: Context) -> bool:
    return bool(_TRADED.search((context.subject or context.text)[:300]))


def _last_owner_is_public(left: str) -> bool:
    """Say whether what the sentence said last of ownership is that a public body owns."""
    said = list(_OWNS.finditer(left))
    return bool(said) and not re.search(r"appart|propri[ée]t", left[said[-1].end() :])


def _beside_body(text: str, start: int, end: int) -> bool:
    """Say whether the cell before the parcel's names a public body, where the parcel has a cell of its own."""
    opens = text.rfind("\n", max(0, start - 200), start) + 1
    row = text[opens:start].split("\t")
    return opens > 0 and len(row) > 1 and not row[-1].strip() and bool(_CELL.fullmatch(row[-2]))


def _bears_building(left: str, datum: str) -> bool:
    """Say whether the parcel is told to be that of a building for everybody, and not of its neighbour."""
    if not re.search(r"(?:cadastr[ée]{1,2}s?|parcelles?)[^;.\n\t]{0,20}$", left) and "arcelle" not in datum:
        return False
    for noun in _BUILDING.finditer(left):
        if fold(noun["noun"]) in lexicon.PUBLIC_BUILDINGS and _STANDS.fullmatch(left, noun.end()):
            return not _NEXT_TO.search(left[max(0, noun.start() - 25) : noun.start()])
    return False
