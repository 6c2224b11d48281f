"""A page of a PDF as a picture, drawn in a process of its own: a hostile file may make PDFium run for ever, or crash.

``python -m imio.deliberations.validation.page_image`` reads the order (one line of JSON) and the file from its standard
input and writes a PNG. Nothing touches the disk.
"""

from dataclasses import asdict
from dataclasses import dataclass

import io
import json
import os
import subprocess
import sys
import threading


@dataclass(frozen=True)
class Bounds:
    """What is refused. Seconds and bytes of the process; pixels and bytes of the picture, bytes of the file."""

    seconds: int = 15
    memory: int = 2_000_000_000
    width: int = 1000
    pixels: int = 4_000_000
    picture: int = 8_000_000
    file: int = 50_000_000


#: Pages drawn at once by one process of the portal; whoever comes then waits, at most as long as one page may take.
_TURNS = threading.BoundedSemaphore(2)


class NoPicture(Exception):
    """No picture of this page. The message is neutral, and in French."""


def draw_page(data: bytes, number: int, bounds: Bounds | None = None) -> bytes:
    """The PNG of a page, the first is 1. Raises ``NoPicture``."""
    bounds = bounds or Bounds()
    if len(data) > bounds.file:
        raise NoPicture("le fichier est trop grand")
    if not _TURNS.acquire(timeout=bounds.seconds):
        raise NoPicture("trop de pages sont dessinées en ce moment ; réessayez")
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=json.dumps({"page": number, "bounds": asdict(bounds)}).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it could quote the file
            timeout=bounds.seconds,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoPicture("la page prend trop de temps à dessiner") from None
    finally:
        _TURNS.release()
    if done.returncode or not done.stdout.startswith(b"\x89PNG") or len(done.stdout) > bounds.picture:
        raise NoPicture("la page ne peut pas être dessinée")
    return done.stdout


def _draw(data: bytes, number: int, bounds: Bounds) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(bounds.width / max(width, 1), (bounds.pixels / max(width * height, 1)) ** 0.5)
        out = io.BytesIO()
        page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB").save(out, "PNG")
    return out.getvalue()


def _bound(bounds: Bounds) -> None:
    try:
        import resource
    except ImportError:  # only on Unix
        return
    for kind, value in ((resource.RLIMIT_AS, bounds.memory), (resource.RLIMIT_CPU, bounds.seconds + 1)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no copy of the file


def _serve() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    bounds = Bounds(**order["bounds"])
    _bound(bounds)
    if order["page"] < 1:
        raise IndexError(order["page"])
    sys.stdout.buffer.write(_draw(sys.stdin.buffer.read(), order["page"], bounds))


if __name__ == "__main__":
    _serve()
