"""Bank account (IBAN).

Legal basis: GDPR art. 6; a private account is always masked. Accuracy: ISO 7064 mod 97 decides, so a
false alarm is rare; a mistyped account is only raised as a doubt. Whose account it is, is read from
the words around: commune, association and firm accounts are proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from stdnum import iban

import re


NAME = "iban"
LIKE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}[\s.]?\d{2}(?:[\s.\-]{0,2}[A-Z0-9]{4}){2,7}(?:[\s.\-]{0,2}[A-Z0-9]"
    r"{1,3})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_BELGIAN = re.compile(r"(?<![A-Za-z0-9])BE[\s.]?\d{2}(?:[\s.\-]{0,2}\d{4}){3}(?!\d)", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"compte\s+(?:de\s+la\s+|du\s+|communal)\s*(?:commune|ville|province|cpas|communal|zone|receveur|"
    r"r[ée]gie|fabrique|asbl|association|soci[ée]t[ée]|club)|\b(?:ASBL|SRL|SA|SPRL|intercommunale|asbl)\b|"
    r"l['’](?:association|administration|asbl)|\b(?:commune|communal|administration|régie|fabrique)\b",
    re.IGNORECASE,
)


def valid_ibans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each valid IBAN, whatever the spacing."""
    seen = 0
    for match in _BELGIAN.finditer(text):
        if _is_valid(match.group()):
            yield match.span()
    for match in LIKE.finditer(text):
        if match.start() < seen or match.group()[:2].upper() == "BE":
            continue
        compact = match.group()
        # What follows may have been swallowed: shorten word by word until the check is right.
        while compact:
            if _is_valid(compact):
                yield match.start(), match.start() + len(compact)
                seen = match.start() + len(compact)
                break
            shorter = re.split(r"[\s.\-]+(?=[^\s.\-]*$)", compact)[0]
            compact = shorter if shorter != compact else ""


def _is_valid(text: str) -> bool:
    compact = re.sub(r"[\s.\-]", "", text)
    # The list of bank codes is not asked: a private account may be younger than it.
    return compact.isascii() and iban.is_valid(compact, check_country=False)


def find(context: Context) -> Iterator[Candidate]:
    """Yield every valid account: mask, or propose when the words around name a legal person."""
    for start, end in valid_ibans(context.text):
        left = context.before(start, 80)
        collective = bool(_COLLECTIVE.search(left))
        yield Candidate(
            start,
            end,
            "IBAN",
            PROPOSE if collective else MASK,
            1.0,
            "Compte bancaire qui semble celui d'une commune ou d'une association"
            if collective
            else "Compte bancaire : les chiffres de contrôle sont justes",
            NAME,
            "collective_account" if collective else "",
        )
