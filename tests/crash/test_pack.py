"""Does a pack leave the file of a commit that is just under way, and take those that a killed process left?"""

from imio.deliberations.worker.packing import ABANDONED
from imio.deliberations.worker.packing import pack
from pathlib import Path
from ZODB.blob import Blob
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import os
import pytest
import time
import transaction


@pytest.fixture
def database(tmp_path):
    """A database with one committed file, configured as buildout composes it."""
    made = DB(FileStorage(str(tmp_path / "Data.fs"), pack_keep_old=False, blob_dir=str(tmp_path / "blobs")))
    with made.transaction() as connection:
        connection.root()["kept"] = Blob(b"kept")
    yield made
    made.close()


def files(database):
    return [Path(folder) / name for _, folder in database.storage.fshelper.listOIDs() for name in os.listdir(folder)]


def test_a_commit_under_way_keeps_its_file(database, monkeypatch):
    packed = database.storage.pack
    manager = transaction.TransactionManager()
    connection = database.open(manager)
    connection.root()["new"] = Blob(b"new")
    # By hand, as far as the vote: the file is in its place, its transaction is not there yet.
    begun = manager.get()

    def pack_while_committing(*arguments):
        packed(*arguments)
        connection.tpc_begin(begun)
        connection.commit(begun)
        connection.tpc_vote(begun)

    monkeypatch.setattr(database.storage, "pack", pack_while_committing)
    pack(database)
    connection.tpc_finish(begun)
    with database.transaction() as reader:
        for name in ("new", "kept"):
            with reader.root()[name].open("r") as opened:
                assert opened.read() == name.encode()


def test_the_file_of_a_commit_that_never_was_goes(database):
    [kept] = files(database)
    # Earlier than the last transaction, and known to none.
    orphan = kept.with_name("0x0000000000000001.blob")
    orphan.write_bytes(b"a clear text")
    old, young = (Path(database.storage.temporaryDirectory()) / name for name in ("old", "young"))
    for path in (old, young):
        path.write_bytes(b"a clear text")
    os.utime(old, (time.time() - 2 * ABANDONED,) * 2)
    pack(database)
    assert files(database) == [kept]
    assert not old.exists() and young.exists()


def test_what_was_deleted_is_gone_from_the_disk(database):
    with database.transaction() as connection:
        del connection.root()["kept"]
    pack(database)
    assert files(database) == []
