"""Cadastral parcel.

Legal basis: GDPR art. 4, for the cadastre leads to the owner. Policy: proposed; masked when the words
before tie it to a neighbour or an owner; left alone when it belongs to the commune. Accuracy: the form
(division, section, number) is clear; "parcelle n° 79" alone is weaker.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "parcel"
_S = r"(?:[ \u00a0]{1,2})"
_NO = r"(?:n(?:[°º]s?|um[ée]ros?|os?)[ \u00a0]?)?"
_LOT = r"\d{1,4}(?:/\d{1,2})?(?:[ \u00a0]?[A-Z](?:[ \u00a0]?\d{1,3})?(?![\w-]))?(?:[ \u00a0]?P\d{4})?"
_DIVISION = (
    r"(?:\d{1,2}[ \u00a0]?(?:[èe]re?|[èe]me|re|er|e|[èe])[ \u00a0]?(?:division|"
    r"div\.?)(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+(?:[ \u00a0]\d+)?)?)"
)
_SECTION = re.compile(
    rf"(?:(?<![\w-])[A-ZÀ-Þ][\w'’-]{1, 40},[ \u00a0])?(?:{_DIVISION}[, \u00a0]{{1,3}})?(?<!\w)(?:[Ss]ection|[Ss]on|"
    rf"[Ss]ect\.)[ \u00a0]([A-H])[ \u00a0]?,?[ \u00a0]?(?:,[ \u00a0])?{_NO}{_LOT}(?:(?:,[ \u00a0]|"
    rf"[ \u00a0]et[ \u00a0]|/){_NO}{_LOT})*"
)
_CAPAKEY = re.compile(r"(?<!\d)\d{5}[ ]?_?[A-Z][ ]?\d{4}/\d{2}[ ]?[A-Z_][ ]?\d{3}(?!\d)")
_WORD = re.compile(
    rf"\b(?P<datum>(?:la[ \u00a0])?parcelle(?:[ \u00a0](?:voisine|contiguë|attenante|"
    rf"jouxtante))?[ \u00a0](?:cadastr[ée]e[ \u00a0])?n[°º][ \u00a0]?{_LOT})",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"attenant|voisin|contigu|riverain|jouxt|propri[ée]taires?\s+(?:de|du|d['’])|appartenant\s+[àa]\s+(?:M|"
    r"la\s+famille)|jardin|habitation",
    re.IGNORECASE,
)
_COMMUNE = re.compile(
    r"appart(?:ient|enant)\s+[àa]\s+la\s+(?:commune|ville|province|r[ée]gie)|propri[ée]t[ée]\s+communale|"
    r"domaine\s+(?:public|priv[ée]\s+communal)|communale?s?\s+cadastr|terrains?\s+communa|bois\s+communa|"
    r"terres?\s+communal",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield parcels: propose, mask for a neighbour or owner, keep for communal property."""
    for pattern, group in ((_SECTION, 0), (_CAPAKEY, 0), (_WORD, "datum")):
        for match in pattern.finditer(context.text):
            start, end = match.span(group)
            left, here = context.before(start, 90), match.group()
            if _COMMUNE.search(left):
                action, reason, subject = KEEP, "Parcelle communale", "communal_parcel"
            elif _OWNER.search(left[-70:]) or _OWNER.search(here):
                action, reason, subject = (
                    MASK,
                    "Parcelle d'un voisin ou d'un propriétaire privé",
                    "private_parcel",
                )
            else:
                action, reason, subject = PROPOSE, "Référence cadastrale", "parcel"
            yield Candidate(start, end, "PARCEL", action, 0.7, reason, NAME, subject)
