"""A site planted once a module, behind a real HTTP server, and put back after whatever a test did to it."""

from lasting import lasting
from wall.site import Site

import pytest


@pytest.fixture(scope="module")
def layer_of_module(acceptance_session):
    """The layer's life of one test, as long as the module."""
    with lasting(acceptance_session) as layer:
        yield layer


@pytest.fixture(scope="module")
def empty_site(layer_of_module):
    """A portal with nothing in it."""
    site = Site(layer_of_module)
    yield site
    site.close()
