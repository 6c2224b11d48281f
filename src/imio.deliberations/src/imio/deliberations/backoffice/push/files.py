"""Where the files of annexes lie, by the identifiers that the submission announces."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from typing import BinaryIO

import os
import re
import stat


IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")

#: Where the file of an annex lies: id of the item, id of the annex -> path, or None.
Files = Callable[[str, str], Path | None]


def files_of(submission: Mapping[str, Any], folder: Path) -> Files:
    """Where the files of a submission lie: ``<item>/<annex>.*`` in the folder or, for short, ``<annex>.*``.

    Two items may call their annexes alike: the short form is not for those. Links are never followed.
    """
    owners: dict[str, set[str]] = {}
    for item, annex, _size in announced(submission):
        owners.setdefault(annex, set()).add(item)

    def find(item: str, annex: str) -> Path | None:
        if not IDENTIFIER.fullmatch(item) or not IDENTIFIER.fullmatch(annex):
            return None
        own = folder / item
        found = None if own.is_symlink() else _named(own, annex)
        return found or (_named(folder, annex) if owners.get(annex) == {item} else None)

    return find


def announced(submission: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Item, annex and size of each publishable annex; what is not as it should be is left to the portal to refuse."""
    for item in _dicts(submission.get("items")):
        for annex in _dicts(item.get("annexes")):
            names = item.get("id"), annex.get("id")
            if annex.get("publishable") is True and all(isinstance(name, str) for name in names):
                yield *names, annex.get("size")


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _named(folder: Path, name: str) -> Path | None:
    """The file of that name, whatever its extension."""
    if not folder.is_dir():
        return None
    candidates = (path for path in folder.iterdir() if path.stem == name and path.suffix)
    return min((path for path in candidates if path.is_file() and not path.is_symlink()), default=None)


def opened(path: Path) -> BinaryIO | None:
    """A regular file, open; None for anything else, a link put there meanwhile included."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        return None
    return os.fdopen(number, "rb")
