"""Tables that tell how each member voted: a head "Membre | Oui | Non | Abst.", and a tick in the rows below."""

from collections.abc import Iterator
from imio.pseudonymizer import roster

import re


# The head of a table that tells how each voted: "Membre | Oui | Non | Abst."
_BALLOT = r"(?:oui|non|pour|contre|abst(?:entions?|\.)?|blancs?|ne[ \u00a0]vote[ \u00a0]pas)"
_BALLOT_HEAD = re.compile(
    rf"^[^\n\t|]{{0,40}}(?:[\t|][ \u00a0]{{0,3}}[^\n\t|]{{0,30}}){{0,2}}?"
    rf"(?:[\t|][ \u00a0]{{0,3}}{_BALLOT}[ \u00a0]{{0,3}}){{2,5}}[\t|]?[ \u00a0]{{0,3}}$",
    re.IGNORECASE | re.MULTILINE,
)
_TICKED = re.compile(r"[\t|][ \u00a0]{0,3}(?:[Xx✓✔☒☑1•+])[ \u00a0]{0,3}(?:[\t|]|$)", re.IGNORECASE)


def rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the rows of the tables in which a tick stands for a vote."""
    done = 0
    for head in _BALLOT_HEAD.finditer(text):
        if head.start() < done:
            continue
        start = reached = head.end()
        while start < len(text):
            end = text.find("\n", start + 1)
            end = end if end >= 0 else len(text)
            if text[start:end].strip():
                if not (_TICKED.search(text, start, end) and roster.is_listed(text, start, end)):
                    break
                reached = end
            start = end
        done = reached
        if reached > head.end():
            yield head.end(), reached
