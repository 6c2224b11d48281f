"""Whether an address of the existing portal may be kept: it may say nothing that the public page does not say. Pure.

An address outlives the title from which it was made, and its words carry no capital by which a name would be known.
"""

from collections.abc import Iterable
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.validation.outcome import Outcome
from imio.pseudonymizer.folding import words
from typing import Any

import re


#: A last word may be cut where Plone ends an address; a shorter piece would tell too little to compare.
SHORTEST_CUT = 3
#: What the address of a meeting may say besides the organ, in the order of a calendar.
OF_MEETINGS = frozenset(
    words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        "lundi mardi mercredi jeudi vendredi samedi dimanche 1er h heures "
        "séance séances réunion conjointe commune ordinaire extraordinaire publique urgence spéciale budget "
        "conseil communal provincial police collège action sociale zone administration cpas "
        "du de des d l la le les et en à au"
    )
)
_MARKUP = re.compile(r"<[^>]*>")
_HOUR = re.compile(r"\d{1,2}h\d{0,2}")


def says_no_more(address: str, content: dict[str, Any], outcome: Outcome) -> bool:
    """Whether every word of an item's address stands in what the public reads of it. Rather once too often no."""
    copy = masked_copy(content, outcome)
    told: set[str] = set()
    for rendered, form in copy.parts.values():
        told.update(words(_MARKUP.sub(" ", rendered.content) if form == "html" else rendered.content))
    *whole, last = words(address) or ("",)
    is_cut = len(last) >= SHORTEST_CUT and any(word.startswith(last) for word in told)
    return _stand_in(whole, told) and (is_cut or _stand_in([last], told))


def tells_a_meeting(address: str, organ: str) -> bool:
    """Whether the address of a meeting says its day, its hour and its organ, and nothing else."""
    return _stand_in(words(address), OF_MEETINGS | set(words(organ)))


def _stand_in(found: Iterable[str], told: set[str] | frozenset[str]) -> bool:
    return all(word.isdigit() or _HOUR.fullmatch(word) or word in told for word in found)
