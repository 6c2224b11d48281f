"""The former versions of an item, and what changed from one to another: read from the register alone."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from imio.deliberations import _
from imio.deliberations.portal import words
from imio.deliberations.portal.decision import DecisionPage
from imio.deliberations.portal.decision import STAGES
from imio.deliberations.portal.reading import item_of
from imio.deliberations.publication.changes import adopted
from imio.deliberations.publication.comparison import compare
from imio.deliberations.publication.comparison import counts
from imio.deliberations.publication.comparison import Piece
from imio.deliberations.publication.comparison import Row
from imio.deliberations.publication.versions import last_draft
from imio.deliberations.publication.versions import Version
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


#: Unchanged paragraphs shown around a change; runs from ``FOLDED`` on are folded.
AROUND, FOLDED = 1, 3

ROWS = {
    "same": words.State("same", "", _("row_same", default="Inchangé")),
    "changed": words.State("changed", "△", _("row_changed", default="Modifié")),
    "added": words.State("added", "+", _("row_added", default="Ajouté")),
    "removed": words.State("removed", "−", _("row_removed", default="Supprimé")),
}
MARKS = {
    "removed": ("del", _("mark_removed", default="supprimé"), _("mark_removed_end", default="fin de la suppression")),
    "added": ("ins", _("mark_added", default="ajouté"), _("mark_added_end", default="fin de l’ajout")),
}


@dataclass(frozen=True)
class Line:
    """A row of a comparison as HTML. ``old``, ``new``: None where there is nothing; an unchanged one has ``new``."""

    look: words.State
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Stretch:
    """Rows that follow each other. ``folded``: unchanged, shown on demand."""

    folded: bool
    lines: tuple[Line, ...]


class VersionsPage(DecisionPage):
    """A page about versions of a live item; of a withdrawn or postponed one it answers as the item's own page."""

    page: ViewPageTemplateFile
    robots = "noindex"
    alike = ()

    @property
    def index(self):
        return self.page if self.context.fate == "live" else super().index

    def prepare(self):
        super().prepare()
        self.robots = "noindex"
        if self.context.fate == "live":
            self.look_up()

    def shown(self):
        return [super().shown(), self.asked]

    @property
    def linked_data(self) -> str:
        """Only the item's own page speaks to programs."""
        return ""

    @property
    def asked(self) -> list:
        """What of the address changes the page."""
        return [self.request.form.get(name) for name in ("position", "from", "to")]

    def look_up(self) -> None:
        """Find what the page is about."""

    def version_at(self, name: str) -> Version:
        """The version that a parameter of the address names. Raises ``NotFound`` for one that never was."""
        value = self.request.form.get(name)
        for version in self.versions:
            if str(version.position) == value:
                return version
        raise NotFound()

    def named(self, version: Version) -> str:
        """ "Projet du 16 mars 2027, 9 h 05"."""
        message = _("version_named", default="${stage} du ${moment}")
        return self.say(message, stage=self.say(STAGES[version.stage]), moment=self.moment(version.at))


class VersionPage(VersionsPage):
    """One former version, told apart from the current one before anything else. An erased one answers 410."""

    page = ViewPageTemplateFile("templates/version.pt")

    def look_up(self):
        self.version = self.version_at("position")
        self.erased = self.version.record is None
        if self.erased:
            self.request.response.setStatus(410)
            return
        self.item = item_of(self.version)
        self.is_current = self.version is self.versions[-1]
        self.text = self.sections_of(self.item, self.layout_of_text())
        self.ballots = self.votes_of(self.item)

    @property
    def look(self) -> words.State:
        return words.PAST


class WhatChanged(VersionsPage):
    """What changed between the last published draft and the decision, or between the versions ``from`` and ``to``."""

    page = ViewPageTemplateFile("templates/what_changed.pt")
    row = ViewPageTemplateFile("templates/row.pt")

    def look_up(self):
        if "from" in self.request.form or "to" in self.request.form:
            self.old, self.new = self.version_at("from"), self.version_at("to")
        else:
            self.old = last_draft(self.versions) if not self.is_draft else None
            self.new = self.versions[-1] if self.versions else None
        self.told = None not in (self.old, self.new) and None not in (self.old.record, self.new.record)
        if not self.told:
            self.request.response.setStatus(404)

    @cached_property
    def title_lines(self) -> list[Line]:
        """What became of the title; nothing where it stayed."""
        old, new = (" ".join(version.record["title"].split()) for version in (self.old, self.new))
        return [self._line(row) for row in compare([old], [new])] if old != new else []

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return compare(adopted(self.old.record), adopted(self.new.record))

    @property
    def stretches(self) -> list[Stretch]:
        return [Stretch(folded, tuple(map(self._line, rows))) for folded, rows in _stretches(self.rows)]

    @property
    def summary(self) -> str:
        """How much changed, in words."""
        counted = counts(self.rows)
        if not set(counted) - {"same"}:
            return self.say(_("changes_none", default="Aucun paragraphe du texte n’a changé."))
        message = _(
            "changes_counted", default="Paragraphes : ${changed} modifiés, ${added} ajoutés, ${removed} supprimés."
        )
        return self.say(message, changed=counted["changed"], added=counted["added"], removed=counted["removed"])

    @property
    def annex_lines(self) -> list[Line]:
        """Annexes that came or went, by title: public or not."""
        old, new = (_titles(version) for version in (self.old, self.new))
        gone = [self._line(Row("removed", title, None)) for title in old if title not in new]
        return gone + [self._line(Row("added", None, title)) for title in new if title not in old]

    def _line(self, row: Row) -> Line:
        look = ROWS[row.kind]
        if row.kind == "same":
            return Line(look, None, escape(row.new))
        if row.kind == "changed":
            return Line(look, self._marked(row.pieces, "removed"), self._marked(row.pieces, "added"))
        old = None if row.old is None else self._marked([Piece("removed", row.old)], "removed")
        new = None if row.new is None else self._marked([Piece("added", row.new)], "added")
        return Line(look, old, new)

    def _marked(self, pieces: Iterable[Piece], kind: str) -> str:
        """One side as HTML. What only it has is marked, and said to those who do not see it."""
        tag, begin, end = MARKS[kind]
        written = []
        for piece in pieces:
            text = escape(piece.text)
            if piece.kind == "same":
                written.append(text)
            elif piece.kind == kind and text.strip():
                lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
                said = [f'<span class="hidden"> [{self.say(word)}] </span>' for word in (begin, end)]
                written.append(f"{lead}<{tag}>{said[0]}{text.strip()}{said[1]}</{tag}>{trail}")
        return "".join(written)


def _titles(version: Version) -> list[str]:
    item = item_of(version)
    return [annex["title"] for annex in (*item.annexes, *item.withheld)]


def _stretches(rows: tuple[Row, ...]) -> Iterator[tuple[bool, tuple[Row, ...]]]:
    """The rows in runs: what changed with its surroundings, and long runs of what did not."""
    near = {
        neighbour
        for position, row in enumerate(rows)
        if row.kind != "same"
        for neighbour in range(position - AROUND, position + AROUND + 1)
    }
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or (end in near) != (start in near):
            yield start not in near and end - start >= FOLDED, rows[start:end]
            start = end
