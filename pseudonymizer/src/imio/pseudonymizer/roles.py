"""In what capacity a person is named at that place: office (keep), unclear (propose), private (mask).

The registry and the words around decide, per occurrence, never per string.
"""

from imio.pseudonymizer import delegation
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import attendance
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"(?:[\s\u00a0]{1,4})"
_CIV = rf"(?:{names.CIVILITIES.pattern.replace('?P<plural>', '?:').replace('?P<one>', '?:')})"
_OFFICE = lexicon.OFFICES
_CAPACITY = lexicon.CAPACITIES
_QUALIFIER = (
    r"(?:[\s\u00a0]{1,4}(?:communale?s?|provinciale?s?|wallonn?e?|f[ée]d[ée]rale?|r[ée]gionale?|f\.?f\.?|"
    r"en[\s\u00a0]titre|sortante?|empêchée?|g[ée]n[ée]rale?|"
    r"(?:de|du|des|d['’]|en|à)[\s\u00a0]?(?:l['’]|la[\s\u00a0]|"
    r"les[\s\u00a0])?[^\s,;:()]{2,25}(?:[\s\u00a0](?:et|de|du|des|sociale|publics?|pouvoirs|locaux|civil|"
    r"quartier)[^,;:()\n]{0,25})?))*"
)
# "Madame l'Echevine PS, Luce Goor"
_PARTY = r"(?:[\s\u00a0](?-i:[A-Z]{2,8}|Ecolo|Les[ \u00a0]Engag[ée]s|D[ée]FI|cdH))?"
_OFFICE_LEFT = re.compile(
    rf"(?<![\w-])(?:{_OFFICE}){_QUALIFIER}{_PARTY}[\s\u00a0]{{0,4}}(?:\([^()]{{0,25}}\))?[\s\u00a0]{{0,4}}[,:–—-]"
    rf"?[\s\u00a0]{{0,4}}(?:actuellement[\s\u00a0]{{1,4}})?(?:(?:{_CIV})(?:{_S}et{_S}{_CIV})?{_S})?(?:\((?:s|sé|"
    rf"signée?)\)"
    rf"[\s\u00a0]{{0,4}}\.?)?[\s\u00a0]{{0,4}}$",
    re.IGNORECASE,
)
_OFFICE_RIGHT = re.compile(
    rf"^[\s\u00a0]{{0,4}}(?:,[\s\u00a0][^\W\d_]{{4,20}}(?:[\s\u00a0]"
    rf"[^\W\d_]{{4,20}})?(?=,))?[,(–—-]?[\s\u00a0]{{0,4}}(?:(?:est|était|comme|en{_S}tant{_S}que){_S}(?:un{_S}|"
    rf"une{_S})?)?"
    rf"(?:(?:en{_S}(?:sa{_S})?qualité{_S}de|agissant{_S}en{_S}qualité{_S}de|son|"
    rf"notre|faisant{_S}fonction{_S}de|ancien(?:ne)?|actuel(?:le)?|également)[\s\u00a0]{{1,4}})?(?:l[ea]{_S}|l['’]|d['’])?(?:1er{_S}|1re{_S}|"
    rf"premi(?:er|[èe]re){_S}|[23]e{_S})?(?!Me\b|Ma[îi]tre)(?:{_OFFICE})(?![\w])",
    re.IGNORECASE,
)
_PRESIDENT_LEFT = re.compile(
    rf"(?:\b[Ll][ea]|\b[Dd]u|\bMme{_S}la|\bM\.{_S}le|\b[Aa]u|^|"
    rf"\n)[\s\u00a0]{{0,4}}Pr[ée]sidente?(?:-rapporteur)?[\s\u00a0]{{0,4}},?[\s\u00a0]{{0,4}}(?:{_CIV}{_S})"
    rf"?(?:\(s\)[\s\u00a0]{{0,4}})?$|sous{_S}la{_S}pr[ée]sidence{_S}(?:de|d['’])[\s\u00a0]{{0,4}}(?:{_CIV}{_S})?$|"
    rf"entre{_S}les{_S}mains{_S}[^,;.]{{0,40}}$"
)
_PARTY_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}\((?:[Gg]roupe[\s\u00a0][^()]{1,30}|PS|MR|LE|Ecolo|ECOLO|cdH|CDH|Les Engag[ée]s|DéFI|PTB|"
    r"[A-Z]{2,6}\+?)\)|^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:pour|au[\s\u00a0]nom[\s\u00a0]de|"
    r"chef[^\s]*[\s\u00a0]de)[\s\u00a0]{1,4}(?:l[ea][\s\u00a0]|du[\s\u00a0])?(?:groupe|majorit[ée]|minorit[ée]|"
    r"opposition)"
)
_SEAT_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:a|est|ayant|étant|s['’](?:est|étant))[\s\u00a0]{1,4})?(?:quitt(?:e|é|"
    r"ant)[\s\u00a0]|entr(?:e|é|ant)[\s\u00a0]en[\s\u00a0]s[ée]ance|rejoin(?:t|dre)[\s\u00a0]|sort(?:i|"
    r"ant)?[\s\u00a0]|r[ée]int[èe]gre|"
    r"fai(?:t|sant)[\s\u00a0]remarquer|s['’]abst|ne[\s\u00a0]pren(?:d|ant)[\s\u00a0]pas[\s\u00a0]part|"
    r"retir[ée]e?|donn(?:e|ant)[\s\u00a0]lecture|pr[êe]te[\s\u00a0]serment|"
    r"intervien|interpelle[\s\u00a0]le[\s\u00a0](?:coll|conseil)|prend[\s\u00a0]la[\s\u00a0]parole|"
    r"propose[\s\u00a0]un[\s\u00a0]amendement|dépose[\s\u00a0]|en[\s\u00a0](?:son|leur)[\s\u00a0]rapport|"
    r"installée?[\s\u00a0]dans[\s\u00a0]ses[\s\u00a0]fonctions|continue[\s\u00a0]de[\s\u00a0]r[ée]unir|"
    r"en[\s\u00a0]prend[\s\u00a0]note)",
    re.IGNORECASE,
)
# "Entendu Monsieur Goor demandant si…": who is heard so in the preamble sits on the council.
_HEARD_LEFT = re.compile(
    r"\b(?:entendue?s?|ou[ïi]e?|vu[\s\u00a0]l['’]intervention[\s\u00a0]de)[\s\u00a0]"
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_HEARD_RIGHT = re.compile(r"^[\s\u00a0]{1,4}[^\W\d_]{3,15}ant[\s\u00a0]|^,[\s\u00a0]qui[\s\u00a0]")
# "Question de Mme Goor : le bus ne passe plus", "Réponse de M. Hardy".
_QUESTION_LEFT = re.compile(
    r"(?:^|[.;:!?»\n\t–-])[\s\u00a0]{0,4}(?:Questions?|QUESTIONS?|R[ée]ponses?|Interventions?)"
    r"(?:[\s\u00a0](?:orale|[ée]crite|d['’]actualit[ée]))?[\s\u00a0](?:de|par)[\s\u00a0]"
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV)
)
_ASKED_RIGHT = re.compile(r"[\s\u00a0]?:|[\s\u00a0]concernant")
_CITIZEN = re.compile(r"citoyen|\bpublic\b|interpell(?:ation|ant)|droit[\s\u00a0]d['’]interpell", re.IGNORECASE)
# "pour le PS : Monsieur Goor, Madame Hardy ; pour Ensemble : Mme Istace": delegates by group.
_BY_GROUP = re.compile(
    r"\bpour[\s\u00a0](?:le[\s\u00a0]|la[\s\u00a0]|l['’]|les[\s\u00a0])?(?:groupe[\s\u00a0]|liste[\s\u00a0])?"
    r"[A-ZÀ-Þ][\w'’+-]{1,20}(?:[\s\u00a0][\w'’+-]{1,20}){0,3}[\s\u00a0]?:[^;:.\n]{0,200}$"
)
_COUNCIL_SENDS = re.compile(
    r"d[ée]l[ée]gu[ée]|repr[ée]sentante?s|intercommunale|commission|conseil[\s\u00a0]communal", re.IGNORECASE
)
# RGCC art. 12: the commission that reads the budget.
_BUDGET_READERS = re.compile(
    r"(?:commission|article[\s\u00a0]12|coll[èe]ge)[^;\n]{0,120}compos[ée]e?[\s\u00a0]de[^;:\n]{0,120}$", re.IGNORECASE
)
_HEADS_CPAS = re.compile(r"^,[\s\u00a0]Pr[ée]sidente?\b")
# What only a member of the assembly does there: no citizen abstains or takes the oath.
_SITS_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:[^\W\d_]+,[\s\u00a0])?(?:a|est|ayant|étant|s['’](?:est|étant)|ont|"
    r"sont)[\s\u00a0]{1,4})?"
    r"(?:(?:quitt|r?entr|rejoin|r[ée]int[èe]gr|sort|regagn)[^\W\d_]*[\s\u00a0](?:en[\s\u00a0]|la[\s\u00a0]|"
    r"de[\s\u00a0](?:la[\s\u00a0])?)?"
    r"(?:s[ée]ance|salle|assembl[ée]e|sa[\s\u00a0]place)|s['’]abs(?:tien|tenu)|abstenue?s?\b|"
    r"ne[\s\u00a0](?:pren(?:d|ant|nent)|participe\w*)[\s\u00a0]pas[\s\u00a0](?:part[\s\u00a0])?(?:au|à)|"
    r"retir[ée]e?s?[\s\u00a0](?:en[\s\u00a0]sa[\s\u00a0]qualit|de[\s\u00a0]la[\s\u00a0]s|pour[\s\u00a0]"
    r"ce[\s\u00a0]point)|"
    r"pr[êe]t(?:e|ent|er|é)[\s\u00a0](?:le[\s\u00a0]|entre[\s\u00a0]|ensuite[\s\u00a0]|alors[\s\u00a0]"
    r")?(?:serment|les[\s\u00a0]mains)|"
    r"(?:est[\s\u00a0])?install[ée]e?(?:[\s\u00a0](?:dans|en[\s\u00a0]qualit|comme|conseil)|[\s\u00a0]?[.;])|"
    r"[^;.\n]{0,30}(?:pr[ée]sente|notifie|remet|donne)[\s\u00a0](?:par[\s\u00a0][ée]crit[\s\u00a0])?(?:la|"
    r"sa)[\s\u00a0]d[ée]mission[^;.\n]{0,50}"
    r"(?:conseill|mandat|[ée]chevin)|\(liste[\s\u00a0]n|"
    r"sortie?s?\)|d[ée]missionne[\s\u00a0][^;.\n]{0,30}(?:mandat|conseill)|"
    r"repr[ée]senter(?:a|ont)[\s\u00a0](?:la[\s\u00a0](?:ville|commune|province)|le[\s\u00a0]c)|"
    r"fai(?:t|sant)[\s\u00a0]remarquer[\s\u00a0]que[\s\u00a0](?:son|sa)|(?:vote|votent|voter)[\s\u00a0]|"
    r"d[ée]pose[\s\u00a0](?:un|l['’]|cet|deux)[\s\u00a0]?(?:amendement|motion)|propose[\s\u00a0](?:un|l['’]|"
    r"d['’])[\s\u00a0]?amende|"
    r"donn(?:e|ant)[\s\u00a0]lecture|continue[\s\u00a0]de[\s\u00a0]r[ée]unir|en[\s\u00a0](?:son|leur)[\s\u00a0]rapport|"
    r"au[\s\u00a0]nom[\s\u00a0](?:du|de[\s\u00a0]son)[\s\u00a0]groupe)",
    re.IGNORECASE,
)
_SITS_LEFT = re.compile(
    r"(?:\bamendements?[\s\u00a0](?:d[ée]pos[ée]s?[\s\u00a0])?(?:n[°º][\s\u00a0]?\d[\s\u00a0])?(?:de|par)|"
    r"\b(?:notre|nos|son|ses|leur)[\s\u00a0](?:ancien\w*[\s\u00a0])?coll[èe]gues?|"
    r"\bsur[\s\u00a0](?:la[\s\u00a0])?(?:proposition|rapport)[\s\u00a0]de|\bvoix[\s\u00a0](?:pour|"
    r"contre)[^;.\n(]{0,30}celles?[\s\u00a0]de|"
    r"\bquestions?[\s\u00a0](?:d['’]actualit[ée]|orales?|[ée]crites?)(?:[\s\u00a0]pos[ée]es?)?[\s\u00a0](?:de|par)|"
    r"\bretire[\s\u00a0]la[\s\u00a0]parole[\s\u00a0][àa]|\b(?:inscrit|ajout[ée]|d[ée]pos[ée])[\s\u00a0]"
    r"[àa][\s\u00a0]la[\s\u00a0]demande[\s\u00a0](?:de|du)|"
    r"\b[ée]chevin(?:at|e)?[\s\u00a0]sous|\brang[\s\u00a0]au[\s\u00a0]tableau[\s\u00a0]de[\s\u00a0]"
    r"pr[ée]s[ée]ance,[\s\u00a0]apr[èe]s|"
    r"\bsort(?:ie|i|ent)?[\s\u00a0]de|\bsuppl[ée]ante?[\s\u00a0](?:suivante?|en[\s\u00a0]ordre[\s\u00a0]"
    r"utile)[^;.\n]{0,40}est|"
    r"\bparole[\s\u00a0]est[\s\u00a0](?:(?:ensuite|alors|d['’]abord)[\s\u00a0])?(?:donn[ée]e[\s\u00a0])?[àa]|"
    r"\bpoint[\s\u00a0](?:ajout[ée]|d[ée]pos[ée]|inscrit)[\s\u00a0]par|\binterviennent|"
    r"\bprennent[\s\u00a0]la[\s\u00a0]parole[\s\u00a0]:|\bsont[\s\u00a0]intervenus[\s\u00a0]?:?|"
    r"\binstallation[\s\u00a0](?:de|d['’])|\b[Pp]our[\s\u00a0]le[\s\u00a0]groupe[\s\u00a0]"
    r"[^:;.\n]{1,30}:(?:[^:;.\n]{0,60},)?"
    r"(?:[\s\u00a0]?(?:effectif|suppl[ée]ant)[a-z]{0,3}[\s\u00a0]?:)?|"
    r"\b(?:si[èée]ge\w{0,3}|prend(?:ra)?[\s\u00a0]place)[\s\u00a0][àa][\s\u00a0](?:la[\s\u00a0](?:droite|gauche)|"
    r"c[ôo]t[ée])[\s\u00a0]de|\b(?:sort|entre|quitte|rentre)(?:nt)?[\s\u00a0](?:avant|apr[èe]s|pendant|au|lors)[\s\u00a0]"
    r"[^:;.\n]{0,40}:|"
    r"\b[ée]lection[\s\u00a0]d[^;.\n]{0,6}[\s\u00a0]rempla[çc]ante?[\s\u00a0]?[–—:-])"
    r"[\s\u00a0]{0,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_OFFICE_CELL = re.compile(rf"[\n\t][\s\u00a0]{{0,3}}(?:{_OFFICE})[\s\u00a0]{{0,3}}:?\t[ \u00a0]{{0,3}}$", re.IGNORECASE)
_SPEAKER = re.compile(r"^(?:[\s\u00a0]{0,4}:|\.?[\s\u00a0]?[–—-])[\s\u00a0]")
_SENTENCE_OPENS = re.compile(rf"(?:^|[.;»”!?:)\n\t])[\s\u00a0–—•-]*(?:(?:{_CIV}){_S})$")
_BARE_OPENS = re.compile(r"(?:^|[.;»”!?\n\t])[\s\u00a0]*$")
_SPEAKS_RIGHT = re.compile(
    r"^(?!,[\s\u00a0]dite?\b)[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:lui[\s\u00a0]|en[\s\u00a0]|y[\s\u00a0]|"
    r"le[\s\u00a0]|l['’])?(?:demande|"
    r"souhaite|estime|rappelle|r[ée]pond|regrette|explique|pr[ée]cise|propose|ajoute|signale|remercie|"
    r"d[ée]plore|annonce|conteste|s['’]inqui[èe]te|s['’][ée]tonne|s['’]interroge|plaide|salue|reproche|invite|"
    r"pr[ée]sente|expose|commente|confirme|insiste|souligne|constate|d[ée]clare|indique|informe|[ée]voque|"
    r"relaie|cite|sugg[èe]re|tient[\s\u00a0][àa]|s['’]oppose|"
    r"plaide|appuie|abonde|s['’]enquiert|s['’]y[\s\u00a0]engage|acquiesce|rend[\s\u00a0]hommage|"
    r"fait[\s\u00a0](?:observer|remarquer|part|valoir|[ée]tat)|relève|rel[èe]ve|revient|r[ée]plique|objecte|interroge|"
    r"pose|donne|prend|veut|voudrait|trouve|"
    r"se[\s\u00a0](?:r[ée]jouit|f[ée]licite|demande|pose|dit|soucie)|est[\s\u00a0](?:d['’]accord|d['’]avis|"
    r"favorable|oppos)|pense|"
    r"esp[èe]re|s'?engage|s['’]indigne|nuance|ironise|r[ée]torque|conclut|note|juge|marque|d[ée]nonce|exprime|"
    r"craint|doute|dit|lit|approuve|reconna[îi]t|attire|signera|partage|rejoint|aimerait|intervient|f[ée]licite|fustige|rassure|"
    r"prendra[\s\u00a0]contact|se[\s\u00a0]renseignera|v[ée]rifiera|"
    r"relativise|abonde|est[\s\u00a0]du[\s\u00a0]m[êe]me[\s\u00a0]avis))\b",
    re.IGNORECASE,
)
_INSTALLED_LEFT = re.compile(
    r"(?:\bsuppl[ée]ante?s?\b[^;\n]{0,70}?(?:\best|\bsont|,|:)|\bpouvoirs[\s\u00a0](?:de|d['’])|"
    r"\bd[ée]sistement[\s\u00a0](?:de|d['’])|"
    r"\bd[ée]mission[\s\u00a0](?:de|d['’])|\bremplacement[\s\u00a0](?:de|d['’])|\bremplace[\s\u00a0]|"
    r"\binstallation[\s\u00a0](?:de|d['’])|"
    r"\bserment[\s\u00a0](?:de|d['’])|\bpr[ée]s[ée]ance,?[\s\u00a0]apr[èe]s)[\s\u00a0]"
    r"{0,4}(?:\d°[\s\u00a0])?(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_INSTALLED_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:a|est|sont|ont|s['’](?:est|étant))[\s\u00a0])?(?:(?:lequel|"
    r"laquelle|qui)[\s\u00a0])?"
    r"(?:pr[êe]te|renonc|valid|v[ée]rifi|d[ée]sist|install|[àa][\s\u00a0]pr[êe]ter[\s\u00a0]|"
    r"d['’]entrer[\s\u00a0]en[\s\u00a0]s|"
    r"[àa][\s\u00a0]prendre[\s\u00a0]place)",
    re.IGNORECASE,
)
_RENOUNCES = re.compile(
    r"d[ée]sistement[\s\u00a0](?:de|d['’])[\s\u00a0]?(?:{civ}[\s\u00a0]{1,4})?\||"
    r"\|[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:a|ont|se|d[ée]clare|s['’](?:est|étant))[\s\u00a0])?(?:renonc|d[ée]sist|"
    r"d[ée]clin|transf[ée]r|perdu|ne[\s\u00a0](?:remplit|r[ée]unit|souhaite|d[ée]sire)|n['’](?:accept|"
    r"est[\s\u00a0]plus))".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_BORN_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0]|domicili|demeurant|"
    r"num[ée]ro[\s\u00a0]nat|NISS|RN\b|N\.?N\.?\b)",
    re.IGNORECASE,
)
# CoDT, art. D.I.10: a quarter of the advisory commission are members of the council.
_QUARTER = re.compile(
    r"quart[\s\u00a0]communal\b(?![^\n]*(?:priv[ée]|citoyen|public|effectifs?[\s\u00a0]?[:/]|retenu|secteur|"
    r"motivation|patrimoine))",
    re.IGNORECASE,
)
#: Where the public has the floor, who speaks need not sit on the council.
PUBLIC = re.compile(
    r"citoyen|interpellant|riverain|habitant|p[ée]titi|r[ée]union[ \u00a0](?:d['’]information|publique)|"
    r"enqu[êe]te|audition|"
    r"r[ée]clama|comit[ée][ \u00a0]de[ \u00a0]quartier|t[ée]moi|parents[ \u00a0]d['’][ée]l[èe]ves",
    re.IGNORECASE,
)
# Where citizens speak themselves; a debate may well be about them.
FLOOR = re.compile(
    r"interpell(?:ation[ \u00a0]citoyenne|ante?s?\b)|citoyens?[ \u00a0]interpell|r[ée]union[ \u00a0]"
    r"(?:d['’]information|publique)|"
    r"audition|enqu[êe]te|r[ée]clama|comit[ée][ \u00a0]de[ \u00a0]quartier|t[ée]moi|p[ée]titionnaire|"
    r"(?:parole|questions?)[ \u00a0](?:est[ \u00a0]donn[ée]e[ \u00a0])?(?:au|du)[ \u00a0]public|"
    r"(?:riverains?|riveraine|citoyen(?:ne)?s?|habitante?s?|parents|public\b)[^.;:\n]{0,40}(?:entendu|prend|"
    r"prennent|la[ \u00a0]parole|"
    r"exprim|intervien|assist|pr[ée]sente?s?\b|demand|souhait|dans[ \u00a0]la[ \u00a0]salle)|"
    r"(?:entendu|re[çc]u)[^.;:\n]{0,30}(?:riverain|citoyen|habitant|parents)",
    re.IGNORECASE,
)
# Citizens state, object and accept; who opens a sentence of minutes with a question sits on the council.
_ASKS_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:demande[\s\u00a0](?:si|s['’]|pourquoi|combien|que[\s\u00a0]|qu['’]|"
    r"ce[\s\u00a0]qu|où|quand|à[\s\u00a0]quel|comment|quel)|"
    r"(?:veut|voudrait|souhaite(?:rait)?)[\s\u00a0](?:savoir|conna[îi]tre)|souhaite\b|s['’][ée]tonne|"
    r"s['’]enquiert|s['’]inqui[èe]te|sugg[èe]re|"
    r"interroge[\s\u00a0](?:le|l['’]|sur|M))",
    re.IGNORECASE,
)
_SEAT_LEFT = re.compile(
    r"(?<![\w-])(?:sugg[ée]r[ée]e?s?[\s\u00a0]par|r[ée]pondant[\s\u00a0]à|pos[ée]e[\s\u00a0]"
    r"(?:en[\s\u00a0]commission[\s\u00a0])?par)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"(?<![\w-])(?:question|intervention|interventions|interpellation|amendement|question[\s\u00a0]orale|"
    r"abstention|vote|rapport|"
    r"proposition|remarque|serment|groupe|inscrit[\s\u00a0]à[\s\u00a0]la[\s\u00a0]demande|d[ée]mission|"
    r"remplacement|r[ée]ponse|d[ée]l[ée]gation|celles?|parole|[àÀ][\s\u00a0]la[\s\u00a0]demande)[\s\u00a0]"
    r"{1,4}(?:est[\s\u00a0]donn[ée]e[\s\u00a0])?(?:de|par|du|à)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"\b(?:ou[ïi]|entendus?|entendue)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_NAMES_BETWEEN = r"(?:(?:[^\W\d_][\w.'’-]*[\s\u00a0]{1,4}){0,5}?(?:et|,|ou)[\s\u00a0]{1,4})?"
_CAPACITY_LEFT = re.compile(
    rf"(?<![\w-])(?:{_CAPACITY})(?:{_S}[^\s,;:()]{{1,25}}){{0,4}}?[\s\u00a0]{{0,4}}(?:\([^()]{{0,25}}\)"
    rf")?[\s\u00a0]{{0,4}}[,:–—-]?[\s\u00a0]{{0,4}}(?:{_CIV}{_S})?$|"
    rf"repr[ée]sent[ée]e?s?{_S}(?:ici{_S})?par[^;.]{{0,60}}$|(?:trait[ée]|suivi|dress[ée]|r[ée]alis[ée]|"
    rf"[ée]tabli|sign[ée]){_S}(?:le{_S}[^,;]{{4,20}}{_S})?par[^;.,]{{0,45}}$|"
    rf"contact{_S}?:?[\s\u00a0]{{0,4}}(?:{_CIV}{_S})?$|"
    rf"\b(?:feue?|d[ée]funte?)[\s\u00a0]{{1,4}}(?:{_CIV}{_S})?$|m[ée]moire{_S}d[e'’]|souvenir{_S}d[e'’][\s\u00a0]?$|"
    rf"hommage{_S}à[^;.]{{0,20}}$|interpellation{_S}(?:citoyenne{_S})?d[e'’][\s\u00a0]?(?:{_CIV}{_S})?$|"
    rf"\(s\)[\s\u00a0]{{0,4}}$",
    re.IGNORECASE,
)
_CAPACITY_RIGHT = re.compile(
    rf"^[\s\u00a0]{{0,4}}[,(–—:-][\s\u00a0]{{0,4}}(?:en{_S}(?:sa{_S})?qualité{_S}de{_S}|l[ea]{_S}|l['’]|son{_S}|sa{_S}|"
    rf"actuelle?{_S}|également{_S})?(?:{_CAPACITY})(?![\w])|^[\s\u00a0]{{0,4}},?[\s\u00a0]{{0,4}}(?:agissant|interpell|"
    rf"pharmacien|boulang|agricult|entreprise)",
    re.IGNORECASE,
)
_DESIGNATED = re.compile(
    r"(?:d[ée]signe|d[ée]signer|nomme[r]?|membres?[\s\u00a0](?:effectif|suppl[ée]ant)|effectifs?|"
    r"suppl[ée]ante?s?|laur[ée]ats?|m[ée]rite|jury|f[ée]licit)[^\n]{0,250}$",
    re.IGNORECASE,
)
_PRIVATE_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0]|domicili|demeurant|r[ée]sid|habitant|"
    r"[âa]g[ée]|\d{1,3}[\s\u00a0]ans|veu(?:f|ve)[\s\u00a0]|[ée]pou|propri[ée]taire|locataire|riverain|"
    r"[àa][\s\u00a0]titre[\s\u00a0](?:priv|personnel)|NISS|RN\b|N\.?N\.?\b|et[\s\u00a0]son[\s\u00a0][ée]pouse|"
    r"et[\s\u00a0]sa[\s\u00a0](?:compagne|femme)|sollicit|introduit)",
    re.IGNORECASE,
)
# "Madame la Conseillère Goor sollicite l'ajout d'un point": a citizen asks for himself, an office holder does not.
_ACTS = re.compile(r"[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:sollicit|introduit)", re.IGNORECASE)
_PRIVATE_LEFT = re.compile(
    r"(?:vendre|vente|c[ée]der|cession|acqu[ée]reurs?|acheteurs?|vendeurs?|acqu[ée]rir|attribuer|louer|"
    r"concession|r[ée]clamation|candidature|propri[ée]t[ée]|appartenant|octroyer|requ[ée]rante?|demandeu(?:r|"
    r"se)|sieur|consorts|famille|indivision|veuve|locataire|riveraine?|voisine?|preneur|bailleur|d[ée]biteur|"
    r"plainte|courrier|lettre|demande)[^;.\n]{0,40}$",
    re.IGNORECASE,
)


# What makes even an office holder a private person at that place.
_OWN_AFFAIR_LEFT = re.compile(
    r"(?:\bvendre|\bvente|\bc[ée]der|\bcession|\bacqu[ée]reurs?|\bacheteurs?|\bvendeurs?|\blouer|\bconcession|"
    r"\bappartenant|\boctroyer|\bsieur|\bconsorts|\bfamille|\bindivision|\bveuve|\blocataire|\briveraine?|\bvoisine?|"
    r"\bpreneur|\bbailleur|\bd[ée]biteur|\bpropri[ée]t[ée]s?[\s\u00a0]d[eu]|\b[ée]pou(?:x|se)|\bp[èe]re|"
    r"\bm[èe]re|\bmari)"
    r"(?![^;.\n]{0,40}(?:pr[ée]sent|signer|repr[ée]sent|charg|d[ée]sign))[^;.,\n]{0,25}$|"
    r"\b(?:papa|maman|p[èe]re|m[èe]re|fils|fille|fr[èe]re|s[œo]e?ur|mari|[ée]pou(?:x|se)|tante|oncle|ni[èe]ce|"
    r"neveu|cousine?|veu(?:f|ve)|"
    r"compagn(?:e|on)|voisine?|parents?)\b[^;.\n]{0,40},[\s\u00a0](?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_OWN_AFFAIR_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0](?:[àa]|le|en)[\s\u00a0]|domicili|"
    r"demeurant|habitant|"
    r"[âa]g[ée]|\d{1,3}[\s\u00a0]ans|veu(?:f|ve)[\s\u00a0]|[ée]pou(?:x|se)|locataire|riverain|acqu[ée]reur|"
    r"soumissionnaire|"
    r"(?:agissant[^;.\n]{0,20})?(?:comme[\s\u00a0]|en[\s\u00a0]qualit[ée][\s\u00a0]de[\s\u00a0])?propri[ée]taire|"
    r"[àa][\s\u00a0]titre[\s\u00a0](?:priv|personnel)|NISS|RN\b|N\.?N\.?\b|et[\s\u00a0]son[\s\u00a0][ée]pouse)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r";[\s\u00a0]|[^\W\d_A-Z]{3}\.[\s\u00a0]{1,4}(?=[A-ZÀ-Þ])|\)\.[\s\u00a0]")


_DEAL_LEFT = re.compile(
    r"(?:\bvend(?:re|u|ue)|\bvente|\bc[ée]der|\bcession|\bacqu[ée]|\battribu|\blou(?:er|e)\b|\blocation|\bbail|"
    r"\bconcession|\boctroi)[^;.\n]{0,110}(?:[àa]|par|pour|de)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", _CIV
    ),
    re.IGNORECASE,
)
_AS_OWNER = re.compile(r"agissant[^;.\n]{0,20}(?:propri|priv|personnel)|à titre (?:priv|personnel)", re.IGNORECASE)
_GONE = re.compile(
    r"\bd[ée]c[èe]s\b|hommage|(?<!\bun[\s\u00a0])(?<!\ble[\s\u00a0])(?<!\bson[\s\u00a0])\bm[ée]moire|honoraire|"
    r"\bd[ée]funt|\bfeu\b|d[ée]c[ée]d[ée]",
    re.IGNORECASE,
)


