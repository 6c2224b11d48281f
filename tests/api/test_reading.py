"""What does an anonymous program read, object by object?"""

from flow import NOW
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work

import json
import transaction


MEETING = "/val/decisions/2027-03-23"


def test_an_institution_without_its_settings(program, dossiers):
    data = program.get("/val").json()
    assert (data["@type"], data["title"], data["population"]) == ("Institution", "Val-des-Aulnes", 12480)
    assert data["decree_from"] == "2023-04-01"
    assert not {"officials", "four_eyes", "retention_days"} & set(data)


def test_the_meetings(program, dossiers):
    data = program.get("/val/decisions").json()
    assert [meeting["start"] for meeting in data["items"]] == ["2027-03-23T19:00:00+00:00"]


def test_a_meeting_with_its_agenda_in_order(program, dossiers):
    data = program.get(MEETING).json()
    assert [line["number"] for line in data["items"]] == ["2.9", "2.10"]
    assert (data["agenda_size"], data["published_items"], data["state"]) == (2, 2, "upcoming")


def test_a_decision_with_its_state_versions_and_register_position(program, dossiers):
    data = program.get(dossiers[0].public_path).json()
    assert (data["state"], data["number"]) == ("draft", "2.10")
    assert data["register_position"] == data["versions"][-1]["position"]
    assert data["versions"][-1]["act"] == "publish" and len(data["versions"][-1]["commitment"]) == 64
    assert "[A]" in data["sections"][0]["html"]
    assert "Noirhomme" not in json.dumps(data)


def test_a_withdrawn_decision_is_410_and_says_when_and_why_never_what(program, portal, dossiers):
    address = dossiers[1].public_path
    ask(dossiers[1], "withdraw", "val-secretaries-1", "error")
    transaction.commit()
    work(portal, NOW)
    answer = program.get(address)
    assert answer.status_code == 410
    assert answer.json()["reason"] == "error" and answer.json()["withdrawn"]
    assert "voirie" not in answer.text and "2.9" not in answer.text
    assert len(program.get(MEETING).json()["items"]) == 1


def test_head_answers_as_get_does(program, dossiers):
    for address in ("/val", "/val/decisions", MEETING, dossiers[0].public_path):
        assert program.head(address, headers={"Accept": "text/html"}).status_code == 200


def test_health_is_an_error_while_the_worker_is_silent(program, portal, dossiers):
    # The rounds of this test are dated 2027: by the real clock the worker has not been heard for long.
    answer = program.get("/@health")
    assert answer.json()["worker"]["silent"] == (answer.status_code == 503)


def test_health_knows_a_worker_that_has_just_beaten(program, portal, institution):
    assert program.get("/@health").status_code == 503
    work(portal)
    answer = program.get("/@health")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
