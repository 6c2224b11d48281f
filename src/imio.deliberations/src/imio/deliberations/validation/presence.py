"""Who is at work on a dossier: colleagues see each other, and nobody decides over somebody else's head.

A dossier is taken by the first decision and free again a quarter of an hour after the last sign of life, so that an
abandoned one waits for nobody.
"""

from datetime import datetime
from datetime import timedelta
from imio.deliberations.content.bureau import Dossier
from persistent.mapping import PersistentMapping


#: After so long without a sign of life a dossier is free, and its reader gone.
PATIENCE = timedelta(minutes=15)
#: A sign of life is written down at most so often: each is a transaction.
PULSE = timedelta(seconds=45)


def holder(dossier: Dossier, now: datetime) -> str:
    """The user id of who is at work on the dossier; empty when nobody is."""
    taken = dossier.taken
    if not taken or now - max(taken["at"], _seen(dossier, taken["who"], taken["at"])) > PATIENCE:
        return ""
    return taken["who"]


def take(dossier: Dossier, who: str, now: datetime) -> None:
    """Say that ``who`` is at work on it from now on."""
    dossier.taken = {"who": who, "at": now}
    note_reader(dossier, who, now)


def leave(dossier: Dossier, who: str) -> None:
    """Free the dossier, if it is ``who``'s."""
    if dossier.taken and dossier.taken["who"] == who:
        dossier.taken = None


def note_reader(dossier: Dossier, who: str, now: datetime) -> bool:
    """Note a sign of life of somebody who has the dossier on the screen. False when the last is fresh enough."""
    if now - _seen(dossier, who, now - PATIENCE) < PULSE:
        return False
    if dossier.readers is None:
        # An object of its own: signs of life get in the way of no decision.
        dossier.readers = PersistentMapping()
    for name in [name for name, at in dossier.readers.items() if now - at > PATIENCE]:
        del dossier.readers[name]
    dossier.readers[who] = now
    return True


def others(dossier: Dossier, who: str, now: datetime) -> list[tuple[str, datetime]]:
    """Who else has it on the screen, with the last sign of life, the latest first."""
    found = [(name, at) for name, at in (dossier.readers or {}).items() if name != who and now - at <= PATIENCE]
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def _seen(dossier: Dossier, who: str, otherwise: datetime) -> datetime:
    return (dossier.readers or {}).get(who, otherwise)
