"""The worker's last beat, where every process can read it."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.interfaces import IWorkerState
from imio.deliberations.worker import queue
from persistent import Persistent
from plone.base.interfaces import IPloneSiteRoot
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import implementer


KEY = "imio.deliberations.worker"
#: A beat is written at most this often: each is a transaction.
EVERY = timedelta(minutes=1)
#: Silence of the worker that is an error on the desk and in ``/@health``.
SILENCE = timedelta(minutes=30)
#: Between two questions to a pseudonymizer that does not answer.
REST = timedelta(minutes=1)


class Status(Persistent):
    """``beat``: the end of the last round, UTC. ``daily``: the day of the last daily round.

    ``unreachable``: since when the pseudonymizer has not answered, UTC, or None; ``asked_again``: when it is next.
    """

    beat: datetime | None = None
    daily = None
    unreachable: datetime | None = None
    asked_again: datetime | None = None


def status_of(portal) -> Status | None:
    """The status, or None before the first beat."""
    return IAnnotations(portal).get(KEY)


def beat(portal, now: datetime) -> bool:
    """Note a round. True when it was written."""
    status = _made_for(portal)
    if status.beat is not None and timedelta(0) <= now - status.beat < EVERY:
        return False
    status.beat = now
    return True


def note_unreachable(portal, now: datetime) -> None:
    """Note that the pseudonymizer does not answer: nothing is analysed until it is asked again."""
    status = _made_for(portal)
    if status.unreachable is None or status.asked_again <= now:
        status.unreachable = status.unreachable or now
        status.asked_again = now + REST


def note_reachable(portal) -> None:
    """Note that the pseudonymizer answers again."""
    status = _made_for(portal)
    status.unreachable = status.asked_again = None


def is_unreachable(portal) -> bool:
    """Whether the pseudonymizer did not answer when it was asked last."""
    status = status_of(portal)
    return status is not None and status.unreachable is not None


def is_asked_again(portal, now: datetime) -> bool:
    """Whether it is time to ask a pseudonymizer that did not answer."""
    return is_unreachable(portal) and status_of(portal).asked_again <= now


def _made_for(portal) -> Status:
    status = status_of(portal)
    if status is None:
        IAnnotations(portal)[KEY] = status = Status()
    return status


def is_silent(portal, now: datetime) -> bool:
    """Whether the worker has been silent for too long."""
    status = status_of(portal)
    return status is None or status.beat is None or now - status.beat > SILENCE


@implementer(IWorkerState)
@adapter(IPloneSiteRoot)
class WorkerState:
    """Read once, when it is made."""

    def __init__(self, portal):
        now = datetime.now(UTC)
        status = status_of(portal)
        self.beat = status.beat if status else None
        self.silent = is_silent(portal, now)
        self.unreachable = status.unreachable if status else None
        self.unreachable_for_long = self.unreachable is not None and now - self.unreachable > SILENCE
        self.oldest_received = queue.oldest_received()
        self.oldest_due = queue.oldest_due(now)
