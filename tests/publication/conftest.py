"""A portal with one institution whose council meets on 23 March 2027."""

from flow import make_institution

import pytest


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)
