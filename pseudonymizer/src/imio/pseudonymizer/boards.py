"""Boards of public bodies: their administrators and presidents, and what their mandates bring in.

Legal basis: CDLD art. L1523-15 (the administrators of an intercommunale are elected by the communes), L6421-1 (what
each mandate brings in is published). An association and a firm have administrators and presidents too: a bare
"administrateur" counts where the text is a public body's, and has spoken of none of the others before.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import offices
from imio.pseudonymizer import speech
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[\s\u00a0]"
_CIV = rf"(?:{around.CIV}{_S}{{1,4}})?"
_PUBLIC_BODY = re.compile(
    rf"\bL(?:1523|1125|6421|1231)-\d|\b[Ii]ntercommunale|\bINTERCOMMUNALE|\b[Rr][ée]gie{_S}communale|"
    rf"\b[Zz]one{_S}de{_S}(?:police|secours)|\bCPAS\b|"
    rf"\b[Cc]onseil{_S}(?:de{_S}police|de{_S}(?:la{_S})?zone|de{_S}l['’]action{_S}sociale)"
)
_INTERCOMMUNALE = re.compile(r"\bintercommunale", re.IGNORECASE)
_BOARD = re.compile(
    rf"(?:^|\n){_S}{{0,3}}(?:L[eE]{_S}(?:[Cc]onseil|CONSEIL){_S}(?:d['’](?:[Aa]dministration|ADMINISTRATION)|de{_S}(?:[Pp]olice|zone))|"
    rf"L['’](?:[Aa]ssembl[ée]e{_S}g[ée]n[ée]rale|ASSEMBL[ÉE]E{_S}G[ÉE]N[ÉE]RALE))"
)
_FIRM = re.compile(
    r"\bS\.?A\.?(?=[\s,;)])|\bSRL\b|\bSPRL\b|\bSC(?:RL)?\b|\bSCS\b|[Ss]oci[ée]t[ée]|[Ee]ntreprise|\b[Oo]ffres?\b|"
    r"[Ss]oumissionnaire|[Ff]irme|[Cc]opropri|[Aa]dministrat(?:eur|rice)[\s\u00a0](?:provisoire|de[\s\u00a0]biens)"
)
# "M. A, administrateur, répond que": the body is not said, for it is the one that meets.
_BARE_POST = re.compile(
    rf"{_S}?,{_S}(?:l[ae]{_S})?(?:(?P<chair>(?:vice-)?pr[ée]sidente?)|administrat(?:eur|rice)),(?={_S})", re.IGNORECASE
)
_ADMINISTRATOR = re.compile(rf"\bl['’]administrat(?:eur|rice){_S}$", re.IGNORECASE)
_OF_A_BODY = re.compile(rf"{_S}?,?{_S}(?:d[eu]s?{_S}|d['’])")
# "moins l'abstention de la Ville de Marloie (M. A)"
_VOTES_FOR = re.compile(
    rf"\b(?:abstention|vote(?:{_S}n[ée]gatif)?|opposition){_S}de{_S}la{_S}(?:ville|commune|province)"
    rf"(?:{_S}(?:de{_S}|d['’])(?-i:[A-ZÀ-Þ])[\w'’-]{{1,30}})?{_S}\({_CIV}$",
    re.IGNORECASE,
)
_HEARD = re.compile(rf"\b[Ee]ntendue?{_S}{_CIV}$")
_REPORTS = re.compile(rf"{_S}?,{_S}(?:[Vv]ice-)?[Pp]r[ée]sidente?,{_S}en{_S}son{_S}(?:rapport|expos[ée])")
# "confirme la désignation de M. A en remplacement de M. B"
_DESIGNATED = re.compile(
    rf"\b(?:d[ée]signation|cooptation){_S}(?:de{_S}|d['’]){_CIV}"
    rf"(?P<one>(?:[A-ZÀ-Þ][\w'’.-]{{0,24}}{_S}){{1,4}}en{_S}remplacement{_S}(?:de{_S}|d['’]){_CIV})?$"
)
_INSTEAD = re.compile(rf"{_S}en{_S}remplacement{_S}d(?:e{_S}|['’])")
_ADMINISTRATORS = re.compile(r"\badministrat(?:eur|rice)", re.IGNORECASE)
_JOB = re.compile(
    rf"\bposte\b|emploi|contrat|statutaire|\bagente?\b|service|comptable|ouvri|employ|r[ée]viseur|expert|avocat|conseiller{_S}en",
    re.IGNORECASE,
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the person sits on the board of a public body, told by his bare post there."""
    left, right = context.before(candidate.start, 160), context.after(candidate.end, 120)
    if _VOTES_FOR.search(left) and right.startswith(")"):
        return True
    if _in_bureau(context, candidate, right):
        return True
    if not context.first(_PUBLIC_BODY) or offices.chairs_others(context, candidate):
        return False
    if _HEARD.search(left) and _REPORTS.match(right):
        return True
    post = _BARE_POST.match(right)
    firm = context.first(_FIRM)
    firm_before = firm is not None and firm.start() < candidate.start
    if post and speech.speaks(right[post.end() :]):
        if post["chair"]:
            return bool(context.first(_BOARD))
        return not firm_before and bool(context.first(_BOARD) or context.first(_INTERCOMMUNALE))
    if not context.first(_BOARD):
        return False
    if _ADMINISTRATOR.search(left):
        return not firm_before and not _OF_A_BODY.match(right)
    named = _DESIGNATED.search(left)
    if named and (named["one"] or _INSTEAD.match(right)):
        return bool(context.first(_ADMINISTRATORS)) and not _JOB.search(around.paragraph(context, candidate))
    return False


