"""Does the page of a decision show what else there is on its subject, and only as long as it is public?"""

from lxml import html
from portal.public_side import AFTER
from portal.public_side import START

import pytest


SALE = ({"name": "decision", "html": "<p>Le Conseil décide la vente d’un excédent de voirie au plus offrant.</p>"},)


@pytest.fixture
def sales(world, institution, meeting):
    """Four sales in two institutions; the first is looked at."""
    neighbour = world.meeting(world.institution("rochebrune", "Rochebrune"), START.replace(year=2026))
    return [
        world.published(meeting, "1", title="Vente d’un excédent de voirie", sections=SALE),
        world.published(meeting, "2", title="Vente d’un excédent de voirie rue Haute", sections=SALE),
        world.published(neighbour, "3", title="Excédent de voirie : vente de gré à gré", sections=SALE, stage="final"),
        world.published(neighbour, "4", title="Vente publique d’un excédent de voirie", sections=SALE, stage="final"),
    ]


def related(page):
    """(badge, title, where and when) of each."""
    found = []
    for one in html.fromstring(page.contents).xpath("//section[@class='related']//li"):
        badge, where = (" ".join(part.text_content().split()) for part in one.xpath("p"))
        found.append((badge, one.xpath("string(a)"), where))
    return found


def titles(page):
    return {title for _, title, _ in related(page)}


def withdraw(world, decision):
    world.change(decision, fate="withdrawn", withdrawn_on=AFTER)
    world.tell(decision, "withdraw", record={"type": "tombstone", "fate": "withdrawn", "reason": "error"})


def test_each_tells_its_state_its_institution_and_its_day(world, sales):
    found = related(world.open(sales[0]))
    assert ("◔ Projet", "Vente d’un excédent de voirie rue Haute", "Val-des-Aulnes 23 mars 2027") in found
    assert ("● Décision", "Vente publique d’un excédent de voirie", "Rochebrune 23 mars 2026") in found
    assert len(found) == 3
    page = html.fromstring(world.open(sales[0]).contents)
    assert set(page.xpath("//section[@class='related']//a/@href")) == {one.absolute_url() for one in sales[1:]}


def test_one_that_is_withdrawn_goes_from_the_page_and_from_the_copy_of_a_client(world, sales):
    before = world.open(sales[0])
    again = world.open(sales[0], If_None_Match=before.headers["ETag"])
    assert again.headers["Status"].startswith("304")
    gone = sales[1].title
    assert gone in titles(before)
    withdraw(world, sales[1])
    after = world.open(sales[0], If_None_Match=before.headers["ETag"])
    assert after.headers["Status"].startswith("200")
    assert len(related(after)) == 2
    assert gone not in after.contents.split('class="related"')[1].split("</section>")[0]


def test_nothing_of_an_institution_that_closes_is_shown(world, sales):
    from plone import api

    import transaction

    with api.env.adopt_roles(["Manager"]):
        api.content.transition(world.portal["rochebrune"], "close")
    transaction.commit()
    assert titles(world.open(sales[0])) == {sales[1].title}


def test_the_clock_makes_another_page_of_it(world, sales):
    before = world.open(sales[2])
    world.now = AFTER
    after = world.open(sales[2], If_None_Match=before.headers["ETag"])
    assert after.headers["Status"].startswith("200")
    assert "◑ Projet – texte définitif à venir" in [badge for badge, *_ in related(after)]


def test_what_was_withdrawn_is_like_nothing(world, sales):
    withdraw(world, sales[0])
    page = world.open(sales[0])
    assert page.headers["Status"].startswith("410")
    assert not related(page)


def test_the_page_goes_without_while_the_search_cannot_be_asked(world, sales, monkeypatch):
    from imio.deliberations.search.keeping import SearchUnavailable

    def fail(*_args):
        raise SearchUnavailable("en construction")

    monkeypatch.setattr("imio.deliberations.portal.related.similar", fail)
    page = world.open(sales[0])
    assert page.headers["Status"].startswith("200")
    assert "Sur le même sujet" not in page.contents


def test_its_cost_does_not_grow_with_what_there_is(world, meeting, sales, cost):
    queries, loads = cost(sales[2])
    for number in range(10, 40):
        world.published(meeting, str(number), title="Vente d’un excédent de voirie", sections=SALE)
    assert cost(sales[2]) == (queries, loads)


def test_it_is_said_in_english_too(world, sales):
    address = sales[0].absolute_url().replace(world.portal.absolute_url(), f"{world.portal.absolute_url()}/en")
    page = html.fromstring(world.open(address).contents)
    section = page.xpath("//section[@class='related']")[0]
    assert section.xpath("string(h2)") == "On the same subject"
    assert {one.get("lang") for one in section.xpath(".//a")} == {"fr"}
