"""Reading a request's body within its limit, and answering with errors that name the field."""

from AccessControl import getSecurityManager
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.interface import alsoProvides

import json


#: Bytes of a JSON body: a meeting of 120 long items with embedded images.
MAX_JSON = 50 * 1024 * 1024
#: Bytes of one annex.
MAX_ANNEX = 100 * 1024 * 1024


class BadBody(ValueError):
    """The body cannot be used; ``code`` is the HTTP status."""

    def __init__(self, code: int, message: str):
        self.code = code
        super().__init__(message)


def body_of(request, limit: int) -> bytes:
    """The bytes of the body. Raises ``BadBody`` from Content-Length alone, before anything is read."""
    try:
        length = int(request.environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise BadBody(400, "Content-Length illisible") from None
    if length > limit:
        raise BadBody(413, f"au plus {limit} octets")
    request.stdin.seek(0)
    return request.stdin.read(limit + 1)


def media_type_of(request) -> str:
    """The media type of the body without its parameters."""
    return request.environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()


def json_of(request, limit: int = MAX_JSON) -> Any:
    """The JSON data of the body. Raises ``BadBody``; no part of the body is in its message."""
    if media_type_of(request) != "application/json":
        # A form of another site could send anything else with the visitor's cookie.
        raise BadBody(415, "Content-Type: application/json est attendu")
    try:
        return json.loads(body_of(request, limit).decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise BadBody(400, "le corps n’est pas en UTF-8") from None
    except json.JSONDecodeError as error:
        raise BadBody(400, f"JSON illisible à la ligne {error.lineno}, colonne {error.colno}") from None
    except RecursionError:
        raise BadBody(400, "JSON imbriqué trop profondément") from None


def _refuse_constant(name: str):
    raise BadBody(400, f"JSON illisible : {name} n’est pas admis")


class WritingService(Service):
    """A service that changes something on behalf of a caller who sends credentials on purpose."""

    permission = ""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        if not getSecurityManager().checkPermission(self.permission, self.context):
            if api.user.is_anonymous():
                raise Unauthorized("identifiez-vous avec un compte de l’institution")
            raise Forbidden("ce compte n’a pas ce droit ici")
        try:
            return self.act()
        except BadBody as error:
            return self.error(error.code, str(error))

    def act(self):
        """Do it and return the reply."""
        raise NotImplementedError

    def error(self, code: int, message: str, problems: list[dict[str, str]] | None = None) -> dict[str, Any]:
        """An error reply: ``message`` for a human, ``errors`` with the field of each."""
        self.request.response.setStatus(code)
        reply: dict[str, Any] = {"type": "Error", "message": message}
        if problems:
            reply["errors"] = problems
        return reply
