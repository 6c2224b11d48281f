"""Reads a PDF in a process of its own: a hostile file may make PDFium run for ever, fill the memory or crash."""

from dataclasses import asdict
from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.errors import ReaderMissing
from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import Covered
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import Page
from imio.pseudonymizer.annexes.model import Property
from imio.pseudonymizer.annexes.model import Unreadable
from imio.pseudonymizer.document import Doubt
from importlib.util import find_spec

import json
import os
import subprocess
import sys


_ERRORS = {"NotReadable": NotReadable, "TooLarge": TooLarge}


def read(name: str, data: bytes, limits: Limits) -> Annex:
    """Read a PDF; raises `NotReadable`, `TooLarge` or `ReaderMissing`."""
    if find_spec("pypdfium2") is None or find_spec("numpy") is None:
        raise ReaderMissing("Lire un PDF demande pypdfium2 : installez imio.pseudonymizer[annexes].")
    order = json.dumps({"name": name, "limits": asdict(limits)}).encode() + b"\n"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=order + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it could quote the file
            timeout=limits.max_seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooLarge(f"La lecture du PDF dépasse {limits.max_seconds} secondes.") from None
    if done.returncode or not done.stdout:
        raise NotReadable("La lecture du PDF a échoué : fichier endommagé, ou trop lourd pour être lu.")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise _ERRORS[answer["error"]](answer["message"])
    return _annex(answer)


def _annex(data: dict) -> Annex:
    return Annex(
        name=data["name"],
        format=data["format"],
        pages=tuple(Page(**_with_covered(page)) for page in data["pages"]),
        properties=tuple(Property(**_with_covered(item)) for item in data["properties"]),
        unreadable=tuple(Unreadable(**item) for item in data["unreadable"]),
        warnings=tuple(Doubt(**doubt) for doubt in data["warnings"]),
    )


def _with_covered(data: dict) -> dict:
    return data | {"covered": tuple(Covered(**item) for item in data["covered"])}


def _bound(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # only on Unix
        return
    for kind, value in ((resource.RLIMIT_AS, limits.max_memory), (resource.RLIMIT_CPU, limits.max_seconds + 1)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no copy of the file


def _serve() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**order["limits"])
    _bound(limits)
    from imio.pseudonymizer.annexes.pdf import read_pdf

    try:
        answer = asdict(read_pdf(order["name"], sys.stdin.buffer.read(), limits))
    except NotReadable as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    _serve()
