"""Finds the personal data in French (Belgian) administrative texts, keeps office holders visible, and says why."""

from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.errors import PseudonymizerError
from imio.pseudonymizer.reading import plain_text
from imio.pseudonymizer.regrouping import CannotRegroup
from imio.pseudonymizer.regrouping import merge
from imio.pseudonymizer.regrouping import relabel
from imio.pseudonymizer.regrouping import reorder
from imio.pseudonymizer.regrouping import split
from imio.pseudonymizer.rendering import Mask
from imio.pseudonymizer.rendering import render
from imio.pseudonymizer.rendering import Rendered
from imio.pseudonymizer.scanning import Forbidden
from imio.pseudonymizer.scanning import Hit
from imio.pseudonymizer.scanning import scan
from imio.pseudonymizer.searching import find_all


__version__ = "1.0.0.dev0"
__all__ = [
    "Analysis",
    "CannotRegroup",
    "Document",
    "Doubt",
    "Forbidden",
    "Hit",
    "Mask",
    "Official",
    "Part",
    "Pseudonymizer",
    "PseudonymizerError",
    "Rendered",
    "Settings",
    "Span",
    "__version__",
    "find_all",
    "merge",
    "plain_text",
    "relabel",
    "render",
    "reorder",
    "scan",
    "split",
]
