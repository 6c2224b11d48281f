"""A layer's life of one test, made as long as a module: for tests that only look at what was made once."""

from contextlib import contextmanager


@contextmanager
def lasting(layer):
    """The layer, set up once; whatever was done meanwhile goes with it."""
    lineage = list(dict.fromkeys(_lineage(layer)))
    for one in lineage:
        one.testSetUp()
    yield layer
    for one in reversed(lineage):
        one.testTearDown()


def _lineage(layer):
    for base in layer.__bases__:
        if base is not object:
            yield from _lineage(base)
    yield layer
