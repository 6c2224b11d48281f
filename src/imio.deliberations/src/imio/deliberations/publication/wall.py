"""Keeps the public side shut: nothing creates, changes, moves or deletes there but through the gate.

Permissions say so too, but a permission can be granted by mistake; an event cannot be. And because an attribute can be
set without an event (Plone's "save as new version" does), what a request changed is looked at once more before it is
committed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from imio.deliberations.content.public import IDecisions
from imio.deliberations.content.public import IPublic
from imio.deliberations.publication.register import Record
from imio.deliberations.publication.register import Register
from OFS.interfaces import IObjectWillBeMovedEvent
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from zExceptions import Forbidden
from ZODB.Connection import Connection
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from ZPublisher.interfaces import IPubStart

import threading
import transaction


_passage = threading.local()


class WallClosed(Forbidden):
    """Somebody but the gate touched the public side."""


# plone.rest answers with the status that belongs to a class's name, and 500 for a name that it does not know.
WallClosed.__name__ = "Forbidden"


@contextmanager
def opened() -> Iterator[None]:
    """Let this thread write the public side. For the gate, and for a restore from a backup."""
    before = is_open()
    _passage.open = True
    transaction.get().set_data(_passage, True)
    try:
        yield
    finally:
        _passage.open = before


def is_open() -> bool:
    """Whether this thread is inside the gate."""
    return getattr(_passage, "open", False)


@adapter(IPubStart)
def watch_requests(event):
    """From now on no transaction of this thread is committed unseen."""
    transaction.manager.registerSynch(_WATCH)


class _Watch:
    """Looks at each transaction before it is committed; a synchroniser is the one thing that every new one asks."""

    def newTransaction(self, txn):
        txn.addBeforeCommitHook(_refuse_unseen_changes, (txn,))

    def beforeCompletion(self, txn):
        pass

    def afterCompletion(self, txn):
        pass


_WATCH = _Watch()


def _refuse_unseen_changes(txn) -> None:
    if any(IPublic.providedBy(changed) or isinstance(changed, Register | Record) for changed in _changed(txn)):
        try:
            txn.data(_passage)
        except KeyError:
            _refuse()


def _changed(txn) -> Iterator[object]:
    """The objects that a transaction is about to store, those of its savepoints included."""
    for connection in txn._resources:
        if isinstance(connection, Connection):
            yield from connection._registered_objects
            if connection._savepoint_storage is not None:
                yield from map(connection.get, connection._savepoint_storage.index)


def _refuse() -> None:
    if not is_open():
        raise WallClosed("le côté public ne s’écrit que par la publication")


@adapter(IPublic, IObjectWillBeMovedEvent)
def refuse_moving(content, event):
    """No creation, copy, move, rename or deletion: all are moves, and those of a parent come by here as well."""
    _refuse()


@adapter(IPublic, IObjectModifiedEvent)
def refuse_changing(content, event):
    """No edit. The event comes after the change, and takes the whole transaction down."""
    _refuse()


@adapter(IDecisions, IObjectModifiedEvent)
def refuse_filling(content, event):
    """Nothing of Zope's own beside the meetings either: a folder, a script or a template that a Manager may add."""
    _refuse()


@adapter(IPublic, IBeforeTransitionEvent)
def refuse_transition(content, event):
    """The public side has no workflow of its own."""
    if event.transition is not None:
        _refuse()
