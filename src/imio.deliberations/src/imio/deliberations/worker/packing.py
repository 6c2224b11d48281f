"""Packs the storage while others write, and takes away what a killed process or a failed commit left half-written."""

from pathlib import Path
from ZODB.blob import remove_committed
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError

import os
import time


#: Seconds after which a temporary file belongs to nobody: no request takes that long.
ABANDONED = 24 * 3600


def pack(database) -> None:
    """Pack a database to its current state."""
    database.pack(days=0)
    if isinstance(database.storage, FileStorage) and database.storage.blob_dir:
        remove_orphans(database.storage)


def remove_orphans(storage: FileStorage) -> int:
    """Remove the files that no transaction knows, and abandoned temporary ones. Returns how many.

    Only files count that are older than the last transaction: a commit may be just under way.
    """
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


def _is_known(storage: FileStorage, oid: bytes, serial: bytes) -> bool:
    try:
        storage.loadSerial(oid, serial)
    except POSKeyError:
        return False
    return True
