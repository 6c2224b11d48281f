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
# "Ş" and "Ł" are capitals as well.
_CAP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?-i:(?:messieurs|mesdames|monsieur|madame)|(?:l['’])?{_CAP}[\w'’.-]{{0,24}}|et|de|du|van|der|den|la|le)"
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
_IS = r"(?:[ée]tant|[ée]tai(?:en)?t|sont|est|furent|seront|ont [ée]t[ée]|a [ée]t[ée]|ayant [ée]t[ée])"
_AS_TELLERS = _words(
    rf"(?: (?:et|,)(?: {_WORD}){{1,6}})?,? (?:{_IS} )?(?:(?<=[a-zé] )|(?:f(?:aisant|ont|ait) (?:fonction|office)|"
    r"en qualit[ée]|(?:remplissent|remplissant|assurent|assurant|exercent|exer[çc]ant) (?:les fonctions|la fonction|"
    r"le r[ôo]le)) de |(?:d[ée]sign[ée]e?s?|nomm[ée]e?s?|choisie?s?|fonctionnant|agissant|si[ée]geant)"
    r"(?: comme| en qualit[ée] de)? |comme )scrutat(?:eur|rice)s?\b(?! d[ue] )"
)
_COUNT_FOR_OTHERS = re.compile(
    r"copropri|actionnaire|\basbl|A\.S\.B\.L|\bclub|tombola|concours|amicale|[ée]lections[\s\u00a0]sociales|"
    r"soci[ée]t[ée]",
    re.IGNORECASE,
)
# "le dépouillement du scrutin est effectué par A et B"
_COUNT_VOTES = _words(
    r"\bd[ée]pouillement (?:du (?:scrutin|vote)|des (?:bulletins|votes)(?: de vote)?)[^;:.\n]{0,30}? "
    r"(?:est|a [ée]t[ée]|sera) (?:effectu|assur|fait|op[ée]r|r[ée]alis)[ée]?t? (?:par|sous le contr[ôo]le de) " + _LIST
)
# CDLD art. L1122-27, L2212-28: the youngest of the members count the votes, or help a provisional chair.
_MEMBER = (
    r"(?:conseill(?:ers?|[èe]res?)(?: (?:communa(?:ux|les?|l)|provincia(?:ux|les?|l)|de police|de l['’]action sociale|"
    r"pr[ée]sente?s?)){0,2}|membres? (?:du conseil|de l['’]assembl[ée]e|pr[ée]sente?s?))"
)
_AGE = r"(?:(?:les?|la) )?(?:moins|plus) (?:[âa]g[ée]e?s?|jeunes?|anciens?|anciennes?)(?: d['’]entre eux)?"
_YOUNGEST = _words(rf"\b(?:{_MEMBER} {_AGE}|{_AGE} {_MEMBER})(?: :|,)? " + _LIST)
_AS_YOUNGEST = _words(
    rf"(?: (?:et|,)(?: {_WORD}){{1,6}})?,? (?:{_IS} )?(?:(?:les?|la) )?(?:(?:deux|trois) )?(?:{_MEMBER} {_AGE}|"
    rf"{_AGE} {_MEMBER})\b"
)
# "Mme A et M. B siègent en qualité de secrétaires"
_SIT_AS = _words(
    rf"(?: (?:et|,)(?: {_WORD}){{1,6}})? si[èe]ge(?:nt|ait|aient|ant|ra|ront)?(?: au bureau)? (?:en qualit[ée] de|"
    rf"comme|"
    r"en tant que) (?:(?:secr[ée]taires?|assesseure?s?|pr[ée]sidente?s?|rapporteu(?:r|se)s?)"
    r"(?: de (?:la )?s[ée]ance| du bureau| de l['’]assembl[ée]e)?|conseill(?:er|[èe]re)s?(?: (?:communa|"
    r"provincia)(?:l|le|ux|les))?|"
    r"(?:d[ée]l[ée]gu[ée]e?s?|repr[ée]sentante?s?) (?:de (?:la|notre) (?:commune|ville|province)|du conseil(?! d)))"
    r"(?=[.;,)]|$|\n| (?:et|pour|durant|pendant|lors)\b)"
)
# "Le réviseur, M. A, donne lecture de son rapport"
_AUDITS = _words(
    rf"(?:^|[.;»\n–—-] ?)[Ll][ae] (?:commissaire-)?(?:r[ée]viseure?|commissaire)(?: (?:d['’]entreprises|"
    rf"aux comptes)){{0,2}},? {_ONE}"
)
_NO_PUBLIC_BODY = re.compile(
    r"\basbl|A\.S\.B\.L|\bclub|copropri|soci[ée]t[ée]|\bS\.?A\.?\b|\bSRL\b|fabrique|expertise|sinistre", re.IGNORECASE
)
_ITS_REPORT = _words(
    r",? (?:(?:donne|a donn[ée]) lecture d[eu]|fait rapport|pr[ée]sente|lit|commente|expose|d[ée]pose|certifie|atteste)"
    r"(?: (?:son|les?|ses) (?:rapport|comptes|conclusions|attestation)|[.,;]|u rapport| sur)"
)
# "Présidence : Mme A, en remplacement de Mme B, excusée."
_CHAIR = _words(rf"(?:^|[.;»\n] ?)(?:Pr[ée]sidence|PR[ÉE]SIDENCE)(?: de (?:la )?s[ée]ance)? ?: {_ONE}")
_CHAIRED_FOR = _words(
    r"(?:\b[Pp]r[ée]sidence ?: |\b[Pp]r[ée]sid(?:e|ée?|ait|ant|ence|era)\b)(?:[^;:.\n]|(?<=M)\.){3,80}?,? "
    rf"(?:en remplacement|en l['’]absence|[àa] la place|rempla[çc]ant) ?(?:de |d['’])?{_ONE}"
)
_AWAY = _words(r",? \(?(?:absente?|excus[ée]e?|emp[êe]ch[ée]e?|retenue?)\b|(?=[.;\n])")
_SITTING = re.compile(
    r"\bconseil[\s\u00a0](?:communal|provincial|de[\s\u00a0](?:police|la[\s\u00a0]zone|l['’]action)|"
    r"d['’]administration)|"
    r"\bcoll[èe]ge\b|comit[ée][\s\u00a0]sp[ée]cial|bureau[\s\u00a0]permanent|\bs[ée]ance\b|intercommunale",
    re.IGNORECASE,
)
# "le groupe Horizon propose la candidature de A et de B"
_CANDIDACY = _words(
    rf"\bgroupe(?: politique)? (?!d['’]|de |des |scout|patro)[«“\"]?{_CAP}[^;:.\n]{{1,40}}? (?:propose|pr[ée]sente|"
    rf"avance|d[ée]pose)(?:nt)? "
    r"(?:la candidature|les candidatures|la d[ée]signation)(?: de| d['’])? ?:? ?" + _LIST
)
_ELSE = re.compile(
    rf"{_S}?[,(]{_S}?(?!et\b|ainsi\b|pour\b|comme\b|en{_S}qualit|conseill|[ée]chev|effecti|suppl[ée]a|d[ée]put|"
    rf"membre{_S}du{_S}conseil)"
    r"[a-zà-ÿ]"
)
_NO_SEAT = re.compile(
    r"\bCCATM|\bCLDR|\bCCC[AP]|consultatif|emploi|recrutement|personnel|participation|fabrique|enfants|"
    r"conseil[\s\u00a0]de[\s\u00a0]quartier",
    re.IGNORECASE,
)
# "À la demande de Mme A, la Présidente fait le point": in a sitting; the text must know nothing else of her.
_ON_REQUEST = _words(
    rf"(?:^|[.;:»\n–—] ?)(?:[ÀàA] la demande|[Ss]ur interpellation|[ÀàA] la question) (?:de |d['’]){_ONE}"
)
_REPORTED = _words(
    r"(?: (?:sur|concernant|au sujet|quant)[^;:.,\n]{3,60})?, (?:(?:M\.|Mme|Monsieur|Madame) )?(?:le |la |"
    r"l['’])(?:pr[ée]sidente?|bourgmestre|"
    r"ma[ïi]eure?|[ée]chevine?|d[ée]put[ée]e?|direct(?:eur|rice) g[ée]n[ée]rale?|coll[èe]ge|DG)\b(?:(?:[^;:.\n]|"
    r"(?<=M)\.){0,50}?)? "
    r"(?:fait (?:le point|[ée]tat|rapport)|donne (?:des|les|quelques|lecture)|pr[ée]cise|explique|rappelle|commente|"
    r"expose|d[ée]taille|r[ée]sume|communique (?:les|le)|apporte)\b",
    re.IGNORECASE,
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
    r"copropri|locataires|emploi|recrutement|candidat|examen|allocation|r[ée]clam|\br[ée]sidents?\b|"
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
    _TELLERS, _COUNT_VOTES,
)  # fmt: skip
_TOLD_BEHIND = (_TOO, _CHAIRED, _FOR_THEIR_GROUPS, _AS_TELLERS, _SIT_AS)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the words around tell that the person has the floor, chairs, or acts for the assembly."""
    left, right = context.before(candidate.start, 240), context.after(candidate.end, 150)
    if _OATH.search(left[-110:]) or _LATE.search(left[-90:]) or _POLICE.search(left[-70:]) or _RESIGNED.match(right):
        return True
    if _is_clerk(left, right) or _CPAS.match(right):
        return True
    sentence = _sentence(left, right)
    if any(pattern.search(left) for pattern in _TOLD_BEFORE) or any(pattern.match(right) for pattern in _TOLD_BEHIND):
        return not _OTHERS.search(sentence) and not (
            (_AS_TELLERS.match(right) or _TELLERS.search(left) or _COUNT_VOTES.search(left))
            and _COUNT_FOR_OTHERS.search(
                context.subject.partition("\n")[0] + "|" + around.paragraph(context, candidate)
            )
        )
    if _YOUNGEST.search(left) or _AS_YOUNGEST.match(right):  # "les plus jeunes" are no others here
        return not context.of_children and not _OTHERS.search(_YOUNG.sub("", sentence))
    if audits(context, candidate):
        return True
    if _chairs(context, left, right):
        return not _OTHERS.search(sentence)
    if is_candidate(context, candidate):
        return True
    return _asks(context, candidate, left, right)


_YOUNG = re.compile(r"\b(?:plus|moins)[\s\u00a0](?:jeunes?|[âa]g[ée]e?s?)\b")


def audits(context: Context, candidate: Candidate) -> bool:
    """Say whether the auditor of a public body gives his report to its assembly: his trade is his office there."""
    left, right = context.before(candidate.start, 70), context.after(candidate.end, 90)
    if not _AUDITS.search(left) or not _ITS_REPORT.match(right):
        return False
    return not _NO_PUBLIC_BODY.search(context.subject[:200] + "|" + left + right)


def _chairs(context: Context, left: str, right: str) -> bool:
    """Say whether the person chairs the sitting, or is the one whom another replaces in the chair."""
    chairs = _CHAIR.search(left[-50:]) or (_CHAIRED_FOR.search(left[-170:]) and _AWAY.match(right))
    return bool(chairs) and bool(context.first(_SITTING)) and not _NO_SEAT.search(context.subject[:200])


def is_candidate(context: Context, candidate: Candidate) -> bool:
    """Say whether a political group wants the person for a seat: its candidates are its members."""
    left, right = context.before(candidate.start, 240), context.after(candidate.end, 60)
    if not _CANDIDACY.search(left) or _ELSE.match(right):
        return False
    return not _NO_SEAT.search(around.paragraph(context, candidate))


def makes_report(context: Context, candidate: Candidate) -> bool:
    """Say whether somebody in office reports at once what the person asks for: "À la demande de A, la Présidente…"."""
    if not _ON_REQUEST.search(context.before(candidate.start, 50)):
        return False
    right = context.after(candidate.end, 150)
    return bool(_REPORTED.match(right)) and not (
        _crowded(context, candidate) or _OTHERS.search(_sentence("", right)) or context.of_children
    )


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
