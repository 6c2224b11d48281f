"""Does the index hold what the register tells, and nothing else?"""

from datetime import timedelta
from search.shelf import NOW
from search.shelf import START

import pytest


UNCOMMON = "zygomatique"


def files(shelf):
    """All bytes of the index."""
    return b"".join(path.read_bytes() for path in shelf.replica.root.rglob("*") if path.is_file())


def test_what_replaces_a_decision_is_found_in_its_place(shelf):
    shelf.meeting()
    shelf.decision(title="Projet de rond-point")
    assert shelf.names("rond-point") == ["a1"]
    shelf.decision(act="replace", title="Carrefour", stage="final")
    assert shelf.names("rond-point") == []
    assert [(hit.title, hit.state) for hit in shelf.find("carrefour").hits] == [("Carrefour", "final")]


@pytest.mark.parametrize(
    ("act", "fate"), [("withdraw", "withdrawn"), ("suspend", "suspended"), ("replace", "postponed")]
)
def test_a_tombstone_is_not_found(shelf, act, fate):
    path = shelf.decision()
    shelf.decision("a2")
    assert shelf.find().total == 2
    shelf.tombstone(path, act, fate)
    assert shelf.names() == ["a2"]


def test_what_is_erased_is_no_longer_in_the_files(shelf):
    path = shelf.decision(text=f"<p>Le {UNCOMMON}.</p>")
    shelf.decision("a2", text="<p>Le mot rarissime.</p>")
    assert shelf.names(UNCOMMON) == ["a1"]
    assert b"zygomat" in files(shelf)
    shelf.erase(path)
    shelf.tombstone(path)
    assert shelf.names("le") == ["a2"]
    assert b"zygomat" not in files(shelf) and b"rarissim" in files(shelf)


def test_what_is_masked_now_is_no_longer_in_the_files(shelf):
    path = shelf.decision(text=f"<p>Le {UNCOMMON}.</p>")
    assert shelf.names(UNCOMMON) == ["a1"]
    shelf.erase(path)
    shelf.decision(act="replace", text="<p>Le […].</p>")
    assert shelf.names() == ["a1"]
    assert b"zygomat" not in files(shelf)


def test_what_is_restored_is_found_again(shelf):
    path = shelf.decision()
    shelf.register.hold(shelf.register.positions(path))
    shelf.tombstone(path, "suspend", "suspended")
    assert shelf.names() == []
    shelf.register.release(shelf.register.positions(path))
    shelf.decision(act="restore")
    assert shelf.names("voirie") == ["a1"]


def test_a_meeting_that_moves_takes_its_items_along(shelf):
    shelf.meeting()
    shelf.decision()
    assert shelf.find().hits[0].state == "draft"
    shelf.meeting(start=START - timedelta(days=14), act="replace")
    found = shelf.find().hits[0]
    assert (found.state, found.start) == ("held", "2027-03-09T19:00:00Z")


def test_the_draft_of_a_cancelled_meeting_is_never_held(shelf):
    shelf.meeting()
    shelf.decision()
    later = START + timedelta(hours=1)
    assert shelf.find(now=later).hits[0].state == "held"
    shelf.meeting(cancelled=True, act="replace")
    assert shelf.find(now=later).hits[0].state == "draft"
    assert shelf.find(now=later, state="held").total == 0


def test_items_of_one_name_in_two_meetings_are_two(shelf):
    """As another portal named them: the same minutes are approved at each meeting."""
    shelf.meeting()
    shelf.meeting("2027-04-20")
    name = "approbation-du-proces-verbal"
    paths = {shelf.decision(name), shelf.decision(name, meeting="2027-04-20")}
    assert {hit.path for hit in shelf.find().hits} == paths
    shelf.tombstone(min(paths))
    assert [hit.path for hit in shelf.find().hits] == [max(paths)]


def test_an_item_that_moved_is_found_in_its_new_meeting_alone(shelf):
    shelf.meeting()
    shelf.decision("0a1b2c3d")
    assert shelf.find().total == 1
    shelf.meeting("2027-04-20")
    path = shelf.decision("0a1b2c3d", meeting="2027-04-20", act="replace")
    assert [hit.path for hit in shelf.find().hits] == [path]
    shelf.meeting(start=START + timedelta(days=1), act="replace")
    assert [hit.path for hit in shelf.find().hits] == [path]


def test_what_institutions_closed_to_the_public_publish_is_not_found(shelf):
    shelf.institution("closed", state="private")
    shelf.decision()
    shelf.decision("a2", institution="closed")
    found = shelf.find(facets=True)
    assert ([hit.institution for hit in found.hits], found.total) == (["val"], 1)
    assert found.facets["institution"] == (("val", 1),)
    assert shelf.find(institution="closed").total == 0


def test_only_what_is_committed_is_indexed(shelf):
    shelf.decision()
    assert shelf.find().total == 1
    shelf.register.append("withdraw", "/val/decisions/2027-03-23/a1", {"type": "tombstone"}, NOW)
    # Seen by this transaction alone: left out here, and left in the index.
    assert shelf.names() == []
    import transaction

    transaction.abort()
    assert shelf.names() == ["a1"]
