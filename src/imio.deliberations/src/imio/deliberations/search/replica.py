"""The index of a portal on this machine: a folder of shards that replays the register.

One process at a time writes, whoever gets the lock; the others open what the manifest names. Whatever is missing,
damaged, of another format, or of another register is built anew, beside what is there.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Hashable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from imio.deliberations.publication.register import Register
from imio.deliberations.search import manifest as manifests
from imio.deliberations.search import shard as shards
from imio.deliberations.search.manifest import BadManifest
from imio.deliberations.search.manifest import Manifest
from imio.deliberations.search.replay import Change
from imio.deliberations.search.replay import changes
from imio.deliberations.search.replay import head_at
from imio.deliberations.search.replay import institutions
from imio.deliberations.search.replay import papers
from imio.deliberations.search.replay import shard_of
from imio.deliberations.search.replay import spread_for
from imio.deliberations.search.replay import TOO_LARGE
from pathlib import Path
from tantivy import Index
from tantivy import Query
from tantivy import Searcher
from typing import Any

import fcntl
import json
import os
import secrets
import shutil
import threading
import time


#: Folders of shards that a manifest does not name are taken away.
PREFIX = "shard-"
#: Items of one meeting in the index that are looked at when it moves.
MOST_ITEMS = 100_000
#: Answers of one moment of the index that are kept.
KEPT = 500


class Busy(Exception):
    """Another process, or thread, is writing."""


@dataclass(frozen=True)
class Snapshot:
    """The index at one moment; it stays as it is while others write.

    ``searchers``: by number of the shard. ``institutions``: those in it. ``answers``: what was found in it lately.
    """

    manifest: Manifest
    searchers: dict[str, Searcher]
    institutions: frozenset[str]
    answers: dict[Hashable, Any] = field(default_factory=dict)

    def all(self) -> list[Searcher]:
        """All shards."""
        return [self.searchers[number] for number in sorted(self.searchers, key=int)]

    def of(self, institutions: Collection[str]) -> list[Searcher]:
        """The shards that may hold something of some institutions; all when none is named."""
        if not institutions:
            return self.all()
        numbers = {shard_of(name, self.manifest.spread) for name in institutions}
        return [self.searchers[number] for number in sorted(numbers, key=int) if number in self.searchers]

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What was found by this key before, or is now; the last ``KEPT`` or fewer stay."""
        found = self.answers.get(key)
        if found is None:
            found = make()
            if len(self.answers) >= KEPT:
                self.answers.clear()
            self.answers[key] = found
        return found


