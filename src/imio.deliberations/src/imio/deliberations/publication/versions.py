"""The published versions of a decision, as the register tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from imio.deliberations.publication.register import Register
from typing import Any


@dataclass(frozen=True)
class Version:
    """One publication of an item. ``record``: None once erased, or while nobody is told."""

    position: int
    at: datetime
    record: dict[str, Any] | None

    @property
    def stage(self) -> str:
        """``draft`` or ``final``; empty when nothing is told."""
        return self.record["stage"] if self.record is not None else ""


def versions_of(register: Register, positions: Iterable[int]) -> tuple[Version, ...]:
    """The versions at these positions (``Decision.versions``), oldest first."""
    return tuple(
        Version(
            position=position,
            at=datetime.fromisoformat(register.headers[position]["time"]),
            record=register.record(position),
        )
        for position in positions
    )


def texts_of(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Of each text the version that published it first: an annex that is added later makes no other text."""
    found: list[Version] = []
    for version in versions:
        if not found or version.record is None or _text(version) != _text(found[-1]):
            found.append(version)
    return tuple(found)


def _text(version: Version) -> list[Any]:
    return [version.record[name] for name in ("stage", "title", "sections", "vote")] if version.record else []


def last_draft(versions: Iterable[Version]) -> Version | None:
    """The last draft among versions; None when there was none, or it can no longer be read.

    A draft after which another one came is no longer what the council was given: it never stands in for an erased one.
    """
    for version in sorted(versions, key=lambda version: -version.position):
        if version.record is None:
            return None
        if version.stage == "draft":
            return version
    return None
