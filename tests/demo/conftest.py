from datetime import date
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path

import json
import pytest


PROFILES = Path(__file__).parents[2] / "profiles"
DEMO = PROFILES / "demo"


def module(name, folder=DEMO):
    """A module of a profile, by its path: ``profiles`` is no package."""
    spec = spec_from_file_location(name, folder / f"{name}.py")
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="session")
def load_module():
    return module


@pytest.fixture(scope="session")
def profiles():
    return PROFILES


@pytest.fixture(scope="session")
def today():
    """A day of loading; the data hold on any other as well."""
    return date(2026, 11, 21)


@pytest.fixture(scope="session")
def relative_dates():
    return module("relative_dates")


@pytest.fixture(scope="session")
def make_annexes():
    return module("make_annexes")


@pytest.fixture(scope="session")
def portal_data(relative_dates, today):
    return relative_dates.resolve(json.loads((DEMO / "portal.json").read_text(encoding="utf-8")), today)


@pytest.fixture(scope="session")
def submissions_as_written():
    """The submissions by file name, in the order of loading."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((DEMO / "submissions").glob("*.json"))
    }


@pytest.fixture(scope="session")
def submissions(relative_dates, submissions_as_written, today):
    """The same, as they are on ``today``."""
    return relative_dates.resolve(submissions_as_written, today)


@pytest.fixture(scope="session")
def items(submissions):
    return [item for submission in submissions.values() for item in submission["items"]]


@pytest.fixture(scope="session")
def annexes(items):
    return [annex for item in items for annex in item.get("annexes", [])]


@pytest.fixture(scope="session")
def annex_texts():
    """What the annexes say, from their sources."""
    sources = (DEMO / "annexes" / "sources").glob("*.txt")
    return "\n".join(path.read_text(encoding="utf-8") for path in sources)


@pytest.fixture(scope="session")
def _no_layer():
    """In place of the fixtures that start Plone for every test: nothing here needs it."""


_keep_acceptance_session = _keep_functional_session = _keep_integration_session = _no_layer
