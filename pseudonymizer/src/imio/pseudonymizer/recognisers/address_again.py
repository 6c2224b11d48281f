"""The same address at two places: masked at one, it is asked about at the other, or the first would hide nothing.

A public building keeps its address where its name stands beside it.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import address_numbers as numbers
from imio.pseudonymizer.recognisers.address_roadside import BUILDING
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
#: From the word for the street to the number, without box, floor and town.
_STREET = re.compile(
    r"(?:rue|avenue|av\.|boulevard|bd|chauss[ée]e|place|chemin|impasse|ruelle|venelle|clos|cit[ée]|quai|route|"
    r"all[ée]e|dr[èe]ve|"
    r"sentier|square|thier|voie|grand-rue|grand-place)\b[^\d\n]{0,60}\d{1,4}(?:[ \u00a0]?[A-Za-z]\b)?",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u00a0,.°-]+|(?<=\d)(?=[A-Za-z])|n[°º]")


def agree(contexts: list[Context]) -> None:
    """Propose the addresses about to stay readable that another place of the document masks; in place."""
    hidden: set[str] = set()
    houses: set[str] = set()
    kept: list[tuple[str, Candidate]] = []
    for context in contexts:
        for candidate in context.found:
            if candidate.label != "ADDRESS" or candidate.subject == "number":
                continue
            key = _key(context.text[candidate.start : candidate.end])
            if not key:
                continue
            if candidate.action == MASK:
                hidden.add(key)
                houses.add(_NUMBER.search(key)[0])
            elif (
                candidate.action == KEEP
                and not candidate.owner
                and not BUILDING.search(context.before(candidate.start, 40))
            ):
                kept.append((key, candidate))
    for key, candidate in kept:
        if key in hidden:
            candidate.action, candidate.score = PROPOSE, 0.5
            candidate.reason = "Même adresse qu'à un endroit où elle est cachée"

    for context in contexts if houses else ():
        context.found = sorted([*context.found, *_numbers_again(houses, context)], key=lambda c: c.start)


def _numbers_again(houses: set[str], context: Context) -> Iterator[Candidate]:
    """Yield the house of a hidden address where its number alone tells a place: "la clôture, du côté du n° 21"."""
    busy = Ranges((c.start, c.end) for c in context.found)
    for match in numbers.bare(context):
        number = fold(match["house"]).replace(" ", "")
        if number in houses and _BY.search(context.before(match.start(), 40)) and not busy.overlaps(*match.span()):
            reason = "Numéro d'une adresse cachée ailleurs"
            yield Candidate(*match.span(), "ADDRESS", PROPOSE, 0.5, reason, NAME, "number")


#: Words that lead to a house.
_BY = re.compile(
    r"\b(?:devant|face|c[ôo]t[ée]|hauteur|droit|long|entre|voisine?|proximit[ée]|avant|apr[èe]s|d[eè]s|mitoyen(?:ne)?|contre|"
    r"jouxt[a-z]{2,5}|occupante?|habitante?|trottoir|fa[çc]ade)\b[^.;:\n]{0,20}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+[a-z]?$")


def _key(text: str) -> str:
    street = _STREET.search(text)
    return _SPACES.sub("", fold(street.group())) if street else ""
