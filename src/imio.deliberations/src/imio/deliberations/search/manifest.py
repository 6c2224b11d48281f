"""What a replica holds: a small file that is replaced whole, so that a folder never is half new. No Zope, no index."""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import json
import os


NAME = "manifest.json"
#: Raised whenever what a document is in the index changes: an index of another format is built anew.
FORMAT = 2


class BadManifest(ValueError):
    """Missing, damaged, or of another format."""


@dataclass(frozen=True)
class Manifest:
    """``position``, ``head``: the last entry of the register that is in the index, and the hash of its header.

    ``spread``: over how many shards the institutions are spread. ``shards``: number -> (folder, how often it was
    written). ``unclean``: numbers of the shards whose files may still hold what was erased.
    """

    position: int
    head: str
    spread: int = 1
    shards: dict[str, tuple[str, int]] = field(default_factory=dict)
    unclean: tuple[str, ...] = ()


def load(root: Path) -> Manifest:
    """The manifest of a replica. Raises ``BadManifest``."""
    try:
        data = json.loads((root / NAME).read_text(encoding="utf-8"))
        if data.pop("format") != FORMAT:
            raise BadManifest("another format")
        shards = {number: (str(folder), int(written)) for number, (folder, written) in data["shards"].items()}
        if any(Path(folder).name != folder for folder, _ in shards.values()):
            raise BadManifest("a folder outside")
        unclean = tuple(map(str, data["unclean"]))
        return Manifest(int(data["position"]), str(data["head"]), max(1, int(data["spread"])), shards, unclean)
    except BadManifest:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadManifest(type(error).__name__) from None


def save(root: Path, manifest: Manifest) -> None:
    """Replace the manifest, all at once and for good."""
    beside = root / f"{NAME}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, **asdict(manifest)}, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, root / NAME)


def stamp(root: Path) -> tuple[int, int] | None:
    """What changes whenever the manifest is replaced; None where there is none. One look at the disk."""
    try:
        status = os.stat(root / NAME)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
