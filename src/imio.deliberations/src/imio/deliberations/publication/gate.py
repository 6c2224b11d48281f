"""The gate: the one way to the public side.

Run by the worker alone, one at a time for a portal; each call is one transaction, which the worker commits.
"""

from datetime import datetime
from imio.deliberations.authority import as_system
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Meeting
from imio.deliberations.pseudonymization.proposal import cautious
from imio.deliberations.publication import wall
from imio.deliberations.publication.annexes import released_files
from imio.deliberations.publication.annexes import take_off
from imio.deliberations.publication.annexes import texts_of_files
from imio.deliberations.publication.annexes import write_annexes
from imio.deliberations.publication.changes import is_changed
from imio.deliberations.publication.copy import Copy
from imio.deliberations.publication.copy import hits
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.publication.due import may_publish
from imio.deliberations.publication.due import timing
from imio.deliberations.publication.records import decision_record
from imio.deliberations.publication.records import meeting_record
from imio.deliberations.publication.records import utc
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.versions import last_draft
from imio.deliberations.publication.versions import versions_of
from imio.deliberations.publication.withdrawal import end_suspension
from imio.deliberations.publication.withdrawal import entomb
from imio.deliberations.publication.withdrawal import erase_what_is_masked_now
from imio.deliberations.validation.reports import missed
from imio.deliberations.validation.review import Outcome
from imio.deliberations.validation.same_text import readable_misses
from imio.deliberations.validation.steps import analysis_of
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.steps import outcome_of
from imio.pseudonymizer import Hit
from plone import api
from plone.dexterity.utils import createContent
from typing import Any
from zope.lifecycleevent import modified


class NotDue(Exception):
    """The dossier may not leave now."""


class HardHit(Exception):
    """The rendered copy shows what may not be shown. ``kinds``: what and in which part, never the text."""

    def __init__(self, found: list[Hit]):
        self.kinds = tuple(sorted({f"{hit.kind}@{hit.part}" for hit in found}))
        super().__init__(", ".join(self.kinds))


def publish(dossier: Dossier, now: datetime) -> int:
    """Publish a validated dossier's masked copy and return its position in the register.

    Raises ``NotDue``, ``HardHit`` or ``files.Unpublishable``; nothing is written then.
    """
    institution, meeting_file = institution_of(dossier), dossier.__parent__
    outcome = outcome_of(dossier)
    if api.content.get_state(dossier) != "validated" or outcome is None or outcome.open:
        raise NotDue("not validated")
    if dossier.awaits_second_look or not may_publish(institution, meeting_file, dossier, now):
        raise NotDue("not due")
    copy = masked_copy(dossier.content, outcome)
    files = released_files(dossier, copy)
    unreviewed = {"number": dossier.content["number"], "address": dossier.public_id, **texts_of_files(files)}
    misses = missed(dossier)
    found = hits(copy, outcome, unreviewed, misses)
    found += readable_misses(misses, analysis_of(dossier).texts, outcome) if misses else []
    if found:
        raise HardHit(found)
    moment = timing(institution, meeting_file, dossier.stage, dossier.published_before or now)
    with as_system(), wall.opened():
        kept = end_suspension(dossier, register_of(api.portal.get()))
        meeting = _public_meeting(institution, meeting_file, now)
        decision, act = _place(meeting, dossier, now)
        if kept is not None and decision.fate == "suspended":
            act, decision.versions = "restore", kept["versions"]
        _write(decision, dossier, copy, files, now)
        decision.timing = str(moment)
        _compare_with_draft(decision)
        position = register_of(api.portal.get()).append(
            act, path_of(decision), _record(institution, meeting, decision, dossier), now
        )
        decision.versions = (*decision.versions, position)
        modified(decision)
        _settle(dossier, decision, outcome, position, now)
    return position


def withdraw(dossier: Dossier, now: datetime) -> int:
    """Take a published dossier off the public side as its request says; return the tombstone's position.

    The address stays and answers 410; every record of the item is erased.
    """
    request = dossier.request
    decision = _at(dossier.public_path)
    register = register_of(api.portal.get())
    with as_system(), wall.opened():
        end_suspension(dossier, register)
        for position in dossier.positions:
            register.erase(position)
        record = entomb(decision, "withdrawn", request["reason"], now)
        position = register.append("withdraw", dossier.public_path, record, now)
        modified(decision)
        dossier.history.append(
            {"at": now, "who": request["who"], "act": "withdrawn", "reason": request["reason"], "position": position}
        )
        dossier.request = dossier.annexes_due = None
        dossier.public_path = dossier.published_stage = ""
        dossier.positions = ()
        # A version that came after the request is no part of it: it goes the way of any other.
        newer = dossier.versions[-1].received > request["at"] and not dossier.secret
        if not newer and api.content.get_state(dossier) != "withdrawn":
            api.content.transition(dossier, "withdraw")
        dossier.reindexObject()
    return position