# Who sits there without a mandate: "Mmes A, B et M. C (parents)".
_GUEST = re.compile(
    r"^(?:[\s\u00a0]{0,4}(?:,|et|&)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?[A-ZÀ-Þ][\w'’.-]*(?:[\s\u00a0]"
    r"[A-ZÀ-Þ][\w'’.-]*){0,3}){0,5}[\s\u00a0]{0,4}"
    r"[(,][\s\u00a0]{0,4}(?:parents?|mamans?|papas?|citoyen|habitant|riverain|accueillant|b[ée]n[ée]voles?|"
    r"invit[ée]|public|usagers?|"
    r"repr[ée]sentante?s?[\s\u00a0]des[\s\u00a0](?:parents|citoyens|riverains|usagers))".replace("{civ}", _CIV),
    re.IGNORECASE,
)


_CIVILITY_LAST = re.compile(rf"(?:{_CIV})[\s\u00a0]{{1,4}}$")


def judge(candidate: Candidate, context: Context) -> None:
    """Set action, subject and reason of a person from the words around; in place."""
    left = _plain(_sentence_left(context, candidate.start))
    far = _plain(context.after(candidate.end, 130))
    right = far[:70]
    bare = _CIVILITY_LAST.sub("", left)[-70:]  # the dot of "M." ends no sentence
    private = bool(_PRIVATE_RIGHT.search(right)) or bool(_PRIVATE_LEFT.search(bare))
    candidate.own_affair = bool(_OWN_AFFAIR_RIGHT.search(right) or _OWN_AFFAIR_LEFT.search(bare))
    candidate.own_affair = candidate.own_affair or bool(_NO_TIE.match(right)) or _owes(context, candidate)
    installed = context.installs and _is_installed(left, right)
    if candidate.own_affair and _BORN_RIGHT.search(right) and context.installs:
        candidate.own_affair = bool(_OWN_AFFAIR_LEFT.search(bare))
    if candidate.subject == "registry":
        if candidate.own_affair and not _OFFICE_LEFT.search(left[-90:]):
            _set(candidate, PROPOSE, "office_private", f"{candidate.reason}, mais peut-être à titre privé")
        return
    zone = context.zone_of(candidate.start, candidate.end)
    if zone == "presence" and _GUEST.search(far):
        _set(candidate, PROPOSE, "capacity", f"{candidate.reason} ; présent, mais pas comme mandataire")
        return
    if zone and not _PRIVATE_RIGHT.search(right):
        _set(candidate, KEEP, zone, attendance.REASONS[zone])
        return
    if installed and _RENOUNCES.search(f"{left[-40:]}|{right}"):
        _set(candidate, PROPOSE, "capacity", f"{candidate.reason} ; ne siégera pas")
        return
    if installed and not candidate.own_affair:
        _set(candidate, KEEP, "office", "Quitte le conseil, ou est appelé à y siéger")
        return
    if _QUARTER.search(_paragraph_left(context, candidate.start)) and not private:
        _set(candidate, KEEP, "office", "Siège au quart communal de la commission")
        return
    nobody = _NO_TIE.match(right) or (context.of_children and _is_given(context.text[candidate.start : candidate.end]))
    office = "" if nobody else _office(left, right, context, candidate)
    if office:
        if (
            (_PRIVATE_RIGHT.search(right) and not _ACTS.match(right))
            or (_DEAL_LEFT.search(left) and not _is_clerk(left, right))
            or _AS_OWNER.search(right)
            or _GONE.search(left[-50:] + " | " + right)
        ):
            _set(candidate, PROPOSE, "office_private", f"{office}, mais peut-être à titre privé")
        else:
            _set(candidate, KEEP, "office", office)
    elif not candidate.own_affair and (
        _sits(left, far)
        or _asks(context, candidate, right)
        or _is_heard(context, candidate, left, far)
        or _is_sent(context, left, right)
        or delegation.stands_for_the_town(context, candidate)
    ):
        _set(candidate, KEEP, "member", "Agit comme membre de l'assemblée")
    elif _CAPACITY_LEFT.search(left[-80:]) or (_CAPACITY_RIGHT.search(right) and not _SPEECH.match(right)):
        _set(
            candidate,
            PROPOSE,
            "capacity",
            f"{candidate.reason} ; profession, fonction ou qualité à apprécier",
        )
    elif _SEAT_RIGHT.search(right) or _SEAT_LEFT.search(left[-70:]):
        speaks = not private and _SPEAKS_RIGHT.search(right) and opens_sentence(context, candidate)
        _set(candidate, PROPOSE, "speaker" if speaks else "seat", f"{candidate.reason} ; semble intervenir en séance")
    elif not private and (_SPEAKS_RIGHT.search(right) or _speaks_up(context, candidate, right)):
        opens = opens_sentence(context, candidate)
        asks = opens and _ASKS_RIGHT.search(right) and not FLOOR.search(_paragraph(context, candidate))
        subject = "asks" if asks else "speaker" if opens else "seat"
        _set(candidate, PROPOSE, subject, f"{candidate.reason} ; prend la parole")
    elif not private and _DESIGNATED.search(_paragraph_left(context, candidate.start)):
        _set(candidate, PROPOSE, "capacity", f"{candidate.reason} ; désignation ou distinction")
    elif candidate.score < 0.5:
        candidate.action = PROPOSE
        candidate.subject = "unsure"
    else:
        candidate.action = MASK
        candidate.subject = "private_cue" if private else "private"


