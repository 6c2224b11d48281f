"""A public office beside a name, in the next cell, above or below a signature: who bears it stays readable."""

from imio.pseudonymizer import around
from imio.pseudonymizer import capacity
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import own_affairs
from imio.pseudonymizer import parties
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_OFFICE = lexicon.OFFICES
_QUALIFIER = (
    r"(?:[\s\u00a0]{1,4}(?:communale?s?|provinciale?s?|wallonn?e?|f[ée]d[ée]rale?|r[ée]gionale?|f\.?f\.?|"
    r"faisant[\s\u00a0]fonctions?|actuel(?:le)?|en[\s\u00a0]titre|sortante?|empêchée?|g[ée]n[ée]rale?|comp[ée]tente?|"
    r"(?:de|du|des|d['’]|en|à)[\s\u00a0]?(?:l['’]|la[\s\u00a0]|"
    r"les[\s\u00a0])?[^\s,;:()]{2,25}(?:[\s\u00a0](?:et|de|du|des|sociale|publi(?:c|que)s?|pouvoirs|locaux|civil|"
    r"quartier)[^,;:()\n]{0,25})?)){0,3}"
)
# "Madame l'Echevine PS, Luce Goor"
_PARTY = r"(?:[\s\u00a0](?-i:[A-Z]{2,8}|Ecolo|Les[ \u00a0]Engag[ée]s|D[ée]FI|cdH))?"
OFFICE_LEFT = re.compile(
    rf"(?<![\w-])(?:{_OFFICE}){_QUALIFIER}{_PARTY}[\s\u00a0]{{0,4}}(?:\([^()]{{0,25}}\))?[\s\u00a0]{{0,4}}[,:–—-]"
    rf"?[\s\u00a0]{{0,4}}(?:actuellement[\s\u00a0]"
    rf"{{1,4}})?(?:(?:{around.CIV})(?:{around.S}et{around.S}{around.CIV})?{around.S})?(?:\((?:s|sé|"
    rf"signée?)\)"
    rf"[\s\u00a0]{{0,4}}\.?)?[\s\u00a0]{{0,4}}$",
    re.IGNORECASE,
)
_OFFICE_RIGHT = re.compile(
    rf"^[\s\u00a0]{{0,4}}(?:,[\s\u00a0][^\W\d_]{{4,20}}(?:[\s\u00a0]"
    rf"[^\W\d_]{{4,20}})?(?=,))?[,(–—-]?[\s\u00a0]{{0,4}}(?:(?:est|était|comme|"
    rf"en{around.S}tant{around.S}que){around.S}(?:un{around.S}|"
    rf"une{around.S})?)?"
    rf"(?:(?:en{around.S}(?:sa{around.S})?qualité{around.S}de|agissant{around.S}en{around.S}qualité{around.S}de|son|"
    rf"notre|faisant{around.S}fonction{around.S}de|ancien(?:ne)?|actuel(?:le)?|"
    rf"également)[\s\u00a0]{{1,4}})?(?:l[ea]{around.S}|l['’]|d['’])?(?:1er{around.S}|1re{around.S}|"
    rf"premi(?:er|[èe]re){around.S}|[23]e{around.S})?(?!Me\b|Ma[îi]tre)(?:{_OFFICE})(?![\w])",
    re.IGNORECASE,
)
# "Réponse bourgmestre (⟦X⟧)": nothing else in the brackets.
_NAME_IN_BRACKETS = re.compile(
    rf"(?<![\w-])(?:{_OFFICE}){_QUALIFIER}[\s\u00a0]\((?:{around.CIV}{around.S})?$", re.IGNORECASE
)
# "Échevin travaux ⟦X⟧", as clerks shorten it.
_CUT_REMIT = re.compile(
    r"\b[ÉéEe]ch(?:evine?|\.)[\s\u00a0](?:travaux|finances?|sports?|culture|enseignement|mobilit[ée]|urbanisme|jeunesse|environnement|"
    r"propret[ée]|logement|sant[ée]|tourisme|commerce|[ée]tat[\s\u00a0]civil|affaires[\s\u00a0]sociales|petite[\s\u00a0]enfance)[\s\u00a0]$",
    re.IGNORECASE,
)
_PRESIDENT_LEFT = re.compile(
    rf"(?:\b[Ll][ea]|\b[Dd]u|\bMme{around.S}la|\bM\.{around.S}le|\b[Aa]u|^|"
    rf"\n)[\s\u00a0]{{0,4}}Pr[ée]sidente?(?:-rapporteur)?[\s\u00a0]{{0,4}},?[\s\u00a0]{{0,4}}(?:{around.CIV}{around.S})"
    rf"?(?:\(s\)[\s\u00a0]{{0,4}})?$|sous{around.S}la{around.S}pr[ée]sidence{around.S}(?:de|"
    rf"d['’])[\s\u00a0]{{0,4}}(?:{around.CIV}{around.S})?$|"
    rf"\bpr[ée]sidence{around.S}(?:de{around.S}la{around.S}s[ée]ance{around.S})?(?:est|[ée]tant|sera|[ée]tait)"
    rf"{around.S}(?:assur|exerc|repris|assum)[ée]?e{around.S}par{around.S}(?:{around.CIV}{around.S})?$|"
    rf"entre{around.S}les{around.S}mains{around.S}[^,;.]{{0,40}}$"
)
_OFFICE_CELL = re.compile(rf"[\n\t][\s\u00a0]{{0,3}}(?:{_OFFICE})[\s\u00a0]{{0,3}}:?\t[ \u00a0]{{0,3}}$", re.IGNORECASE)
# CoDT, art. D.I.10: a quarter of the advisory commission are members of the council.
QUARTER = re.compile(
    r"quart[\s\u00a0]communal\b(?![^\n]*(?:priv[ée]|citoyen|public|effectifs?[\s\u00a0]?[:/]|retenu|secteur|"
    r"motivation|patrimoine))",
    re.IGNORECASE,
)
_CLERK = re.compile(r"^[\s\u00a0]?,[\s\u00a0](?:notaire|avocate?|huissi(?:er|[èe]re))\b", re.IGNORECASE)


