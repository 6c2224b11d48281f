"""All that is kept about an address, for whoever asks (GDPR, article 15), and its erasure (article 17)."""

from datetime import datetime
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.following.subscriptions import subscriptions_of
from typing import Any


def kept_about(portal, address: str) -> dict[str, Any]:
    """As JSON data: ``subscriptions``, and ``letters``, the moments at which forms asked for one in the last day."""
    everybody = subscriptions_of(portal)
    if everybody is None:
        return {"subscriptions": [], "letters": []}
    return {
        "subscriptions": [_facts(subscription) for subscription in everybody.of(address)],
        "letters": [_moment(moment) for moment in everybody.asked_for(address)],
    }


def erase(portal, address: str) -> dict[str, Any]:
    """Erase it, and return what it was. The next pack takes it off the disk; a mail that is being sent may still go."""
    kept = kept_about(portal, address)
    if any(kept.values()):
        subscriptions_of(portal).forget(address)
    return kept


def _facts(one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "address": one.address,
        "followed": {"kind": one.followed.kind, "path": one.followed.path, "search": [*map(list, one.followed.asked)]},
        "frequency": one.frequency,
        "language": one.language,
        "created": _moment(one.created),
        "confirmed": _moment(one.confirmed),
        "asked": _moment(one.asked),
        "letter": one.letter,
        "last": one.last,
        "start": one.start,
        "cursor": one.cursor,
        "told": dict(one.told),
        "refusals": one.refusals,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
