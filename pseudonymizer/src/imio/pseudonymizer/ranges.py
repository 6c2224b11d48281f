"""Ranges that do not overlap, asked often: is this place taken?"""

from bisect import bisect_left
from bisect import bisect_right
from bisect import insort
from collections.abc import Iterable


class Ranges:
    """A sorted set of (start, end); a range that overlaps one already there is not added."""

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()):
        self.pairs: list[tuple[int, int]] = []
        for start, end in sorted(pairs):
            if not self.pairs or self.pairs[-1][1] <= start:
                self.pairs.append((start, end))
            elif end > self.pairs[-1][1]:
                self.pairs[-1] = (self.pairs[-1][0], end)

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether a range touches one of these."""
        index = bisect_left(self.pairs, (end, -1))
        return index > 0 and self.pairs[index - 1][1] > start

    def holds(self, start: int, end: int) -> bool:
        """Say whether a range lies inside one of these."""
        index = bisect_right(self.pairs, (start, float("inf")))
        return index > 0 and self.pairs[index - 1][1] >= end

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges that a range touches."""
        first = bisect_left(self.pairs, (start, -1))
        if first and self.pairs[first - 1][1] > start:
            first -= 1
        return self.pairs[first : bisect_left(self.pairs, (end, -1))]

    def remove(self, pair: tuple[int, int]) -> None:
        """Give the place of a range back."""
        index = bisect_left(self.pairs, pair)
        if self.pairs[index : index + 1] == [pair]:
            del self.pairs[index]

    def add(self, start: int, end: int) -> bool:
        """Add a range; return False when its place is taken."""
        if self.overlaps(start, end):
            return False
        insort(self.pairs, (start, end))
        return True
