"""Wakes the worker of this process once the transaction that left work for it is committed."""

from imio.deliberations.interfaces import IWorkAwaits
from zope.component import adapter

import threading
import transaction


#: Set when something waits. A worker in another process looks by itself (``thread.PAUSE``).
RUNG = threading.Event()


@adapter(IWorkAwaits)
def ring_after_commit(event):
    """Nothing is there to be read before the commit."""
    transaction.get().addAfterCommitHook(_ring)


def _ring(committed: bool) -> None:
    if committed:
        RUNG.set()
