"""The text of a PDF page, what of it is not seen, and whether the page holds more than text."""

from ctypes import byref
from ctypes import c_double
from dataclasses import dataclass
from imio.pseudonymizer.annexes import pdf_objects
from imio.pseudonymizer.annexes import pdf_sight
from imio.pseudonymizer.annexes.model import EMPTY
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import MIXED
from imio.pseudonymizer.annexes.model import Page
from imio.pseudonymizer.annexes.model import TEXT
from imio.pseudonymizer.annexes.model import UNREADABLE
from imio.pseudonymizer.annexes.model import Writing
from imio.pseudonymizer.annexes.pdf_objects import Box
from imio.pseudonymizer.running_text import goes_on
from itertools import pairwise

import pypdfium2.raw as raw


_LARGE_IMAGE = 0.05  # of the page; below, a logo or a signature
_TINY = 2.5  # points
_HYPHENS = ("\x02", "\ufffe", "\uffff")


@dataclass(slots=True)
class Char:
    """A character of the page, the object that draws it (0 when implied), its box, and why it is not seen."""

    text: str
    owner: int
    box: Box | None = None
    reason: str = ""
    tiny: bool = False


def read_page(document, page, number: int, limits: Limits) -> tuple[Page, list[tuple[str, str]]]:
    """Return a page and notes on it, as (kind, message)."""
    notes = []
    if page.get_rotation():
        page.set_rotation(0)  # in memory: boxes are those of the page before it is turned
    textpage = page.get_textpage()
    try:
        chars, undecodable = _chars(textpage)
    finally:
        textpage.close()
    try:
        drawn = pdf_objects.drawn(page, limits.max_objects)
    except pdf_objects.TooMany:
        drawn = None
        notes.append(("unchecked_page", "trop d'objets dessinés, le texte caché n'est pas cherché."))
    said = any(char.text.strip() for char in chars)
    if said and drawn is not None:
        pdf_sight.judge(document, page, chars, drawn)
    writing = Writing()
    for text, reason in _lines(_spread(chars)):
        writing.add(text, reason)
    text, covered = writing.result()
    if undecodable:
        notes.append(("undecodable", "la police ne dit pas quelles lettres elle dessine."))
    if not said:
        state = EMPTY if pdf_sight.blank(page) else UNREADABLE
    else:
        state = MIXED if undecodable or _pictures(page, drawn) else TEXT
    return Page(number, text, state, covered), notes


def _chars(textpage) -> tuple[list[Char], bool]:
    chars, lost, shown = [], 0, 0
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code <= 0x10FFFF else " "
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            if text != "\r":
                chars.append(Char(text, 0))
            continue
        char = Char(text, pdf_objects.address(raw.FPDFText_GetTextObject(textpage, index)))
        if text.strip():
            shown += 1
            lost += raw.FPDFText_HasUnicodeMapError(textpage, index) == 1 or text == "\ufffd" or _private(code)
            char.box = _box(textpage, index)
            char.tiny = char.box is not None and _tiny(textpage, index, char.box)
        chars.append(char)
    return _joined(chars), shown > 0 and lost > shown * 0.2


def _private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF


def _box(textpage, index: int) -> Box | None:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if not raw.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top)):
        return None
    return left.value, bottom.value, right.value, top.value


def _tiny(textpage, index: int, box: Box) -> bool:
    """Say whether a character is too small to read: its line, not its ink, for a comma is small at any size."""
    if max(box[2] - box[0], box[3] - box[1]) > _TINY:
        return False
    line = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(textpage, index, byref(line)):
        return False
    return 0 < max(abs(line.right - line.left), abs(line.top - line.bottom)) <= _TINY


def _joined(chars: list[Char]) -> list[Char]:
    """Put surrogate pairs together, and words that a hyphen cut at the end of a line."""
    result: list[Char] = []
    for index, char in enumerate(chars):
        last = result[-1].text if result else ""
        if len(last) == 1 and "\ud800" <= last <= "\udbff" and "\udc00" <= char.text <= "\udfff":
            result[-1].text = (last + char.text).encode("utf-16", "surrogatepass").decode("utf-16")
        elif char.text in _HYPHENS:
            following = chars[index + 1].text if index + 1 < len(chars) else ""
            if not following.islower():
                char.text = "-"
                result.append(char)
        else:
            result.append(char)
    for char in result:
        if "\ud800" <= char.text <= "\udfff":
            char.text = " "
    return result


def _spread(chars: list[Char]) -> list[tuple[str, str]]:
    """Give blanks the reason of what surrounds them, and drop a reason that one sign bears alone in its word."""
    pieces = [(char.text, char.reason if char.text.strip() else None) for char in chars]
    result, index = [], 0
    last = ""
    while index < len(pieces):
        text, reason = pieces[index]
        if reason is None:
            end = index
            while end < len(pieces) and pieces[end][1] is None:
                end += 1
            after = pieces[end][1] if end < len(pieces) else ""
            result += [(blank, last if last == after else "") for blank, _ in pieces[index:end]]
            index = end
            continue
        lone = (
            reason
            and not text.isalnum()
            and (index == 0 or pieces[index - 1][1] != reason)
            and (index + 1 == len(pieces) or pieces[index + 1][1] != reason)
        )
        last = "" if lone else reason
        result.append((text, last))
        index += 1
    return result


def _lines(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turn into a blank each line feed that only wraps a sentence, so that names cut in two are found."""
    text = "".join(piece for piece, _ in pieces)
    lines = text.split("\n")
    full = 0.7 * max((len(line) for line in lines), default=0)
    wraps = []
    for line, following in pairwise(lines):
        small = following.lstrip()[:1].islower()
        wraps.append(goes_on(line, following) and (small or len(line.rstrip()) >= max(full, 40)))
    result, at = [], 0
    for piece, reason in pieces:
        for char in piece:
            if char == "\n":
                char, at = (" " if wraps[at] else "\n"), at + 1
            result.append((char, reason))
    return result


def _pictures(page, drawn) -> bool:
    """Say whether images take a share of the page that may hold words."""
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    taken = 0.0
    for item in drawn or ():
        if item.kind == raw.FPDF_PAGEOBJ_IMAGE:
            width = min(item.box[2], right) - max(item.box[0], left)
            height = min(item.box[3], top) - max(item.box[1], bottom)
            taken += max(width, 0) * max(height, 0)
    return taken >= _LARGE_IMAGE * area or drawn is None
