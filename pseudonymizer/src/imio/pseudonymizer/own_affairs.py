"""What makes anybody, an office holder too, a private person at that place: home, birth, kin, deal, debt."""

from imio.pseudonymizer import applying
from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.address_beside import lives_in_hamlet
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


PRIVATE_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0]|domicili|demeurant|r[ée]sid|habitant|"
    r"[âa]g[ée]|\d{1,3}[\s\u00a0]ans|veu(?:f|ve)[\s\u00a0]|[ée]pou|propri[ée]taire|locataire|riverain|"
    r"[àa][\s\u00a0]titre[\s\u00a0](?:priv|personnel)|NISS|RN\b|N\.?N\.?\b|et[\s\u00a0]son[\s\u00a0][ée]pouse|"
    r"et[\s\u00a0]sa[\s\u00a0](?:compagne|femme)|sollicit|introduit)",
    re.IGNORECASE,
)
# "Madame la Conseillère Goor sollicite l'ajout d'un point": a citizen asks for himself, an office holder does not.
ACTS = re.compile(r"[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:sollicit|introduit)", re.IGNORECASE)
PRIVATE_LEFT = re.compile(
    r"(?:vendre|vente|c[ée]der|cession|acqu[ée]reurs?|acheteurs?|vendeurs?|acqu[ée]rir|attribuer|louer|"
    r"concession|r[ée]clamation|candidature|propri[ée]t[ée]|appartenant|octroyer|requ[ée]rante?|demandeu(?:r|"
    r"se)|sieur|consorts|famille|indivision|veuve|locataire|riveraine?|voisine?|preneur|bailleur|d[ée]biteur|"
    r"plainte|courrier|lettre|demande)[^;.\n]{0,40}$",
    re.IGNORECASE,
)
# What makes even an office holder a private person at that place.
OWN_AFFAIR_LEFT = re.compile(
    r"(?:\bvendre|\bvente|\bc[ée]der|\bc[ée]d[ée]e?s?\b|\bvendue?s?\b|\blou[ée]e?s?\b|\bcession|\bacqu[ée]reurs?|"
    r"\bacheteurs?|"
    r"\bvendeurs?|\blouer|\bconcession|\bappartenant|\boctroyer|\bsieur|\bconsorts|(?<!\baux[\s\u00a0])\bfamille|"
    r"\bindivision|\bveuve|"
    r"\blocataire|\briveraine?s?\b|(?<!commune[\s\u00a0])\bvoisine?s?\b|"
    r"\bappartien(?:t|nent)|\bpreneur|\bbailleur|\bd[ée]biteur|\bpropri[ée]t[ée]s?[\s\u00a0]d[eu]|\b[ée]pou(?:x|"
    r"se)|\bp[èe]re|"
    r"\bm[èe]re|\bmari\b)"
    r"(?![^;.\n]{0,40}(?:pr[ée]siden|fauteuil|[ée]charpe|pr[ée]sent|signer|repr[ée]sent|charg|d[ée]sign))[^;.,\n]{0,25}$|"
    r"\b(?:introduite?s?|form[ée]e?s?|souscrite?s?)[\s\u00a0]par[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$|"
    r"\b(?:papa|maman|p[èe]re|m[èe]re|fils|fille|fr[èe]re|s[œo]e?ur|mari|[ée]pou(?:x|se)|tante|oncle|ni[èe]ce|"
    r"neveu|cousine?|veu(?:f|ve)|"
    r"compagn(?:e|on)|(?<!commune[\s\u00a0])voisine?|parents?|locataire|acqu[ée]reur|preneur|demandeur|propri[ée]taire|vendeur)\b"
    r"[^;.\n]{0,40},[\s\u00a0](?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
# What is his, or what he lodged: "le chien de M. Goor", "la plainte de Mme Hardy", "feu M. Goor".
_HIS = re.compile(
    r"(?:\b(?:plaintes?|r[ée]clamations?|recours|chiens?|chats?|maison|habitation|domicile|terrains?|jardin|"
    r"garage|logement|"
    r"immeuble|parcelles?|propri[ée]t[ée]s?|haies?|loyers?|dettes?|candidatures?|tombe|s[ée]pulture|succession|"
    r"b[âa]timent|"
    r"v[ée]hicule|voiture|exploitation|commerce|prairies?|p[âa]tures?|accident|chambre|appartement|ferme|chalet|"
    r"cave|fa[çc]ade|"
    r"enfants?|[ée]pouse|mari|compagn(?:e|on))[\s\u00a0](?:de|d['’])[\s\u00a0]?|\bfeue?[\s\u00a0])"
    r"(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
# "L'avocate de Mme Hardy, Me Goor": whom somebody represents.
_CLIENT = re.compile(
    r"\b(?:avocate?s?|conseils?|notaires?|huissiers?|curat(?:eur|rice)|administrat(?:eur|rice)[\s\u00a0]provisoire|tut(?:eur|rice)|"
    r"m[ée]decin|g[ée]om[èe]tre|architecte|assureur)[\s\u00a0](?:de[\s\u00a0]|d['’]|des[\s\u00a0])(?:(?:la[\s\u00a0])?famille[\s\u00a0])?"
    r"(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)


def is_represented(left: str) -> bool:
    """Say whether the office before a name is that of who acts for its bearer: "le notaire de M. Goor"."""
    return bool(_CLIENT.search(left[-70:]))


# "M. Goor, 11.250 €", "Mme Hardy, rue Haute 4"
_PAYS_OR_LIVES = re.compile(
    r"[ \u00a0]?(?:[,:(–-]|\t)[ \u00a0]?(?:\d[\d.]{0,9}(?:,\d{2})?[ \u00a0]?(?:€|EUR\b|euros\b)|"
    r"(?:rue|avenue|chauss[ée]e|place|chemin|route|boulevard|clos|all[ée]e|impasse|dr[èe]ve|quai|ruelle|sentier|"
    r"thier)\b"
    r"[^;.\n]{2,40}\d)",
    re.IGNORECASE,
)
# "le fils Goor", "les sœurs Hardy": of the family, not the one who sits.
_KINSMAN = re.compile(
    r"\b(?:les?|la|l['’]|du|des|aux?|de[\s\u00a0]la|deux|trois|ses|ces)[\s\u00a0]?(?:petits?-)?(?:fils|filles?|fr[èe]res?|s(?:œ|oe)urs?|"
    r"m[èe]re|p[èe]re|veuve|(?:petits-)?enfants|cousine?s|jumeaux|jumelles|gendre|oncle|tante|grand-m[èe]re|grand-p[èe]re)[\s\u00a0]$",
    re.IGNORECASE,
)
# "une servitude au profit de M. Goor", "les frais sont à charge de Mme Hardy"
_FOR_HIM = re.compile(
    r"\b(?:au[\s\u00a0]profit|[àa][\s\u00a0](?:la[\s\u00a0])?charge|aux[\s\u00a0](?:frais|d[ée]pens)|pour[\s\u00a0](?:le[\s\u00a0])?compte|"
    r"[àa][\s\u00a0]l['’][ée]gard|[àa][\s\u00a0]l['’]encontre)[\s\u00a0](?:de[\s\u00a0]{1,4}|d['’])(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)
# "M. Goor, qui y tient un gîte", "Mme Hardy, du n° 4", "M. Goor accepte 6.400 €", "M. Goor junior", "M. Hardy, cité
# comme témoin"
_LIVES_OR_SETTLES = re.compile(
    r",[\s\u00a0](?:cit|renseign|mentionn|donn|propos|pr[ée]sent)[ée]e?[\s\u00a0](?:comme|pour|en[\s\u00a0](?:qualit[ée][\s\u00a0]de|"
    r"tant[\s\u00a0]que))[\s\u00a0](?:r[ée]f[ée]rence|t[ée]moin|garant|caution|contact|personne|tuteur|repreneur)|"
    r"[\s\u00a0](?:junior|senior|p[èe]re|fils|m[èe]re|fille)\b(?![\s\u00a0](?:et|de|d['’])\b)|"
    r",[\s\u00a0](?:qui|lequel|laquelle)[\s\u00a0](?:y[\s\u00a0](?:tient[\s\u00a0]\w|vit|habite|exploite|poss[èe]de|loge|demeure|r[ée]side)|"
    r"a[\s\u00a0](?:quitt[ée]|d[ée]m[ée]nag[ée])[^,;.\n]{0,12}commune|a[\s\u00a0]d[ée]m[ée]nag[ée])|"
    r"(?:[\s\u00a0](?:et|,)[\s\u00a0](?:{civ}[\s\u00a0])?(?:[A-ZÀ-Þ][\w'’.-]{1,20}[\s\u00a0]?){1,3})?,[\s\u00a0](?:des|du|au|aux)[\s\u00a0]n(?:os?|°s?|um[ée]ros?)[\s\u00a0]?\d|"
    r"[\s\u00a0](?:accepte|offre|propose|redoit|doit|r[ée]clame)[\s\u00a0]\d[\d.]{0,9}(?:,\d{2})?[\s\u00a0]?(?:€|EUR\b|euros\b)".replace(
        "{civ}", around.CIV
    )
)
# "Mme Hardy souhaite être inhumée à…", "M. Goor voudrait acheter la parcelle": a citizen's wish, no question.
_WISHES = re.compile(
    r"[\s\u00a0]{1,4}(?:souhait|d[ée]sir|voudr|veu|demand|enten)[^\W\d_]{1,6}[\s\u00a0](?:[àa][\s\u00a0]|d['’])?"
    r"(?:pouvoir[\s\u00a0])?(?:[êe]tre[\s\u00a0](?:inhum|enterr|incin|relog|h[ée]berg|exempt|exon[ée]r|dispens|indemnis|"
    r"rembours|aid[ée]|soign)|(?:se[\s\u00a0](?:marier|domicilier|loger)|s['’]installer)\b|"
    r"(?:voir|faire)[\s\u00a0]acter[\s\u00a0](?:par[\s\u00a0](?:le|un)[\s\u00a0]notaire|la[\s\u00a0](?:vente|cession))\b|"
    r"(?:inhumer|enterrer|exhumer)\b|(?:acheter|acqu[ée]rir|louer|vendre|c[ée]der|construire|cl[ôo]turer|reprendre)"
    r"[\s\u00a0](?:son|sa|ses|leurs?|la[\s\u00a0]parcelle|le[\s\u00a0](?:terrain|bien|lot)|une?[\s\u00a0](?:parcelle|terrain|"
    r"concession|lot|maison|garage))\b)",
    re.IGNORECASE,
)
# "le terrain est cédé pour l'euro symbolique à M. Goor"
_GIVEN_TO = re.compile(
    r"\b(?:(?<!parole[ \u00a0])(?<!mandat[ \u00a0])(?:revien(?:t|nent|dra)|[ée]choi(?:t|ent))|"
    r"vend(?:u|re|ue|us)?|c[èée]d[ée]?r?e?s?|adjug[ée]r?e?s?|consenti[res]{0,2}|d[ée]livr[ée]r?e?s?|attribu[ée]r?e?s?|lou[ée]e?r?s?|octroy[ée]r?e?s?|"
    r"accord[ée]r?e?s?|conc[ée]d[ée]r?e?s?|vers[ée]r?e?s?|"
    r"rembours[ée]r?e?s?|r[ée]clam[ée]r?e?s?)\b(?:(?!\bcharg|\brepr[ée]sent|\bsign|\bparole|\bd[ée]l[ée]gation|"
    r"\bmandat|\bautoris)[^;.\n]){0,90}"
    r"[\s\u00a0]à[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
# "l'intervention a été attribuée à M. Goor"
_SAID = re.compile(
    r"\b(?:pr[ée]sidence|fauteuil|[ée]charpe|sa[\s\u00a0]place|interventions?|propos|parole|amendements?|questions?|remarques?|votes?)\b",
    re.IGNORECASE,
)
_SIEUR = re.compile(r"\b(?:[Ss]ieurs?|[Dd]ames?|[Dd]emoiselles?)[ \u00a0]$")
#: What a list of private persons begins with.
_PRIVATE_LIST = re.compile(
    r"\b(?:r[ée]clamante?s|requ[ée]rante?s|d[ée]biteurs|riveraine?s|locataires|propri[ée]taires|"
    r"b[ée]n[ée]ficiaires|candidat(?:e?s|ures)|"
    r"laur[ée]ate?s|primes?|concessions?|noces|naissances|d[ée]c[èe]s|acqu[ée]reurs|parents|[ée]l[èe]ves|"
    r"citoyen(?:ne)?s|"
    r"volontaires|b[ée]n[ée]voles|jubilaires|d[ée]funts|soumissionnaires|[ée]poux|habitante?s)\b[^.\n]{0,160}$",
    re.IGNORECASE,
)


# "le fils des donateurs, M. Goor, notaire": what he is by profession is no office here.
_KIN_LEFT = re.compile(
    r"\b(?:papa|maman|p[èe]re|m[èe]re|fils|fille|fr[èe]re|s(?:œ|oe)ur|mari|[ée]pou(?:x|se)|tante|oncle|ni[èe]ce|neveu|"
    r"cousine?|gendre|bru|veu(?:f|ve)|compagn(?:e|on)|h[ée]riti(?:er|[èe]re)|beau-[^\W\d_]{4,5}|belle-[^\W\d_]{4,5})"
    r"(?:[\s\u00a0](?:de|des|du|d['’]|au)[^;.,\n]{1,40}|[\s\u00a0]a[iî]n[ée]e?)?,[\s\u00a0](?:{civ}[\s\u00a0]{1,4})?$|"
    # "la famille de Jules Goor (ancien échevin)", "le mariage de l'Échevin Goor"
    r"\b(?:familles?|mariage|noces|obs[èe]ques|fun[ée]railles)[\s\u00a0](?:de[\s\u00a0]|d['’]|du[\s\u00a0])(?:{civ}[\s\u00a0]{1,4})?"
    r"(?:l['’]|la[\s\u00a0]|le[\s\u00a0])?(?:[a-zà-ÿA-ZÀ-Þ][a-zà-ÿ]{3,14}[\s\u00a0])?(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)


def is_kinsman(left: str) -> bool:
    """Say whether the words before a name tell whose kinsman he is, or a family's event."""
    return bool(_KIN_LEFT.search(left[-90:]))


# "raconte que son mari est tombé", "demande si sa cave…": a citizen's story; a councillor speaks of the commune.
_OWN_STORY = re.compile(
    r"(?:[\s\u00a0][a-zà-ÿ'’]{1,14}){1,3}?[\s\u00a0](?:que[\s\u00a0]|qu['’]|si[\s\u00a0]|pourquoi[\s\u00a0]|comment[\s\u00a0])"
    r"(?:(?:son|sa|ses)[\s\u00a0](?:mari|femme|[ée]pou(?:x|se)|compagn(?:e|on)|conjointe?|fils|fille|enfants?|m[èe]re|p[èe]re|"
    r"fr[èe]re|s(?:œ|oe)ur|parents|voisine?|domicile|maison|habitation|jardin|garage|logement|all[ée]e|trottoir|haie|cave|fa[çc]ade|toit|"
    r"cl[ôo]ture|chien|voiture|potager|terrasse|seuil|grange|poubelles?)\b|la[\s\u00a0]sienne\b|le[\s\u00a0]sien\b)"
)


def is_own(context: Context, candidate: Candidate, bare: str, right: str) -> bool:
    """Say whether the words around make anybody a private person there; bare: what precedes his civility."""
    bare = bare[max(bare.rfind(sign) for sign in "?!»") + 1 :]
    return bool(
        _told(OWN_AFFAIR_RIGHT.search(right))
        or _told(OWN_AFFAIR_LEFT.search(bare))
        or _HIS.search(bare)
        or _is_given(around.CIVILITY_LAST.sub("", context.before(candidate.start, 130)))
        or _SIEUR.search(context.before(candidate.start, 14))
        or (_KINSMAN.search(bare) and not _SURNAME_TOO.search(bare[-12:]))
        or _FOR_HIM.search(bare)
        or _LIVES_OR_SETTLES.match(right)
        or _WISHES.match(right)
        or _OWN_STORY.match(right)
        or _CLIENT.search(bare)
        or _PAYS_OR_LIVES.match(context.text[candidate.end : candidate.end + 70])
        or lives_in_hamlet(context.text, candidate.end)
        or owes(context, candidate)
        or applying.is_for_himself(bare, right)
    )


# "COUSIN, HADDAD, VOISIN" are surnames; "un cousin, M. Haddad" is not.
_SURNAME_TOO = re.compile(r"[\s\u00a0,(]{0,9}(?:VOISINE?|COUSINE?|NEVEU|Voisin|Cousin|Neveu)\b")


def _told(match: re.Match[str] | None) -> bool:
    return match is not None and not _SURNAME_TOO.match(match[0])


def _is_given(left: str) -> bool:
    return bool(_GIVEN_TO.search(left)) and not _SAID.search(left)


def is_listed(context: Context, candidate: Candidate) -> bool:
    """Say whether the name stands in a list of private persons: "Réclamants : A, B"."""
    return bool(_PRIVATE_LIST.search(context.before(candidate.start, 200)))


OWN_AFFAIR_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0](?:[àa]|le|en)[\s\u00a0]|domicili|"
    r"demeurant|habitant|"
    r"[âa]g[ée]|\d{1,3}[\s\u00a0]ans|veu(?:f|ve)[\s\u00a0]|[ée]pou(?:x|se)|locataire|riverain|acqu[ée]reur|"
    r"voisine?\b|requ[ée]rante?\b|plaignante?\b|demandeu(?:r|se)\b|commer[çc]ante?\b|"
    r"(?:fils|fille|fr[èe]re|s[œo]e?ur|m[èe]re|p[èe]re|tante|oncle|ni[èe]ce|neveu)[\s\u00a0]d[eu'’]|"
    r"qui[\s\u00a0](?:en[\s\u00a0]demande|en[\s\u00a0]offre|habite|exploite|loue|ach[èe]te|vend)\b|"
    r"(?:doit|devra|redoit|offre)[\s\u00a0](?:encore[\s\u00a0])?\d|(?:vend|ach[èe]te|loue)(?:nt)?[\s\u00a0](?:son|sa|"
    r"ses|leurs?)\b|soumissionnaire|"
    r"(?:agissant[^;.\n]{0,20})?(?:comme[\s\u00a0]|en[\s\u00a0]qualit[ée][\s\u00a0]de[\s\u00a0])?propri[ée]taire|"
    r"[àa][\s\u00a0]titre[\s\u00a0](?:priv|personnel)|NISS|RN\b|N\.?N\.?\b|et[\s\u00a0]son[\s\u00a0][ée]pouse)",
    re.IGNORECASE,
)
DEAL_LEFT = re.compile(
    r"(?:\bvend(?:re|u|ue)|\bvente|\bc[ée]der|\bcession|\bacqu[ée]|\battribu|\blou(?:er|e)\b|\blocation|\bbail|"
    r"\bconcession|\boctroi)[^;.\n]{0,110}(?:[àa]|par|pour|de)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)
AS_OWNER = re.compile(
    r"agissant[^;.\n]{0,20}(?:propri|priv|personnel)|à titre (?:priv|personnel)|en (?:son )?nom personnel",
    re.IGNORECASE,
)
GONE = re.compile(
    r"\bd[ée]c[èe]s\b|hommage|(?<!\bun[\s\u00a0])(?<!\ble[\s\u00a0])(?<!\bson[\s\u00a0])\bm[ée]moire|"
    # The fees of a lawyer are no honorary office.
    r"honoraires?\b(?![ \u00a0](?:de[ \u00a0])?(?:Mes?|Ma[îi]tre)\b)|"
    r"\bd[ée]funt|\bfeu\b|d[ée]c[ée]d[ée]",
    re.IGNORECASE,
)
# Who sits there without a mandate: "Mmes A, B et M. C (parents)".
GUEST = re.compile(
    r"^(?:[\s\u00a0]{0,4}(?:,|et|&)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?[A-ZÀ-Þ][\w'’.-]*(?:[\s\u00a0]"
    r"[A-ZÀ-Þ][\w'’.-]*){0,3}){0,5}[\s\u00a0]{0,4}"
    r"[(,][\s\u00a0]{0,4}(?:parents?|mamans?|papas?|citoyen|habitant|riverain|accueillant|b[ée]n[ée]voles?|"
    r"invit[ée]|public|usagers?|"
    r"repr[ée]sentante?s?[\s\u00a0]des[\s\u00a0](?:parents|citoyens|riverains|usagers))".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
# "(sans lien avec Mme Goor)": of whom the reader thinks, as she sits there.
TOLD_APART = re.compile(
    r"\bsans[\s\u00a0](?:aucun[\s\u00a0])?(?:lien|parent[ée])(?:[\s\u00a0](?:de[\s\u00a0]parent[ée]|familial))?[\s\u00a0]avec"
    r"[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV)
)
#: "Mr Dessalles (aucun lien avec l'échevine)".
NO_TIE = re.compile(
    r"[\s\u00a0]?[,(–—-][\s\u00a0]?(?:aucun|sans|pas[\s\u00a0]de|nul)[\s\u00a0](?:lien|rapport|parent)", re.IGNORECASE
)
_ITEM = re.compile(r"[ \u00a0]*(?:[-–—•*·]|\d{1,3}[.)°])?[ \u00a0]*")
_SUM_RIGHT = re.compile(
    r"[ \u00a0]?(?:\([^()\n]{1,20}\))?[ \u00a0]?[–—:;/|\t-][^\n]{0,60}\d[ \u00a0]?(?:€|EUR\b|euros\b)"
)


# "Sandro Goor : 6 réunions, 450 € brut": what a mandate brings in is published (CDLD art. L6421-1).
_FEES = re.compile(
    r"[ \u00a0]?(?:,[^:\n]{3,40})?[:–-][^\n]{0,40}\b(?:r[ée]unions?|jetons?|s[ée]ances?|pr[ée]sences?)\b"
)


def owes(context: Context, candidate: Candidate) -> bool:
    """Say whether the name opens a line that ends with a sum: who owes or receives it does so for himself."""
    if _FEES.match(context.text, candidate.end, candidate.end + 110):
        return False
    low = max(0, candidate.start - 12)
    start = context.text.rfind("\n", low, candidate.start) + 1 or low
    return bool(_ITEM.fullmatch(context.text, start, candidate.start)) and bool(
        _SUM_RIGHT.match(context.text[candidate.end : candidate.end + 110])
    )