_CLERK = re.compile(r"^[\s\u00a0]?,[\s\u00a0](?:notaire|avocate?|huissi(?:er|[èe]re))\b", re.IGNORECASE)


def _is_clerk(left: str, right: str) -> bool:
    """Say whether a notary or a lawyer acts for others: "la concession, à la demande de Maître Goor, notaire"."""
    return bool(_CLERK.match(right)) and bool(_OFFICE_LEFT.search(left[-110:]))


#: "Mr Dessalles (aucun lien avec l'échevine)".
_NO_TIE = re.compile(
    r"[\s\u00a0]?[,(–—-][\s\u00a0]?(?:aucun|sans|pas[\s\u00a0]de|nul)[\s\u00a0](?:lien|rapport|parent)", re.IGNORECASE
)
_ITEM = re.compile(r"[ \u00a0]*(?:[-–—•*·]|\d{1,3}[.)°])?[ \u00a0]*")
_SUM_RIGHT = re.compile(
    r"[ \u00a0]?(?:\([^()\n]{1,20}\))?[ \u00a0]?[–—:;/|\t-][^\n]{0,60}\d[ \u00a0]?(?:€|EUR\b|euros\b)"
)


def _owes(context: Context, candidate: Candidate) -> bool:
    """Say whether the name opens a line that ends with a sum: who owes or receives it does so for himself."""
    low = max(0, candidate.start - 12)
    start = context.text.rfind("\n", low, candidate.start) + 1 or low
    return bool(_ITEM.fullmatch(context.text, start, candidate.start)) and bool(
        _SUM_RIGHT.match(context.text[candidate.end : candidate.end + 110])
    )


