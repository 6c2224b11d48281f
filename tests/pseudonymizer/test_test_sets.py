"""Do the sets that were measured blind stay at least as well read as on that day?

A bound is the blind figure with one mention of slack: a change of rules that costs more than that is noticed here.
Whoever mends the rules for a set raises its bounds.
"""

from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.evaluation.corpus import registry
from imio.pseudonymizer.evaluation.measure import measure
from imio.pseudonymizer.evaluation.table import rows
from pathlib import Path

import pytest


CORPUS = Path(__file__).parent / "corpus"

BOUNDS = {
    "hand_i": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.97,
        "addresses hidden": 0.91,
        "births hidden": 0.95,
        "sensitive phrases hidden": 0.92,
        "documents with a direct identifier left": 0.09,
        "office holders masked, no registry": 0.015,
        "office holders proposed, no registry": 0.063,
        "office holders masked, with registry": 0.005,
        "office holders proposed, with registry": 0.005,
        "eponymous streets, firms, laws, numbers damaged": 0.04,
        "proposals a document, median": 3,
    },
    "hand_j": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.97,
        "addresses hidden": 0.91,
        "births hidden": 0.92,
        "sensitive phrases hidden": 0.73,
        "documents with a direct identifier left": 0.11,
        "office holders masked, no registry": 0.005,
        "office holders proposed, no registry": 0.036,
        "office holders masked, with registry": 0.005,
        "office holders proposed, with registry": 0.018,
        "eponymous streets, firms, laws, numbers damaged": 0.0482,
        "proposals a document, median": 3,
    },
    "hand_k": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.957,
        "addresses hidden": 0.877,
        "births hidden": 0.94,
        "sensitive phrases hidden": 0.82,
        "documents with a direct identifier left": 0.164,
        "office holders masked, no registry": 0.07,
        "office holders proposed, no registry": 0.166,
        "office holders masked, with registry": 0.016,
        "office holders proposed, with registry": 0.061,
        "eponymous streets, firms, laws, numbers damaged": 0.108,
        "proposals a document, median": 3,
    },
}


@pytest.mark.parametrize("name", BOUNDS)
def test_a_set_is_read_at_least_as_well_as_blind(name):
    documents = read_corpus(CORPUS / f"{name}.txt")
    pseudonymizer = Pseudonymizer()
    found = list(rows(measure(documents, pseudonymizer), measure(documents, pseudonymizer, registry(documents))))
    bounds = BOUNDS[name]
    assert {row.figure for row in found} == set(bounds)
    worse = {
        row.figure: row.value
        for row in found
        if (row.value < bounds[row.figure] if row.at_least else row.value > bounds[row.figure])
    }
    assert worse == {}
