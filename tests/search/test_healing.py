"""Does an index that is missing, damaged, old or of another register come back by itself, and never in the way?"""

from imio.deliberations.search import keeping
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.worker.rounds import work
from search.shelf import NOW

import json
import os
import pytest
import shutil
import subprocess
import sys
import transaction


def manifest(shelf):
    return shelf.replica.root / "manifest.json"


def parts(shelf):
    return sorted(shelf.replica.root.glob("shard-*"))


def forget(shelf):
    """As another process, that has nothing open yet."""
    keeping._replicas.clear()


DAMAGES = {
    "no folder": lambda shelf: shutil.rmtree(shelf.replica.root),
    "no manifest": lambda shelf: manifest(shelf).unlink(),
    "half a manifest": lambda shelf: manifest(shelf).write_text('{"format": 1, "posi'),
    "another format": lambda shelf: manifest(shelf).write_text(
        json.dumps(json.loads(manifest(shelf).read_text()) | {"format": 0})
    ),
    "no shard": lambda shelf: [shutil.rmtree(part) for part in parts(shelf)],
    "an empty shard": lambda shelf: [file.unlink() for part in parts(shelf) for file in part.iterdir()],
    "no meta": lambda shelf: [(part / "meta.json").write_text("{") for part in parts(shelf)],
    "cut segments": lambda shelf: [os.truncate(file, 20) for part in parts(shelf) for file in part.glob("*.idx")],
    "lost segments": lambda shelf: [file.unlink() for part in parts(shelf) for file in part.glob("*.store")],
    "a manifest that points outside": lambda shelf: manifest(shelf).write_text(
        json.dumps(json.loads(manifest(shelf).read_text()) | {"shards": {"0": ["../..", 1]}})
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_heals(shelf, damage):
    shelf.decision()
    assert shelf.names("voirie") == ["a1"]
    DAMAGES[damage](shelf)
    forget(shelf)
    assert shelf.names("voirie") == ["a1"]
    shelf.decision("a2")
    assert sorted(shelf.names("voirie")) == ["a1", "a2"]


def test_the_register_of_a_restored_backup_is_another_one(shelf):
    shelf.decision("a1")
    point = len(shelf.register)
    shelf.decision("a2", title="Perdu")
    assert shelf.names("perdu") == ["a2"]
    register = shelf.register
    # As the backup had it, and then something else was published.
    del register.headers[point + 1], register.records[point + 1]
    del register.paths["/val/decisions/2027-03-23/a2"]
    from imio.deliberations.publication.chain import header_hash

    register.head = header_hash(register.headers[point])
    transaction.commit()
    assert shelf.names() == ["a1"]
    shelf.decision("a3")
    assert sorted(shelf.names()) == ["a1", "a3"]


def test_a_folder_that_cannot_be_written_stops_searches_and_no_publication(shelf, monkeypatch, tmp_path):
    (tmp_path / "search").write_text("a file where a folder should be")
    monkeypatch.setenv("DELIBERATIONS_SEARCH", str(tmp_path / "search"))
    shelf.decision()
    work(shelf.portal, NOW)
    keeping.follow(shelf.portal)
    with pytest.raises(SearchUnavailable):
        shelf.find()


def test_while_another_writes_what_was_withdrawn_is_not_shown(shelf, monkeypatch):
    path = shelf.decision()
    shelf.decision("a2")
    assert len(shelf.names()) == 2
    monkeypatch.setattr(keeping, "PATIENCE", 0)
    with shelf.replica.writing():
        shelf.tombstone(path)
        assert shelf.names() == ["a2"]
    assert shelf.names() == ["a2"]


def test_what_a_killed_writer_left_unclean_is_cleaned(shelf, monkeypatch):
    path = shelf.decision(text="<p>zygomatique</p>")
    shelf.decision("a2")
    shelf.names()
    shelf.erase(path)
    shelf.tombstone(path)
    with monkeypatch.context() as killed:
        killed.setattr(type(shelf.replica), "_clean", lambda *args: None)
        assert shelf.names() == ["a2"]
    assert any(b"zygomat" in file.read_bytes() for part in parts(shelf) for file in part.iterdir())
    keeping.follow(shelf.portal)
    assert not any(b"zygomat" in file.read_bytes() for part in parts(shelf) for file in part.iterdir())


OTHER = """
import sys, pathlib
from imio.deliberations.search.replica import Replica
from imio.deliberations.search.replica import Busy
replica = Replica(pathlib.Path(sys.argv[1]))
def count():
    return sum(searcher.num_docs for searcher in replica.snapshot().searchers.values())
print(count(), flush=True)
for line in sys.stdin:
    try:
        with replica.writing():
            told = count(), "free"
    except Busy:
        told = count(), "busy"
    # After it let go: whoever is told may write.
    print(*told, flush=True)
"""


def test_another_process_reads_what_this_one_writes_and_waits_its_turn(shelf):
    path = shelf.decision()
    shelf.decision("a2")
    shelf.names()
    root = str(shelf.replica.root)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", OTHER, root], **pipes) as other:

        def ask():
            other.stdin.write("\n")
            other.stdin.flush()
            return other.stdout.readline().split()

        assert other.stdout.readline().split() == ["2"]
        shelf.decision("a3")
        shelf.names()
        assert ask() == ["3", "free"]
        shelf.erase(path)
        shelf.tombstone(path)
        shelf.names()
        assert ask() == ["2", "free"]
        with shelf.replica.writing():
            assert ask() == ["2", "busy"]
        other.stdin.close()


def test_a_long_register_is_spread_over_shards_and_found_as_before(shelf, monkeypatch):
    from imio.deliberations.search import replay
    from imio.deliberations.search import replica

    for name in ("ans", "bru", "cha"):
        shelf.institution(name)
        shelf.decision(institution=name)
    shelf.decision()
    one = shelf.find("voirie", facets=True)
    monkeypatch.setattr(replay, "LARGE", 2)
    monkeypatch.setattr(replica, "TOO_LARGE", 4)
    path = shelf.decision("a2")
    many = shelf.find("voirie", facets=True)
    assert len(parts(shelf)) > 1
    assert many.total == one.total + 1 and len(many.facets["institution"]) == 4
    assert shelf.names(institution="val") == ["a1", "a2"]
    shelf.tombstone(path)
    assert shelf.names(institution="val") == ["a1"] and shelf.find().total == 4
