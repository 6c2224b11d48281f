"""Registration plate of a vehicle.

Legal basis: GDPR art. 4 (a plate leads to its holder). Formats: 1-ABC-123, ABC-123, 1ABC123, and the
older 123-ABC. Accuracy: the current format with hyphens is enough; the others need a context word.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "plate"
_CURRENT = re.compile(
    r"(?<![\w-])(?!(?-i:[a-z]{4}))[1-9OQSTM][\s\-–]?[A-Z]{3}"  # but not "sous 421/743-52"
    r"(?:[\s\-–]?\d{3}|[\-–](?=O{0,2}\d)[\dO]{3})(?![\w-])",
    re.IGNORECASE,
)
#: Other forms, which need a word beside them; "2-ZZ-118" lost a letter, or is one of those made to order.
_OLDER = re.compile(
    r"(?<![\w/-])(?:[1-9][\-–][A-Z]{2}[\-–]\d{3}|[A-Z]{3}[\s\-–.]?\d{3}|\d{3}[\s\-–.]?[A-Z]{3})(?![\w/-])"
)
_ANNOUNCED = re.compile(
    r"(?:immatricul[ée]e?s?|plaques?|COD)(?:[ \u00a0](?:sous[ \u00a0]le[ \u00a0])?n[°º]|[ \u00a0]:)?[ \u00a0]?$",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"v[ée]hicule|immatricul|plaque|voiture|camionnette|remorque|tracteur|moto|\bautos?\b|automobile|\bCOD\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"balayeuse|\bbenne|d[ée]class|autopompe|charroi|corbillard|[ée]pandeuse|brise-glace|"
    r"(?:v[ée]hicules?|camions?|camionnettes?|tracteurs?|voitures?|bus|grue|remorques?|tondeuse)\s+(?:communa|"
    r"de\s+(?:service|fonction|police)|"
    r"(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+)(?:commune|ville|administration|province|zone|service|CPAS|SRI|r[ée]gie|"
    r"police|"
    r"cimeti[èe]re))",
    re.IGNORECASE,
)
# What tells, behind the plate, that the vehicle is the institution's; who drives it would be told by it.
_S = r"[ \u00a0]"
_OF_THE = rf"(?:aux?|[àa]{_S}la|[àa]{_S}l['’]|du|des|de{_S}(?:la|l['’])|par{_S}(?:le|la|les|l['’])){_S}?"
_IN_SERVICE = re.compile(
    rf",?{_S}(?:(?:affect|attribu|utilis|mis|pr[êe]t|confi)[ée]?e?s?{_S}(?:[àa]{_S}(?:la{_S})?disposition{_S})?{_OF_THE}"
    r"(?:services?|parc|r[ée]gie|charroi|ouvriers?|[ée]quipes?|police|CPAS|cimeti[èe]re|voirie|brigade|d[ée]p[ôo]t)|"
    rf"(?:appartenant{_S}[àa]|propri[ée]t[ée]{_S}de){_S}(?:la{_S}(?:commune|ville|province|zone)|l['’]administration))\b",
    re.IGNORECASE,
)
_DRIVEN = re.compile(
    r"\bpar[ \u00a0](?!l[ea]s?[ \u00a0]|l['’])|propri[ée]taire|condui|pilot|volant|chauffeur|conduct|\bM\.|\bMme|"
    r"\bMonsieur|\bMadame",
    re.IGNORECASE,
)


def _serves(context: Context, end: int) -> bool:
    """Say whether a vehicle is told to serve the institution, and nobody to drive it."""
    return bool(_IN_SERVICE.match(context.text, end)) and not _DRIVEN.search(context.after(end, 90).split(";")[0])


#: Behind the commune's vehicle another one is told of: "la balayeuse a accroché la voiture de Mme X (…)".
_ANOTHER = re.compile(
    r"\b(?:MM?\.|Mmes?|Mlle|Monsieur|Madame|particulier|riverain|tiers|adverse|priv[ée])|"
    r"\b(?:voiture|v[ée]hicule|moto|auto|automobile|camionnette|scooter)[ \u00a0](?:de[ \u00a0]|d['’]|du[ \u00a0])",
    re.IGNORECASE,
)


def _is_another_s(left: str) -> bool:
    """Say whether another vehicle is told of between the commune's and the plate."""
    told = list(_PUBLIC.finditer(left))
    return bool(told) and bool(_ANOTHER.search(left, told[-1].end()))


def find(context: Context) -> Iterator[Candidate]:
    """Yield plates: mask, or propose for a vehicle of the commune."""
    for pattern, needs_context in ((_CURRENT, False), (_OLDER, True)):
        for match in pattern.finditer(context.text):
            near = context.near(*match.span(), _CONTEXT, before=90, after=20)
            if not near and (needs_context or not re.search(r"[\-–]", match.group())):
                continue
            spaced = needs_context and re.search(r"\s", match.group())
            if spaced and not _ANNOUNCED.search(context.before(match.start(), 40)):
                continue
            if _serves(context, match.end()):
                reason = "Plaque d'un véhicule de service"
                yield Candidate(*match.span(), "PLATE", KEEP, 0.95, reason, NAME, "public_vehicle")
                continue
            public = context.near(*match.span(), _PUBLIC, before=90, after=20)
            public = public and not _is_another_s(context.before(match.start(), 90))
            yield Candidate(
                *match.span(),
                "PLATE",
                PROPOSE if public else MASK,
                0.95 if near else 0.75,
                "Plaque d'un véhicule qui semble communal" if public else "Plaque d'immatriculation",
                NAME,
                "public_vehicle" if public else "",
            )
