"""The words around an address that tell whose it is: a home, a private matter, an institution, a work site."""

import re


HOME = re.compile(
    r"\b(?:domicili[ée]|fai(?:t|sant|saient)[ \u00a0]m[ée]nage|dom\.|inscrite?s?[ \u00a0]au[ \u00a0]reg(?:istre|\.)|"
    r"(?<!mise[ \u00a0]en[ \u00a0])(?<!mises[ \u00a0]en[ \u00a0])(?<!mis[ \u00a0]en[ \u00a0])demeur(?:ant|e|ent|"
    r"ait)\b|r[ée]sid(?:ant|e|"
    r"ent|ait|aient|er)\b|habit(?:ant|e|ent|ait|aient|"
    r"er)\b"
    r"(?![ \u00a0]+d[eu])|log(?:[ée]e?s?|eant|e)\b|h[ée]berg[ée]|chez[ \u00a0](?:M\.|Mme|sa|son|ses|lui|elle|eux|"
    r"(?:une?|des)[ \u00a0](?:ami|amie|cousine?|proche|parent|voisine?|particulier|tiers|oncle|tante|fr[èe]re|s(?:œ|"
    r"oe)ur|connaissance)s?|"
    r"(?:l[ae][ \u00a0]|l['’])(?:(?:vice-)?pr[ée]sidente?|secr[ée]taire|tr[ée]sori(?:er|[èe]re)))\b|"
    r"relog(?:e|ent|er|[ée]e?s?|ement)\b|\b(?:il|elle|qui|ils|elles)[ \u00a0](?:dort|dorment|couche|s[ée]journe|"
    r"cohabite)(?:nt)?\b|"
    r"(?:son|leur|mon)[ \u00a0](?:installation|emm[ée]nagement|d[ée]m[ée]nagement)\b|"
    r"(?:son|sa|leur|mon|ma|notre)[ \u00a0](?:(?:propre|nouve(?:l|lle|au)|future?|ancien(?:ne)?)[ \u00a0])?"
    r"(?:domicile|logement|maison|habitation|immeuble|appartement|ferme|adresse|"
    r"r[ée]sidence)\b|en[ \u00a0]son[ \u00a0]vivant|(?:lui|leur)[ \u00a0]appartenant|"
    r"(?:qu['’]il|qu['’]elle|que[ \u00a0](?:M\.|Mme)[^,;]{0,40})[ \u00a0]occupe|domicile\b|couvent\b|(?-i:puits)\b|"
    r"\b(?:[ie]l(?:le)?s?|qui|int[ée]ress[ée]e?s?|couple|famille|m[ée]nage)[ \u00a0](?:y[ \u00a0])?(?:vi(?:t|vent|"
    r"vait|vaient|vra)\b|"
    r"a[ \u00a0]v[ée]cu)|\bvivant[ \u00a0](?:[àa]|au|seule?|ensemble|chez)\b|"
    r"(?:qu['’](?:il|elle)s?|que[ \u00a0](?:M\.|Mme)[^,;]{0,40})[ \u00a0](?:loue|habite|occupe|poss[èe]de|"
    r"partage)(?:nt)?\b|"
    r"\b(?:lieu[ \u00a0]de[ \u00a0])?(?:r[ée]sidence|s[ée]jour)[ \u00a0]?(?:principale|habituelle|effective|"
    r"actuelle|principal)?"
    r"[ \u00a0]?:)",
    re.IGNORECASE,
)
#: Weaker than a residence: an institution in between wins.
PRIVATE = re.compile(
    r"occup(?:ant|[ée]e?s?[ \u00a0]par[ \u00a0]M)|\bpropri[ée]taire|locataire|riverain|[ée]vacuation|insalubr|"
    r"inhabitab|(?:interdiction|d[ée]fense)[ \u00a0]d['’](?:occuper|habiter)|occupation[ \u00a0]pr[ée]caire|"
    r"expuls|\bvoisin|\bveuve|\b[ée]poux\b|\bfamille\b|\bm[ée]nage\b|\bconsorts\b|\bh[ée]ritiers\b|\bp/a\b"
    r"|aux[ \u00a0]bons[ \u00a0]soins|\bc/o\b|"
    r"personne[ \u00a0]physique|(?:courriers?|lettres?|plis?)[ \u00a0](?:recommand[ée]e?s?[ \u00a0])?(?:envoy|adress)|"
    r"\b(?:nouvelle|ancienne|derni[èe]re|changement[ \u00a0]d['’])[ \u00a0]?adresse\b|"
    r"\badresse[ \u00a0](?:nouvelle|actuelle|renseign[ée]e|connue)\b|"
    r"\b(?:chambre|ch\.|"
    r"studio)[ \u00a0](?:n°[ \u00a0]?)?\d|\badr(?:esse|\.)(?:[ \u00a0]postale)?[ \u00a0]*[:\t]|"
    r"\badresse[ \u00a0](?:d[eu]s?|du|l['’]|de[ \u00a0]l[a'’]|des|priv|l[ée]gale|officielle|personnelle|actuelle|"
    r"compl[èe]te)"
    r"[ \u00a0']?(?:la[ \u00a0])?(?:demande(?:ur|resse)|requ[ée]r|propri|locat|int[ée]ress|plaign|r[ée]clam|"
    r"candidat|titulair|"
    r"b[ée]n[ée]fici|conjoint|d[ée]bit|parent|domicil)?[^:;,.\n\t]{0,12}[:\t]|"
    r"correspondance[ \u00a0]*:|\bcoordonn[ée]es[ \u00a0]*:|garde[ \u00a0]d['’]enfants|accueillante?\b",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"(?<![\w-])(?:si[èe]ges?\b|[ée]tablie?s?\b|maisons?[ \u00a0](?:communale|de[ \u00a0])|h[ôo]tel\b|"
    r"administration(?![ \u00a0]de[ \u00a0]biens)|"
    r"[ée]coles?\b|[ée]glise|salles?\b|loca(?:l|ux)\b|b[âa]timents?\b|A\.?S\.?B\.?L|S\.?R\.?L\b|S\.?P\.?R\.?L|"
    r"(?-i:S\.?[AC]\.?|s\.[ac]\.)(?=[ \u00a0,(])|"
    r"SC(?:RL|RI|S|omm)?\b|SNC\b|AISBL|GmbH|[NB]V\b|VZW|soci[ée]t[ée]s?\b|presbyt[èe]re|cure\b|biblioth[èe](?!c)"
    r"|hall\b|"
    r"cimeti[èe]re|gemeente\b|gemeinde\w*|stadt\b|mairie\b|"
    r"g[îi]tes?\b|chantier|travaux|centres?\b|tribunal|cour\b|minist|SPW|SPF|notaire|avocat|cabinet|[ée]tude\b|"
    r"bureaux?\b|"
    r"magasins?\b|caf[ée]\b|commerces?\b|intercommunale|points?[ \u00a0]de[ \u00a0]|parkings?\b|plaine\b|carrefour|"
    r"hauteur|"
    r"face\b|devant\b|angle\b|entre[ \u00a0]l|gouvern(?:eur|ement)|coll[èe]ge\b|conseil\b|service\b|ville[ \u00a0]de|"
    r"la[ \u00a0]ville\b|"
    r"la[ \u00a0]commune\b|commune[ \u00a0]de|province\b|zone[ \u00a0]de|r[ée]gie\b|fabrique|mus[ée]e|cr[èe]che|"
    r"home\b|maison[ \u00a0]de[ \u00a0]repos|"
    r"h[ôo]pital|clinique|institut\b|ath[ée]n[ée]e|lyc[ée]e|acad[ée]mie|universit|autorit[ée]|agence|office\b|"
    r"fondation|"
    r"association|comit[ée]|club\b|mutuelle|syndicat|union\b|banque|poste\b|gare\b|caserne|commissariat|police\b|"
    r"arsenal|"
    r"entrep[ôo]t|atelier|garage|recyparc|d[ée]p[ôo]t|stade|piscine|complexe|terrain|parc\b|zoning|b[âa]t\.|"
    r"propri[ée]t[ée]\s+communale|"
    r"communa(?:l|le|ux|les)\b|provincia(?:l|le|ux|les)\b|"
    r"[ée]picerie|boulangerie|boucherie|pharmacie|librairie|restaurant|friterie|snack|brasserie|taverne|salon\b|"
    r"[ée]tablissements?\b|"
    r"ets\b|entreprise|firme|p[ée]pini[èe]re|imprimerie|menuiserie|carri[èe]re|fournisseur|soumissionnaire|"
    r"adjudicataire|"
    r"r[ée]fection|r[ée]novation|raccordement|pose\b|[ée]gouttage|remplacement|d[ée]molition|stationnement|"
    r"circulation|"
    r"vitesse|signal|tron[çc]on|section\b|passage\b|r[ée]union|s[ée]ance|permanence|legs\b|"
    r"mise[ \u00a0]en[ \u00a0]vente|"
    r"emplacement|abri|arr[êe]t\b|place[ \u00a0]de|espace\b|antenne|guichet|halte|kiosque|chapelle|monument|"
    r"dispensaire|"
    r"urbanisme|[ée]tat[ \u00a0]civil|secr[ée]tariat[ \u00a0]|direction\b|inspection|bourse\b|palais|"
    r"f[ée]d[ée]ration|fabrique|cercle|harmonie|foyer|r[ée]seau)"
    r"|(?:l['’]|d['’]|\b(?:[Ll]e|[Ll]a|les|[Aa]u|du|de|aux|[àÀ])[ \u00a0])(?-i:[A-ZÉ]{2,10}\b)",
    re.IGNORECASE,
)
#: Words of a private matter, weaker still: a human decides.
HINT = re.compile(
    r"\bloyers?\b|impay[ée]|arri[ée]r[ée]s?\b|\bbailleur|\bpreneur|requ[ée]rant|\bdemandeu[rs]|demanderesse|"
    r"plaignant|"
    r"r[ée]clamant|p[ée]titionnaire|acqu[ée]reur|acheteu[rs]|\bvendeu[rs]|redevable|contribuable|"
    r"int[ée]ress[ée]e?s?\b|"
    r"\bsuccession|hoirie|indivision|\bd[ée]funte?s?\b|\bfeue?\b|\bsieur|particuli(?:er|ère)\b|\bcohabit|\bcolocat|"
    r"regroupement[ \u00a0]familial|"
    r"\bmaison[ \u00a0](?-i:(?!Saint|Notre|Croix|Arc)[A-ZÀ-Þ][\w'’]{1,20}-[A-ZÀ-Þ][\w'’]{1,20}),|"
    r"\bhabitation[ \u00a0](?:priv[ée]e[ \u00a0])?(?:sise|situ[ée]e)\b|"
    r"\b(?:candidate?|class[ée]e?|laur[ée]ate?|gagnante?|c[ée]dante?)[ \u00a0]?,[ \u00a0]$|"
    r"visite[ \u00a0]domiciliaire|radiation[ \u00a0]d['’]office|\bdivagation|tapage",
    re.IGNORECASE,
)
#: A person who serves an institution: whose address it is remains open.
SERVES = re.compile(
    r"pr[ée]sident|secr[ée]taire|tr[ée]sori|g[ée]rant|administrat|direct(?:eur|rice)|membre|employ|ouvri|"
    r"institut(?:eur|rice)|"
    r"architecte|repr[ée]sent|agissant|professeur|agent|exploitant|patron|concierge|g[ée]om[èe]tre|bourgeois|"
    r"d[ée]l[ée]gu|"
    r"assistante?s?|au[ \u00a0]nom|pour[ \u00a0]le[ \u00a0]compte|responsable|chef\b|m[ée]decin|infirm",
    re.IGNORECASE,
)
#: What may stand between an elected person's name and his own address.
ELECTED = re.compile(
    r"[ \u00a0]?[,(–—-]?[ \u00a0]?(?:(?:[ÉéEe]chevin|[Cc]onseill)[^\W\d_]*[ \u00a0]?(?:communa\w*|"
    r"provincia\w*)?\)?)[ \u00a0]?[,–—(-][ \u00a0]?$"
)
#: What is no institution, though its words say so.
TRADE = re.compile(
    r"(?:quitt|rejoin|revien|revenu|d[ée]m[ée]nag|install)\w*[ \u00a0](?:dans[ \u00a0])?(?:la|notre|cette)[ \u00a0]"
    r"(?:commune|ville|localit[ée]|section|province)\b|(?:hors|dans|de)[ \u00a0](?:notre|la)[ \u00a0](?:commune|"
    r"ville)[ \u00a0](?=pour|vers|où)|administrat\w+[ \u00a0]de[ \u00a0]soci[ée]t[ée]s?|"
    r"\b(?:son|leur)[ \u00a0]si[èe]ge[ \u00a0]d['’]exploitation(?:[ \u00a0](?:est[ \u00a0])?(?:[ée]tabli|sis))?|"
    r"(?:dont|où)[ \u00a0](?:l['’]exploitation|(?:le[ \u00a0])?si[èe]ge[ \u00a0]d['’]exploitation)[^;.,]{0,25}?"
    r"[ \u00a0](?:est[ \u00a0])?(?:[ée]tablie?|sise?)\b|\bsi[èe]ge[ \u00a0]de[ \u00a0]son[ \u00a0]exploitation|"
    r"chef[ \u00a0]d['’]entreprise|garde[ \u00a0]communal\w*|\b(?:fils|fille|fr[èe]re|s(?:œ|oe)ur|neveu|ni[èe]ce|"
    r"oncle|tante|p[èe]re|m[èe]re|cousine?)[ \u00a0]_{2,40}[ \u00a0]?,[ \u00a0][ée]tablie?s?\b",
    re.I,
)
#: "élisent domicile au cabinet de leur conseil": where letters go, and nobody lives.
ELECTED_HOME = re.compile(
    r"\b(?:[ée]li(?:t|sent|sant|re)|[ée]lection[ \u00a0]de|ont[ \u00a0][ée]lu|a[ \u00a0][ée]lu)[ \u00a0]domicile\b"
    r"(?=[^;.\n]{0,40}(?:cabinet|[ée]tude|bureau|avocat|conseil|\bMes?\b|Ma[îi]tre|si[èe]ge))",
    re.IGNORECASE,
)
#: "M. X, locataire du logement communal": it belongs to a body, and is somebody's home.
TENANT = re.compile(
    r"\b(?:locataires?|occupante?s?|occup(?:e|ent|ait|aient)|attributaires?|h[ée]berg[ée]e?s?|"
    r"titulaires?[ \u00a0]du[ \u00a0]bail|"
    r"attribu[ée]{1,2}[ \u00a0]à[ \u00a0]_+)\b[^;.]{0,30}\b"
    r"(?:logement|appartement|studio|maison|habitation|flat|chalet)"
    r"(?:[ \u00a0](?:communal|social|public|d['’]insertion|de[ \u00a0]transit|d['’]urgence|du[ \u00a0]CPAS|"
    r"unifamilial)e?)?"
    r"(?:[ \u00a0](?:sise?|situ[ée]e?)(?:[ \u00a0](?:à|au))?)?,?[ \u00a0]$"
)
#: "M. X, architecte, rue…", "(cabinet rue…", "Me X, rue…": where a liberal profession is practised.
PRACTISED = re.compile(
    r"(?:,|\()[ \u00a0](?:(?P<works>architectes?|g[ée]om[èe]tres?(?:-experts?)?)|notaires?|avocate?s?|"
    r"huissi[èe]?re?s?(?:[ \u00a0]de[ \u00a0]justice)?)"
    r"(?:[ \u00a0](?!honoraire|retrait|pensionn)[a-zà-ÿ-]{2,14}){0,2}[ \u00a0]?(?:,|\(|à|[–—-])[ \u00a0]?"
    r"(?:(?:cabinet|[ée]tude|bureau)[ \u00a0])?$|(?<!\w)(?:Me|Ma[îi]tre)[ \u00a0]_+,[ \u00a0]$"
)
AT_WORK = re.compile(
    r"\bauteurs?\b|\boffres?\b|soumission|\bplans?\b|\bprojet|honorair|\bmission|\bmarch[ée]|d[ée]sign|estim|mesur"
    r"|bornage",
    re.IGNORECASE,
)
OWNED_BY_A_BODY = re.compile(
    r"\b(?:ville|commune|CPAS|province|r[ée]gie|fabrique|centre|[ée]tat|r[ée]gion|intercommunale|soci[ée]t[ée]|asbl)"
    r"[ \u00a0](?:en[ \u00a0])?(?:est|reste|demeure|devient)[ \u00a0]propri[ée]taire",
    re.IGNORECASE,
)
#: "devant le n° 27", "à hauteur du 12"
BESIDE_A_HOME = re.compile(r"(?:hauteur|face|devant|droit|long|immeuble|habitation|maison|c[ôo]t[ée]|pair|impair)\b")
DISABLED = re.compile(r"handicap|\bPMR\b|mobilit[ée][ \u00a0]r[ée]duite", re.IGNORECASE)
#: A name that is a shop's or a hall's: "Épicerie Chez Rose".
SIGN = re.compile(rf"(?:{PUBLIC.pattern})[ \u00a0]?(?:[«“\"][ \u00a0]?)?(?:[Cc]hez[ \u00a0])$", re.IGNORECASE)
AFTER_PUBLIC = re.compile(
    r"^[ \u00a0]*[,(–—-]?[ \u00a0]*(?:où[ \u00a0](?:se|est|sont)|si[èe]ge\b|[(]?(?:BCE|TVA|"
    r"num[ée]ro[ \u00a0]d['’]entreprise)\b|\(?(?:h[ôo]tel[ \u00a0]de[ \u00a0]ville|[ée]glise|centre|hall|[ée]cole|"
    r"salle|crèche|local|"
    r"maison[ \u00a0]communale|"
    r"bâtiment|bureau|propri[ée]t[ée][ \u00a0](?:de[ \u00a0]la[ \u00a0](?:Ville|Commune)|communale)|"
    r"appartenant[ \u00a0](?:à[ \u00a0]la[ \u00a0](?:Ville|Commune)|au[ \u00a0]CPAS)))",
    re.IGNORECASE,
)
AFTER_PRIVATE = re.compile(
    r"^[ \u00a0]*[,(:–—-]?[ \u00a0]*(?:(?:propri[ée]t[ée][ \u00a0]de|appartenant[ \u00a0][àa]|"
    r"appart(?:ient|iennent|enait)[ \u00a0][àa]|dont|habit[ée]e?[ \u00a0]par|"
    r"occup[ée]e?s?[ \u00a0](?:actuellement[ \u00a0])?par|(?:donn[ée]e?[ \u00a0]en[ \u00a0]location|"
    r"(?:est[ \u00a0])?lou[ée]e?s?)[ \u00a0][àa])[ \u00a0]"
    r"(?:M\.|Mme|MM|Monsieur|Madame|la[ \u00a0]famille|feu)|\(?priv[ée]e?\b)",
)
CUT = re.compile(
    r";|(?<=[a-zà-ÿ)»\d]{3})(?<!\bMme)(?<!\bbte)(?<!\brte)(?<!ch[ée]e)[.!?][ \u00a0](?=[A-ZÀ-Þ«])|"
    r"(?<=[:.])[ \u00a0]?[–—•][ \u00a0](?=[A-Z])"
)


_BAY = re.compile(r"emplacement|stationnement[ \u00a0]r[ée]serv", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:M\.|Mme|Monsieur|Madame)[ \u00a0]|[Dd]emandeu|[Tt]itulaire|[Bb][ée]n[ée]ficiaire")


def for_disabled(context, start: int, end: int) -> bool:
    """Say whether a place is reserved there for a disabled person: the line says so, or it names who asked for it."""
    line = context.text[slice(*context.line(start))]
    if DISABLED.search(line):
        return True
    near = context.text[max(0, start - 300) : end + 200] + context.subject[:300]
    return bool((_ASKS.search(line) or _BAY.search(line)) and DISABLED.search(near))
