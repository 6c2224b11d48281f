"""Whom the council sends, in lists that give each body a line: "Maison du tourisme : A, B", "Pour l'asbl Lilas : C".

Legal basis: CDLD art. L1122-34, L1523-11 (delegates in proportion to the groups). A council may send citizens too.
Where the text shows that the members share the seats out, those in the list sit; where it shows nothing, a human is
asked; who is told to be elected by nobody, or to come from outside, never stays readable by this.
"""

from imio.pseudonymizer.acronyms import NO_PARTY
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[ \u00a0]"
_BODY = (
    r"(?:inter-?communale|asbl|a\.s\.b\.l|s\.?c\.?r?\.?l\b|soci[ée]t[ée] (?:de logement|wallonne|coop[ée]rative|"
    r"anonyme)|"
    r"maison (?:du tourisme|de la culture|de l['’]emploi|de la lait|des associations|des jeunes)|agence immobili[èe]re|"
    r"agence locale|contrat de rivi[èe]re|groupe d['’]action locale|\bGAL\b|\bAIS\b|centre (?:culturel|sportif|"
    r"r[ée]gional)|"
    r"conseil d['’]administration|assembl[ée]e g[ée]n[ée]rale|parc naturel|office d[ue] |r[ée]gie |cr[èe]che|"
    r"zone de (?:police|secours)|fonds du logement|habitations? |logement |conf[ée]rence des bourgmestres|"
    r"commission (?:paritaire|locale)|syndicat d['’]initiative|(?-i:[A-ZÀ-Þ]{4,15}\b))"
).replace(" ", _S)
_LINE = re.compile(
    rf"(?:^|\n){_S}{{0,4}}(?:(?:[a-z\d]{{1,2}}[).°]|[–—•-]){_S}{{1,3}})?(?:(?:pour|à|au|aux|[àa] l['’]|"
    rf"dans){_S}?)?(?:l[ae]s?{_S}|l['’])?"
    rf"{_BODY}[^:;\n]{{0,80}}:(?P<names>[^:\n]{{0,260}})$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\bd[ée]sign(?:e|ent|er|ation|[ée]{1,2}s?)\b(?P<how>[^.;\n]{0,110}):[ \u00a0]*\n", re.IGNORECASE)
# "Intercommunales – Désignation des cinq délégués"
_TITLE = re.compile(r"\bd[ée]signation[^.;\n]{0,40}(?:d[ée]l[ée]gu[ée]|repr[ée]sentant)[^.;\n]{0,80}", re.IGNORECASE)
# "CENEO / IDETA : AG 26/06 – délégués : A, B, C"
_TO_MEETING = re.compile(
    rf"(?<!\w)[A-Z]{{4,12}}\b[^:;\n]{{0,30}}?[:,–—-]?{_S}?(?:A\.?G\.?|"
    rf"[Aa]ssembl[ée]e{_S}g[ée]n[ée]rale)(?!\w)[^:;\n]{{0,30}}"
    rf"d[ée]l[ée]gu[ée]e?s(?:{_S}communaux)?{_S}?:(?P<names>[^:;\n]{{0,160}})$"
)
_UNION = re.compile(rf"{NO_PARTY}|\b(?:CSC|FGTB|CGSP|CGSLB|SLFP|club|personnel)\b", re.IGNORECASE)
# What shows that the members share the seats out among themselves.
_SHARED = re.compile(
    r"cl[ée] d['’] ?Hondt|[àa] la proportionnelle|proportionnellement aux groupes|(?:parmi|entre) (?:ses|les) "
    r"membres(?! du personnel)|"
    r"en son sein|L1523-11|L1122-34|\d (?:d[ée]l[ée]gu[ée]s )?pour la majorit[ée] et \d pour la minorit|"
    r"candidatures (?:[a-zà-ÿ]{3,12} )?par les (?:diff[ée]rents )?groupes|"
    r"(?:deux|trois|quatre|cinq) d[ée]l[ée]gu[ée]s (?:[àa] la majorit|du conseil|communaux|de la (?:commune|"
    r"ville))".replace(" ", _S),
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"b[ée]n[ée]ficiaire|laur[ée]at|stagiaire|temporaire|d[ée]finitif|enseignant|institu|personnel|agents|"
    r"adjudicataire|"
    r"soumissionnaire|citoyen|b[ée]n[ée]vole|expert|notaire|avocat|jury|candidat|consultatif|CCATM|CCCA|CLDR|ouvri|"
    r"locataire",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"citoyen|soci[ée]t[ée][ \u00a0]civile|non[ \u00a0-](?:[ée]lu|mandataire|conseill|membre)|hors[ \u00a0]conseil|"
    r"expert|"
    r"habitant|riverain|parents|b[ée]n[ée]vole|(?<!\w)Dre?\.?[ \u00a0]|m[ée]decin",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"[ \u00a0]?[,(][ \u00a0]?(?!et\b|effecti|suppl[ée]a|majorit|minorit|opposition|titulaire|conseill|[ée]chev|"
    r"bourgm|pr[ée]sid|pour\b)"
    r"[a-zà-ÿ]"
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the list tells that the person is a member whom the council sends."""
    meeting = _TO_MEETING.search(context.before(candidate.start, 240))
    if meeting:
        return not _UNION.search(meeting[0]) and not _from_outside(context, candidate, meeting["names"])
    line = _line(context, candidate)
    return bool(line) and bool(context.first(_SHARED)) and not _from_outside(context, candidate, line["names"])


def is_listed(context: Context, candidate: Candidate) -> bool:
    """Say whether the person stands in a list of bodies and of whom the council sends there."""
    return _line(context, candidate) is not None


def _line(context: Context, candidate: Candidate) -> re.Match | None:
    begins = max(0, context.line(candidate.start)[0] - 1)
    if context.text.find(":", begins, candidate.start) < 0:
        return None
    line = _LINE.search(context.text, begins, candidate.start)
    if not line:
        return None
    head = None
    for match in _HEAD.finditer(context.text, max(0, begins - 1500), line.start() + 1):
        head = match
    head = head or _TITLE.search(context.subject.partition("\n")[0])
    return line if head and not _OF_OTHERS.search(head[0]) else None


def _from_outside(context: Context, candidate: Candidate, names: str) -> bool:
    """Say whether something tells that he is no member: beside his name, or before it in his part of the list."""
    part = names[names.rfind(";") + 1 :]
    own = re.match(r"[^,;\n]{0,40}", context.text[candidate.end : candidate.end + 40])
    return bool(_TOLD.match(context.text, candidate.end) or _OUTSIDE.search(part) or (own and _OUTSIDE.search(own[0])))
