"""What is told of the register's entries: all headers, and the records that may be read now.

A header is never left out, or nobody outside could follow the chain; it holds the address, the moment and the kind of
act. Its path names an institution, a day and a random id, and no word of a text: it stays when the institution closes.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from collections.abc import Callable
from collections.abc import Iterator
from imio.deliberations.publication.register import institution_in
from imio.deliberations.publication.register import Register
from itertools import islice
from typing import Any

import json


#: Why there is no record: erased for good; held while somebody looks; of an institution that is closed to the public.
ABSENT = ("erased", "held", "closed")


def is_open_in(portal) -> Callable[[str], bool]:
    """Whether anybody may read of an institution, by its id; each is looked up once."""
    known: dict[str, bool] = {}

    def is_open(institution: str) -> bool:
        if institution not in known:
            found = portal._getOb(institution, None)
            known[institution] = found is not None and "Anonymous" in rolesForPermissionOn("View", found)
        return known[institution]

    return is_open


def standings(register: Register, is_open: Callable[[str], bool], after: int, size: int) -> list[list]:
    """[position, why its record is absent] of some entries. It reads no record: this is what a page's ETag is of."""
    held = set(register.held)
    return [
        [position, _absence(register, position, header, held, is_open)]
        for position, header in islice(register.headers.items(after + 1), size)
    ]


def entries(
    register: Register, is_open: Callable[[str], bool], after: int, size: int, portal_url: str
) -> Iterator[dict[str, Any]]:
    """The entries after a position, as they are told."""
    for position, absent in standings(register, is_open, after, size):
        yield _facts(register, position, absent, portal_url)


def _absence(register: Register, position: int, header, held: set[int], is_open) -> str | None:
    if position not in register.records:
        return "erased"
    if position in held:
        return "held"
    return None if is_open(institution_in(header["path"])) else "closed"


def _facts(register: Register, position: int, absent: str | None, portal_url: str) -> dict[str, Any]:
    header = register.headers[position]
    stored = register.records[position] if absent is None else None
    return {
        "@id": portal_url + header["path"],
        **header,
        "record": json.loads(stored.data) if stored is not None else None,
        "salt": stored.salt.hex() if stored is not None else None,
        "absent": absent,
    }
