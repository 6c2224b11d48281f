"""Eponyms: a street, school, firm, prize, law or saint named after a person is not that
person, and the name of the thing stays readable.
"""

from bisect import bisect_right
from functools import lru_cache
from imio.pseudonymizer import bodies
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.lexicon import is_common

import re


_THING = (
    r"rues?|avenues?|av\.|boulevards?|bd|places?|chauss[ée]e|chemins?|routes?|impasse|clos|all[ée]es?|quai|square|"
    r"venelle|ruelle|sentiers?|cours?|dr[èe]ve|faubourg|voie|rond-point|r[ée]sidences?|cit[ée]s?|hameau|ferme|parc|"
    r"bois|pont|passage|galerie|esplanade|[ée]coles?|instituts?|ath[ée]n[ée]e|lyc[ée]e|coll[èe]ge|cr[èe]che|"
    r"acad[ée]mie|"
    r"conservatoire|universit[ée]|haute\s+[ée]cole|salles?|hall|complexe|stade|piscine|terrain|centre|maison|"
    r"foyer|home|"
    r"b[âa]timent|espace|mus[ée]e|biblioth[èe]que|th[ée][âa]tre|h[ôo]pital|clinique|ch[âa]teau|moulin|chapelle|"
    r"[ée]glise|"
    r"fabrique|paroisse|abbaye|monument|statue|buste|fresque|prix|troph[ée]e|challenge|m[ée]morial|coupe|"
    r"tournoi|bourse|"
    r"fondations?|fonds|legs|plage|gu[ée]|menus?|fraternelle|loi|arr[êe]t|d[ée]cret|r[ée]forme|plan|jurisprudence|circulaire|[ée]diteur|[ée]ditions|"
    r"asbl|a\.s\.b\.l\.|(?-i:SA|SC)|s\.a\.|srl|sprl|s\.p\.r\.l\.|scrl|sc[ri]s|snc|soci[ée]t[ée]|entreprises?|firme|"
    r"bureau(?:\s+d['’][ée]tudes?)?|"
    r"[ée]tablissements?|ets|atelier|garage|boulangerie|boucherie|pharmacie|imprimerie|menuiserie|toitures|"
    r"construct[a-z]*|"
    r"librairie|caf[ée]|brasserie|restaurant|friterie|banque|sabli[èe]res?|carri[èe]res?|groupe|liste|cercle|"
    r"club|harmonie|"
    r"fanfare|chorale|association|amicale|compagnie|int[ée]rieur|lieu-dit|lieudit|campagne|bosquet|carrefour|"
    r"r[ée]gie(?:\s+de\s+quartier)?|implantation|section|buvette|tombe|s[ée]pulture\s+historique|"
    r"saint|sainte|st|ste|notre-dame|orgues?|halte|recyparc|arbre|tilleul|ch[êe]ne|cabine|station|man[èe]ge|circuit|butte|"
    r"r\.?f\.?c\.?|r\.?u\.?s\.?|r\.?c\.?s\.?|fc|k\.?f\.?c\.?|ring|maternit[ée]|site(?:[\s\u00a0]hospitalier)?|commission|quartiers?|dispensaire|snack|auberge|h[ôo]tel|g[îi]te|taverne|"
    r"magasin|domaine|lotissement|zoning|ruisseau|rivi[èe]re|[ée]tangs?|barrage|viaduc|tunnel|gare|cimeti[èe]re|caserne|"
    r"pavillon|b[âa]timents|aile|auditoire|am"
    r"phith[ée][âa]tre|kiosque|fontaine|stand|festival|concours|championnat|collection|exposition|spectacle|"
    r"ouvrage|roman|film|orchestre|troupe|patro|unit[ée]\s+scoute|mouvement|confr[ée]rie|confr[ée]ries|soci[ée]t[ée]s|"
    r"consultance|cabinet|notari[ée]|librairies?|editions|[ée]ditions|mutualit[ée]|mutuelle|syndicat|comit[ée]|"
    r"chantier|m[ée]daille|chaire|bourses|r[ée]seau|plate-?forme|"
    r"barème|syndrome|sentiers?|ravel|pr[ée]|carri[èe]re|"
    r"usines?|salon|coiffure|couvertures|transports|charpentes?|blanchisserie|[ée]picerie|(?-i:Traiteur)|d[ée]pannage|[ée]lagage|"
    r"scierie|p[ée]pini[èe]res?|(?:association|soci[ée]t[ée])\s+momentan[ée]e|"
    r"charbonnage|puits|terril|fort|citadelle|beffroi|halles|march[ée]|foire|kermesse|"
    r"sucrerie|distillerie|tannerie|filature|fonderie|verrerie|laiterie|minoterie|malterie|papeterie|marbrerie|tuilerie|"
    r"briqueterie|quincaillerie|carrosserie|ferronnerie|serrurerie|bijouterie|cordonnerie|fromagerie|ardoisi[èe]re|"
    r"cuisines|combustibles|mazouts?|carburants|chenil|dramatique|spar|delhaize|carrefour|patriotes|combattants|collectif|tennis(?:\s+de\s+table)?|judo|volley|basket|cyclo|gymnastique|[ée]tude|"
    r"(?:plaine|aire|hall|salle|espace|terrain)\s+(?:de\s|des\s|d['’])(?!ma[îi]tre|rapport)(?-i:[a-zà-ÿ]{3,14})|"
    r"(?-i:CHU|CHR|CHC|IMP|AR|MRS|CEFA|EPSM)|intercommunale|grotte|rocher|gouffre|roche(?:\s+[àa])?"
)
_EPONYM = re.compile(
    rf"(?<![\w-])(?:{_THING})[\s\u00a0]{{1,4}}(?:[«“\"][\s\u00a0]?)?(?:(?:communale?s?|libre|fondamentale?|sportif|"
    rf"culturel(?:le)?|"
    r"[a-zà-ÿ-]{2,14}(?:ale?s?|elle?s?|ifs?|ives?|iques?|aires?|oise?s?|aine?s?|ienne?s?|euse?s?|eux|sports?|oles?|istes?)|"
    r"royale?|provinciale?|repos|(?<=[bel]\s)(?:d['’]|de\s)(?!fait\b)(?-i:[a-zà-ÿ]{4,14})|quartier|jeunes|retraite|d['’]architecture|sportive|de|du|des|la|le|les|l['’]|"
    r"d['’]|dit|dite|dénommée?|nommée?|roi|reine|docteur|dr\.?|lt\.?|cdt\.?|abb[ée]|dame|dom|[«“\"]|"
    r"g[ée]n[ée]ral|colonel|commandant|capitaine|lieutenant|mar[ée]chal|professeur|ministre|bourgmestre|pr[ée]sident|"
    r"prince|princesse|cardinal|chanoine|cur[ée]|ing[ée]nieur|s[œo]eur|fr[èe]res?|saint|sainte|monseigneur|"
    r"baron|comte)[\s\u00a0]{0,4}){0,3}$",
    re.IGNORECASE,
)
# "rue Pierre à Feux", "chemin Vieux sous Bois": the name goes on behind a small word.
_STREET_TAIL = re.compile(
    r"(?<![\w-])(?:[Rr]ues?|[Rr]uelle|[Aa]venue|[Cc]hemin|[Ss]entier|[Cc]hauss[ée]e|[Pp]lace|[Rr]oute|[Vv]oie|"
    r"[Vv]enelle|[Ii]mpasse|[Cc]los|[Qq]uai|[Ll]ieu-dit|[Ff]onds?|[Bb]ois)[ \u00a0]"
    r"(?:d(?:e|u|es)[ \u00a0]|de[ \u00a0]la[ \u00a0]|d['’]|[Ll][ae][ \u00a0])?"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,2}(?:à|aux?|sous|sur|lez|en|et)[ \u00a0](?:l[ae]s?[ \u00a0]|l['’])?$"
)
_FIRM_AFTER = re.compile(
    r"^[\s\u00a0]{0,4}(?:[»”\"][\s\u00a0]?)?,?[\s\u00a0]{0,4}\(?(?:&[\s\u00a0]fr[èe]res\b|&[\s\u00a0](?:Partners|Partenaires|Zonen|Zoon|Sohn|S[öo]hne)\b|"
    r"(?:fr[èe]res|p[èe]re[\s\u00a0]et[\s\u00a0]fils)[\s\u00a0](?=(?:SA|SRL|SPRL|BV|NV|SNC|SC|SCRL)\b)|(?:&|et)[\s\u00a0](?:[Ff]ils|[Ff]illes?|"
    r"[Cc]ie|[Aa]ssoci[ée]s|[Cc]o)\b|(?:(?:&|et)[\s\u00a0])?(?:[A-ZÀ-Þ][\w-]{2,20}[\s\u00a0]){1,2}(?=(?:SA|SRL|SPRL|BV|NV|GmbH|SNC|SC|ASBL)\b)|"
    r"(?:S\.?A\.?|SRL|SPRL|S\.?P\.?R\.?L\.?|SC|SCRL|SCRI|ASBL|asbl|A\.S\.B\.L\.|SNC|SComm|SAgr|NV|BV|BVBA|VZW|"
    r"GmbH|SE|AISBL|SPRLU|SCS|srl|sprl|bvba|bv|nv)(?![\w.-]))"
)
_FIRM_WORDS = frozenset(
    [
        "construct",
        "construction",
        "constructions",
        "toitures",
        "travaux",
        "garage",
        "immo",
        "bati",
        "invest",
        "consult",
        "consulting",
        "group",
        "groupe",
        "holding",
        "services",
        "service",
        "technics",
        "menuiserie",
        "environnement",
        "energie",
        "transports",
        "transport",
        "editions",
        "sports",
        "security",
        "solutions",
        "engineering",
        "peinture",
        "chauffage",
        "elec",
        "electricite",
        "jardins",
        "terrassements",
        "packaging",
        "logistics",
        "motors",
        "brico",
        "garden",
        "optique",
        "trading",
        "industries",
        "belgium",
        "international",
        "gaec",
        "scea",
        "rfc",
        "rus",
        "rcs",
    ]
)


_THINGS = (
    r"[ée]coles|rues|avenues|places|all[ée]es|boulevards|chemins|salles|halls|ASBL|asbl|soci[ée]t[ée]s|firmes|entreprises|"
    r"cr[èe]ches|implantations|sections|paroisses|[ée]glises|fabriques|clubs|prix|fondations|r[ée]sidences|quartiers|"
    r"complexes|stades"
)
_ANY_THING = re.compile(rf"(?<![\w-])(?:{_THING}|{_THINGS})(?=[\s\u00a0])", re.IGNORECASE)
_OPENS = re.compile(rf"(?:{_THING})(?=[\s\u00a0])", re.IGNORECASE)
#: Things that are also surnames: "Moulin Étienne" may be a person.
_ALSO_SURNAMES = frozenset(
    [
        "bois",
        "pont",
        "place",
        "cour",
        "ferme",
        "chapelle",
        "parc",
        "moulin",
        "fontaine",
        "chateau",
        "clos",
        "maison",
        "champ",
        "terre",
        "mine",
        "fort",
        "tour",
        "porte",
        "coupe",
        "local",
        "abbaye",
        "hameau",
        "voie",
        "quartier",
        "source",
        "marche",
        "saint",
        "plan",
        "roman",
        "pre",
        "roche",
        "rocher",
        "code",
        "livre",
    ]
)
# "les écoles Sainte-Barbe, Arthur Masson et Jules Destrée"
_PLURALS = re.compile(
    rf"(?<![\w-])(?:{_THINGS})[ \u00a0](?:[a-zà-ÿ'’]{{2,16}}[ \u00a0]){{0,3}}"
    r"(?:[A-ZÀ-Þ][\w'’.-]*(?:[ \u00a0](?:de|du|des|la|le|les)){0,2}(?:,?[ \u00a0](?:et[ \u00a0]|"
    r"ou[ \u00a0])?|(?<=['’]))){1,12}$"
)
# "Friterie Chez Nelly", "« Chez Lulu »": a sign over a door. ("chez Nelly" in a sentence is Nelly's home.)
_SIGN = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0][Cc]hez|[«“\"(][ \u00a0]?[Cc]hez|\bChez)[ \u00a0]$")
# "Les Amis de…", "Aux Délices de…", "Le Petit Nicolas": an article in capitals before an ordinary noun in capitals.
_TITLE = re.compile(r"(?:^|[\s\u00a0«“\"(])(?:Les|Aux|Au|Le|La|Nos|Mes|L['’])[ \u00a0]?$")
# "SRL Vercauteren Motorsport", "l'asbl Centre culturel Armand Deltour": a legal form, and the name as far as it goes.
_FORM = re.compile(
    r"(?<![\w.-])(?:S\.A\.|SA|SRL|SPRL|SCRL|SCRI|SCS|SC|SNC|SComm|SAgr|GAEC|SCEA|NV|BVBA|BV|GmbH|ASBL|asbl|A\.S\.B\.L\.|"
    r"a\.s\.b\.l\.|AISBL|VZW)[ \u00a0](?:[«“\"][ \u00a0]?)?(?=[A-ZÀ-Þ\d]|[ld]['’])"
    r"(?:(?:[A-ZÀ-Þ\d][\w'’.&-]*|[A-ZÀ-Þ][\w'’-]*,(?=[ \u00a0][A-ZÀ-Þ][\w'’-]*[ \u00a0]&)|&|de|du|"
    r"des|la|le|les|en|et|aux?|à|"
    r"[a-zà-ÿ-]{2,12}(?:ale?s?|aux|el(?:le)?s?|ifs?|ives?|iques?|aires?|ien(?:ne)?s?|ine?s?|"
    r"aise?s?))[ \u00a0]|[ldLD]['’]){0,6}$"
)
# "Les Amis de Mathieu Laensbergh", "Aux Délices de Simone": so are called associations and shops, not families.
_SOCIETY = re.compile(
    r"(?:^|[\s\u00a0«“\"(:,])(?:Les|Aux|Au|Nos)[ \u00a0]"
    r"(?!(?:H[ée]ritiers|Enfants|Parents|[ÉE]poux|Consorts|Fr[èe]res|S[œo]e?urs|Voisins|Ayants|Propri[ée]taires|Conseillers|"
    r"[ÉE]chevins|Ministres|Membres|Riverains|Demandeurs|Familles)\b)"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,2}(?:de[ \u00a0](?:la[ \u00a0]|l['’])?|du[ \u00a0]|des[ \u00a0]|d['’])"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,2}$"
)
_FIRM_SUFFIX = re.compile(
    r"[\s\u00a0](?:SA|SRL|SPRL|SC|SCRL|SCRI|SCS|SNC|SComm|SAgr|NV|BV|BVBA|VZW|GmbH|ASBL|asbl)\.?$"
)
# "Ordre de Léopold II"
_KING = re.compile(
    r"\b(?:L[ée]opold|Albert|Baudouin|Philippe|Louis|Jean-Paul|Jean|Napol[ée]on|Charles|Guillaume|Henri|[ÉE]lisabeth|"
    r"Joseph|Pie|Beno[îi]t|Fran[çc]ois)[ \u00a0](?:I{1,3}|IV|VI{0,3}|IX|X{1,2}(?:I{1,3}|IV|VI{0,3})?|Ier|1er)$"
)
_SAINT = ("saint-", "sainte-", "st-", "ste-")


