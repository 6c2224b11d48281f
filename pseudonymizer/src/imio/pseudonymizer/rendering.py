"""Writes the masked copy: a splice of the source, so that what stays, stays byte for byte."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from imio.pseudonymizer import marks
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.folding import Needle
from imio.pseudonymizer.reading import read
from imio.pseudonymizer.reading import Reading
from imio.pseudonymizer.reading import SPOKEN


@dataclass(slots=True)
class Mask:
    """A range of the plain text to hide; `letter` names a person: a letter, or the words that stand for the name."""

    start: int
    end: int
    label: str
    letter: str = ""


@dataclass(slots=True)
class Rendered:
    """The masked copy, its own plain text, and where the kept ranges stand in that text."""

    content: str
    text: str
    kept: tuple[tuple[int, int], ...]


def render(part: Part, masks: Iterable[Mask], keeps: Iterable[tuple[int, int]] = ()) -> Rendered:
    """Return the masked copy of a part; offsets of masks and keeps are those of `plain_text(part)`.

    Tags inside a mask stay (so the markup stays well formed), text and comments inside it go. A
    masked value of an attribute that nobody reads (href, data-*), or of a comment, goes whole; so
    does any other attribute or comment that repeats a masked text. What an upstream mask holds
    always goes. Overlapping masks become one, under the label and letter of the longest.
    """
    reading = read(part.content, part.format)
    merged = _merge(masks, reading)
    edits = _Edits()
    for mask in merged:
        _edit(mask, reading, edits)
    _drop_repeats(merged, reading, edits)
    content, shift = edits.apply(reading.source)
    result = read(content, part.format)
    return Rendered(content, result.text, tuple(_translate(keeps, merged, reading, result, shift)))


def _merge(masks: Iterable[Mask], reading: Reading) -> list[Mask]:
    size = len(reading.text)
    wanted = [Mask(max(0, m.start), min(size, m.end), m.label, m.letter) for m in masks if m.end > 0 and m.start < size]
    wanted += [Mask(start, end, "MASK") for start, end in reading.upstream]
    wanted = sorted((m for m in wanted if m.start < m.end), key=lambda m: (m.start, -m.end))
    merged: list[Mask] = []
    longest = 0
    for mask in wanted:
        if merged and mask.start < merged[-1].end:
            last = merged[-1]
            if mask.end - mask.start > longest:
                last.label, last.letter, longest = mask.label, mask.letter, mask.end - mask.start
            last.end = max(last.end, mask.end)
        else:
            merged.append(Mask(mask.start, mask.end, mask.label, mask.letter))
            longest = mask.end - mask.start
    return merged


class _Edits:
    """Replacements of source ranges, applied in one pass."""

    def __init__(self):
        self.items: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, text: str = ""):
        self.items.append((start, end, text))

    def apply(self, source: str):
        """Return the new source and a function that moves a position of the old one."""
        out, position, length = [], 0, 0
        olds, news = [0], [0]
        for start, end, text in sorted(self.items, key=lambda item: (item[0], item[1])):
            if end <= position and not (start == end == position):
                continue  # inside something already dropped
            start = max(start, position)
            out.append(source[position:start])
            out.append(text)
            length += start - position + len(text)
            position = end
            olds.append(end)
            news.append(length)
        out.append(source[position:])

        def shift(old: int) -> int:
            index = bisect_left(olds, old + 1) - 1
            return news[index] + old - olds[index]

        return "".join(out), shift


def _edit(mask: Mask, reading: Reading, edits: _Edits):
    if reading.format == "text":
        _cut(mask, mask.start, mask.end, reading, edits, marks.as_text(mask.label, mask.letter))
        return
    if mask.start < reading.visible:
        end = min(mask.end, reading.visible)
        _cut(mask, mask.start, end, reading, edits, marks.as_html(mask.label, mask.letter))
    for hidden in reading.hidden:
        if hidden.start < 0 or hidden.end <= mask.start or hidden.start >= mask.end:
            continue
        if hidden.kind == "attribute" and hidden.name in SPOKEN:
            start, end = max(mask.start, hidden.start), min(mask.end, hidden.end)
            _cut(mask, start, end, reading, edits, marks.as_text(mask.label, mask.letter))
        else:
            edits.replace(*hidden.source)


def _cut(mask: Mask, start: int, end: int, reading: Reading, edits: _Edits, text: str):
    chars = [i for i in range(start, end) if reading.starts[i] < reading.ends[i]]
    if not chars:
        return
    first, last = reading.starts[chars[0]], max(reading.ends[i] for i in chars)
    position = first
    index = bisect_left(reading.tags, (first, first))
    while index < len(reading.tags) and reading.tags[index][0] < last:
        tag_start, tag_end = reading.tags[index]
        edits.replace(position, tag_start, text)
        text = ""
        position = tag_end
        index += 1
    if position < last or text:
        edits.replace(position, last, text)


def _drop_repeats(masks: list[Mask], reading: Reading, edits: _Edits):
    """Drop hidden values that were not analysed (a file name, a class, a script) but repeat a mask."""
    needles = [
        Needle(reading.text[m.start : m.end], name=m.label in ("PERSON", "MINOR")) for m in masks if m.label != "MASK"
    ]
    needles = [needle for needle in needles if needle.is_telling]
    if not needles:
        return
    repeats: dict[str, bool] = {}  # the same style or class stands a thousand times in a Word export
    for hidden in reading.hidden:
        if hidden.text not in repeats:
            variants = Folded.variants(hidden.text)
            repeats[hidden.text] = any(needle.in_folded(f) for f in variants for needle in needles)
        if not repeats[hidden.text]:
            continue
        if hidden.kind == "attribute" and hidden.name in SPOKEN and hidden.start >= 0:
            continue  # masked in place when it was proposed, left when a person decided so
        edits.replace(*hidden.source)


def _translate(keeps, masks, reading: Reading, result: Reading, shift):
    hidden_by_mask = [(m.start, m.end) for m in masks]
    for start, end in keeps:
        kept = [
            i
            for i in range(max(0, start), min(end, len(reading.text)))
            if reading.starts[i] < reading.ends[i] and not any(s <= i < e for s, e in hidden_by_mask)
        ]
        if not kept:
            continue
        region = kept[0] >= reading.visible
        new_start = _move(kept[0], reading, result, shift, region)
        new_end = _move(kept[-1], reading, result, shift, region)
        if new_start is not None and new_end is not None and new_start <= new_end:
            yield new_start, new_end + 1


def _move(index: int, reading: Reading, result: Reading, shift, hidden: bool) -> int | None:
    """Follow one character from the old plain text to the new one."""
    first = bisect_left(reading.starts, reading.starts[index], 0, index) if not hidden else index
    while first > 0 and reading.starts[first - 1] == reading.starts[index] < reading.ends[first - 1]:
        first -= 1
    while reading.starts[first] == reading.ends[first]:
        first += 1  # a break stands at the same place
    position = shift(reading.starts[index])
    low, high = (result.visible, len(result.text)) if hidden else (0, result.visible)
    for candidate in range(bisect_left(result.starts, position, low, high), high):
        if result.starts[candidate] != position:
            return None
        if result.ends[candidate] > position:
            moved = candidate + index - first
            return moved if moved < high and result.starts[moved] == position else None
    return None
