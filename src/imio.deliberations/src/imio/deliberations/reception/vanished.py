"""What the back office has no more. Nothing is deleted by itself: what is not public is closed, the rest is asked."""

from BTrees.OOBTree import OOTreeSet
from datetime import datetime
from imio.deliberations.authority import as_system
from imio.deliberations.content.bureau import Dossier
from plone import api


#: Why an item is gone: nobody sees it any more; it stands in no meeting; in one that is not for the public yet.
REASONS = ("deleted", "out", "moved")


def vanish(dossier: Dossier, why: str, now: datetime) -> bool:
    """Note that the back office has the item no more. False when it was known, or the item is gone here as well.

    An item that is not public is closed: it stays in the bureau and cannot be published. Of a public one a secretary
    decides (``validation.vanished``). The caller commits.
    """
    if dossier.secret or (dossier.vanished and dossier.vanished["why"] == why):
        return False
    is_open = dossier.public_path or api.content.get_state(dossier) != "withdrawn"
    if not is_open:
        return False
    dossier.vanished = {**(dossier.vanished or {}), "at": now, "why": why}
    bureau = dossier.__parent__.__parent__
    bureau.vanished = OOTreeSet() if bureau.vanished is None else bureau.vanished
    bureau.vanished.insert(dossier.external_id)
    dossier.history.append({"at": now, "who": "", "act": "vanished", "reason": why})
    if not dossier.public_path and api.content.get_state(dossier) != "withdrawn":
        dossier.request = dossier.failure = None
        with as_system():
            api.content.transition(dossier, "withdraw")
        dossier.reindexObject()
    return True


def come_back(dossier: Dossier, now: datetime) -> None:
    """The back office has it again, as it was: what was closed is prepared again."""
    dossier.vanished = None
    dossier.history.append({"at": now, "who": "", "act": "came back"})
    if not dossier.public_path and api.content.get_state(dossier) == "withdrawn" and dossier.content is not None:
        with as_system():
            api.content.transition(dossier, "receive")
    dossier.reindexObject()
