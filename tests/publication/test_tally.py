"""Do the figures that pages show follow every act of the gate?"""

from flow import AFTER
from flow import dossier
from flow import item
from flow import MEETING
from flow import NOW
from flow import public
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.publication.tally import latest
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from plone import api

import pytest
import transaction


SECRETARY = "val-secretaries-1"


@pytest.fixture
def counted(portal, institution):
    """What the catalogue says: of the meeting, of the institution; and the portal's latest decisions."""

    def ask():
        catalogue = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
        meetings = [brain.tally for brain in catalogue(portal_type="Meeting", sort_on="sort_key")]
        [brain] = catalogue(portal_type="Institution", id=institution.getId())
        return meetings, brain.tally, len(latest(portal))

    return ask


def test_a_draft_then_its_decision(portal, institution, counted):
    publish(institution, item(), item("p2", number="2"))
    figures = {"meetings": 1, "drafts": 2, "decisions": 0, "since": "2027-03-16"}
    assert counted() == ([(2, 0, 2, 0)], figures, 0)
    publish(institution, item(stage="final", modified="2027-03-24T10:00:00+00:00"), now=AFTER)
    assert counted() == ([(1, 1, 2, 0)], {**figures, "drafts": 1, "decisions": 1}, 1)


def test_what_was_late_stays_late_and_what_was_added_is_not_counted(institution, counted):
    publish(institution, item(), item("p2", number="2", kind="added"), now=MEETING.replace(day=20))
    assert counted()[0] == [(2, 0, 0, 1)]
    publish(institution, item(stage="final", modified="2027-03-24T10:00:00+00:00"), now=AFTER)
    assert counted()[0] == [(1, 1, 0, 1)]


def test_what_is_out_of_sight_is_not_counted(portal, institution, counted):
    [one] = publish(institution, item(stage="final"), now=AFTER)
    steps.ask(one, "withdraw", SECRETARY, "error")
    transaction.commit()
    work(portal, AFTER)
    assert counted() == ([(0, 0, 0, 0)], {"meetings": 1, "drafts": 0, "decisions": 0, "since": "2027-03-25"}, 0)


def test_an_item_that_moves_counts_in_its_new_meeting(portal, institution, counted):
    publish(institution, item())
    send(institution, item(modified="2027-03-12T10:00:00+00:00"), id="m2", start="2027-03-24T20:00:00")
    work(portal, NOW)
    settle(dossier(institution))
    work(portal, NOW)
    assert public(dossier(institution)).__parent__.getId() == "2027-03-24"
    assert counted()[0] == [(0, 0, 0, 0), (1, 0, 1, 0)]
    assert counted()[1]["drafts"] == 1


def test_an_edit_of_the_settings_keeps_the_figures(institution, counted):
    publish(institution, item())
    before = counted()
    with api.env.adopt_roles(["Manager"]):
        institution.title = "Val"
        institution.reindexObject()
    assert counted() == before
