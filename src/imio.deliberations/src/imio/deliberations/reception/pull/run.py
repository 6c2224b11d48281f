"""The job: one reading of an institution's back office, meeting by meeting, that goes on where it was interrupted.

No transaction is open while the back office is asked. What is done is noted in the same transaction as what it did:
after ``kill -9`` the run goes on with nothing twice. One bad item, one bad annex, one bad meeting stops no other.
"""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.connection import Connection
from imio.deliberations.backoffice.connection import Limits
from imio.deliberations.backoffice.credentials import unseal
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.errors import BackOfficeError
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.backoffice.plausibility import check_amount
from imio.deliberations.backoffice.plausibility import same_source
from imio.deliberations.reception.pull import words
from imio.deliberations.reception.pull.meeting import MeetingReader
from imio.deliberations.reception.pull.source import meeting_data
from imio.deliberations.reception.pull.source import read_identity
from imio.deliberations.reception.pull.source import Run
from imio.deliberations.reception.pull.source import Source
from imio.deliberations.reception.pull.source import source_of
from imio.deliberations.reception.pull.source import USUAL
from imio.deliberations.reception.pull.writing import written
from pathlib import Path

import logging
import math
import os
import time
import transaction


logger = logging.getLogger(__name__)

#: What one back office may cost; tests have less patience.
LIMITS = Limits()
#: Errors after which the clock starts no other run: somebody has to look, or the account would be locked.
HALTS = frozenset(
    ("credentials", "certificate", "address", "key_missing", "key_changed", "redirect", "another_source", "implausible")
)
#: Failures in a row after which a back office that may come back is left alone until the next run.
PATIENCE = 2


#: Seconds between two acts, at most.
REST = 0.05


class Paused(Exception):
    """The slice is over, or the worker ends: the run goes on later."""


class Stopped(Exception):
    """A human wants the run to end."""


def advance(
    institution,
    clock: Callable[[], datetime],
    until: float = math.inf,
    stop: Callable[[], bool] = lambda: False,
) -> bool:
    """Begin a run of the institution, or go on with the one that is open. True when it is over.

    ``until``: on ``time.monotonic``; the run pauses at the next item or annex after it. ``stop``: the worker ends.
    Commits as it goes.
    """
    source = source_of(institution)
    job = _Job(institution, source, clock, until, stop)
    written(lambda: _begin(source, clock()))
    try:
        job.work()
    except Paused:
        job.count_requests()
        return False
    except Stopped:
        job.finish("stopped")
    except BackOfficeError as error:
        job.finish("failed", error.code, error.sentence)
    except PayloadError as error:
        job.finish("failed", "mapping", words.mapping_unreadable(error))
    except Exception as error:
        # The message of a failure could quote what was read.
        logger.error("run of %s failed: %s", institution.getId(), type(error).__name__)
        job.finish("failed", type(error).__name__, words.UNEXPECTED)
    else:
        job.finish("done")
    return True


def _begin(source: Source, now: datetime) -> None:
    if source.run is not None:
        return
    asked = source.demand.run or {}
    source.count += 1
    thorough = bool(asked) or source.thorough != now.date()
    source.run = Run(source.count, now, asked.get("who", ""), asked.get("confirmed", 0), thorough)
    source.started = now
    source.demand.run = None
    source.demand.stop = ""


