"""Is a character of a PDF page seen? Two looks, and either is enough to say no.

By geometry: something opaque is drawn over it later (another word may stand on top, so pixels would not tell).
By pixels: the page is drawn with and without its text; a character that changes nothing is not seen, whatever the
cause: colour of the background, an annotation above, a layer turned off, a mask, a clip.
"""

from imio.pseudonymizer.annexes import pdf_objects
from imio.pseudonymizer.annexes.pdf_objects import Box
from imio.pseudonymizer.annexes.pdf_objects import Drawn

import numpy
import pypdfium2 as pdfium
import pypdfium2.raw as raw


_SCALE = 1.5
_PIXELS = 2000  # longest side of the drawing
_CONTRAST = 20  # of 255
_OPAQUE = 250


def judge(document, page, chars, drawn: list[Drawn]) -> None:
    """Set the reason of each character that is not seen."""
    bounds = page.get_bbox()
    texts = [d for d in drawn if d.kind == raw.FPDF_PAGEOBJ_TEXT]
    known = {pdf_objects.address(d.handle): _Text(d) for d in texts}
    boxes = numpy.array([d.box for d in texts]).reshape(-1, 4)
    orders = numpy.array([d.order for d in texts])
    for cover in (d for d in drawn if d.solid):
        touched = numpy.flatnonzero((orders < cover.order) & _touched(boxes, cover.box))
        if len(touched) and _opaque(document, page, cover):
            for index in touched:
                known[pdf_objects.address(texts[index].handle)].covers.append(cover.box)
    scale = _scale(bounds)
    full = _draw(page, scale)
    changed = _difference(page, full, texts, scale)
    under = [d for d in texts if (_overlaid(boxes, d.box) & (orders > d.order)).any()]
    changed_alone = _difference(page, full, under, scale) if under else None
    for item in under:
        known[pdf_objects.address(item.handle)].under = True
    for char in chars:
        if char.box is None:
            continue
        owner = known.get(char.owner)
        reason = _reason(char.box, owner, bounds)
        if not reason and char.tiny:
            reason = "tiny"
        if not reason:
            difference = changed_alone if owner and owner.under else changed
            reason = "" if _changes(char.box, bounds, difference, scale) else "unseen"
        char.reason = reason


class _Text:
    """What is known of an object that draws text."""

    def __init__(self, item: Drawn):
        self.mode = raw.FPDFTextObj_GetTextRenderMode(item.handle)
        self.covers: list[Box] = []
        self.under = False  # another text is drawn over it: both must not be taken away together


def _touched(boxes, box: Box):
    return (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0]) & (boxes[:, 1] < box[3]) & (boxes[:, 3] > box[1])


def _overlaid(boxes, box: Box):
    """Say which boxes share half the height of this one, and more than the overlap of two letters."""
    width = numpy.minimum(boxes[:, 2], box[2]) - numpy.maximum(boxes[:, 0], box[0])
    height = numpy.minimum(boxes[:, 3], box[3]) - numpy.maximum(boxes[:, 1], box[1])
    return (width > 1) & (height > 0.5 * numpy.minimum(boxes[:, 3] - boxes[:, 1], box[3] - box[1]))


def blank(page) -> bool:
    """Say whether the page shows nothing at all."""
    scale = _scale(page.get_bbox())
    return not (_draw(page, scale) < 255 - _CONTRAST).any()


def _reason(box: Box, owner: _Text | None, bounds: Box) -> str:
    left, bottom, right, top = box
    x, y = (left + right) / 2, (bottom + top) / 2
    if not (bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]):
        return "outside"
    if owner is None:
        return ""
    if owner.mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return "invisible"
    if any(c[0] <= x <= c[2] and c[1] <= y <= c[3] for c in owner.covers):
        return "cover"
    return ""


def _changes(box: Box, bounds: Box, changed, scale: float) -> bool:
    height, width = changed.shape
    left, right = (box[0] - bounds[0]) * scale, (box[2] - bounds[0]) * scale
    top, bottom = (bounds[3] - box[3]) * scale, (bounds[3] - box[1]) * scale
    if right - left > 4:  # its neighbours' ink is left out
        left, right = left + 1, right - 1
    x0, x1 = max(int(left), 0), min(int(right) + 1, width)
    y0, y1 = max(int(top), 0), min(int(bottom) + 1, height)
    return bool(changed[y0:y1, x0:x1].any())


def _difference(page, full, texts, scale: float):
    """Draw the page without these texts and return the pixels that change."""
    for item in texts:
        raw.FPDFPageObj_SetIsActive(item.handle, False)
    without = _draw(page, scale)
    for item in texts:
        raw.FPDFPageObj_SetIsActive(item.handle, True)
    return numpy.abs(full.astype(numpy.int16) - without.astype(numpy.int16)).max(axis=2) > _CONTRAST


def _scale(bounds: Box) -> float:
    return min(_SCALE, _PIXELS / max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1.0))


def _draw(page, scale: float):
    bitmap = page.render(scale=scale, rev_byteorder=False)
    try:
        return bitmap.to_numpy()[:, :, :3].copy()
    finally:
        bitmap.close()


def _opaque(document, page, item: Drawn) -> bool:
    """Say whether something solid by its shape also is by its pixels."""
    if item.kind != raw.FPDF_PAGEOBJ_IMAGE:
        return True
    if not item.top or (item.box[2] - item.box[0]) * (item.box[3] - item.box[1]) > 4_000_000:
        return False
    handle = raw.FPDFImageObj_GetRenderedBitmap(document, page, item.handle)
    if not handle:
        return False
    bitmap = pdfium.PdfBitmap.from_raw(handle)
    try:
        pixels = bitmap.to_numpy()
        return pixels.ndim == 3 and (pixels.shape[2] < 4 or float(pixels[:, :, 3].mean()) >= _OPAQUE)
    finally:
        bitmap.close()
