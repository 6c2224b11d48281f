"""Reads what collective.exportimport writes: one JSON array of objects, each by itself. Pure.

A file is as large as all annexes of a site; in memory is one object at a time, and a line of an index for each.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from urllib.parse import urlsplit

import json
import mmap
import re


#: A string, or a bracket outside any.
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]', re.DOTALL)
#: Where the existing portal keeps its meetings.
DECISIONS = "decisions"


class BadExport(ValueError):
    """The file is not what collective.exportimport writes; the message says what is wrong, without its content."""


@dataclass(frozen=True)
class Found:
    """An object in a file: ``institution``, and its ``path`` below that as steps; ``source``: number of the file."""

    type: str
    institution: str
    path: tuple[str, ...]
    source: int
    start: int
    end: int


class Export:
    """The files of an export, as a context manager. ``index``: what is in them, in their order."""

    def __init__(self, files: list[Path]):
        self._files = files
        self._stack = ExitStack()
        self._maps: list[mmap.mmap] = []
        self.index: list[Found] = []

    def __enter__(self) -> "Export":
        """Raises ``BadExport`` for a file that cannot be read to its end."""
        try:
            for number, path in enumerate(self._files):
                self._maps.append(self._opened(path))
                self.index += self._found(number, path)
        except BaseException:
            self._stack.close()
            raise
        self.index = _placed(self.index)
        return self

    def __exit__(self, *error) -> None:
        self._stack.close()

    def read(self, found: Found) -> dict[str, Any]:
        """The object itself, its files in base64."""
        return json.loads(self._maps[found.source][found.start : found.end])

    @property
    def institutions(self) -> tuple[str, ...]:
        """The ids of the institutions that the export tells of."""
        return tuple(dict.fromkeys(one.institution for one in self.index))

    def institution(self, name: str) -> dict[str, Any] | None:
        """The institution itself, or None where the export is of its meetings alone."""
        found = (one for one in self.index if one.institution == name and one.type == "Institution")
        one = next(found, None)
        return self.read(one) if one is not None else None

    def of(self, institution: str, portal_type: str, *path: str) -> list[Found]:
        """The objects of a type directly below a path of an institution, in the order of their ids."""
        depth = len(path) + 1
        found = (
            one
            for one in self.index
            if one.type == portal_type
            and one.institution == institution
            and len(one.path) == depth
            and one.path[:-1] == path
        )
        return sorted(found, key=lambda one: one.path)

    def _opened(self, path: Path) -> mmap.mmap:
        try:
            file = self._stack.enter_context(path.open("rb"))
            return self._stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise BadExport(f"{path}: {type(error).__name__}") from None

    def _found(self, number: int, path: Path) -> Iterator[Found]:
        source = self._maps[number]
        for start, end in _objects(source, path):
            try:
                data = json.loads(source[start:end])
            except ValueError:
                raise BadExport(f"{path}: JSON illisible à l’octet {start}") from None
            # What could not be exported stands at the end, and is no object of the site.
            if "@type" not in data or "@id" not in data:
                continue
            steps = tuple(unquote(step) for step in urlsplit(str(data["@id"])).path.split("/") if step)
            yield Found(str(data["@type"]), "", steps, number, start, end)


def _objects(source: mmap.mmap, path: Path) -> Iterator[tuple[int, int]]:
    """Where each object of the array begins and ends."""
    depth, start = 0, 0
    for token in _TOKEN.finditer(source):
        sign = token[0][:1]
        if sign in b"{[":
            depth += 1
            if depth == 1 and sign != b"[":
                raise BadExport(f"{path}: un tableau JSON est attendu")
            if depth == 2:
                start = token.start()
        elif sign in b"}]":
            depth -= 1
            if depth == 1:
                yield start, token.end()
            elif depth == 0:
                return
    raise BadExport(f"{path}: le fichier est incomplet" if depth else f"{path}: un tableau JSON est attendu")


def _placed(index: list[Found]) -> list[Found]:
    """Each object with its institution: the step before ``decisions``, or an Institution's own."""
    named = {one.path for one in index if one.type == "Institution"}
    for one in index:
        if DECISIONS in one.path[1:]:
            named.add(one.path[: one.path.index(DECISIONS, 1)])
    placed = []
    for one in index:
        root = next((one.path[:size] for size in range(1, len(one.path) + 1) if one.path[:size] in named), None)
        if root is not None:
            placed.append(Found(one.type, root[-1], one.path[len(root) :], one.source, one.start, one.end))
    return placed
