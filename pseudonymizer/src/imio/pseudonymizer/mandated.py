"""Who acts for the institution, told by the words of an act: presents candidates, reads the budget, signs, pays, sits.

Legal basis: law of 7 December 1998, art. 12 to 16 (the council of police is elected among the councillors), law of 8
July 1976, art. 10 to 12 (council of the CPAS), RGCC art. 12 (commission that reads the budget), CDLD art. L1124-40
(who pays), L1132-3 (who signs), L1523-11 (delegates in proportion). Whom the words around call something else is not.
"""

from imio.pseudonymizer import sitting
from imio.pseudonymizer import telegraphic
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[\s\u00a0]"
_CIV = r"(?:[Mm]essieurs|[Mm]esdames|[Mm]onsieur|[Mm]adame|MM?\.|[Mm]mes?)"
# No word of a list may be read in two ways: what begins with a capital is read as a name, "MM." and "D'Hondt" too.
_WORD = (
    r"(?:messieurs|mesdames|monsieur|madame|mmes?|(?:[dl]['’])?[A-ZÀ-Þ][\w'’.-]{0,24}|"
    r"et|de|du|van|von|der|den|la|le|el)"
)
_LIST = rf"(?:{_WORD}[,\s\u00a0]{{1,2}}){{0,24}}$"
_REST = rf"(?:,?{_S}{_WORD}){{0,16}}"


