"""What reading an annex gives, and what analysing it adds.

Offsets are code points in the text of the page or property, which is already plain text. Holds clear text.
"""

from bisect import bisect_left
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.reading import read


TEXT = "text"
UNREADABLE = "unreadable"
EMPTY = "empty"
MIXED = "mixed"  # text, and something that was not read

# Why a reader of the file does not see a text that is in it.
REASONS = {
    "cover": "sous une forme ou une image opaque",
    "invisible": "en mode invisible",
    "unseen": "de la couleur du fond, masqué ou sur un calque éteint",
    "outside": "hors du cadre de la page",
    "tiny": "en caractères minuscules",
    "hidden": "marqué comme caché",
    "deleted": "supprimé en suivi des modifications",
}
_CONTROLS = dict.fromkeys([*range(9), 11, 12, 13, *range(14, 32), 127], " ")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused, with `TooLarge`.

    max_bytes: size of the file. max_pages: of a PDF, DOCX or ODT. max_unpacked: bytes of a zip once unpacked, and of
    one stream of a PDF. max_members: files in a zip. max_objects: drawn objects that are examined on a page of a PDF.
    max_seconds, max_memory: of the process that reads a PDF.
    """

    max_bytes: int = 50_000_000
    max_pages: int = 1000
    max_unpacked: int = 200_000_000
    max_members: int = 5000
    max_objects: int = 50_000
    max_seconds: int = 300
    max_memory: int = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Covered:
    """A range of text that is in the file but not seen; `reason` is a key of `REASONS`."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `state` is "text", "unreadable", "empty" or "mixed"."""

    number: int
    text: str
    state: str = TEXT
    covered: tuple[Covered, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A text beside the pages: author, comment, header, form field, XMP… `page` when it belongs to one."""

    name: str
    value: str
    page: int | None = None
    covered: tuple[Covered, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What was not read: "page", "image", "embedded" (a file inside the file) or "thumbnail"."""

    kind: str
    name: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A file, read. Private area only."""

    name: str
    format: str
    pages: tuple[Page, ...]
    properties: tuple[Property, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    warnings: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A span, whether a reader of the file does not see it, and why (a key of `REASONS`, or empty)."""

    span: Span
    covered: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnalysedPage:
    """The findings of one page."""

    page: Page
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AnalysedProperty:
    """The findings of one property; the name of the file comes last, as the property "filename"."""

    property: Property
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AnnexAnalysis:
    """The proposal for one annex. Holds clear text: private area only."""

    name: str
    format: str
    pages: tuple[AnalysedPage, ...]
    properties: tuple[AnalysedProperty, ...]
    unreadable: tuple[Unreadable, ...]
    warnings: tuple[Doubt, ...]
    analysis: Analysis

    @property
    def unreadable_pages(self) -> tuple[int, ...]:
        """Numbers of the pages of which nothing could be read."""
        return tuple(page.page.number for page in self.pages if page.page.state == UNREADABLE)

    def to_dict(self) -> dict:
        """Return plain JSON types, in a stable order."""
        return {
            "name": self.name,
            "format": self.format,
            "pages": [{**_plain(p.page), "findings": _findings(p)} for p in self.pages],
            "properties": [{**_plain(p.property), "findings": _findings(p)} for p in self.properties],
            "unreadable_pages": list(self.unreadable_pages),
            "unreadable": [asdict(item) for item in self.unreadable],
            "warnings": [asdict(doubt) for doubt in self.warnings],
            "version": self.analysis.version,
        }


@dataclass(slots=True)
class Writing:
    """Collects a text and what is covered in it."""

    pieces: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, reason: str = "") -> None:
        """Add a piece; `reason` says why it is not seen."""
        if text:
            self.pieces.append((text, reason))

    def result(self) -> tuple[str, tuple[Covered, ...]]:
        """Return the plain text, as the pseudonymizer reads it, and its covered ranges."""
        raw, ranges, at = [], [], 0
        for text, reason in self.pieces:
            if reason and ranges and ranges[-1][2] == reason and ranges[-1][1] == at:
                ranges[-1] = (ranges[-1][0], at + len(text), reason)
            elif reason:
                ranges.append((at, at + len(text), reason))
            raw.append(text)
            at += len(text)
        reading = read("".join(raw).translate(_CONTROLS), "text")
        covered = []
        for start, end, reason in ranges:
            first, last = bisect_left(reading.starts, start), bisect_left(reading.starts, end)
            if reading.text[first:last].strip():
                covered.append(Covered(first, last, reason))
        return reading.text, tuple(covered)


def prop(name: str, value: str, page: int | None = None) -> list[Property]:
    """Return the property in a list, or an empty list when the value is blank."""
    writing = Writing()
    writing.add(value.strip())
    text = writing.result()[0]
    return [Property(name, text, page)] if text.strip() else []


def _plain(item) -> dict:
    data = asdict(item)
    data["covered"] = list(data["covered"])
    return data


def _findings(item) -> list[dict]:
    return [{**asdict(f.span), "covered": f.covered, "covered_reason": f.reason} for f in item.findings]