def replace_annexes(dossier: Dossier, now: datetime) -> int | None:
    """Bring the annexes of a public decision in line with what was decided about them; its texts stay as they are.

    Returns the position of the new record; None when nothing changed. Raises ``HardHit`` or ``files.Unpublishable``,
    both about files alone; nothing is written then.
    """
    institution, outcome = institution_of(dossier), outcome_of(dossier)
    decision = _at(dossier.public_path)
    register = register_of(api.portal.get())
    whole = api.content.get_state(dossier) == "published" and outcome is not None and dossier.content is not None
    copy = masked_copy(dossier.content, outcome) if whole else None
    files = released_files(dossier, copy) if whole else {}
    found = hits(copy, outcome, texts_of_files(files), missed(dossier)) if whole else []
    # The texts are out already, and an annex that has to go does not wait until they are in order.
    if found := [hit for hit in found if hit.part.startswith("file.")]:
        raise HardHit(found)
    with as_system(), wall.opened():
        dossier.annexes_due = dossier.failure = None
        dossier.reindexObject(idxs=["wish"])
        if not (write_annexes(dossier, decision, copy, files) if whole else take_off(dossier, decision)):
            return None
        record = decision_record(institution, decision.__parent__, decision)
        position = register.append("replace", dossier.public_path, record, now)
        decision.versions = (*decision.versions, position)
        dossier.positions = (*dossier.positions, position)
        dossier.history.append({"at": now, "who": "", "act": "annexes published", "position": position})
        modified(decision)
    return position


def refresh_meeting(meeting_file: MeetingFile, now: datetime) -> bool:
    """Bring a public meeting up to date with the back office's: date, place, cancelled, size of the agenda."""
    institution = institution_of(meeting_file)
    _is_up_to_date(meeting_file)
    if meeting_file.public_id not in institution["decisions"]:
        return False
    with as_system(), wall.opened():
        return _update_meeting(institution["decisions"][meeting_file.public_id], institution, meeting_file, now)


def path_of(content) -> str:
    """The address of public content relative to the portal, with a leading slash."""
    portal = len(api.portal.get().getPhysicalPath())
    return "/" + "/".join(content.getPhysicalPath()[portal:])


def _at(path: str):
    return api.portal.get().unrestrictedTraverse(path.lstrip("/"))


# -- the meeting ----------------------------------------------------------------------------------------------


def _public_meeting(institution, meeting_file: MeetingFile, now: datetime) -> Meeting:
    decisions = institution["decisions"]
    if meeting_file.public_id in decisions:
        meeting = decisions[meeting_file.public_id]
        # Its facts cost a reading by the pseudonymizer and a count of the agenda: not for each of its decisions.
        if meeting_file.stale:
            _update_meeting(meeting, institution, meeting_file, now)
            _is_up_to_date(meeting_file)
        return meeting
    # The address keeps the day for which the meeting was first called, so that links hold when it moves.
    day = meeting_file.start.astimezone(BRUSSELS).date()
    wanted = _wanted(meeting_file, institution, day) or day.isoformat()
    name = next(name for name in _names(wanted) if name not in decisions)
    decisions._setObject(name, createContent("Meeting", id=name, **facts_of(institution, meeting_file)))
    meeting_file.public_id = name
    _is_up_to_date(meeting_file)
    _enter_meeting(decisions[name], institution, "publish", now)
    return decisions[name]


def _wanted(meeting_file: MeetingFile, institution, day) -> str:
    """The address of a meeting that was taken over, unless it names somebody."""
    words = meeting_file.wanted_id.replace("-", " ")
    return meeting_file.wanted_id if words and cautious(words, institution, day) == words else ""


def _is_up_to_date(meeting_file: MeetingFile) -> None:
    meeting_file.stale = False
    meeting_file.reindexObject(idxs=["wish"])


def _names(day: str):
    yield day
    number = 2
    while True:
        yield f"{day}-{number}"
        number += 1


def _update_meeting(meeting: Meeting, institution, meeting_file: MeetingFile, now: datetime) -> bool:
    facts = facts_of(institution, meeting_file)
    changed = {name for name, value in facts.items() if getattr(meeting, name) != value}
    if not changed:
        return False
    for name in changed:
        setattr(meeting, name, facts[name])
    modified(meeting)
    if "start" in changed:
        for decision in meeting.objectValues():
            decision.reindexObject(idxs=["start"])
    # The size of the agenda changes with every item that arrives: it is shown, and no reason for an entry.
    if changed != {"agenda_size"}:
        _enter_meeting(meeting, institution, "replace", now)
    return True


def _enter_meeting(meeting: Meeting, institution, act: str, now: datetime) -> None:
    register = register_of(api.portal.get())
    register.append(act, path_of(meeting), meeting_record(institution, meeting), now)


def facts_of(institution, meeting_file: MeetingFile) -> dict[str, Any]:
    """What citizens read of a meeting. Raises ``PseudonymizerUnavailable``: only the machine reads its labels."""
    data = meeting_file.meeting
    day = meeting_file.start.astimezone(BRUSSELS).date()
    organ = cautious(data["organ"], institution, day)
    return {
        "title": f"{organ} – {day.isoformat()}",
        "organ": organ,
        "start": meeting_file.start,
        "place": cautious(data["place"], institution, day),
        "cancelled": data["state"] == "cancelled",
        "agenda_size": sum(1 for dossier in meeting_file.objectValues() if not dossier.secret),
    }


