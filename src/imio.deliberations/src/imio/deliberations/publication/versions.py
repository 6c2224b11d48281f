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


def last_draft(register: Register, positions: Iterable[int]) -> dict[str, Any] | None:
    """The record of the last draft among these positions; None when there was none, or it can no longer be read.

    A draft after which another one came is no longer what the council was given: it never stands in for an erased one.
    """
    for position in sorted(positions, reverse=True):
        record = register.record(position)
        if record is None:
            return None
        if record["stage"] == "draft":
            return record
    return None
