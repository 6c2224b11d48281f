"""Company number (BCE).

Legal basis: the number of a legal person is public (Code of economic law, book III); that of a sole
trader points to a natural person, so it is proposed. Accuracy: mod 97 decides; whether the trader is
alone is read from the words around (no legal form, "personne physique", "indépendant").
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from stdnum.be import vat

import re


NAME = "company"
_NUMBER = re.compile(r"(?<![\d.])(?:BE\s?)?([01]\d{3}[.\s]?\d{3}[.\s]?\d{3})(?![\d]|[.,]\d)")
_CONTEXT = re.compile(r"\bBCE\b|\bTVA\b|\bR\.?P\.?M\b|entreprise|\bBE\s*$", re.IGNORECASE)
_SOLE = re.compile(
    r"personne\s+physique|ind[ée]pendante?\b|entrepr(?:eneur|ise)\s+individuel|\b(?:M\.|Mme|Monsieur|Madame)\s",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:SA|SRL|SPRL|SC|SCRL|ASBL|SNC|SComm|SAgr|AISBL|NV|BV|VZW|GmbH|intercommunale|commune|ville|CPAS|"
    r"soci[ée]t[ée]|association|fabrique)\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the numbers that look like a sole trader's (propose)."""
    for match in _NUMBER.finditer(context.text):
        left = context.before(match.start(), 120)
        if not _CONTEXT.search(left[-30:]) and "BE" not in match.group():
            continue
        if not vat.is_valid(re.sub(r"\D", "", match.group(1))):
            continue
        if _SOLE.search(left) and not _LEGAL.search(left):
            yield Candidate(
                *match.span(1),
                "COMPANY",
                PROPOSE,
                0.7,
                "Numéro d'entreprise qui semble celui d'une personne physique",
                NAME,
            )
