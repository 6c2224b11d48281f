"""What makes anybody, an office holder too, a private person at that place: home, birth, kin, deal, debt."""

from imio.pseudonymizer import around
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
    r"(?:\bvendre|\bvente|\bc[ée]der|\bcession|\bacqu[ée]reurs?|\bacheteurs?|\bvendeurs?|\blouer|\bconcession|"
    r"\bappartenant|\boctroyer|\bsieur|\bconsorts|\bfamille|\bindivision|\bveuve|\blocataire|\briveraine?|\bvoisine?|"
    r"\bpreneur|\bbailleur|\bd[ée]biteur|\bpropri[ée]t[ée]s?[\s\u00a0]d[eu]|\b[ée]pou(?:x|se)|\bp[èe]re|"
    r"\bm[èe]re|\bmari)"
    r"(?![^;.\n]{0,40}(?:pr[ée]sent|signer|repr[ée]sent|charg|d[ée]sign))[^;.,\n]{0,25}$|"
    r"\b(?:papa|maman|p[èe]re|m[èe]re|fils|fille|fr[èe]re|s[œo]e?ur|mari|[ée]pou(?:x|se)|tante|oncle|ni[èe]ce|"
    r"neveu|cousine?|veu(?:f|ve)|"
    r"compagn(?:e|on)|voisine?|parents?)\b[^;.\n]{0,40},[\s\u00a0](?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)
OWN_AFFAIR_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0](?:[àa]|le|en)[\s\u00a0]|domicili|"
    r"demeurant|habitant|"
    r"[âa]g[ée]|\d{1,3}[\s\u00a0]ans|veu(?:f|ve)[\s\u00a0]|[ée]pou(?:x|se)|locataire|riverain|acqu[ée]reur|"
    r"soumissionnaire|"
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
AS_OWNER = re.compile(r"agissant[^;.\n]{0,20}(?:propri|priv|personnel)|à titre (?:priv|personnel)", re.IGNORECASE)
GONE = re.compile(
    r"\bd[ée]c[èe]s\b|hommage|(?<!\bun[\s\u00a0])(?<!\ble[\s\u00a0])(?<!\bson[\s\u00a0])\bm[ée]moire|honoraire|"
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
#: "Mr Dessalles (aucun lien avec l'échevine)".
NO_TIE = re.compile(
    r"[\s\u00a0]?[,(–—-][\s\u00a0]?(?:aucun|sans|pas[\s\u00a0]de|nul)[\s\u00a0](?:lien|rapport|parent)", re.IGNORECASE
)
_ITEM = re.compile(r"[ \u00a0]*(?:[-–—•*·]|\d{1,3}[.)°])?[ \u00a0]*")
_SUM_RIGHT = re.compile(
    r"[ \u00a0]?(?:\([^()\n]{1,20}\))?[ \u00a0]?[–—:;/|\t-][^\n]{0,60}\d[ \u00a0]?(?:€|EUR\b|euros\b)"
)


def owes(context: Context, candidate: Candidate) -> bool:
    """Say whether the name opens a line that ends with a sum: who owes or receives it does so for himself."""
    low = max(0, candidate.start - 12)
    start = context.text.rfind("\n", low, candidate.start) + 1 or low
    return bool(_ITEM.fullmatch(context.text, start, candidate.start)) and bool(
        _SUM_RIGHT.match(context.text[candidate.end : candidate.end + 110])
    )
