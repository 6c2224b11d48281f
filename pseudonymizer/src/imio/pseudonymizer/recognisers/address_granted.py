"""A dwelling that an authority gives to persons: "Logement de transit sis rue X 3", "la maison rue X 8 abrite l'ILA".

The commune owns it and yet somebody lives there, often in distress. It is proposed where the text speaks of an
occupant; a work site, a sale or a public building that nobody is said to live in stays readable.
"""

from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[ \u00a0]"
_NOUN = (
    r"(?:logements?|appartements?|app\.|appt\.?|studios?|flats?|duplex|kots?|chambres?|maisonnettes?|maisons?|"
    r"habitations?|"
    r"immeubles?|h[ée]bergements?|r[ée]sidences?-services?|(?:ancien(?:ne)?[ \u00a0])?(?:presbyt[èe]re|conciergerie|"
    r"cure))"
)
#: For whom a dwelling is meant that an authority gives.
_GIVEN = (
    rf"(?:de{_S}(?:transit|secours|d[ée]pannage|fonction|service)|d['’](?:extr[êe]me{_S})?(?:urgence|insertion|"
    rf"accueil|int[ée]gration)|"
    rf"communa(?:l|le|ux)|socia(?:l|le|ux)|public(?:s|que)?|supervis[ée]e?s?|accompagn[ée]e?s?|adapt[ée]e?s?|tremplin|"
    rf"prot[ée]g[ée]e?s?|"
    rf"solidaires?|interg[ée]n[ée]rationnel(?:le)?s?|ILA|AIS|(?:de{_S}l['’])?ILA|du{_S}(?:CPAS|Centre)|PMR)"
)
_SEAT = (
    rf"(?:{_S}(?:n°{_S}?)?\d{{1,3}}[A-Z]?)?(?:{_S}?[,(:–—-])?{_S}(?:(?:sise?s?|"
    rf"situ[ée]e?s?){_S}?(?:[àa]{_S}(?:la{_S})?|au{_S}|dans{_S}la{_S})?|"
    rf"(?:de{_S}la|de{_S}l['’]|du|d[ée]j[àa]|au|à){_S}?)?$"
)
_GRANTED = re.compile(
    rf"(?<![\w'’-])(?:(?:[ld]['’])?{_NOUN}{_S}(?:[a-zà-ÿ]{{3,14}}{_S}){{0,2}}?{_GIVEN}(?:{_S}(?:et{_S})?{_GIVEN}){{0,2}}"
    rf"(?:{_S}«[^«»\n]{{2,40}}»)?|(?:[ld]['’])?(?:ILA|I\.L\.A\.|initiative{_S}locale{_S}d['’]accueil)){_SEAT}",
    re.IGNORECASE,
)
_DWELLING = re.compile(
    rf"(?<![\w'’-])(?:[ld]['’])?{_NOUN}(?:{_S}(?:unifamiliale?|d['’]habitation|vid[ée]e?|meubl[ée]e?|voisine?|"
    rf"mitoyenne?|contigu[ëe]|"
    rf"de{_S}[A-ZÀ-Þ][\w'’-]{{2,25}}|(?:[àa]|de){_S}\w{{1,6}}{_S}chambres?)){{0,2}},?{_SEAT}",
    re.IGNORECASE,
)
_OCCUPANT = re.compile(
    r"\b(?:locataires?|occupante?s?|b[ée]n[ée]ficiaires?|attributaires?|m[ée]nages?|familles?|candidate?s?|"
    r"int[ée]ress[ée]e?s?|"
    r"r[ée]fugi[ée]e?s?|demandeurs?|demanderesse|h[ée]berg\w{1,5}|relog\w{1,5}|sans-abri|sinistr[ée]e?s?|log[ée]e?s|"
    r"attribu\w{1,5}|"
    r"couple|enfants?|expuls\w{1,4})\b",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:travaux|r[ée]nov\w*|chaudi[èe]re|toitures?|ch[âa]ssis|march[ée]s?|devis|chantier|d[ée]moli\w*|isol\w*|"
    r"soumission\w*|"
    r"adjudic\w*|cahier|vente|alién\w*|estimation)\b",
    re.IGNORECASE,
)
#: What follows a house where persons live: "est donné en location à", "abrite une famille", "libre depuis le départ".
_LIVED_IN = re.compile(
    rf"[^.;\n]{{0,60}}?\b(?:(?:abrite|accueille|h[ée]berge|loge)(?:nt|ra|ront|it|ait)?\b(?=[^.;\n]{{0,60}}\b(?:ILA|"
    rf"initiative|"
    rf"logements?|appartements?|familles?|m[ée]nages?|r[ée]fugi|demandeurs?|personnes|locataires?|r[ée]sidents?|"
    rf"femmes|jeunes|"
    rf"mineurs|sans-abri|occupants?|couples?|m[èe]res?|enfants))|libre{_S}d['’]occupation|"
    rf"d[ée]part{_S}d[eu]|(?:[ée]t[ée]{_S})?(?:lou[ée]e?|donn[ée]e?{_S}en{_S}location|"
    rf"mise?{_S}[àa]{_S}(?:la{_S})?disposition|attribu[ée]e?|"
    rf"occup[ée]e?|habit[ée]e?){_S}(?:[àa]|par|d[eu])(?={_S}(?:M\.|MM|Mme|Mlle|Monsieur|Madame|une?{_S}(?:famille|"
    rf"m[ée]nage|couple)|"
    rf"la{_S}famille|l['’]int[ée]ress|_|deux|trois)))",
    re.IGNORECASE,
)
#: "Logement communal rue X 2 (ancien presbytère)": the building is known to everybody.
_ONCE_PUBLIC = re.compile(rf"{_S}?[(,]{_S}?(?:l['’])?ancien(?:ne)?{_S}")
#: The house of whom a parish sends goes with the office.
_PRIEST = re.compile(r"\b(?:abb[ée]|cur[ée]|doyen|desservant|vicaire|pasteur|p[èe]re)\b", re.IGNORECASE)
_NO_DWELLING = re.compile(
    rf"immeubles?{_S}communa(?:l|ux)|"
    rf"maisons?{_S}(?:communale|m[ée]dicale|d[eu]s?{_S}(?:repos|jeunes|quartier|village|peuple|emploi|associations?|"
    rf"la))|"
    rf"chambres?{_S}(?:de{_S}(?:commerce|visite|tirage)|d['’]agriculture)",
    re.IGNORECASE,
)


def is_given(context: Context, start: int, end: int, clause: str) -> bool:
    """Say whether an address is that of a dwelling which an authority gives, and the text tells of who lives there."""
    text, said = context.text, clause[-110:]
    if _NO_DWELLING.search(said):
        return False
    if _GRANTED.search(said):
        if _ONCE_PUBLIC.match(text, end):
            return False
        near = text[max(0, start - 300) : end + 300]
        if _OCCUPANT.search(near):
            return not _WORKS.search(near) or _somebody(context)
        occupied = context.first(_OCCUPANT) or _OCCUPANT.search(context.subject)
        return not _WORKS.search(near) and (_somebody(context) or bool(occupied))
    if not _DWELLING.search(said):
        return False
    lived = _LIVED_IN.match(text, end, end + 200)
    if not lived or _PRIEST.search(text, lived.start(), lived.end() + 50):
        return False
    return not words.PUBLIC.search(text, lived.end(), lived.end() + 25)


def _somebody(context: Context) -> bool:
    """Say whether a person to mask is in the text; who they are is settled by then, and looked up once."""
    if _somebody not in context.memory:
        context.memory[_somebody] = any(c.label in ("PERSON", "MINOR") and c.action == MASK for c in context.found)
    return context.memory[_somebody]
