"""Keeps the index of a portal with its register: who looks at what, when, and what is done when it does not fit."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from imio.deliberations.publication.register import Register
from imio.deliberations.publication.register import register_of
from imio.deliberations.search.manifest import NAME
from imio.deliberations.search.replay import follows
from imio.deliberations.search.replica import Busy
from imio.deliberations.search.replica import Replica
from imio.deliberations.search.replica import Snapshot
from pathlib import Path
from typing import Any
from typing import NamedTuple

import App.config
import logging
import os
import threading
import time
import transaction


logger = logging.getLogger(__name__)

#: Entries of the register that a visitor's search catches up with by itself; more is done aside.
AT_ONCE = 1_000
#: Seconds that a search waits for whoever is writing.
PATIENCE = 3
#: Seconds between two times that an index is built anew because it failed while it was searched.
PAUSE = 600

Progress = Callable[[int], None]

_replicas: dict[Path, Replica] = {}
#: Of what this process builds: (decisions that are done, entries of the register).
_building: dict[Path, list[int]] = {}
_distrusted: dict[Path, float] = {}
_lock = threading.Lock()


class SearchUnavailable(Exception):
    """The index cannot be used now: it is being built, or its folder cannot be written. Publishing goes on."""


def folder_of(portal) -> Path:
    """Where the portal's index lies: below ``DELIBERATIONS_SEARCH``, or ``var/search`` beside the instance's folder."""
    base = os.environ.get("DELIBERATIONS_SEARCH")
    parent = Path(base) if base else Path(App.config.getConfiguration().clienthome).parent / "search"
    return (parent / portal.getId()).absolute()


def replica_of(portal) -> Replica:
    """The replica that all threads of this process share."""
    folder = folder_of(portal)
    with _lock:
        return _replicas.setdefault(folder, Replica(folder))


def is_current(portal) -> bool:
    """Whether the index has all that the register has, without making it so."""
    register = register_of(portal)
    snapshot = _sound(replica_of(portal), register)
    return snapshot is not None and snapshot.manifest.position == len(register)


def current(portal) -> tuple[Snapshot, bool]:
    """The index, caught up with the register, and whether it is.

    It is not while another process writes longer than ``PATIENCE``: then what is found has to be looked at. Raises
    ``SearchUnavailable``.
    """
    replica, register = replica_of(portal), register_of(portal)
    snapshot = _sound(replica, register)
    if snapshot is not None and snapshot.manifest.position == len(register):
        return snapshot, True
    backlog = len(register) - (snapshot.manifest.position if snapshot else 0)
    if backlog > AT_ONCE:
        _follow_aside(replica, register)
    else:
        try:
            _follow(replica, source_of(register), PATIENCE)
        except Busy:
            pass
        except Exception as error:
            logger.error("search index: %s", type(error).__name__)
            raise SearchUnavailable("l’index de recherche ne peut pas être écrit") from None
    snapshot = _sound(replica, register)
    if snapshot is None:
        raise SearchUnavailable("l’index de recherche est en construction")
    return snapshot, snapshot.manifest.position >= len(register)


def follow(portal) -> None:
    """Catch up now; for the worker. A failure is logged, and nothing else: what is published is published."""
    try:
        _follow(replica_of(portal), source_of(register_of(portal)), PATIENCE)
    except Busy:
        pass
    except Exception as error:
        # Kind only: a message may quote a text.
        logger.error("search index: %s", type(error).__name__)


def rebuild(portal, progress: Progress = lambda done: None) -> None:
    """Build the index anew, from the committed register. Raises ``Busy`` while another does."""
    replica = replica_of(portal)
    _rebuild(replica, source_of(register_of(portal)), PATIENCE, progress)


def rebuild_aside(portal) -> None:
    """Build the index anew in a thread of its own; ``building`` tells how far it is. Twice is once."""
    replica = replica_of(portal)
    register = register_of(portal)
    source = source_of(register)
    _aside(replica, lambda progress: _rebuild(replica, source, PATIENCE, progress), len(register))


def building(portal) -> tuple[int, int] | None:
    """Of an index that this process builds: how many decisions are done, and how many entries the register has."""
    found = _building.get(replica_of(portal).root)
    return (found[0], found[1]) if found else None


def distrust(portal) -> None:
    """Build anew what failed while it was searched; not again and again. Raises ``SearchUnavailable``."""
    replica = replica_of(portal)
    with _lock:
        again = _distrusted.get(replica.root, -PAUSE) + PAUSE
        if time.monotonic() < again:
            raise SearchUnavailable("l’index de recherche ne peut pas être lu")
        _distrusted[replica.root] = time.monotonic()
    logger.error("search index: damaged, built anew")
    replica.forget()
    register = register_of(portal)
    if len(register) > AT_ONCE:
        (replica.root / NAME).unlink(missing_ok=True)
        _follow_aside(replica, register)
        raise SearchUnavailable("l’index de recherche est en construction")
    try:
        with replica.writing(PATIENCE), committed(source_of(register)) as now:
            replica.rebuild(now)
    except Busy:
        pass


class Source(NamedTuple):
    """A register to be read by another thread, or later: its database and object id."""

    database: Any
    oid: bytes


def source_of(register: Register) -> Source:
    """Where a register is read."""
    return Source(register._p_jar.db(), register._p_oid)


@contextmanager
def committed(source: Source) -> Iterator[Register]:
    """The register as it was committed last, in a connection of its own: nothing that may be aborted is indexed."""
    manager = transaction.TransactionManager()
    connection = source.database.open(manager)
    try:
        yield connection.get(source.oid)
    finally:
        manager.abort()
        connection.close()


def _sound(replica: Replica, register: Register) -> Snapshot | None:
    """The index as it lies there, when it is one of this register."""
    try:
        snapshot = replica.snapshot()
    except (ValueError, OSError):
        return None
    position = snapshot.manifest.position
    if position <= len(register):
        return snapshot if follows(register, position, snapshot.manifest.head) else None
    # Either this transaction began before the last entries, or a backup was restored: the committed register tells.
    with committed(source_of(register)) as now:
        return snapshot if follows(now, position, snapshot.manifest.head) else None


def _follow(replica: Replica, source: Source, patience: float, progress: Progress = lambda done: None) -> None:
    with replica.writing(patience), committed(source) as now:
        snapshot = _sound(replica, now)
        if snapshot is None:
            logger.warning("search index: built anew")
            replica.forget()
            replica.rebuild(now, progress)
        elif snapshot.manifest.position < len(now) or snapshot.manifest.unclean:
            try:
                replica.catch_up(now)
            except ValueError:
                # A shard that opens and cannot be written into.
                replica.forget()
                replica.rebuild(now, progress)


def _follow_aside(replica: Replica, register: Register) -> None:
    source = source_of(register)
    _aside(replica, lambda progress: _follow(replica, source, 0, progress), len(register))


def _rebuild(replica: Replica, source: Source, patience: float, progress: Progress) -> None:
    with replica.writing(patience), committed(source) as register:
        replica.rebuild(register, progress)


def _aside(replica: Replica, act: Callable[[Progress], None], total: int = 0) -> None:
    """Act in a thread of its own, one at a time."""
    with _lock:
        if replica.root in _building:
            return
        state = _building[replica.root] = [0, total]

    def run() -> None:
        try:
            act(lambda done: state.__setitem__(0, done))
        except Busy:
            pass
        except Exception as error:
            logger.error("search index: %s", type(error).__name__)
        finally:
            with _lock:
                del _building[replica.root]

    threading.Thread(target=run, name="deliberations-search", daemon=True).start()
