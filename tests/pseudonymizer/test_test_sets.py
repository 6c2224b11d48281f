"""Do the sets that were measured blind stay at least as well read as on that day?

A bound is the blind figure with one mention of slack, or what the set reached once its errors had been read (*l*, *o*
to *t*): a change of rules that costs more than that is noticed here. Whoever mends the rules for a set raises its
bounds.
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
        "persons to mask: mentions hidden": 0.992,
        "addresses hidden": 0.96,
        "births hidden": 0.956,
        "sensitive phrases hidden": 0.948,
        "documents with a direct identifier left": 0.0223,
        "office holders masked, no registry": 0.0048,
        "office holders proposed, no registry": 0.0479,
        "office holders masked, with registry": 0.0048,
        "office holders proposed, with registry": 0.0048,
        "eponymous streets, firms, laws, numbers damaged": 0.0188,
        "proposals a document, median": 3,
    },
    "hand_j": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.992,
        "addresses hidden": 0.956,
        "births hidden": 0.928,
        "sensitive phrases hidden": 0.926,
        "documents with a direct identifier left": 0.0218,
        "office holders masked, no registry": 0.0045,
        "office holders proposed, no registry": 0.0354,
        "office holders masked, with registry": 0.0045,
        "office holders proposed, with registry": 0.0133,
        "eponymous streets, firms, laws, numbers damaged": 0.0482,
        "proposals a document, median": 2,
    },
    "hand_k": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.982,
        "addresses hidden": 0.959,
        "births hidden": 0.941,
        "sensitive phrases hidden": 0.964,
        "documents with a direct identifier left": 0.0409,
        "office holders masked, no registry": 0.0091,
        "office holders proposed, no registry": 0.0481,
        "office holders masked, with registry": 0.0031,
        "office holders proposed, with registry": 0.0091,
        "eponymous streets, firms, laws, numbers damaged": 0.0228,
        "proposals a document, median": 2,
    },
    "hand_l": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.993,
        "addresses hidden": 0.984,
        "births hidden": 0.977,
        "sensitive phrases hidden": 0.933,
        "documents with a direct identifier left": 0.0313,
        "office holders masked, no registry": 0.0134,
        "office holders proposed, no registry": 0.0802,
        "office holders masked, with registry": 0.0067,
        "office holders proposed, with registry": 0.0112,
        "eponymous streets, firms, laws, numbers damaged": 0.0345,
        "proposals a document, median": 4,
    },
    "hand_o": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.995,
        "addresses hidden": 0.98,
        "births hidden": 0.973,
        "sensitive phrases hidden": 0.909,
        "documents with a direct identifier left": 0.0157,
        "office holders masked, no registry": 0.009,
        "office holders proposed, no registry": 0.0836,
        "office holders masked, with registry": 0.003,
        "office holders proposed, with registry": 0.006,
        "eponymous streets, firms, laws, numbers damaged": 0.0221,
        "proposals a document, median": 3,
    },
    "hand_p": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.996,
        "addresses hidden": 0.983,
        "births hidden": 0.962,
        "sensitive phrases hidden": 0.959,
        "documents with a direct identifier left": 0.0157,
        "office holders masked, no registry": 0.0078,
        "office holders proposed, no registry": 0.0584,
        "office holders masked, with registry": 0.0039,
        "office holders proposed, with registry": 0.0234,
        "eponymous streets, firms, laws, numbers damaged": 0.0255,
        "proposals a document, median": 3,
    },
    "hand_q": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 0.935,
        "persons to mask: mentions hidden": 0.993,
        "addresses hidden": 0.984,
        "births hidden": 0.969,
        "sensitive phrases hidden": 0.903,
        "documents with a direct identifier left": 0.0286,
        "office holders masked, no registry": 0.0348,
        "office holders proposed, no registry": 0.1882,
        "office holders masked, with registry": 0.0041,
        "office holders proposed, with registry": 0.0389,
        "eponymous streets, firms, laws, numbers damaged": 0.1024,
        "proposals a document, median": 4,
    },
    "hand_r": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.9926,
        "addresses hidden": 0.985,
        "births hidden": 0.972,
        "sensitive phrases hidden": 0.825,
        "documents with a direct identifier left": 0.0313,
        "office holders masked, no registry": 0.0422,
        "office holders proposed, no registry": 0.1123,
        "office holders masked, with registry": 0.0036,
        "office holders proposed, with registry": 0.0141,
        "eponymous streets, firms, laws, numbers damaged": 0.0935,
        "proposals a document, median": 4,
    },
    "hand_s": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.993,
        "addresses hidden": 0.976,
        "births hidden": 0.942,
        "sensitive phrases hidden": 0.916,
        "documents with a direct identifier left": 0.0572,
        "office holders masked, no registry": 0.0145,
        "office holders proposed, no registry": 0.0346,
        "office holders masked, with registry": 0.0029,
        "office holders proposed, with registry": 0.0116,
        "eponymous streets, firms, laws, numbers damaged": 0.0424,
        "proposals a document, median": 3,
    },
    "hand_t": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.997,
        "addresses hidden": 0.985,
        "births hidden": 0.978,
        "sensitive phrases hidden": 0.911,
        "documents with a direct identifier left": 0.0143,
        "office holders masked, no registry": 0.0134,
        "office holders proposed, no registry": 0.0358,
        "office holders masked, with registry": 0.0045,
        "office holders proposed, with registry": 0.0134,
        "eponymous streets, firms, laws, numbers damaged": 0.0484,
        "proposals a document, median": 3,
    },
    "hand_u": {
        "NISS, IBAN, phone, e-mail, plate: hidden": 1,
        "persons to mask: mentions hidden": 0.99,
        "addresses hidden": 0.961,
        "births hidden": 0.972,
        "sensitive phrases hidden": 0.966,
        "documents with a direct identifier left": 0.0572,
        "office holders masked, no registry": 0.0059,
        "office holders proposed, no registry": 0.0176,
        "office holders masked, with registry": 0.003,
        "office holders proposed, with registry": 0.003,
        "eponymous streets, firms, laws, numbers damaged": 0.0319,
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
