"""What do programs learn of each institution, and how fresh what it publishes is?"""

from datetime import date
from datetime import datetime
from datetime import UTC
from flow import AFTER
from flow import item
from flow import MEETING
from flow import NOW
from flow import publish
from imio.deliberations.content.bureau import Latest
from imio.deliberations.publication.register import Register
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work
from plone import api
from Products.ZCatalog.Catalog import Catalog

import pytest
import transaction


@pytest.fixture
def clock(monkeypatch):
    def at(moment):
        monkeypatch.setattr("imio.deliberations.portal.page.now", lambda: moment)

    at(NOW)
    return at


def line(program, name="val"):
    return next(one for one in program.get("/@institutions").json()["items"] if one["id"] == name)


def test_the_facts_of_each(program, portal, institution):
    institution.population_date = date(2025, 1, 1)
    institution.bce = "0207.339.999"
    transaction.commit()
    data = line(program)
    assert (data["kind"], data["nis"], data["bce"]) == ("commune", "99902", "0207.339.999")
    assert (data["population"], data["population_date"]) == (12480, "2025-01-01")
    assert data["decree_from"] == "2023-04-01"
    assert data["@id"] == f"{portal.absolute_url()}/val"


def test_the_decree_binds_a_new_municipality_from_its_first_day(program, institution):
    institution.existed_from = date(2025, 1, 1)
    transaction.commit()
    assert line(program)["decree_from"] == "2025-01-01"


def test_nothing_yet(program, institution):
    data = line(program)
    fresh = ("last_published", "last_received", "last_meeting", "next_meeting", "meetings_missing_final_texts")
    assert [data[name] for name in fresh] == [None, None, None, None, 0]


def test_the_meeting_to_come_and_the_one_that_was(program, dossiers, clock):
    data = line(program)
    assert (data["last_meeting"], data["next_meeting"]) == (None, "2027-03-23T19:00:00+00:00")
    assert data["last_published"] == "2027-03-16T09:00:00+00:00"
    clock(MEETING)
    data = line(program)
    assert (data["last_meeting"], data["next_meeting"]) == ("2027-03-23T19:00:00+00:00", None)


def test_a_held_meeting_misses_final_texts_until_the_last_is_out(program, institution, dossiers, clock):
    assert line(program)["meetings_missing_final_texts"] == 0
    clock(AFTER)
    assert line(program)["meetings_missing_final_texts"] == 1
    later = {"stage": "final", "modified": "2027-03-24T10:00:00+00:00"}
    publish(institution, item("a", number="2.10", position=3, **later), now=AFTER)
    assert line(program)["meetings_missing_final_texts"] == 1
    publish(institution, item("b", number="2.9", position=2, **later), now=AFTER)
    assert line(program)["meetings_missing_final_texts"] == 0


def test_a_cancelled_meeting_misses_nothing(program, portal, institution, dossiers, clock):
    publish(institution, item("c", number="3"), state="cancelled")
    clock(AFTER)
    data = line(program)
    assert (data["meetings_missing_final_texts"], data["last_meeting"]) == (0, None)


def test_a_withdrawal_publishes_nothing(program, portal, dossiers):
    before = line(program)["last_published"]
    ask(dossiers[0], "withdraw", "val-secretaries-1", "error")
    transaction.commit()
    work(portal, AFTER)
    assert line(program)["last_published"] == before


def test_the_last_reception_is_a_moment_and_nothing_else(program, dossiers):
    received = datetime.fromisoformat(line(program)["last_received"])
    assert abs((datetime.now(UTC) - received).total_seconds()) < 3600


def test_one_that_is_closed_is_not_listed(program, institution):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(institution, "close")
    transaction.commit()
    assert program.get("/@institutions").json()["items"] == []


def test_as_many_queries_for_thirty_as_for_one(program, portal, institution, monkeypatch):
    asked = []
    search = Catalog.search
    monkeypatch.setattr(Catalog, "search", lambda *args, **given: asked.append(1) or search(*args, **given))
    counts = []
    for names in ((), [f"c{number}" for number in range(29)]):
        for name in names:
            with api.env.adopt_roles(["Manager"]):
                made = api.content.create(portal, "Institution", id=name, title=name)
                api.content.transition(made, "open")
        transaction.commit()
        program.get("/@institutions")
        asked.clear()
        assert program.get("/@institutions").json()["items_total"] == 1 + len(names)
        counts.append(len(asked))
    assert counts[0] == counts[1] == 4


def test_who_receives_at_the_same_time_does_not_stand_in_another_s_way():
    early, late = ({"moment": datetime(2027, 3, day, tzinfo=UTC)} for day in (1, 2))
    latest = Latest()
    assert latest._p_resolveConflict({}, early, late) == latest._p_resolveConflict({}, late, early) == late
    latest.note(late["moment"])
    latest.note(early["moment"])
    assert latest.moment == late["moment"]


def test_a_register_that_is_older_than_this_knows_its_last_publications_too():
    register = Register()
    for act in ("publish", "withdraw"):
        register.append(act, "/val/decisions/m", {}, NOW if act == "publish" else AFTER)
    known = register.last_published("val")
    register.latest = None
    assert register.last_published("val") == known == NOW
    assert register.last_published("autre") is None
    register.append("publish", "/autre/decisions/m", {}, AFTER)
    assert (register.last_published("val"), register.last_published("autre")) == (NOW, AFTER)


def test_what_is_known_is_sent_again_when_anything_of_it_changes(program, portal, institution, dossiers, clock):
    def known():
        return program.get("/@institutions").headers["ETag"]

    def is_known(tag):
        return program.get("/@institutions", headers={"If-None-Match": tag}).status_code == 304

    tag = known()
    assert is_known(tag)
    institution.population = 12_481
    transaction.commit()
    assert not is_known(tag)
    tag = known()
    institution["bureau"].received.note(datetime(2027, 3, 18, tzinfo=UTC))
    transaction.commit()
    assert not is_known(tag)
    tag = known()
    publish(institution, item("z", number="9"))
    assert not is_known(tag)
    tag = known()
    clock(MEETING)
    assert not is_known(tag)
    tag = known()
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(institution, "close")
    transaction.commit()
    assert not is_known(tag)
