"""The address of what somebody has: "rejoindre son garage, sis rue X 20", "dont la cave, rue X 11, fut inondée".

A public word stands before such an address ("garage", "salle", "caserne"), and yet it is a home. The last owner named
before tells: an association, a firm or a service that has a garage leaves it readable.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold

import re


_S = r"[ \u00a0]"
_SEAT = (
    rf"(?:{_S}?[,(–—]{_S}?|{_S})(?:(?:sise?s?|situ[ée]e?s?){_S}(?:[àa]{_S}(?:la{_S})?|dans{_S}la{_S})?|"
    rf"de{_S}la{_S}|de{_S}l['’]|du{_S})?"
)
_KIND = rf"(?:{_S}[a-zà-ÿ-]{{2,15}}){{0,2}}?"
#: "son garage, sis", "dont la cave, ", "ses anciennes étables de la"
_HAS = re.compile(
    rf"(?<![\w'’-])(?P<of>[Ss](?:on|a|es)|[Ll]eurs?|[Mm](?:on|a|es)|dont{_S}(?:l['’]|l[ae]s?))(?:{_S}|(?<=['’]))"
    rf"(?:(?:propre|petite?|ancien(?:ne)?s?|nouve(?:l|lle|au)|arri[èe]re|vieu(?:x|ille)){_S}|arri[èe]re-|avant-)?"
    rf"(?P<noun>[a-zà-ÿ]{{3,12}})(?![\w'’-]){_KIND}{_SEAT}$"
)
#: "propriétaire de l'ancienne caserne, ": a building that was public, and is somebody's today.
_WAS_PUBLIC = re.compile(
    rf"(?P<of>\b(?:(?:nue?-)?propri[ée]taires?|usufruiti(?:er|[èe]re)s?|acqu[ée]reu(?:r|se)s?|acheteu(?:r|se)s?"
    rf"|occupante?s?|"
    rf"locataires?){_S}(?:actuelle?s?{_S})?(?:d[eu]s?{_S}(?:la{_S}|l['’])?|d['’](?:une?{_S})?))ancien(?:ne)?s?{_S}"
    rf"(?P<noun>[a-zà-ÿ]{{3,15}}){_KIND}{_SEAT}$"
)
#: "chez sa sœur, voisine de la salle, ": a landmark, and the home is beside it.
_LANDMARK = re.compile(
    rf"(?:,|\(|[–—]){_S}?(?:voisine?s?|riveraine?s?|mitoyen(?:ne)?|contigu[ëe]?|jouxtant|attenante?|derri[èe]re"
    rf"|[àa]{_S}c[ôo]t[ée]){_S}(?:(?:d[eu]|[àa]|avec){_S}(?:la{_S}|l['’])?|"
    rf"au{_S}|l['’]|l[ae]{_S})[a-zà-ÿ]{{3,15}}{_KIND}{_S}?,{_S}$"
)
#: "une riveraine du terrain de football, ": who lives beside it, and the landmark behind.
_BESIDE_IT = re.compile(
    rf"(?<![\w'’-])(?:riveraine?|voisine?)(?P<told>{_S}(?:imm[ée]diate?{_S}|"
    rf"directe?{_S})?(?:d[eu]{_S}(?:la{_S}|l['’])?|des{_S})"
    rf"[a-zà-ÿ'’-]{{3,18}}(?:{_S}[\w'’-]{{1,18}}){{0,4}}?{_S}?[,(–—]{_S}?)$",
    re.IGNORECASE,
)
#: "résidente de la maison de repos « X », ": the house is everybody's, and her home.
_STAYS = re.compile(
    rf"(?<![\w'’-])(?:r[ée]sidente?s?|pensionnaires?|h[ée]berg[ée]e?s?|admise?s?|entr[ée]e?s?|plac[ée]e?s?|"
    rf"accueillie?s?|install[ée]e?s?|"
    rf"vi(?:t|vent|vant))"
    rf"{_S}(?:depuis{_S}[^,;.]{{2,25}}{_S})?(?:d[eu]|[àa]|au|en|dans|chez){_S}?(?:l[ae]{_S}|l['’]|une?{_S})?"
    rf"(?:maisons?{_S}de{_S}(?:repos|retraite|soins)(?:{_S}et{_S}de{_S}soins)?|home\b|MRS?\b|M\.R\.(?:S\.)?|"
    rf"r[ée]sidence(?:-services)?|"
    rf"seniorie|foyer|maison{_S}d['’]accueil|institution|centre{_S}d['’](?:h[ée]bergement|accueil)|abri{_S}de{_S}nuit|"
    rf"b[ée]guinage)"
    rf"(?:{_S}(?:communale?|du{_S}CPAS|pour{_S}[a-zà-ÿ]{{4,14}}))?(?:{_S}«[^«»\n]{{2,40}}»|"
    rf"{_S}[^,;.:\n\d«»(]{{2,40}}?)?"
    rf"{_S}?(?:[,(–—-]{_S}?)?(?:sise?{_S})?(?:[àa]{_S}[A-ZÀ-Þ][\w'’-]{{2,20}},{_S})?$",
    re.IGNORECASE,
)
#: "création d'un musée dans son garage": a body that is to be made owns nothing yet.
_TO_BE_MADE = re.compile(
    r"\b(?:cr[ée]ation|projet|ouverture|installation|am[ée]nagement|lancement)[ \u00a0]d(?:e[ \u00a0]|"
    r"['’]une?[ \u00a0](?:petite?[ \u00a0])?)"
    r"[a-zà-ÿ]{3,15}",
    re.IGNORECASE,
)
#: "l'appartement au-dessus de la poste, "
_ABOVE = re.compile(
    rf"(?:appartement|logement|studio|flat|kot|chambre|[ée]tage|habite|vit"
    rf"|log[ée]e?s?)(?P<told>{_S}(?:situ[ée]e?{_S})?au-dessus{_S}"
    rf"(?:du{_S}|de{_S}(?:la{_S}|l['’]))[a-zà-ÿ]{{3,15}}{_KIND}{_S}?,{_S})$"
)
#: "leur maison, derrière l'école, "; "son habitation, ancienne gare, ": what tells where the dwelling is, or was.
_DWELLING_TOLD = re.compile(
    rf"(?<![\w'’-])(?:[Ss](?:on|a)|[Ll]eur|[Mm](?:on|a)|[Nn]otre){_S}(?:propre{_S})?(?:maison|habitation|domicile"
    rf"|logement|"
    rf"appartement|ferme|immeuble)(?P<told>{_S}?[,(]{_S}?(?:derri[èe]re|devant|pr[èe]s{_S}d[eu]|face{_S}(?:[àa]|au)|"
    rf"en{_S}face{_S}d[eu]|[àa]{_S}c[ôo]t[ée]{_S}d[eu]|au-dessus{_S}d[eu]|contre|(?:une?{_S}|l['’])?ancien(?:ne)?)"
    rf"(?:{_S}l[ae]|{_S}l['’])?{_S}?[a-zà-ÿ]{{3,15}}{_KIND}{_S}?\)?,{_S})$"
)
#: "démission, déménagement Bure, rue…": where somebody goes to live.
_MOVES = re.compile(
    rf"\b[Dd][ée]m[ée]nag(?:e|ement|eant|[ée]){_S}(?:(?:[àa]|vers|pour|au){_S})?"
    rf"(?:[A-ZÀ-Þ][\w'’-]{{1,30}}(?:{_S}[\w'’-]{{1,20}}){{0,3}},{_S})?$"
)
#: Who stands for a body; what such a one has is no home.
_BODY = re.compile(
    r"(?<![\w'’-])(?:(?:[ld]['’])?(?:(?-i:A\.?S\.?B\.?L|asbl|S\.?A|S\.?R\.?L|S\.?P\.?R\.?L|SC(?:RL)?|SNC|NV|BV|CPAS"
    r"|ORES|SWDE)|"
    r"soci[ée]t[ée]|entreprise|"
    r"firme|commune|ville|province|r[ée]gion|[ée]tat|fabrique|service|zone|club|comit[ée]|cercle|association|[ée]cole|"
    r"intercommunale|r[ée]gie|police|harmonie|fanfare|chorale|unit[ée]|patro|f[ée]d[ée]ration|fondation|mus[ée]e|"
    r"paroisse|coll[èe]ge|conseil|agence|cantine|cr[èe]che|direct(?:eur|rice|ion)|coop[ée]rative|syndicat|"
    r"maison[ \u00a0](?:de|des)|centre|h[ôo]pital|compagnie|troupe|mouvement|administration|adjudicataire|"
    r"soumissionnaire|institution|exploitante?|commer[çc]ante?|entrepreneu[rs]e?|garagiste|fournisseur"
    r"|prestataire))s?(?![\w'’-])",
    re.IGNORECASE,
)
#: Who is a private person, though no name says so.
_SOMEBODY = re.compile(
    r"_{2,}|(?<![\w'’-])(?:[ld]['’])?(?:il|elle|ils|elles|lui|riverain|voisin|habitant|occupant|locataire"
    r"|propri[ée]taire|requ[ée]rant|"
    r"plaignant|r[ée]clamant|demandeu[rs]|demanderesse|int[ée]ress[ée]|dame|monsieur|madame|couple|famille|m[ée]nage|"
    r"[ée]poux|veu[fv]e?|p[èe]re|m[èe]re|fr[èe]re|s(?:œ|oe)ur|fils|fille|retrait[ée]|pensionn[ée]|sinistr[ée]|victime|"
    r"[ée]tudiant|celui-ci|celle-ci|acqu[ée]reu[rs]|citoyen|citoyenne|particulier|M\.|Mme|Mlle)e?s?(?![\w'’-])",
    re.IGNORECASE,
)


def without_landmark(blank: str) -> str:
    """Return a clause with the landmark that stands before its address blanked; names are blanked by "_"."""
    dwelling = _DWELLING_TOLD.search(blank, max(0, len(blank) - 110)) or _ABOVE.search(blank, max(0, len(blank) - 110))
    if dwelling and not is_a_bodys(blank[: dwelling.start()]):
        return blank[: dwelling.start("told")] + " " * (len(blank) - dwelling.start("told"))
    beside = _BESIDE_IT.search(blank, max(0, len(blank) - 110))
    if beside:
        return blank[: beside.start("told")] + " " * (len(blank) - beside.start("told"))
    match = _LANDMARK.search(blank, max(0, len(blank) - 110))
    if not match or not _SOMEBODY.search(blank, max(0, match.start() - 60), match.start()):
        return blank
    return blank[: match.start()] + " " * (len(blank) - match.start())


def end_of_move(blank: str) -> int:
    """Return where "déménagement " ends just before an address, unless a body moves; -1 if nobody does."""
    moves = _MOVES.search(blank, max(0, len(blank) - 60))
    return -1 if not moves or is_a_bodys(blank[: moves.start()]) else moves.end()


def end_of_stay(blank: str) -> int:
    """Return where "résidente de la maison de repos X, " ends just before an address; -1 if nobody stays."""
    stays = _STAYS.search(blank, max(0, len(blank) - 150))
    return stays.end() if stays else -1


def is_somebodys(blank: str) -> bool:
    """Say whether an address is that of what a person has, by the end of the clause before it."""
    low = max(0, len(blank) - 110)
    has = _HAS.search(blank, low)
    if has and fold(has["noun"]) in lexicon.OWN_PLACES:
        return not is_a_bodys(blank[: has.start()], fold(has["noun"]) in lexicon.PUBLIC_BUILDINGS)
    was = _WAS_PUBLIC.search(blank, low)
    return bool(was) and not is_a_bodys(blank[: was.start()])


def is_a_bodys(left: str, unsaid: bool = False) -> bool:
    """Say whether the last owner told before is a body; `unsaid` when nothing tells."""
    left = _TO_BE_MADE.sub(lambda made: " " * len(made.group()), left)
    bodies = [match.end() for match in _BODY.finditer(left)]
    persons = [match.end() for match in _SOMEBODY.finditer(left)]
    if not bodies and not persons:
        return unsaid
    return bool(bodies) and (not persons or persons[-1] < bodies[-1])