# Who leads the police, the firemen, an office of the Region acts for it; a human decides on those below.
_GRADE = (
    r"(?:(?:premier|1er)[\s\u00a0])?commissaire(?:[\s\u00a0]divisionnaire)?|(?-i:CDP|CP)|lieutenante?-colonele?|"
    r"colonele?|chef[\s\u00a0]de[\s\u00a0]cantonnement|direct(?:eur|rice)[\s\u00a0](?:du|de)[\s\u00a0]cantonnement|"
    r"commandante?|ing[ée]nieure?[\s\u00a0](?:principale?|en[\s\u00a0]chef|dirigeante?)"
)
_GRADE_LEFT = re.compile(
    rf"(?<![\w-])(?:{_GRADE})(?:[\s\u00a0]?,)?[\s\u00a0]{{1,4}}(?:{around.CIV}{around.S})?(?:(?-i:Ing|Ir)\.[\s\u00a0])?$",
    re.IGNORECASE,
)
_GRADE_RIGHT = re.compile(rf"^[\s\u00a0]?,[\s\u00a0](?:l[ea][\s\u00a0]|l['’])?(?:{_GRADE})\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"\bzone\b|\bpolice\b|\bchef[\s\u00a0]de[\s\u00a0]corps\b|\bincendie|\bsecours\b|\bpompier|\bSRI\b|"
    r"\bparquet\b|pr[ée]vention(?:niste|\b)|"
    r"\bHainaut-Centre|"
    r"\bSPW\b|\bDNF\b|\bDGO\d|\bcantonnement|\bdistrict\b|"
    r"\bD[ée]partement[\s\u00a0]de[\s\u00a0]la[\s\u00a0]Nature|\bforesti|\bvoirie[\s\u00a0]r[ée]gional|"
    r"\bPonts[\s\u00a0]et",
    re.IGNORECASE,
)
# The Region's committees buy for the communes; their commissioners receive the deeds.
_ACQUIRES = re.compile(r"\bComit[ée]s?[\s\u00a0]d['’]acquisition", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:avis|rapport|pr[ée]sence|entendu|expos[ée]|visite)\b[^;.\n]{0,70}$",
    re.IGNORECASE,
)


