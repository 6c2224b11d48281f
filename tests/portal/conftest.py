"""A public side written by hand: these tests ask what pages show, not how it got there."""

from portal.public_side import World

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
