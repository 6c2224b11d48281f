"""Reads one meeting: its items into dossiers, their annexes into blobs, and what is no longer there."""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.conversion import Conversion
from imio.deliberations.backoffice.conversion import to_payload
from imio.deliberations.backoffice.dialects import Choices
from imio.deliberations.backoffice.dialects import RemoteItem
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.errors import BackOfficeError
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.backoffice.notes import Note
from imio.deliberations.backoffice.notes import SENTENCES
from imio.deliberations.backoffice.payload import Item
from imio.deliberations.backoffice.payload import Submission
from imio.deliberations.backoffice.plausibility import check_amount
from imio.deliberations.reception.inbox import Also
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.reception.inbox import receive_meeting
from imio.deliberations.reception.inbox import Result
from imio.deliberations.reception.pull import words
from imio.deliberations.reception.pull.annexes import AnnexReader
from imio.deliberations.reception.pull.parts import changed
from imio.deliberations.reception.pull.parts import in_words
from imio.deliberations.reception.pull.parts import parts_of
from imio.deliberations.reception.pull.source import read_meeting
from imio.deliberations.reception.pull.source import Source
from imio.deliberations.reception.pull.vanishing import Vanishing
from imio.deliberations.reception.pull.writing import written
from pathlib import Path
from typing import Any

import time
import transaction


#: Seconds before each other try of an item that could not be stored: a hiccup must not put it off to the next run.
AGAIN = (0.5, 2.0, 5.0)


