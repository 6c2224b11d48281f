"""What do programs learn from the register, and can they check it without asking anybody?"""

from flow import item
from flow import make_institution
from flow import NOW
from flow import publish
from imio.deliberations.publication import chain
from imio.deliberations.publication.register import register_of
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work
from plone import api

import json
import transaction


SECRETARY = "val-secretaries-1"


def told(program, since=0):
    """All entries that the stream tells."""
    answer = program.get(f"/@changes?since={since}", headers={"Accept": "application/x-ndjson"})
    assert answer.headers["Content-Type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def faults(entries, head=None):
    """What does not fit, read from nothing but what is told in public."""
    parts = [
        (
            {name: entry[name] for name in chain.FIELDS},
            entry["record"],
            bytes.fromhex(entry["salt"]) if entry["salt"] else None,
        )
        for entry in entries
    ]
    return list(chain.verify(parts, head=head))


def asked(portal, dossier, act, reason=""):
    ask(dossier, act, SECRETARY, reason)
    transaction.commit()
    work(portal, NOW)


def test_entries_in_the_order_of_the_register(program, portal, dossiers):
    data = program.get("/@changes").json()
    assert [entry["sequence"] for entry in data["items"]] == [1, 2, 3]
    assert [entry["act"] for entry in data["items"]] == ["publish"] * 3
    assert data["items"][0]["record"]["type"] == "meeting"
    found = {entry["@id"]: entry["record"] for entry in data["items"]}
    assert found[portal.absolute_url() + dossiers[0].public_path]["number"] == "2.10"
    assert (data["more"], data["head"]) == (False, register_of(portal).head)


def test_pages_follow_each_other_to_the_end_and_beyond(program, portal, dossiers, institution):
    address, seen = "/@changes?size=2", []
    for more in (True, False, False):
        data = program.get(address).json()
        seen += [entry["sequence"] for entry in data["items"]]
        assert data["more"] == more
        assert (data["head"] is None) == more
        address = data["next"]
    assert seen == [1, 2, 3] and data["items"] == []
    publish(institution, item("c", number="3"))
    # Whoever asks again under the last address gets what came since.
    assert [entry["sequence"] for entry in program.get(address).json()["items"]] == [4]


def test_the_stream_tells_the_same_as_the_pages(program, dossiers):
    assert told(program) == program.get("/@changes").json()["items"]
    assert [entry["sequence"] for entry in told(program, since=2)] == [3]
    assert program.get("/@changes?format=ndjson&since=2").text.count("\n") == 1
    assert told(program, since=3) == []


def test_anybody_can_follow_the_chain(program, portal, dossiers):
    head = program.get("/@changes").json()["head"]
    entries = told(program)
    assert faults(entries, head) == []
    changed = json.loads(json.dumps(entries))
    changed[1]["record"]["title"] = "Autre"
    assert [fault.kind for fault in faults(changed, head)] == ["commitment"]
    assert [fault.kind for fault in faults(entries[:-1], head)] == ["head"]


def test_what_was_withdrawn_is_erased_and_says_so(program, portal, dossiers):
    address = portal.absolute_url() + dossiers[1].public_path
    asked(portal, dossiers[1], "withdraw", "error")
    entries = [entry for entry in told(program) if entry["@id"] == address]
    assert [(entry["act"], entry["absent"]) for entry in entries] == [("publish", "erased"), ("withdraw", None)]
    assert (entries[0]["record"], entries[0]["salt"]) == (None, None)
    assert entries[1]["record"] == {"type": "tombstone", "fate": "withdrawn", "reason": "error"}
    assert faults(told(program), register_of(portal).head) == []


def test_what_is_suspended_is_held_and_comes_back(program, portal, dossiers, suspended):
    address = portal.absolute_url() + dossiers[1].public_path
    entries = [entry for entry in told(program) if entry["@id"] == address]
    assert [(entry["act"], entry["absent"]) for entry in entries] == [("publish", "held"), ("suspend", None)]
    assert "voirie" not in json.dumps(entries, ensure_ascii=False)
    assert faults(told(program), register_of(portal).head) == []


def test_of_an_institution_that_is_closed_headers_alone(program, portal, dossiers, institution):
    other = make_institution(portal, "autre", "Autre")
    publish(other, item("o", title="Achat d’un tracteur"))
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(institution, "close")
    transaction.commit()
    entries = told(program)
    assert [entry["absent"] for entry in entries] == ["closed"] * 3 + [None] * 2
    assert "voirie" not in json.dumps(entries[:3], ensure_ascii=False)
    assert faults(entries, program.get("/@changes").json()["head"]) == []


def test_a_page_of_the_register_changes_its_tag_when_a_record_goes(program, portal, dossiers):
    first = program.get("/@changes?size=2")
    again = program.get("/@changes?size=2", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    asked(portal, dossiers[0], "withdraw", "error")
    asked(portal, dossiers[1], "withdraw", "error")
    later = program.get("/@changes?size=2", headers={"If-None-Match": first.headers["ETag"]})
    assert later.status_code == 200
    assert [entry["absent"] for entry in later.json()["items"]] == [None, "erased"]


def test_a_full_page_keeps_its_tag_when_the_register_grows(program, portal, dossiers, institution):
    before = program.get("/@changes?size=2").headers["ETag"], program.get("/@changes?since=2").headers["ETag"]
    publish(institution, item("c", number="3"))
    after = program.get("/@changes?size=2").headers["ETag"], program.get("/@changes?since=2").headers["ETag"]
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_an_empty_register(program, portal):
    data = program.get("/@changes").json()
    assert (data["items"], data["more"], data["head"]) == ([], False, chain.GENESIS)
    assert told(program) == []