def _serves(left: str, right: str) -> bool:
    """Say whether an officer or an engineer acts for his service: "l'inspecteur principal X, de la zone"."""
    before = _GRADE_LEFT.search(left[-70:])
    if not before and not _GRADE_RIGHT.match(right):
        return False
    if _ACQUIRES.search(left[-110:]):
        return True
    return bool(_SERVICE.search(right) or _SERVICE.search(left[-60:])) and (
        bool(_ASKED.search(left)) or bool(re.match(r"[\s\u00a0]?[,(]", right)) or bool(_SERVICE.search(left))
    )


_COURT_RIGHT = re.compile(
    r"^[\s\u00a0]?,[\s\u00a0](?:l[ea][\s\u00a0])?pr[ée]sidente?[\s\u00a0]d[ue][\s\u00a0](?:la[\s\u00a0]"
    r")?(?:tribunal|cour|chambre)",
    re.IGNORECASE,
)
#: "le fils du bourgmestre, M. X", "l'épouse de l'échevin": the office is that of a kinsman.
_KIN_OF_OFFICE = re.compile(
    rf"\b(?:fils|fille|fr[èe]re|s[œo]e?ur|[ée]poux|[ée]pouse|mari|femme|compagn(?:e|on)|conjointe?|p[èe]re|m[èe]re|"
    rf"neveu|ni[èe]ce|cousine?|oncle|tante|"
    rf"beau-[^\W\d_]{{3,6}}|belle-[^\W\d_]{{3,6}}|gendre|ami|amie|"
    rf"ancien(?:ne)?)[\s\u00a0](?:de[\s\u00a0](?:la[\s\u00a0]|l['’])|d['’]une?[\s\u00a0]|du[\s\u00a0])"
    rf"(?:{_OFFICE}){_QUALIFIER}[\s\u00a0]?,[\s\u00a0](?:{around.CIV}{around.S})?$",
    re.IGNORECASE,
)
_OF_A_GAME = re.compile(
    r"^[\s\u00a0](?:du|de[\s\u00a0]la|des)[\s\u00a0](?:concours|club|course|match|tournoi|exposition|"
    r"comp[ée]tition|festival)",
    re.IGNORECASE,
)
_FORMER_RIGHT = re.compile(
    r"^[\s\u00a0]?,[\s\u00a0](?:ancien(?:ne)?|ex-)[\s\u00a0]?(?!bourgm|[ée]chev|conseill|d[ée]put|pr[ée]sid|"
    r"ministre|direct|secr|receveu|gouvern)",
    re.IGNORECASE,
)


