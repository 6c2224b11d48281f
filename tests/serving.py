"""Real HTTP servers on a free port of this machine: the pseudonymizer's service, and ones that misbehave."""

from contextlib import contextmanager

import httpx
import socket
import threading
import time
import uvicorn


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(app, port: int | None = None):
    """Serve an ASGI application in a thread; yields its address."""
    port = port or free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait(lambda: server.started)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)


def wait_until_ready(url: str) -> None:
    """Wait for a service of the pseudonymizer to have loaded everything."""

    def ready():
        try:
            return httpx.get(f"{url}/health", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    _wait(ready)


def answering(status: int = 200, body: bytes = b"", headers: dict[str, str] | None = None, pause: float = 0):
    """An application that says the same to everybody; ``calls`` counts them. ``pause``: seconds between its bytes."""

    async def app(scope, receive, send):
        import anyio

        if scope["type"] != "http":
            return
        app.calls += 1
        sent = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
        await send({"type": "http.response.start", "status": status, "headers": sent})
        pieces = [body[at : at + 1] for at in range(len(body))] if pause else [body]
        for piece in pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await anyio.sleep(pause)
        await send({"type": "http.response.body", "body": b""})

    app.calls = 0
    return app


def _wait(what, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"not so after {seconds} seconds"
        time.sleep(0.05)
