"""Does a commit that fails leave the files of all others alone?

ZODB's proxy ``BlobStorage`` does not: it forgets which files are whose once the storage in it is free for the next
commit. The test runs on the storage as buildout composes it, and on the proxy to see that it would notice.
"""

from crash.server import configure
from persistent.mapping import PersistentMapping
from threading import Thread
from transaction import TransactionManager
from ZODB.blob import Blob
from ZODB.blob import BlobStorage
from ZODB.config import databaseFromString
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError

import re


WRITERS = 8
FILES = 60


def test_the_storage_of_the_portal_keeps_every_file_that_was_committed(tmp_path):
    (tmp_path / "filestorage").mkdir()
    conf = configure(tmp_path, 0)[0].read_text()
    section = re.search(r"<zodb_db main>(.*?)mount-point.*?</zodb_db>", conf, re.S)[1]
    committed, conflicts, lost = write_at_once(databaseFromString(f"<zodb>{section}</zodb>"))
    assert conflicts and committed
    assert lost == 0


def test_the_proxy_would_have_been_noticed(tmp_path):
    proxy = BlobStorage(str(tmp_path / "blobs"), FileStorage(str(tmp_path / "Data.fs")))
    _, _, lost = write_at_once(DB(proxy))
    assert lost > 0


def write_at_once(database: DB) -> tuple[int, int, int]:
    """Files committed, commits that failed, files that are not there, with writers that get into each other's way."""
    with database.transaction() as connection:
        root = connection.root()
        root["common"] = PersistentMapping(count=0)
        for number in range(WRITERS):
            root[number] = PersistentMapping()
    conflicts: list[int] = []
    threads = [Thread(target=write, args=(database, number, conflicts)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction() as connection:
        files = [file for number in range(WRITERS) for file in connection.root()[number].values()]
        lost = sum(not is_there(file) for file in files)
    database.close()
    return len(files), len(conflicts), lost


def write(database: DB, number: int, conflicts: list[int]) -> None:
    """Commit files, every other one with a change that others make as well."""
    manager = TransactionManager()
    for turn in range(FILES):
        connection = database.open(manager)
        connection.root()[number][turn] = Blob(b"a file")
        if turn % 2:
            connection.root()["common"]["count"] += 1
        try:
            manager.commit()
        except ConflictError:
            manager.abort()
            conflicts.append(turn)
        connection.close()


def is_there(file: Blob) -> bool:
    """Whether the file of a blob can be read."""
    try:
        file.open("r").close()
    except POSKeyError:
        return False
    return True
