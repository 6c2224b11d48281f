"""The masked copy of what was sent: by decisions, or by what the analysis proposes."""

from collections.abc import Iterable
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.rendering import Mask
from imio.pseudonymizer.rendering import render
from imio.pseudonymizer.service.schemas import Decision


def decided(decisions: Iterable[Decision]) -> dict[str, list[Mask]]:
    """The masks of each part, as somebody decided them."""
    masks: dict[str, list[Mask]] = {}
    for one in decisions:
        masks.setdefault(one.part, []).append(Mask(one.start, one.end, one.label, one.letter))
    return masks


def proposed(analysis: Analysis, review: str) -> dict[str, list[Mask]]:
    """The masks of each part, as the analysis proposes; `review`: what becomes of what a human should decide."""
    masks: dict[str, list[Mask]] = {}
    for span in analysis.spans:
        if span.action == MASK or (span.action != KEEP and review == "mask"):
            letter = span.entity if span.label == "PERSON" else ""
            masks.setdefault(span.part, []).append(Mask(span.start, span.end, span.label, letter))
    return masks


def masked(document: Document, masks: dict[str, list[Mask]]) -> list[dict[str, str]]:
    """The parts with their masks (`schemas.MaskedPart`)."""
    return [
        {"name": part.name, "content": render(part, masks.get(part.name, ())).content, "format": part.format}
        for part in document.parts
    ]
