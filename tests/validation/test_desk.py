"""Does the desk show what is late first, find what is asked for, and forget nothing that is held back?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import AFTER
from flow import item
from flow import send
from flow import settle
from imio.deliberations.reception.vanished import vanish
from imio.deliberations.validation import planning
from imio.deliberations.worker.rounds import work
from lxml import html

import flow
import pytest
import transaction


SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
CLEAN = "<p>Le Conseil DÉCIDE d’approuver le compte.</p>"
ASKED = "<p>Considérant que Mme Berthe Lacasse, architecte, a remis un avis ;</p>"


@pytest.fixture
def bureau(portal, institution, clock):
    """Two meetings: on 23 March with three items, on 20 April with one; all analysed."""
    send(
        institution,
        item("p1", number="1", position=1, title="Compte 2026", matter="Finances", texts={"decision": CLEAN}),
        item("p2", number="2", position=2, title="Avis sur un plan", matter="Urbanisme", texts={"decision": ASKED}),
        item("p10", number="10", position=10, title="Règlement", matter="Finances", texts={"decision": CLEAN}),
    )
    send(
        institution,
        item("q1", number="1", title="Budget 2028", matter="Finances", texts={"decision": CLEAN}),
        id="m2",
        start="2027-04-20T20:00:00",
    )
    work(portal, NOW)
    return institution["bureau"]


def opened(browse, context, query="", user=SECRETARY):
    browser = browse(user)
    browser.open(context.absolute_url() + query)
    return browser


def text(browser):
    """The page as words, white space collapsed."""
    return " ".join(html.fromstring(browser.contents).get_element_by_id("main").text_content().split())


def filtered(browse, context, user=SECRETARY, **fields):
    """Fill in the filter, as its words say, and press the button."""
    browser = opened(browse, context, user=user)
    for name, word in fields.items():
        browser.getControl(name=name).displayValue = [word]
    browser.getControl("Filtrer").click()
    return browser


def titles(browser):
    """The items shown, in order."""
    return html.fromstring(browser.contents).xpath('//ol[contains(@class, "bench-agenda")]//a[@class="object"]/text()')


# -- the order ------------------------------------------------------------------------------------------------


def test_late_meetings_come_first_then_the_nearest_deadline(bureau, institution, browse, clock):
    clock(datetime(2027, 3, 18, 9, 0, tzinfo=UTC))
    send(institution, item("r1"), id="m3", start="2027-03-30T20:00:00")
    tree = html.fromstring(opened(browse, bureau).contents)
    rows = tree.xpath('//section[@aria-labelledby="to-come"]//li')
    assert [row.get("class") for row in rows] == ["late", "", ""]
    assert ["23 mars" in rows[0].text_content(), "30 mars" in rows[1].text_content()] == [True, True]


def test_late_and_held_back_is_late_and_counted(bureau, institution, browse, clock):
    planning.hold(flow.dossier(institution), SECRETARY, "avis attendu", "", NOW)
    transaction.commit()
    clock(datetime(2027, 3, 18, 9, 0, tzinfo=UTC))
    page = opened(browse, bureau)
    assert "En retard 3" in text(page)
    assert "Retenus 1" in text(page)
    assert "Retenus : 1" in text(page)
    assert html.fromstring(page.contents).xpath('//li[@class="late"]')


def test_a_hold_that_has_passed_is_no_longer_counted(bureau, institution, browse, clock):
    until = NOW + timedelta(hours=1)
    planning.hold(flow.dossier(institution), SECRETARY, "avis attendu", planning.local_text(until), NOW)
    transaction.commit()
    assert "Retenus 1" in text(opened(browse, bureau))
    clock(until)
    assert "Retenus" not in text(opened(browse, bureau)).partition("Filtrer")[2]


def test_the_desk_says_how_many_decisions_and_doubts_are_left(bureau, institution, browse):
    dossier = flow.dossier(institution, "p2")
    from imio.deliberations.validation.steps import outcome_of

    outcome = outcome_of(dossier)
    assert len(outcome.open) == 1
    assert "Décisions à prendre : 1." in text(opened(browse, bureau))
    settle(dossier)
    assert "Décisions à prendre" not in text(opened(browse, bureau))


def test_the_rule_of_the_deadline_leads_to_its_source(bureau, institution, browse):
    page = opened(browse, bureau)
    page.getLink("5 jours francs avant la séance", index=0).click()
    shown = text(page)
    assert "décret du 18 mai 2022" in shown and "L3221-5" in shown
    assert "pas le texte officiel" in shown
    assert "pour la séance du mardi 23 mars 2027, le dernier jour est le mercredi 17 mars 2027" in shown
    assert "pour les séances à partir du 1er avril 2023" in shown
    institution.kind = "cpas"
    transaction.commit()
    page.open(page.url)
    assert "publie volontairement" in text(page)


# -- the filter -----------------------------------------------------------------------------------------------


def test_the_filter_by_state_shows_items_by_meeting(bureau, institution, browse):
    settle(flow.dossier(institution, "q1"))
    page = filtered(browse, bureau, state="À valider")
    assert titles(page) == ["Compte 2026", "Avis sur un plan", "Règlement"]
    assert "Points trouvés : 3" in text(page)
    page = filtered(browse, bureau, state="Validé")
    assert titles(page) == ["Budget 2028"]
    assert "mardi 20 avril 2027" in text(page)


def test_the_filter_by_matter_goes_across_meetings_and_says_no_matter_in_the_address(bureau, browse):
    page = filtered(browse, bureau, matter="Finances")
    assert titles(page) == ["Compte 2026", "Règlement", "Budget 2028"]
    assert "Finances" not in page.url
    assert "Avis sur un plan" not in text(page)


def test_the_filter_by_who_prepares(bureau, institution, browse):
    planning.assign(flow.dossier(institution, "p1"), AGENT, SECRETARY)
    planning.assign(flow.dossier(institution, "q1"), SECRETARY, SECRETARY)
    transaction.commit()
    assert titles(filtered(browse, bureau, who="moi")) == ["Budget 2028"]
    assert titles(filtered(browse, bureau, user=AGENT, who="moi")) == ["Compte 2026"]
    assert titles(filtered(browse, bureau, who="personne")) == ["Avis sur un plan", "Règlement"]
    page = filtered(browse, bureau, who=AGENT)
    assert titles(page) == ["Compte 2026"]
    assert f"Préparé par {AGENT}" in text(page)
    assert AGENT not in page.url


def test_the_filter_by_what_waits(bureau, institution, browse):
    assert titles(filtered(browse, bureau, waits="avec des décisions à prendre")) == ["Avis sur un plan"]
    planning.hold(flow.dossier(institution, "p10"), SECRETARY, "avis attendu", "", NOW)
    transaction.commit()
    assert titles(filtered(browse, bureau, waits="retenus")) == ["Règlement"]


def test_filters_add_up_and_can_be_taken_off(bureau, browse):
    page = filtered(browse, bureau, matter="Finances", waits="avec des décisions à prendre")
    assert "Aucun point des séances montrées ne correspond." in text(page)
    page.getLink("Tout montrer").click()
    assert "Séances à venir" in text(page)


def test_the_same_filter_on_the_meeting(bureau, institution, browse):
    meeting = flow.dossier(institution).__parent__
    page = filtered(browse, meeting, matter="Finances")
    assert titles(page) == ["Compte 2026", "Règlement"]
    assert "Points que le filtre ne montre pas : 1." in text(page)
    desk = filtered(browse, bureau, matter="Finances")
    desk.getLink("mardi 23 mars 2027").click()
    assert titles(desk) == ["Compte 2026", "Règlement"]


def test_a_filter_that_nobody_can_choose_asks_nothing_or_finds_nothing(bureau, browse):
    assert "Séances à venir" in text(opened(browse, bureau, "?state=nonsense&waits=:list"))
    assert "Aucun point" in text(opened(browse, bureau, "?matter=<script>"))
    assert "<script>" not in opened(browse, bureau, "?matter=<script>").contents
    assert "Séances à venir" in text(opened(browse, bureau, "?matter:list=a&matter:list=b"))


def test_a_hundred_items_are_shown_and_the_rest_is_told(bureau, institution, browse, monkeypatch):
    from imio.deliberations.validation.screens import desk

    monkeypatch.setattr(desk, "FOUND", 3)
    page = filtered(browse, bureau, state="À valider")
    assert titles(page) == ["Compte 2026", "Avis sur un plan", "Règlement"]
    assert "Points trouvés : 4" in text(page)
    assert "il y en a encore 1" in text(page)
    assert "20 avril" not in text(page)


@pytest.mark.parametrize("items", [1, 30])
@pytest.mark.parametrize("query", ["", "?state=withdrawn", "?who=nobody", "?waits=vanished"])
def test_the_desk_and_its_filter_ask_the_catalogue_a_constant_number_of_times(
    portal, institution, browse, clock, monkeypatch, items, query
):
    send(institution, *(item(f"p{one}", number=str(one + 1), position=one) for one in range(items)))
    for one in range(items):
        vanish(flow.dossier(institution, f"p{one}"), "deleted", NOW)
    transaction.commit()
    browser = opened(browse, institution["bureau"])
    from Products.ZCatalog.Catalog import Catalog

    asked = []
    search = Catalog.search
    monkeypatch.setattr(Catalog, "search", lambda self, *args, **kw: asked.append(1) or search(self, *args, **kw))
    browser.open(institution["bureau"].absolute_url() + query)
    assert len(titles(browser)) == (items if query else 0)
    # Three for the meetings and their items; the worker's state asks two of its own.
    assert len(asked) == 6


# -- the wall -------------------------------------------------------------------------------------------------


def test_the_catalogue_learns_codes_and_numbers_and_no_word(bureau, institution, portal):
    from plone import api

    dossier = flow.dossier(institution, "p2")
    planning.assign(dossier, AGENT, SECRETARY)
    transaction.commit()
    catalog = api.portal.get_tool("portal_catalog")
    [brain] = catalog.unrestrictedSearchResults(path="/".join(dossier.getPhysicalPath()))
    assert brain.waiting == (1, 0)
    assert brain.assignee == AGENT
    assert brain.matter_code and "Urbanisme" not in repr(catalog.getMetadataForRID(brain.getRID()))
    assert flow.make_institution(portal, "autre")["bureau"].code_of("Urbanisme") != brain.matter_code


# -- the meeting ----------------------------------------------------------------------------------------------


def test_the_meeting_says_of_each_item_what_there_is_to_do(bureau, institution, browse):
    annexes = [{"id": "a1", "title": "Plan", "type": "application/pdf", "size": 4, "publishable": True}]
    newer = "2027-03-11T10:00:00+00:00"
    changed = item("p2", number="2", position=2, texts={"decision": ASKED}, annexes=annexes, modified=newer)
    send(institution, changed)
    work(bureau.__parent__.__parent__, NOW)
    dossier = flow.dossier(institution, "p2")
    planning.assign(dossier, AGENT, SECRETARY)
    settle(flow.dossier(institution, "p1"))
    page = text(opened(browse, dossier.__parent__))
    assert "À décider : 1" in page
    assert "Annexes en attente : 1" in page
    assert f"Préparé par {AGENT}" in page
    assert "→ Paraît dans la minute" in page


def test_the_navigation_says_where_one_is(bureau, browse):
    tree = html.fromstring(opened(browse, bureau).contents)
    assert tree.xpath('//nav[@class="bench-navigation"]//a[@aria-current="page"]/text()') == ["Bureau"]
    tree = html.fromstring(opened(browse, bureau, "/@@retention").contents)
    assert tree.xpath('//nav[@class="bench-navigation"]//a[@aria-current="page"]/text()') == ["Conservation"]


def test_a_held_meeting_with_work_left_stays_on_the_desk(bureau, browse, clock):
    clock(AFTER)
    page = text(opened(browse, bureau))
    assert "Séances tenues Conseil communal – mardi 23 mars 2027" in page