# "Bureau : M. A, président ; Mme B, vice-présidente ; M. C, directeur général ; Mme D, secrétaire."
_BUREAU = re.compile(
    rf"[\s\u00a0]{{0,3}}(?:(?:[Cc]omposition|[Mm]embres){_S}du{_S}|[Ll]e{_S})?(?:[Bb]ureau|BUREAU)"
    rf"(?:{_S}de{_S}(?:l['’]assembl[ée]e|la{_S}s[ée]ance)(?:{_S}g[ée]n[ée]rale)?)?(?:{_S}est{_S}compos[ée]{_S}(?:de|"
    rf"comme{_S}suit))?{_S}?:{_S}"
)
_IN_BUREAU = re.compile(
    rf"{_S}?[,(]{_S}?(?:l[ae]{_S})?(?:(?:1er|1re|2e|premi(?:er|[èe]re)|deuxi[èe]me|"
    rf"second){_S})?(?:(?:vice-)?pr[ée]sidente?|secr[ée]taire|scrutat(?:eur|rice)|"
    rf"assesseure?|questeure?)(?:{_S}(?:de{_S}s[ée]ance|adjointe?|f\.?f\.?))?{_S}?(?:[;.,)]|$|et\b)",
    re.IGNORECASE,
)
_LEADS_A_BODY = re.compile(
    rf"\bdirect(?:eur|rice){_S}g[ée]n[ée]rale?|\bbourgmestre|\b[ée]chevine?|\bconseill(?:er|[èe]re){_S}(?:communal|"
    rf"provincial)|"
    rf"\bd[ée]put[ée]e?{_S}provincial",
    re.IGNORECASE,
)
_OTHER_BUREAU = re.compile(
    r"tr[ée]sor|\basbl|A\.S\.B\.L|\bclub|copropri|consultatif|amicale|\bCCATM|\bCLDR|fabrique|f[ée]d[ée]ration|"
    r"syndic|jeunes|parents|"
    r"d[ée]pouillement|comit[ée][ \u00a0]d[e'’]",
    re.IGNORECASE,
)


def _in_bureau(context: Context, candidate: Candidate, right: str) -> bool:
    """Say whether the person has a post in the bureau of a public body's meeting, told in one line."""
    if not _IN_BUREAU.match(right):
        return False
    start, end = context.line(candidate.start)
    head = _BUREAU.match(context.text, start, candidate.start)
    if not head or end - start > 600 or _OTHER_BUREAU.search(context.text, start, end):
        return False
    if _OTHER_BUREAU.search(context.subject[:300]):
        return False
    return bool(_LEADS_A_BODY.search(context.text, start, end) or context.first(_PUBLIC_BODY))


# A line of a table: "Président – A – 12.480 €", "Administratrice | B | 800 €".
_SEPARATOR = r"[ \u00a0]{0,3}(?:[–—:|\t]|-(?=[ \u00a0]))[ \u00a0]{0,3}"
_POST = re.compile(
    r"[ \u00a0|]{0,4}(?P<post>(?:vice-)?pr[ée]sidente?|administrat(?:eur|rice)|membre|secr[ée]taire|"
    r"tr[ée]sori(?:er|[èe]re)|bourgmestre|[ée]chevine?|"
    r"conseill(?:er|[èe]re)|direct(?:eur|rice)[ \u00a0]g[ée]n[ée]rale?)(?:[ \u00a0][a-zà-ÿ'’]{2,14}){0,3}"
    rf"{_SEPARATOR}(?:{around.CIV}[ \u00a0])?",
    re.IGNORECASE,
)
_CLUB_POST = re.compile(r"(?:vice-)?pr[ée]sident|administrat|membre|secr[ée]taire|tr[ée]sor", re.IGNORECASE)
_SUM = re.compile(rf"{_SEPARATOR}\d[\d. \u00a0]{{0,9}}(?:,\d{{2}})?[ \u00a0]?(?:€|EUR\b|euros\b)")
_PAID = re.compile(r"r[ée]mun[ée]ration|jetons[ \u00a0]de[ \u00a0]pr[ée]sence|\bL6421-1", re.IGNORECASE)
_OF_MANDATES = re.compile(r"\bL6421-1|\bL5111-1|\bL1523-17|\bmandataires|\bmandats\b")
_BY_AN_ASSOCIATION = re.compile(
    r"asbl|association|\bclub|comit[ée][ \u00a0](?!de[ \u00a0]r)|subside|cotisation|copropri", re.IGNORECASE
)
_TABLE = 2000


def row(context: Context, candidate: Candidate) -> str:
    """Say of a line of a table with a post and a sum whether it tells what a mandate brings in.

    Returns "paid" for a mandate's, "club" for a post and a sum that may be anybody's, else nothing.
    """
    start, end = context.line(candidate.start)
    start = max(start, candidate.start - 80)
    post = _POST.fullmatch(context.text, start, candidate.start)
    if not post or not _SUM.match(context.text, candidate.end, min(end, candidate.end + 40)):
        return ""
    before = context.text[max(0, start - _TABLE) : start]
    told = list(_PAID.finditer(before))
    if told:
        low = before.rfind("\n", 0, told[-1].start()) + 1
        heading = before[low : before.find("\n", told[-1].end())]
        treasurer = post["post"][:3].lower() in ("tré", "tre")
        if not treasurer and _OF_MANDATES.search(before) and not _BY_AN_ASSOCIATION.search(heading + context.subject):
            return "paid"
    return "club" if _CLUB_POST.match(post["post"]) else ""
