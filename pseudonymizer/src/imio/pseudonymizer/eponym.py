"""Eponyms: a street, school, firm, prize, law or saint named after a person is not that
person, and the name of the thing stays readable.
"""

from imio.pseudonymizer.folding import fold

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
    r"fondation|fonds|legs|loi|arr[êe]t|d[ée]cret|r[ée]forme|plan|jurisprudence|circulaire|[ée]diteur|[ée]ditions|"
    r"asbl|a\.s\.b\.l\.|sa|s\.a\.|srl|sprl|s\.p\.r\.l\.|sc|scrl|sc[ri]s|snc|soci[ée]t[ée]|entreprises?|firme|"
    r"bureau(?:\s+d['’][ée]tudes?)?|"
    r"[ée]tablissements?|ets|atelier|garage|boulangerie|boucherie|pharmacie|imprimerie|menuiserie|toitures|"
    r"construct[a-z]*|"
    r"librairie|caf[ée]|brasserie|restaurant|friterie|banque|sabli[èe]res?|carri[èe]res?|groupe|liste|cercle|"
    r"club|harmonie|"
    r"fanfare|chorale|association|amicale|compagnie|int[ée]rieur|lieu-dit|lieudit|campagne|bosquet|carrefour|"
    r"r[ée]gie(?:\s+de\s+quartier)?|implantation|section|buvette|tombe|s[ée]pulture\s+historique|"
    r"saint|sainte|st|ste|notre-dame"
)
_EPONYM = re.compile(
    rf"(?<![\w-])(?:{_THING})[\s\u00a0]+(?:[«“\"][\s\u00a0]?)?(?:(?:communale?s?|libre|fondamentale?|sportif|"
    rf"culturel(?:le)?|"
    r"royale?|provinciale?|repos|quartier|jeunes|retraite|d['’]architecture|sportive|de|du|des|la|le|les|l['’]|"
    r"d['’]|dit|dite|dénommée?|nommée?|roi|reine|docteur|dr|abb[ée]|"
    r"g[ée]n[ée]ral|colonel|commandant|capitaine|lieutenant|mar[ée]chal|professeur|ministre|bourgmestre|pr[ée]sident|"
    r"prince|princesse|cardinal|chanoine|cur[ée]|ing[ée]nieur|s[œo]eur|fr[èe]res?|saint|sainte|monseigneur|"
    r"baron|comte)[\s\u00a0]*){0,3}$",
    re.IGNORECASE,
)
_FIRM_AFTER = re.compile(
    r"^[\s\u00a0]*(?:[»”\"][\s\u00a0]?)?,?[\s\u00a0]*\(?(?:&[\s\u00a0]fr[èe]res\b|(?:&|et)[\s\u00a0](?:fils|"
    r"cie|associ[ée]s|co)\b|"
    r"(?:S\.?A\.?|SRL|SPRL|S\.?P\.?R\.?L\.?|SC|SCRL|SCRI|ASBL|asbl|A\.S\.B\.L\.|SNC|SComm|SAgr|NV|BV|BVBA|VZW|"
    r"GmbH|SE|AISBL|SPRLU|SCS)(?![\w.-]))"
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
        "bois",
        "peinture",
        "chauffage",
        "elec",
        "electricite",
        "jardins",
        "terrassements",
    ]
)


def is_eponym(text: str, start: int, end: int) -> bool:
    """Say whether the words are part of the name of a street, a firm, a prize…"""
    left = text[max(0, start - 60) : start]
    left = left[max(left.rfind("\n"), left.rfind("\t")) + 1 :]
    if _EPONYM.search(left) and not re.search(r"\b(?:M\.|Mme|Monsieur|Madame|Mlle)\s?$", left):
        return True
    if _FIRM_AFTER.search(text[end : end + 24]):
        return True
    return any(fold(w) in _FIRM_WORDS for w in re.findall(r"[\w-]+", text[start:end]))