def _words(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern:
    return re.compile(pattern.replace(" ", _S), flags)


# What else is said of who he is: "…, locataire", "(riverain)".
_OTHERWISE = _words(
    rf"{_REST} ?[,(] ?(?!(?:et|est|sont|a|ont|puis|qui|dont|pour|par|article|art|en|au|le|la|conformément|dans|avec|"
    rf"ainsi)\b|"
    r"conseill|[ée]chev|bourgm|d[ée]put|pr[ée]sid|direct|chef|membre|effecti|suppl[ée]a)[a-zà-ÿ]{3}"
)

# -- the council of police and that of the CPAS -----------------------------------------------------------------------
_PRESENTATION = _words(r"\b[Aa]ctes? de pr[ée]sentation|\bACTES? DE PR[ÉE]SENTATION")
_OF_POLICE = _words(r"\b[Cc]onseil(?:lers|lères)? de (?:la )?police|\bzone de police")
_OF_WELFARE = _words(r"\b[Cc]onseil(?:lers|lères)? de l['’][Aa]ction [Ss]ociale|\bC\.?P\.?A\.?S\b")
_SIGNS_IT = _words(r"\bactes?\b[^\n;:]{0,60}\b(?:sign|d[ée]pos|pr[ée]sent|introdui)(?:[ée]|t)e?s? par(?: :)? " + _LIST)
_STANDS = _words(
    r"\b[Aa]cte\b[^\n]{3,400}[:;,(] ?(?:candidate?s? )?(?P<how>effecti(?:f|ve)s?|titulaires?|suppl[ée]ante?s?)(?: :)? "
    + _LIST
)
_ELECTED = _words(
    r"\b(?:[Ss]ont|SONT|[Ee]st|EST) (?:donc |d[èe]s lors |(?:d[ée]clar|proclam)[ée]e?s? )?(?:[ée]lue?s?|[ÉE]LUE?S?)"
    r"(?: [a-zà-ÿ'’\s]{3,70})? ?:? " + _LIST
)
_SCORE = re.compile(
    r"[ \u00a0]{0,3}(?:[.…·_]{3,}|\t|\||:|[–—-])[ \u00a0]{0,3}\d{1,2}(?=[ \u00a0]?(?:voix|suffrages?|votes?|\||$|\n))"
)
_ROW_OPENS = re.compile(rf"[ \u00a0|•–—-]{{0,4}}(?:{_CIV}[ \u00a0])?")
# An election of others in the same minutes.
_HIRES = re.compile(
    r"\bcandidatures?\b|\bemploi\b|recrut|enseignant|instituteur|institutrice|\bpostes? d[e']|locataire|CCATM",
    re.IGNORECASE,
)
_ELECTION = 3000

# -- delegates of each side, readers of the budget --------------------------------------------------------------------
_SIDE = re.compile(
    rf"(?:^|\n)[ \u00a0|]{{0,4}}(?:Majorit[ée]|Minorit[ée]|Opposition|MAJORIT[ÉE]|MINORIT[ÉE]|"
    rf"OPPOSITION)[ \u00a0]{{0,3}}[|\t:][ \u00a0]{{0,3}}{_LIST}"
)
_DELEGATES = re.compile(
    r"d[ée]l[ée]gu[ée]|repr[ée]sentant|administrat|mandataire|intercommunale|commission", re.IGNORECASE
)
_CITIZENS = re.compile(
    r"citoyen|habitant|riverain|parents|[ée]l[èe]ves|personnel|syndic|expert|candidat|usager", re.IGNORECASE
)
_BUDGET_READERS = _words(
    r"\b(?:[Aa]rticle|[Aa]rt\.) ?12\b[^;\n()]{0,90}?(?:\((?:[^()\n:]{0,40}:)?|(?:membres|compos[ée]e? (?:de|comme "
    r"suit)|soit) ?:?) ?" + _LIST
)
_BUDGET = _words(r"RGCC|R\.G\.C\.C|comptabilit[ée] communale|\bbudg[ée]t|\bMB ?\d", re.IGNORECASE)

# -- who acts --------------------------------------------------------------------------------------------------------
_CHARGES = _words(rf"(?:^|[\n.;:–—-] ?|\b[Dd]e |\bet )(?:[Cc]harger?|CHARGE) (?:{_CIV} )?$")
_TO_PAY = _words(
    r" (?:du (?:paiement|mandatement|recouvrement)|de (?:la liquidation|l['’](?:ordonnancement|imputation)))\b"
    r"(?! d(?:es? |u )(?:frais|droits|honoraires|loyer|sa |son |ses |solde du prix|prix))"
)
# "Mme A, qui a la Petite enfance dans ses attributions"
_REMIT = _words(
    r" ?,? (?:(?:qui|laquelle|lequel) a|ayant) [^,;.\n]{3,70}? dans (?:ses|leurs) (?:attributions|comp[ée]tences)"
)
_EMPLOYED = re.compile(r"\bagente?s?\b|employ[ée]|service|ouvri(?:er|[èe]re)|contrema[îi]tre|asbl", re.IGNORECASE)
_SIGNED_FOR_IT = _words(
    r"\bsign[ée]e?s?\b(?: [^;:.,\n]{2,30})?,? (?:pour|au nom de) (?:la |notre |le |l['’])?(?:commune|ville|province|"
    r"CPAS|"
    r"administration communale|[Cc]ommune|[Vv]ille|[Pp]rovince)(?: (?:de|d['’]) ?[^\s,;]{1,25})?,? par " + _LIST
)
_REPRESENTS = _words(
    r" repr[ée]sente(?:nt)? (?:la|notre) (?:[Cc]ommune|[Vv]ille|[Pp]rovince) (?:dans|au|aux|[àa]|aupr[èe]s|au "
    r"sein) ?(?:d[eu] )?(?:la |le |l['’]|les |ce |cette |cet |leurs? )?"
    r"(?:comit[ée]|conseil|commission|assembl[ée]e|AG\b|CA\b|instances?|organes?|intercommunale|bureau|litige|"
    r"proc[èe]s|acte|"
    r"r[ée]unions?|asbl|audience|groupe de travail)"
)
# "le maire, M. A, et l'adjointe, Mme B": of a twin town.
_DEPUTY = _words(
    rf"\b[Mm]aire\b[^;.\n]{{0,6}}(?:[^;.\n]|(?<=M)\.){{0,60}}(?:,|et|de) (?:l['’]|son |sa |une? )(?:premi(?:er|"
    rf"[èe]re) )?adjointe?,? {_CIV} $"
)
# "sous la présidence de M. A, assisté de M. B": of a public sale.
_ASSISTS = _words(
    r"\b(?:ven(?:te|dre|dus?)|adjudication|soumissions?|ouverture des offres)\b[^;\n]{0,140}\bpr[ée]sidence (?:de |"
    r"d['’])"
    r"(?:[^,;.\n]|(?<=M)\.){2,50},? assist[ée]e? (?:de |d['’]|par )" + _LIST
)
_CLUB = re.compile(r"asbl|association|\bclub|comit[ée]|copropri|syndic|avocat|conseil[ \u00a0]juridique", re.IGNORECASE)
# "Madame A, Messieurs B et C prennent la parole en faveur de la motion"
_FOR_THE_MOTION = _words(
    rf"{_REST} (?:pren(?:d|nent)|ont pris|a pris) (?:ensuite |alors |successivement )?la parole (?:en faveur de|"
    rf"contre|pour soutenir|"
    r"pour d[ée]fendre|sur|[àa] propos de) (?:la |l['’]|le |ce |cette |cet )(?:motion|amendement|proposition|projet|"
    r"point|texte|budget|compte)\b"
)
# "M. A, administrateur de l'hôpital, déclare s'abstenir"
_WILL_VOTE = _words(
    r"(?: ?, [^,;.\n]{3,60},)? (?:d[ée]clare|annonce|dit|indique|fait savoir|pr[ée]cise) (?:qu['’](?:il|elle) |"
    r"vouloir |devoir )?"
    r"(?:s['’]abst(?:enir|iendra|ient)|voter(?:a)? (?:oui|non|pour|contre|blanc))\b"
)
_OWNERS = re.compile(
    r"copropri|assembl[ée]e[ \u00a0]des[ \u00a0](?:locataires|propri[ée]taires|parents)", re.IGNORECASE
)
# "que Mme A propose de dénommer la rue…", and below: "ces deux amendements recueillent 3 et 4 voix"
_MOVES_LEFT = _words(rf"(?:^|[;\n] ?)(?:[Cc]onsid[ée]rant |[Aa]ttendu |[Vv]u )?[Qq]ue {_CIV} $")
_MOVES = _words(r" (?:propose|sugg[èe]re|fait valoir|estime|souhaite|demande|d[ée]pose|pr[ée]conise)\b")
_VOTED_ON = _words(
    r"\b(?:ces|cet|les|l['’]|ses|son|chacun des)[^.;\n]{0,20}amendements?\b[^.;\n]{0,80}(?:voix|rejet|adopt|recueill|"
    r"repouss|vote)"
)
# "Rép. A : 40 pièges", behind a question.
_ANSWERS = _words(rf"(?:^|[.;?!»\n)–—-] ?)R[ée]p\. (?:{_CIV} )?$")
_ASKED = _words(r"\b[Qq]uestions?\b|\b[Ii]nterpell|\bQ\. |\?")
_DEALS = re.compile(
    r"offre|courrier|lettre|propri[ée]t|acqu[ée]r|vend|locataire|enqu[êe]te|ayants?[ \u00a0]droit|candidat|r[ée]clam|"
    r"mail\b",
    re.IGNORECASE,
)
# "9. Questions." and below, a line for each: "- A : éclairage de la ruelle"
_QUESTIONS = re.compile(
    r"^[ \u00a0]{0,3}(?:\d{1,2}(?:bis|ter)?[.)°][ \u00a0])?(?:Questions?|QUESTIONS?)(?:[ \u00a0](?:orales?|diverses|"
    r"des[ \u00a0]conseillers))?"
    r"[ \u00a0]?[.:]?[ \u00a0]*\n(?:[ \u00a0]*[–—•-][^\n]{2,300}\n|[ \u00a0]*\n){0,12}[ \u00a0]*[–—•-][ \u00a0]$",
    re.MULTILINE,
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the words of the act tell that the person acts for the institution."""
    left, right = context.before(candidate.start, 260), context.after(candidate.end, 150)
    if _WILL_VOTE.match(right) or _FOR_THE_MOTION.match(right):
        return not (sitting.PUBLIC.search(_sentence(left) + right[:60]) or _OWNERS.search(context.subject[:300]))
    remit = _REMIT.match(right)
    if remit:
        return not _EMPLOYED.search(left[-80:] + remit[0])
    if (_CHARGES.search(left[-40:]) and _TO_PAY.match(right)) or _REPRESENTS.match(right):
        return True
    if _DEPUTY.search(left[-110:]):
        return True
    if (
        _MOVES.match(right)
        and _MOVES_LEFT.search(left[-40:])
        and _VOTED_ON.search(context.text, candidate.end, candidate.end + 600)
    ):
        return True
    if _answers(context, candidate, left, right):
        return True
    if _OTHERWISE.match(right):
        return False
    if _SIGNED_FOR_IT.search(left):
        return True
    if _ASSISTS.search(left):
        return not _CLUB.search(left)
    return _reads_or_stands(context, candidate, left) or _is_elected(context, candidate, left, right)


# "remercie Mme A et M. B, venus sur place": of an interpellation, whose author thanks members or neighbours.
_THANKED_LEFT = _words(r"\bremerci(?:e|ent|er|ant) " + _LIST)
_THANKED = _words(
    rf"{_REST},? (?:(?:qui (?:est|sont) |d['’][êe]tre )?venue?s? |(?:de|pour) (?:leur|sa|son) (?:r[ée]ponse|[ée]coute|"
    rf"visite|passage))"
)


def may_sit(context: Context, candidate: Candidate) -> bool:
    """Say whether the person may sit on the council, so that a human is asked: thanked in an interpellation."""
    if not says(context.lower, "remerci") or not says(context.lower, "interpell"):
        return False
    left = context.before(candidate.start, 160)
    thanked = _THANKED_LEFT.search(left) and _THANKED.match(context.after(candidate.end, 120))
    return bool(thanked) and not sitting.PUBLIC.search(left)


def _sentence(left: str) -> str:
    return re.split(r";|\n|(?<=[\w)»]{3})\.[ \u00a0]", left)[-1]


def _answers(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    """Say whether somebody asks or answers, in notes of a sitting."""
    if not re.match(r"[ \u00a0]?:", right):
        return False
    if _ANSWERS.search(left[-20:]):
        return bool(_ASKED.search(left[-200:])) and not _DEALS.search(left[-200:])
    if not says(context.lower, "question") or not telegraphic.takes_a_turn(context, candidate):
        return False
    begins = max(0, candidate.start - 1500)
    heading = None
    for heading in _QUESTIONS.finditer(context.text, begins, candidate.start):  # noqa: B007 – the last one counts
        pass
    return heading is not None and any(zone.kind in ("vote", "presence") for zone in context.zones)


def _reads_or_stands(context: Context, candidate: Candidate, left: str) -> bool:
    """Say whether the person reads the budget, or stands in the row of one side of the council."""
    if _BUDGET_READERS.search(left):
        return bool(_BUDGET.search(left + context.subject[:200]))
    before = context.text[max(0, candidate.start - 500) : candidate.start]
    if not _SIDE.search(before[-260:]):
        return False
    return bool(_DELEGATES.search(before)) and not _CITIZENS.search(before)


def _is_elected(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    """Say whether the person presents candidates for a council elected by this one, or is presented or elected so."""
    act = context.first(_PRESENTATION)
    if act is None or not act.start() <= candidate.start < act.end() + _ELECTION:
        return False
    police = context.first(_OF_POLICE)
    if not police and not context.first(_OF_WELFARE):
        return False
    if _HIRES.search(context.text, act.end(), candidate.start):
        return False
    line = context.text[max(0, candidate.start - 420, context.line(candidate.start)[0]) : candidate.start]
    if _SIGNS_IT.search(line) or _ELECTED.search(line):
        return True
    stands = _STANDS.search(line)
    if stands:
        # Nobody but a councillor is eligible for the police; for the CPAS the substitutes may be citizens.
        return bool(police) or not stands["how"].startswith("suppl")
    return bool(_ROW_OPENS.fullmatch(line) and _SCORE.match(right))
