"""Refuses what is too large or too deep before anybody reads it.

plone.restapi lifts Zope's own limit, and its sign-in by token reads every JSON body whole: so the length is looked at
when the request begins.
"""

from imio.deliberations.api import request
from plone.rest.errors import ErrorHandling
from zExceptions import HTTPException
from zope.component import adapter
from ZPublisher.interfaces import IPubStart

import json


class RequestEntityTooLarge(HTTPException):
    """413. It comes before any view could answer for it, so it brings its body: programs send that much."""

    status = 413

    def __init__(self, limit: int):
        super().__init__(f"au plus {limit} octets")
        self.setHeader("content-type", "application/json")
        self.setBody(json.dumps({"type": "RequestEntityTooLarge", "message": str(self)}))


@adapter(IPubStart)
def refuse_large_bodies(event):
    """413 from Content-Length alone: JSON has one limit, the bytes of an annex another."""
    environ = event.request.environ
    limit = request.MAX_JSON if request.media_type_of(event.request) == "application/json" else request.MAX_ANNEX
    length = environ.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > limit:
        raise RequestEntityTooLarge(limit)


class TooDeep(ErrorHandling):
    """JSON nested beyond Python's depth is the sender's fault."""

    def __call__(self):
        self.request.response.setStatus(400, lock=1)
        return super().__call__()

    def render_exception(self, exception):
        """No traceback, no part of the body."""
        return {"type": "BadRequest", "message": "JSON imbriqué trop profondément"}