def _is_given(name: str) -> bool:
    return " " not in name and lexicon.is_first_name(name) > 2


_QUOTED = re.compile(r"[\s\u00a0]?(?::[\s\u00a0]?[«“\"]|\.[\s\u00a0]?[–—-][\s\u00a0])")


def opens_sentence(context: Context, candidate: Candidate) -> bool:
    """Say whether a name opens a sentence, behind a civility or with a first name."""
    before = context.before(candidate.start, 30)
    full = " " in context.text[candidate.start : candidate.end].replace("\u00a0", " ")
    return bool(_SENTENCE_OPENS.search(before) or (full and _BARE_OPENS.search(before)))


# "M. Goor : L'inspecteur n'y est pas favorable": what he says begins with an article.
_SPEECH = re.compile(r"[\s\u00a0]?:[\s\u00a0](?:L['’]|L[ea]s?[\s\u00a0]|Notre[\s\u00a0]|Nos[\s\u00a0])")


def quotes(right: str) -> bool:
    """Say whether the words after a name are his own: "M. Goor : « Merci »", "M. Goor.– Merci"."""
    return bool(_QUOTED.match(right))


def speaks(right: str) -> bool:
    """Say whether the words after a name tell what somebody says."""
    return bool(_SPEAKS_RIGHT.match(right))


