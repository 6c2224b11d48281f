"""A register written by hand, and what is found of it."""

from search.shelf import Shelf

import pytest


@pytest.fixture
def shelf(functional):
    made = Shelf(functional)
    made.institution("val")
    return made
