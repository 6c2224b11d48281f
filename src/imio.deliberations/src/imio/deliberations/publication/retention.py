"""Retention: from when the institution's delay counts for a dossier, and what of it is clear text.

Pure: it reads a dossier's attributes and the state of its workflow. The delay is the institution's setting
``retention_days``; the text goes once more time than that has passed:

- ``published``: since its decision was first published;
- ``withdrawn``: since it left the public side;
- ``undecided``: never published: since its meeting;
- ``report``: what a reader reported later, since the answer (or, without one, since it came).

A text that arrived later than that counts from its arrival: what is being prepared is not erased under the hands of
whoever prepares it. A published draft that waits for its decision is kept.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from imio.deliberations.content.bureau import Dossier


@dataclass(frozen=True)
class Kept:
    """Clear text that is kept. ``since``: the delay counts from here, in UTC. ``why``: the rule, see the module."""

    since: datetime
    why: str

    def until(self, days: int) -> datetime:
        """The last instant at which it is kept."""
        return self.since + timedelta(days=days)


def kept(dossier: Dossier, state: str) -> Kept | None:
    """What rule the dossier's clear text is under; None when there is none left, or while it has to be kept.

    ``state``: of the dossier's workflow.
    """
    if not has_text(dossier):
        reports = [_reported(report) for report in dossier.reports or () if report["text"]]
        return Kept(max(reports), "report") if reports else None
    received = dossier.versions[-1].received
    if state == "withdrawn":
        return Kept(max(received, _withdrawn_at(dossier) or dossier.__parent__.start), "withdrawn")
    if dossier.published_stage == "final":
        # A later version that is still being prepared keeps the dossier from then on.
        last = dossier.final_published if state == "published" else max(dossier.final_published, received)
        return Kept(last, "published")
    if dossier.public_path:
        return None
    return Kept(max(received, dossier.__parent__.start), "undecided")


def has_text(dossier: Dossier) -> bool:
    """Whether anything of what was received is still there."""
    if dossier.proposal is not None or len(dossier.annexes):
        return True
    return any(version.content is not None for version in dossier.versions)


def _withdrawn_at(dossier: Dossier) -> datetime | None:
    acts = [entry["at"] for entry in dossier.history if entry["act"] == "withdrawn"]
    return acts[-1] if acts else None


def _reported(report) -> datetime:
    return report.get("handled_at") or report["at"]
