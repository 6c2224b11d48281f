"""Does the whole job work, as the people who do it see it?"""

from browser.doing import at
from browser.doing import decided
from browser.doing import mask_what_is_open
from browser.doing import now
from browser.doing import select
from browser.doing import tick_off_doubts
from browser.doing import wait_for_state
from flow import eventually
from flow import item
from flow import submission

import pytest
import re


BUYER = "Evrard Noirhomme"
#: A form of name that no rule finds: the secretary adds it by hand.
MISSED = "le boulanger du village"
TEXTS = {
    "explanatory_note": "<p>La commune vend un excédent de voirie de 0,48 are.</p>",
    "motivation": (
        f"<p>Considérant la demande de M. {BUYER}, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
        f"<p>Considérant que {MISSED} ne s’y oppose pas ;</p>"
        "<p>Entendu M. Thierry Gobaille, Conseiller ;</p>"
    ),
    "decision": f"<p>DÉCIDE :</p><p>Article 1er. De vendre à M. {BUYER} l’excédent de voirie.</p>",
}


@pytest.fixture
def send(back_office):
    """Push one item of the meeting; the reply's word."""

    def push(days=7, state="planned", **changes):
        one = item(title=f"Vente d’un excédent de voirie à M. {BUYER}", texts=TEXTS, modified=now(), **changes)
        answer = back_office.put("/val/@dossiers/p1", json=submission(one, start=at(days), state=state))
        assert answer.status_code < 300, answer.text
        return answer.json()["status"]

    return push


def test_from_the_back_office_to_the_citizen_and_from_draft_to_decision(
    worker, institution, address, people, send, picture
):
    assert send() == "created"

    secretary = people.window("val-secretaries-1")
    secretary.goto(f"{address}/val/bureau")
    picture(secretary, "desk")
    secretary.locator("main").get_by_role("link", name=re.compile("Conseil communal")).first.click()
    picture(secretary, "dossiers")
    secretary.locator("main").get_by_role("link", name=re.compile("excédent de voirie")).first.click()
    wait_for_state(secretary, "À valider")
    picture(secretary, "review")

    # She adds what the machine missed, by selecting it, and takes one of the machine's masks back and puts it on again.
    assert secretary.locator("mark", has_text=BUYER).count() >= 3
    select(secretary, "motivation", MISSED)
    secretary.locator("#add button[value=add]").click()
    decided(secretary)
    assert secretary.locator("mark", has_text=MISSED).count() == 1
    keyboard_decides_the_first(secretary)
    mask_what_is_open(secretary)
    tick_off_doubts(secretary)

    with secretary.expect_navigation(url=re.compile("view=published")):
        secretary.get_by_role("link", name="Tel qu’il paraîtra").click()
    shown = secretary.locator("#text").inner_text()
    assert BUYER not in shown and MISSED not in shown and "[A]" in shown and "Gobaille" in shown
    picture(secretary, "review-as-published")
    secretary.get_by_role("button", name="Valider").click()

    # The clock publishes; an anonymous visitor reads.
    visitor = people.window()
    link = eventually(lambda: published_link(visitor, f"{address}/val"))
    visitor.goto(link)
    decision = eventually(lambda: published_link(visitor, link, "excédent"))
    visitor.goto(decision)
    picture(visitor, "draft")
    body = visitor.content()
    assert BUYER not in body and MISSED not in body and "rue du Moulin" not in body
    assert "Projet de délibération" in visitor.locator("body").inner_text()

    # After the meeting the back office pushes the final text; nothing unchanged is asked twice.
    assert send(days=-1, state="decided", stage="final", outcome="adopted", vote={"yes": 14, "no": 3}) == "updated"
    wait_for_state(secretary, "À valider")
    assert secretary.locator("[data-line][data-state=open]").count() == 0
    visitor.reload()
    assert "pas encore adopté" in visitor.content() or "Vous lisez le projet" in visitor.content()
    secretary.get_by_role("button", name="Valider").click()

    def is_decided():
        visitor.goto(decision)
        return "Décision du" in visitor.locator("body").inner_text()

    eventually(is_decided)
    picture(visitor, "decision")
    assert "Projet de délibération" not in visitor.locator("body").inner_text()
    assert visitor.get_by_role("cell", name="14").count() == 1
    assert BUYER not in visitor.content()


def published_link(page, url, words="Conseil communal"):
    page.goto(url)
    links = page.locator("main").get_by_role("link", name=re.compile(words))
    return links.first.get_attribute("href") if links.count() else None


def keyboard_decides_the_first(page):
    """n goes to the first detection, g keeps it, u takes that back: without a mouse."""
    page.locator("body").press("n")
    assert page.evaluate("Boolean(document.activeElement.closest('[data-mention]'))")
    mention = page.evaluate("document.activeElement.closest('[data-mention]').dataset.mention")
    line = page.locator(f'[data-line="{mention}"]')
    before = line.get_attribute("data-state")
    page.keyboard.press("g")
    decided(page)
    assert line.get_attribute("data-state") == "visible"
    page.keyboard.press("u")
    decided(page)
    assert line.get_attribute("data-state") == before
