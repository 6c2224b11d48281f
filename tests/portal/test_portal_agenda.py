"""Is the agenda whole, in order, and read from the catalogue alone?"""

from imio.deliberations.content.public import Annex
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Meeting
from portal.public_side import AFTER
from portal.public_side import START

import pytest
import re


def numbers(page):
    return re.findall(r'<span class="number">([^<]*)</span>', page.contents)


def test_two_nine_comes_before_two_ten(world, meeting):
    for number in ("5A", "2.10", "1", "2.9", "5"):
        world.decision(meeting, number)
    assert numbers(world.open(meeting)) == ["1", "2.9", "2.10", "5", "5A"]


def test_the_neighbours_of_an_item_follow_the_agenda(world, meeting):
    first, middle, last = (world.decision(meeting, number) for number in ("2.9", "2.10", "2.11"))
    page = world.open(middle).contents
    assert re.search(rf'href="{first.absolute_url()}"\s+rel="prev"', page)
    assert re.search(rf'href="{last.absolute_url()}"\s+rel="next"', page)
    assert 'rel="prev"' not in world.open(first).contents


@pytest.mark.parametrize(
    "published, size, sentence",
    [
        (2, 5, "2 points sur 5 publiés"),
        (1, 5, "1 point sur 5 publié"),
        (2, 2, "2 points, tous publiés"),
        (2, 0, "2 points publiés"),
        (2, 1, "2 points publiés"),
        (1, 1, "1 point publié"),
        (0, 5, "aucun point publié"),
    ],
)
def test_the_agenda_says_how_much_of_it_is_public(world, institution, published, size, sentence):
    meeting = world.meeting(institution, agenda_size=size)
    for number in range(published):
        world.decision(meeting, str(number + 1))
    assert f'<p class="count">{sentence}</p>' in world.open(meeting).contents
    assert sentence in world.open(institution).contents


def test_what_was_withdrawn_or_postponed_does_not_count_as_published(world, institution):
    meeting = world.meeting(institution, agenda_size=3)
    world.decision(meeting, "1")
    world.decision(meeting, "2", fate="withdrawn", withdrawn_on=AFTER)
    world.decision(meeting, "3", fate="postponed")
    for target in (meeting, institution):
        assert "1 point sur 3 publié" in world.open(target).contents


def test_items_carry_their_states_in_words(world, meeting):
    world.decision(meeting, "1")
    world.decision(meeting, "2", kind="added")
    world.decision(meeting, "3", kind="urgent", stage="final")
    world.decision(meeting, "4", fate="postponed")
    badges = re.findall(r'aria-hidden="true">(.)</span>\s*([^<]+)</span>', world.open(meeting).contents)
    assert badges[1:] == [
        ("◔", "Projet"),
        ("◔", "Projet"),
        ("+", "Ajouté"),
        ("●", "Décision"),
        ("+", "Urgence"),
        ("↷", "Reporté"),
    ]


def test_the_meetings_of_an_institution_stand_under_their_state(world, institution):
    coming, held, decided, _cancelled = (
        world.meeting(institution, START.replace(month=month), cancelled=month == 6) for month in (5, 2, 1, 6)
    )
    world.decision(held)
    world.decision(decided, stage="final")
    page = world.open(institution).contents
    order = [page.index(mark) for mark in ('id="coming"', 'id="held"', 'id="decided"')]
    places = [page.index(f'href="{meeting.absolute_url()}"') for meeting in (coming, held, decided)]
    assert order[0] < places[0] < order[1] < places[1] < order[2] < places[2]
    assert "Annulée" in page
    assert "Toutes les séances (4)" in page


def test_all_meetings_are_listed_by_year_in_brussels(world, institution):
    # 31 December at 23:30 in UTC is the new year in Brussels.
    world.meeting(institution, START.replace(year=2025, month=12, day=31, hour=23, minute=30))
    world.meeting(institution, START.replace(year=2025, month=6))
    page = world.open(institution["decisions"]).contents
    assert re.findall(r'<h2 id="annee-(\d+)">', page) == ["2026", "2025"]


def test_a_closed_institution_is_closed_with_all_that_is_in_it(world):
    closed = world.institution("ferme", "Commune close", state="private")
    meeting = world.meeting(closed)
    decision = world.decision(meeting, stage="final", title="Un titre encore fermé")
    annex = world.annex(decision)
    for target in (closed["decisions"], meeting, decision, annex):
        page = world.open(target)
        assert "/login" in page.url
        assert "Commune close" not in page.contents and "Un titre encore fermé" not in page.contents
    home = world.open(world.portal).contents
    assert "Commune close" not in home
    assert "Un titre encore fermé" not in home


def test_a_merged_commune_shows_the_way_to_its_successor(world, institution):
    from datetime import date

    old = world.institution("ancienne", "Ancienne", succeeded_by="val", succeeded_on=date(2024, 12, 2))
    page = world.open(old).contents
    assert "Cette commune a fusionné le 2 décembre 2024." in page
    assert f'href="{institution.absolute_url()}"' in page


@pytest.mark.parametrize(
    "view, loaded",
    [
        ("", {Meeting: 0, Decision: 0, Annex: 0}),
        ("val", {Meeting: 0, Decision: 0, Annex: 0}),
        ("val/decisions", {Meeting: 0, Decision: 0, Annex: 0}),
        ("val/decisions/2027-03-23", {Meeting: 1, Decision: 0, Annex: 0}),
        ("val/decisions/2027-03-23/point-1", {Meeting: 1, Decision: 1, Annex: 0}),
    ],
)
def test_a_list_costs_the_same_with_one_item_and_with_thirty(world, meeting, cost, view, loaded):
    address = f"{world.portal.absolute_url()}/{view}"
    world.decision(meeting, "1", stage="final")
    world.now = AFTER
    few = cost(address)
    assert few[1] == loaded
    for number in range(2, 31):
        world.decision(meeting, str(number), stage="final")
        world.meeting(meeting.__parent__.__parent__, START.replace(year=1990 + number))
    assert cost(address) == few
    assert few[0] <= 4


def test_the_whole_of_a_meeting_asks_the_catalogue_as_often_and_reads_each_item_once(world, meeting, cost):
    address = f"{meeting.absolute_url()}/@@whole"
    world.decision(meeting, "1", stage="final")
    queries, loads = cost(address)
    assert queries <= 4 and loads == {Meeting: 1, Decision: 1, Annex: 0}
    for number in range(2, 31):
        world.decision(meeting, str(number), stage="final")
    assert cost(address) == (queries, {Meeting: 1, Decision: 30, Annex: 0})
