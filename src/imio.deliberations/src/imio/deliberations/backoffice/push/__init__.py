"""Hand submissions to the portal from another program: httpx is all it needs, so that this folder may be copied.

    from imio.deliberations.backoffice.push import files_of
    from imio.deliberations.backoffice.push import Portal

    with Portal("https://deliberations.example.be", "val-backoffice-1", password) as portal:
        for line in portal.hand_in(submission, files_of(submission, Path("annexes"))):
            print(line, line.way_out)

``submission``: the JSON data of ``/@payload-schema``. What was handed in already is answered ``unchanged``, so that
whatever was interrupted may simply be handed in again. Every failure is a ``PushError`` whose sentence says the way
out; neither a sentence nor a line ever holds a value that was sent, but for the identifiers that the portal echoes.
"""

# Relative imports here alone: a copy has another name.
from .files import files_of
from .portal import Portal
from .told import BadAddress
from .told import FieldProblem
from .told import Line
from .told import NotThePortal
from .told import PushError
from .told import Rejected
from .told import Unavailable
from .told import WrongAccount


__all__ = [
    "BadAddress",
    "FieldProblem",
    "Line",
    "NotThePortal",
    "Portal",
    "PushError",
    "Rejected",
    "Unavailable",
    "WrongAccount",
    "files_of",
]
