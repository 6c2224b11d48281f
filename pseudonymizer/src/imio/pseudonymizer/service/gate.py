"""Stands before everything: who asks, how much is sent, what is logged. A plain ASGI middleware."""

from collections.abc import Iterable
from fastapi import HTTPException
from fastapi.responses import JSONResponse

import anyio
import hmac
import logging
import time


logger = logging.getLogger("imio.pseudonymizer.service")

#: Anybody may ask whether the service is up.
OPEN = frozenset({"/health"})
#: Seconds that a sender may pause within a body.
STALL = 30


class Gate:
    """Refuses before a body is read, counts it while it is, and lets no failure out with its message.

    `paths`: the addresses that the log may name; any other was written by the sender.
    `in_flight`: documents held at one time, those that wait included.
    """

    def __init__(self, app, token: str, max_bytes: int, in_flight: int, paths: Iterable[str]):
        self.app = app
        self.token = token.encode()
        self.max_bytes = max_bytes
        self.in_flight = in_flight
        self.paths = frozenset(paths)
        self.held = 0

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def answer(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (b"cache-control", b"no-store")]}
            await send(message)

        path = scope["path"] if scope["path"] in self.paths else "(unknown)"
        try:
            await self._pass(scope, receive, answer)
        except Exception as error:
            # The kind only, and not raised again: the server would log the message, which may quote the text.
            logger.error("%s failed: %s", path, type(error).__name__)
            if not status:
                await refusal(500, "failed", "L'analyse a échoué.")(scope, receive, answer)
        finally:
            took = (time.monotonic() - began) * 1000
            logger.info("%s %s %s %.0f ms", _method(scope), path, status or "-", took)

    async def _pass(self, scope, receive, send):
        headers = dict(scope["headers"])
        if self.token and scope["path"] not in OPEN and not self._is_known(headers.get(b"authorization", b"")):
            answer = refusal(401, "unauthorised", "Jeton d'accès absent ou inconnu.")
            answer.headers["WWW-Authenticate"] = "Bearer"
            await answer(scope, receive, send)
        elif _length(headers) > self.max_bytes:
            await refusal(413, "too_large", self._too_large)(scope, receive, send)
        elif scope["method"] != "POST":
            await self.app(scope, self._counted(receive), send)
        elif self.held >= self.in_flight:
            answer = refusal(503, "busy", "Trop de demandes à la fois.")
            answer.headers["Retry-After"] = "2"
            await answer(scope, receive, send)
        else:
            self.held += 1
            try:
                await self.app(scope, self._counted(receive), send)
            finally:
                self.held -= 1

    def _is_known(self, authorization: bytes) -> bool:
        scheme, _, token = authorization.partition(b" ")
        return scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self.token)

    @property
    def _too_large(self) -> str:
        return f"Au plus {self.max_bytes} octets."

    def _counted(self, receive):
        """Count what really comes: a body may come without its length."""
        size, more = 0, True

        async def count():
            nonlocal size, more
            if not more:
                return await receive()
            with anyio.fail_after(STALL):
                message = await receive()
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
            if size > self.max_bytes:
                raise HTTPException(413, {"error": "too_large", "message": self._too_large})
            return message

        return count


def refusal(status: int, error: str, message: str, fields: Iterable[dict] = ()) -> JSONResponse:
    """An error as JSON (`schemas.Refusal`)."""
    return JSONResponse({"error": error, "message": message, "fields": list(fields)}, status)


def _length(headers: dict[bytes, bytes]) -> int:
    value = headers.get(b"content-length", b"0")
    return int(value) if value.isdigit() else 0


def _method(scope) -> str:
    return scope["method"] if scope["method"] in ("GET", "HEAD", "POST") else "(other)"
