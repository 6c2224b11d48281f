"""Finds an institution by its name, a former name or a postcode, as people type them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace

import re
import unicodedata


@dataclass(frozen=True)
class Place:
    """An institution to choose from. ``through``: the former name or the postcode by which it was found."""

    title: str
    url: str
    kind: str
    province: str = ""
    postcodes: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    through: str = ""


def folded(name: str) -> str:
    """A name to compare by: without accents, case, hyphens and apostrophes; "Saint" and "St" are the same."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("œ", "oe").replace("æ", "ae")).split()
    return " ".join({"saint": "st", "sainte": "ste"}.get(word, word) for word in words)


def matching(places: Iterable[Place], asked: str) -> list[Place]:
    """The institutions that ``asked`` may mean: those of that very name, former name or postcode, else the likely ones.

    Likely: a name begins so, or a word of it does.
    """
    wanted = folded(asked)
    if not wanted:
        return []
    found = [(*rank, place) for place in places if (rank := _rank(place, wanted)) is not None]
    found.sort(key=lambda entry: (entry[0], folded(entry[2].title)))
    nearest = [entry for entry in found if entry[0] == 0] or found
    return [replace(place, through=through) for _rank_, through, place in nearest]


def _rank(place: Place, wanted: str) -> tuple[int, str] | None:
    """How near (0 is the very thing) and through which former name or postcode; None when it is not meant."""
    names = [(place.title, ""), *((name, name) for name in place.former), *((code, code) for code in place.postcodes)]
    ranks = [(rank, through) for name, through in names if (rank := _near(folded(name), wanted)) is not None]
    return min(ranks, default=None, key=lambda rank: rank[0])


def _near(name: str, wanted: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in f" {name}" else None
