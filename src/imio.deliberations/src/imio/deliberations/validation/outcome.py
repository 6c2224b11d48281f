"""What becomes of each mention of an item, once people have decided. Pure."""

from dataclasses import dataclass
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Doubt
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Span


#: Labels of which every mention is decided by name, and that block the dossier until then.
MINOR = "MINOR"
#: Stays readable on purpose, where the scan would refuse it: the street that bears the name of a person masked nearby.
VISIBLE = "VISIBLE"
#: Labels of which a masked text may be read nowhere else: a sensitive phrase or an age is personal only in its place.
NAMES = ("PERSON", MINOR)
IDENTIFIERS = (*NAMES, "ADDRESS", "NISS", "IBAN", "PHONE", "EMAIL", "PLATE")


@dataclass(frozen=True)
class Decided:
    """One mention with what becomes of it.

    ``masked``: what is rendered. ``open``: a human has still to say so. ``by``: ``machine`` or ``human``, and ``who``.
    ``added``: number of the addition that it stems from, or -1. ``role``: the words that replace it, else empty.
    """

    span: Span
    masked: bool
    open: bool
    by: str
    added: int = -1
    role: str = ""
    who: str = ""
    reason: str = ""

    @property
    def letter(self) -> str:
        """What the copy shows instead of a person: the role, else the letter."""
        return self.role or (self.span.entity if self.span.label == "PERSON" else "")


@dataclass(frozen=True)
class Question:
    """A doubt of the machine. ``settled``: somebody ticked it (``who``), or decided the very words it is about."""

    key: str
    doubt: Doubt
    settled: bool
    who: str = ""


@dataclass(frozen=True)
class Outcome:
    """The proposal after the actions, in the order of the text. ``analysis``: with what was added and regrouped."""

    mentions: tuple[Decided, ...]
    questions: tuple[Question, ...] = ()
    analysis: Analysis | None = None

    @property
    def open(self) -> tuple[Decided, ...]:
        """What still needs a decision."""
        return tuple(mention for mention in self.mentions if mention.open)

    @property
    def open_minors(self) -> tuple[Decided, ...]:
        """Minors that nobody decided: they block."""
        return tuple(mention for mention in self.open if mention.span.label == MINOR)

    @property
    def open_doubts(self) -> tuple[Question, ...]:
        """Doubts that nobody ticked."""
        return tuple(question for question in self.questions if not question.settled)

    @property
    def is_clean(self) -> bool:
        """Nothing is masked and nothing asked: office holders may be named, and no doubt was ever raised."""
        return not self.questions and not any(mention.masked or mention.open for mention in self.mentions)

    def masks(self, part: str) -> list[Mask]:
        """What to mask in a part."""
        return [
            Mask(m.span.start, m.span.end, m.span.label, m.letter)
            for m in self.mentions
            if m.masked and m.span.part == part
        ]

    def keeps(self, part: str) -> list[tuple[int, int]]:
        """The ranges of a part that stay readable on purpose."""
        return [
            (m.span.start, m.span.end) for m in self.mentions if not m.masked and not m.open and m.span.part == part
        ]

    def forbidden(self) -> list[Forbidden]:
        """The clear text of each masked identifier, once: nothing of it may be read in the copy.

        Of persons the full names: a surname alone is also a street, a firm, a councillor.
        """
        seen = {
            (m.span.text, m.span.label)
            for m in self.mentions
            if m.masked and m.span.label in IDENTIFIERS and (m.span.label not in NAMES or " " in m.span.text.strip())
        }
        return [Forbidden(text, label) for text, label in sorted(seen)]
