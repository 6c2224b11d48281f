"""The list of what was found, one entry a person or thing, and the text with its marks."""

from dataclasses import dataclass
from imio.deliberations import _
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.validation.marking import mark
from imio.deliberations.validation.marking import Mention
from imio.deliberations.validation.review import CONFIRMED
from imio.deliberations.validation.review import Decided
from imio.deliberations.validation.review import Outcome
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.acts import alike
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.wording import State

import re


#: Characters of the text shown around a mention in the list.
AROUND = 32


@dataclass(frozen=True)
class Line:
    """A mention in the list. ``why``: where it stands, why the machine says so, who decided."""

    id: str
    state: State
    word: str
    before: str
    text: str
    after: str
    why: str
    added: int
    decidable: bool
    confirm: bool


@dataclass(frozen=True)
class Group:
    """The mentions of one person or thing. ``name``: what the copy shows.

    ``target``: what a decision on all of it names, empty when there is none; ``like``: how many mentions that is for.
    ``entity``: its letter, to regroup by.
    """

    id: str
    target: str
    entity: str
    name: str
    kind: str
    text: str
    lines: tuple[Line, ...]
    like: int
    confirm: bool

    @property
    def open(self) -> int:
        return sum(1 for line in self.lines if line.state.name == "open")

    @property
    def rank(self) -> str:
        """The section that it stands in: the first of open, masked, visible that one of its mentions is."""
        states = {line.state.name for line in self.lines}
        return next(name for name in ("open", "masked", "visible") if name in states)

    @property
    def state(self) -> State:
        return words.MENTION_STATES[self.rank]


class Detections(Screen):
    """Reads an outcome for the eye. A subclass sets ``outcome``."""

    outcome: Outcome | None = None

    def groups_of(self, outcome: Outcome) -> list[Group]:
        """One a person or thing, those that wait first, in the order of the text."""
        mentions: dict[str, list[Decided]] = {}
        for mention in outcome.mentions:
            mentions.setdefault(_key(mention), []).append(mention)
        groups = [self._group(found) for found in mentions.values()]
        order = ("open", "masked", "visible")
        return sorted(groups, key=lambda group: order.index(group.rank))

    def _group(self, mentions: list[Decided]) -> Group:
        first = mentions[0].span
        target = (first.entity or first.id) if any(map(_is_decidable, mentions)) else ""
        shown = {m.letter for m in mentions if m.letter and m.masked}
        return Group(
            id="g-" + re.sub(r"[^\w.-]", "", target or first.id, flags=re.ASCII),
            target=target,
            entity=first.entity if target else "",
            name=" ".join(f"[{name}]" for name in sorted(shown)) or (f"[{first.entity}]" if _is_name(first) else ""),
            kind=self.say(words.LABELS.get(first.label, first.label)),
            text=max((mention.span.text for mention in mentions), key=len),
            lines=tuple(self._line(mention) for mention in mentions),
            like=len(alike(self.outcome, target)) if target else 0,
            confirm=any(mention.span.label in CONFIRMED for mention in mentions),
        )

    def _line(self, mention: Decided) -> Line:
        span = mention.span
        text = self.outcome.analysis.texts[span.part]
        state = words.MENTION_STATES[state_of(mention)]
        return Line(
            id=span.id,
            state=state,
            word=self.say(state.word),
            before=text[max(0, span.start - AROUND) : span.start],
            text=span.text,
            after=text[span.end : span.end + AROUND],
            why=self._why(mention),
            added=mention.added,
            decidable=_is_decidable(mention),
            confirm=span.label in CONFIRMED,
        )

    def _why(self, mention: Decided) -> str:
        span = mention.span
        pieces = [words.part(span.part, self.request), span.reason]
        if mention.added < 0:
            pieces[-1] += f" ({round(span.score * 100)} %)"
        if mention.by == "human" and mention.who:
            pieces.append(self.say(_("decided_by", default="décidé par ${who}"), who=self.person(mention.who)))
        if mention.reason:
            pieces.append(self.say(words.KEEP_REASONS.get(mention.reason, mention.reason)))
        return " – ".join(pieces)

    def sections(self) -> list[dict]:
        """The list: what is open, what is masked, what stays visible."""
        titles = (
            ("open", _("list_open", default="À décider")),
            ("masked", _("list_masked", default="Masqué")),
            ("visible", _("list_visible", default="Laissé visible")),
        )
        found = []
        for name, title in titles:
            groups = [group for group in self.groups if group.rank == name]
            # What waits is counted alone: a person with one open mention may have ten that are decided.
            count = sum(group.open if name == "open" else len(group.lines) for group in groups)
            found.append({"name": name, "title": self.say(title), "groups": groups, "count": count})
        return [section for section in found if section["groups"]]

    def parts(self) -> list[dict[str, str]]:
        """The received texts with every mention marked."""
        if self.context.content is None:
            return []
        return [
            {
                "name": part.name,
                "title": words.part(part.name, self.request),
                "html": mark(part, self._marks(part.name)),
            }
            for part in document_of(self.context.content).parts
        ]

    def _marks(self, part: str) -> list[Mention]:
        if self.outcome is None:
            return []
        found = []
        said = {name: self.say(look.word) for name, look in words.MENTION_STATES.items()}
        for mention in self.outcome.mentions:
            if mention.span.part == part:
                look = words.MENTION_STATES[state_of(mention)]
                found.append(
                    Mention(
                        mention.span.id, mention.span.start, mention.span.end, look.name, look.glyph, said[look.name]
                    )
                )
        return found

    def persons(self) -> list[dict[str, str]]:
        """The persons that an addition may belong to."""
        return [
            {"value": f"PERSON:{group.entity}", "word": f"{group.name} {group.text}"}
            for group in self.groups
            if group.entity and any(m.span.entity == group.entity and _is_name(m.span) for m in self.outcome.mentions)
        ]


def state_of(mention: Decided) -> str:
    """``open``, ``masked`` or ``visible``: what the reviewer is shown of a mention."""
    if mention.open:
        return "open"
    return "masked" if mention.masked else "visible"


def _key(mention: Decided) -> str:
    """What stands together in the list: a person or thing; the same words where nobody gave them a letter."""
    span = mention.span
    return span.entity or f"{span.label} {' '.join(span.text.casefold().split())}"


def _is_name(span) -> bool:
    return span.label == "PERSON" and bool(span.entity)


def _is_decidable(mention: Decided) -> bool:
    return mention.span.label not in ("MASK", "VISIBLE")
