"""What leaves the public side again: tombstones, records that show what is masked now, and the end of a suspension."""

from collections.abc import Iterable
from datetime import datetime
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.public import Decision
from imio.deliberations.publication.records import texts_of
from imio.deliberations.publication.register import Register
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import scan
from persistent.mapping import PersistentMapping
from typing import Any


def entomb(decision: Decision, fate: str, reason: str, now: datetime) -> dict[str, Any]:
    """Empty a decision but for its address; return the record of the tombstone: when and why, never what.

    ``fate``: ``withdrawn``, ``suspended`` or ``postponed``. The caller has opened the wall and enters the record.
    """
    for name in list(decision.objectIds()):
        decision._delObject(name)
    postponed = fate == "postponed"
    decision.fate = fate
    decision.withdrawal_reason = reason
    decision.withdrawn_on = now
    # A postponed item stays on the agenda under its number and title; of any other nothing may be told.
    decision.title = decision.title if postponed else ""
    decision.number = decision.number if postponed else ""
    # It spells the number out.
    decision.sort_key = decision.sort_key if postponed else ""
    decision.matter = decision.matter if postponed else ""
    decision.in_charge = ()
    decision.sections = ()
    decision.withheld = ()
    decision.vote = None
    decision.outcome = None
    decision.changed = None
    decision.versions = ()
    return {"type": "tombstone", "fate": fate, "reason": reason}


def end_suspension(dossier: Dossier, register: Register) -> PersistentMapping | None:
    """Forget that the dossier's page was suspended, and give its records back; return the copy that was kept.

    The caller has opened the wall, and says what becomes of the page.
    """
    kept = dossier.kept_copy
    register.release(dossier.positions)
    dossier.suspended = dossier.suspension_request = dossier.kept_copy = None
    return kept


def erase_what_is_masked_now(
    register: Register, positions: Iterable[int], forbidden: Iterable[Forbidden]
) -> tuple[int, ...]:
    """Erase the earlier records that show in clear what is masked now; return the positions left."""
    forbidden = list(forbidden)
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
