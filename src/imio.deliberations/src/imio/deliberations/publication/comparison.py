"""What changed between two texts: paragraphs side by side, and inside a changed one the words. Pure.

Nothing is lost: the old sides of the rows are the old text, the new sides the new one, and so are the pieces of a row.
A paragraph that moved is told as removed here and added there. The work is bounded: what has nothing to hold on to
(ten thousand times the same word) is told as replaced whole.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from imio.pseudonymizer import Part
from imio.pseudonymizer.reading import plain_text
from itertools import pairwise
from typing import Literal

import re


#: Pairs of equal items, and items, that a comparison may look at: some tenths of a second.
BUDGET = 600_000
#: The same for one stretch between two certain matches.
STRETCH = 20_000
#: Share of words in common from which two paragraphs are one that changed.
ALIKE = 0.35
#: Paragraphs before and after the expected place where the partner of a changed paragraph is sought; fewer where more
#: than ``PARTNERS`` would be looked at.
REACH = 12
PARTNERS = 12_000

# A word, with the figures after its point or comma, or a sign; always with the white space before it.
_TOKEN = re.compile(r"(\s*)(\w+(?:[.,/]\d\w*)*|[^\w\s]|$)")


@dataclass(frozen=True)
class Piece:
    """Words of a changed paragraph: in both texts, in the new one alone, or in the old one alone."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class Row:
    """A paragraph of the old text beside the one of the new text. ``None``: there is none on that side.

    ``pieces``: of a changed paragraph, in reading order, what is removed before what is added in its place.
    """

    kind: Literal["same", "changed", "added", "removed"]
    old: str | None
    new: str | None
    pieces: tuple[Piece, ...] = ()


def paragraphs(html: str) -> list[str]:
    """The paragraphs of an HTML text as plain text: blocks, lines, items of lists, rows of tables; no empty one."""
    lines = plain_text(Part("text", html, "html")).split("\n")
    return [" ".join(line.split(" ")).strip() for line in lines if line.strip()]


def compare(old: str | Sequence[str], new: str | Sequence[str]) -> tuple[Row, ...]:
    """The rows of two texts, in reading order. A string is cut at its line feeds; ``""`` has no paragraph."""
    before, after = _cut(old), _cut(new)
    budget = _Budget(BUDGET)
    rows: list[Row] = []
    at_old = at_new = 0
    for i, j in [*_matches(before, after, budget), (len(before), len(after))]:
        rows += _between(before[at_old:i], after[at_new:j], budget)
        if i < len(before):
            rows.append(Row("same", before[i], after[j]))
        at_old, at_new = i + 1, j + 1
    return tuple(rows)


def counts(rows: Iterable[Row]) -> Counter[str]:
    """How many rows of each kind."""
    return Counter(row.kind for row in rows)


