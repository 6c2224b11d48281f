"""The registry of office holders in the database: who changed it, whom the texts name, what to read again.

The caller has checked that the user may.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.validation.gaps import Gap
from imio.deliberations.validation.gaps import gaps
from imio.deliberations.validation.gaps import holders
from imio.deliberations.validation.gaps import Reading
from imio.deliberations.validation.presence import holder
from imio.deliberations.validation.registry import Attended
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.steps import outcome_of
from imio.pseudonymizer.names import parse
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone import api
from zope.event import notify


#: How far back texts and meetings are read.
PAST = timedelta(days=366)
#: Dossiers read for gaps, and read again, at most: the latest meetings first.
DOSSIERS = 500


@dataclass(frozen=True)
class Outdated:
    """A dossier that was analysed with an older registry. ``held_by``: who is at work on it now, if anybody."""

    dossier: Dossier
    held_by: str


def lines_of(bureau: Bureau) -> tuple[str, ...]:
    """The registry as it stands."""
    return tuple(institution_of(bureau).officials or ())


def store(bureau: Bureau, lines: Iterable[str], act: str, who: str, count: int = 1) -> None:
    """Put the changed registry in the place of the former one, and note who did that, without a name.

    The public pages do not show it: the institution itself is not reindexed, and nothing of a cache is purged.
    """
    institution_of(bureau).officials = tuple(lines)
    bureau.officials_changed = datetime.now(UTC)
    note(bureau, act, who, count)


def note(bureau: Bureau, act: str, who: str, count: int = 1) -> None:
    """Note who did what to the registry, for the audit."""
    if bureau.officials_acts is None:
        bureau.officials_acts = PersistentList()
    bureau.officials_acts.append({"at": datetime.now(UTC), "who": who, "act": act, "count": count})


def attended(bureau: Bureau, now: datetime) -> Iterator[Attended]:
    """Who the back office says sits in the meetings of the last twelve months and those to come."""
    for meeting_file in _meetings(bureau, now):
        day = meeting_file.start.astimezone(BRUSSELS).date()
        for one in meeting_file.meeting.get("attendees") or ():
            yield Attended(one["name"], one.get("function") or "", day)


def find_gaps(bureau: Bureau, now: datetime) -> tuple[Gap, ...]:
    """Whom the texts of the last twelve months name as office holders and the registry does not."""
    try:
        return gaps(_readings(bureau, now), lines_of(bureau), bureau.ignored_gaps or ())
    finally:
        # It keeps what it read last, and that is names.
        parse.cache_clear()


def ignore(bureau: Bureau, marks: Iterable[str], who: str) -> None:
    """Set somebody aside who is no office holder of this institution."""
    if bureau.ignored_gaps is None:
        bureau.ignored_gaps = PersistentMapping()
    at = datetime.now(UTC)
    bureau.ignored_gaps.update({mark: {"at": at, "who": who} for mark in marks})
    note(bureau, "gap ignored", who)


def remember(bureau: Bureau, who: str) -> None:
    """Show again all that was set aside."""
    bureau.ignored_gaps = None
    note(bureau, "gaps shown", who)


def outdated(bureau: Bureau) -> list[Outdated]:
    """The dossiers in preparation whose proposal is older than the registry, the nearest meeting first."""
    changed = bureau.officials_changed
    if changed is None:
        return []
    now = datetime.now(UTC)
    found = []
    for dossier in _dossiers(bureau, review_state="to_validate", sort_on="start", sort_limit=DOSSIERS):
        if dossier.proposal is not None and dossier.proposal.made < changed and dossier.content is not None:
            found.append(Outdated(dossier, holder(dossier, now)))
    return found


def read_again(dossier: Dossier, who: str) -> bool:
    """Send a dossier in preparation back to its analysis; what people decided is carried over then.

    False when somebody is at work on it, or when it is no longer in preparation.
    """
    if holder(dossier, datetime.now(UTC)) not in ("", who) or dossier.content is None:
        return False
    if api.content.get_state(dossier) != "to_validate":
        return False
    with as_system():
        api.content.transition(dossier, "receive")
    dossier.taken = None
    dossier.failure = None
    dossier.history.append({"at": datetime.now(UTC), "who": who, "act": "read again"})
    dossier.reindexObject(idxs=["review_state"])
    notify(WorkAwaits(dossier))
    return True


def _readings(bureau: Bureau, now: datetime) -> Iterator[Reading]:
    since = {"query": now - PAST, "range": "min"}
    for dossier in _dossiers(bureau, start=since, sort_on="start", sort_order="descending", sort_limit=DOSSIERS):
        proposal = dossier.proposal
        if proposal is None or proposal.version != dossier.version:
            continue
        found = holders(proposal.analysis)
        if found and dossier.review:
            hidden = {mention.span.id for mention in outcome_of(dossier).mentions if mention.masked}
            found = holders(proposal.analysis, hidden)
        if found:
            yield Reading(dossier.__parent__.start.astimezone(BRUSSELS).date(), found)


def _meetings(bureau: Bureau, now: datetime) -> Iterator[MeetingFile]:
    for meeting_file in bureau.objectValues():
        if meeting_file.start is not None and meeting_file.start >= now - PAST:
            yield meeting_file


def _dossiers(bureau: Bureau, sort_limit: int, **query) -> Iterator[Dossier]:
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(bureau.getPhysicalPath())
    for brain in catalog(portal_type="Dossier", path=path, sort_limit=sort_limit, **query)[:sort_limit]:
        yield brain._unrestrictedGetObject()
