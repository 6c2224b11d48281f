"""Writes what a run has to note: short transactions, tried again when somebody else wrote the same place."""

from collections.abc import Callable
from imio.deliberations.authority import as_system
from typing import TypeVar
from ZODB.POSException import ConflictError

import random
import time
import transaction


T = TypeVar("T")
ATTEMPTS = 6
#: Seconds before the next try, at most, times the number of the try.
PAUSE = 0.1


def written(act: Callable[[], T]) -> T:
    """Do ``act`` in a transaction of its own and commit. Raises ``ConflictError`` after ``ATTEMPTS``."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            transaction.begin()
            with as_system():
                result = act()
            transaction.commit()
        except ConflictError:
            transaction.abort()
            if attempt == ATTEMPTS:
                raise
            time.sleep(random.uniform(0, PAUSE) * attempt)
        except BaseException:
            transaction.abort()
            raise
        else:
            return result
    raise AssertionError("unreachable")
