"""A site planted once a module, behind a real HTTP server, and put back after whatever a test did to it."""

from wall.site import Site

import pytest


@pytest.fixture(scope="module")
def layer_of_module(acceptance_session):
    """The layer's life of one test, as long as the module."""
    lineage = list(dict.fromkeys(_lineage(acceptance_session)))
    for layer in lineage:
        layer.testSetUp()
    yield acceptance_session
    for layer in reversed(lineage):
        layer.testTearDown()


@pytest.fixture(scope="module")
def empty_site(layer_of_module):
    """A portal with nothing in it."""
    site = Site(layer_of_module)
    yield site
    site.close()


def _lineage(layer):
    for base in layer.__bases__:
        if base is not object:
            yield from _lineage(base)
    yield layer
