"""What the tests of the pseudonymizer share. Every person, number and place is invented."""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer

import pytest


@pytest.fixture(scope="session")
def analyse():
    """Analyse one text as the part "note"."""
    pseudonymizer = Pseudonymizer()

    def run(text, officials=(), format="text", **options):
        return pseudonymizer.analyse(Document((Part("note", text, format),)), officials, **options)

    return run


@pytest.fixture(scope="session")
def found(analyse):
    """Return the (text, action) of the spans of one label."""

    def run(text, label, officials=(), format="text"):
        spans = analyse(text, officials, format).spans
        return [(span.text, span.action) for span in spans if span.label == label]

    return run
