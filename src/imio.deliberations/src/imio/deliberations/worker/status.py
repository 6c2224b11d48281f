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


class Status(Persistent):
    """``beat``: the end of the last round, UTC. ``daily``: the day of the last daily round."""

    beat: datetime | None = None
    daily = None


def status_of(portal) -> Status | None:
    """The status, or None before the first beat."""
    return IAnnotations(portal).get(KEY)


def beat(portal, now: datetime) -> bool:
    """Note a round. True when it was written."""
    status = status_of(portal)
    if status is None:
        IAnnotations(portal)[KEY] = status = Status()
    if status.beat is not None and timedelta(0) <= now - status.beat < EVERY:
        return False
    status.beat = now
    return True


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
        self.oldest_received = queue.oldest_received()
        self.oldest_due = queue.oldest_due(now)
