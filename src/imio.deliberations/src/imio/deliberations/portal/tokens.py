"""Signed, timed tokens for forms that anybody may send: a program that posts at once, or later for ever, is told no.

They are signed with the portal's own random secret, the one that Plone keeps for such uses: making one writes nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility

import hashlib
import hmac


#: Nobody reads and writes a form faster; nobody is expected to leave it open longer.
YOUNGEST, OLDEST = timedelta(seconds=10), timedelta(hours=2)


class BadToken(ValueError):
    """``kind``: ``forged``, ``young`` or ``old``."""

    def __init__(self, kind: str):
        super().__init__(kind)
        self.kind = kind


def keys() -> list[str]:
    """The portal's secrets, the current one first; the former ones still verify."""
    return [key for key in getUtility(IKeyManager)["_system"] if key]


def make_token(keys: Sequence[str], about: str, now: datetime) -> str:
    """A token for the form ``about`` (its address, say), made at ``now``."""
    issued = str(int(now.timestamp()))
    return f"{issued}.{_signature(keys[0], about, issued)}"


def check_token(keys: Sequence[str], about: str, token: str, now: datetime) -> None:
    """Raise ``BadToken`` unless it was made here, for this form, at least ``YOUNGEST`` and at most ``OLDEST`` ago."""
    issued, _dot, signature = token.partition(".")
    if not (issued.isascii() and issued.isdecimal() and len(issued) < 12 and signature.isascii()):
        raise BadToken("forged")
    if not any(hmac.compare_digest(_signature(key, about, issued), signature) for key in keys):
        raise BadToken("forged")
    age = now - datetime.fromtimestamp(int(issued), UTC)
    if age < YOUNGEST:
        raise BadToken("young")
    if age > OLDEST:
        raise BadToken("old")


def _signature(key: str, about: str, issued: str) -> str:
    text = f"imio.deliberations form {issued} {about}"
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
