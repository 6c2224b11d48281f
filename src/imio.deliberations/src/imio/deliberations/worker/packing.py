"""Packs the storage while others write, and takes away what a killed process left half-written.

The pack of ZODB's own ``BlobStorage`` removes every file that it finds no transaction for, the one of a commit that is
just under way among them: that commit then succeeds without its file. Here only files count that are older than the
last transaction.
"""

from pathlib import Path
from ZODB.blob import BlobStorage
from ZODB.blob import remove_committed
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError

import os
import time


#: Seconds after which a temporary file belongs to nobody: no request takes that long.
ABANDONED = 24 * 3600


def pack(database) -> None:
    """Pack a database to its current state."""
    storage = database.storage
    # The storage in the proxy: it has no name for others.
    inner = getattr(storage, "_BlobStorage__storage", None)
    if isinstance(storage, BlobStorage) and isinstance(inner, FileStorage):
        inner.pack(time.time(), database.references)
        remove_orphans(storage)
    else:
        database.pack(days=0)


def remove_orphans(storage: BlobStorage) -> int:
    """Remove the files that no transaction knows, and abandoned temporary ones. Returns how many."""
    # A commit under way has a later identifier than the last one that is finished.
    last = storage.lastTransaction()
    removed = 0
    for oid, folder in storage.fshelper.listOIDs():
        for path in sorted(Path(folder).glob("*.blob")):
            _oid, serial = storage.fshelper.splitBlobFilename(str(path))
            if serial <= last and not _is_known(storage, oid, serial):
                remove_committed(str(path))
                removed += 1
    for path in Path(storage.temporaryDirectory()).iterdir():
        if path.is_file() and time.time() - path.stat().st_mtime > ABANDONED:
            os.unlink(path)
            removed += 1
    return removed


def _is_known(storage: BlobStorage, oid: bytes, serial: bytes) -> bool:
    try:
        storage.loadSerial(oid, serial)
    except POSKeyError:
        return False
    return True
