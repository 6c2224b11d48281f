"""Where else the same words stand, and whether anybody can read them there. Pure."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.deliberations.validation.outcome import Outcome
from imio.pseudonymizer import find_all
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Hit


@dataclass(frozen=True)
class Place:
    """A part of an item where the words stand: how often masked, how often readable."""

    part: str
    masked: int
    readable: int


def places_of(needle: str, texts: Mapping[str, str], outcome: Outcome | None) -> list[Place]:
    """Where the needle stands in an item's plain texts, by part, in their order.

    An occurrence is masked when masked mentions cover all its letters and digits. Without an outcome nothing is.
    """
    places = []
    for part, text in texts.items():
        found = find_all(text, needle)
        masked = sum(_is_masked(part, text, start, end, outcome) for start, end in found)
        if found:
            places.append(Place(part, masked, len(found) - masked))
    return places


def readable_misses(missed: Iterable[Forbidden], texts: Mapping[str, str], outcome: Outcome) -> list[Hit]:
    """The confirmed misses that a copy would show again, although no human left them readable on purpose."""
    return [
        Hit(miss.label.lower(), part, start, end)
        for miss in missed
        for part, text in texts.items()
        for start, end in find_all(text, miss.text)
        if not _is_masked(part, text, start, end, outcome) and not _is_meant(part, start, end, outcome)
    ]


def _is_masked(part: str, text: str, start: int, end: int, outcome: Outcome | None) -> bool:
    covered: set[int] = set()
    for mention in outcome.mentions if outcome is not None else ():
        if mention.masked and mention.span.part == part:
            covered.update(range(max(start, mention.span.start), min(end, mention.span.end)))
    return all(position in covered for position in range(start, end) if text[position].isalnum())


def _is_meant(part: str, start: int, end: int, outcome: Outcome) -> bool:
    kept = (m.span for m in outcome.mentions if m.by == "human" and not m.masked and not m.open)
    return any(span.part == part and span.start < end and start < span.end for span in kept)
