"""How the stand-in misbehaves: each fault for some requests, of some path, now or later."""

from dataclasses import dataclass
from threading import Lock


#: What a fault may be. Those of the first row replace the answer, the others alter its data.
KINDS = {
    "status": "answers with `status`, `message`, and the header Retry-After `retry_after` if given",
    "html": "answers a web page with status 200 that says `message`",
    "text": "answers text that is neither JSON nor HTML, and `message`",
    "slow": "waits `seconds`, then answers",
    "drip": "sends its answer byte by byte, `seconds` apart",
    "truncated": "closes in the middle of the answer",
    "wrong_length": "announces more bytes than it sends",
    "redirect": "redirects to `location`",
    "compressed": "sends gzip that nobody asked for",
    "endless": "sends blanks, `size` bytes of them",
    "missing": "leaves the key `key` out of every object",
    "duplicates": "gives all items the number of the first",
    "twice": "tells the first entry of a list a second time instead of the last",
    "short_list": "announces one entry more than it tells",
    "dialect": "speaks the other dialect",
    "secret": "ignores the filter of privacy",
    "unpublishable": "ignores the filters of annexes",
    "elsewhere": "names downloads and objects at `location`",
    "other_size": "sends a file of `size` bytes less than it says",
    "deep": "nests JSON without end",
    "more": "adds to every object keys that nobody asked for, which say `message`",
}


@dataclass
class Fault:
    """``path``: part of the path and query that it concerns; ``after``: requests of these that go well first;
    ``times``: how many go wrong then (0: all)."""

    kind: str
    path: str = ""
    after: int = 0
    times: int = 0
    status: int = 500
    seconds: float = 0
    size: int = 0
    key: str = ""
    location: str = ""
    retry_after: str = ""
    message: str = ""
    met: int = 0

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind}: one of {', '.join(KINDS)}")


class Faults:
    """The faults that are switched on."""

    def __init__(self):
        self._faults: list[Fault] = []
        self._lock = Lock()

    def add(self, kind: str, **how) -> None:
        with self._lock:
            self._faults.append(Fault(kind, **how))

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()

    def of(self, path: str) -> dict[str, Fault]:
        """The faults of this request, by kind; it is counted."""
        found = {}
        with self._lock:
            for fault in self._faults:
                if fault.path in path:
                    fault.met += 1
                    if fault.met > fault.after and (not fault.times or fault.met <= fault.after + fault.times):
                        found[fault.kind] = fault
        return found