# Whoever chairs these holds no public office.
_PRIVATE_BODY = (
    r"\basbl|\bassociation|\bcomit[ée]|\bclub|\bjury|\bconseil[\s\u00a0](?:consultatif|des[\s\u00a0](?:a[îi]n|jeunes|enfants|"
    r"parents|usagers)|de[\s\u00a0](?:participation|quartier|fabrique|g[ée]rance))|\bCCC[AP]|\bCLDR|\bCCATM|\bfabrique|\bcopropri|"
    r"\bsyndicat|\bf[ée]d[ée]ration|\bamicale|\bchorale|\bharmonie|\bsoci[ée]t[ée][\s\u00a0](?:de|d['’]|royale)"
)
_ASSOCIATION = re.compile(_PRIVATE_BODY, re.IGNORECASE)
_CHAIRS_PRIVATELY = re.compile(
    rf"[\s\u00a0]?[,(][\s\u00a0](?:l[ea][\s\u00a0])?(?:vice-)?pr[ée]s(?:\.|idente?)[\s\u00a0](?:du|de[\s\u00a0](?:la[\s\u00a0]|l['’])?|d['’])?"
    rf"[\s\u00a0]?(?:{_PRIVATE_BODY})",
    re.IGNORECASE,
)
# "le comité de quartier (prés. ⟦X⟧)"
_CHAIR_IN_BRACKETS = re.compile(
    rf"(?:{_PRIVATE_BODY})[^;.()\n]{{0,40}}\((?:vice-)?pr[ée]s(?:\.|idente?)[\s\u00a0]?:?[\s\u00a0](?:{around.CIV}{around.S})?$",
    re.IGNORECASE,
)
# "⟦X⟧ (prés.), ⟦Y⟧ (secr.), ⟦Z⟧ (trés.)": the bureau of an association.
_POST_OF_A_CLUB = re.compile(
    r"[\s\u00a0]\((?:vice-)?(?:pr[ée]s|pr[ée]sid|secr|secr[ée]t|tr[ée]s)\.\)(?=[^;\n]{0,90}\((?:secr|secr[ée]t|tr[ée]s)\.\))|"
    r"[\s\u00a0]\((?:secr|secr[ée]t|tr[ée]s)\.\)",
    re.IGNORECASE,
)
# "La présidente, ⟦X⟧, remercie", where no association is spoken of.
_CHAIR_LEFT = re.compile(
    rf"(?:^|[.;:»\n][\s\u00a0]{{0,2}}|\bpar[\s\u00a0]|\bque[\s\u00a0])[Ll][ae][\s\u00a0](?:vice-)?pr[ée]sidente?,[\s\u00a0](?:{around.CIV}{around.S})?$"
)
# "M. Goor, Conseiller, ⟦Irma Hardy⟧, professeure": the office is told of the one before.
_OF_THE_FORMER = re.compile(
    rf"(?<![\w])(?-i:[A-ZÀ-Þ])[\w'’-]+,[\s\u00a0](?:{_OFFICE}){_QUALIFIER},[\s\u00a0](?:et[\s\u00a0])?(?:{around.CIV}{around.S})?$",
    re.IGNORECASE,
)
# "avocat de formation", "juge à la retraite": what he was or learnt, no office that he holds.
_NO_LONGER = re.compile(
    r"[\s\u00a0]?[,(][\s\u00a0]?(?:un[\s\u00a0]|une[\s\u00a0])?[^\W\d_]{4,14}(?:[\s\u00a0][^\W\d_]{4,14})?[\s\u00a0]"
    r"(?:de[\s\u00a0](?:formation|m[ée]tier|profession)|pensionn[ée]e?|retrait[ée]e?|[àa][\s\u00a0]la[\s\u00a0](?:retraite|pension)|"
    r"en[\s\u00a0](?:retraite|pension))\b",
    re.IGNORECASE,
)
# What only the chair of a meeting does.
_LEADS = re.compile(
    r"[\s\u00a0]?,[\s\u00a0](?:la[\s\u00a0]|le[\s\u00a0])?(?:vice-)?pr[ée]sidente?,[\s\u00a0](?:cl[ôo]t(?:ure)?|l[èe]ve|suspend|ouvre|rouvre|"
    r"met[\s\u00a0](?:aux[\s\u00a0]voix|au[\s\u00a0]vote|fin)|rappelle[\s\u00a0][àa][\s\u00a0]l['’]ordre|donne[\s\u00a0]la[\s\u00a0]parole|"
    r"retire[\s\u00a0]la[\s\u00a0]parole|proclame|constate[\s\u00a0]que[\s\u00a0]le[\s\u00a0]quorum)\b",
    re.IGNORECASE,
)


def titled(left: str, right: str) -> bool:
    """Say whether an office stands right beside the name."""
    return bool(OFFICE_LEFT.search(left[-110:]) or _OFFICE_RIGHT.search(right))


def is_clerk(left: str, right: str) -> bool:
    """Say whether a notary or a lawyer acts for others: "la concession, à la demande de Maître Goor, notaire"."""
    return bool(_CLERK.match(right)) and bool(OFFICE_LEFT.search(left[-110:]))


_BUREAU = re.compile(r"\bBureau[\s\u00a0]?:[\s\u00a0][^;.\n]{0,30}(?:M\.[\s\u00a0])?$")
_CHAIRS = re.compile(r"[\s\u00a0]?,[\s\u00a0][Pp]r[ée]sidente?\b")


