"""What stands against publishing an annex, and where each one stands. Rules: no Zope, nothing is written."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import Reading
from imio.deliberations.content.bureau import Replacement
from imio.deliberations.content.bureau import StoredAnnex
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import scan
from typing import Any


#: The one media type that can be published.
PDF = "application/pdf"
#: Properties of a PDF that stay in the published file; all others are taken out of it.
STAYING = ("outline", "alt", "title")
#: Kinds of concern in the order in which they are told: what blocks the gate first, then the labels.
KINDS = (
    "not_analysed",
    "unreadable_file",
    "hit",
    "PERSON",
    "MINOR",
    "NISS",
    "IBAN",
    "ADDRESS",
    "BIRTH",
    "PHONE",
    "EMAIL",
    "PLATE",
    "PARCEL",
    "COMPANY",
    "SENSITIVE",
    "MASK",
    "hidden_text",
    "unreadable_page",
    "unchecked_page",
    "picture",
)
#: Doubts of the reader that make a page one that nobody read, and what they are told as.
UNREAD = {"unchecked_page": "unchecked_page", "undecodable": "unreadable_page"}


@dataclass(frozen=True)
class Concern:
    """Something to be confirmed before an annex is published: a kind of ``KINDS`` and how often. Neutral."""

    kind: str
    count: int


# -- what stands against publishing -----------------------------------------------------------------------------


def reading_in(file: StoredAnnex | Replacement) -> Reading | None:
    """The reading of these bytes, or None while they wait for one."""
    return file.reading if file.reading is not None and file.reading.digest == file.digest else None


def concerns(file: StoredAnnex | Replacement, forbidden: Iterable[Forbidden]) -> tuple[Concern, ...]:
    """What somebody has to confirm before this file is published; empty when the machine found nothing."""
    reading = reading_in(file)
    if reading is None:
        return (Concern("not_analysed", 1),)
    if reading.found is None:
        return (Concern("unreadable_file", 1),)
    counts = _counts(reading, file.file.contentType == PDF)
    counts["hit"] = len(hits(reading, forbidden, file.file.contentType == PDF))
    return tuple(Concern(kind, counts[kind]) for kind in KINDS if counts[kind])


def named(found: Iterable[Concern]) -> str:
    """The concerns as one neutral text, ``hit:1 PERSON:3``: what a screen showed, it says."""
    return " ".join(f"{concern.kind}:{concern.count}" for concern in found)


def hits(reading: Reading, forbidden: Iterable[Forbidden], is_pdf: bool = True) -> frozenset[tuple[str, int, int]]:
    """Where a file says what the gate will not let out: (part, start, end), parts named as in ``parts_of``."""
    forbidden = tuple(forbidden)
    key = frozenset((one.text, one.label) for one in forbidden), is_pdf
    # Looking through hundreds of pages takes a second: remembered as long as the object is, and never stored.
    known = getattr(reading, "_v_hits", None)
    if known is None or known[0] != key:
        texts = [(part, item.get("text", item.get("value")), "text") for part, item in parts_of(reading, is_pdf)]
        places = frozenset((hit.part, hit.start, hit.end) for hit in scan(texts, forbidden))
        reading._v_hits = known = (key, places)
    return known[1]


def parts_of(reading: Reading, is_pdf: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages, and the properties that would leave with the file: ``page 3``, ``property 1``."""
    for page in reading.found["pages"]:
        yield f"page {page['number']}", page
    for number, item in enumerate(reading.found["properties"], 1):
        # Of an Office file nothing is published: whatever stands in it says what it is about.
        if not is_pdf or item["name"] in STAYING:
            yield f"property {number}", item


def _counts(reading: Reading, is_pdf: bool) -> Counter:
    counts: Counter[str] = Counter()
    for _part, item in parts_of(reading, is_pdf):
        counts.update(finding["label"] for finding in item["findings"] if finding["action"] != "keep")
        counts["hidden_text"] += len(item["covered"])
    for page in reading.found["pages"]:
        counts["unreadable_page"] += page["state"] == "unreadable"
        counts["picture"] += page["state"] == "mixed"
    counts.update(UNREAD[doubt["kind"]] for doubt in reading.found["warnings"] if doubt["kind"] in UNREAD)
    return counts


# -- where an annex stands --------------------------------------------------------------------------------------


def state_of(dossier: Dossier, annex: dict[str, Any], forbidden: Iterable[Forbidden]) -> str:
    """Where an annex of the current version stands.

    ``not_publishable``, ``not_received``, ``released``, ``withheld``, ``refused`` (by the gate), ``embedded``,
    ``waiting`` (for its analysis), ``undecided`` (something was found, and nobody decided), ``ready`` (nothing was
    found; withheld all the same). ``forbidden``: what the item masks, ``Outcome.forbidden()``.
    """
    stored = dossier.annexes.get(annex["id"])
    if not annex["publishable"]:
        return "not_publishable"
    if stored is None:
        return "not_received"
    if stored.is_released:
        return "released"
    if stored.withheld:
        return "withheld"
    if stored.refused:
        return "refused"
    if annex["embedded"] and stored.offered is stored:
        return "embedded"
    if reading_in(stored.offered) is None:
        return "waiting"
    return "undecided" if concerns(stored.offered, forbidden) else "ready"


def undecided(dossier: Dossier, forbidden: Iterable[Forbidden]) -> list[dict[str, Any]]:
    """The annexes of the current version that need an explicit decision and have none, as the version lists them.

    One that waits for its analysis does not count: it stays withheld. Nor does an image of the text: none is published.
    """
    annexes = (dossier.content or {}).get("annexes", ())
    forbidden = tuple(forbidden)
    return [annex for annex in annexes if state_of(dossier, annex, forbidden) in ("undecided", "refused")]


def waiting(dossier: Dossier) -> list[dict[str, Any]]:
    """The annexes of the current version that wait for their analysis."""
    annexes = (dossier.content or {}).get("annexes", ())
    return [annex for annex in annexes if _waits(dossier, annex)]


def _waits(dossier: Dossier, annex: dict[str, Any]) -> bool:
    stored = dossier.annexes.get(annex["id"])
    if stored is None or not annex["publishable"] or (annex["embedded"] and stored.offered is stored):
        return False
    return reading_in(stored.offered) is None
