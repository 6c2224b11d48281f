"""Tables that tell how each member voted, or who was chosen for which group.

A head "Membre | Oui | Non | Abst." and a tick in the rows below; or "Délégué | Groupe | Voix" and a political group.
"""

from collections.abc import Callable
from collections.abc import Iterator
from imio.pseudonymizer import roster
from imio.pseudonymizer.acronyms import NO_PARTY
from imio.pseudonymizer.acronyms import PARTY

import re


# The head of a table that tells how each voted: "Membre | Oui | Non | Abst."
_BALLOT = r"(?:oui|non|pour|contre|abst(?:entions?|\.)?|blancs?|ne[ \u00a0]vote[ \u00a0]pas)"
_BALLOT_HEAD = re.compile(
    rf"^[^\n\t|]{{0,40}}(?:[\t|][ \u00a0]{{0,3}}[^\n\t|]{{0,30}}){{0,2}}?"
    rf"(?:[\t|][ \u00a0]{{0,3}}{_BALLOT}[ \u00a0]{{0,3}}){{2,5}}[\t|]?[ \u00a0]{{0,3}}$",
    re.IGNORECASE | re.MULTILINE,
)
_TICKED = re.compile(r"[\t|][ \u00a0]{0,3}(?:[Xx✓✔☒☑1•+])[ \u00a0]{0,3}(?:[\t|]|$)", re.IGNORECASE)
# "Délégué | Groupe | Voix": whom the council chose; a class and a union have delegates and groups too.
_CHOSEN_HEAD = re.compile(
    r"^[|\u00a0 ]{0,3}(?:d[ée]l[ée]gu[ée]e?s?|repr[ée]sentante?s?[ \u00a0]communa(?:l|le|ux|les)|mandataires?|"
    r"conseill(?:er|[èe]re)s?|[ée]lue?s?|administrat(?:eur|rice)s?)(?:[ \u00a0]?\(e?s?\))?"
    r"[ \u00a0]{0,3}[\t|][ \u00a0]{0,3}"
    r"(?:groupes?(?:[ \u00a0]politiques?)?|listes?|partis?)[ \u00a0]{0,3}(?:[\t|][^\n]{0,60})?$",
    re.IGNORECASE | re.MULTILINE,
)
_IN_A_GROUP = re.compile(
    rf"[|\u00a0 \n]{{0,6}}[^\n\t|]{{3,50}}[\t|][ \u00a0]{{0,3}}(?!{NO_PARTY}){PARTY}[ \u00a0]{{0,3}}(?:[\t|\n]|$)"
)


def _is_ticked(text: str, start: int, end: int) -> bool:
    return bool(_TICKED.search(text, start, end))


def _is_chosen(text: str, start: int, end: int) -> bool:
    return bool(_IN_A_GROUP.match(text, start, end))


def rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the rows of the tables in which a tick stands for a vote, or a group for who sits."""
    for head, belongs in ((_BALLOT_HEAD, _is_ticked), (_CHOSEN_HEAD, _is_chosen)):
        yield from _rows(text, head, belongs)


def _rows(text: str, heads: re.Pattern, belongs: Callable[[str, int, int], bool]) -> Iterator[tuple[int, int]]:
    done = 0
    for head in heads.finditer(text):
        if head.start() < done:
            continue
        start = reached = head.end()
        while start < len(text):
            end = text.find("\n", start + 1)
            end = end if end >= 0 else len(text)
            if text[start:end].strip():
                if not (belongs(text, start, end) and roster.is_listed(text, start, end)):
                    break
                reached = end
            start = end
        done = reached
        if reached > head.end():
            yield head.end(), reached
