"""A mask already made by the back office.

`<span class="pm-anonymize">` (read as `[masqué]`), "TEXTE MASQUÉ | RGPD", runs of XXX, black squares.
Kept as a mask and shown like ours. Accuracy: exact for the first two; XXX is a convention. What else stands where a
name would ("Mme [A]", "M. ......") hides nothing that could be hidden again, but is a person to what stands beside.
"""

from collections.abc import Iterator
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "upstream"
_TEXT = re.compile(
    r"\[?TEXTE\s+MASQU[ÉE]\s*(?:\|\s*RGPD)?\]?|(?<!\w)X{3,}(?:[ \-][X]{3,})*(?!\w)|(?<!\w)x{3,}(?!\w)|[█■▓]{2,}"
)

_OF_A_MASK = ("TEXTE", "XXX", "xxx", "█", "■", "▓")
_OF_A_BLANK = ("[", "...", "…", "__", "**", "--", "––")
_BLANKED = re.compile(
    r"(?:(?<![\w.])(?:M\.|MM\.|Mr\.?|Mmes?|Mlles?|Monsieur|Messieurs|Madame|Mesdames|Mademoiselle|[Éé]poux|[Cc]onsorts|"
    r"[Ff]amille|[Vv]euve|[Ss]ieurs?|[Dd]ames?)|(?<!\w)(?:[Pp]ar|[Cc]hez|[Àà])(?=[ \u00a0]\[))[ \u00a0]{1,2}"
    r"(?P<blank>\[[^\[\]\n\d]{1,30}\d?\]|\((?:…|\.{3,6})\)|\.{3,40}|…{1,10}|_{2,40}|\*{2,40}|-{3,40}|–{2,40})"
    r"|(?P<said>\[(?:masqu[ée]e?|anonymis[ée]e?|personne|nom)\])",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the masks made upstream."""
    reason = "Masqué par l'institution avant l'envoi"
    for start, end in context.upstream:
        yield Candidate(start, end, "MASK", MASK, 1.0, reason, NAME)
    for match in _TEXT.finditer(context.text) if says(context.text, *_OF_A_MASK) else ():
        yield Candidate(*match.span(), "MASK", MASK, 1.0, reason, NAME)


def blanked(context: Context) -> Iterator[Candidate]:
    """Yield where a name was blanked by hand: persons to their surroundings, nothing to mask."""
    for match in _BLANKED.finditer(context.text) if says(context.text, *_OF_A_BLANK) else ():
        yield Candidate(*match.span(match.lastgroup), "MASK", MASK, 1.0, "Nom déjà masqué", NAME)