def _is_installed(left: str, right: str) -> bool:
    return bool(_INSTALLED_LEFT.search(left[-110:]) or _INSTALLED_RIGHT.search(right))


_INCLUSIVE = re.compile(
    r"(?<=[^\W\d_])(?:[·•‧]|(?=\())\(?(?:e|[èe]re|rice|euse|se|ve|ne|le)\)?(?:[·•‧]?(s)\b|\(s\))?", re.IGNORECASE
)


def _plain(text: str) -> str:
    """Return the text with inclusive endings undone: "échevin·e·s" reads "échevins"."""
    return _INCLUSIVE.sub(lambda match: match[1] or "", text) if "·" in text or "(" in text else text


_RESIGNS = re.compile(
    r"\bd[ée]mission[\s\u00a0](?:de[\s\u00a0]{1,4}|d['’])(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_MANDATE = re.compile(r"conseill|mandat|[ée]chevin|suppl[ée]ant", re.IGNORECASE)


def _sits(left: str, right: str) -> bool:
    if _RESIGNS.search(left[-60:]) and _MANDATE.search(left + right):
        return True
    return bool(_SITS_RIGHT.search(right) or _SITS_LEFT.search(left[-90:]))


def _is_sent(context: Context, left: str, right: str) -> bool:
    """Say whether a group sends the person, or whether the law seats him."""
    if _BY_GROUP.search(left) and _COUNCIL_SENDS.search(context.text):
        return True
    if _BUDGET_READERS.search(left) and re.search(r"article[\s\u00a0]12\b", left):
        return True
    return bool(_HEADS_CPAS.search(right) and re.search(r"CPAS|action[\s\u00a0]sociale", left, re.IGNORECASE))


def _is_heard(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    heard = _HEARD_LEFT.search(left[-50:]) and _HEARD_RIGHT.match(right)
    return bool(heard) and not PUBLIC.search(_paragraph(context, candidate))


_QUESTIONS = re.compile(
    r"questions?[\s\u00a0](?:orales?|[ée]crites?|d['’]actualit[ée])[^:.\n]{0,30}[:.]", re.IGNORECASE
)


def _asks(context: Context, candidate: Candidate, right: str) -> bool:
    """Say whether the name stands in a list of questions: "Questions orales : M. X (déchets) ; Mme Y (crèche)"."""
    left = _paragraph_left(context, candidate.start)
    if _QUESTION_LEFT.search(context.before(candidate.start, 70)) and _ASKED_RIGHT.match(right):
        return not _CITIZEN.search(context.subject) and not _CITIZEN.search(left[-250:])
    return bool(re.match(r"[\s\u00a0]?[(:]", right) and _QUESTIONS.search(left))


def _speaks_up(context: Context, candidate: Candidate, right: str) -> bool:
    """Say whether the name opens a sentence of minutes: "Mme Tasquin : rappelle…", "M. Goor. – Merci…"."""
    return bool(_SPEAKER.match(right)) and bool(_SENTENCE_OPENS.search(context.before(candidate.start, 30)))


_BUREAU = re.compile(r"\bBureau[\s\u00a0]?:[\s\u00a0][^;.\n]{0,30}(?:M\.[\s\u00a0])?$")
_CHAIRS = re.compile(r"[\s\u00a0]?,[\s\u00a0][Pp]r[ée]sidente?\b")


def _office(left: str, right: str, context: Context, candidate: Candidate) -> str:
    if _OFFICE_LEFT.search(left[-110:]) or _OFFICE_RIGHT.search(right):
        return "Une fonction publique est citée à côté du nom"
    if _PARTY_RIGHT.search(right):
        return "Un groupe politique est cité à côté du nom"
    if _PRESIDENT_LEFT.search(left[-60:]) and not re.search(
        r"asbl|association|comit[ée]|club|jury", left[-90:], re.IGNORECASE
    ):
        return "Préside la séance"
    if _BUREAU.search(left[-60:]) and _CHAIRS.match(right):
        return "Préside la séance"
    if _FOR_THE_TOWN.search(left):
        return "Agit pour l'institution"
    if _OFFICE_CELL.search(context.text[max(0, candidate.start - 60) : candidate.start]):
        return "Une fonction publique est citée dans la case d'à côté"
    if _signs(context, candidate):
        return "Signature d'une autorité"
    return ""


# Only those sign: a cell that speaks of a judge or a director signs nothing.
_SIGNER = (
    r"bourgmestre|pr[ée]sidente?(?:-rapporteur)?|secr[ée]taire|direct(?:eur|rice)[\s\u00a0]"
    r"{1,4}(?:g[ée]n[ée]rale?|financi(?:er|[èe]re))|"
    r"[ée]chevine?|gouverneure?|greffi(?:er|[èe]re)|d[ée]put[ée]e?|conseill(?:er|[èe]re)|receveu(?:r|se)"
)
_OFFICE_LINE = re.compile(
    rf"^[\s\u00a0(]*(?:(?:par|pour)[^\n]{{0,30}}[,:][\s\u00a0]{{0,4}})?(?:l[ea]{_S}|"
    rf"l['’])?(?:{_SIGNER})(?:{_QUALIFIER})[\s\u00a0,.:;–—)-]*$",
    re.IGNORECASE,
)
_SIGNER_BELOW = re.compile(rf"[\s\u00a0(]*(?:l[ea]{_S}|l['’])?(?:{_SIGNER})", re.IGNORECASE)


def _signs(context: Context, candidate: Candidate) -> bool:
    """Say whether the line is a name alone under a line that ends with an office."""
    start, end = context.line(candidate.start)
    if end - start > candidate.end - candidate.start + 40:
        return False
    around = context.text[start : candidate.start] + context.text[candidate.end : end]
    if re.sub(r"\(s\)|\(sé\)|[\s\u00a0.,;:–—()-]|M\.|Mme|s/", "", around):
        return False
    above = context.text[max(0, start - 160) : start].rstrip()
    cells = re.split(r"[\n\t]", above)[-3:]
    below = re.split(r"[\n\t]", context.text[end : end + 120].lstrip())[:2]
    return any(len(cell) < 60 and _OFFICE_LINE.search(cell) for cell in cells) or any(
        len(cell) < 60 and _SIGNER_BELOW.match(cell) for cell in below
    )


def _sentence_left(context: Context, position: int) -> str:
    left = context.before(position, 140)
    cut = 0
    for match in _SENTENCE_END.finditer(left):
        cut = match.end()
    return left[cut:]


def _paragraph_left(context: Context, position: int) -> str:
    start = context.text.rfind("\n\n", max(0, position - 500), position)
    return context.text[max(start, position - 500, 0) : position].replace("\n", " ").replace("\t", " ")


def _paragraph(context: Context, candidate: Candidate) -> str:
    end = context.text.find("\n\n", candidate.end, candidate.end + 300)
    end = end if end >= 0 else candidate.end + 300
    return _paragraph_left(context, candidate.start) + context.text[candidate.start : end]


def _set(candidate: Candidate, action: str, subject: str, reason: str) -> None:
    candidate.action, candidate.subject, candidate.reason = action, subject, reason


_CHAIN = re.compile(
    rf"(?:[\s\u00a0]?\([^()\n]{{2,30}}\))?[\s\u00a0]{{0,4}}(?:,|et|&|,[\s\u00a0]et|ainsi[\s\u00a0]que)[\s\u00a0]{{1,4}}(?:(?:de|par|à|"
    rf"pour)[\s\u00a0]{{1,4}}|d['’])?(?:{_CIV}[\s\u00a0]{{1,4}})?$"
)
_FOR_THE_TOWN = re.compile(
    r"(?:sign|repr[ée]sent|compara|charg|mandat)[^;.\n]{0,60}(?:au[\s\u00a0]nom|pour[\s\u00a0]le[\s\u00a0]"
    r"compte)[\s\u00a0]de[\s\u00a0](?:la[\s\u00a0]|l['’])?"
    r"(?:commune|ville|province|zone|administration|CPAS)[^;.\n]{0,12}par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"(?:commune|ville|province|zone[\s\u00a0]de[\s\u00a0](?:police|secours)|CPAS|coll[èe]ge)(?:[\s\u00a0](?:de|"
    r"d['’])[\s\u00a0]?[^\s,;]+)?,?[\s\u00a0]"
    r"(?:ici[\s\u00a0])?(?:valablement[\s\u00a0])?repr[ée]sent[ée]e?s?[\s\u00a0](?:aux[\s\u00a0]"
    r"pr[ée]sentes[\s\u00a0])?par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"comit[ée][\s\u00a0]de[\s\u00a0]concertation[\s\u00a0][^;.\n]{0,50}pr[ée]sid[ée]e?[\s\u00a0]par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"commission[\s\u00a0]de[\s\u00a0]v[ée]rification,?[\s\u00a0]compos[ée]e[\s\u00a0]de[\s\u00a0]"
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
_TOGETHER_LEFT = re.compile(
    r"(?:\binterviennent|\binterventions[\s\u00a0]de|\bprennent[\s\u00a0]la[\s\u00a0]parole|\bsont[\s\u00a0]intervenus|\bs['’]abstiennent|"
    r"\bquittent[\s\u00a0](?:la[\s\u00a0])?s[ée]ance"
    r"|\bamendements?[\s\u00a0]d[ée]pos[ée]s?[\s\u00a0]par)[\s\u00a0]{0,4}:?[\s\u00a0]"
    r"{0,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
# CDLD art. L1523-11: the delegates to an intercommunale's general meeting are members of the councils.
_DELEGATES = re.compile(
    r"d[ée]l[ée]gu[ée]s?(?:[\s\u00a0][\w'’]+){0,9}[\s\u00a0]{0,4}[:,]?[\s\u00a0]{0,4}(?:[àa][\s\u00a0]"
    r")?(?:savoir)?[\s\u00a0]{0,4}:?[\s\u00a0]{0,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", _CIV),
    re.IGNORECASE,
)
# CDLD art. L1523-15: so are the administrators, "les administrateurs sortants (A, B) et leurs remplaçants (C, D)".
_ADMINISTRATORS = re.compile(
    r"(?:administrat(?:eurs|rices)|rempla[çc]ante?s)(?:[\s\u00a0][^();.\n]{0,50})?[\s\u00a0]\($", re.IGNORECASE
)
_TOGETHER_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:sont[\s\u00a0]charg[ée]s?[\s\u00a0]de[\s\u00a0]"
    r")?(?:repr[ée]sente(?:ront|r)|signe(?:ront|r))[^;.\n]{0,25}"
    r"(?:ville|commune|province|coll[èe]ge|CPAS|zone|convention|acte)|quittent[\s\u00a0]|s['’]abstiennent|"
    r"(?:r?entrent|sortent)[\s\u00a0]|"
    r"ne[\s\u00a0](?:prennent|participent)[\s\u00a0]pas|n['’]ayant[\s\u00a0]pas[\s\u00a0]le[\s\u00a0]"
    r"droit[\s\u00a0]d['’]intervenir|votent\b)",
    re.IGNORECASE,
)
_PLURAL_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},[\s\u00a0]{0,4}(?:[ée]chevine?s|[ée]chevin\(e\)s|conseill(?:ers|[èe]res)|conseiller\([èe]re\)s|"
    r"d[ée]put[ée]e?s|notaires|avocate?s|commissaires|ministres|scrutat(?:eur|rice)s)",
    re.IGNORECASE,
)
_PLURAL_LEFT = re.compile(
    r"(?:[ée]chevine?s|conseill(?:ers|[èe]res)|d[ée]put[ée]e?s|notaires|huissiers(?:[\s\u00a0]de[\s\u00a0]"
    r"justice)?|avocate?s|ministres|bourgmestres|gouverneurs|scrutat(?:eur|rice)s|"
    r"ma[îi]tres)(?:[\s\u00a0]{1,4}(?:communaux|provinciaux|communales))?[\s\u00a0]{0,4}[:,]?[\s\u00a0]{0,4}(?:(?:MM\.|"
    r"Mmes|Messieurs|Mesdames|M\.|Mme)[\s\u00a0]{1,4})?$",
    re.IGNORECASE,
)


def share(persons: list[Candidate], context: Context) -> None:
    """Give all names of an enumeration the office that a plural names once: "MM. A, B et Mme C, Échevins"."""
    chain: list[Candidate] = []
    for candidate in sorted(persons, key=lambda c: c.start):
        if chain and not _CHAIN.match(context.text[chain[-1].end : candidate.start]):
            _share_chain(chain, context)
            chain = []
        chain.append(candidate)
    _share_chain(chain, context)


def _share_chain(chain: list[Candidate], context: Context) -> None:
    if len(chain) < 2:
        return
    left, right = _plain(_sentence_left(context, chain[0].start)), _plain(context.after(chain[-1].end, 60))
    delegates = _DELEGATES.search(left) and "intercommunale" in context.text.lower()
    delegates = delegates or (_ADMINISTRATORS.search(left) and "intercommunale" in context.text.lower())
    if delegates or _FOR_THE_TOWN.search(left) or _TOGETHER_LEFT.search(left) or _TOGETHER_RIGHT.search(right):
        for candidate in chain:
            if candidate.subject not in ("registry", "presence", "vote", "signature", "office_private"):
                _set(candidate, KEEP, "office", "Agissent ensemble pour l'institution ou l'assemblée")
        return
    plural = (not context.of_children and _PLURAL_RIGHT.search(right)) or _PLURAL_LEFT.search(
        _plain(context.before(chain[0].start, 50))
    )
    if plural:
        for candidate in chain:
            if candidate.subject not in ("registry", "presence", "vote", "signature", "office_private"):
                _set(candidate, KEEP, "office", "Une fonction publique est citée pour toute l'énumération")
