"""How much is public, counted as it is written: pages read these figures, and no page grows with the decisions.

Part of the gate: each act of it ends with an event about its decision, in the same transaction, one act at a time.
"""

from collections.abc import Mapping
from datetime import datetime
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.content.public import Meeting
from imio.deliberations.publication.register import Register
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectMovedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


KEY = "imio.deliberations.latest"
#: Decisions kept as the portal's latest: more than a page shows, since some lie in institutions that are closed.
KEPT = 60


def latest(portal) -> tuple[str, ...]:
    """The paths below the portal, without a leading slash, of what was decided last, latest first."""
    return tuple(path for _published, path in IAnnotations(portal).get(KEY, ()))


@adapter(IDecision, IObjectModifiedEvent)
def count(decision, event):
    """After each act of the gate on a decision."""
    meeting = decision.__parent__
    if not IMeeting.providedBy(meeting):
        return
    live = decision.fate == "live"
    _stage, first = meeting.tally.get(decision.getId(), ("", ""))
    if live and decision.stage == "draft" and decision.kind == "normal" and not first:
        first = decision.timing
    _write(meeting, {**meeting.tally, decision.getId(): (decision.stage if live else "", first)})
    _remember(decision, live and decision.stage == "final")
    _since(meeting.__parent__, decision.first_published)


@adapter(IDecision, IObjectMovedEvent)
def leave(decision, event):
    """An item that goes to another meeting, or away, counts no longer where it was."""
    old = event.oldParent
    if event.object is decision and IMeeting.providedBy(old) and event.oldName in old.tally:
        _write(old, {name: entry for name, entry in old.tally.items() if name != event.oldName})


@adapter(IMeeting, IObjectAddedEvent)
def count_meeting(meeting, event):
    """A new meeting."""
    if event.object is meeting:
        _add(event.newParent, meetings=1)


@adapter(IMeeting, IObjectRemovedEvent)
def forget_meeting(meeting, event):
    """A meeting that goes away, with what it held."""
    if event.object is meeting:
        drafts, finals, *_timings = meeting.counts
        _add(event.oldParent, meetings=-1, drafts=-drafts, decisions=-finals)


def recount(institution, register: Register, portal) -> None:
    """Count everything anew: for portals of earlier releases, which did not. The caller has opened the wall."""
    folder = institution["decisions"]
    folder.figures = {}
    for meeting in folder.objectValues():
        meeting.tally = {}
        _add(folder, meetings=1)
        for decision in meeting.objectValues():
            live = decision.fate == "live"
            entry = (decision.stage if live else "", _first_timing(decision, register, portal))
            _write(meeting, {**meeting.tally, decision.getId(): entry})
            _remember(decision, live and decision.stage == "final")
            _since(folder, decision.first_published)


def _write(meeting: Meeting, tally: Mapping[str, tuple[str, str]]) -> None:
    if tally == meeting.tally:
        return
    drafts, finals, *_timings = meeting.counts
    meeting.tally = dict(tally)
    now_drafts, now_finals, *_timings = meeting.counts
    meeting.reindexObject(idxs=["sort_key"])
    _add(meeting.__parent__, drafts=now_drafts - drafts, decisions=now_finals - finals)


def _add(folder, **changes: int) -> None:
    if any(changes.values()):
        folder.figures = folder.figures | {name: folder.figures.get(name, 0) + by for name, by in changes.items()}
        folder.__parent__.reindexObject(idxs=["portal_type"])


def _since(folder, published: datetime | None) -> None:
    day = published.date().isoformat() if published is not None else ""
    known = folder.figures.get("since", "")
    if day and (not known or day < known):
        folder.figures = folder.figures | {"since": day}
        folder.__parent__.reindexObject(idxs=["portal_type"])


def _remember(decision: Decision, keep: bool) -> None:
    institution = decision.__parent__.__parent__.__parent__
    portal = institution.__parent__
    path = "/".join(decision.getPhysicalPath()[len(portal.getPhysicalPath()) :])
    before = IAnnotations(portal).get(KEY, ())
    after = [entry for entry in before if entry[1] != path]
    if keep and decision.published is not None:
        after.append((decision.published.isoformat(), path))
    kept = tuple(sorted(after, reverse=True)[:KEPT])
    if kept != before:
        IAnnotations(portal)[KEY] = kept


def _first_timing(decision: Decision, register: Register, portal) -> str:
    path = "/" + "/".join(decision.getPhysicalPath()[len(portal.getPhysicalPath()) :])
    if decision.kind != "normal":
        return ""
    records = (register.record(position) for position in register.positions(path))
    return next((record["timing"] for record in records if record and record.get("stage") == "draft"), "")
