"""Builds the pages of a word processor's text: paragraphs, cells, page breaks, changes.

The text of a page is its current wording; the former wording of each changed paragraph follows at the end of the page,
with what was deleted marked as covered. A paragraph stays whole on the page where it begins.
"""

from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Covered
from imio.pseudonymizer.annexes.model import EMPTY
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import MIXED
from imio.pseudonymizer.annexes.model import Page
from imio.pseudonymizer.annexes.model import TEXT
from imio.pseudonymizer.annexes.model import UNREADABLE
from imio.pseudonymizer.annexes.model import Writing
from itertools import groupby
from itertools import pairwise


INSERTED = "inserted"
DELETED = "deleted"


class Flow:
    """Takes what a walk through the body meets, in order."""

    def __init__(self, limits: Limits):
        self._limits = limits
        self._pages: list[Page] = []
        self._open: list[list[tuple[str, str, str]]] = []
        self._breaks = 0
        self._begin_page()

    @property
    def page(self) -> int:
        """Number of the page being written."""
        return len(self._pages) + 1

    @property
    def writing(self) -> bool:
        """Say whether a paragraph is open."""
        return bool(self._open)

    def begin(self) -> None:
        """Begin a paragraph; one may stand in another (a text box)."""
        self._open.append([])

    def add(self, text: str, reason: str = "", change: str = "") -> None:
        """Add text; `change` is INSERTED, DELETED or empty."""
        if not self._open:
            self.begin()
        self._open[-1].append((text, reason, change))

    def end(self) -> None:
        """End the paragraph."""
        runs = self._open.pop() if self._open else []
        for text, reason, change in runs:
            if change != DELETED:
                self._now.append((text, reason))
        self._now.append(("\n", ""))
        if any(change == DELETED and text.strip() for text, _, change in runs):
            self._former += _former(runs)
            self._former.append(("\n", ""))
        while self._breaks and not self._open:
            self._breaks -= 1
            self._end_page()

    def end_cell(self) -> None:
        """End a table cell."""
        if self._now and self._now[-1] == ("\n", ""):
            self._now[-1] = ("\t", "")

    def end_row(self) -> None:
        """End a table row."""
        self._now.append(("\n", ""))

    def page_break(self) -> None:
        """Break here, or after the paragraph when it has begun."""
        if any(text.strip() for runs in self._open for text, _, _ in runs):
            self._breaks += 1
        else:
            self._end_page()

    def image(self) -> None:
        """Note that the page shows something that is not text."""
        self._image = True

    def pages(self) -> tuple[Page, ...]:
        """Return the pages."""
        while self._open:
            self.end()
        self._end_page()
        while len(self._pages) > 1 and self._pages[-1].state == EMPTY:
            self._pages.pop()
        return tuple(self._pages)

    def text(self) -> tuple[str, tuple[Covered, ...]]:
        """Return the whole as one text, for a header or a comment."""
        while self._open:
            self.end()
        return self._writing().result()

    def _begin_page(self) -> None:
        self._now: list[tuple[str, str]] = []
        self._former: list[tuple[str, str]] = []
        self._image = False

    def _writing(self) -> Writing:
        writing = Writing()
        for text, reason in self._now:
            writing.add(text, reason)
        if self._former:
            writing.add("\n")
        for text, reason in self._former:
            writing.add(text, reason)
        return writing

    def _end_page(self) -> None:
        if len(self._pages) >= self._limits.max_pages:
            raise TooLarge(f"Le fichier dépasse {self._limits.max_pages} pages.")
        text, covered = self._writing().result()
        states = (MIXED, UNREADABLE) if self._image else (TEXT, EMPTY)
        state = states[0] if text.strip() else states[1]
        self._pages.append(Page(self.page, text, state, covered))
        self._begin_page()


def _former(runs: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return the former wording of a paragraph; but within words a blank parts what is current from the deleted."""
    written = [(text, DELETED if change == DELETED else reason) for text, reason, change in runs if change != INSERTED]
    stretches = [list(same) for _, same in groupby((run for run in written if run[0]), lambda run: run[1] == DELETED)]
    former = stretches[0][:]
    for before, after in pairwise(stretches):
        deleted = "".join(text for text, _ in (after if after[0][1] == DELETED else before))
        if _are_words(before[-1][0][-1], after[0][0][0], deleted.strip()):
            former.append((" ", ""))
        former += after
    return former


def _are_words(left: str, right: str, deleted: str) -> bool:
    """Say whether two letters that meet end one word and begin another: "Malfroid" and "Mme", not "Mal" and "froid"."""
    if not (left.isalnum() and right.isalnum()) or (left.isdigit() and right.isdigit()):
        return False
    return (right.isupper() and not left.isupper()) or left.isdigit() != right.isdigit() or len(deleted.split()) > 1
