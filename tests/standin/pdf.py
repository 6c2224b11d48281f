"""PDF files of any size, made as they are sent: never whole in memory, the same bytes for the same seed."""

from collections.abc import Iterator

import random


BLOCK = 64 * 1024
SMALLEST = 1_200


def pdf(seed: str, size: int, words: str = "Annexe") -> Iterator[bytes]:
    """The pieces of a one-page PDF of exactly ``size`` bytes (at least ``SMALLEST``); the rest is a stream unused."""
    text = words.encode("cp1252", "replace").translate(None, b"()\\")[:100]
    content = b"BT /F1 16 Tf 72 760 Td (" + text + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    offsets.append(len(out))
    opening, closing = b"6 0 obj\n<</Length %010d>>stream\n", b"\nendstream\nendobj\n"
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%010d\n%%%%EOF\n"
    fixed = len(out) + len(opening % 0) + len(closing) + len(table) + len(end % 0)
    filler = size - fixed
    if filler < 0:
        raise ValueError(f"at least {SMALLEST} bytes")
    yield bytes(out) + opening % filler
    block = random.Random(seed).randbytes(BLOCK)
    for start in range(0, filler, BLOCK):
        yield block[: min(BLOCK, filler - start)]
    yield closing + table + end % (size - len(table) - len(end % 0))
