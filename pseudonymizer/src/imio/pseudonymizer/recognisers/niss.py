"""National register number (NISS) and BIS number.

Legal basis: law of 8 August 1983 on the national register (use is reserved), GDPR art. 87.
Accuracy: check digits (97 − n mod 97) decide, with a plausible date; one random number in a hundred
passes. A number near "registre national" that fails the check is proposed, for it may be mistyped.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from stdnum.be import bis
from stdnum.be import nn

import re


NAME = "niss"
_SEPARATOR = r"[\s.\-‐‑‒–—/_]{0,2}"
_NUMBER = re.compile(
    rf"(?<![\d])\d{{2}}{_SEPARATOR}\d{{2}}{_SEPARATOR}\d{{2}}{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{2}}(?!\d)"
)
_CONTEXT = re.compile(
    r"registre\s+national|num[ée]ro\s+national|n[°o]\.?\s*(?:de\s+registre\s+)?nat|rijksregister|"
    r"\bNISS\b|\bR\.?\s?N\.?\b|\bN\.?N\.?\b|\bBIS\b|\bINSZ\b",
    re.IGNORECASE,
)
# Any writing of a number that someone announces as a national number.
_LOOKALIKE = re.compile(
    r"(?:registre\s+national|num[ée]ro\s+national|n[°o]\.?\s?national|\bNISS|\bN\.?N\.?|\bR\.?N\.?)"
    r"[\s:.,(°n]{0,6}(\d[\d\s.\-‐‑–/]{4,18}\d)",
    re.IGNORECASE,
)


def is_valid(digits: str) -> bool:
    """Say whether eleven digits are a NISS or BIS number: check digits and a possible date."""
    return nn.is_valid(digits) or bis.is_valid(digits)


def valid_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each valid number in a text, whatever the separators."""
    for match in _NUMBER.finditer(text):
        if is_valid("".join(str(int(c)) for c in match.group() if c.isdecimal())):
            yield match.span()


def find(context: Context) -> Iterator[Candidate]:
    """Yield valid numbers (mask) and what is announced as a national number (propose)."""
    for start, end in valid_numbers(context.text):
        near = context.near(start, end, _CONTEXT, before=40, after=5)
        yield Candidate(
            start,
            end,
            "NISS",
            MASK,
            1.0 if near else 0.95,
            "Numéro national : les chiffres de contrôle sont justes",
            NAME,
        )
    for match in _LOOKALIKE.finditer(context.text):
        if re.match(r"\d{1,2}[./]\d{1,2}[./]\d{4}$", match.group(1)):
            continue  # a date
        yield Candidate(
            match.start(1),
            match.end(1),
            "NISS",
            PROPOSE,
            0.6,
            "Annoncé comme numéro national, mais les chiffres de contrôle ne correspondent pas",
            NAME,
        )