def office_beside(left: str, right: str, context: Context, candidate: Candidate) -> str:
    """Return in French why the words beside a name tell a public office, or nothing."""
    if _ASKED_FOR.search(left[-70:]) and _ANSWERED_BY.match(right):
        return ""
    if _KIN_OF_OFFICE.search(left[-110:]) or _FORMER_RIGHT.match(right) or _OF_A_GAME.match(right):
        return ""
    if own_affairs.is_represented(left) or _POST_OF_A_CLUB.match(right):
        return ""
    if _NO_LONGER.match(right) or _CHAIRS_PRIVATELY.match(right) or _CHAIR_IN_BRACKETS.search(left[-90:]):
        return ""
    if _OF_THE_FORMER.search(left[-90:]) and capacity.quality("", right) and not _OFFICE_RIGHT.search(right):
        return ""
    if _LEADS.match(right):
        return "Préside la séance"
    if _COURT_RIGHT.match(right) or _serves(left, right):
        return "Une fonction publique est citée à côté du nom"
    if right.startswith(")") and _NAME_IN_BRACKETS.search(left[-110:]):
        return "Une fonction publique est citée devant le nom entre parenthèses"
    if OFFICE_LEFT.search(left[-110:]) or _CUT_REMIT.search(left[-50:]) or _OFFICE_RIGHT.search(right):
        return "Une fonction publique est citée à côté du nom"
    if _OF_THE_COUNCIL.match(right) and not context.first(_OTHER_COUNCIL):
        return "Une fonction publique est citée à côté du nom"
    if parties.follows(right) or parties.debates_for_a_list(context, candidate, left, right):
        return "Un groupe politique est cité à côté du nom"
    if _PRESIDENT_LEFT.search(left[-60:]) and not _ASSOCIATION.search(left[-90:]):
        return "Préside la séance"
    if _CHAIR_LEFT.search(context.before(candidate.start, 50)) and not chairs_others(context, candidate):
        return "Préside la séance"
    if _BUREAU.search(left[-60:]) and _CHAIRS.match(right):
        return "Préside la séance"
    if FOR_THE_TOWN.search(left):
        return "Agit pour l'institution"
    if _OFFICE_CELL.search(context.text[max(0, candidate.start - 60) : candidate.start]):
        return "Une fonction publique est citée dans la case d'à côté"
    if _signs(context, candidate):
        return "Signature d'une autorité"
    return ""


