"""Words for things that bear names: streets, schools, firms, prizes, laws; and words that only firms have in theirs."""

from functools import lru_cache
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.governed import is_noun

import re


THING = (
    r"rues?|(?-i:r\.|pl\.)|avenues?|av\.|boulevards?|bd|places?|chauss[ée]e|chemins?|routes?|impasse|clos|all[ée]es?|quai|square|"
    r"venelle|ruelle|sentiers?|cours?|dr[èe]ve|faubourg|voie|rond-point|r[ée]sidences?|cités?|(?-i:C(?:it|IT)[ÉEe]S?)|hameau|ferme|parc|"
    r"bois|pont|passage|galerie|esplanade|[ée]coles?|instituts?|ath[ée]n[ée]e|lyc[ée]e|coll[èe]ge|cr[èe]che|"
    r"acad[ée]mie|"
    r"conservatoire|universit[ée]|haute\s+[ée]cole|salles?|hall|complexe|stade|piscine|terrain|centre|maison|"
    r"foyer|home|ludoth[èe]que|m[ée]diath[èe]que|maisons?\s+(?:de\s|du\s|des\s)(?-i:village|quartier|repos|jeunes|peuple|retraite)|"
    r"(?<=la\s)tour|(?-i:Tour)|antenne(?:\s(?:locale|sociale))?|wateringue|polder|journal|hebdomadaire|quotidien|luna-park|"
    r"b[âa]timent|espace|mus[ée]e|biblioth[èe]que|th[ée][âa]tre|h[ôo]pital|clinique|ch[âa]teau|moulin|chapelle|"
    r"[ée]glise|"
    r"fabrique|paroisse|abbaye|monument|statue|buste|fresque|prix|troph[ée]e|challenge|m[ée]morial|coupe|"
    r"tournoi|bourse|"
    r"fondations?|fonds|legs|plage|gu[ée]|menus?|fraternelle|loi(?:-cadre|-programme)?|arr[êe]t|d[ée]cret(?:-cadre|-programme)?|r[ée]forme|plan|jurisprudence|circulaire|[ée]diteur|[ée]ditions|"
    r"asbl|a\.s\.b\.l\.|(?-i:SA|SC)|s\.a\.|srl|sprl|s\.p\.r\.l\.|scrl|sc[ri]s|snc|soci[ée]t[ée]|entreprises?|firmes?|"
    r"bureau(?:\s+d['’][ée]tudes?)?|"
    r"[ée]tablissements?|ets|atelier|garage|boulangerie|boucherie|pharmacie|imprimerie|menuiserie|toitures|"
    r"construct[a-z]*|"
    r"librairie|caf[ée]|brasserie|restaurant|friterie|banque|sabli[èe]res?|carri[èe]res?|groupe|liste|cercle|"
    r"club|harmonie|"
    r"fanfare|chorale|association|amicale|compagnie|int[ée]rieur|lieu-dit|lieudit|campagne|bosquet|carrefour|"
    r"r[ée]gie(?:\s+de\s+quartier)?|implantation|section|buvette|tombe|s[ée]pulture\s+historique|"
    r"saint|sainte|st|ste|notre-dame|orgues?|halte|recyparc|arbre|tilleul|ch[êe]ne|cabine|station|man[èe]ge|circuit|butte|"
    r"r\.?f\.?c\.?|(?-i:R\.U\.S\.?|RUS)|r\.?c\.?s\.?|f\.?c\.?|k\.?f\.?c\.?|(?:[rk]\.)?(?:[a-z]\.){1,3}c\.|ring|maternit[ée]|site(?:[\s\u00a0]hospitalier)?|commission|quartiers?|dispensaire|snack|auberge|h[ôo]tel|g[îi]te|taverne|"
    r"magasin|domaine|lotissement|zoning|ruisseau|rivi[èe]re|[ée]tangs?|barrage|viaduc|tunnel|gare|cimeti[èe]re|caserne|"
    r"pavillon|b[âa]timents|aile|auditoire|am"
    r"phith[ée][âa]tre|kiosque|fontaine|stand|festival|concours|championnat|collection|exposition|spectacle|"
    r"(?:potager|jardin|verger)\s(?:partag[ée]|collectif|communautaire)|"
    r"ouvrage|roman|film|orchestre|troupe|patro|unit[ée]\s+scoute|mouvement|confr[ée]rie|confr[ée]ries|soci[ée]t[ée]s|"
    r"consultance|cabinet|notari[ée]|librairies?|editions|[ée]ditions|mutualit[ée]|mutuelle|syndicat|comit[ée]|"
    r"chantier|m[ée]daille|chaire|bourses|r[ée]seau|plate-?forme|"
    r"barème|syndrome|sentiers?|ravel|pr[ée]|carri[èe]re|"
    r"usines?|salon|coiffure|couvertures|transports|charpentes?|blanchisserie|[ée]picerie|(?-i:Traiteur)|d[ée]pannage|[ée]lagage|"
    r"scierie|p[ée]pini[èe]res?|(?:association|soci[ée]t[ée])\s+momentan[ée]e|"
    r"charbonnage|puits|terril|fort|citadelle|beffroi|halles|march[ée]|foire|kermesse|"
    r"sucrerie|distillerie|tannerie|filature|fonderie|verrerie|laiterie|minoterie|malterie|papeterie|marbrerie|tuilerie|"
    r"briqueterie|quincaillerie|carrosserie|ferronnerie|serrurerie|bijouterie|cordonnerie|fromagerie|ardoisi[èe]re|"
    r"cuisines|combustibles|mazouts?|carburants|chenil|dramatique|spar|delhaize|carrefour|patriotes|combattants|collectif|tennis(?:\s+de\s+table)?|judo|volley|basket|futsal|mini-foot|handball|rugby|hockey|badminton|cyclo|gymnastique|[ée]tude|"
    r"(?:plaine|aire|hall|salle|espace|terrain)\s+(?:de\s|des\s|d['’])(?!ma[îi]tre|rapport)(?-i:[a-zà-ÿ]{3,14})|"
    r"(?-i:CHU|CHR|CHC|IMP|AR|MRS|CEFA|EPSM)|intercommunale|grotte|rocher|gouffre|roche(?:\s+[àa])?"
)
THINGS = (
    r"[ée]coles|rues|avenues|places|all[ée]es|boulevards|chemins|salles|halls|ASBL|asbl|soci[ée]t[ée]s|firmes|entreprises|"
    r"cr[èe]ches|implantations|sections|paroisses|[ée]glises|fabriques|clubs|prix|fondations|r[ée]sidences|quartiers|"
    r"complexes|stades"
)
#: Things that are also surnames: "Moulin Étienne" may be a person.
ALSO_SURNAMES = frozenset(
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
_OPENS = re.compile(rf"(?:{THING}|{THINGS})(?=[\s\u00a0])", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{THING})(?=[\s\u00a0])", re.IGNORECASE)
#: Words that are no thing by themselves, but open one: "unité scoute", "aire de jeux".
_FIRST_OF_SEVERAL = frozenset({"haute", "sepulture", "unite", "plaine", "aire", "tour", "potager", "jardin", "verger"})
_FORM = re.compile(
    r"S\.A\.|SA|SRL|SPRL|SCR[LI]|SCS|SC|SNC|SComm|SAgr|GAEC|SCEA|NV|BVBA|BV|GmbH|A?ISBL|ASBL|asbl|A\.S\.B\.L\.|"
    r"a\.s\.b\.l\.|VZW"
)
#: A word, dots included, read from each place where a word may begin.
_WORD = re.compile(r"(?<![\w-])(?=(\w[\w.-]{0,30}))\w")


@lru_cache(maxsize=16384)  # a few thousand words make up most texts
def names_thing(word: str) -> bool:
    """Say whether a word alone names a thing that may bear a name: "chorale", "S.A."."""
    return bool(_ALONE.match(word + " "))


@lru_cache(maxsize=16384)
def _kind(word: str) -> tuple[bool, bool, bool]:
    thing = bool(_OPENS.match(word + " ")) or fold(word) in _FIRST_OF_SEVERAL
    return thing, bool(_FORM.fullmatch(word)), is_noun(word)


def landmarks(text: str) -> tuple[list[int], list[int], list[tuple[int, str]]]:
    """Return where the words for things stand, where the legal forms of firms do, and the nouns that govern names."""
    things, forms, nouns = [], [], []
    for match in _WORD.finditer(text):
        thing, form, noun = _kind(match[1])
        if thing:
            things.append(match.start())
        if form:
            forms.append(match.start())
        if noun:
            nouns.append((match.start(), match[1]))
    return things, forms, nouns


def is_title(word: str) -> bool:
    """Say whether a word opens titles, bodies or things and is no surname: "Convention", not "Moulin"."""
    return lexicon.is_never_name(word) and fold(word) not in ALSO_SURNAMES
