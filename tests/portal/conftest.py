"""A public side written by hand: these tests ask what pages show, not how it got there."""

from collections import Counter
from imio.deliberations.content.public import Annex
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Meeting
from portal.public_side import World
from Products.ZCatalog.Catalog import Catalog
from ZODB.Connection import Connection

import pytest


@pytest.fixture
def world(functional, monkeypatch):
    made = World(functional)
    monkeypatch.setattr("imio.deliberations.portal.page.now", lambda: made.now)
    return made


@pytest.fixture
def institution(world):
    return world.institution()


@pytest.fixture
def meeting(world, institution):
    return world.meeting(institution)


@pytest.fixture
def cost(world, monkeypatch):
    """Open an address with cold object caches; the number of catalogue queries and the loads by class."""
    queries, loads = [], Counter()
    search, setstate = Catalog.search, Connection.setstate

    def counted_search(self, *args, **kwargs):
        queries.append(args)
        return search(self, *args, **kwargs)

    def counted_setstate(self, obj):
        loads[obj.__class__] += 1
        return setstate(self, obj)

    def measure(target):
        world.open(target)  # warm what is compiled once
        world.portal._p_jar.db().cacheMinimize()
        queries.clear()
        loads.clear()
        with monkeypatch.context() as patch:
            patch.setattr(Catalog, "search", counted_search)
            patch.setattr(Connection, "setstate", counted_setstate)
            assert world.open(target).headers["Status"].startswith("200")
        return len(queries), {kind: loads[kind] for kind in (Meeting, Decision, Annex)}

    return measure
