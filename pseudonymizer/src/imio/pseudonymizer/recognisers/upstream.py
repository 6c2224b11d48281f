"""A mask already made by the back office.

`<span class="pm-anonymize">` (read as `[masqué]`), "TEXTE MASQUÉ | RGPD", runs of XXX, black squares.
Kept as a mask and shown like ours. Accuracy: exact for the first two; XXX is a convention.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "upstream"
_TEXT = re.compile(
    r"\[?TEXTE\s+MASQU[ÉE]\s*(?:\|\s*RGPD)?\]?|(?<!\w)X{3,}(?:[ \-][X]{3,})*(?!\w)|(?<!\w)x{3,}(?!\w)|[█■▓]{2,}"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the masks made upstream."""
    reason = "Masqué par l'institution avant l'envoi"
    for start, end in context.upstream:
        yield Candidate(start, end, "MASK", MASK, 1.0, reason, NAME)
    for match in _TEXT.finditer(context.text):
        yield Candidate(*match.span(), "MASK", MASK, 1.0, reason, NAME)
