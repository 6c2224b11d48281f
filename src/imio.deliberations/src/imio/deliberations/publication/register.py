"""The register: every publication in order, the source of whatever is derived from it.

It lies on the portal as an annotation. An entry is a header, for ever, and a record that can be erased.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from imio.deliberations.publication import chain
from persistent import Persistent
from typing import Any
from zope.annotation.interfaces import IAnnotations

import json
import secrets


KEY = "imio.deliberations.register"
#: Acts after which there is something new to read.
PUBLISHING = ("publish", "replace", "restore")


class Record(Persistent):
    """The erasable part: canonical JSON and its salt."""

    def __init__(self, data: bytes, salt: bytes):
        self.data = data
        self.salt = salt


class Register(Persistent):
    """Append-only; ``append`` is for the gate.

    ``held``: positions whose records are kept and told to nobody, those of a suspended item. ``latest``: institution ->
    position of its last publication; None in a register that is older than this.
    """

    held: tuple[int, ...] = ()
    latest = None

    def __init__(self):
        self.headers = IOBTree()
        self.records = IOBTree()
        self.paths = OOBTree()
        self.latest = OOBTree()
        self.head = chain.GENESIS

    def __len__(self) -> int:
        return self.headers.maxKey() if self.headers else 0

    def append(self, act: str, path: str, record: dict[str, Any], now: datetime) -> int:
        """Add an entry and return its position, counted from 1.

        ``act``: one of ``chain.ACTS``. ``path``: relative to the portal, with a leading slash. ``record``: JSON data.
        """
        position = len(self) + 1
        data, salt = chain.canonical(record), secrets.token_bytes(chain.SALT_SIZE)
        header = chain.header(position, now, act, path, chain.commitment(salt, data), self.head)
        self.headers[position] = header
        self.records[position] = Record(data, salt)
        self.paths[path] = (*self.paths.get(path, ()), position)
        self.head = chain.header_hash(header)
        if self.latest is None:
            self.latest = OOBTree(self._published())
        if act in PUBLISHING:
            self.latest[institution_in(path)] = position
        return position

    def erase(self, position: int) -> None:
        """Erase a record with its salt; the header stays. Erasing twice is erasing once."""
        if position in self.records:
            del self.records[position]
        self.release([position])

    def hold(self, positions: Iterable[int]) -> None:
        """Tell nobody these records until they are released: as erased, but for ``faults``."""
        self.held = tuple(sorted({*self.held, *positions}))

    def release(self, positions: Iterable[int]) -> None:
        """Tell these records again."""
        left = tuple(position for position in self.held if position not in set(positions))
        if left != self.held:
            self.held = left

    def record(self, position: int) -> dict[str, Any] | None:
        """The record as JSON data, or None once erased or while it is held.

        Raises ``KeyError`` for a position that never was.
        """
        self.headers[position]
        stored = self.records.get(position) if position not in self.held else None
        return json.loads(stored.data) if stored is not None else None

    def positions(self, path: str) -> tuple[int, ...]:
        """The entries of a path, oldest first."""
        return self.paths.get(path, ())

    def last_published(self, institution: str) -> datetime | None:
        """When something of an institution was published, or published again, for the last time; UTC."""
        latest = self.latest if self.latest is not None else self._published()
        position = latest.get(institution)
        return datetime.fromisoformat(self.headers[position]["time"]) if position else None

    def entries(self, after: int = 0) -> Iterator[tuple[dict[str, Any], bytes | None, bytes | None]]:
        """(header, canonical record, salt) of all entries after a position; an erased or held record is None."""
        held = set(self.held)
        for header, record, salt in self._entries(after):
            yield (header, None, None) if header["sequence"] in held else (header, record, salt)

    def whole(self) -> Iterator[tuple[dict[str, Any], bytes | None, bytes | None]]:
        """As ``entries``, with the records that are held: for a copy that is kept as privately as the database."""
        return self._entries()

    def load(self, header: dict[str, Any], record: bytes | None, salt: bytes | None) -> None:
        """Take an entry back as it was, after the last one; for a restore, which asks for ``faults`` at its end."""
        position = len(self) + 1
        if header["sequence"] != position:
            raise ValueError("sequence")
        self.headers[position] = dict(header)
        if record is not None or salt is not None:
            self.records[position] = Record(record, salt)
        path = header["path"]
        self.paths[path] = (*self.paths.get(path, ()), position)
        self.head = chain.header_hash(header)
        if header["act"] in PUBLISHING:
            self.latest[institution_in(path)] = position

    def faults(self) -> Iterator[chain.Fault]:
        """What does not fit, held records included; nothing when the register is sound."""
        return chain.verify(self._entries(), head=self.head)

    def _published(self) -> dict[str, int]:
        return {
            institution_in(header["path"]): position
            for position, header in self.headers.items()
            if header["act"] in PUBLISHING
        }

    def _entries(self, after: int = 0) -> Iterator[tuple[dict[str, Any], bytes | None, bytes | None]]:
        for position, header in self.headers.items(after + 1):
            stored = self.records.get(position)
            yield header, stored.data if stored else None, stored.salt if stored else None


def institution_in(path: str) -> str:
    """The id of the institution that the path of an entry lies in."""
    return path.split("/")[1]


def register_of(portal) -> Register:
    """The portal's register. Installing the add-on makes it, so that reading never writes."""
    return IAnnotations(portal)[KEY]


def install_register(portal) -> None:
    """Make the register where there is none; one that exists is never touched."""
    annotations = IAnnotations(portal)
    if KEY not in annotations:
        annotations[KEY] = Register()
