"""The XMP of a PDF, read from the raw bytes: the current packet and those that earlier versions left behind."""

from imio.pseudonymizer.annexes.archive import local
from imio.pseudonymizer.annexes.archive import parse
from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import prop
from imio.pseudonymizer.annexes.model import Property

import re
import zlib


_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_START = re.compile(rb"<(?:x:xmpmeta|rdf:RDF)\b")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_TECHNICAL = re.compile(
    r"(?:\w*Date|\w*ID|when|instanceID|documentID|format|Producer|CreatorTool|PDFVersion|Trapped|part|conformance|amd"
    r"|about|xmptk|lang|parseType|softwareAgent|action|changed|version|rev)\Z"
)
_KEPT = 1 << 20
_CHUNK = 1 << 16


def check_streams(data: bytes, limits: Limits) -> list[bytes]:
    """Unpack each compressed stream within bounds and return those that hold XMP; raises `TooLarge`."""
    found = []
    for match in _STREAM.finditer(data):
        head = data[match.end() : match.end() + 2]
        if len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head, "big") % 31 == 0:
            content = _unpack(data, match.end(), limits)
            if _START.search(content):
                found.append(content)
    return found


def _unpack(data: bytes, at: int, limits: Limits) -> bytes:
    """Return the beginning of a stream when it looks like XMP; all of it is counted."""
    unpacker, size, kept = zlib.decompressobj(), 0, bytearray()
    view = memoryview(data)
    pending = b""
    try:
        while not unpacker.eof and (pending or at < len(data)):
            if not pending:
                pending = view[at : at + _CHUNK]
                at += _CHUNK
            piece = unpacker.decompress(pending, _KEPT)
            pending = unpacker.unconsumed_tail
            size += len(piece)
            if size > limits.max_unpacked:
                raise TooLarge(f"Une fois décompressé, un flux du PDF dépasse {limits.max_unpacked} octets.")
            if len(kept) < _KEPT and (kept or _START.search(piece[:4096])):
                kept += piece
    except zlib.error:
        pass
    return bytes(kept)


def properties(sources: list[bytes]) -> list[Property]:
    """Return the texts of each XMP packet in these bytes, once each."""
    found = []
    for source in sources:
        at = 0
        while match := _START.search(source, at):
            closing = b"</x:xmpmeta>" if match[0].startswith(b"<x:") else b"</rdf:RDF>"
            end = source.find(closing, match.start())
            end = min(len(source), match.start() + _KEPT) if end < 0 else end + len(closing)
            found += _packet(source[match.start() : end])
            at = end
    return list(dict.fromkeys(found))


def _packet(packet: bytes) -> list[Property]:
    try:
        root = parse(packet)
    except NotReadable:
        return prop("xmp", _TAG.sub(" ", packet.decode("utf-8", "replace")))
    found = []
    for element in root.iter():
        kind = _name(element)
        if not kind:
            continue
        if not _TECHNICAL.match(kind):
            found += prop(f"xmp:{kind}", element.text or "")
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            if not _TECHNICAL.match(name):
                found += prop(f"xmp:{name}", value)
    return found


def _name(element) -> str:
    """Return the name of a property; the items of a list bear that of the list."""
    while local(element) in ("li", "Seq", "Bag", "Alt"):
        element = element.getparent()
    return local(element)
