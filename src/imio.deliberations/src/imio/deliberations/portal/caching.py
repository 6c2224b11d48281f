"""What a public page says about its keeping: an address in caches until the clock or the gate changes it."""

from collections.abc import Iterable
from datetime import datetime
from imio.deliberations import __version__
from plone import api

import hashlib
import json


#: Seconds: nothing purges a shared cache yet, so one that still has a withdrawn page is wrong for five minutes at most.
LONGEST = 300
#: Seconds a purge-less resource of the portal (a logo) is kept by anybody.
RESOURCE = 86_400


def etag(*parts) -> str:
    """An ETag of what the page shows: register positions, fields of listed items, clock state, language.

    Weak, because a proxy that compresses changes the bytes. The parts are public: nothing of the bureau may be in them.
    """
    text = json.dumps([__version__, *parts], default=str, ensure_ascii=False)
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def lifetime(now: datetime, changes: Iterable[datetime | None]) -> int:
    """Seconds until the first of the moments at which the clock alone changes the page."""
    seconds = [int((moment - now).total_seconds()) for moment in changes if moment is not None]
    return max(0, min([LONGEST, *seconds]))


def settle(request, tag: str, seconds: int) -> bool:
    """Set the caching headers; True when the client's copy is still good, and 304 with no body is the answer.

    What somebody signed in sees belongs to nobody else.
    """
    response = request.response
    # plone.restapi answers at the same address.
    response.setHeader("Vary", "Accept")
    if not api.user.is_anonymous():
        response.setHeader("Cache-Control", "private, no-store")
        return False
    response.setHeader("Cache-Control", f"public, max-age=0, s-maxage={seconds}")
    response.setHeader("ETag", tag)
    if response.getStatus() != 200 or not _known(request.getHeader("If-None-Match", ""), tag):
        return False
    response.setStatus(304)
    return True


def _known(header: str, tag: str) -> bool:
    opaque = tag.removeprefix("W/")
    return any(given.strip().removeprefix("W/") in (opaque, "*") for given in header.split(","))
