"""Who is told by what he does or where he lives: "un habitant, M. X", "M. X, horloger, demande…", "la cliente, Mme Y".

Such a word says that a private person is meant, though somebody in office bears the same surname. A public office is
no such word, and neither is a part that a member plays in the meeting (its oldest member, its rapporteur).
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import lexicon

import re


_PART_IN_A_MEETING = (
    r"pr[ée]sident|vice-pr|membre|doyen|coll[èe]gue|orat(?:eur|rice)|intervenant|secr[ée]taire|rempla[çc]ant|suppl[ée]ant|"
    r"titulaire|rapporteu|repr[ée]sentant|d[ée]l[ée]gu|mandataire|direct(?:eur|rice)|administrat|int[ée]ress|"
    r"auteure?\b|pr[ée]d[ée]cesseu|successeu|sage\b|cosignataire|signataire|coordonnat|commissaire|ambassad|"
    r"pr[ée]c[ée]dente?|suivante?|avenant|courante?|derni[èe]r|premi[èe]r|affaire|horaire|formulaire|courrier|dossier|"
    r"chantier|quartier|cahier|m[ée]tier|mati[èe]re|lumi[èe]re|rivi[èe]re|carri[èe]re|pri[èe]re|valeur|secteur|heure|"
    r"inventaire|exemplaire|montant|commentaire|janvier|f[ée]vrier|mi[èe]re|substitu|constant|militaire|consulaire|"
    r"entier|d[ée]missionnaire|notaire|cimeti[èe]re|particuli[èe]r|r[ée]guli[èe]r|l[ée]gislat|ext[ée]rieur|int[ée]rieur|honneur|"
    r"homologue|(?:visant|tendant|demandant|proposant|portant|concernant)\b"
)
_NOUN = (
    rf"(?!(?:{_PART_IN_A_MEETING}))(?!(?-i:(?:{lexicon.OFFICES})))"
    r"(?-i:(?:ex-)?[a-zà-ÿ][a-zà-ÿ-]{2,18}(?:eur|euse|rice|ier|ière|er|ère|iste|ienn?e?|ante?s?|aire|logue)|habitué[ea]?|"
    r"retraitée?|pensionnée?|patronn?e?|ouvrier|témoin|cultivateur|fermi[eè]re?|médecin|boucher|docteur|dentiste|voisine?|"
    r"cliente?|citoyenn?e?|riveraine?|employée?|maçon|forgeron|tenanci[eè]re?|forain|"
    r"bénévole|architecte|éducat[a-z]{2,4})(?![\w-])"
)
_ARTICLE = r"(?:\b(?:une?|l[ea]|mon|ma|son|sa|notre|votre|d['’]une?|du|au|cet?|cette)[\s\u00a0]|\bl['’])"
_LEFT = re.compile(
    rf"{_ARTICLE}{_NOUN}(?:[\s\u00a0](?-i:[a-zà-ÿ'’-]{{2,16}})){{0,3}}[\s\u00a0]?,[\s\u00a0](?:{around.CIV}[\s\u00a0]{{1,4}})?$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    rf",[\s\u00a0](?:{_ARTICLE})?{_NOUN}|,[\s\u00a0](?:du|au)[\s\u00a0](?:n[°o]|num[ée]ro)[\s\u00a0]?\d|,[\s\u00a0](?:caf[ée]|ferme)[\s\u00a0]",
    re.IGNORECASE,
)
# "Entendu l'assistante sociale Goor", "le chantre M. Hardy": the trade stands right before the name.
_BEFORE = re.compile(
    rf"{_ARTICLE}(?:{_NOUN}|(?!(?-i:(?:{lexicon.OFFICES})))(?-i:agente?|aide|garde|chantre|organiste|sacristain|abbé|curé|pasteur|imam|"
    r"guide|moniteur|stagiaire|concierge|puéricultrice)(?![\w-]))"
    rf"(?:[\s\u00a0](?!(?:de|du|des|que|qui|par|pour|avec|et|ou|en|au|aux|à|sur|dont|où|est|a|ne|se|le|la|les|un|une)\b)"
    rf"(?-i:[a-zà-ÿ-]{{3,14}})){{0,2}}[\s\u00a0](?:{around.CIV}[\s\u00a0]{{1,4}})?$",
    re.IGNORECASE,
)
# "Mme Goor et M. Hardy, parents d'élèves": who both are.
_BOTH = re.compile(
    r"(?:,?[\s\u00a0](?:et|de|d['’]|du|MM?\.|Mmes?|Mlle|Monsieur|Madame|[A-ZÀ-Þ][\w'’.-]{0,24})){1,16},[\s\u00a0]"
    r"(?:(?:tous|toutes)[\s\u00a0](?:deux|trois)[\s\u00a0])?"
    r"(?:parents|riverain|habitante?s|citoyen|voisin|propri[ée]taires|locataires|agriculteurs|commer[çc]ant|b[ée]n[ée]voles|"
    r"[ée]l[èe]ves|[ée]tudiant|enseignant|artisan|retrait[ée]|usagers|clientes?\b|clients|indivisaires)"
)
# "Chez les Hardy", "les frères Goor": nobody in office is called so.
_PLURAL = re.compile(r"\b(?:[Cc]hez|[Ee]t|[Aa]vec|[Pp]ar|[Dd]ont)[\s\u00a0]les[\s\u00a0]$")


def is_private(left: str, right: str) -> bool:
    """Say whether a word beside a name tells a private person."""
    return bool(_RIGHT.match(right) or _PLURAL.search(left[-14:]) or ("," in left[-30:] and _LEFT.search(left[-90:])))


def are_private(right: str) -> bool:
    """Say whether the row of names that goes on behind a name ends with a word for private persons."""
    return bool(_BOTH.match(right))


def has_trade(left: str) -> bool:
    """Say whether a word that tells a trade, and no office, stands right before a name."""
    return bool(_BEFORE.search(left[-80:]))
