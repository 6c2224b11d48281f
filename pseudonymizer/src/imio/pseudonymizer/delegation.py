"""Whom a council sends to another body: "représentants de la Commune : a) à l'asbl Les Lilas : A, B".

Legal basis: CDLD art. L1122-34 (the council names who represents the commune, and may take it back). A citizen among
them, told by what follows the name, is left to a human.
"""

from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_ENTRUSTS = re.compile(
    r"d[ée]sign[^.\n]{0,60}(?:repr[ée]sentante?s?|d[ée]l[ée]gu[ée]e?s?)[\s\u00a0](?:communa(?:ux|les?|l)|provincia(?:ux|les?|l)|"
    r"(?:de[\s\u00a0]la[\s\u00a0]|du[\s\u00a0])(?:commune|ville|province|conseil))",
    re.IGNORECASE,
)
# "a) à l'asbl Les Lilas : A, B": to a body, those who sit there for the commune.
_TO_A_BODY = re.compile(
    r"(?:^|\n|;[\s\u00a0])[\s\u00a0]{0,4}(?:[a-z\d]{1,2}[).°][\s\u00a0]|[–—•-][\s\u00a0])?(?:[àÀ][\s\u00a0]l(?:a[\s\u00a0]|['’])|"
    r"[Aa]ux?[\s\u00a0]|[Pp]our[\s\u00a0]l(?:a[\s\u00a0]|['’]|e[\s\u00a0]))[^:;\n]{3,80}:(?P<names>[^:;\n]{0,160})$"
)
# "DÉSIGNE, à l'unanimité :", and in the lines below "1. INTER-LESSE : A, B (groupe) ; suppléant, C": the council's own.
_DESIGNATES = re.compile(r"\bd[ée]sign(?:e|ent|er|ation|[ée]e?s)\b[^.;\n]{0,110}:[ \u00a0]*\n", re.IGNORECASE)
# "Sont désignés en qualité de représentants de la Province :"; jurors and staff are designated likewise.
_PASSIVE = re.compile(r"d[ée]sign[ée]e?s", re.IGNORECASE)
_FOR_THE_TOWN = re.compile(
    r"(?:repr[ée]sentante?s?|d[ée]l[ée]gu[ée]e?s?|mandataires?)[\s\u00a0](?:communa|provincia|(?:de[\s\u00a0](?:la|"
    r"notre)[\s\u00a0]|d[ue][\s\u00a0](?:notre[\s\u00a0])?)"
    r"(?:commune|ville|province|conseil|coll[èe]ge|CPAS))",
    re.IGNORECASE,
)
# …who are said to stand for the council, or whom nothing tells to be others.
_STANDS = re.compile(
    r"repr[ée]sentant|d[ée]l[ée]gu|mandataire|administrat|observat|conseiller|[ée]chevin", re.IGNORECASE
)
_PLAINLY = re.compile(
    r"\w{6,12}(?:,?[ \u00a0](?:[àa][ \u00a0]l['’]unanimit[ée]|par[ \u00a0][^:]{1,60}|au[ \u00a0]scrutin[ \u00a0]secret|"
    r"comme[ \u00a0]suit|ci-apr[èe]s)){0,3},?[ \u00a0]?:\s{0,4}$"
)
_OF_OTHERS = re.compile(
    r"b[ée]n[ée]ficiaire|laur[ée]at|stagiaire|titre[\s\u00a0](?:temporaire|d[ée]finitif)|enseignant|institu|personnel|agents|"
    r"adjudicataire|soumissionnaire|citoyen|b[ée]n[ée]vole|expert|notaire|avocat|jury|candidat|conseil[\s\u00a0]consultatif|"
    r"CCATM|CCCA|CLDR",
    re.IGNORECASE,
)
_BODY = (
    r"(?:(?i:(?:l['’]|la[ \u00a0]|le[ \u00a0])?(?:asbl|a\.s\.b\.l\.|s\.?c\.?r\.?l\.?|s\.?a\.?\b|s\.?c\.?\b|"
    r"intercommunale|soci[ée]t[ée]|"
    r"maison[ \u00a0]d[eu]|contrat[ \u00a0]de|centre[ \u00a0](?:culturel|r[ée]gional)|agence|holding|office|logement|"
    r"groupe[ \u00a0]d['’]action|conseil[ \u00a0](?:de[ \u00a0]|d['’])(?!participation|quartier|g[ée]rance)|r[ée]gie|"
    r"parc[ \u00a0]naturel|zone[ \u00a0]de)\b[^:;\n]{0,80})|[A-ZÀ-Þ]{3,15}(?:[-–.\s\u00a0][A-ZÀ-Þ.]{2,15}){0,4})"
)
_ITEM = re.compile(
    r"(?:^|\n)[\s\u00a0]{0,4}(?:[a-z\d]{1,2}[).°]|[–—•-])[\s\u00a0]{1,3}" + _BODY + r"[\s\u00a0]?:"
    r"(?P<names>(?:[^:;\n]|;[\s\u00a0]{0,2}(?=suppl|effecti)){0,160})$"
)
_NO_MEMBER = re.compile(
    r"[\s\u00a0]?[,(][\s\u00a0]?(?!et\b|effecti|suppl[ée]a|majorit|minorit|opposition|titulaire|"
    r"dont[\s\u00a0]le[\s\u00a0]mandat\b)[a-zà-ÿ]"
)
_NOT_ELECTED = re.compile(
    r"\bnon[\s\u00a0-](?:[ée]lu|mandataire|conseill|membre)|\bcitoyen|\bhors[\s\u00a0]conseil", re.IGNORECASE
)


