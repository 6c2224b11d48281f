"""The situation of each institution: what its staff may have to be told, in numbers and dates."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.institution import institutions
from imio.deliberations.pseudonymization.annexes import UnreadAnnex
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation.reports import open_reports
from imio.deliberations.worker.notices import Facts
from imio.deliberations.worker.notices import Failing
from imio.deliberations.worker.notices import Item
from imio.deliberations.worker.notices import Meeting
from imio.deliberations.worker.notices import Refusal
from imio.deliberations.worker.notices import Unread
from imio.deliberations.worker.status import status_of
from plone import api


#: Waits for a human, or for the worker before one.
OPEN = ("received", "to_validate", "blocked")
STATES = (*OPEN, "validated")
#: What may be asked of the worker, as the catalogue knows it.
WISHES = ("withdraw", "suspend", "restore", "publish", "annexes")
#: Meetings further away concern no reminder.
AHEAD = timedelta(days=61)


def survey(portal, now: datetime) -> dict[str, Facts]:
    """The facts of each institution, by its id. Nothing of it comes from a text."""
    catalog = api.portal.get_tool("portal_catalog")
    waiting = list(catalog.unrestrictedSearchResults(portal_type="Dossier", review_state=list(STATES)))
    by_institution: dict[str, list] = {}
    depth = len(portal.getPhysicalPath())
    for brain in waiting:
        by_institution.setdefault(brain.getPath().split("/")[depth], []).append(brain)
    status = status_of(portal)
    unreachable = status.unreachable if status else None
    failing = _failing(portal)
    found = {}
    for institution in institutions(portal):
        name = institution.getId()
        brains, tried = by_institution.get(name, ()), failing.get(name, ())
        found[name] = _facts(institution, brains, tried, unreachable, now)
    return found


def _facts(institution, brains: Iterable, failing: Iterable[Failing], unreachable: datetime | None, now) -> Facts:
    bureau = institution["bureau"]
    states = Counter(brain.review_state for brain in brains)
    by_meeting: dict[str, Counter] = {}
    blocked = []
    for brain in brains:
        meeting_id = brain.getPath().split("/")[-2]
        by_meeting.setdefault(meeting_id, Counter())[brain.review_state] += 1
        if brain.review_state == "blocked":
            blocked.append(Item(f"{meeting_id}/{brain.getId}", brain.number, bureau[meeting_id].start))
    return Facts(
        meetings=tuple(_meetings(institution, bureau, by_meeting, now)),
        blocked=tuple(blocked),
        failing=tuple(failing),
        unreachable=unreachable,
        reports=tuple(_reports(bureau)),
        refusals=tuple(Refusal(refusal["at"], _start_of(bureau, refusal["meeting"])) for refusal in bureau.refusals),
        states=tuple((state, states[state]) for state in STATES),
        unread=_unread(bureau),
    )


def _meetings(institution, bureau: Bureau, by_meeting: dict[str, Counter], now: datetime) -> Iterator[Meeting]:
    for name, counts in by_meeting.items():
        meeting_file = bureau[name]
        if meeting_file.start is None or not now < meeting_file.start < now + AHEAD:
            continue
        if meeting_file.meeting["state"] == "cancelled":
            continue
        deadline = due.deadline(institution, meeting_file)
        if deadline is None or due.timing(institution, meeting_file, "draft", now) == Timing.VOLUNTARY:
            continue
        left = sum(counts[state] for state in OPEN)
        yield Meeting(name, meeting_file.start, deadline, left, counts["validated"])


def _reports(bureau: Bureau) -> Iterator[Item]:
    for dossier, report in open_reports(bureau):
        meeting_file = dossier.__parent__
        yield Item(f"{meeting_file.getId()}/{dossier.getId()}", dossier.number, meeting_file.start, report["id"])


def _unread(bureau: Bureau) -> Unread | None:
    halted = bureau.source.halted if bureau.source is not None else None
    return Unread(halted["at"], halted["sentence"]) if halted else None


def _start_of(bureau: Bureau, external_id: str) -> datetime | None:
    name = bureau.meetings.get(external_id)
    return bureau[name].start if name in bureau else None


def _failing(portal) -> dict[str, list[Failing]]:
    """What the worker has tried in vain, by institution."""
    found: dict[str, list[Failing]] = {}
    catalog = api.portal.get_tool("portal_catalog")
    depth = len(portal.getPhysicalPath())
    searches = (
        {"portal_type": "Dossier", "review_state": ["received", "validated"]},
        {"portal_type": "Dossier", "wish": list(WISHES)},
        {"portal_type": "MeetingFile", "wish": "refresh"},
    )
    paths = {brain.getPath() for query in searches for brain in catalog.unrestrictedSearchResults(**query)}
    for path in sorted(paths):
        context = portal.unrestrictedTraverse(path, None)
        if context is not None and getattr(context, "failure", None):
            found.setdefault(path.split("/")[depth], []).append(_failed(context, context.failure))
    for institution in institutions(portal):
        bureau = institution["bureau"]
        for key in bureau.unread_annexes or ():
            unread = UnreadAnnex(bureau, key)
            if unread.dossier is not None and unread.failure:
                found.setdefault(institution.getId(), []).append(_failed(unread.dossier, unread.failure))
    return found


def _failed(context, failure: dict) -> Failing:
    is_item = context.portal_type == "Dossier"
    meeting_file = context.__parent__ if is_item else context
    return Failing(
        id=f"{meeting_file.getId()}/{context.getId()}" if is_item else meeting_file.getId(),
        number=context.number if is_item else "",
        start=meeting_file.start,
        step=failure["step"],
        kind=failure["kind"],
        since=failure.get("since", failure["at"]),
    )
