"""Comparing texts as a reader would: without accents, case, spacing or hyphens, across disguises.

A text is folded to runs of letters and runs of digits, joined. A needle matches only where it
begins and ends with a run: "Dupont" is not in "Dupontel", but "Jean Dupont" is in "JEAN-DUPONT",
"jean_dupont.pdf", "Du\u00adpont" and "JeanDupont".
"""

from functools import cached_property
from functools import lru_cache
from imio.pseudonymizer.phone_numbers import writings
from imio.pseudonymizer.reading import INVISIBLE
from urllib.parse import unquote

import re
import unicodedata


_RUN = re.compile(r"[^\W\d_]+|\d+")
_SPECIAL = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ſ": "s",
        "’": "'",
    }
    | dict.fromkeys(INVISIBLE, "")
)


def fold(text: str) -> str:
    """Return the text in lower case without accents; its length may change."""
    if text.isascii():
        return text.lower()
    return _fold_word(text) if len(text) < 32 else _fold(text)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c)).translate(_SPECIAL)


_fold_word = lru_cache(maxsize=16384)(_fold)  # the same few thousand words make up most texts


def words(text: str) -> list[str]:
    """Return the folded runs of letters and of digits."""
    return _RUN.findall(fold(text))


def letters(text: str) -> str:
    """Return the folded letters and digits alone."""
    return "".join(words(text))


class Folded:
    """A text folded once, searched many times; positions lead back to the text."""

    def __init__(self, text: str):
        self.text = text
        runs: list[str] = []
        self.begins: dict[int, int] = {}  # joined offset → text offset
        self.finishes: dict[int, int] = {}
        length = 0
        for start, end, run in _fold_runs(text):
            self.begins[length] = start
            length += len(run)
            self.finishes[length] = end
            runs.append(run)
        self.joined = "".join(runs)

    @classmethod
    def variants(cls, raw: str) -> list["Folded"]:
        """Fold a hidden value as it stands, and percent-decoded when that differs."""
        decoded = unquote(raw)
        return [cls(raw)] if decoded == raw else [cls(raw), cls(decoded)]

    @cached_property
    def _runs_at(self) -> dict[str, list[int]]:
        """Joined offsets by run: many names are looked for in one text."""
        index: dict[str, list[int]] = {}
        ends = sorted(self.finishes)
        for begin, end in zip(sorted(self.begins), ends, strict=True):
            index.setdefault(self.joined[begin:end], []).append(begin)
        return index

    def find_words(self, first: str, needle: str) -> list[tuple[int, int]]:
        """Like `find`, for a needle whose first word is `first`; quick when asked thousands of times."""
        return [
            (self.begins[begin], self.finishes[begin + len(needle)])
            for begin in self._runs_at.get(first, ())
            if self.joined.startswith(needle, begin) and begin + len(needle) in self.finishes
        ]

    def find(self, needle: str) -> list[tuple[int, int]]:
        """Return where an already folded, joined needle stands, in offsets of the text."""
        found = []
        position = self.joined.find(needle) if needle else -1
        while position >= 0:
            end = position + len(needle)
            if position in self.begins and end in self.finishes:
                found.append((self.begins[position], self.finishes[end]))
                position = self.joined.find(needle, end)
            else:
                position = self.joined.find(needle, position + 1)
        return found


# Letters, with the marks and the invisible characters that may stand between them.
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{INVISIBLE}\u0300-\u036f])*|\d(?:\d|[{INVISIBLE}])*")


def _fold_runs(text: str):
    for match in _WORD.finditer(text):
        word = match.group()
        folded = fold(word)
        if folded.isascii() and folded.isalnum():
            yield match.start(), match.end(), folded
        else:
            joined = "".join(c for c in folded if c.isalnum())
            if joined:
                yield match.start(), match.end(), joined


class Needle:
    """Something to look for in folded texts; a name is also looked for the other way round, a phone in all forms."""

    def __init__(self, text: str, name: bool = False):
        parts = [letters(word) for word in re.split(r"[\s\u00a0,]+", text)]
        parts = [part for part in parts if part]
        self.forms = {"".join(parts)} - {""}
        if name:
            for turn in range(1, min(len(parts), 12)):
                self.forms.add("".join(parts[turn:] + parts[:turn]))
        else:
            self.forms |= writings(text)

    @property
    def is_telling(self) -> bool:
        """Say whether the text is long enough to be looked for where nobody reviews it."""
        return any(len(form) >= 5 for form in self.forms)

    def find(self, folded: Folded) -> list[tuple[int, int]]:
        """Return the ranges of the text where any form stands; of one within another, the longer."""
        found: list[tuple[int, int]] = []
        spans = {span for form in self.forms for span in folded.find(form)}
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not found or end > found[-1][1]:
                found.append((start, end))
        return found

    def in_folded(self, folded: Folded) -> bool:
        """Say whether any form stands in the text."""
        return any(folded.find(form) for form in self.forms)