class _Job:
    def __init__(self, institution, source: Source, clock, until: float, stop: Callable[[], bool]):
        self.institution = institution
        self.source = source
        self.clock = clock
        self.until = until
        self.stop = stop
        self.client: Client | None = None
        self._counted = 0
        self._worked = time.monotonic()

    def work(self) -> None:
        """Read until the plan is done. Raises ``Paused``, ``Stopped``, ``BackOfficeError``."""
        transaction.begin()
        source, name = self.source, self.institution.getId()
        url, mapping, noted = source.url, source.read_mapping(), read_identity(source.identity)
        sealed, planned, days_back = source.sealed, source.run.planned, source.days_back
        folder = Path(source._p_jar.db().storage.temporaryDirectory())
        transaction.abort()
        bodies = [body.config for body in mapping.bodies]
        with Connection.from_environment(url, unseal(sealed, os.environ), os.environ, limits=LIMITS) as connection:
            self.client = Client(connection)
            same_source(noted, self.client.identity(bodies), bodies)
            if not planned:
                self._plan(mapping, bodies, days_back)
            reader = MeetingReader(self.institution, source, self.client, mapping, self.check, self.clock, folder)
            failures = 0
            while True:
                self.check()
                if not source.run.left:
                    break
                data = source.run.left[0]
                transaction.abort()
                try:
                    reader.read(data)
                    failures = 0
                except BackOfficeError as error:
                    failures += 1
                    if error.code in HALTS or (error.stops and (not error.temporary or failures >= PATIENCE)):
                        raise
                    self._pass_over(data, error)
                self.count_requests()
            logger.info("back office of %s: %d requests", name, source.run.requests)

    def check(self) -> None:
        """Between two acts: is it time to pause, or does somebody want it to end? Begins a transaction.

        Then it rests as long as the act took, at most ``REST``: the pages of the same process have their turn.
        """
        time.sleep(min(REST, time.monotonic() - self._worked))
        self._worked = time.monotonic()
        if self.stop() or time.monotonic() > self.until:
            raise Paused()
        transaction.begin()
        if self.source.demand.stop:
            raise Stopped()

    def count_requests(self) -> None:
        """Note what was asked of the back office."""
        if self.client is None:
            return
        sent = self.client.connection.requests
        if more := sent - self._counted:
            self._counted = sent
            written(lambda: self._note_requests(more))

    def finish(self, outcome: str, code: str = "", sentence: str = "") -> None:
        """The run is over."""
        self.count_requests()
        written(lambda: self._finish(outcome, code, sentence))

    # -- steps --------------------------------------------------------------------------------------------------

    def _plan(self, mapping: Mapping, bodies: Iterable[str], days_back: int) -> None:
        since = self.clock() - timedelta(days=days_back)
        found: list[RemoteMeeting] = []
        listed: set[str] = set()
        failed: list[tuple[str, BackOfficeError]] = []
        for body in bodies:
            try:
                found += self.client.meetings(body, since=since)
                listed.add(body)
            except BackOfficeError as error:
                if error.stops:
                    raise
                failed.append((body, error))
        uids = {meeting.uid for meeting in found}
        planned = [one for one in found if mapping.state_of(one) is not None or not one.state or one.start is None]
        transaction.begin()
        run = self.source.run
        check_amount("séances", len(planned), self.source.usual.get("meetings", ()), run.confirmed)
        gone = self._gone(uids, listed, since)
        left = (*(meeting_data(one) for one in planned), *gone)

        def note() -> None:
            run.plan = frozenset(one["uid"] for one in left)
            run.left, run.total, run.planned = left, len(left), True
            run.count("waiting", len(found) - len(planned))
            for body, error in failed:
                run.tell("failed", f"{mapping.organ_of(body)} : {error.sentence}")

        written(note)

    def _gone(self, uids: set[str], listed: set[str], since: datetime) -> list[dict]:
        """Meetings that were read once and are not told any more: their items are asked for one by one."""
        bureau = self.institution["bureau"]
        known = {one["meeting"]: one["body"] for one in self.source.items.values()}
        gone = []
        for uid, body in known.items():
            if uid in uids or body not in listed or uid not in bureau.meetings:
                continue
            start = bureau[bureau.meetings[uid]].start
            if start >= since:
                gone.append({"uid": uid, "body": body, "start": start, "gone": True})
        return gone

    def _pass_over(self, data: dict, error: BackOfficeError) -> None:
        def note() -> None:
            run = self.source.run
            run.tell("failed", error.sentence, data["start"])
            run.left = run.left[1:]
            run.settled.clear()

        written(note)

    def _note_requests(self, more: int) -> None:
        run = self.source.run
        run.requests += more
        run.beat = self.clock()

    def _finish(self, outcome: str, code: str, sentence: str) -> None:
        source, run, now = self.source, self.source.run, self.clock()
        run.ended, run.outcome = now, outcome
        if outcome == "stopped":
            run.stopped_by = source.demand.stop
        source.demand.stop = ""
        if code:
            halts = code in HALTS
            run.error = {"code": code, "sentence": sentence, "halts": halts}
            if halts:
                source.halted = {"code": code, "sentence": sentence, "at": now}
        if outcome == "done":
            source.halted = None
            if run.thorough:
                source.thorough = run.started.date()
            source.usual = {
                "meetings": (*source.usual.get("meetings", ()), len(run.plan))[-USUAL:],
                "items": (*source.usual.get("items", ()), *run.read)[-USUAL:],
            }
        run.settled.clear()
        source.keep(run)