def opens_with_thing(first: str, words: int, names_person: bool) -> bool:
    """Say whether a run of capitalised words opens with a thing: "Chorale Jean Tousseul"."""
    if fold(first).startswith(_SAINT):
        return True
    if words < 2 or not _OPENS.match(first + " "):
        return False
    return fold(first) not in _ALSO_SURNAMES or not names_person


def is_thing(name: str) -> bool:
    """Say whether a name opens with what it names: "Friterie Chez Nelly"."""
    words = name.split()
    if not words:
        return False
    if bodies.is_foreign(name) or _society_within("", name):
        return True
    return opens_with_thing(words[0], len(words), len(words) == 2 and fold(words[0]) in _ALSO_SURNAMES)


def _society_within(left: str, name: str) -> bool:
    """Say whether a name ends "Les Amis de…", or is all of it: "Aux ⟦Délices de Simone⟧", "⟦Les Ateliers d'Hector⟧"."""
    link = _LAST_LINK.match(name)
    return bool(link) and bool(_SOCIETY.search(left + link.group()))


_LAST_LINK = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,3}(?:de[ \u00a0](?:la[ \u00a0])?|du[ \u00a0]|des[ \u00a0]|d['’])(?=[A-ZÀ-Þ])"
)


@lru_cache(maxsize=8)
def _things(text: str) -> tuple[int, ...]:
    """Return where the words for things end: few names have one near, and the full search is slow."""
    return tuple(match.end() for match in _ANY_THING.finditer(text))


def _distance(text: str, start: int) -> int:
    ends = _things(text)
    index = bisect_right(ends, start)
    return start - ends[index - 1] if index else len(text)


def is_eponym(text: str, start: int, end: int) -> bool:
    """Say whether the words are part of the name of a street, a firm, a prize…"""
    left = text[max(0, start - 60) : start]
    left = left[max(left.rfind("\n"), left.rfind("\t")) + 1 :]
    distance = _distance(text, start)
    if distance < 110 and _PLURALS.search(text[max(0, start - 110) : start]):
        return True
    if distance < 60 and _STREET_TAIL.search(left):
        return True
    if distance < 60 and _EPONYM.search(left) and not re.search(r"\b(?:M\.|Mme|Monsieur|Madame|Mlle)\s?$", left):
        return True
    if _FIRM_AFTER.search(text[end : end + 50]) or _FIRM_SUFFIX.search(text[start:end]) or _SIGN.search(left):
        return True
    form = _FORM.search(left)
    if form and not bodies.NAMES_SOMEBODY.search(form.group()):
        return True
    if bodies.is_body(left, text[start:end], text[end : end + 30]):
        return True
    if _SOCIETY.search(left) or _society_within(left, text[start:end]):
        return True
    if _TITLE.search(left) and _noun(re.split(r"[\s\u00a0'’]", text[start:end])[0]):
        return True
    if _KING.search(text[start:end]):
        return True
    return any(fold(w) in _FIRM_WORDS for w in re.findall(r"[\w-]+", text[start:end]))


def _noun(word: str) -> bool:
    return is_common(word) or (word.endswith(("s", "x")) and is_common(word[:-1]))


def forget() -> None:
    """Let go of the texts last seen: they are personal."""
    _things.cache_clear()
