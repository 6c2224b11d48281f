"""Who asks the institution for something of his own, a parcel or a permit. An office holder too is a citizen then.

"M. Goor demande un rapport" is a councillor's; "M. Goor sollicite un permis d'urbanisme", "l'offre d'achat de M. Goor",
"la demande de M. Goor d'acquérir l'excédent" are a citizen's.
"""

from imio.pseudonymizer import around

import re


_S = r"[\s\u00a0]"
_OFFERS = re.compile(
    rf"\b(?:offres?|propositions?|promesses?|demandes?){_S}(?:d['’]achat|d['’]acquisition|de{_S}location|de{_S}prix|d['’]emphyt[ée]ose)"
    rf"(?:{_S}[a-zà-ÿ]{{4,14}}){{0,2}}{_S}(?:de|d['’]|par|[ée]manant{_S}de){_S}{{0,4}}(?:{around.CIV}{_S}{{1,4}})?$",
    re.IGNORECASE,
)
_THING = (
    r"permis|autorisation|d[ée]rogation|concession|certificat|raccordement|prime|exon[ée]ration|d[ée]gr[èe]vement|indemnit|"
    r"indemnisation|logement|bail\b|emplacement|parcelle|terrain|abattage|carte|d[ée]lai|plan{_S}d['’]apurement|prolongation"
).replace("{_S}", _S)
_ASKS = re.compile(
    rf"{_S}(?:(?:a|avait){_S})?(?:sollicit[ée]|sollicitait|introduit|d[ée]pos[ée]|obtient|obtenu)(?:e|ent|er)?{_S}"
    rf"(?:une?{_S}|l[ea]s?{_S}|l['’]|des{_S})?(?:demandes?{_S}(?:de{_S}|d['’]))?(?:{_THING})",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"{_S}(?:est|[ée]tait|reste|serait|devient){_S}(?:(?:les?|la|l['’]|une?|seule?|actuel(?:le)?|aussi|[ée]galement){_S}?){{0,2}}"
    r"(?:locataire|propri[ée]taire|usufrui|nue?[ -]propri|riverain|voisine?\b|preneu|acqu[ée]reu|occupante?\b|"
    r"adjudicataire|redevable|d[ée]bit|plaignant|allocataire|concessionnaire)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"\b(?:demandes?|requ[êe]tes?|courriers?|lettres?|mails?|courriels?|souhait|d[ée]sir|volont[ée]|intention){_S}"
    rf"(?:[a-zà-ÿ\d/]{{1,14}}{_S}){{0,4}}(?:de|d['’]|par){_S}{{0,4}}(?:{around.CIV}{_S}{{1,4}})?$",
    re.IGNORECASE,
)
_TO_HAVE = re.compile(
    rf"{_S}(?:d['’]|de{_S}|en{_S}vue{_S}d(?:e{_S}|['’])|pour{_S}(?:l['’]|la{_S})?)"
    r"(?:acqu[ée]rir|acquisition|acheter|achat|louer|location|reprendre|exploiter|cl[ôo]turer|construire|b[âa]tir|"
    r"transformer|abattre|occuper|exhumer|inhumer)",
    re.IGNORECASE,
)


def is_for_himself(left: str, right: str) -> bool:
    """Say whether the words around a name tell that its bearer wants or holds something for himself."""
    if _OFFERS.search(left[-90:]) or _ASKS.match(right) or _IS.match(right):
        return True
    return bool(_TO_HAVE.match(right) and _ASKED.search(left[-90:]))
