"""Looks for the planted data in bytes of any kind, in every disguise that a leak may wear."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape
from io import BytesIO
from urllib.parse import unquote
from wall import arriving
from wall import planted

import hashlib
import pikepdf
import pypdfium2
import re
import unicodedata


_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "ß": "ss"})
_BETWEEN = re.compile(r"[^a-z0-9]+")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Leak:
    """``key``: of the planted datum; ``where``: in which public thing; ``form``: in which disguise."""

    key: str
    where: str
    form: str


def leaks(things: Iterable[tuple[str, bytes]]) -> list[Leak]:
    """Every planted datum in things, given as (where, bytes)."""
    return [Leak(key, where, form) for where, data in things for key, form in _found(data)]


def folded(text: str) -> str:
    """Lower-case letters and digits alone, joined."""
    text = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).encode("ascii", "ignore").decode()
    return _BETWEEN.sub("", text.lower())


@cache
def _found(data: bytes) -> frozenset[tuple[str, str]]:
    found = set()
    for start in {data[at : at + GRAM] for at in range(len(data) - GRAM + 1)} & _EXACT.keys():
        found.update(what for form, what in _EXACT[start] if form in data)
    for text in readings(data):
        found.update(what for form, what in _FOLDED.items() if form in text)
    return frozenset(found)


def readings(data: bytes) -> set[str]:
    """The text of the bytes, folded, as it reads in each of the encodings that it may be in."""
    texts = {data.decode("utf-8", "ignore")}
    if b"\0" in data:
        texts |= {data.decode("utf-16-be", "ignore"), data[1:].decode("utf-16-be", "ignore")}
    if b"%" in data:
        texts |= {unquote(text) for text in texts}
    if b"&" in data:
        texts |= {unescape(text) for text in texts}
    if b"<" in data:
        texts |= {_TAG.sub("", text) for text in texts}
    if b"\\u" in data or b"\\x" in data:
        texts |= {re.sub(r"\\(?:u00|x)([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text) for text in texts}
    return {folded(text) for text in texts}


def _base64(text: str):
    """What of the text's Base64 stands whatever comes before and after it."""
    for shift in range(3):
        code = b64encode(b"\0" * shift + text.encode()).rstrip(b"=")
        yield code[(0, 2, 3)[shift] : len(code) - 1]


def _exact_forms(text: str):
    for spelling in {text, text.upper(), text.lower()}:
        yield from (("base64", code) for code in _base64(spelling) if len(code) >= 9)
        for algorithm in ("md5", "sha1", "sha256"):
            digest = hashlib.new(algorithm, spelling.encode())
            yield algorithm, digest.hexdigest().encode()
            yield algorithm, digest.digest()
        yield "utf-16", spelling.encode("utf-16-le")
        yield "hex", spelling.encode().hex().encode()


#: Forms are looked up by their first bytes: there are thousands.
GRAM = 8
_EXACT: dict[bytes, set] = {}
_FOLDED: dict[str, tuple[str, str]] = {}
for _key, _datum in (planted.DATA | arriving.DATA).items():
    for _text in {_datum.text, _datum.rare}:
        for _name, _form in _exact_forms(_text):
            _EXACT.setdefault(_form[:GRAM], set()).add((_form, (_key, _name)))
        _FOLDED[folded(_text)] = (_key, "clear")
        _FOLDED[folded(_text)[::-1]] = (_key, "reversed")


# -- files


def opened_up(where: str, data: bytes) -> list[tuple[str, bytes]]:
    """A file as it is, and as whoever takes it apart sees it."""
    things = [(where, data)]
    if data.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(data)) as pdf:
            out = BytesIO()
            pdf.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            things.append((f"{where} (uncompressed)", out.getvalue()))
            strings = "\n".join(_strings(pdf))
            things.append((f"{where} (strings)", strings.encode()))
        with pypdfium2.PdfDocument(data) as document:
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
        things.append((f"{where} (text)", text.encode()))
    return things


def _strings(pdf: pikepdf.Pdf):
    for thing in pdf.objects:
        yield from _strings_of(thing)


def _strings_of(thing, depth: int = 0):
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array) and depth < 20:
        for part in thing:
            if not getattr(part, "is_indirect", False):
                yield from _strings_of(part, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and depth < 20:
        for part in (thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing).values():
            if not getattr(part, "is_indirect", False):
                yield from _strings_of(part, depth + 1)
