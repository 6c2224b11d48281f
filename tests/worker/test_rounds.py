"""In which order does the worker act, and does a withdrawal stand when a new version comes in meanwhile?"""

from datetime import UTC
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import public
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker import rounds
from plone import api

import pytest
import transaction


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


def test_a_version_that_comes_after_a_wish_to_withdraw_is_analysed(portal, institution):
    [one] = publish(institution, item())
    decision = public(one)
    ask(one, "withdraw", "val-secretaries-1", "error")
    transaction.commit()
    send(institution, item(title="Vente d’un autre excédent", modified="2027-03-12T10:00:00+00:00"))
    rounds.work(portal, NOW)
    assert decision.fate == "withdrawn"
    assert one.public_path == ""
    assert api.content.get_state(one) == "to_validate"


def test_an_item_that_turned_secret_stays_withdrawn(portal, institution):
    [one] = publish(institution, item())
    send(institution, item(privacy="secret", modified="2027-03-12T10:00:00+00:00"))
    rounds.work(portal, NOW)
    assert api.content.get_state(one) == "withdrawn"


def test_a_long_analysis_stops_for_what_is_urgent_and_goes_on(portal, institution, monkeypatch):
    monkeypatch.setattr(rounds, "SLICE", 0)
    analyse, passes = rounds.analyse, []
    monkeypatch.setattr(rounds.queue, "to_withdraw", lambda: passes.append("looked") or [])
    monkeypatch.setattr(rounds, "analyse", lambda one: passes.append("analysed") or analyse(one))
    # The clock of the slice stands still for the first analysis of each pass.
    ticks = iter(range(1000))
    monkeypatch.setattr(rounds.time, "monotonic", lambda: next(ticks) // 2)
    send(institution, *(item(f"p{number}", number=str(number), position=number) for number in range(1, 5)))
    rounds.work(portal, NOW)
    assert passes.count("analysed") == 4
    assert passes.count("looked") > 2
    assert all(api.content.get_state(dossier(institution, f"p{n}")) == "to_validate" for n in range(1, 5))


def test_the_agenda_is_counted_when_it_changes(portal, institution):
    [one] = publish(institution, item())
    meeting = public(one).__parent__
    assert meeting.agenda_size == 1
    send(institution, item("p2", number="2", position=2))
    rounds.work(portal, NOW)
    assert meeting.agenda_size == 2
    facts = {"id": "m2", "start": "2027-04-20T20:00:00"}
    send(institution, item("p2", number="2", position=2, modified="2027-03-12T10:00:00+00:00"), **facts)
    rounds.work(portal, NOW)
    assert meeting.agenda_size == 1
    assert meeting.start.astimezone(UTC).month == 3


@pytest.mark.parametrize("step", ["analyse", "publish"])
def test_what_turned_secret_while_the_worker_was_busy_elsewhere_is_left_alone(portal, institution, monkeypatch, step):
    secret = item("p2", number="2", position=2, privacy="secret", modified="2027-03-12T10:00:00+00:00")
    send(institution, item("p1"), item("p2", number="2", position=2))
    if step == "publish":
        rounds.work(portal, NOW)
        for name in ("p1", "p2"):
            settle(dossier(institution, name))
    act = getattr(rounds, step)
    both = [dossier(institution, name) for name in ("p1", "p2")]
    monkeypatch.setattr(rounds.queue, f"to_{step}", lambda now: [one for one in both if one.failure is None])

    def and_then_it_turns_secret(one, *args):
        if one.external_id == "p1":
            # As if the back office had sent it between the worker's list and this act.
            send(institution, secret)
        return act(dossier(institution, one.external_id), *args)

    monkeypatch.setattr(rounds, step, and_then_it_turns_secret)
    rounds._pass(portal, lambda: NOW, lambda: False)
    assert dossier(institution, "p1").failure is None
    left = dossier(institution, "p2")
    assert (left.failure, left.secret, left.public_path) == (None, True, "")