class Replica:
    """The index in a folder. One object a process and folder: threads share it."""

    def __init__(self, root: Path):
        self.root = root
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None
        self._indexes: dict[str, tuple[str, int, Index]] = {}

    # -- reading

    def snapshot(self) -> Snapshot:
        """What the manifest names now. Raises ``BadManifest``, ``ValueError`` or ``OSError`` when it cannot be read."""
        stamp = manifests.stamp(self.root)
        with self._lock:
            if self._snapshot is None or stamp != self._stamp:
                self._snapshot = self._opened(manifests.load(self.root))
                self._stamp = stamp
            return self._snapshot

    def forget(self) -> None:
        """Open everything anew at the next look."""
        with self._lock:
            self._snapshot, self._indexes = None, {}

    def _opened(self, manifest: Manifest) -> Snapshot:
        kept: dict[str, tuple[str, int, Index]] = {}
        for number, (folder, written) in manifest.shards.items():
            former = self._indexes.get(number)
            if former is not None and former[0] == folder:
                if former[1] != written:
                    former[2].reload()
                kept[number] = (folder, written, former[2])
            elif not (self.root / folder / "meta.json").is_file():
                # Opening it would make an empty one.
                raise BadManifest("a shard is missing")
            else:
                kept[number] = (folder, written, shards.opened(self.root / folder))
        self._indexes = kept
        searchers = {number: index.searcher() for number, (_, _, index) in kept.items()}
        known = {name for searcher in searchers.values() for name, _ in searcher.terms_with_prefix("institution", "")}
        return Snapshot(manifest, searchers, frozenset(known))

    # -- writing

    @contextmanager
    def writing(self, patience: float = 0) -> Iterator[None]:
        """Keep everybody else from writing. Raises ``Busy`` after ``patience`` seconds."""
        self.root.mkdir(parents=True, exist_ok=True)
        end = time.monotonic() + patience
        with (self.root / "lock").open("w") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= end:
                        raise Busy from None
                    time.sleep(0.05)
            yield

    def catch_up(self, register: Register) -> None:
        """Bring the index from its position to the register's end, and its files in order. Within ``writing``."""
        manifest = manifests.load(self.root)
        if manifest.spread == 1 and len(register) > TOO_LARGE:
            self.rebuild(register)
            return
        snapshot = self.snapshot()
        found = changes(register, manifest.position, lambda meeting: _items_of(snapshot, meeting))
        by_shard: dict[str, list[Change]] = {}
        for change in found:
            by_shard.setdefault(shard_of(change.institution, manifest.spread), []).append(change)
        dirty = {number for number, those in by_shard.items() if any(change.erased for change in those)}
        if dirty - set(manifest.unclean):
            # Noted before anything is done: whoever goes on after a crash has to know.
            manifest = replace(manifest, unclean=tuple(sorted(dirty.union(manifest.unclean))))
            manifests.save(self.root, manifest)
        named = dict(manifest.shards)
        for number, those in by_shard.items():
            if number not in named and all(change.paper is None for change in those):
                continue
            folder, written = named.get(number) or (_new_name(number), 0)
            with shards.writing(self.root / folder) as pen:
                for change in those:
                    pen.drop(change.key)
                    if change.paper is not None:
                        pen.add(change.paper)
            named[number] = (folder, written + 1)
        manifest = replace(manifest, position=len(register), head=register.head, shards=named)
        manifests.save(self.root, manifest)
        if manifest.unclean:
            self._clean(register, manifest)

    def rebuild(self, register: Register, progress: Callable[[int], None] = lambda done: None) -> None:
        """Build all shards anew beside those that are there, and put them in their place. Within ``writing``.

        ``progress`` is told how many decisions are done.
        """
        position, head = len(register), head_at(register, len(register))
        spread = spread_for(position)
        made: dict[str, tuple[str, int]] = {}
        done = 0
        for number in sorted({shard_of(name, spread) for name in institutions(register)}, key=int):
            folder, count = self._fill(register, number, spread, lambda more, before=done: progress(before + more))
            done += count
            made[number] = (folder, 1)
        manifests.save(self.root, Manifest(position, head, spread, made))
        self._sweep()

    def _clean(self, register: Register, manifest: Manifest) -> None:
        named = dict(manifest.shards)
        for number in manifest.unclean:
            if number in named:
                named[number] = (self._fill(register, number, manifest.spread)[0], 1)
        manifests.save(self.root, replace(manifest, shards=named, unclean=()))
        self._sweep()

    def _fill(
        self, register: Register, number: str, spread: int, progress: Callable[[int], None] = lambda done: None
    ) -> tuple[str, int]:
        """A new folder with all decisions of a shard; its name and their number."""
        folder, count = _new_name(number), 0
        with shards.writing(self.root / folder, shards.LARGE) as pen:
            for name in institutions(register):
                if shard_of(name, spread) != number:
                    continue
                for paper in papers(register, name):
                    pen.add(paper)
                    count += 1
                    if count % 500 == 0:
                        progress(count)
                        register._p_jar.cacheMinimize()
        progress(count)
        return folder, count

    def _sweep(self) -> None:
        """Take the folders away that the manifest does not name."""
        named = {folder for folder, _ in manifests.load(self.root).shards.values()}
        for folder in self.root.glob(f"{PREFIX}*"):
            if folder.name not in named:
                shutil.rmtree(folder, ignore_errors=True)


def _items_of(snapshot: Snapshot, meeting: str) -> list[str]:
    searcher = snapshot.searchers.get(shard_of(meeting.split("/")[1], snapshot.manifest.spread))
    if searcher is None:
        return []
    found = searcher.search(Query.term_query(shards.SCHEMA, "meeting", meeting), limit=MOST_ITEMS, count=False)
    return [json.loads(searcher.doc(address).get_first("card"))["path"] for _, address in found.hits]


def _new_name(number: str) -> str:
    return f"{PREFIX}{number}-{os.getpid()}-{secrets.token_hex(4)}"
