"""Reads the annexes of an item (PDF, DOCX, ODT, HTML, text) and finds the personal data in them.

Nothing is written and nothing is fetched: the file stays as it is.
"""

from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.errors import ReaderMissing
from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import AnnexAnalysis
from imio.pseudonymizer.annexes.model import Covered
from imio.pseudonymizer.annexes.model import Finding
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import Page
from imio.pseudonymizer.annexes.model import Property
from imio.pseudonymizer.annexes.model import REASONS
from imio.pseudonymizer.annexes.model import Unreadable
from imio.pseudonymizer.annexes.opening import read_annex


__all__ = [
    "REASONS",
    "Annex",
    "AnnexAnalysis",
    "Covered",
    "Finding",
    "Limits",
    "NotReadable",
    "Page",
    "Property",
    "ReaderMissing",
    "TooLarge",
    "Unreadable",
    "analyse_annex",
    "read_annex",
]


def __getattr__(name: str):
    """Read the rules only when they are asked for: the process that reads a PDF needs none of them."""
    if name != "analyse_annex":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from imio.pseudonymizer.annexes.analysing import analyse_annex

    return analyse_annex
