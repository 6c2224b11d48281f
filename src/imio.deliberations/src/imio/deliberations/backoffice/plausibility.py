"""Is this what the back office usually sends? Pure; a run that is not plausible stops before anything is imported."""

from collections.abc import Iterable
from collections.abc import Sequence
from imio.deliberations.backoffice.dialects import Identity
from imio.deliberations.backoffice.errors import AnotherSource
from imio.deliberations.backoffice.errors import Implausible

import statistics


#: So many times the usual number stops a run.
FACTOR = 10
#: A number up to this is never too much: ten times a short agenda is a long one.
FLOOR = 50


def same_source(noted: Identity, found: Identity, bodies: Iterable[str]) -> None:
    """Raise ``AnotherSource`` unless the same database answers as when the connection was made.

    ``bodies``: ids of the meeting configurations that are read. Each one that is still there must have the UID that was
    noted, and one at least must be there: UIDs are random, so another town's never match.
    """
    before = {body.id: body.uid for body in noted.bodies}
    now = {body.id: body.uid for body in found.bodies}
    compared = [body for body in bodies if body in before and body in now]
    if not compared or any(before[body] != now[body] for body in compared):
        raise AnotherSource()


def check_amount(what: str, found: int, usual: Sequence[int], confirmed: int = 0) -> None:
    """Raise ``Implausible`` when ``found`` is ten times the usual number.

    ``what``: "points", "séances" or "annexes". ``usual``: the numbers of the last runs; without any, nothing is
    unusual. ``confirmed``: a number that a human has accepted for this run.
    """
    if not usual or found <= confirmed:
        return
    typical = round(statistics.median(usual))
    if found > max(FLOOR, FACTOR * typical):
        raise Implausible(what, found, typical)
