"""Who has the floor in a sitting: asks and is answered, replies, takes part in a debate, hears who appears, chairs.

Legal basis: CDLD art. L1122-10, § 3 (questions of the members, answered in the sitting), L1122-15 (who chairs),
L1215-10 (an agent is heard by the assembly). Citizens ask and remark too, in an inquiry or when the public is heard:
where these are spoken of, or something else is told of the person, the words tell nothing.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[\s\u00a0]"
_CIV = r"(?:[Mm]essieurs|[Mm]esdames|[Mm]onsieur|[Mm]adame|MM?\.|[Mm]mes?|Mlles?)"
_WORD = r"(?-i:(?:messieurs|mesdames|monsieur|madame)|(?:l['’])?[A-ZÀ-Þ][\w'’.-]{0,24}|et|de|du|van|der|den|la|le)"
_LIST = rf"(?:{_WORD}[,\s\u00a0]{{1,2}}){{0,24}}$"
_ONE = rf"(?:{_CIV}{_S})?$"


def _words(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern:
    return re.compile(pattern.replace(" ", _S), flags)


# "Remarque de M. X :", "Question X :", "Autre question, de Mme X :"
_ASKED = r"(?:[Qq]uestions?|[Rr]emarques?|[Ii]nterventions?|[Oo]bservations?|[Ii]nterpellations?)"
_ANSWERED = r"(?:[Rr][ée]ponses?|[Rr][ée]pliques?)"
_TURN = _words(
    rf"(?:^|[.;?!»\n)–—•-] ?)(?:(?:[Uu]ne|[Uu]ne autre|[Aa]utre|[Dd]erni[èe]re|[Pp]remi[èe]re|[Dd]euxi[èe]me|"
    rf"[Ss]econde) )?"
    rf"(?:{_ASKED}|{_ANSWERED})(?:,? (?:de|par) |,? d['’]| |  ?: )?(?:{_CIV} )?$"
)
_TAKEN = re.compile(
    rf"(?:^|[.;?!»\n)–—•-]{_S}?)(?:(?:[Uu]ne|[Aa]utre|[Dd]erni[èe]re){_S}){{0,2}}(?P<kind>{_ASKED}|{_ANSWERED})"
    rf"(?:,?{_S}(?:de|par){_S}|,?{_S}d['’]|{_S})[^:;.\n?]{{0,12}}[A-ZÀ-Þ][^:;\n?]{{1,50}}:{_S}",
    re.MULTILINE,
)
_SAYS = re.compile(rf"{_S}?:{_S}(?!\d)")
_ON_TOPIC = re.compile(rf"{_S}?[:–—-]{_S}(?=[A-ZÀ-Þ])")
# "Questions d'actualité – Monsieur A et Madame B", and below: "2. Madame B : fermeture de la bibliothèque"
_HEADING = _words(
    r"^[^\n]{0,60}\b(?:[Qq]uestions?|QUESTIONS?) (?:d['’]actualit[ée]|orales?|D['’]ACTUALIT[ÉE]|ORALES?|[ée]crites? "
    r"(?:et|des)|"
    r"des (?:membres|conseillers|groupes)|DES (?:MEMBRES|CONSEILLERS))[^\n]{0,120}$",
    re.MULTILINE,
)
_IN_HEADING = _words(r"\b[Qq]uestions? (?:d['’]actualit[ée]|orales?)(?: (?:de|pos[ée]es? par)| ?[–—:-]) ?" + _LIST)
_NUMBERED = re.compile(rf"[\s\u00a0]*(?:\d{{1,2}}|[a-z])[.)°]{_S}?(?:[–—-]{_S})?{_ONE}")
# "Entendu les questions de M. A (dossiers) et de Mme B (repos)"
_HEARD = _words(
    r"\b(?:[Ee]ntendu|ENTENDU|[Oo]u[ïi])e?s? (?:les?|la|l['’]|une|deux|trois) ?(?:questions?|interventions?|remarques?|"
    r"observations?|interpellations?)[^;:.\n(]{0,30} (?:de|par) (?:(?:M\.|[^;:.\n(])[^;:.\n()]{0,40}\([^()\n]{3,80}\),?"
    rf" (?:et )?(?:celles? )?(?:de|par) ){{0,5}}{_ONE}"
)
_TOPIC = re.compile(
    rf"{_S}?\((?!riverain|citoyen|habitant|comit[ée]|parents?\b|public|locataire|commer[çc]|agricult|candidat|"
    rf"[ée]l[èe]ve|"
    rf"voisin|pr[ée]sident|d[ée]l[ée]gu|n[ée]e?\b|rue\b)[a-zà-ÿA-Z]"
)
# "deux conseillers (Mme A et M. B)", "trois membres de l'opposition (A, B et C)"
_MEMBERS = _words(
    r"\b(?:conseill(?:ers|[èe]res)(?: (?:communaux|communales|provinciaux|provinciales))?|[ée]chevin(?:e?s)|"
    r"(?:membres|conseill(?:ers|[èe]res)|[ée]lus?) (?:de la (?:majorit[ée]|minorit[ée])|de l['’]opposition|du conseil"
    r"(?: communal| provincial)?|du coll[èe]ge)) \(" + _LIST
)
# "le débat auquel prennent part Mme A et MM. B et C"
_TAKE_PART = _words(
    r"\b(?:d[ée]bats?|[ée]changes? de vues?|discussions?|d[ée]lib[ée]ration)\b[^;:.\n]{0,40}? (?:auquel|auxquels|"
    r"[àa] laquelle|"
    r"auxquelles|où) (?:prennent|prenaient|ont pris|prirent) part " + _LIST
)
# "la comparution a lieu devant MM. A, B et Mme C"
_BEFORE_THEM = _words(
    r"\b(?:comparutions?|auditions?)\b[^;:.\n]{0,40}? (?:a|ait|ayant|avait)? ?(?:eu )?lieu devant " + _LIST
)
# "Les chefs de groupe, A, B et C, s'associent à cet hommage"
_HEADS = _words(r"\b[Cc]hefs? de groupe,? " + _LIST)
_OATH = _words(
    r"\bentre les mains (?:de la |du |de l['’]|de M(?:me|\.) l['’ae]{1,2} ?)(?:pr[ée]sidente?|bourgmestre|[ée]chevine?|"
    rf"gouverneure?|directrice|directeur)(?: [^,;.\n]{{2,30}})?,? {_ONE}"
)
_CHAIRED = _words(
    r" (?:a |avait |ayant )?pr[ée]sid(?:[ée]|e|ait|ant) (?:la|cette|toute la|le d[ée]but de la|la fin de la) s[ée]ance"
    r"(?! (?:du club|du comit|de l['’]asbl|des?|d['’]|photo))"
)
# "A et B remercient, au nom de leurs groupes", "Pour la minorité, Mme A justifie"
_FOR_THEIR_GROUPS = _words(
    rf"(?: (?:et|,) {_WORD}(?: {_WORD}){{0,4}})?,? [^;:.\n«»]{{3,40}},? au nom de leurs groupes(?: politiques| "
    rf"respectifs)?(?! d)"
)
_FOR_A_SIDE = _words(
    r"(?:^|[.;:\n»–—] ?)(?:[Pp]our|[Aa]u nom de) (?:la (?:minorit[ée]|majorit[ée])|l['’]opposition),? " + _ONE
)
_SIDE = r"(?:(?:pour |dans )(?:la majorit[ée]|la minorit[ée]|l['’]opposition),? (?:et )?)?"
_SENT = _words(
    r"\b(?:[Cc]ommune|[Vv]ille|[Pp]rovince|CPAS|[Cc]onseil communal)(?: (?:de|d['’]) ?[^\s,;]{1,25})? (?:est|sera) "
    r"(?:valablement )?repr[ée]sent[ée]e?(?: (?:[àa]|au|aux) [^;:.,\n]{2,60})? par ?:? ?"
    rf"(?:{_WORD},? {_SIDE}){{0,24}}$"
)
# "le comité spécial, auquel siégeaient A, B et C"
_SAT = _words(
    r"\b(?:comit[ée] sp[ée]cial|conseil|coll[èe]ge|bureau permanent|commission)\b[^;:.\n]{0,60}, (?:auquel|"
    r"[àa] laquelle|où) si[éèe]g(?:eai(?:en)?t|[èe]rent|ent|eront) " + _LIST
)
# "y siègent pour la commune : A et B"
_SIT_FOR_IT = _words(
    r"\b(?:si[èe]gent|si[ée]geront|si[èe]ge|si[ée]gera)(?: [^;:.\n]{2,40})?,? pour (?:la|notre) "
    r"(?:commune|ville|province),? ?:? ?" + _LIST
)
# CDLD art. L1122-27 and L1122-28: those who count the votes of a secret ballot are members.
_TELLERS = _words(
    r"\b(?:[Ss]crutat(?:eurs?|rices?)|[Aa]ssesseurs? du (?:bureau|pr[ée]sident))(?: ?:|,| sont| [ée]taient)? " + _LIST
)
_AS_TELLERS = _words(
    rf"(?: (?:et|,)(?: {_WORD}){{1,5}})?,? (?:[ée]tant|(?:faisant (?:fonction|office)|en qualit[ée]) de|"
    r"(?:d[ée]sign[ée]e?s?|fonctionnant|agissant) comme) scrutat(?:eur|rice)s?"
)
_SIGNED = _words(
    r"\bsign[ée]e?s? pour (?:la |notre )?(?:commune|ville|province|(?:le )?CPAS)[^;:.\n]{0,20} par " + _LIST
)
_POLICE = _words(
    r"\b(?:[Cc]hef(?:fe)? de (?:corps|zone)(?: de (?:la )?police| police)?|[Cc]ommandante? de (?:la )?zone"
    rf"(?: de secours)?) ?: {_ONE}"
)
_RESIGNED = _words(
    r" (?:a|avait|ayant) (?:d[ée]missionn[ée]|renonc[ée]) (?:de|[àa]) (?:son mandat|ses fonctions) (?:de |"
    r"d['’])(?:conseill|[ée]chev|"
    r"d[ée]put|bourgm|membre du (?:conseil|coll))"
)
_PROPOSED_BY_GROUP = _words(
    rf"\bgroupe politique\b[^;:.\n]{{0,80}} (?:a|avait) (?:propos|pr[ée]sent|d[ée]sign)[ée]e?(?: comme "
    rf"[^;:.\n]{{4,40}})? {_ONE}"
)
_LATE = _words(
    r"\b(?:donn|sign|accord|conclu|promis|autoris|consenti|d[ée]livr|octroy)[ée]?e?s? par feue? (?:l['’]|le |la )"
    r"(?:[ée]chevine?|bourgmestre|ma[ïi]eure?|secr[ée]taire communale?|receveu(?:r|se))[^;:.,\n]{0,20}$",
    re.IGNORECASE,
)
_CLERKS = _words(
    r"\b(?:(?:rang|vu|dans|selon) (?:des|les) minutes (?:du notaire|de (?:Me|Ma[îi]tre))|par la (?:voix|plume) de "
    r"(?:leur "
    r"(?:conseil|avocate?), )?(?:Me|Ma[îi]tre)|(?:acte|testament)[^;:.\n]{0,40} (?:re[çc]u|dict[ée]|d[ée]pos[ée]|"
    r"dress[ée]) "
    r"(?:par|devant|chez) (?:le notaire|Me|Ma[îi]tre)) $",
    re.IGNORECASE,
)
_THINKS = _words(
    r" (?:ne |n['’]|l['’]|le |la |en |y |s['’]y |lui |leur ){0,2}(?:estime|consid[èe]re|atteste|certifie|conteste|"
    r"confirme|"
    r"conclut|conseille|avise|informe|indique|[ée]crit|plaide|soutient|r[ée]pond|pr[ée]cise|fait (?:savoir|valoir))\b"
)
_THE_CLERK = _words(r"\b(?:[Ll]e notaire|[Ll][ae] notaire|[Mm]a[îi]tre|Me|l['’]huissi(?:er|[èe]re)(?: de justice)?) $")
_COLLEAGUE = _words(
    r"\bnotaire\b[^;.\n]{3,60}\b(?:[àa] l['’]intervention|en concours|au c[ôo]t[ée]|assist[ée]e?|avec le concours) "
    rf"(?:de |d['’])(?:son|sa) (?:confr[èe]re|cons(?:œ|oe)ur|coll[èe]gue),? (?:le notaire |Ma[îi]tre |Me )?{_ONE}"
)
# "Mme A et M. B, intéressés, n'ont pas pris part au vote"
_TOO = _words(
    rf",? (?:et )?{_CIV} {_WORD}(?: {_WORD}){{0,4}}(?:, [^,;:.\n]{{3,40}},)? (?:n['’]ont pas (?:pris part|"
    rf"particip[ée])|n['’]ont pris part ni|"
    r"ne (?:prennent|participent) pas(?: part)?) (?:au vote|[àa] la (?:d[ée]lib|discussion|d[ée]cision)|aux? "
    r"d[ée]bats?)"
)
_CPAS = _words(r",? (?:la |le )?[Pp]r[ée]sidente? (?:du |de (?:notre |la )?)?C\.?P\.?A\.?S\b")
# What makes citizens of those who ask.
_OTHERS = re.compile(
    r"citoyen|riverain|habitant|\bpublic\b|publique|p[ée]tition|parents|comit[ée]s?[\s\u00a0](?:de|d['’])|scout|"
    r"patro\b|\bcamp\b|\bclub|"
    r"asbl|A\.S\.B\.L|[ée]l[èe]ves|syndic|\bjeunes\b(?<!maison[\s\u00a0]des[\s\u00a0]jeunes)|enfants|a[îi]n[ée]s|"
    r"\bCCATM|\bCLDR|\bCCC[AP]|consultatif|"
    r"copropri|locataires|emploi|recrutement|candidat|examen|allocation|r[ée]clam|r[ée]sidents?\b|"
    r"maison[\s\u00a0]de[\s\u00a0]repos",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"citoyen|riverain|\bdu[\s\u00a0]public\b|enqu[êe]te|p[ée]tition|parents[\s\u00a0]d['’]|"
    r"r[ée]union[\s\u00a0](?:d['’]information|publique)|"
    r"recrutement|\bemploi\b|candidat|examen|r[ée]clama|comit[ée][\s\u00a0]de[\s\u00a0]quartier|consultatif",
    re.IGNORECASE,
)

_TOLD_BEFORE = (
    _MEMBERS, _TAKE_PART, _BEFORE_THEM, _SIGNED, _SENT, _SAT, _SIT_FOR_IT, _PROPOSED_BY_GROUP, _HEADS, _FOR_A_SIDE,
    _TELLERS,
)  # fmt: skip
_TOLD_BEHIND = (_TOO, _CHAIRED, _FOR_THEIR_GROUPS, _AS_TELLERS)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the words around tell that the person has the floor, chairs, or acts for the assembly."""
    left, right = context.before(candidate.start, 240), context.after(candidate.end, 150)
    if _OATH.search(left[-110:]) or _LATE.search(left[-90:]) or _POLICE.search(left[-70:]) or _RESIGNED.match(right):
        return True
    if _is_clerk(left, right) or _CPAS.match(right):
        return True
    sentence = _sentence(left, right)
    if any(pattern.search(left) for pattern in _TOLD_BEFORE) or any(pattern.match(right) for pattern in _TOLD_BEHIND):
        return not _OTHERS.search(sentence)
    return _asks(context, candidate, left, right)


