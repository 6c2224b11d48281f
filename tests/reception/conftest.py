"""A portal behind a real HTTP server, and the back office's client."""

from flow import make_institution
from flow import password

import httpx
import pytest
import transaction


@pytest.fixture
def portal(acceptance):
    return acceptance["portal"]


@pytest.fixture
def institution(portal):
    made = make_institution(portal)
    make_institution(portal, "other", "Rochebrune")
    return made


@pytest.fixture
def client_of(acceptance, institution):
    """An HTTP client signed in as an account, or anonymous."""
    opened = []

    def make(user: str | None) -> httpx.Client:
        client = httpx.Client(
            base_url=acceptance["portal"].absolute_url(),
            auth=(user, password(user)) if user else None,
            headers={"Accept": "application/json"},
            timeout=60,
        )
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.close()


@pytest.fixture
def backoffice(client_of):
    return client_of("val-backoffice-1")


@pytest.fixture
def see(portal):
    """Look at the database as it stands after the server's last commit."""

    def begin():
        transaction.begin()
        return portal["val"]["bureau"]

    return begin
