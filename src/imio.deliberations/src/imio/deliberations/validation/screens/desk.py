"""The desk: what waits for the secretary, the most urgent first; and what she looks for across the meetings."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.interfaces import IWorkerState
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import remaining
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.publication.due import is_overdue
from imio.deliberations.validation import vanished
from imio.deliberations.validation.planning import colleagues
from imio.deliberations.validation.reports import count_suspended
from imio.deliberations.validation.reports import open_reports
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.filtering import Facts
from imio.deliberations.validation.screens.filtering import facts_of
from imio.deliberations.validation.screens.filtering import Filter
from imio.deliberations.validation.screens.filtering import Filtered
from imio.deliberations.validation.screens.filtering import named
from imio.deliberations.validation.screens.screen import Screen
from plone import api
from zope.component import queryAdapter


#: Held meetings that are shown even when nothing is left to do.
PAST = 12
REFUSALS = 10
#: Items that a filter shows at most.
FOUND = 100
#: Waits for a human, or for the worker before one.
OPEN = ("received", "to_validate", "blocked")
UNPUBLISHED = (*OPEN, "validated")


@dataclass
class Row:
    """A meeting on the desk. ``deadline``: of its drafts, None where there is none; ``late``: in whole or in part.

    ``items``: what the catalogue knows of each.
    """

    id: str
    url: str
    organ: str
    start: datetime
    held: bool
    cancelled: bool
    items: list[Facts]
    timing: Timing
    deadline: datetime | None
    release: datetime

    @cached_property
    def counts(self) -> Counter:
        return Counter(item.state for item in self.items)

    @property
    def open(self) -> int:
        return sum(item.open for item in self.items if item.state in OPEN)

    @property
    def doubts(self) -> int:
        return sum(item.doubts for item in self.items if item.state in OPEN)

    @property
    def awaited(self) -> int:
        """How many items of a held meeting wait for their final text."""
        return sum(item.stage == "draft" and item.state != "withdrawn" for item in self.items)

    @property
    def kept_back(self) -> int:
        """How many items somebody holds back: none is to be forgotten."""
        return sum(item.held for item in self.items)

    @property
    def gone(self) -> int:
        """How many items the back office has no more, those that a secretary kept left out."""
        return sum(item.gone not in ("", "kept") for item in self.items)

    @property
    def gone_undecided(self) -> bool:
        return any(item.gone == "undecided" for item in self.items)

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


@dataclass(frozen=True)
class Found:
    """The items of a meeting that match the filter: each with its facts, url and title."""

    row: Row
    items: list[dict]


class Desk(Filtered, Screen):
    """Meetings with what is left to do, the worker's health, and what the guard turned away."""

    def prepare(self) -> None:
        rows = self._rows()
        self.filter = Filter.asked(self.request.form)
        self.colleagues = colleagues(self.institution)
        self.matters = self._matters(rows)
        self.to_come = sorted((row for row in rows if not row.held), key=lambda row: row.urgency)
        self.held = sorted((row for row in rows if row.held), key=lambda row: row.start, reverse=True)
        self.totals = sum((row.counts for row in rows), Counter())
        self.late = sum(row.missing for row in rows if row.late)
        self.kept_back = sum(row.kept_back for row in rows)
        self.found_count, self.found = self._found([*self.to_come, *self.held]) if self.filter else (0, [])
        self.worker = queryAdapter(self.portal, IWorkerState)
        self.reports = open_reports(self.context)
        self.suspended = count_suspended(self.institution)
        self.vanished = Counter(self.gone.values())["undecided"]
        self.overdue = [row for row in self.held if row.awaited and is_overdue(self.institution, row.start, self.now)]
        self.refusals = self._refusals()

    @cached_property
    def gone(self) -> dict[tuple[str, str], str]:
        """What becomes of the items that the back office has no more, by the ids of the meeting and of the item."""
        return {_place(one): vanished.standing(one) for one in vanished.vanished(self.institution)}

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
        items: dict[str, list[Facts]] = {brain.getPath(): [] for brain in shown}
        if items:
            for brain in catalog(portal_type="Dossier", path={"query": list(items), "depth": 1}):
                facts = facts_of(brain, self.now, self.gone)
                items[facts.meeting].append(facts)
        return [self._row(self.context[brain.getId], items[brain.getPath()]) for brain in shown]

    def _matters(self, rows: list[Row]) -> dict[str, str]:
        """The matters that occur, by code; the words come from one dossier of each."""
        places = {facts.matter: (row.id, facts.id) for row in rows for facts in row.items if facts.matter}
        contents = ((code, self.context[meeting][item].content) for code, (meeting, item) in places.items())
        return named((code, content["matter"]) for code, content in contents if content)

    def _found(self, rows: list[Row]) -> tuple[int, list[Found]]:
        """How many items match, and the first of them by meeting, in the order of the desk and of the agenda."""
        me = api.user.get_current().getId()
        count, found = 0, []
        for row in rows:
            matching = [facts for facts in row.items if self.filter.admits(facts, me, self.context)]
            shown = sorted(matching, key=lambda facts: facts.sort_key)[: max(0, FOUND - count)]
            count += len(matching)
            if shown:
                found.append(Found(row, [self._item(row, facts) for facts in shown]))
        return count, found

    def _item(self, row: Row, facts: Facts) -> dict:
        content = self.context[row.id][facts.id].content
        return {
            "facts": facts,
            "url": f"{row.url}/{facts.id}",
            "title": content["title"] if content else self.say(_("title_erased", default="Texte reçu effacé")),
            "state": words.DOSSIER_STATES[facts.state],
            "gone": words.VANISHED.get(facts.gone),
            "assignee": self.name_of(facts.assignee),
        }

    @property
    def more(self) -> int:
        """How many matching items are not shown."""
        return max(0, self.found_count - FOUND)

    def _row(self, meeting_file: MeetingFile, items: list[Facts]) -> Row:
        timing = due.timing(self.institution, meeting_file, "draft", self.now)
        voluntary = timing == Timing.VOLUNTARY
        return Row(
            id=meeting_file.getId(),
            url=meeting_file.absolute_url(),
            organ=meeting_file.meeting["organ"],
            start=meeting_file.start,
            held=meeting_file.start <= self.now,
            cancelled=meeting_file.meeting["state"] == "cancelled",
            items=items,
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
    def unread(self) -> str:
        """Why the back office is not read any more; empty while it is."""
        source = self.context.source
        if source is None or source.halted is None:
            return ""
        message = _("back_office_halted", default="Le back-office n’est plus lu depuis le ${moment}.")
        return f"{self.say(message, moment=self.moment(source.halted['at']))} {source.halted['sentence']}"

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


def _place(dossier: Dossier) -> tuple[str, str]:
    return dossier.__parent__.getId(), dossier.getId()
