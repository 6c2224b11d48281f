"""A published meeting behind a real HTTP server, asked by anonymous programs."""

from flow import item
from flow import make_institution
from flow import publish

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
def dossiers(institution):
    made = publish(
        institution,
        item("a", number="2.10", position=3, texts={"decision": "<p>M. Evrard Noirhomme achète.</p>"}),
        item("b", number="2.9", position=2),
    )
    transaction.commit()
    return made


@pytest.fixture
def program(portal):
    with httpx.Client(base_url=portal.absolute_url(), headers={"Accept": "application/json"}, timeout=60) as client:
        yield client
