"""A published meeting behind a real HTTP server, asked by anonymous programs."""

from api.showcase import build
from beginnings import begin_with
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import publish
from imio.deliberations.worker.rounds import work
from lasting import lasting

import httpx
import pytest
import transaction


@pytest.fixture
def portal(acceptance):
    return acceptance["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def dossiers(portal, institution):
    begin_with(portal, "two published", lambda: _publish_two(institution))
    return [dossier(institution, name) for name in ("a", "b")]


def _publish_two(institution):
    publish(
        institution,
        item("a", number="2.10", position=3, texts={"decision": "<p>M. Evrard Noirhomme achète.</p>"}),
        item("b", number="2.9", position=2),
    )
    transaction.commit()


@pytest.fixture
def suspended(portal, dossiers):
    """The second one is out of sight."""
    dossiers[1].suspension_request = {"act": "suspend", "who": "val-secretaries-1", "at": NOW, "reason": "relire"}
    dossiers[1].reindexObject(idxs=["wish"])
    transaction.commit()
    work(portal, NOW)


@pytest.fixture
def program(portal):
    with httpx.Client(base_url=portal.absolute_url(), headers={"Accept": "application/json"}, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def showcase(acceptance_session):
    """One of everything, made once a module: for tests that change nothing."""
    with lasting(acceptance_session) as layer:
        yield build(layer["portal"])


@pytest.fixture
def reader(showcase):
    """An anonymous program before the showcase."""
    with httpx.Client(base_url=showcase.url, headers={"Accept": "application/json"}, timeout=60) as client:
        yield client
