"""Fixtures of all tests. What needs no Plone (pseudonymizer, rules, demo) starts none: layers are made on demand."""

from hypothesis import HealthCheck
from hypothesis import settings
from imio.deliberations.testing import ACCEPTANCE_TESTING
from imio.deliberations.testing import FUNCTIONAL_TESTING
from imio.deliberations.testing import INTEGRATION_TESTING
from longest import LONGEST
from pathlib import Path
from pytest_plone import fixtures_factory

import atexit
import os
import shutil
import sys
import tempfile


# Several processes share the processors already: threads that multiply the pseudonymizer's small matrices would only
# spin, and take four times what they save. Numpy, imported later, reads this once; servers that tests start inherit it.
assert "numpy" not in sys.modules
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# The search index of these tests: built anew by itself for each register that it meets.
os.environ["DELIBERATIONS_SEARCH"] = tempfile.mkdtemp(prefix="search-")
atexit.register(shutil.rmtree, os.environ["DELIBERATIONS_SEARCH"], ignore_errors=True)

# How long an example takes depends on what else the machine does.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

pytest_plugins = ["pytest_plone"]


def pytest_collection_modifyitems(items):
    """What takes longest comes first: no worker is left alone with it at the end."""
    here = Path(__file__).parent
    rank = {here / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


globals().update(
    fixtures_factory(
        (
            (ACCEPTANCE_TESTING, "acceptance"),
            (FUNCTIONAL_TESTING, "functional"),
            (INTEGRATION_TESTING, "integration"),
        )
    )
)
