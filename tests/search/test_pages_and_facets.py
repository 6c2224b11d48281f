"""Is every hit on one page, in its order, and counted where it belongs?"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.search.finding import similar
from imio.deliberations.search.keeping import distrust
from imio.deliberations.search.query import BadQuery
from search.shelf import NOW
from search.shelf import START

import base64
import pytest


def pages(shelf, between=lambda: None, **asked):
    """All names, page by page."""
    names, after = [], ""
    while True:
        found = shelf.find(after=after, size=2, **asked)
        names += [hit.path.rpartition("/")[2] for hit in found.hits]
        after = found.next
        if not after:
            return names
        between()


@pytest.fixture
def agenda(shelf):
    """Two meetings with numbers that do not sort as texts."""
    for number in ("10", "9", "2.10", "2.9", "1"):
        shelf.decision(f"n{number}", number=number)
    earlier = START - timedelta(days=30)
    shelf.decision("old", "2027-02-21", start=earlier, number="3", stage="final")
    return shelf


NEWEST = ["n1", "n2.9", "n2.10", "n9", "n10", "old"]
OLDEST = ["old", "n1", "n2.9", "n2.10", "n9", "n10"]


@pytest.mark.parametrize(("sort", "names"), [("newest", NEWEST), ("oldest", OLDEST), ("relevance", NEWEST)])
def test_meetings_are_sorted_by_date_and_their_items_by_number(agenda, sort, names):
    assert agenda.names(sort=sort) == names
    assert pages(agenda, sort=sort) == names


@pytest.mark.parametrize("sort", ["newest", "relevance"])
def test_every_hit_of_words_is_on_one_page(agenda, sort):
    names = pages(agenda, text="voirie", sort=sort)
    assert sorted(names) == sorted(NEWEST) and names == agenda.names("voirie", sort=sort)


@pytest.mark.parametrize(
    ("sort", "text"), [("newest", ""), ("oldest", ""), ("newest", "voirie"), ("relevance", "voirie")]
)
def test_what_is_added_meanwhile_moves_no_page(agenda, sort, text):
    count = iter(range(100))

    def add():
        agenda.decision(f"x{next(count)}", "2027-03-24", start=START + timedelta(days=1), number="1")

    names = [name for name in pages(agenda, add, text=text, sort=sort) if not name.startswith("x")]
    assert len(names) == len(set(names)) and sorted(names) == sorted(NEWEST)


def test_numbered_pages_are_those_of_the_cursor(agenda):
    assert agenda.names(size=2, offset=2) == NEWEST[2:4]
    assert agenda.names(size=2, offset=6) == []
    assert agenda.find(size=0).total == 6
    with pytest.raises(BadQuery):
        agenda.find(offset=-1)


def test_there_is_no_cursor_after_the_last_page(agenda):
    assert agenda.find(size=6).next == "" and agenda.find(size=5).next


@pytest.mark.parametrize("text", ["", "voirie"])
@pytest.mark.parametrize(
    "forged", ["x", "é", "W10", "bnVsbA", base64.urlsafe_b64encode(b'["a","b",1]').decode(), "A" * 3000]
)
def test_a_forged_cursor_is_refused(agenda, text, forged):
    with pytest.raises(BadQuery) as refused:
        agenda.find(text, after=forged)
    assert refused.value.field == "cursor"


def test_the_cursor_of_another_search_is_refused(agenda):
    after = agenda.find("voirie", size=1).next
    for other in ({"text": "vente"}, {"text": "voirie", "sort": "newest"}, {}):
        with pytest.raises(BadQuery):
            agenda.find(after=after, **other)


# -- facets -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def mixed(shelf):
    shelf.institution("bru")
    shelf.decision("a", matter="Voirie", annexes=[{"id": "p", "title": "Plan", "sha256": ""}], changed=True)
    shelf.decision("b", matter="Voirie", stage="final", outcome="adopted", in_charge=["A", "B"])
    shelf.decision("c", institution="bru", matter="Finances", stage="final", outcome="rejected", in_charge=["B"])
    shelf.decision("d", "2026-12-31", start=datetime(2026, 12, 31, 23, 30, tzinfo=UTC), in_charge=[])
    return shelf


def test_every_facet_is_counted(mixed):
    assert mixed.find(facets=True).facets == {
        "institution": (("val", 3), ("bru", 1)),
        "matter": (("Voirie", 2), ("Finances", 1), ("Patrimoine", 1)),
        "state": (("final", 2), ("draft", 1), ("held", 1)),
        # Half an hour before midnight in Greenwich is the next year in Brussels.
        "year": (("2027", 4),),
        "organ": (("Conseil communal", 4),),
        "in_charge": (("B", 2), ("A", 1), ("Mme Solange Mbeki-Thirion, Échevine", 1)),
        "outcome": (("adopted", 1), ("rejected", 1)),
        "annexes": (("0", 3), ("1", 1)),
        "changed": (("0", 3), ("1", 1)),
    }


def test_a_facet_disregards_its_own_choice_and_no_other(mixed):
    found = mixed.find(facets=True, institution="bru", matter="Finances")
    assert [hit.path for hit in found.hits] == ["/bru/decisions/2027-03-23/c"]
    assert found.facets["institution"] == (("bru", 1),)
    assert found.facets["matter"] == (("Finances", 1),)
    found = mixed.find(facets=True, matter="Voirie")
    assert found.facets["matter"] == (("Voirie", 2), ("Finances", 1), ("Patrimoine", 1))
    assert found.facets["institution"] == (("val", 2),)


def test_what_was_chosen_is_told_even_when_there_is_none(mixed):
    found = mixed.find(facets=True, matter="Cultes")
    assert (found.total, found.facets["matter"][-1]) == (0, ("Cultes", 0))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"state": "draft"}, "a"),
        ({"state": "held"}, "d"),
        ({"state": ("draft", "final")}, "abc"),
        ({"annexes": "1"}, "a"),
        ({"annexes": ("0", "1")}, "abcd"),
        ({"changed": "1"}, "a"),
        ({"outcome": "adopted"}, "b"),
        ({"in_charge": "B"}, "bc"),
        ({"in_charge": ("A", "B")}, "bc"),
        ({"year": "2026"}, ""),
        ({"matter": "voirie"}, ""),
        ({"since": date(2027, 1, 1), "until": date(2027, 1, 1)}, "d"),
        ({"until": date(2026, 12, 31)}, ""),
        ({"since": date(2027, 3, 23)}, "abc"),
        ({"since": date(2027, 3, 24)}, ""),
    ],
)
def test_a_choice_is(mixed, asked, names):
    assert sorted(mixed.names(**asked)) == list(names)


def test_the_clock_alone_turns_a_draft_into_one_that_was_held(mixed):
    for now, states in ((START - timedelta(seconds=1), ("draft", 1)), (START, ("held", 2))):
        found = mixed.find(facets=True, now=now)
        assert states in found.facets["state"]
        state = {hit.path: hit.state for hit in found.hits}["/val/decisions/2027-03-23/a"]
        assert state == states[0]


# -- related decisions ------------------------------------------------------------------------------------------------


def test_what_is_similar_shares_words_and_is_open_to_the_public(shelf):
    shelf.institution("closed", state="private")
    church = "Fabrique d’église Saint-Remacle – Compte annuel"
    path = shelf.decision("a", title=church)
    shelf.decision("b", title="Fabrique d’église Saint-Lambert – Budget annuel")
    shelf.decision("c", title="Règlement de circulation", text="<p>Stationnement interdit.</p>")
    shelf.decision("d", institution="closed", title=church)
    names = [hit.path.rpartition("/")[2] for hit in similar(shelf.portal, path, NOW, 3)]
    assert names[0] == "b" and not {"a", "d"} & set(names)
    assert similar(shelf.portal, "/val/decisions/2027-03-23/none", NOW, 3) == ()


def test_what_was_just_removed_hides_nothing_of_what_is_alike(shelf):
    paths = [shelf.decision(name, number=str(at), title="Vente d’un excédent") for at, name in enumerate("abcd", 1)]
    distrust(shelf.portal)  # all four are read at once, into one segment
    assert len(similar(shelf.portal, paths[0], NOW, 5)) == 3
    shelf.tombstone(paths[1])
    assert {hit.path for hit in similar(shelf.portal, paths[0], NOW, 5)} == set(paths[2:])
