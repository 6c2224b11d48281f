"""A downloaded file that waits to be kept: on the disk, readable by the portal's account alone, gone when let go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import hashlib
import tempfile


@dataclass(frozen=True)
class Downloaded:
    """A temporary file: ``size`` in bytes, ``digest`` the SHA-256 of its bytes in hexadecimal.

    As a context manager it removes the file at the end, unless somebody moved it away.
    """

    path: Path
    size: int
    digest: str

    def __enter__(self) -> "Downloaded":
        return self

    def __exit__(self, *_) -> None:
        self.remove()

    def remove(self) -> None:
        """Let the file go."""
        self.path.unlink(missing_ok=True)


def kept(write: Callable[[BinaryIO], int], into: Path | None = None) -> Downloaded:
    """What ``write`` writes, in a temporary file; when it raises, no file is left."""
    with tempfile.NamedTemporaryFile(prefix="annex-", dir=into, delete=False) as target:
        path = Path(target.name)
        try:
            size = write(target)
            target.seek(0)
            digest = hashlib.file_digest(target, "sha256").hexdigest()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return Downloaded(path, size, digest)
