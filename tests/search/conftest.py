"""A register written by hand, and what is found of it."""

from contextlib import suppress
from imio.deliberations.publication.wall import _WATCH
from search.shelf import Shelf

import pytest
import transaction


@pytest.fixture
def shelf(functional):
    # The thread of a request is watched for good, also where an earlier test of this process made one; here no gate is.
    with suppress(KeyError):
        transaction.manager.unregisterSynch(_WATCH)
    transaction.begin()
    made = Shelf(functional)
    made.institution("val")
    return made
