"""Whose the parcel is, by the words around it: a neighbour's, an owner's, the commune's, a company's, or not told."""

from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import parcel_owner
from imio.pseudonymizer.recognisers.candidate import Context

import re


_GRAVES = re.compile(
    r"cimeti[èe]re|all[ée]e|concession|s[ée]pulture|tombe|caveau|columbarium|"
    r"rang[ée]e",
    re.IGNORECASE,
)
#: What the municipality lets or sells by lots.
_COMMUNAL_LOTS = re.compile(
    r"(?:terres?|biens?|terrains?|parcelles?|bois|prairies?|propri[ée]t[ée]s?|"
    r"p[âa]tures?)[ \u00a0](?:ruraux[ \u00a0])?communa|"
    r"biens?[ \u00a0]rura|ba(?:il|ux)[ \u00a0][àa][ \u00a0]ferme|droit[ \u00a0]de[ \u00a0]chasse|"
    r"chasses?[ \u00a0]communale",
    re.IGNORECASE,
)
#: "les biens suivants, propriété communale : section A n° 14, … ; section C n° 3": a list of what is the town's.
_AMONG_COMMUNAL = re.compile(
    r"(?:(?:propri[ée]t[ée]s?|parcelles?)[ \u00a0]communales?|(?:biens?|terrains?|bois)[ \u00a0]communaux)"
    r"(?:[ \u00a0]suivante?s)?[ \u00a0]?:[ \u00a0\n]{1,3}(?!.*(?:\bMM?\.|\bMme|propri|appart))[^.:]{0,250}$",
    re.DOTALL,
)
#: "Lot 3 : section B, n° 18"; but "les terres du lot 3 jouxtent le pré de Mme X, cadastré" tells of hers.
_LOT_LET = re.compile(
    r"\b[Ll][Oo][Tt][Ss]?[ \u00a0](?:n?[°º]?[ \u00a0]?\d|[A-Z]\b)"
    r"(?![^;]{0,60}\b(?:jouxt|long|touch|bord|voisin)[^;]{0,50}\b(?:d[eu]|des|à|aux)[ \u00a0](?:M\.|MM\.|Mme|Mlle|"
    r"Monsieur|Madame|consorts|[ée]poux|la[ \u00a0]famille)[^;]{0,60}cadastr)"
)
_OWNER = re.compile(
    r"attenant|voisin|contigu|riverain|jouxt|propri[ée]taires?\s+(?:de|du|d['’])|appartenant\s+[àa]\s+(?:M|"
    r"la\s+famille)|jardin|habitation",
    re.IGNORECASE,
)
#: "un terrain communal de 3 ares jouxte sa propriété cadastrée": the parcel is that of what is owned.
_BESIDE_OWN = re.compile(
    r"(?:jouxt|long|touch|bord|joi?gn|contigu|atten|voisin|riverain|face|arri[èe]re|devant)\w*[ \u00a0]"
    r"(?:(?:[àa]|de)[ \u00a0])?(?:sa|son|ses|leurs?)[ \u00a0][^\W\d_]{3,15}(?:[ \u00a0][^\W\d_]{3,15})?,?"
    r"[ \u00a0]cadastr[ée]{1,2}s?[ \u00a0]?(?:sous[ \u00a0])?$",
    re.IGNORECASE,
)
_SOMEONE_OWNS = re.compile(
    r"appart(?:ient|iennent)[ \u00a0](?:[àa]|aux)[ \u00a0](?:MM?\.|Mme|Monsieur|Madame|[ée]poux|consorts)"
)
_OF_SOMEONE = re.compile(
    r"[ \u00a0]?,?[ \u00a0]?(?:appart(?:enant|ient|iennent)[ \u00a0]"
    r"(?:[àa]|aux)[ \u00a0](?:M\.|MM|Mme|Monsieur|Madame|consorts|"
    r"[ée]poux|la[ \u00a0]famille|l['’]hoirie)|"
    r"propri[ée]t[ée][ \u00a0](?:de|des)[ \u00a0](?:M\.|MM|Mme|Monsieur|Madame|consorts|[ée]poux)|"
    r"[àa][ \u00a0](?:M\.|MM|Mme|Monsieur|Madame)[ \u00a0][A-ZÀ-Þ])"
)
_COMMUNE = re.compile(
    r"appart(?:ient|enant)\s+(?:[àa]\s+la\s+|au\s+|[àa]\s+l['’])(?:commune|ville|province|r[ée]gie|CPAS|centre|"
    r"administration)|"
    r"(?:immeubles?|b[âa]timents?|loca(?:l|ux)|salle|biens?|terrains?)\s+communa(?:l|ux|le|"
    r"les)\b[^.;\n]{0,90}cadastr|"
    r"propri[ée]t[ée]\s+(?:communale|(?:de\s+la\s+|du\s+)(?:commune|ville|province|r[ée]gie|CPAS))|"
    r"(?:commune|ville|province|r[ée]gie|CPAS|centre)\s+est\s+propri[ée]taire(?:\s+d(?:e|u|['’]))?|(?:[ée]cole|"
    r"maison|cimeti[èe]re|presbyt[èe]re)\s+communale?|"
    r"parcelles?\s+communale|[ée]glise\b[^,;]{0,30},\s+cadastr|"
    r"domaine\s+(?:public|priv[ée]\s+communal)|communale?s?\s+cadastr|terrains?\s+comm(?:una|\.)|bois\s+communa|"
    r"terres?\s+communal|"
    # "la prairie communale, cadastrée", "le bief communal (section…)", "la Commune garde la prise d'eau (section…)"
    r"\bcommuna(?:le?s?|ux)(?:\s(?:dite?s?\s)?«[^«»\n]{1,30}»)?\s?(?:,\s|\()(?:cadastr|$)|\bcommuna(?:le?s?|ux)\s\($|"
    r"\bcommuna(?:le?s?|ux)\s(?:sise?s?|situ[ée]e?s?)\b[^.;\n]{0,60}$|"
    r"\bcommune\s(?:(?:d[ée]sire|souhaite|entend|veut)\s)?(?:garde|conserve|poss[èe]de|entretient)r?\b[^;.\n]{0,60}\($|"
    # the council gives a lease on what is the town's
    r"\b(?:accorder|octroyer|conc[ée]der|consentir)\s[^;.\n]{0,25}\b(?:bail|superficie|emphyt[ée]ose)\b[^;.\n]{0,45}\ssur\s(?:l(?:a|es)\s(?:parcelles?\s)?)?$",
    re.IGNORECASE,
)
#: "A 1340, communal", "C 12 b (CPAS)"; "A 1340 (Neuville)" tells where it lies.
_COMMUNAL_BEHIND = re.compile(
    r"[ \u00a0]?[(,–-][ \u00a0]?(?:propri[ée]t[ée][ \u00a0]|[àa][ \u00a0]la[ \u00a0])?"
    r"(?:communa(?:le?s?|ux)|(?:commune|cne|ville|CPAS|province|r[ée]gion|SPW|DNF|domaine[ \u00a0]public)"
    r"(?=[ \u00a0]?[),;.\n]))(?!\w)",
    re.IGNORECASE,
)
#: "la parcelle communale C 40", "le terrain communal (C 40)"
_COMMUNAL_BEFORE = re.compile(
    r"\bcommuna(?:le?s?|ux)[ \u00a0](?:sous[ \u00a0])?[(:,]?[ \u00a0]?(?:n[°º][ \u00a0]?)?$", re.IGNORECASE
)
#: What belongs to a company leads to no person.
_COMPANY_OWNS = re.compile(
    r"[ \u00a0]?,?[ \u00a0]?appart(?:ient|iennent|enant)[ \u00a0]à[ \u00a0](?:(?:la[ \u00a0])?"
    r"(?:soci[ée]t[ée]|firme|S\.?A\.?|SRL|SPRL|SC)|l['’](?:asbl|ASBL|intercommunale|association))(?!\w)"
)
#: What was a school or a town hall is the commune's, unless the item sells or buys.
_ONCE_PUBLIC = re.compile(
    r"ancien(?:ne)?[ \u00a0](?:[ée]cole|maison[ \u00a0]communale|presbyt[èe]re|cure|caserne)\b"
    r"[^;.\n]{0,60},[ \u00a0]cadastr[ée]e?[ \u00a0]$"
)
_SALE = re.compile(r"\b(?:ventes?|vendre|ali[ée]n|acqui|achat|achet|cession|c[ée]der|[ée]change)", re.IGNORECASE)