# -- the decision ---------------------------------------------------------------------------------------------


def _place(meeting: Meeting, dossier: Dossier, now: datetime) -> tuple[Decision, str]:
    """The public decision in its meeting, and the act: publish, replace or restore.

    An item that moved takes its page along, and Plone redirects from the old address. Where the former meeting has
    been held, its agenda keeps a word instead: to which meeting the item was postponed.
    """
    old = _at(dossier.public_path) if dossier.public_path else None
    if dossier.public_id != dossier.getId() and _is_taken(dossier):
        dossier.public_id = dossier.getId()
    if old is not None and old.__parent__.getId() != meeting.getId():
        if old.__parent__.start > now:
            return _take_along(old, dossier.public_id, meeting, now), "replace"
        _leave_word(old, f"{path_of(meeting)}/{dossier.public_id}", now)
        old = None
    if old is not None:
        return old, "replace"
    if dossier.public_id in meeting:
        return meeting[dossier.public_id], "restore"
    meeting._setObject(dossier.public_id, createContent("Decision", id=dossier.public_id, title=""))
    return meeting[dossier.public_id], "publish"


def _is_taken(dossier: Dossier) -> bool:
    """Whether another item of the meeting has the same address: those of another portal repeat from one to the next."""
    others = (one for one in dossier.__parent__.objectValues() if one.getId() != dossier.getId())
    return any(one.public_id == dossier.public_id for one in others)


def _take_along(decision: Decision, name: str, meeting: Meeting, now: datetime) -> Decision:
    """Move a page. The register tells it at the former address, or whoever follows it would keep the item twice."""
    former = path_of(decision)
    if decision.getId() != name:
        decision = api.content.rename(decision, name)
    moved = api.content.move(decision, meeting)
    record = {"type": "tombstone", "fate": "moved", "reason": "moved", "moved_to": path_of(moved)}
    register_of(api.portal.get()).append("replace", former, record, now)
    return moved


def _leave_word(decision: Decision, path: str, now: datetime) -> None:
    record = entomb(decision, "postponed", "postponed", now)
    decision.postponed_to = path
    register_of(api.portal.get()).append("replace", path_of(decision), {**record, "postponed_to": path}, now)
    modified(decision)


def _write(decision: Decision, dossier: Dossier, copy: Copy, files: dict[str, bytes], now: datetime) -> None:
    fill(decision, dossier, copy, now)
    write_annexes(dossier, decision, copy, files)


def fill(decision: Decision, dossier: Dossier, copy: Copy, now: datetime) -> None:
    """Give a decision the masked copy's fields; its annexes apart. The preview fills one that is stored nowhere."""
    content = dossier.content
    decision.title = copy.title
    decision.number = content["number"]
    decision.sort_key = dossier.sort_key
    decision.matter = copy.matter
    decision.in_charge = copy.in_charge
    decision.stage = content["stage"]
    decision.kind = content["kind"]
    decision.outcome = content["outcome"]
    decision.vote = content["vote"]
    decision.sections = copy.sections
    decision.fate = "live"
    decision.withdrawal_reason = decision.postponed_to = ""
    decision.withdrawn_on = None
    # What was taken over has been public since then.
    decision.published = dossier.published_before or now
    decision.first_published = decision.first_published or decision.published


def _record(institution, meeting: Meeting, decision: Decision, dossier: Dossier) -> dict[str, Any]:
    """What the register tells. Of what was taken over also since when it has been public: it is no news."""
    record = decision_record(institution, meeting, decision)
    before = dossier.published_before
    return {**record, "taken_over": utc(before)} if before is not None else record


def _compare_with_draft(decision: Decision) -> None:
    if decision.stage != "final":
        decision.changed = None
        return
    draft = last_draft(versions_of(register_of(api.portal.get()), decision.versions))
    # Where the draft was erased since, what was found while it could be read still holds.
    if draft is not None:
        decision.changed = is_changed(draft.record, {"title": decision.title, "sections": decision.sections})


def _settle(dossier: Dossier, decision: Decision, outcome: Outcome, position: int, now: datetime) -> None:
    register = register_of(api.portal.get())
    forbidden = [*outcome.forbidden(), *missed(dossier)]
    dossier.positions = (*erase_what_is_masked_now(register, dossier.positions, forbidden), position)
    dossier.public_path = path_of(decision)
    dossier.published_stage = dossier.stage
    if dossier.stage == "final":
        dossier.final_published = dossier.final_published or now
    dossier.request = dossier.annexes_due = None
    dossier.failure = None
    dossier.history.append({"at": now, "who": "", "act": "published", "stage": dossier.stage, "position": position})
    api.content.transition(dossier, "publish")
    dossier.reindexObject()