def _sentence(left: str, right: str) -> str:
    """Return the sentence around a name, without what stands between."""
    ends = [match.end() for match in re.finditer(r"(?<=[\w)»]{3})\. (?=[A-ZÀ-Þ])|;", left)]
    stop = re.search(r";|(?<=[\w)»]{3})\.(?: |$)", right)
    return left[ends[-1] if ends else 0 :] + "|" + (right[: stop.start()] if stop else right)


def _is_clerk(left: str, right: str) -> bool:
    return bool(
        _CLERKS.search(left[-110:])
        or _COLLEAGUE.search(left[-160:])
        or (_THE_CLERK.search(left[-30:]) and _THINKS.match(right))
    )


def _asks(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    """Say whether the person asks, or answers, in the sitting."""
    if _HEARD.search(left) and _TOPIC.match(right):
        return not _crowded(context, candidate)
    if _IN_HEADING.search(left) and not _CROWD.search(left):
        return True
    if _NUMBERED.fullmatch(left) and (_SAYS.match(right) or _ON_TOPIC.match(right)):
        return _under_questions(context, candidate)
    if _SAYS.match(right) and _TURN.search(left[-60:]):
        return _takes_turns(context) and not _crowded(context, candidate)
    return False


def _under_questions(context: Context, candidate: Candidate) -> bool:
    """Say whether a heading above, or the title, is that of the questions of the members."""
    titled = _HEADING.match(context.subject.partition("\n")[0])
    above = context.first(_HEADING)
    heading = titled or (above if above and above.start() < candidate.start else None)
    return bool(heading) and not _CROWD.search(heading[0])


def _takes_turns(context: Context) -> bool:
    """Say whether somebody asks in the text and another one speaks; the text is read once."""
    if _TAKEN not in context.memory:
        kinds = [turn["kind"][:3].lower() for turn in _TAKEN.finditer(context.text)]
        context.memory[_TAKEN] = len(kinds) > 1 and any(kind not in ("rép", "rep") for kind in kinds)
    return context.memory[_TAKEN]


def _crowded(context: Context, candidate: Candidate) -> bool:
    """Say whether citizens have the floor there."""
    return bool(_CROWD.search(context.subject[:250]) or _CROWD.search(around.paragraph(context, candidate)))
