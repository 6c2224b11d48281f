"""An institution connected to the stand-in, in both dialects where a test does not choose one."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import make_institution
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.connection import Connection
from imio.deliberations.backoffice.connection import Limits
from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.credentials import new_key
from imio.deliberations.backoffice.credentials import seal
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.pull import run
from imio.deliberations.reception.pull.source import identity_data
from imio.deliberations.reception.pull.source import made_for
from imio.deliberations.worker.pulling import pull_round
from standin.running import a_meeting
from standin.running import a_town
from standin.running import COUNCIL
from standin.running import running
from standin.server import PASSWORD
from standin.server import USER

import os
import pytest
import transaction


SWIFT = Limits(connect=1, read=1, answer=3, download=5, pause=0.01, longest_pause=0.05)
#: A week before the meeting of ``standin.running.a_meeting``.
NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def new_standin():
    with running(a_town()) as standin:
        yield standin


@pytest.fixture(scope="session")
def old_standin():
    with running(a_town(), old=True) as standin:
        yield standin


@pytest.fixture(params=["2.x", "1.x"])
def standin(request):
    """The stand-in in both dialects, with a frozen meeting of three items, the first of them with an annex."""
    yield from _fresh(request.getfixturevalue("new_standin" if request.param == "2.x" else "old_standin"))


@pytest.fixture
def modern(new_standin):
    """The stand-in in the present dialect."""
    yield from _fresh(new_standin)


def _fresh(served):
    served.town = a_town()
    served.faults.clear()
    served.requests.clear()
    served.town.freeze(a_meeting(served.town))
    yield served
    served.faults.clear()


@pytest.fixture(autouse=True)
def allowed(monkeypatch):
    """What the operator sets: a key, and loopback as a place where back offices may stand."""
    monkeypatch.setenv("DELIBERATIONS_SECRET_KEY", new_key())
    monkeypatch.setenv("DELIBERATIONS_BACKOFFICE_NETWORKS", "127.0.0.0/8, ::1/128")
    monkeypatch.setattr(run, "LIMITS", SWIFT)


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


def connected(institution, standin, **settings):
    """The institution connected as its manager does it."""
    source = made_for(institution)
    source.url, source.active = standin.url, True
    credentials = Credentials(USER, PASSWORD)
    source.sealed = seal(credentials, os.environ)
    with Connection.from_environment(standin.url, credentials, os.environ, limits=SWIFT) as connection:
        source.identity = identity_data(Client(connection).identity([COUNCIL]))
    for name, value in settings.items():
        setattr(source, name, value)
    transaction.commit()
    standin.requests.clear()
    return source


class Pulling:
    """The worker's rounds over one institution, an hour apart."""

    def __init__(self, portal, institution, standin, **settings):
        self.portal = portal
        self.institution = institution
        self.standin = standin
        self.town = standin.town
        self.source = connected(institution, standin, **settings)
        self.now = NOW

    def __call__(self, who: str = "", confirmed: int = 0, **later):
        """Read once, and the report; ``who``: somebody pressed the button."""
        self.now += timedelta(**(later or {"hours": 1}))
        if who:
            self.source.demand.run = {"who": who, "at": self.now, "confirmed": confirmed}
            transaction.commit()
        self.standin.requests.clear()
        assert pull_round(self.portal, self.now) == 1
        transaction.begin()
        return self.report

    @property
    def report(self):
        return self.source.runs[-1]

    @property
    def meeting(self):
        """The first meeting of the town."""
        return next(iter(self.town.meetings.values()))

    @property
    def items(self):
        return self.town.items_of(self.meeting)

    def dossier(self, item):
        return find_dossier(self.institution, item.uid)


def counts(report) -> dict[str, int]:
    """What a report counts, noughts left out."""
    return {name: number for name, number in report.counts.items() if number}


def lines(report, kind: str | None = None) -> list[tuple[str, str]]:
    """Number and words of the lines of a kind."""
    return [(line["number"], line["what"]) for line in report.lines.values() if kind in (None, line["kind"])]


@pytest.fixture
def pull(portal, institution, standin):
    return Pulling(portal, institution, standin)


@pytest.fixture
def pull_modern(portal, institution, modern):
    return Pulling(portal, institution, modern)
