"""The same address at two places: masked at one, it is asked about at the other, or the first would hide nothing.

A public building keeps its address where its name stands beside it.
"""

from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
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


def _key(text: str) -> str:
    street = _STREET.search(text)
    return _SPACES.sub("", fold(street.group())) if street else ""
