"""Do programs find what the pages find, field by field and page by page?"""

from datetime import timedelta
from flow import item
from flow import make_institution
from flow import MEETING
from flow import NOW
from flow import publish
from imio.deliberations.api.decisions.asked import FIELDS
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work
from plone import api

import json
import pytest
import transaction


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("imio.deliberations.portal.page.now", lambda: NOW)


@pytest.fixture
def five(clock, institution):
    """Five items whose numbers tell them apart."""
    return publish(institution, *(item(f"i{number}", number=str(number), position=number) for number in range(1, 6)))


def numbers(answer):
    return [one["number"] for one in answer.json()["items"]]


def test_a_hit_with_all_its_fields(program, portal, dossiers, clock):
    data = program.get("/@decisions?q=achète&facets=1").json()
    assert data["items_total"] == 1 and data["next"] is None
    [one] = data["items"]
    assert set(one) == {"@id", *FIELDS}
    assert one["@id"] == portal.absolute_url() + dossiers[0].public_path
    assert (one["state"], one["institution"], one["matter"]) == ("draft", "val", "Patrimoine")
    assert one["start"].startswith("2027-03-23T19:00:00")
    assert program.get(one["@id"]).json()["register_position"] == one["register_position"]
    assert any(piece["match"] for piece in one["snippet"])
    assert {"value": "Patrimoine", "count": 1} in data["facets"]["matter"]


def test_facets_are_counted_when_asked_for(program, dossiers):
    assert "facets" not in program.get("/@decisions").json()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("matter=Patrimoine", 2),
        ("matter=Patrimoine&matter=Travaux", 2),
        ("matter=Travaux", 0),
        ("state=draft&year=2027&organ=Conseil+communal", 2),
        ("state=final", 0),
        ("in_charge=Mme+Solange+Mbeki-Thirion%2C+Échevine", 2),
        ("annexes=0&changed=0", 2),
        ("annexes=1", 0),
        ("from=2027-03-23&to=2027-03-23", 2),
        ("from=2027-03-24", 0),
        ("institution=val", 2),
        ("institution=autre", 0),
        ("q=", 2),
        ("q=Noirhomme", 0),
    ],
)
def test_every_parameter_narrows(program, dossiers, clock, query, found):
    assert program.get(f"/@decisions?{query}").json()["items_total"] == found


def test_a_page_after_the_other_by_its_address_alone(program, five):
    whole = numbers(program.get("/@decisions?sort=oldest"))
    address, seen = "/@decisions?sort=oldest&size=2&fields=number&matter=Patrimoine", []
    while address:
        answer = program.get(address)
        assert all(set(one) == {"@id", "number"} for one in answer.json()["items"])
        seen.append(numbers(answer))
        address = answer.json()["next"]
    assert [len(page) for page in seen] == [2, 2, 1]
    assert [number for page in seen for number in page] == whole and sorted(whole) == ["1", "2", "3", "4", "5"]


def test_at_an_institution_its_own(program, portal, dossiers, clock):
    publish(make_institution(portal, "autre", "Autre"), item("o", number="7"))
    assert numbers(program.get("/autre/@decisions")) == ["7"]
    assert program.get("/@decisions").json()["items_total"] == 3
    answer = program.get("/autre/@decisions?institution=val")
    assert (answer.status_code, answer.json()["field"]) == (400, "institution")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("fields=title,text", "fields"),
        ("size=101", "size"),
        ("size=0", "size"),
        ("after=x", "after"),
        ("state=secret", "state"),
        ("sort=title", "sort"),
        ("from=hier", "from"),
        ("from=2027-03-24&to=2027-03-23", "to"),
        ("q=" + "x" * 501, "q"),
        ("facets=yes", "facets"),
        ("matiere=Travaux", "matiere"),
    ],
)
def test_what_cannot_be_asked_names_its_parameter(program, institution, query, field):
    answer = program.get(f"/@decisions?{query}")
    assert (answer.status_code, answer.json()["field"]) == (400, field)


def test_the_same_answer_is_not_sent_twice_and_a_new_one_is(program, institution, dossiers, clock):
    tag = program.get("/@decisions").headers["ETag"]
    assert program.get("/@decisions", headers={"If-None-Match": tag}).status_code == 304
    publish(institution, item("c", number="3"))
    assert program.get("/@decisions", headers={"If-None-Match": tag}).status_code == 200


def test_the_clock_makes_another_answer_of_drafts(program, dossiers, monkeypatch):
    def at(moment, **headers):
        monkeypatch.setattr("imio.deliberations.portal.page.now", lambda: moment)
        return program.get("/@decisions", headers=headers)

    before = at(MEETING - timedelta(seconds=90))
    assert before.headers["Cache-Control"] == "public, max-age=0, s-maxage=90"
    tag = before.headers["ETag"]
    assert at(MEETING - timedelta(seconds=1), **{"If-None-Match": tag}).status_code == 304
    after = at(MEETING, **{"If-None-Match": tag})
    assert after.status_code == 200
    assert {one["state"] for one in after.json()["items"]} == {"held"}
    assert after.headers["Cache-Control"] == "public, max-age=0, s-maxage=300"


def test_an_answer_changes_when_an_institution_closes(program, institution, dossiers, clock):
    tag = program.get("/@decisions").headers["ETag"]
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(institution, "close")
    transaction.commit()
    answer = program.get("/@decisions", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.json()["items"]) == (200, [])


def test_head_refuses_what_get_refuses(program, dossiers):
    assert program.head("/@decisions?after=x").status_code == program.get("/@decisions?after=x").status_code == 400


def test_what_left_the_public_side_is_not_found(program, portal, dossiers, suspended):
    ask(dossiers[0], "withdraw", "val-secretaries-1", "error")
    transaction.commit()
    work(portal, NOW)
    data = program.get("/@decisions?facets=1").json()
    assert (data["items"], data["items_total"]) == ([], 0)
    assert "Patrimoine" not in json.dumps(data)
