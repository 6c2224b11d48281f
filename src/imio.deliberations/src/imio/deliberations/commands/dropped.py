"""A folder in which programs that can only export put submissions: ``NAME.json``, and its files in ``NAME/``.

What is taken is first moved to ``taking/<stamp>/`` and from there, in one step, to ``done/`` or ``refused/``: whatever
stops in between, it is in one place, whole, and is handed in again. No name of a file is ever told, because
it may name somebody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imio.deliberations.commands.problem import Problem
from pathlib import Path

import fcntl
import os
import secrets
import time


#: Size, time of change and number of each file: the same twice means that nobody wrote meanwhile.
Look = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Dropped:
    """A submission that lies in a folder: ``place / name.json``, its files in ``place / name``."""

    place: Path
    name: str

    @property
    def json(self) -> Path:
        return self.place / f"{self.name}.json"

    @property
    def files(self) -> Path:
        return self.place / self.name

    @property
    def marker(self) -> Path:
        """Written last by an exporter that says when it is ready."""
        return self.place / f"{self.name}.ready"

    @property
    def report(self) -> Path:
        return self.place / f"{self.name}.report.txt"

    @property
    def is_ready(self) -> bool:
        return self.marker.exists()

    def look(self) -> Look:
        """What can be seen of it now; empty when it has gone."""
        paths = [self.json]
        for folder, _folders, names in os.walk(self.files):
            paths += [Path(folder) / name for name in names]
        try:
            return tuple((str(path), *_seen(path)) for path in sorted(paths))
        except FileNotFoundError:
            return ()


def _seen(path: Path) -> tuple[int, int, int]:
    found = path.lstat()
    return found.st_size, found.st_mtime_ns, found.st_ino


class Folder:
    """The folder. Raises ``Problem`` where it cannot be used."""

    def __init__(self, root: Path):
        self.root = root
        self.taking, self.done, self.refused = root / "taking", root / "done", root / "refused"
        if not root.is_dir():
            raise Problem("FOLDER: n’est pas un dossier")
        for place in (self.taking, self.done, self.refused):
            if place.is_symlink():
                raise Problem(f"FOLDER/{place.name}: un dossier est attendu, pas un lien")
            place.mkdir(exist_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else takes from this folder meanwhile. The lock goes with the process, however it ends."""
        with (self.root / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Problem("FOLDER: une autre commande « drop » y travaille déjà") from None
            yield

    def waiting(self) -> list[Dropped]:
        """What was put there, the oldest first. Links and hidden files are nobody's submission."""
        found = [
            (path.stat().st_mtime_ns, path.stem)
            for path in self.root.glob("*.json")
            if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
        ]
        return [Dropped(self.root, name) for _time, name in sorted(found)]

    def interrupted(self) -> list[Dropped]:
        """What was being taken when somebody pulled the plug; what was only half taken goes back."""
        found = []
        for place in sorted(path for path in self.taking.iterdir() if path.is_dir()):
            names = [path.stem for path in place.glob("*.json")]
            if names:
                found.append(Dropped(place, names[0]))
                continue
            for files in place.iterdir():
                if not (self.root / files.name).exists():
                    files.rename(self.root / files.name)
            if not any(place.iterdir()):
                place.rmdir()
        return found

    def take(self, dropped: Dropped) -> Dropped:
        """Move it out of the exporter's reach. Its JSON goes last: without it, what has moved goes back."""
        place = self.taking / f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{secrets.token_hex(3)}"
        place.mkdir()
        taken = Dropped(place, dropped.name)
        dropped.marker.unlink(missing_ok=True)
        if dropped.files.is_dir() and not dropped.files.is_symlink():
            dropped.files.rename(taken.files)
        dropped.json.rename(taken.json)
        return taken

    def settle(self, taken: Dropped, report: str = "") -> None:
        """It has been handed in: to ``done`` or, with a report, to ``refused``."""
        if report:
            taken.report.write_text(report, encoding="utf-8")
        taken.place.rename((self.refused if report else self.done) / taken.place.name)


def age(look: Look) -> float:
    """Seconds since anything of it changed."""
    return time.time() - max((changed for _path, _size, changed, _number in look), default=0) / 1e9
