"""How long something takes: what is quick must stay so, what grows must grow with the length and no faster.

Seconds of the process, not of the clock. Other work on the same machine makes a measure longer, never shorter: the
least of a few tries counts. What is slow by itself is so at each of them.
"""

from collections.abc import Callable

import time


TRIES = 4


def seconds(run: Callable[[], object]) -> float:
    """What one run takes."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def takes_at_most(limit: float, run: Callable[[], object]) -> bool:
    """Whether a run ends within ``limit`` seconds."""
    return any(seconds(run) < limit for _ in range(TRIES))


def grows_at_most(ratio: float, run: Callable[[str], object], short: str, long: str, floor: float = 0.2) -> bool:
    """Whether the long text takes at most ``ratio`` times as long as the short one, or less than ``floor`` seconds.

    For a text four times as long: some four times when the time is linear, sixteen when it is quadratic.
    """
    least_short = least_long = float("inf")
    for _ in range(TRIES):
        least_short = min(least_short, *(seconds(lambda: run(short)) for _ in range(2)))
        least_long = min(least_long, seconds(lambda: run(long)))
        if least_long < max(floor, ratio * least_short):
            return True
    return False
