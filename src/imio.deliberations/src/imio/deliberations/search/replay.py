"""From the register to papers: the last entry of a path counts, and that of an item that moved in its new place."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.deliberations.publication.chain import GENESIS
from imio.deliberations.publication.chain import header_hash
from imio.deliberations.publication.register import Register
from imio.deliberations.search.documents import is_item
from imio.deliberations.search.documents import is_meeting
from imio.deliberations.search.documents import key_of
from imio.deliberations.search.documents import meeting_of
from imio.deliberations.search.documents import Paper
from imio.deliberations.search.documents import paper
from typing import Any

import logging
import zlib


logger = logging.getLogger(__name__)


#: Entries of a register from which an index is spread over many shards, and when a single one is spread anew. One shard
#: is asked faster than many; and what was erased is gone once its shard is written anew, so none may be large.
LARGE, TOO_LARGE = 15_000, 30_000
MANY = 16


def spread_for(entries: int) -> int:
    """Over how many shards an index is spread that is built now."""
    return MANY if entries > LARGE else 1


def shard_of(institution: str, spread: int) -> str:
    """The number of the shard that holds an institution's decisions."""
    return str(zlib.crc32(institution.encode()) % spread)


def head_at(register: Register, position: int) -> str:
    """The hash of the header at a position."""
    if position == len(register):
        return register.head
    return header_hash(register.headers[position]) if position else GENESIS


def follows(register: Register, position: int, head: str) -> bool:
    """Whether the register is the one whose entry at ``position`` had this hash: it is not, after a restored backup."""
    return position <= len(register) and head_at(register, position) == head


@dataclass(frozen=True)
class Change:
    """What became of an item: its paper, or None when it is not to be found any more.

    ``erased``: an earlier record of it is gone from the register, so its words must be gone from files as well.
    """

    institution: str
    key: str
    paper: Paper | None
    erased: bool


def changes(register: Register, after: int, items_of: Callable[[str], Iterable[str]]) -> list[Change]:
    """The items that changed after a position, each once, as they stand at the end of the register.

    ``items_of``: the paths that the index holds of a meeting. One that moved or was cancelled takes them along.
    """
    paths: dict[str, None] = {}
    for _, header in register.headers.items(after + 1):
        path = header["path"]
        paths.update(dict.fromkeys([path] if is_item(path) else items_of(path) if is_meeting(path) else ()))
    by_key: dict[str, list[str]] = {}
    for path in paths:
        by_key.setdefault(key_of(path), []).append(path)
    return [_change(register, key, found) for key, found in by_key.items()]


def papers(register: Register, institution: str) -> Iterator[Paper]:
    """All live decisions of an institution, each once."""
    last: dict[str, tuple[int, str]] = {}
    for path, positions in register.paths.items(f"/{institution}/", f"/{institution}0", excludemax=True):
        if is_item(path):
            last[key_of(path)] = max(last.get(key_of(path), (0, "")), (positions[-1], path))
    meetings: dict[str, Any] = {}
    for _, path in last.values():
        if found := _paper(register, path, meetings):
            yield found


def institutions(register: Register) -> list[str]:
    """The institutions that ever published something."""
    found, at = [], "/"
    while True:
        try:
            path = register.paths.minKey(at)
        except ValueError:
            return found
        found.append(path.split("/")[1])
        # What comes after every path below "/name/": "0" follows the slash.
        at = f"/{found[-1]}0"


def _change(register: Register, key: str, paths: list[str]) -> Change:
    _, last = max((register.positions(path)[-1], path) for path in paths)
    erased = any(register.record(position) is None for path in paths for position in register.positions(path))
    return Change(key.partition("/")[0], key, _paper(register, last, {}), erased)


def _paper(register: Register, path: str, meetings: dict[str, Any]) -> Paper | None:
    position = register.positions(path)[-1]
    record = register.record(position)
    if record is None or record.get("type") != "decision":
        return None
    meeting = meeting_of(path)
    if meeting not in meetings:
        positions = register.positions(meeting)
        meetings[meeting] = register.record(positions[-1]) if positions else None
    try:
        return paper(path, position, register.headers[position]["time"], record, meetings[meeting])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # One record that nobody can read is no reason to find nothing at all.
        logger.error("search index: entry %s cannot be read: %s", position, type(error).__name__)
        return None
