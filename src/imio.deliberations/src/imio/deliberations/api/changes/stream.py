"""The register as NDJSON, in constant memory.

It is read while it is sent, when the request's own connection to the database is closed already: the stream opens one
of its own, reads some entries, forgets them and looks at the database anew. So a record that is erased meanwhile is
not sent, and what is published meanwhile is.
"""

from imio.deliberations.api.changes.entries import entries
from imio.deliberations.api.changes.entries import is_open_in
from imio.deliberations.publication.register import register_of
from transaction import TransactionManager
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator

import json


#: Entries that are read at once.
PORTION = 200


@implementer(IUnboundStreamIterator)
class Stream:
    """An iterator of bytes: some lines each time. WSGI closes it, also when the client has gone."""

    def __init__(self, portal, since: int, portal_url: str, portion: int = PORTION):
        self.database = portal._p_jar.db()
        self.path = portal.getPhysicalPath()
        self.since = since
        self.portal_url = portal_url
        self.portion = portion
        self.connection = None
        self.done = False

    def __iter__(self):
        return self

    def __next__(self) -> bytes:
        if self.done:
            raise StopIteration
        lines = self._portion()
        if not lines:
            self.close()
            raise StopIteration
        return b"".join(lines)

    def close(self) -> None:
        """Give the connection back."""
        self.done = True
        if self.connection is not None:
            self.transactions.abort()
            self.connection.cacheMinimize()
            self.connection.close()
            self.connection = None

    def _portion(self) -> list[bytes]:
        try:
            portal = self._portal()
            found = list(entries(register_of(portal), is_open_in(portal), self.since, self.portion, self.portal_url))
        except Exception:
            self.close()
            raise
        self.since = found[-1]["sequence"] if found else self.since
        lines = [json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for entry in found]
        self.connection.cacheMinimize()
        return lines

    def _portal(self):
        """The portal as it stands now."""
        if self.connection is None:
            self.transactions = TransactionManager()
            self.connection = self.database.open(self.transactions)
        self.transactions.begin()
        found = self.connection.root()["Application"]
        for name in self.path[1:]:
            found = found[name]
        return found
