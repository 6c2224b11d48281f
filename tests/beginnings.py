"""What many tests begin with: made once a process, then laid, record by record, into the database of each test.

A test's database is a storage of its own over the layer's; what it writes goes with it, whether its beginning was made
or laid. A beginning is laid only upon the very records that it was made upon.
"""

from collections.abc import Callable
from collections.abc import Hashable
from weakref import WeakKeyDictionary
from ZODB.Connection import TransactionMetaData
from ZODB.DemoStorage import DemoStorage
from ZODB.MappingStorage import MappingStorage
from ZODB.utils import z64

import transaction


#: (storage of the layer, beginnings so far) -> what the last of them wrote: object id -> record.
_MADE: dict[tuple, dict[bytes, bytes]] = {}
#: Storage of a test -> (its last transaction, beginnings so far), as long as nothing else was written.
_BEGUN: WeakKeyDictionary[DemoStorage, tuple[bytes, tuple]] = WeakKeyDictionary()


def begin_with(portal, what: Hashable, make: Callable[[], object]) -> None:
    """Have in the portal's database what ``make`` writes and commits; ``what`` names it, with all that it depends on.

    Where the test has written something itself, or waits to, ``make`` is simply called.
    """
    connection = portal._p_jar
    storage = connection.db().storage
    if not isinstance(storage, DemoStorage):
        # A true portal, which keeps what it is given.
        make()
        return
    before = storage.changes.lastTransaction()
    last, begun = _BEGUN.get(storage, (z64, ()))
    # A file in a blob is not in the records; whoever has joined the transaction has something to write.
    if last != before or type(storage.changes) is not MappingStorage or transaction.get()._resources:
        make()
        return
    begun = (*begun, what)
    if (storage.base, begun) in _MADE:
        _lay(connection, _MADE[storage.base, begun])
    else:
        make()
        if type(storage.changes) is not MappingStorage:
            return
        _MADE[storage.base, begun] = {
            record.oid: record.data
            for written in storage.changes.iterator()
            for record in written
            if written.tid > before
        }
    _BEGUN[storage] = (storage.changes.lastTransaction(), begun)


def _lay(connection, records: dict[bytes, bytes]) -> None:
    written, storage = TransactionMetaData(), connection.db()._mvcc_storage.new_instance()
    storage.tpc_begin(written)
    for oid, data in records.items():
        storage.store(oid, _serial(connection.db().storage, oid), data, "", written)
    storage.tpc_vote(written)
    storage.tpc_finish(written)
    storage.release()
    # From here on the test's own connection sees them.
    transaction.begin()


def _serial(storage, oid: bytes) -> bytes:
    """Of the record that is replaced."""
    try:
        return storage.load(oid)[1]
    except KeyError:
        return z64
