"""What typists, scanners and copy-and-paste do to a text, the spans kept on the same names."""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Callable
from imio.pseudonymizer.training.people import upper
from imio.pseudonymizer.training.pieces import Span
from itertools import accumulate
from itertools import pairwise
from random import Random

import re
import unicodedata


#: Replace text[start:end] by the words.
Edit = tuple[int, int, str]
Noise = Callable[[str, list[Span], Random], list[Edit]]

_CIVILITY_SPACE = re.compile(r"\b(?:M|MM|Mr|Mme|Me|Dr)\.? $")
_OCR = {
    "rn": ("m",),
    "m": ("rn",),
    "l": ("1", "I", "i"),
    "1": ("l",),
    "é": ("e", "è", "6"),
    "è": ("é", "e"),
    "à": ("a",),
    "ç": ("c",),
    "e": ("c",),
    "O": ("0",),
    "0": ("O",),
    "u": ("n", "ii"),
    "n": ("u",),
    "h": ("li",),
    "S": ("5",),
    ",": (".",),
    "’": ("'",),
    "i": ("ï", "j"),
}
_OCR_MARK = re.compile("|".join(sorted(_OCR, key=len, reverse=True)))


def apply(text: str, spans: list[Span], edits: list[Edit]) -> tuple[str, list[Span]]:
    """Return text and spans after the edits; those that overlap another or the border of a span are left out."""
    borders = sorted({border for start, end, _, _ in spans for border in (start, end)})
    kept: list[Edit] = []
    for start, end, words in sorted(edits):
        if kept and start < kept[-1][1]:
            continue
        if bisect_left(borders, end) > bisect_right(borders, start):
            continue
        kept.append((start, end, words))
    if not kept:
        return text, spans
    parts, position = [], 0
    for start, end, words in kept:
        parts += (text[position:start], words)
        position = end
    changed = "".join(parts) + text[position:]
    starts, ends = [edit[0] for edit in kept], [edit[1] for edit in kept]
    shifts = [0, *accumulate(len(words) - (end - start) for start, end, words in kept)]
    moved = []
    for start, end, label, role in spans:
        new_start = start + shifts[bisect_right(ends, start)]
        # What is inserted right behind a name does not belong to it.
        new_end = end + shifts[min(bisect_right(ends, end), bisect_left(starts, end))]
        name = changed[new_start:new_end]
        new_start += len(name) - len(name.lstrip())
        new_end -= len(name) - len(name.rstrip())
        if new_start < new_end:
            moved.append((new_start, new_end, label, role))
    return changed, moved


def _each(pattern: str, words: str, share: float = 1.0) -> Noise:
    compiled = re.compile(pattern)

    def find(text: str, spans: list[Span], chance: Random) -> list[Edit]:
        return [(m.start(), m.end(), words) for m in compiled.finditer(text) if share == 1 or chance.random() < share]

    return find


