"""Asks the shards of an index at the same time, one a core: Tantivy lets go of the interpreter while it searches."""

from collections.abc import Callable
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import os


#: Cores that one search may keep busy.
MOST = 4

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def together(ask: Callable[[Asked], Answer], shards: Iterable[Asked]) -> list[Answer]:
    """The answers in the order of the shards. ``ask`` must touch nothing but the index. Raises what it raises."""
    asked = list(shards)
    if len(asked) < 2 or _cores() < 2:
        return [ask(one) for one in asked]
    return list(_pool().map(ask, asked))


def _cores() -> int:
    return min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_cores(), thread_name_prefix="search")