def has_lots(context: Context) -> bool:
    """Say whether the item lets or sells by lots what belongs to the municipality."""
    known = context.memory.get(has_lots)
    if known is None:
        beginnings = context.subject[:300], context.text[:1500]
        known = context.memory[has_lots] = any(map(_COMMUNAL_LOTS.search, beginnings))
    return known


def is_of_graves(context: Context, start: int, end: int) -> bool:
    """Say whether the words around speak of graves, whose plots are numbered alike."""
    left = same_sentence(context.before(start, 90))
    return bool(_GRAVES.search(left) or _GRAVES.search(context.after(end, 60)))


def judge(
    context: Context, start: int, end: int, lots: bool, said: str, *, owned: bool = False, private: bool = False
) -> tuple[str, str, str]:
    """Return the action, its reason in French and the subject of the policy.

    `said` are the words that announce the parcel; `owned`: they name its owner; `private`: somebody stands beside it.
    """
    left, right = same_sentence(context.before(start, 90)), context.after(end, 60)
    if _BESIDE_OWN.search(left):
        return MASK, "Parcelle d'un voisin", "private_parcel"
    if (
        -1 < _last(_COMMUNE, left) >= max(_last(_OWNER, left), _last(_SOMEONE_OWNS, left))
        or _COMMUNE.match(right.lstrip(" \u00a0,)("))
        or _COMMUNAL_BEHIND.match(right)
        or _COMMUNAL_BEFORE.search(left)
        or (lots and _LOT_LET.search(left))
        or _AMONG_COMMUNAL.search(context.text, max(0, start - 300), start)
    ):
        return KEEP, "Parcelle communale", "communal_parcel"
    if _COMPANY_OWNS.match(right):
        return KEEP, "Parcelle d'une société", "company_parcel"
    if _ONCE_PUBLIC.search(left) and not _SALE.search(context.subject or context.text):
        return KEEP, "Parcelle d'un bâtiment public", "communal_parcel"
    if parcel_owner.is_public(context, start, end) and not (owned or _OWNER.search(said) or _OF_SOMEONE.match(right)):
        return KEEP, "Parcelle d'un pouvoir public", "communal_parcel"
    if owned or private or _OWNER.search(left[-70:]) or _OWNER.search(said) or _OF_SOMEONE.match(right):
        return MASK, "Parcelle d'un voisin ou d'un propriétaire privé", "private_parcel"
    return PROPOSE, "Référence cadastrale", "parcel"


def same_sentence(left: str) -> str:
    """Return what precedes from the last full stop or "Fonds dominant : " on: another land is spoken of before."""
    return left[max(0, _last(_ANOTHER, left)) :]


#: Where a text turns to another land.
_ANOTHER = re.compile(
    r"[a-z\d)]\.[ \u00a0](?=[A-ZÀ-Þ])|\b(?:dominant|servant)[ \u00a0]?:|"
    # "échanger la parcelle communale … contre la parcelle …"
    r"\bcontre(?=[ \u00a0](?:l[ae]s?[ \u00a0]|une?[ \u00a0]|l['’]|celle)|[ \u00a0]?$)"
)


def _last(pattern: re.Pattern, text: str) -> int:
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end