def capitals(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Write one paragraph in capitals, with or without accents."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    start, end = chance.choice(lines)
    return _by_span(start, end, upper(text[start:end], chance.random() < 0.5), spans)


def _by_span(start: int, end: int, words: str, spans: list[Span]) -> list[Edit]:
    """Cut a replacement of the same length at the borders of the spans."""
    cuts = sorted({start, end, *(b for s, e, _, _ in spans for b in (s, e) if start < b < end)})
    return [(left, right, words[left - start : right - start]) for left, right in pairwise(cuts)]


def scan(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Misread letters and lose spaces as a scanner does; a space beside a name is never lost."""
    rate = chance.choice((0.004, 0.01, 0.02))
    edits = []
    for match in _OCR_MARK.finditer(text):
        if chance.random() < rate:
            edits.append((match.start(), match.end(), chance.choice(_OCR[match[0]])))
    borders = {border for start, end, _, _ in spans for border in (start, end)}
    for match in re.finditer(r"(?<=\w) (?=\w)", text):
        if chance.random() < rate and not borders & {match.start(), match.end()}:
            edits.append((match.start(), match.end(), ""))
    return edits


def no_accents(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Lose every accent, or only those of the names."""
    if chance.random() < 0.4:
        return _by_span(0, len(text), _plain(text), spans)
    return [(start, end, _plain(text[start:end])) for start, end, label, _ in spans if label == "PER"]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", c)[0] if c.isalpha() else c for c in text)


def wraps(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Break the lines at a fixed width, in the middle of names too."""
    width = chance.randint(45, 100)
    edits, column = [], 0
    for match in re.finditer(r"[^\S\n]?[^\s]+|\n", text):
        length = match.end() - match.start()
        if match[0] == "\n":
            column = 0
        elif column + length > width and match[0][0] == " ":
            edits.append((match.start(), match.start() + 1, "\n"))
            column = length - 1
        else:
            column += length
    return edits


def glued(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Lose the space behind some civilities: "M.Dupont"."""
    edits = []
    for start, _, label, _ in spans:
        if label == "PER" and chance.random() < 0.5 and re.search(r"\. $", text[max(0, start - 5) : start]):
            match = _CIVILITY_SPACE.search(text[max(0, start - 6) : start])
            edits += [(start - 1, start, "")] if match else []
    return edits


def lower_names(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Write one name, sometimes all, in small letters."""
    share = chance.choice((0.15, 0.15, 1.0))
    return [(s, e, text[s:e].lower()) for s, e, label, _ in spans if label == "PER" and chance.random() < share]


def bullets(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Turn some paragraphs into a list."""
    mark = chance.choice(("- ", "• ", "– ", "* ", "o ", "-", "→ ", "\uf0b7 ", "§ "))
    return [(m.start(), m.start(), mark) for m in re.finditer(r"(?m)^(?=[^\s\-•–*\d])", text) if chance.random() < 0.7]


def cells(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Flatten the cells of tables in another way than by tabs; two cells of names are not run into one name."""
    starts, ends = {start for start, _, _, _ in spans}, {end for _, end, _, _ in spans}
    tabs = [match.start() for match in re.finditer(r"\t", text)]
    joined = any(tab in ends and tab + 1 in starts for tab in tabs)
    words = chance.choice(("\n", "\t\t", " ; ", " | ", "\t ") if joined else ("\n", "\n", " ", "  ", " ; ", " - "))
    return [(tab, tab + 1, words) for tab in tabs]


def squeezed(text: str, spans: list[Span], chance: Random) -> list[Edit]:
    """Lose line breaks, as texts copied from a web page do."""
    glue = chance.choice((" ", " ", " ", "  ", ""))
    if glue:
        return [(m.start(), m.end(), glue) for m in re.finditer(r"\n+", text)]
    return [(m.start(), m.end(), "") for m in re.finditer(r"(?<=[;.:,])\n+(?=\w)", text)]


#: Each kind of noise, and in which share of the documents it happens. Order matters: wraps come last.
KINDS: tuple[tuple[float, Noise], ...] = (
    (0.07, capitals),
    (0.015, lower_names),
    (0.03, no_accents),
    (0.35, _each(r"'", "’")),
    (0.2, _each(r" (?=[;:!?»])|(?<=«) ", "\u00a0")),
    (0.06, _each(r" (?=[;:!?])", "")),
    (0.1, _each(r"« ?| ?»", '"')),
    (0.03, glued),
    (0.03, _each(r"(?<=\w\.) (?=[A-Z])", "", 0.5)),
    (0.05, scan),
    (0.2, cells),
    (0.08, bullets),
    (0.1, _each(r"\n", "\n\n")),
    (0.06, _each(r" ", "  ", 0.05)),
    (0.02, _each(r" ", "\u00a0", 0.1)),
    (0.15, squeezed),
    (0.08, wraps),
)


def spoil(text: str, spans: list[Span], chance: Random) -> tuple[str, list[Span]]:
    """Return the text with the noise that chance wants, and its spans."""
    for share, noise in KINDS:
        if chance.random() < share and text:
            text, spans = apply(text, spans, noise(text, spans, chance))
    return text, spans
