"""Telephone number.

Legal basis: GDPR art. 4. Formats: Belgian national (0X/XXX.XX.XX, 0XX/XX.XX.XX, 04XX/XX.XX.XX) and
international (+32 …, 0032 …, +XX …). Accuracy: the count of digits decides; a number without
separators needs a context word. Public numbers of a service are proposed all the same.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "phone"
_PHONE = re.compile(
    r"(?<![\d.,/+\-])(?:(?:\+|00)\s?[1-9]\d{0,2}[\s./\-]{0,2}(?:\(0\)\s?)?\d{1,4}|\(0\d{1,3}\)|0\d{1,3})"
    r"[\s./\-]{0,3}\d{2,3}(?:[\s./\-]{0,2}\d{2,3}){1,3}(?![\d]|[.,/]\d|\s?(?:€|EUR|euros|m²|%))"
)
_CONTEXT = re.compile(
    r"\bt[ée]l|\bgsm\b|\bfax\b|phone|portable|mobile|joindre|joint|appel|contact|num[ée]ro|\bau\s*$|☎",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:\bBCE\b|\bTVA\b|(?-i:\bBE)|entreprise|article|\bart\.|compte|dossier|registre|\bRN\b|NISS|national)\W*$",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield phone numbers (mask); without separators nor context word they are left alone."""
    for match in _PHONE.finditer(context.text):
        written = match.group()
        digits = re.sub(r"\D", "", written.replace("(0)", ""))
        international = written.startswith(("+", "00"))
        if not (9 <= len(digits) <= 10 if not international else 10 <= len(digits) <= 15):
            continue
        left = context.before(match.start(), 40)
        near = bool(_CONTEXT.search(left))
        separated = bool(re.search(r"[\s./]", written))
        if not near and (_OTHER.search(left) or not separated):
            continue
        if not international and len(digits) == 10 and not digits.startswith("04") and not near:
            continue
        if re.fullmatch(r"0\d[./\-]\d{2}[./\-]\d{4}", written):
            continue  # a date
        yield Candidate(
            *match.span(),
            "PHONE",
            MASK if near or written[0] in "+(" or "/" in written or digits.startswith("04") else PROPOSE,
            0.95 if near else 0.8,
            "Numéro de téléphone",
            NAME,
        )
