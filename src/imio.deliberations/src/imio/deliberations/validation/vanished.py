"""What the back office has no more although it is public: a secretary withdraws it or keeps it."""

from datetime import datetime
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import ask


def vanished(institution) -> list[Dossier]:
    """The dossiers that the back office has no more, the latest first."""
    found = [find_dossier(institution, name) for name in institution["bureau"].vanished or ()]
    here = [one for one in found if one is not None and one.vanished]
    return sorted(here, key=lambda one: one.vanished["at"], reverse=True)


def standing(dossier: Dossier) -> str:
    """What becomes of what vanished: ``undecided``, ``kept``, ``leaving``, ``closed`` (not public); else empty."""
    if not dossier.vanished:
        return ""
    if "kept" in dossier.vanished:
        return "kept"
    if waits(dossier):
        return "undecided"
    return "leaving" if dossier.public_path else "closed"


def waits(dossier: Dossier) -> bool:
    """Whether somebody has to decide."""
    return bool(
        dossier.vanished and dossier.public_path and "kept" not in dossier.vanished and dossier.wish != "withdraw"
    )


def keep(dossier: Dossier, who: str, now: datetime) -> None:
    """It stays public although the back office has it no more. Raises ``BadAction``."""
    _check(dossier)
    dossier.vanished = {**dossier.vanished, "kept": {"who": who, "at": now}}
    dossier.history.append({"at": now, "who": who, "act": "kept although vanished"})


def withdraw(dossier: Dossier, who: str, reason: str) -> None:
    """It leaves the public side; a tombstone says when and why (``steps.WITHDRAWAL_REASONS``). Raises ``BadAction``."""
    _check(dossier)
    ask(dossier, "withdraw", who, reason)


def _check(dossier: Dossier) -> None:
    if not waits(dossier):
        raise BadAction("ce point n’attend plus de décision")