def words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two paragraphs."""
    return _pieces(_tokens(old), _tokens(new), _Budget(BUDGET))


def _cut(text: str | Sequence[str]) -> Sequence[str]:
    if isinstance(text, str):
        return text.split("\n") if text else []
    return text


def _between(old: Sequence[str], new: Sequence[str], budget: "_Budget") -> Iterator[Row]:
    """Paragraphs that are in one text alone: those that are alike are one that changed."""
    old_tokens, new_tokens = [_tokens(text) for text in old], [_tokens(text) for text in new]
    at_old = at_new = 0
    for i, j in [*_pairs(old_tokens, new_tokens), (len(old), len(new))]:
        yield from (Row("removed", text, None) for text in old[at_old:i])
        yield from (Row("added", None, text) for text in new[at_new:j])
        if i < len(old):
            yield Row("changed", old[i], new[j], _pieces(old_tokens[i], new_tokens[j], budget))
        at_old, at_new = i + 1, j + 1


@dataclass(frozen=True)
class _Token:
    """A word and the white space before it; the white space at the end has an empty word."""

    space: str
    word: str


def _tokens(text: str) -> list[_Token]:
    found = [_Token(*match.groups()) for match in _TOKEN.finditer(text)]
    return [token for token in found if token.space or token.word]


def _joined(tokens: list[_Token]) -> str:
    return "".join(token.space + token.word for token in tokens)


def _pairs(old: list[list[_Token]], new: list[list[_Token]]) -> list[tuple[int, int]]:
    """Which paragraphs belong together, in order, so that they have the most in common."""
    if len(old) == len(new) == 1:
        return [(0, 0)] if _likeness(_bag(old[0]), _bag(new[0])) >= ALIKE else []
    bags = [[_bag(tokens) for tokens in side] for side in (old, new)]
    reach = min(REACH, PARTNERS // max(1, len(old)))
    # best[i][j]: of the first i and j paragraphs. Only the pairs near the expected place are looked at.
    best: list[dict[int, float]] = [dict.fromkeys(range(len(new) + 1), 0.0)]
    taken: set[tuple[int, int]] = set()
    for i in range(1, len(old) + 1):
        place = i * len(new) // len(old)
        first, last = max(1, place - reach), min(len(new), place + reach)
        row, above = {}, best[-1]
        # Left of what was looked at nothing changes; right of it the best so far holds.
        row[first - 1] = _known(above, first - 1)
        for j in range(first, last + 1):
            likeness = _likeness(bags[0][i - 1], bags[1][j - 1])
            paired = _known(above, j - 1) + likeness if likeness >= ALIKE else -1.0
            row[j] = max(_known(above, j), row[j - 1], paired)
            if paired == row[j] > max(_known(above, j), row[j - 1]):
                taken.add((i, j))
        best.append(row)
    found, j = [], len(new)
    for i in range(len(old), 0, -1):
        row = best[i]
        j = min(j, max(row))
        while j >= min(row) and (i, j) not in taken and row.get(j - 1) == row[j]:
            j -= 1
        if (i, j) in taken:
            found.append((i - 1, j - 1))
            j -= 1
    return found[::-1]


def _known(row: dict[int, float], j: int) -> float:
    """The value of a row at or before a column."""
    return row[j] if j in row else row[max(row)] if j > max(row) else row[min(row)]


def _bag(tokens: list[_Token]) -> Counter[str]:
    return Counter(token.word for token in tokens if token.word[:1].isalnum())


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """From 0, no word in common, to 1, the same words."""
    if len(new) < len(old):
        old, new = new, old
    total = old.total() + new.total()
    return 2 * sum(min(count, new[word]) for word, count in old.items() if word in new) / total if total else 0.0


def _pieces(old: list[_Token], new: list[_Token], budget: "_Budget") -> tuple[Piece, ...]:
    writer = _Writer()
    at_old = at_new = 0
    matches = _matches([token.word for token in old], [token.word for token in new], budget)
    for i, j in [*matches, (len(old), len(new))]:
        writer.change(
            "".join(t.space + t.word for t in old[at_old:i]), "".join(t.space + t.word for t in new[at_new:j])
        )
        if i < len(old):
            if old[i].space == new[j].space:
                writer.keep(old[i].space + old[i].word)
            else:
                writer.change(old[i].space, new[j].space)
                writer.keep(old[i].word)
        at_old, at_new = i + 1, j + 1
    return writer.pieces()


class _Writer:
    """Joins what follows each other; a comma alone between two changes is part of them."""

    def __init__(self):
        self._runs: list[tuple[str, str, str]] = []  # removed, added, then same

    def change(self, removed: str, added: str) -> None:
        if not removed and not added:
            return
        if self._runs and not any(character.isalnum() for character in self._runs[-1][2]):
            before_removed, before_added, same = self._runs.pop()
            if before_removed or before_added:
                self._runs.append((before_removed + same + removed, before_added + same + added, ""))
                return
            self._runs.append((before_removed, before_added, same))
        self._runs.append((removed, added, ""))

    def keep(self, text: str) -> None:
        removed, added, same = self._runs.pop() if self._runs else ("", "", "")
        self._runs.append((removed, added, same + text))

    def pieces(self) -> tuple[Piece, ...]:
        named = [
            piece
            for removed, added, same in self._runs
            for piece in (Piece("removed", removed), Piece("added", added), Piece("same", same))
        ]
        return tuple(piece for piece in named if piece.text)


class _Budget:
    """What a comparison may still look at."""

    def __init__(self, left: int):
        self.left = left

    def takes(self, cost: int) -> bool:
        if cost > STRETCH or cost > self.left:
            return False
        self.left -= cost
        return True


def _matches(old: Sequence[str], new: Sequence[str], budget: _Budget) -> list[tuple[int, int]]:
    """Pairs of positions with the same item, both ascending.

    First what begins and ends alike, then items that are single in both (they hold the rest in place), then difflib
    in the short stretches between.
    """
    found: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if a == b or c == d:
            continue
        anchors = _anchors(old, new, (a, b, c, d))
        if anchors:
            found += anchors
            edges = [(a - 1, c - 1), *anchors, (b, d)]
            waiting += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges) if i + 1 < k and j + 1 < m]
        else:
            found += _short(old, new, (a, b, c, d), budget)
    return sorted(found)


def _anchors(old: Sequence[str], new: Sequence[str], span: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """The longest ascending series of items that are single on both sides."""
    a, b, c, d = span
    times_old, times_new = Counter(old[a:b]), Counter(new[c:d])
    places = {new[j]: j for j in range(c, d) if times_new[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(a, b) if times_old[old[i]] == 1 and old[i] in places]
    ends: list[int] = []  # smallest last position of a series of each length
    tops: list[int] = []  # and which pair that is
    before = [-1] * len(pairs)
    for index, (_i, j) in enumerate(pairs):
        rank = bisect_left(ends, j)
        before[index] = tops[rank - 1] if rank else -1
        ends[rank : rank + 1] = [j]
        tops[rank : rank + 1] = [index]
    series, index = [], tops[-1] if tops else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]


def _short(
    old: Sequence[str], new: Sequence[str], span: tuple[int, int, int, int], budget: _Budget
) -> list[tuple[int, int]]:
    a, b, c, d = span
    times = Counter(new[c:d])
    if not budget.takes(b - a + d - c + sum(times[item] for item in old[a:b])):
        return []
    blocks = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks()
    return [(a + block.a + step, c + block.b + step) for block in blocks for step in range(block.size)]
