"""What only a member of the assembly does there: abstains, leaves the room, tables an amendment, is sent by it."""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


SEAT_RIGHT = re.compile(
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
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
_HEARD_TOO_LEFT = re.compile(
    r"\b(?:entendue?s?|ou[ïi]e?)[\s\u00a0](?:[^;.\n]|(?<=M)\.){2,120}[\s\u00a0]et[\s\u00a0](?:{civ}[\s\u00a0])?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)
_HEARD_RIGHT = re.compile(r"^[\s\u00a0]{1,4}[^\W\d_]{3,15}ant[\s\u00a0]|^,?[\s\u00a0]qui[\s\u00a0]")
# "Question de Mme Goor : le bus ne passe plus", "Réponse de M. Hardy".
_QUESTION_LEFT = re.compile(
    r"(?:^|[.;:!?»\n\t–-])[\s\u00a0]{0,4}(?:Questions?|QUESTIONS?|R[ée]ponses?|Interventions?)"
    r"(?:[\s\u00a0](?:orale|[ée]crite|d['’]actualit[ée]))?"
    r"(?:[\s\u00a0](?:n[°º][\s\u00a0]?)?\d{1,2}(?:[\s\u00a0]?(?:bis|ter|quater))?)?,?[\s\u00a0](?:de|(?:pos[ée]e[\s\u00a0])?par)[\s\u00a0]"
    r"{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV)
)
_ASKED_RIGHT = re.compile(
    r"[\s\u00a0]?:|,?[\s\u00a0](?:concernant|relative|portant|ayant[\s\u00a0]trait|[àa][\s\u00a0]propos|au[\s\u00a0]sujet)\b|,[\s\u00a0]sur\b"
)
_CITIZEN = re.compile(
    r"citoyen|\bpublic\b|interpell(?:ation|ant)|droit[\s\u00a0]d['’]interpell|"
    r"\bemploi\b|recrutement|candidat",
    re.IGNORECASE,
)
# "pour le PS : Monsieur Goor, Madame Hardy ; pour Ensemble : Mme Istace": delegates by group.
_BY_GROUP = re.compile(
    r"\b[Pp]our[\s\u00a0](?:le[\s\u00a0]|la[\s\u00a0]|l['’]|les[\s\u00a0])?(?:groupe[\s\u00a0]|liste[\s\u00a0])?"
    r"(?!(?:CSC|FGTB|CGSP|CGSLB|SLFP|ACV|ABVV|CNE|SETCA|ACOD|VSOA)\b)(?:majorit|minorit|opposition|[A-ZÀ-Þ])[\w'’+-]{1,20}(?:[\s\u00a0][\w'’+-]{1,20}){0,3}[\s\u00a0]?:(?:[^;:.\n]|(?<=M)\.)"
    r"{0,200}$"
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
    r"(?:(?:proclam[ée]e?[\s\u00a0])?[ée]lue?[\s\u00a0](?:[ée]chev|conseill|bourgm|d[ée]put|"
    r"pr[ée]sidente?[\s\u00a0]d['’]assembl)|"
    r"obtient[\s\u00a0]\d{1,3}[\s\u00a0](?:voix|suffrages)[^.;\n]{0,40}[\s\u00a0][ée]lue?[\s\u00a0](?:[ée]chev|"
    r"conseill)|"
    r"(?:quitt|r?entr|rejoin|r[ée]int[èe]gr|sort|regagn)[^\W\d_]*[\s\u00a0](?:en[\s\u00a0]|la[\s\u00a0]|"
    r"de[\s\u00a0](?:la[\s\u00a0])?)?"
    r"(?:s[ée]ance|salle|assembl[ée]e|sa[\s\u00a0]place)|s['’]abs(?:tien|tenu)|abstenue?s?\b|"
    r"vot[ée][\s\u00a0](?:oui|non|pour|contre|blanc)\b|"
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
# "M. Goor sort.", "M. Goor rentre."
_GOES = re.compile(
    r"^[\s\u00a0](?:sort|r?entre)(?:[\s\u00a0]?[.;]|[\s\u00a0]\(|[\s\u00a0](?:(?:[àa]|vers)[\s\u00a0])?\d{1,2}[\s\u00a0]?[hH:])|^[\s\u00a0](?:prend(?:ra)?|"
    r"occupe(?:ra)?)[\s\u00a0](?:le[\s\u00a0][^\s]{1,8}[\s\u00a0])?rang\b"
)
_SITS_LEFT = re.compile(
    r"(?:\brang[^;.\n]{0,40}[\s\u00a0](?:apr[èe]s|avant|suivant)|"
    r"\bamendements?[\s\u00a0](?:d[ée]pos[ée]s?[\s\u00a0])?(?:n[°º][\s\u00a0]?\d[\s\u00a0])?(?:de|par)|"
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
    r"\bc[èée]d[ée]?(?:e|ant)?[\s\u00a0](?:(?:alors|finalement)[\s\u00a0])?(?:le[\s\u00a0]fauteuil|"
    r"la[\s\u00a0]pr[ée]sidence)(?:[\s\u00a0]d[eu][\s\u00a0][^;.\n]{3,20})?[\s\u00a0][àa]|"
    r"\binstallation[\s\u00a0](?:de|d['’])|\b[Pp]our[\s\u00a0]le[\s\u00a0]groupe[\s\u00a0]"
    r"[^:;.\n]{1,30}:(?:[^:;.\n]{0,60},)?"
    r"(?:[\s\u00a0]?(?:effectif|suppl[ée]ant)[a-z]{0,3}[\s\u00a0]?:)?|"
    r"\b(?:si[èée]ge\w{0,3}|prend(?:ra)?[\s\u00a0]place)[\s\u00a0][àa][\s\u00a0](?:la[\s\u00a0](?:droite|gauche)|"
    r"c[ôo]t[ée])[\s\u00a0]de|\b(?:sort|entre|quitte|rentre)(?:nt)?[\s\u00a0](?:avant|apr[èe]s|pendant|au|"
    r"lors)[\s\u00a0]"
    r"[^:;.\n]{0,40}:|"
    r"\b[ée]lection[\s\u00a0]d[^;.\n]{0,6}[\s\u00a0]rempla[çc]ante?[\s\u00a0]?[–—:-])"
    r"[\s\u00a0]{0,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
#: Where the public has the floor, who speaks need not sit on the council.
PUBLIC = re.compile(
    r"citoyen|interpellant|riverain|habitant|p[ée]titi|r[ée]union[ \u00a0](?:d['’]information|publique)|"
    r"enqu[êe]te|audition|"
    r"r[ée]clama|comit[ée][ \u00a0]de[ \u00a0]quartier|t[ée]moi|parents[ \u00a0]d['’][ée]l[èe]ves",
    re.IGNORECASE,
)
# "Réunion de quartier du 3 mars", "réunion d'information à la salle communale": no council sits there.
PUBLIC_MEETING = re.compile(
    r"\br[ée]union[ \u00a0](?:publique[ \u00a0])?(?:citoyenne|d['’]information|"
    r"de[ \u00a0](?:quartier|village|riverains|parents))",
    re.IGNORECASE,
)
# Where citizens speak themselves; a debate may well be about them.
FLOOR = re.compile(
    r"interpell(?:ation[ \u00a0]citoyenne|ante?s?\b)|citoyens?[ \u00a0]interpell|r[ée]union[ \u00a0]"
    r"(?:d['’]information|publique|citoyenne|de[ \u00a0](?:quartier|village|riverains|parents|concertation))|"
    r"audition|enqu[êe]te|r[ée]clama|comit[ée][ \u00a0]de[ \u00a0]quartier|p[ée]titionnaire|"
    r"t[ée]moi(?!gnages?\b(?![ \u00a0](?:d[eu]|enregistr|[ée]crit)|[ \u00a0]?:))|"
    r"quart[ \u00a0]d['’]heure[ \u00a0]citoyen|tribune[ \u00a0]citoyenne|"
    r"(?:parole|questions?)[ \u00a0](?:est[ \u00a0]donn[ée]e[ \u00a0])?(?:au|du)[ \u00a0]public|"
    r"(?:riverains?|riveraine|citoyen(?:ne)?s?|habitante?s?|parents|public\b)[^.;:\n]{0,40}(?:entendu|prend\b|"
    r"prennent|la[ \u00a0]parole|"
    r"exprim|intervien|assist|pr[ée]sente?s?\b|demand|souhait|dans[ \u00a0]la[ \u00a0]salle)|"
    r"(?:entendu|re[çc]u)[^.;:\n]{0,30}(?:riverain|citoyen|habitant|parents)",
    re.IGNORECASE,
)
SEAT_LEFT = re.compile(
    r"(?<![\w-])(?:r[ée](?:pond|plique|torque)(?:[\s\u00a0](?:ensuite|alors))?[\s\u00a0]à|(?:selon|d['’]apr[èe]s)|"
    r"propos[ée]e?s?[\s\u00a0]par)"
    r"[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"(?<![\w-])(?:sugg[ée]r[ée]e?s?[\s\u00a0]par|r[ée]pondant[\s\u00a0]à|pos[ée]e[\s\u00a0]"
    r"(?:en[\s\u00a0]commission[\s\u00a0])?par)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"(?<![\w-])(?:question|intervention|interventions|interpellation|amendement|question[\s\u00a0]orale|"
    r"abstention|vote|rapport|"
    r"proposition|remarque|serment|groupe|inscrit[\s\u00a0]à[\s\u00a0]la[\s\u00a0]demande|d[ée]mission|"
    r"remplacement|r[ée]ponse|d[ée]l[ée]gation|celles?|parole|[àÀ][\s\u00a0]la[\s\u00a0]demande)[\s\u00a0]"
    r"{1,4}(?:est[\s\u00a0]donn[ée]e[\s\u00a0])?(?:de|par|du|à)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"\b(?:ou[ïi]|entendus?|entendue)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
_RESIGNS = re.compile(
    r"\bd[ée]mission[\s\u00a0](?:de[\s\u00a0]{1,4}|d['’])(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
_MANDATE = re.compile(r"conseill|mandat|[ée]chevin|suppl[ée]ant", re.IGNORECASE)


# "la démission de M. Goor, effectif": of an advisory body, for councillors are not called so.
_SUBSTITUTE_RIGHT = re.compile(
    r"[\s\u00a0]?[,(][\s\u00a0]?(?:membre[\s\u00a0])?(?:effecti(?:f|ve)|suppl[ée]ante?)[\s\u00a0]?[,)]", re.IGNORECASE
)


def sits(left: str, right: str) -> bool:
    """Say whether the words tell what only members of the assembly do."""
    if _RESIGNS.search(left[-60:]) and _MANDATE.search(left + right):
        return not _SUBSTITUTE_RIGHT.match(right)
    return bool(_GOES.match(right) or _SITS_RIGHT.search(right) or _SITS_LEFT.search(left[-90:]))


# CDLD art. L1122-19: who has an interest leaves for that item, whatever is told of his kin: "M. Goor, dont le frère est
# offrant, se retire", "Mme Hardy (sa cousine) sort".
_LEAVES = re.compile(
    r"(?:[\s\u00a0]?\((?!candidat|riverain|locataire|citoyen|habitant|public)[^()\n]{2,60}\))?"
    r"(?:,[\s\u00a0](?!candidat|soumissionnaire|acqu[ée]reu|offrant|vendeu|locataire|riverain|habitant|citoyen|interpellant|expert|"
    r"architecte|auteur|t[ée]moin|invit[ée])(?:[^.;:«»\n]|(?<=M)\.){3,90},)?[\s\u00a0]{1,2}"
    r"(?:(?:et|qui|lequel|laquelle|aussi|alors|[ée]galement)[\s\u00a0]){0,2}"
    r"(?:(?:se[\s\u00a0](?:retir|d[ée]port|r[ée]cus)(?:e|ent|ant|a)|s['’]abs(?:tient|tiennent|tenant|tint|"
    r"tiendra)|"
    r"s['’](?:est|[ée]tant|[ée]tait)[\s\u00a0](?:retir|d[ée]port|r[ée]cus|absten)[ée]?u?e?|"
    r"s['’][ée]tant[\s\u00a0]absent[ée]e?|"
    r"se[\s\u00a0](?:sont|seront)[\s\u00a0](?:retir|d[ée]port|r[ée]cus|absten)[ée]?u?e?s)"
    r"(?![\s\u00a0](?:de[\s\u00a0](?:la[\s\u00a0](?:vente|course|liste|convention)|demander)|du[\s\u00a0]march[ée]))"
    r"|(?:sort(?:ent)?|r?entre(?:nt)?|(?:est|sont|[ée]tant)[\s\u00a0]sortie?s?)"
    r"(?=[\s\u00a0]?[.;,]|[\s\u00a0](?:aussi|[ée]galement|avant|pendant|de[\s\u00a0](?:la[\s\u00a0])?s(?:alle|[ée]ance)|"
    r"en[\s\u00a0]s[ée]ance|pour[\s\u00a0](?:ce|le)[\s\u00a0]point)\b)"
    r"|(?:a|ont|ayant)[\s\u00a0]quitt[ée][\s\u00a0]la[\s\u00a0]s[ée]ance\b"
    r"|quitt(?:ent|e|ant|era)[\s\u00a0](?:(?:alors|ensuite|aussit[ôo]t|donc)[\s\u00a0])?(?:la[\s\u00a0]s(?:alle|[ée]ance)|"
    r"l['’]assembl[ée]e|son[\s\u00a0]si[èe]ge|sa[\s\u00a0]place)"
    r"|(?:ne[\s\u00a0]vote(?:nt|ra)?|n['’](?:a|ont|ayant)[\s\u00a0](?:pas[\s\u00a0]vot[ée]|pas[\s\u00a0]pris[\s\u00a0]part|"
    r"pris[\s\u00a0]part[\s\u00a0]ni))\b"
    r"|ne[\s\u00a0](?:prend|prennent|prenant|prendra)[\s\u00a0](?:pas|point)[\s\u00a0]part[\s\u00a0]"
    r"(?:au|[àa][\s\u00a0]la[\s\u00a0]d)"
    r"|ne[\s\u00a0]participe(?:nt|ra|ront)?[\s\u00a0](?:pas|point)[\s\u00a0](?:au[\s\u00a0]vote|aux?[\s\u00a0]d[ée]bats?|"
    r"[àa][\s\u00a0]la[\s\u00a0]d)"
    r"|c[èée]d(?:e|ant|a)[\s\u00a0](?:(?:alors|lui)[\s\u00a0])?(?:le[\s\u00a0]fauteuil|la[\s\u00a0]pr[ée]sidence)"
    r"|reprend[\s\u00a0](?:la[\s\u00a0]pr[ée]sidence|sa[\s\u00a0]place|place)"
    r"|(?:est|sont)[\s\u00a0]invit[ée]e?s?[\s\u00a0][àa][\s\u00a0]sortir"
    r"|(?:motive|justifie|explique)[\s\u00a0]son[\s\u00a0](?:vote|refus|abstention))",
    re.IGNORECASE,
)


# "la famille Goor, parente de l'échevin, lequel quitte la séance": the one beside whom the word stands.
_ANOTHER_LEAVES = re.compile(r",[^;.\n]{3,90},[\s\u00a0]{1,2}(?:qui|lequel|laquelle)\b", re.IGNORECASE)


def leaves(right: str) -> bool:
    """Say whether the words tell who leaves for an item that touches him, or does not vote on it: a member.

    "(à titre privé, s'étant retiré)" tells that he buys.
    """
    match = _LEAVES.match(right)
    return match is not None and match[0].count("(") <= match[0].count(")") and not _ANOTHER_LEAVES.match(match[0])


# CDLD art. L1523-11, L1523-15: whom the councils send to an intercommunale, and its administrators, are their members.
_INTERCOMMUNALE = re.compile(r"\bintercommunale", re.IGNORECASE)
_LISTED = r"[^:\n]{0,200}$"
_DELEGATES = re.compile(
    r"\bintercommunale[^:;\n]{0,60}\bd[ée]l[ée]gu[ée]e?s[^:;\n]{0,40}:" + _LISTED + r"|"
    r"(?:\bd[ée]l[ée]gu[ée]e?s|\brepr[ée]sentante?s|\bd[ée]sign[ée]e?s?)[^:;\n]{0,110}(?:intercommunale|"
    r"majorit[ée]|minorit[ée]|assembl[ée]e|membres)"
    r"[^:;\n]{0,80}:" + _LISTED,
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\b(?:nomination|d[ée]mission|remplacement|cooptation|d[ée]signation|nomm[ée]e?|"
    r"rempla[çc]\w{1,4})(?:[\s\u00a0]d[^;:\n]{1,50})?:?[^;:\n]{0,60}$",
    re.IGNORECASE,
)
_CITIZENS = re.compile(r"citoyen|habitant|riverain|usager|parents|expert|ext[ée]rieur", re.IGNORECASE)
# "un observateur par groupe politique : A et B"
_PER_GROUP = re.compile(
    r"\bcomposition[\s\u00a0]des[\s\u00a0]groupes?\b[^\n]{0,300}$|"
    r"\bpar[\s\u00a0]groupe(?:[\s\u00a0]politique)?[\s\u00a0]?:" + _LISTED
)


def is_sent(context: Context, left: str, right: str, position: int) -> bool:
    """Say whether a group sends the person, or whether the law seats him."""
    if _BY_GROUP.search(left) and context.first(_COUNCIL_SENDS):
        return True
    if _BUDGET_READERS.search(left) and re.search(r"article[\s\u00a0]12\b", left):
        return True
    before = around.paragraph_left(context, position)
    if _PER_GROUP.search(before[-200:]):
        return True
    if context.first(_INTERCOMMUNALE) and (
        (_DELEGATES.search(before[-260:]) and not _CITIZENS.search(before[-260:]))
        or (_BOARD.search(before[-160:]) and re.search("administrat", before[-160:] + right, re.IGNORECASE))
    ):
        return True
    return bool(_HEADS_CPAS.search(right) and re.search(r"CPAS|action[\s\u00a0]sociale", left, re.IGNORECASE))


def is_heard(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    """Say whether the preamble heard a member: "Entendu M. Goor demandant si…"."""
    heard = (_HEARD_LEFT.search(left[-50:]) or _HEARD_TOO_LEFT.search(left)) and _HEARD_RIGHT.match(right)
    return bool(heard) and not PUBLIC.search(around.paragraph(context, candidate))


_QUESTIONS = re.compile(
    r"questions?[\s\u00a0](?:orales?|[ée]crites?|d['’]actualit[ée])[^:.\n]{0,30}[:.]|"
    r"(?<![\w'’-])interv(?:\.|entions?|iennent)[\s\u00a0]?:(?:[^\n.:;]|(?<=M)\.){0,200}$",
    re.IGNORECASE,
)


# "Point 11. Question écrite de Mme Goor": where the item begins, in minutes of several.
_ITEM = re.compile(
    r"^[ \u00a0]{0,3}(?:Points?[ \u00a0](?:n[°º][ \u00a0]?)?\d{1,3}|POINTS?[ \u00a0](?:N[°º][ \u00a0]?)?\d{1,3}|"
    r"\d{1,3}(?:[.)°]|[ \u00a0]?[–—-]))"
    r"[^\n]{0,20}[ \u00a0.–—:-][^\n]{0,60}\bQ(?:uestions?|UESTIONS?)\b",
    re.MULTILINE,
)


def _item(context: Context, position: int) -> str:
    """Return what the text is about, or the item of a question where one begins before the place, not too far."""
    item = None
    for item in _ITEM.finditer(context.text, max(0, position - 900), position):  # noqa: B007 – the last one counts
        pass
    return context.text[item.start() : position] if item else context.subject


def asks(context: Context, candidate: Candidate, right: str) -> bool:
    """Say whether the name stands in a list of questions: "Questions orales : M. X (déchets) ; Mme Y (crèche)"."""
    left = around.paragraph_left(context, candidate.start)
    if _QUESTION_LEFT.search(context.before(candidate.start, 70)) and _ASKED_RIGHT.match(right):
        return not _CITIZEN.search(_item(context, candidate.start)) and not _CITIZEN.search(left[-250:])
    if not re.match(r"[\s\u00a0]?[(:]", right) or _CITIZEN.search(left[-250:]):
        return False
    return bool(_QUESTIONS.search(left))


_BUSINESS = (
    r"vot(?:e|es|ent|ants?)|voix|oui|abst\w{0,8}|opposante?s?|effecti(?:f|ve)s?|suppl[ée]ante?s?|d[ée]l[ée]gu[ée]e?s?|"
    r"repr[ée]sentante?s?|d[ée]sign\w{1,5}|observat\w{2,6}|jury|commission|comit[ée]|groupe|motion|amendements?|"
    r"remarques?|"
    r"questions?|r[ée]ponses?|interventions?|interviennent|interpellations?|rapport|"
    r"avis[ \u00a0]de[ \u00a0]l[ée]galit[ée]|"
    r"note|copie|relue?|proposition|pr[ée]side?n?[tc]?\w{0,3}|sort(?:ie?)?|entre|rentre|quitte|s[ée]ance|rempla\w{1,7}|"
    r"rang|[ée]chevine?s?|conseil|coll[èe]ge|procuration|assembl[ée]e|bureau|majorit[ée]|minorit[ée]|opposition|mandat|"
    r"intercommunale|administrat\w{3,5}|membres?|asbl|s\.?c\.?r?\.?l\.?"
)
# Enough for a surname that somebody in office bears, and for nobody else.
_BUSINESS_LEFT = re.compile(rf"\b(?:{_BUSINESS})\b[^\n.]{{0,90}}$", re.IGNORECASE)
_BUSINESS_RIGHT = re.compile(
    r"^[ \u00a0]?(?:[(,–—:-][ \u00a0]?(?:\d|effecti|suppl[ée]a|pr[ée]siden|rapporteu|groupe|"
    r"\d{1,2}[ \u00a0]?(?:oui|voix)|"
    r"PS\b|MR\b|[A-Z]{2,6}\b)|en[ \u00a0]lieu[ \u00a0]et[ \u00a0]place|en[ \u00a0]remplacement|rempla[çc]|"
    r"\d{1,2}[ \u00a0]oui)",
    re.IGNORECASE,
)


def in_assembly(left: str, right: str) -> bool:
    """Say whether the words around are of votes, seats and delegations: then a bare surname is the office holder's."""
    return bool(_BUSINESS_RIGHT.search(right) or _BUSINESS_LEFT.search(left))
