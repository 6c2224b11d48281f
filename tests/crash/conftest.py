"""What the crash tests share: a portal that is made once, and what was played on two copies of it."""

from crash.play import play
from crash.server import make_base

import os
import pytest
import random


@pytest.fixture(scope="session")
def _no_layer():
    """In place of the fixtures that start Plone in this process: here it runs in its own."""


_keep_acceptance_session = _keep_functional_session = _keep_integration_session = _no_layer


@pytest.fixture(scope="session")
def seed():
    """Of all that is random; ``CRASH_SEED`` plays a former run again, as far as threads allow."""
    return int(os.environ.get("CRASH_SEED") or random.SystemRandom().randrange(10**6))


@pytest.fixture(scope="session")
def kills():
    return int(os.environ.get("CRASH_KILLS", "10"))


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    return make_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def played(base, tmp_path_factory, seed, kills):
    """Two portals that were killed again and again: while one starts, the other works."""
    return play(base, tmp_path_factory.mktemp("played"), seed, kills)
