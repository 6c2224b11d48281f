"""What leaves the public side again: tombstones, and records that show what is masked now."""

from collections.abc import Iterable
from datetime import datetime
from imio.deliberations.content.public import Decision
from imio.deliberations.publication.records import texts_of
from imio.deliberations.publication.register import Register
from imio.deliberations.validation.review import Outcome
from imio.pseudonymizer import scan
from typing import Any


def entomb(decision: Decision, fate: str, reason: str, now: datetime) -> dict[str, Any]:
    """Empty a decision but for its address; return the record of the tombstone: when and why, never what.

    ``fate``: ``withdrawn`` or ``postponed``. The caller has opened the wall and enters the record.
    """
    for name in list(decision.objectIds()):
        decision._delObject(name)
    postponed = fate == "postponed"
    decision.fate = fate
    decision.withdrawal_reason = reason
    decision.withdrawn_on = now
    # A postponed item stays on the agenda under its number and title; of a withdrawn one nothing may be told.
    decision.title = decision.title if postponed else ""
    decision.number = decision.number if postponed else ""
    decision.matter = decision.matter if postponed else ""
    decision.in_charge = ()
    decision.sections = ()
    decision.withheld = ()
    decision.vote = None
    decision.outcome = None
    decision.versions = ()
    return {"type": "tombstone", "fate": fate, "reason": reason}


def erase_what_is_masked_now(register: Register, positions: Iterable[int], outcome: Outcome) -> tuple[int, ...]:
    """Erase the earlier records that show in clear what the review masks now; return the positions left."""
    forbidden = outcome.forbidden()
    left = []
    for position in positions:
        record = register.record(position)
        if record is None:
            continue
        if scan(texts_of(record), forbidden, {}):
            register.erase(position)
        else:
            left.append(position)
    return tuple(left)
