"""Where a page ends, as an opaque text. Pure. It says nothing that the page did not, and is checked like any input."""

from dataclasses import dataclass
from imio.deliberations.search.documents import NEVER
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import parameters
from imio.deliberations.search.query import Query

import base64
import hashlib
import json
import re


#: Places that a hit may have moved in a ranked list meanwhile, for its page to go on behind it.
SLACK = 50
MAX_LENGTH = 2_000
MAX_RANK = 10_000

_KEY = re.compile(r"[0-9]{13}\t")


@dataclass(frozen=True)
class Place:
    """The last hit of a page: ``key`` its place in the list, or its path where the list is ranked; ``rank`` then is
    its rank, counted from 1.
    """

    query: Query
    key: str
    rank: int = 0

    @property
    def start(self) -> int:
        """The start of its meeting, in seconds since 1970."""
        number = int(self.key.partition("\t")[0])
        return number if self.query.sort == "oldest" else NEVER - number


def write(place: Place) -> str:
    """The cursor of a place."""
    data = json.dumps([_print(place.query), place.key, place.rank], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def read(cursor: str, query: Query, is_ranked: bool) -> Place:
    """The place of a cursor of this query, whose hits are ranked or not. Raises ``BadQuery`` for any other."""
    try:
        if len(cursor) > MAX_LENGTH:
            raise ValueError
        data = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        found, key, rank = data
        place = Place(query, key, rank)
        if found != _print(query) or not isinstance(key, str) or type(rank) is not int:
            raise ValueError
        if not (1 <= rank <= MAX_RANK if is_ranked else rank == 0 and _KEY.match(key)):
            raise ValueError
        return place
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise BadQuery("cursor", "cursor") from None


def _print(query: Query) -> str:
    """What tells a query from another one."""
    return hashlib.sha256(json.dumps(parameters(query)).encode()).hexdigest()[:12]