def stands_for_the_town(context: Context, candidate: Candidate) -> bool:
    """Say whether a list of bodies, each with its names, tells whom the council sends there."""
    begins = max(0, context.line(candidate.start)[0] - 1)
    if context.text.rfind(":", begins, candidate.start) < 0:
        return False
    line = _TO_A_BODY.search(context.text, begins, candidate.start)
    item = None if line else _ITEM.search(context.text, begins, candidate.start)
    if item:
        return _is_sent_by_the_council(context, candidate, item)
    if not line or _NO_MEMBER.match(context.text, candidate.end) or _NO_MEMBER.search(line["names"][-40:]):
        return False
    return bool(_ENTRUSTS.search(context.text[max(0, candidate.start - 1500) : candidate.start]))


# "celle d'un citoyen, M. A": what the text says of him at another place.
_CITIZEN = re.compile(
    r"\b(?:citoyen(?:ne)?s?|habitante?s?|riveraine?s?|b[ée]n[ée]voles?|non[\s\u00a0-](?:[ée]lue?s?|mandataires?|"
    r"conseill[^\s,]{2,5})),?[\s\u00a0]"
    r"(?:(?:MM?\.|Mmes?|Monsieur|Madame)[\s\u00a0])?(?:(?-i:[^\W\d_a-zß-öø-ÿ])[\w'’.-]{0,24}[\s\u00a0]){0,3}$",
    re.IGNORECASE,
)


def is_called_citizen(context: Context, candidate: Candidate) -> bool:
    """Say whether the text calls a bearer of the name a citizen, here or elsewhere."""
    words = context.text[candidate.start : candidate.end].split()
    name = max(words, key=len, default="")
    place, looked = context.text.find(name), 0
    while len(name) > 2 and place >= 0 and looked < 20:
        if _CITIZEN.search(context.before(place, 90)) or _NOT_ELECTED.match(
            context.after(place + len(name), 30).lstrip(" ,(")
        ):
            return True
        place, looked = context.text.find(name, place + 1), looked + 1
    return False


def _is_sent_by_the_council(context: Context, candidate: Candidate, item: re.Match) -> bool:
    """Say whether the item stands in a list that the council heads with "DÉSIGNE :", and names nobody from outside."""
    if _NO_MEMBER.match(context.text, candidate.end) or _NOT_ELECTED.search(item["names"]):
        return False
    if _NO_MEMBER.search(item["names"][-40:]) or _NOT_ELECTED.search(context.after(candidate.end, 40)[:25]):
        return False
    heads = list(_DESIGNATES.finditer(context.text, max(0, candidate.start - 1500), item.start() + 1))
    head = heads[-1].group() if heads else ""
    if _PASSIVE.match(head) and not _FOR_THE_TOWN.search(head):
        return False
    if is_called_citizen(context, candidate):
        return False
    return bool(_STANDS.search(head) or _PLAINLY.match(head)) and not _OF_OTHERS.search(head)


# "Organisme | Majorité | Opposition": a column for each side of the council, and its members below.
_COLUMNS = re.compile(
    r"^[^\n\t]{0,40}\t[ \u00a0]{0,3}majorit[ée]s?[^\n\t]{0,20}"
    r"\t[ \u00a0]{0,3}(?:opposition|minorit[ée]s?)[^\n\t]{0,20}$|"
    # "Organisme, Délégué 1, Délégué 2": the council's, as no column tells anything else of them.
    r"^[ \u00a0]{0,3}(?:organismes?|intercommunales?|instances?|associations?|soci[ée]t[ée]s?|institutions?)"
    r"[^\n\t]{0,30}"
    r"(?:\t[ \u00a0]{0,3}(?:d[ée]l[ée]gu[ée]|repr[ée]sentant|mandataire)[^\n\t]{0,20}){1,6}$",
    re.IGNORECASE | re.MULTILINE,
)
_TABLE = 2500


def has_a_column(context: Context, candidate: Candidate) -> bool:
    """Say whether the name stands in a table that gives a column to each side of the council, or to its delegates."""
    low = max(0, candidate.start - 400)
    begins = context.text.rfind("\n", low, candidate.start) + 1 or low
    if "\t" not in context.text[begins : candidate.start] or _NO_MEMBER.match(context.text, candidate.end):
        return False
    head = _COLUMNS.search(context.text, max(0, begins - _TABLE), begins)
    return bool(head) and all("\t" in line for line in context.text[head.end() : begins].split("\n") if line.strip())
