"""Who acts for a political group of the council: its head, its delegates, who reads why it votes so, who proposes.

Legal basis: CDLD art. L1122-34 (political groups), L1523-11 and L1523-15 (delegates and administrators in proportion to
the groups). Scouts have heads of group, a class and a union have delegates: where these are spoken of, nothing is told.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[\s\u00a0]"
_CIV_WORD = r"(?:[Mm]essieurs|[Mm]esdames|[Mm]onsieur|[Mm]adame|MM?\.|[Mm]mes?)"
_WORD = rf"(?-i:{_CIV_WORD}|(?:l['’])?[A-ZÀ-Þ][\w'’.-]{{0,24}}|et|de|du|van|der|den|la|le)"
_LIST = rf"(?:{_WORD}[,\s\u00a0]{{1,2}}(?:\([^()\n]{{2,30}}\)[,\s\u00a0]{{1,2}})?){{0,24}}$"
_PROPORTION = (
    r"[àa] la proportionnelle|(?:repr[ée]sentation|r[èe]gle) proportionnelle|proportionnellement|cl[ée] d['’][Hh]ondt|"
    r"[Cc]hefs? de [Gg]roupe|[Gg]roupes? politiques?|\bL1523-1[15]|\bL1122-34"
).replace(" ", _S)
_IN_PROPORTION = re.compile(_PROPORTION)
_HEADS = re.compile(r"\bchefs de groupe(?: politiques?)?(?:,| :)? ".replace(" ", _S) + _LIST)
# "cinq délégués, désignés à la proportionnelle : A, B et C", "sont désignés en qualité de délégués : A, B"
_DELEGATES = re.compile(
    r"\bd[ée]l[ée]gu[ée]e?s(?: (?:communaux|effectifs|du conseil(?: communal| provincial)?|de la (?:commune|"
    r"ville|province)))?"
    r"(?:,? (?:d[ée]sign|[ée]lu|choisi|propos)[ée]?e?s?[^:;.\n]{0,60}|"
    r",? [àa] l['’]assembl[ée]e[^:;.\n]{0,50})? ?: ?".replace(" ", _S)
    + _LIST
)
# "Justification de vote, lue par Mme A", "la déclaration de la minorité est lue par M. B"
_READ_BY = re.compile(
    r"\b(?:justification (?:de|du) (?:son |leur )?vote|justification d['’](?:abstention|opposition)|"
    r"explication de vote|"
    r"motivation (?:de|du) vote|d[ée]claration (?:du groupe|de (?:la minorit[ée]|la majorit[ée]|"
    r"l['’]opposition)))\b[^;:.\n«]{0,60}? "
    r"(?:lue|donn[ée]e|pr[ée]sent[ée]e|d[ée]velopp[ée]e|expos[ée]e) par ".replace(" ", _S)
    + _LIST,
    re.IGNORECASE,
)
_READS = re.compile(
    r" (?:lit|donne|pr[ée]sente|d[ée]veloppe|d[ée]livre) (?:alors |ensuite )?(?:la |une |sa )?(?:justification|"
    r"explication|motivation) "
    r"(?:de |du |d['’])(?:son |leur |l['’])?(?:vote|abstention|opposition)\b".replace(" ", _S)
)
# "s'y associe au nom de la minorité", "regrette, au nom de l'opposition, que"
_FOR_A_SIDE = re.compile(
    r",? [^;:.\n«»,]{3,40},? au nom (?:de (?:la (?:minorit[ée]|majorit[ée])|l['’]opposition|(?:son|"
    r"leur) groupe(?! d[eu'’]))|"
    r"du groupe (?:de la )?(?:minorit|majorit|politique|[A-ZÀ-Þ]))".replace(" ", _S)
)
# "sur proposition de Mme A et de M. B": both make it.
_PROPOSE = re.compile(
    rf"(?:^|[;.\n(]{_S}{{0,2}})[Ss]ur{_S}(?:la{_S})?proposition(?:{_S}conjointe)?{_S}(?:de{_S}|d['’])" + _LIST
)
# "hommage à Mme A, qui a siégé durant dix ans": on the council.
_SAT = re.compile(
    rf",{_S}(?:qui|laquelle|lequel){_S}(?:y{_S})?(?:a|avait|aura){_S}si[ée]g[ée](?:{_S}(?:durant|pendant|\d|de{_S}\d|au{_S}(?:sein{_S}du{_S})?conseil"
    rf"(?:{_S}(?:communal|provincial)|(?!{_S}[dc]))|dans{_S}(?:cette|notre){_S}assembl[ée]e))"
)
# "de remplacer Mme A, démissionnaire, par M. B au sein du conseil d'administration"
_REPLACED_BY = re.compile(
    rf"\bremplac\w{{1,5}}{_S}[^;.\n]{{3,60}}(?:\bM\.[^;.\n]{{3,60}})?,?{_S}d[ée]missionnaires?,?{_S}(?:[^;.\n]{{0,30}}{_S})?par{_S}"
    + _LIST
)
_IN_A_BODY = re.compile(
    rf"(?:,?{_S}{_WORD}){{0,4}},?{_S}(?:au{_S}sein{_S}(?:du|de{_S}l['’])|(?:au|comme|en{_S}qualit[ée]{_S}d)[^;.\n]{{0,30}})"
    rf"{_S}?(?:conseil{_S}(?:d['’]administration|communal|provincial|de{_S}police)|assembl[ée]e{_S}g[ée]n[ée]rale|administrat)"
)
_MADE = re.compile(
    rf"(?:{_S}?,{_S}(?:n[ée]e?{_S}|domicili)[^;\n]{{3,110}}?,)?{_S}est{_S}(?:d[ée]sign|nomm|[ée]lu)[ée]?e?{_S}"
    rf"(?:comme{_S}|en{_S}qualit[ée]{_S}(?:de{_S}|d['’])|[àa]{_S}titre{_S}d['’])?administrat(?:eur|rice)(?!{_S}(?:provisoire|de{_S}biens))"
)
_OTHERS = re.compile(
    r"citoyen|riverain|habitant|\bpublic\b|p[ée]tition|parents|comit[ée]|scout|patro\b|\bcamp\b|randonn|\bclub|asbl|A\.S\.B\.L|\bclasse|"
    r"[ée]l[èe]ves|personnel|syndic|\bagents\b|travailleurs|jeunes|enfants|a[îi]n[ée]s|\bCCATM|\bCLDR|\bCCC[AP]|consultatif|participation|"
    r"fabrique|copropri|locataires|expert",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    rf"(?:,?{_S}{_WORD}){{0,8}}{_S}?[,(]{_S}?(?!(?:et|est|sont|a|ont|ayant|puis|comme|qui|dont|en|au|aux|pour|par)\b|conseill|[ée]chev|chef|"
    r"d[ée]put|bourgm|membre|effecti|suppl[ée]a|pr[ée]sid|d[ée]missionn)[a-zà-ÿ]{4}"
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the words around tell that the person acts for a political group, or is sent in its proportion."""
    left, right = context.before(candidate.start, 240), context.after(candidate.end, 150)
    if _OTHERWISE.match(right) and not _MADE.match(right):
        return False
    if (_READ_BY.search(left) or _READS.match(right) or _FOR_A_SIDE.match(right)) and not _OTHERS.search(
        context.subject[:200]
    ):
        return not _OTHERS.search(left[-80:] + "|" + right[:90])
    sent = _HEADS.search(left) or _PROPOSE.search(left) or _SAT.match(right)
    if not sent and context.first(_IN_PROPORTION):
        sent = _DELEGATES.search(left) or _MADE.match(right)
        sent = sent or (_REPLACED_BY.search(left) and _IN_A_BODY.match(right))
    return bool(sent) and not _OTHERS.search(around.paragraph(context, candidate))