# "À la demande de M. A, la Bourgmestre autorise…": she grants it, and he is a citizen.
_ASKED_FOR = re.compile(
    r"\b(?:[àa][\s\u00a0]la[\s\u00a0](?:demande|requ[êe]te|plainte)|(?:sur|suite[\s\u00a0][àa]|"
    r"apr[èe]s)[\s\u00a0](?:la[\s\u00a0]|une[\s\u00a0])?"
    r"(?:demande|plainte|requ[êe]te))[\s\u00a0](?:de[\s\u00a0]{1,4}|d['’])(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)
_ANSWERED_BY = re.compile(
    rf",{around.S}(?:(?:M\.|Mme|Monsieur|Madame){around.S})?(?:l[ea]{around.S}|l['’])(?:{_OFFICE}|"
    rf"pr[ée]sidente?)\b(?!{_QUALIFIER}[\s\u00a0]?(?:[;.)]|$|,[\s\u00a0](?!M\.|Mme|Monsieur|Madame)))",
    re.IGNORECASE,
)
# "Mme A, membre du Conseil, a demandé": of which council is not said, for it is the one that decides.
_OF_THE_COUNCIL = re.compile(
    r"[\s\u00a0]?,[\s\u00a0](?:[ée]galement[\s\u00a0])?(?:membre|conseill(?:er|[èe]re))[\s\u00a0]d(?:u|"
    r"e[\s\u00a0]notre)[\s\u00a0][Cc]onseil"
    r"(?=[\s\u00a0]?[,;)])"
)
_OTHER_COUNCIL = re.compile(
    r"conseils?[\s\u00a0](?:consultatif|d['’]administration|d['’]entreprise|d['’][ée]cole|des[\s\u00a0]|"
    r"de[\s\u00a0](?:participation|quartier|"
    r"fabrique|g[ée]rance|pr[ée]vention|famille|vie))|fabrique|\bCCC[AP]|\bCLDR|\bCCATM|asbl|A\.S\.B\.L|copropri|"
    r"paroiss|consistoire",
    re.IGNORECASE,
)


def chairs_others(context: Context, candidate: Candidate) -> bool:
    """Say whether an association is spoken of before."""
    association = context.first(_ASSOCIATION)
    return association is not None and association.end() <= candidate.start


# Only those sign: a cell that speaks of a judge or a director signs nothing.
_SIGNER = (
    r"bourgmestre|pr[ée]sidente?(?:-rapporteur)?|secr[ée]taire|direct(?:eur|rice)[\s\u00a0]"
    r"{1,4}(?:g[ée]n[ée]rale?|financi(?:er|[èe]re))|"
    r"[ée]chevine?|gouverneure?|greffi(?:er|[èe]re)|d[ée]put[ée]e?|conseill(?:er|[èe]re)|receveu(?:r|se)"
)
_OFFICE_LINE = re.compile(
    rf"^[\s\u00a0(]*(?:(?:par|pour)[^\n]{{0,30}}[,:][\s\u00a0]{{0,4}})?(?:l[ea]{around.S}|"
    rf"l['’])?(?:{_SIGNER})(?:{_QUALIFIER})[\s\u00a0,.:;–—)-]*$",
    re.IGNORECASE,
)
_SIGNER_BELOW = re.compile(rf"[\s\u00a0(]*(?:l[ea]{around.S}|l['’])?(?:{_SIGNER})", re.IGNORECASE)


def _signs(context: Context, candidate: Candidate) -> bool:
    """Say whether the line is a name alone under a line that ends with an office."""
    start, end = context.line(candidate.start)
    if end - start > candidate.end - candidate.start + 40 or start >= context.visible:
        return False
    around = context.text[start : candidate.start] + context.text[candidate.end : end]
    if re.sub(r"\(s\)|\(sé\)|[\s\u00a0.,;:–—()-]|M\.|Mme|s/", "", around):
        return False
    above = context.text[max(0, start - 160) : start].rstrip()
    cells = re.split(r"[\n\t]", above)[-3:]
    below = re.split(r"[\n\t]", context.text[end : min(end + 120, context.visible)].lstrip())[:2]
    return any(len(cell) < 60 and _OFFICE_LINE.search(cell) for cell in cells) or any(
        len(cell) < 60 and _SIGNER_BELOW.match(cell) for cell in below
    )


FOR_THE_TOWN = re.compile(
    r"(?:sign|repr[ée]sent|compara|charg|mandat)[^;.\n]{0,60}(?:au[\s\u00a0]nom|pour[\s\u00a0]le[\s\u00a0]"
    r"compte)[\s\u00a0]de[\s\u00a0](?:la[\s\u00a0]|l['’])?"
    r"(?:commune|ville|province|zone|administration|CPAS)[^;.\n]{0,12}par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"(?:commune|ville|province|zone[\s\u00a0]de[\s\u00a0](?:police|secours)|C\.?P\.?A\.?S\.?|coll[èe]ge)(?:[\s\u00a0](?:de|"
    r"d['’])[\s\u00a0]?[^\s,;]+)?(?:,[\s\u00a0][^;:,\n]{3,45}\d[A-Za-z]?)?,?[\s\u00a0]"
    r"(?:ici[\s\u00a0])?(?:valablement[\s\u00a0])?repr[ée]sent[ée]e?s?[\s\u00a0](?:aux[\s\u00a0]"
    r"pr[ée]sentes[\s\u00a0])?par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"comit[ée][\s\u00a0]de[\s\u00a0]concertation[\s\u00a0][^;.\n]{0,50}pr[ée]sid[ée]e?[\s\u00a0]par[\s\u00a0]"
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"(?:commune|ville|province|CPAS|conseil[\s\u00a0]communal)(?:[\s\u00a0](?:de|d['’])[\s\u00a0]?[^\s,;]{1,25})?[\s\u00a0](?:est|sera|[ée]tait)[\s\u00a0]"
    r"repr[ée]sent[ée]e?[\s\u00a0](?:(?:au|aux|[àa])[\s\u00a0][^;:.,\n]{2,50}[\s\u00a0])?par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"commission[\s\u00a0]de[\s\u00a0]v[ée]rification,?[\s\u00a0]compos[ée]e[\s\u00a0]de[\s\u00a0]"
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
