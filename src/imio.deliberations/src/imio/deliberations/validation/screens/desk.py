"""The desk: what waits for the secretary, the most urgent first."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from imio.deliberations import _
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.interfaces import IWorkerState
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import remaining
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from plone import api
from zope.component import queryAdapter


#: Held meetings that are shown even when nothing is left to do.
PAST = 12
REFUSALS = 10
#: Waits for a human, or for the worker before one.
OPEN = ("received", "to_validate", "blocked")
UNPUBLISHED = (*OPEN, "validated")


@dataclass
class Row:
    """A meeting on the desk. ``deadline``: of its drafts, None where there is none; ``late``: in whole or in part."""

    url: str
    organ: str
    start: datetime
    held: bool
    cancelled: bool
    counts: Counter
    timing: Timing
    deadline: datetime | None
    release: datetime

    @property
    def total(self) -> int:
        return sum(self.counts.values()) - self.counts["withdrawn"]

    @property
    def ready(self) -> int:
        return self.counts["validated"] + self.counts["published"]

    @property
    def left(self) -> int:
        return sum(self.counts[state] for state in OPEN)

    @property
    def missing(self) -> int:
        return sum(self.counts[state] for state in UNPUBLISHED)

    @property
    def late(self) -> bool:
        return not self.held and not self.cancelled and self.timing == Timing.LATE and self.missing > 0

    @property
    def urgency(self) -> tuple:
        return not self.late, self.held, self.deadline or self.start


class Desk(Screen):
    """Meetings with what is left to do, the worker's health, and what the guard turned away."""

    def prepare(self) -> None:
        rows = self._rows()
        self.to_come = sorted((row for row in rows if not row.held), key=lambda row: row.urgency)
        self.held = sorted((row for row in rows if row.held), key=lambda row: row.start, reverse=True)
        self.totals = sum((row.counts for row in rows), Counter())
        self.late = sum(row.missing for row in rows if row.late)
        self.worker = queryAdapter(self.portal, IWorkerState)
        self.refusals = self._refusals()

    def _rows(self) -> list[Row]:
        catalog = api.portal.get_tool("portal_catalog")
        path = "/".join(self.context.getPhysicalPath())
        meetings = catalog(portal_type="MeetingFile", path=path)
        opened = catalog(portal_type="Dossier", path=path, review_state=list(UNPUBLISHED))
        with_work = {brain.getPath().rpartition("/")[0] for brain in opened}
        latest = sorted((brain for brain in meetings if brain.start), key=lambda brain: brain.start, reverse=True)
        coming = [brain for brain in latest if brain.start > self.now]
        past = [brain for brain in latest if brain.start <= self.now]
        shown = coming + [brain for rank, brain in enumerate(past) if rank < PAST or brain.getPath() in with_work]
        counts: dict[str, Counter] = {brain.getPath(): Counter() for brain in shown}
        if counts:
            for brain in catalog(portal_type="Dossier", path={"query": list(counts), "depth": 1}):
                counts[brain.getPath().rpartition("/")[0]][brain.review_state] += 1
        return [self._row(self.context[brain.getId], counts[brain.getPath()]) for brain in shown]

    def _row(self, meeting_file: MeetingFile, counts: Counter) -> Row:
        timing = due.timing(self.institution, meeting_file, "draft", self.now)
        voluntary = timing == Timing.VOLUNTARY
        return Row(
            url=meeting_file.absolute_url(),
            organ=meeting_file.meeting["organ"],
            start=meeting_file.start,
            held=meeting_file.start <= self.now,
            cancelled=meeting_file.meeting["state"] == "cancelled",
            counts=counts,
            timing=timing,
            deadline=None if voluntary else due.deadline(self.institution, meeting_file),
            release=due.release_at(self.institution, meeting_file, "draft"),
        )

    def counted(self, row: Row) -> list[dict]:
        """The counts of a meeting that are not nought: state, number, word."""
        return [
            {"state": state, "look": words.DOSSIER_STATES[state], "number": row.counts[state], "word": self.say(word)}
            for state, word in words.COUNTED.items()
            if row.counts[state]
        ]

    def last_day(self, row: Row) -> str:
        """The last day in time, in words: the deadline is the midnight that ends it."""
        return words.day(row.deadline - timedelta(seconds=1))

    def time_left(self, row: Row) -> str:
        """The time to the deadline, or since."""
        left = remaining(row.deadline, self.now)
        span = words.duration(left, self.request)
        if left.total_seconds() < 0:
            return self.say(_("deadline_past", default="échéance dépassée de ${span}"), span=span)
        return self.say(_("deadline_in", default="échéance dans ${span}"), span=span)

    @property
    def rule(self) -> str:
        """Where the deadline comes from."""
        message = _(
            "deadline_rule",
            default="${days} jours francs avant la séance (décret du 18 mai 2022, CDLD art. L3221-5 ; réglage de "
            "l’institution)",
        )
        return self.say(message, days=self.institution.clear_days)

    @property
    def silence(self) -> str:
        """What the banner says about the worker; empty while it works."""
        if self.worker is None or not self.worker.silent:
            return ""
        if self.worker.beat is None:
            return self.say(_("worker_never", default="Le traitement automatique n’a encore jamais tourné."))
        message = _("worker_silent", default="Le traitement automatique ne répond plus depuis le ${moment}.")
        return self.say(message, moment=self.moment(self.worker.beat))

    @property
    def unreachable(self) -> str:
        """What the banner says about the pseudonymizer; empty while it answers."""
        if self.worker is None or self.worker.unreachable is None:
            return ""
        message = _(
            "pseudonymizer_unreachable",
            default="Le service de pseudonymisation est injoignable depuis le ${moment}.",
        )
        return self.say(message, moment=self.moment(self.worker.unreachable))

    def _refusals(self) -> list[dict]:
        latest = list(self.context.refusals)[-REFUSALS:]
        return [
            {"at": refusal["at"], "item": refusal["item"], "meeting": self._meeting_of(refusal["meeting"])}
            for refusal in reversed(latest)
        ]

    def _meeting_of(self, external_id: str) -> str:
        name = self.context.meetings.get(external_id)
        start = self.context[name].start if name in self.context else None
        return words.day(start, weekday=False) if start else external_id
