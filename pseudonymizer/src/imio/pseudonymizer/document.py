"""What goes in (`Document`, `Official`, `Settings`) and what comes out (`Analysis`).

Offsets are code points in the plain text of a part, as `plain_text` reads it.
"""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from datetime import date


MASK = "mask"
PROPOSE = "propose"
KEEP = "keep"
ACTIONS = (MASK, PROPOSE, KEEP)

#: The trained model of this package, and no model at all, under the names they have in the settings.
SHIPPED = "imio_council"
NO_MODEL = "none"

LABELS = (
    "PERSON",
    "MINOR",
    "ADDRESS",
    "BIRTH",
    "NISS",
    "IBAN",
    "PHONE",
    "EMAIL",
    "PLATE",
    "PARCEL",
    "COMPANY",
    "SENSITIVE",
    "MASK",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a document: its title, its note, its decision, the name of an annex."""

    name: str
    content: str
    format: str = "html"


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of one item, in reading order: letters follow that order."""

    parts: tuple[Part, ...]

    def __post_init__(self):
        object.__setattr__(self, "parts", tuple(self.parts))


@dataclass(frozen=True, slots=True)
class Official:
    """An entry of the institution's registry of office holders; open dates mean "always"."""

    name: str
    function: str = ""
    since: date | None = None
    until: date | None = None

    def in_office(self, on: date | None) -> bool:
        """Say whether the office was held on that day (any day when `on` is None)."""
        if on is None:
            return True
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an institution may choose.

    model: the shipped one by default; the name of another installed spaCy pipeline, or its folder; "none": rules alone.
    policy: label, or subject of `policy.SUBJECTS` → "mask" | "propose" | "keep".
    max_characters: longest document accepted, all parts together.
    without: names of recognisers to leave out, to measure what each is worth.
    """

    model: str = SHIPPED
    policy: dict[str, str] = field(default_factory=dict)
    max_characters: int = 2_000_000
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One mention: where it stands, what it is, what is suggested, and why (in French)."""

    id: str
    part: str
    start: int
    end: int
    text: str
    label: str
    action: str
    entity: str
    score: float
    reason: str
    recogniser: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a human should look at; the message may quote the text, so it stays private."""

    kind: str
    message: str
    part: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Analysis:
    """The proposal for one document. Holds clear text: private area only."""

    texts: dict[str, str]
    spans: tuple[Span, ...]
    warnings: tuple[Doubt, ...]
    version: str

    def to_dict(self) -> dict:
        """Return plain JSON types, in a stable order."""
        return {
            "texts": dict(self.texts),
            "spans": [asdict(span) for span in self.spans],
            "warnings": [asdict(doubt) for doubt in self.warnings],
            "version": self.version,
        }

    @classmethod
    def from_dict(cls, data: dict) -> "Analysis":
        """Build it again from `to_dict`."""
        return cls(
            texts=dict(data["texts"]),
            spans=tuple(Span(**span) for span in data["spans"]),
            warnings=tuple(Doubt(**doubt) for doubt in data["warnings"]),
            version=data["version"],
        )
