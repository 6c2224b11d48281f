"""Does what runs by the clock run when it should, and show when it does not?"""

from datetime import timedelta
from flow import AFTER
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import publish
from flow import send
from imio.deliberations.interfaces import IWorkerState
from imio.deliberations.worker import bell
from imio.deliberations.worker.daily import erase_what_is_past
from imio.deliberations.worker.rounds import work
from imio.deliberations.worker.status import is_silent
from imio.deliberations.worker.status import status_of
from plone import api

import pytest
import transaction


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


class TestBeat:
    def test_a_round_is_noted_at_most_once_a_minute(self, portal, institution):
        work(portal, NOW)
        work(portal, NOW + timedelta(seconds=59))
        assert status_of(portal).beat == NOW
        work(portal, NOW + timedelta(seconds=60))
        assert status_of(portal).beat == NOW + timedelta(seconds=60)

    @pytest.mark.parametrize(("minutes", "silent"), [(0, False), (30, False), (31, True)])
    def test_more_than_30_minutes_of_silence_is_an_error(self, portal, institution, minutes, silent):
        work(portal, NOW)
        assert is_silent(portal, NOW + timedelta(minutes=minutes)) is silent

    def test_a_worker_that_never_ran_is_silent(self, portal, institution):
        assert is_silent(portal, NOW)
        assert IWorkerState(portal).beat is None

    def test_what_waits_longest_is_told(self, portal, institution):
        send(institution, item())
        assert IWorkerState(portal).oldest_received == dossier(institution).versions[-1].received
        work(portal, NOW)
        assert IWorkerState(portal).oldest_received is None


class TestBell:
    def test_it_rings_once_the_work_is_committed(self, portal, institution):
        bell.RUNG.clear()
        send(institution, item())
        assert bell.RUNG.is_set()

    def test_it_does_not_ring_for_what_was_given_up(self, portal, institution):
        from imio.deliberations.interfaces import WorkAwaits
        from zope.event import notify

        transaction.begin()
        bell.RUNG.clear()
        notify(WorkAwaits(portal))
        transaction.abort()
        assert not bell.RUNG.is_set()


class TestRetention:
    def days_after(self, institution, days):
        return AFTER + timedelta(days=institution.retention_days + days)

    def test_the_clear_text_goes_when_it_has_been_kept_long_enough(self, portal, institution):
        [one] = publish(institution, item(stage="final"), now=AFTER)
        assert erase_what_is_past(self.days_after(institution, 0)) == 0
        assert one.content is not None
        assert erase_what_is_past(self.days_after(institution, 1)) == 1
        assert one.content is None and one.proposal is None and not one.annexes
        assert [entry["act"] for entry in one.history][-1] == "erased"

    def test_the_public_keeps_what_it_has(self, portal, institution):
        [one] = publish(institution, item(stage="final"), now=AFTER)
        erase_what_is_past(self.days_after(institution, 1))
        work(portal, self.days_after(institution, 1))
        assert institution["decisions"]["2027-03-23"].agenda_size == 1
        assert api.content.get_state(one) == "published"
        assert one.public_path

    def test_a_draft_that_waits_for_its_decision_is_kept(self, portal, institution):
        [one] = publish(institution, item())
        assert erase_what_is_past(self.days_after(institution, 1000)) == 0
        assert one.content is not None

    def test_the_same_decision_sent_again_is_still_unchanged(self, portal, institution):
        publish(institution, item(stage="final"), now=AFTER)
        erase_what_is_past(self.days_after(institution, 1))
        transaction.commit()
        assert send(institution, item(stage="final"))[0]["status"] == "unchanged"


def test_an_analysis_of_a_version_that_is_no_more_is_dropped(portal, institution):
    from imio.deliberations.pseudonymization.proposal import propose
    from imio.deliberations.validation.steps import take_proposal

    send(institution, item())
    one = dossier(institution)
    proposal = propose(institution, one.__parent__, one)
    send(institution, item(title="Autre objet", modified="2027-03-11T10:00:00+00:00"))
    assert take_proposal(one, proposal) is False
    assert one.proposal is None and api.content.get_state(one) == "received"
