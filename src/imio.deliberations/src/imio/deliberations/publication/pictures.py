"""Takes out of a picture what it tells besides what it shows: EXIF, XMP, IPTC, comments. The picture itself stays as it
is, to the byte. Pure.

Sources: JPEG is ITU-T T.81 annex B; JP2 is ISO/IEC 15444-1 annex I.
"""

#: Markers of JPEG that stand alone.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
#: Application segments without which the colours are others: JFIF, an ICC profile, Adobe's colour transform.
_NEEDED = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_COMMENT = 0xFE
_SCAN = 0xDA
_END = 0xD9
#: Boxes of JP2 that hold words, or anything.
_TELLING = (b"xml ", b"uuid", b"uinf")
_BOXED = b"\x00\x00\x00\x0cjP  "
#: What remains suspicious in a picture that cannot be taken apart.
_TRACES = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0\0", b"<x:xmpmeta")


class Opaque(ValueError):
    """The picture tells something, and cannot be taken apart to remove it."""


def silent_jpeg(data: bytes) -> bytes:
    """The JPEG without its telling segments. Raises ``Opaque``."""
    if not data.startswith(b"\xff\xd8"):
        return _unless_telling(data)
    kept, at = [b"\xff\xd8"], 2
    while at < len(data):
        if data[at] != 0xFF:
            return _unless_telling(data)
        # Any number of these may fill the space before a marker.
        while at < len(data) and data[at] == 0xFF:
            at += 1
        if at == len(data):
            break
        marker, at = data[at], at + 1
        if marker == _END:
            # Whatever comes after the end of the picture is no part of it.
            return b"".join([*kept, b"\xff\xd9"])
        if marker in _ALONE:
            kept.append(bytes((0xFF, marker)))
            continue
        size = int.from_bytes(data[at : at + 2])
        if size < 2 or at + size > len(data):
            return _unless_telling(data)
        segment, at = data[at : at + size], at + size
        if _stays(marker, segment[2:]):
            kept.append(bytes((0xFF, marker)) + segment)
        if marker == _SCAN:
            end = _end_of_scan(data, at)
            kept.append(data[at:end])
            at = end
    # It ends without a marker of its end, as cut ones do: viewers show what there is.
    return b"".join(kept)


def silent_jp2(data: bytes) -> bytes:
    """The JPEG 2000 file without its telling boxes; a bare code stream has none. Raises ``Opaque``."""
    if not data.startswith(_BOXED):
        return _unless_telling(data)
    kept, at = [], 0
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        elif size == 0:
            size = len(data) - at
        if size < 8 or at + size > len(data):
            return _unless_telling(data)
        if kind not in _TELLING:
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept)


def _stays(marker: int, content: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        return any(marker == needed and content.startswith(name) for needed, name in _NEEDED)
    return marker != _COMMENT


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that is none of the scan's own."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0x00 and data[at + 1] not in _ALONE and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _unless_telling(data: bytes) -> bytes:
    if any(trace in data for trace in _TRACES):
        raise Opaque()
    return data
