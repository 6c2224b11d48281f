"""The word lists of the generator: one entry a line, a weight behind a tab where entries are not equally likely."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random


@dataclass(frozen=True, slots=True)
class Choices:
    """Entries and their cumulated weights."""

    entries: tuple[str, ...]
    cumulated: tuple[float, ...]

    def pick(self, chance: Random) -> str:
        """Return one entry, by weight."""
        return chance.choices(self.entries, cum_weights=self.cumulated)[0]


def parse(text: str) -> Choices:
    """Read `entry` or `entry<TAB>weight` lines; empty lines are left out."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    entries = tuple(row[0].strip() for row in rows)
    return Choices(entries, tuple(accumulate(float(row[1]) if len(row) > 1 else 1.0 for row in rows)))


@cache
def load(name: str) -> Choices:
    """Return the list `name` of this package."""
    return parse(files(__package__).joinpath("lists", f"{name}.txt").read_text("utf-8"))
