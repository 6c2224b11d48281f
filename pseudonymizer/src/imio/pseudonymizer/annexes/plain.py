"""Text and HTML annexes: one page."""

from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import EMPTY
from imio.pseudonymizer.annexes.model import MIXED
from imio.pseudonymizer.annexes.model import Page
from imio.pseudonymizer.annexes.model import TEXT
from imio.pseudonymizer.annexes.model import UNREADABLE
from imio.pseudonymizer.annexes.model import Unreadable
from imio.pseudonymizer.annexes.model import Writing
from imio.pseudonymizer.reading import read

import codecs
import re


_IMAGE = re.compile(r"<(?:img|svg|picture|object|embed|iframe)\b", re.IGNORECASE)


def read_text(name: str, data: bytes) -> Annex:
    """Read a text file as one page."""
    writing = Writing()
    writing.add(_decode(data).replace("\r\n", "\n"))
    text = writing.result()[0]
    return Annex(name, "txt", (Page(1, text, TEXT if text.strip() else EMPTY),))


def read_html(name: str, data: bytes) -> Annex:
    """Read an HTML file as one page; values that the page does not show are covered."""
    source = _decode(data)
    reading = read(source, "html")
    writing = Writing()
    writing.add(reading.text[: reading.visible])
    writing.add(reading.text[reading.visible :], "hidden")
    text, covered = writing.result()
    image = _IMAGE.search(source) is not None
    states = (MIXED, UNREADABLE) if image else (TEXT, EMPTY)
    state = states[0] if text.strip() else states[1]
    unreadable = (Unreadable("image", "", 1),) if image else ()
    return Annex(name, "html", (Page(1, text, state, covered),), (), unreadable)


def _decode(data: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        raise NotReadable("Le fichier n'est pas du texte.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
