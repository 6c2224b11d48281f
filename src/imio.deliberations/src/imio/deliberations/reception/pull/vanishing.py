"""Items that a complete list does not tell any more: asked for one by one, and followed where they went."""

from collections.abc import Callable
from datetime import datetime
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.client import PUBLIC
from imio.deliberations.backoffice.client import Whereabouts
from imio.deliberations.backoffice.errors import BackOfficeError
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.reception.inbox import Result
from imio.deliberations.reception.pull import words
from imio.deliberations.reception.pull.source import Source
from imio.deliberations.reception.pull.writing import written
from imio.deliberations.reception.vanished import vanish

import transaction


class Vanishing:
    """For one run. See ``MeetingReader``."""

    def __init__(
        self,
        institution,
        source: Source,
        client: Client,
        mapping: Mapping,
        check: Callable[[], None],
        clock: Callable[[], datetime],
    ):
        self.institution = institution
        self.source = source
        self.client = client
        self.mapping = mapping
        self.check = check
        self.clock = clock

    def look_for(self, meeting: str, body: str, present: set[str], start: datetime | None) -> None:
        """Where are the items that the meeting had and has no more? ``present``: UIDs of those that it has."""
        transaction.begin()
        expected = [uid for uid, known in self.source.items.items() if known["meeting"] == meeting]
        for uid in expected:
            if uid in present:
                continue
            self.check()
            dossier = find_dossier(self.institution, uid)
            asked_already = dossier is not None and dossier.vanished and not self.source.run.thorough
            if dossier is None or dossier.secret or asked_already or uid in self.source.run.settled:
                continue
            transaction.abort()
            try:
                found = self.client.whereabouts(body, uid)
            except BackOfficeError as error:
                if error.stops:
                    raise
                self._tell("failed", uid, error.sentence, start)
                continue
            self._decide(uid, meeting, found, start)

    def _decide(self, uid: str, meeting: str, found: Whereabouts | None, start: datetime | None) -> None:
        if found is None:
            self._vanish(uid, "deleted", start)
        elif found.privacy is not None and found.privacy not in PUBLIC:
            self.forget(uid, meeting, start)
        elif found.meeting == meeting:
            self._tell("failed", uid, words.STRANGE, start)
        elif not found.meeting:
            self._vanish(uid, "out", start)
        elif found.meeting not in self.source.run.plan:
            self._vanish(uid, "moved", start)

    def forget(self, uid: str, meeting: str, start: datetime | None) -> None:
        """The item is behind closed doors now: reception forgets it, and it leaves the public side."""
        transaction.begin()
        dossier, known = find_dossier(self.institution, uid), self.source.items.get(uid)
        if dossier is None or dossier.secret or known is None:
            return
        # Reception reads no more of it than that it is secret.
        item = {
            "id": uid,
            "number": known["number"],
            "position": 0,
            "title": "–",
            "matter": "–",
            "privacy": "secret",
            "stage": "draft",
            "modified": self.clock().isoformat(),
        }
        data = {"institution": self.institution.getId(), "meeting": dossier.__parent__.meeting, "items": [item]}

        def also(result: Result) -> None:
            del self.source.items[uid]
            self.source.run.tell("refused", words.SECRET, start, known["number"])

        receive(self.institution, data, also=also)

    def _vanish(self, uid: str, why: str, start: datetime | None) -> None:
        def note() -> None:
            dossier = find_dossier(self.institution, uid)
            is_public = bool(dossier.public_path)
            if vanish(dossier, why, self.clock()):
                run = self.source.run
                run.tell("vanished", words.vanished(why, is_public), start, dossier.number)

        written(note)

    def _tell(self, kind: str, uid: str, what: str, start: datetime | None) -> None:
        def note() -> None:
            number = self.source.items[uid]["number"]
            self.source.run.tell(kind, what, start, number)

        written(note)