class MeetingReader:
    """Reads the meetings of one run, one after another. ``check``: is asked between two acts, raises to interrupt."""

    def __init__(
        self,
        institution,
        source: Source,
        client: Client,
        mapping: Mapping,
        check: Callable[[], None],
        clock: Callable[[], datetime],
        folder: Path,
    ):
        self.institution = institution
        self.source = source
        self.client = client
        self.mapping = mapping
        self.check = check
        self.clock = clock
        self.annexes = AnnexReader(institution, source, client, check, folder)
        self.vanishing = Vanishing(institution, source, client, mapping, check, clock)
        self._choices: dict[str, Choices] = {}

    def read(self, data: dict[str, Any]) -> None:
        """Read a meeting of the plan to its end. Raises ``BackOfficeError`` when it cannot be read at all."""
        if data.get("gone"):
            self.vanishing.look_for(data["uid"], data["body"], set(), data["start"])
            self._done((), 0, 0)
            return
        meeting = read_meeting(data)
        known = self._known(meeting)
        items, assumed, broken = self._listed(meeting, known)
        made = to_payload(self.institution.getId(), meeting, items, self.mapping, self._titles(meeting, items))
        self._check_amounts(len(items) + len(assumed))
        touched = self._take(made, meeting, {item.uid: item for item in items}, known)
        if broken is None:
            present = {item.uid for item in items} | assumed
            self.vanishing.look_for(meeting.uid, meeting.body, present, meeting.start)
        self._forget_secret(made, known, meeting)
        notes = [one for one in made.notes if one.refused or one.item in touched or not (one.item or assumed)]
        count = len(made.submission.items) if made.submission else 0
        self._done(notes, count + len(assumed), len(items) + len(assumed), meeting.start, broken)

    # -- reading ------------------------------------------------------------------------------------------------

    def _known(self, meeting: RemoteMeeting) -> dict[str, dict[str, Any]]:
        transaction.begin()
        return dict(self.source.items.items())

    def _listed(self, meeting: RemoteMeeting, known) -> tuple[list[RemoteItem], set[str], BackOfficeError | None]:
        """The items, those that need not be looked at, and the error that cut the list short."""
        thorough = self.source.run.thorough
        transaction.abort()
        items: list[RemoteItem] = []
        assumed: set[str] = set()
        try:
            for item in self.client.items(meeting, self.mapping.variants_for(meeting), self.mapping.privacy):
                before = known.get(item.uid)
                if item.annexes is None and before and before["seen"] == seen(item, meeting) and not thorough:
                    # The old dialect tells annexes by a request each: a date that stands still is believed for a day.
                    assumed.add(item.uid)
                    continue
                try:
                    items.append(self.client.completed(item))
                except BackOfficeError as error:
                    if error.stops:
                        raise
                    # Without its annexes: the conversion says so and leaves it aside.
                    items.append(item)
        except BackOfficeError as error:
            if error.stops or not items:
                raise
            return items, assumed, error
        return items, assumed, None

    def _titles(self, meeting: RemoteMeeting, items: list[RemoteItem]) -> Choices | None:
        """The titles of categories and groups, asked for once a run where items tell tokens alone."""
        terms = [term for item in items for term in (item.category, item.classifier, *item.in_charge) if term]
        if all(term.token != term.title for term in terms):
            return None
        if meeting.body not in self._choices:
            try:
                self._choices[meeting.body] = self.client.choices(meeting.body)
            except BackOfficeError as error:
                if error.stops:
                    raise
                self._choices[meeting.body] = Choices(None, None, None)
        return self._choices[meeting.body]

    def _check_amounts(self, number: int) -> None:
        transaction.begin()
        usual, confirmed = self.source.usual.get("items", ()), self.source.run.confirmed
        check_amount("points", number, usual, confirmed)
        transaction.abort()

    # -- taking in ----------------------------------------------------------------------------------------------

    def _take(self, made: Conversion, meeting: RemoteMeeting, remote: dict[str, RemoteItem], known) -> set[str]:
        """Hand in what is new or changed; UIDs of those that were."""
        if made.submission is None:
            return set()
        dates = [item.modified for item in made.submission.items]
        self._update_meeting(made.submission, max([*dates, *([meeting.modified] if meeting.modified else [])]))
        touched: set[str] = set()
        for item in made.submission.items:
            self.check()
            here = remote[item.id]
            if self._take_item(made.submission, item, here, meeting, known.get(item.id)):
                touched.add(item.id)
            self.annexes.read(item, here, meeting.start)
        return touched

    def _update_meeting(self, submission: Submission, as_of: datetime) -> None:
        transaction.begin()
        bureau = self.institution["bureau"]
        name = bureau.meetings.get(submission.meeting.id)
        is_same = name is None or bureau[name].meeting == submission.meeting.model_dump(mode="json")
        transaction.abort()
        if not is_same:
            receive_meeting(self.institution, submission.meeting, as_of)

    def _take_item(self, submission: Submission, item: Item, here: RemoteItem, meeting: RemoteMeeting, before) -> bool:
        bureau = self.institution["bureau"]
        parts = {**parts_of(item, bureau.key), "meeting": meeting.uid}
        names = changed(before["parts"], parts) if before else []
        dossier = find_dossier(self.institution, item.id)
        is_settled = item.id in self.source.run.settled
        if is_settled or (before and not names and dossier is not None and not dossier.vanished):
            return False
        facts = {
            "meeting": meeting.uid,
            "body": meeting.body,
            "number": item.number,
            "seen": seen(here, meeting),
            "parts": parts,
        }

        def also(result: Result) -> None:
            source, run = self.source, self.source.run
            former = source.items.get(item.id) or {}
            match result.status:
                case "created" | "updated":
                    back = "" if names or not before else "revenu dans le back-office"
                    what = words.FIRST if result.status == "created" else in_words(names) or back or "le contenu"
                    run.tell("new" if result.status == "created" else "changed", what, meeting.start, item.number)
                    run.settled.insert(item.id)
                case "outdated":
                    run.tell("refused", words.OUTDATED, meeting.start, item.number)
                    run.settled.insert(item.id)
            if result.code < 300:
                source.items[item.id] = {**facts, "annexes": former.get("annexes", {})}
            run.beat = self.clock()

        data = Submission(institution=submission.institution, meeting=submission.meeting, items=[item])
        result = self._received(data.model_dump(mode="json"), also)
        if result.code == 400:
            fields = ", ".join(problem["field"].removeprefix("items.0.") for problem in result.problems)
            self._tell("refused", words.invalid(fields), meeting.start, item)
        elif result.code >= 500:
            self._tell("failed", words.BUSY, meeting.start, item)
        return True

    def _received(self, data: dict[str, Any], also: Also) -> Result:
        """Hand one item in; what could not be stored is tried again, as nobody is there to send it anew."""
        for pause in AGAIN:
            (result,) = receive(self.institution, data, also=also)
            if result.code < 500:
                return result
            time.sleep(pause)
            self.check()
        (result,) = receive(self.institution, data, also=also)
        return result

    def _tell(self, kind: str, what: str, start: datetime | None, item: Item) -> None:
        def note() -> None:
            self.source.run.tell(kind, what, start, item.number)
            self.source.run.settled.insert(item.id)

        written(note)

    # -- the end of a meeting -----------------------------------------------------------------------------------

    def _forget_secret(self, made: Conversion, known, meeting: RemoteMeeting) -> None:
        """What a server tells although it is not public, and was public before."""
        for note in made.notes:
            if note.kind == "not_public" and note.item in known:
                self.check()
                self.vanishing.forget(note.item, meeting.uid, meeting.start)

    def _done(
        self, notes, handed: int, read: int, start: datetime | None = None, broken: BackOfficeError | None = None
    ):
        def note() -> None:
            run = self.source.run
            for one in notes:
                if one.refused:
                    run.tell("refused", _sentence(one), start, one.number)
                else:
                    run.note("note", _sentence(one), start, one.number)
            if broken is not None:
                run.tell("failed", broken.sentence, start)
            items = [name for name in run.settled if "/" not in name]
            if handed > len(items):
                run.count("unchanged", handed - len(items))
            run.count("meetings")
            run.read = (*run.read, read) if read else run.read
            run.left = run.left[1:]
            run.settled.clear()
            run.beat = self.clock()

        written(note)


def seen(item: RemoteItem, meeting: RemoteMeeting) -> tuple:
    """What the list tells of an item without looking at its annexes: enough to take it for the same for a while."""
    dates = (moment and moment.astimezone(UTC).isoformat() for moment in (item.modified, meeting.start))
    return (*dates, item.number, item.position, item.state, meeting.state, meeting.place)


def _sentence(note: Note) -> str:
    sentence = SENTENCES[note.kind].format(value=note.value)
    return f"une annexe : {sentence}" if note.annex else sentence
