"""The stand-in for iA.Délib and a client that talks to it; shared by the tests of this folder."""

from imio.deliberations.backoffice.addresses import opened_networks
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.connection import Connection
from imio.deliberations.backoffice.connection import Limits
from imio.deliberations.backoffice.credentials import Credentials
from standin.running import a_meeting
from standin.running import a_town
from standin.running import COUNCIL
from standin.running import running
from standin.server import PASSWORD
from standin.server import USER

import pytest


LOOPBACK = opened_networks({"DELIBERATIONS_BACKOFFICE_NETWORKS": "127.0.0.0/8, ::1/128"})
#: A busy machine has its time; only the pauses between two attempts are short.
SWIFT = Limits(connect=10, read=20, answer=60, download=120, pause=0.01, longest_pause=0.05)


@pytest.fixture(scope="session", params=["2.x", "1.x"])
def served(request):
    """One stand-in for each dialect, for all tests; ``standin`` gives it a new town."""
    with running(a_town(), old=request.param == "1.x", root="/valmont") as standin:
        yield standin


@pytest.fixture
def standin(served):
    """The stand-in in both dialects, with a frozen meeting of three items."""
    served.town = a_town()
    served.faults.clear()
    served.requests.clear()
    served.town.freeze(a_meeting(served.town))
    return served


@pytest.fixture
def town(standin):
    return standin.town


@pytest.fixture
def swift():
    """Limits with which a test need not wait."""
    return SWIFT


@pytest.fixture
def connect():
    """A connection to an address, closed at the end."""
    opened = []

    def connect(url, password=PASSWORD, limits=SWIFT, **options):
        options = {"opened": LOOPBACK, **options}
        opened.append(Connection(url, Credentials(USER, password), limits, **options))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


@pytest.fixture
def client(standin, connect):
    return Client(connect(standin.url))


@pytest.fixture
def meeting(client):
    """The stand-in's only meeting, as the client reads it."""
    (found,) = client.meetings(COUNCIL)
    return found
