"""The drawn objects of a PDF page, in drawing order, in the coordinates of the page."""

from ctypes import byref
from ctypes import c_float
from ctypes import c_int
from ctypes import c_uint
from ctypes import c_void_p
from ctypes import cast
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as raw


Box = tuple[float, float, float, float]  # left, bottom, right, top
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MARKER = 4.0  # points: a stroke so wide hides the text beneath


@dataclass(slots=True)
class Drawn:
    """An object that is drawn; `solid` when it hides all that its box holds."""

    handle: object
    kind: int
    order: int
    box: Box
    solid: bool
    top: bool  # not in a form


class TooMany(Exception):
    """The page draws more objects than the limit."""


def address(handle) -> int:
    """Return what identifies an object, 0 for none."""
    return cast(handle, c_void_p).value or 0


def drawn(page, limit: int) -> list[Drawn]:
    """Return the texts, paths, images and shadings of a page; raises `TooMany`."""
    found: list[Drawn] = []
    budget = [limit]
    count = raw.FPDFPage_CountObjects(page)
    _collect((raw.FPDFPage_GetObject(page, i) for i in range(count)), IDENTITY, found, budget, 0, False)
    return found


def _collect(handles, matrix: Matrix, found: list[Drawn], budget: list[int], depth: int, veiled: bool) -> None:
    for handle in handles:
        budget[0] -= 1
        if budget[0] < 0 or depth > 12:
            raise TooMany
        kind = raw.FPDFPageObj_GetType(handle)
        see_through = veiled or bool(raw.FPDFPageObj_HasTransparency(handle))
        if kind == raw.FPDF_PAGEOBJ_FORM:
            count = raw.FPDFFormObj_CountObjects(handle)
            inner = (raw.FPDFFormObj_GetObject(handle, i) for i in range(count))
            own = _matrix(handle)
            _collect(inner, _concat(own, matrix), found, budget, depth + 1, see_through)
            continue
        box = _box(handle, matrix)
        if box:
            solid = not see_through and _straight(matrix) and _solid(handle, kind)
            found.append(Drawn(handle, kind, len(found), box, solid, depth == 0))


def _solid(handle, kind: int) -> bool:
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        return _straight(_matrix(handle))
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return False
    fill, stroke = c_int(), c_int()
    if not raw.FPDFPath_GetDrawMode(handle, byref(fill), byref(stroke)):
        return False
    filled = fill.value != raw.FPDF_FILLMODE_NONE and _alpha(raw.FPDFPageObj_GetFillColor, handle) == 255
    if filled and _rectangle(handle):
        return True
    width = c_float()
    raw.FPDFPageObj_GetStrokeWidth(handle, byref(width))
    marked = bool(stroke.value) and _alpha(raw.FPDFPageObj_GetStrokeColor, handle) == 255
    scaled = width.value * max(abs(v) for v in _matrix(handle)[:4])
    return marked and scaled >= _MARKER and raw.FPDFPath_CountSegments(handle) == 2 and _rectangle(handle)


def _alpha(getter, handle) -> int:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    return alpha.value if getter(handle, byref(red), byref(green), byref(blue), byref(alpha)) else -1


def _rectangle(handle) -> bool:
    """Say whether a path is one straight line or one rectangle along the axes."""
    count = raw.FPDFPath_CountSegments(handle)
    if not 2 <= count <= 6:
        return False
    points = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind not in (raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_MOVETO) or (
            kind == raw.FPDF_SEGMENT_MOVETO and 0 < index < count - 1
        ):
            return False
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        points.append((x.value, y.value))
    return _straight(_matrix(handle)) and all(
        abs(ax - bx) < 0.5 or abs(ay - by) < 0.5 for (ax, ay), (bx, by) in pairwise(points)
    )


def _matrix(handle) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, byref(matrix)):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _straight(matrix: Matrix) -> bool:
    a, b, c, d = matrix[:4]
    small = 0.01 * max(abs(a), abs(b), abs(c), abs(d), 1e-9)
    return (abs(b) <= small and abs(c) <= small) or (abs(a) <= small and abs(d) <= small)


def _concat(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _box(handle, matrix: Matrix) -> Box | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(handle, byref(left), byref(bottom), byref(right), byref(top)):
        return None
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
