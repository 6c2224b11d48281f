"""One round over the back offices that are due, least recently served first: nobody waits for a slow one's end.

It runs in a thread of its own (``thread``): what is published or withdrawn waits for no back office.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from imio.deliberations.content.institution import institutions
from imio.deliberations.reception.pull.run import advance
from imio.deliberations.reception.pull.source import Source
from imio.deliberations.reception.pull.source import source_of

import time
import transaction


#: Seconds of reading one back office before it is another's turn.
SLICE = 30
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def pull_round(portal, now: datetime | None = None, stop: Callable[[], bool] = lambda: False) -> int:
    """Read each back office that is due for ``SLICE`` seconds at most. Returns how many runs ended.

    ``now`` fixes the clock for tests; ``stop`` is asked between two acts.
    """
    clock = (lambda: now) if now else (lambda: datetime.now(UTC))
    transaction.begin()
    waiting = [(source_of(one), one) for one in institutions(portal)]
    due = [(source, one) for source, one in waiting if source is not None and source.is_due(one.getId(), clock())]
    ended = 0
    for _source, institution in sorted(due, key=lambda pair: _served(pair[0])):
        if stop():
            break
        ended += advance(institution, clock, time.monotonic() + SLICE, stop)
        # A run looks at many dossiers, each with long texts.
        portal._p_jar.cacheMinimize()
    transaction.abort()
    return ended


def _served(source: Source) -> datetime:
    """When it had its last turn; whoever asked for a run is served first."""
    if source.run is not None:
        return source.run.beat or source.run.started
    return _NEVER if source.demand.run is not None else source.started or _NEVER
