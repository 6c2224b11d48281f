"""What changed between two versions of a dossier: the received texts side by side, in clear."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from imio.deliberations import _
from imio.deliberations.content.bureau import Version
from imio.deliberations.pseudonymization.document import TEXTS
from imio.deliberations.publication import comparison
from imio.deliberations.publication.comparison import Piece
from imio.deliberations.publication.comparison import Row
from imio.deliberations.validation import steps
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.words import State
from typing import Any


#: Unchanged passages that stay in sight before and after a change; the rest is folded.
AROUND = 1
#: Fewer than these are not worth folding.
FOLDED = 3

LOOKS = {
    "same": State("same", "", _("change_same", default="Inchangé")),
    "changed": State("changed", "≠", _("change_changed", default="Modifié")),
    "added": State("added", "+", _("change_added", default="Ajouté")),
    "removed": State("removed", "−", _("change_removed", default="Retiré")),
}
NOT_A_VERSION = _("changes_bad_version", default="Cette version n’existe pas : choisissez-en deux dans la liste.")
SAME_VERSION = _("changes_same_version", default="Choisissez deux versions différentes.")

BALLOTS = {
    "yes": _("vote_yes", default="Oui"),
    "no": _("vote_no", default="Non"),
    "abstention": _("vote_abstention", default="Abstentions"),
    "blank": _("vote_blank", default="Blancs ou nuls"),
}


class BadChoice(ValueError):
    """The address names no pair of versions; the message is for the reader."""


@dataclass(frozen=True)
class Edition:
    """A version in the list. ``url``: of what it changed in the one before; empty when there is nothing to show."""

    number: int
    stage: State
    received: str
    erased: bool
    url: str
    current: bool


@dataclass(frozen=True)
class Passage:
    """A row on the screen: how it looks, and its two sides as HTML; ``None`` where there is none."""

    look: State
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Stretch:
    """Passages that follow each other, folded when nothing changed in them."""

    folded: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Section:
    """A part of the item."""

    name: str
    title: str
    changed: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Change:
    """A fact that changed, in words: ``title``, and what it was and is."""

    title: str
    old: str
    new: str


class Changes(Screen):
    """``?old=&new=``: the numbers of two versions; without them, the current one and the one before."""

    problem = ""
    pair: tuple[int, int] | None = None

    def prepare(self) -> None:
        self.readable = [index for index, version in enumerate(self.context.versions) if version.content is not None]
        try:
            self.pair = self._pair()
        except BadChoice as error:
            self.problem = str(error)
            self.request.response.setStatus(400)
        self.sections: list[Section] = []
        self.facts: list[Change] = []
        self.annexes: list[Passage] = []
        self.counted: Counter[str] = Counter()
        if self.is_readable:
            old, new = (self.context.versions[index] for index in self.pair)
            self.sections = list(self._sections(old.content, new.content))
            self.facts = list(self._facts(old, new))
            self.annexes = list(self._annexes(old, new))

    # -- which versions -----------------------------------------------------------------------------------------

    def _pair(self) -> tuple[int, int] | None:
        """The indexes of the two versions, the older first. Raises ``BadChoice``."""
        if "old" not in self.request.form and "new" not in self.request.form:
            return (self.readable[-2], self.readable[-1]) if len(self.readable) > 1 else None
        old, new = sorted((self._index("old"), self._index("new")))
        if old == new:
            raise BadChoice(self.say(SAME_VERSION))
        return old, new

    def _index(self, name: str) -> int:
        value = self.request.form.get(name, "")
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6:
            index = int(value) - 1
            if 0 <= index <= self.context.version:
                return index
        raise BadChoice(self.say(NOT_A_VERSION))

    @property
    def is_readable(self) -> bool:
        """Whether the texts of both versions are still here."""
        return self.pair is not None and all(index in self.readable for index in self.pair)

    @property
    def gone(self) -> str:
        """Why there is nothing to compare; empty when there is."""
        if self.problem or self.is_readable:
            return ""
        if self.context.secret:
            return self.say(_("title_secret", default="Point devenu secret : rien n’en est conservé"))
        if self.pair is not None:
            erased = [str(index + 1) for index in self.pair if index not in self.readable]
            message = _("changes_erased", default="Texte effacé : version ${versions}.")
            return self.say(message, versions=", ".join(erased))
        if len(self.context.versions) > 1:
            return self.say(_("changes_all_erased", default="Les textes reçus ont été effacés : rien à comparer."))
        return self.say(_("changes_single", default="Une seule version a été reçue : rien à comparer."))

    @cached_property
    def editions(self) -> list[Edition]:
        """The versions, latest first."""
        here = self.context.absolute_url()
        found = []
        for index, version in enumerate(self.context.versions):
            before = [other for other in self.readable if other < index]
            shown = version.content is not None and bool(before)
            found.append(
                Edition(
                    number=index + 1,
                    stage=words.STAGES[version.stage],
                    received=self.moment(version.received),
                    erased=version.content is None,
                    url=f"{here}/@@changes?old={before[-1] + 1}&new={index + 1}" if shown else "",
                    current=shown and self.pair == (before[-1], index),
                )
            )
        return found[::-1]

    def edition(self, side: int) -> Edition:
        """The old (0) or the new (1) version of the pair."""
        return self.editions[self.context.version - self.pair[side]]

    # -- the decisions ------------------------------------------------------------------------------------------

    @property
    def is_current(self) -> bool:
        """Whether the new side is what is under review."""
        return self.pair is not None and self.pair[1] == self.context.version

    @property
    def carried(self) -> int:
        """Decisions taken over from the version before."""
        return sum(1 for action in self.context.review if action.get("carried"))

    @cached_property
    def asked(self) -> int | None:
        """Passages that wait for a decision; None while the analysis is not done."""
        outcome = steps.outcome_of(self.context)
        return len(outcome.open) if outcome is not None else None

    # -- the texts ----------------------------------------------------------------------------------------------

    def _sections(self, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Section]:
        for name, before, after in self._texts(old, new):
            rows = comparison.compare(before, after)
            self.counted += comparison.counts(rows)
            # Of a text that is on neither side, and of a label that stayed, nothing is said.
            if rows and (name in TEXTS or name == "title" or any(row.kind != "same" for row in rows)):
                yield Section(
                    name=name,
                    title=words.part(name, self.request),
                    changed=any(row.kind != "same" for row in rows),
                    stretches=tuple(self._stretches(rows)),
                )

    def _texts(self, old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str]]]:
        yield "title", [old["title"]], [new["title"]]
        for name in TEXTS:
            yield name, *(comparison.paragraphs(content["texts"][name]) for content in (old, new))
        yield "matter", [old["matter"]], [new["matter"]]
        yield "in_charge", list(old["in_charge"]), list(new["in_charge"])

    def _stretches(self, rows: Sequence[Row]) -> Iterator[Stretch]:
        shown = [False] * len(rows)
        for position, row in enumerate(rows):
            if row.kind != "same":
                near = range(max(0, position - AROUND), min(len(rows), position + AROUND + 1))
                for neighbour in near:
                    shown[neighbour] = True
        start = 0
        while start < len(rows):
            end = start
            while end < len(rows) and shown[end] == shown[start]:
                end += 1
            folded = not shown[start] and end - start >= FOLDED
            yield Stretch(folded, tuple(self._passage(row) for row in rows[start:end]))
            start = end

    def _passage(self, row: Row) -> Passage:
        look = LOOKS[row.kind]
        if row.kind == "changed":
            old, new = self._marked(row.pieces, "removed"), self._marked(row.pieces, "added")
        else:
            old = None if row.old is None else self._marked([Piece(_side(row, "removed"), row.old)], "removed")
            new = None if row.new is None else self._marked([Piece(_side(row, "added"), row.new)], "added")
        return Passage(look, old, new)

    def _marked(self, pieces: Iterable[Piece], kind: str) -> str:
        """One side as HTML: what only it has stands in ``del`` or ``ins``, and is said to those who do not see it."""
        tag = "del" if kind == "removed" else "ins"
        said = self._words_of_marks[kind]
        written = []
        for piece in pieces:
            text = escape(piece.text)
            if piece.kind == "same":
                written.append(text)
            elif piece.kind == kind:
                inner = text.strip()
                lead = text[: len(text) - len(text.lstrip())]
                trail = text[len(text.rstrip()) :] if inner else ""
                begin, end = (f'<span class="hidden">{word}</span>' for word in said)
                written.append(f"{lead}<{tag}>{begin}{inner}{end}</{tag}>{trail}" if inner else lead)
        return "".join(written)

    @cached_property
    def _words_of_marks(self) -> dict[str, tuple[str, str]]:
        begins = {
            "removed": _("change_begin_removed", default="début du retrait"),
            "added": _("change_begin_added", default="début de l’ajout"),
        }
        ends = {
            "removed": _("change_end_removed", default="fin du retrait"),
            "added": _("change_end_added", default="fin de l’ajout"),
        }
        return {kind: (f"[{self.say(begins[kind])} : ", f" {self.say(ends[kind])}]") for kind in begins}

    # -- facts and annexes --------------------------------------------------------------------------------------

    def _facts(self, old: Version, new: Version) -> Iterator[Change]:
        before, after = old.content, new.content
        stages = [self.say(words.STAGES[version.stage].word) for version in (old, new)]
        for title, *sides in (
            (_("fact_number", default="Numéro"), before["number"], after["number"]),
            (_("fact_stage", default="Stade"), *stages),
            (_("section_vote", default="Vote"), self._vote(before["vote"]), self._vote(after["vote"])),
        ):
            if sides[0] != sides[1]:
                none = self.say(_("fact_none", default="rien"))
                yield Change(self.say(title), sides[0] or none, sides[1] or none)

    def _vote(self, vote: dict[str, Any] | None) -> str:
        if vote is None:
            return ""
        said = [f"{self.say(word)} {vote[name]}" for name, word in BALLOTS.items()]
        if vote["secret"]:
            said.append(self.say(_("fact_secret_ballot", default="scrutin secret")))
        return ", ".join(said)

    def _annexes(self, old: Version, new: Version) -> Iterator[Passage]:
        """What changed in the list of annexes, in its order; those that left it last."""
        before = {annex["id"]: annex for annex in old.content["annexes"]}
        for annex in new.content["annexes"]:
            former = before.pop(annex["id"], None)
            if former is None:
                yield Passage(LOOKS["added"], None, self._marked([Piece("added", annex["title"])], "added"))
                continue
            files = self._files(former, annex, new)
            if former["title"] != annex["title"] or files[0] != files[1]:
                pieces = comparison.words(former["title"], annex["title"])
                sides = [self._marked(pieces, kind) for kind in ("removed", "added")]
                named = [f"{side} – {escape(file)}" for side, file in zip(sides, files, strict=True)]
                yield Passage(LOOKS["changed"], *named)
        for annex in before.values():
            yield Passage(LOOKS["removed"], self._marked([Piece("removed", annex["title"])], "removed"), None)

    def _files(self, old: dict[str, Any], new: dict[str, Any], version: Version) -> tuple[str, str]:
        """What is known of the two files, in words."""
        sides = [self._file(old), self._file(new)]
        stored = self.context.annexes.get(new["id"]) if version is self.context.versions[-1] else None
        # Other bytes may come under the same name and size.
        if stored is not None and not new["embedded"] and stored.received > version.received:
            message = _("annex_file_received", default="${file}, fichier reçu le ${moment}")
            sides[1] = self.say(message, file=sides[1], moment=self.moment(stored.received))
        return tuple(sides)

    def _file(self, annex: dict[str, Any]) -> str:
        named = annex["file_name"] or annex["type"]
        size = self.say(_("annex_size", default="${size} octets"), size=f"{annex['size']:,}".replace(",", "\u202f"))
        if annex["publishable"]:
            return f"{named}, {size}"
        word = self.say(_("annex_not_publishable", default="non publiable selon le back-office"))
        return f"{named}, {size}, {word}"


def _side(row: Row, kind: str) -> str:
    return "same" if row.kind == "same" else kind
