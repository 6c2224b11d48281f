"""Can a secretary prepare a text by keyboard alone, with a colleague beside her, and lose nothing when things fail?"""

from browser.doing import at
from browser.doing import decided
from browser.doing import mask_what_is_open
from browser.doing import now
from browser.doing import select
from browser.doing import settled
from browser.doing import tick_off_doubts
from flow import dossier
from flow import eventually
from flow import item
from flow import send
from flow import settle
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from plone import api

import datetime
import pytest
import re
import transaction


SECRETARY, AGENT = "val-secretaries-1", "val-agents-1"
BUYER, SELLER = "Evrard Noirhomme", "Zénobe Craquelin"
TEXTS = {
    "motivation": (
        f"<p>Considérant la demande de M. {BUYER}, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
        f"<p>Considérant que Mme Berthe Lacasse, architecte, a remis un avis à M. {SELLER}, propriétaire ;</p>"
        "<p>Considérant que le <strong>boulanger</strong> du <em>village</em> ne s’y oppose pas ;</p>"
    ),
    "decision": f"<p>DÉCIDE :</p><p>Article 1er. De vendre à M. {BUYER} l’excédent de voirie.</p>",
}


STANDS_ON_OPEN = """() => {
    const id = document.activeElement.closest("[data-mention]")?.dataset.mention;
    return document.querySelector(`[data-line="${id}"]`)?.dataset.state === "open";
}"""


def received(institution, **changes):
    """An item of a meeting in a week, analysed."""
    one = item(**{"title": f"Vente à M. {BUYER}", "texts": TEXTS, "modified": now(), **changes})
    send(institution, one, start=at(7))
    work(api.portal.get(), datetime.datetime.now(datetime.UTC))
    transaction.commit()
    return dossier(institution, one["id"])


@pytest.fixture
def one(portal, institution):
    return received(institution)


def fresh(one):
    transaction.begin()
    return steps.outcome_of(one)


def test_a_text_is_reviewed_and_validated_by_keyboard_alone(one, people, picture):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    picture(page, "review")
    left = len(fresh(one).open)
    assert left
    page.keyboard.press("n")
    assert page.evaluate("Boolean(document.activeElement.closest('[data-mention]'))")
    for _ in range(200):
        if not page.locator("[data-line][data-state=open]").count():
            break
        # After a decision one stands on what is open next.
        if page.evaluate(STANDS_ON_OPEN):
            page.keyboard.press("m")
            decided(page)
        else:
            page.keyboard.press("n")
    assert not fresh(one).open
    while page.locator("#doubts input[name=doubt]").count():
        page.keyboard.press("d")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.value === 'check'"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        decided(page)
    page.keyboard.press("v")
    assert page.evaluate("document.activeElement.value") == "validate"
    page.keyboard.press("Enter")
    page.wait_for_selector("main .badge.extra, main .badge.final")
    transaction.begin()
    assert api.content.get_state(one) in ("validated", "published")


def test_undo_and_redo_stay_where_one_is(one, people):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    page.keyboard.press("n")
    mention = page.evaluate("document.activeElement.closest('[data-mention]').dataset.mention")
    states = []
    for key in ("g", "u", "y", "u"):
        page.locator(f"#m-{mention} a").focus()
        page.keyboard.press(key)
        decided(page)
        states.append(page.locator(f'[data-line="{mention}"]').get_attribute("data-state"))
    assert states == ["visible", "masked", "visible", "masked"]
    assert page.evaluate("document.activeElement.closest('[data-mention]').dataset.mention") == mention


def test_the_help_shows_the_keys_and_gives_the_focus_back(one, people):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    page.keyboard.press("n")
    before = page.evaluate("document.activeElement.closest('[data-mention]').dataset.mention")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("m")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('[data-mention]').dataset.mention") == before
    transaction.begin()
    assert not one.review


def test_a_selection_across_tags_is_masked_as_whole_words(one, people):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    select(page, "motivation", "oulanger", "villa")
    page.locator("#add button[value=add]").click()
    decided(page)
    assert [m.span.text for m in fresh(one).mentions if m.added == 0] == ["boulanger du village"]


def letter_of(one, name):
    return next(m.span.entity for m in fresh(one).mentions if m.span.text == name)


def test_two_persons_become_one_and_two_again_and_one_is_told_by_her_role(one, people):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    buyer, seller = (letter_of(one, name) for name in (BUYER, SELLER))
    for letter in (buyer, seller):
        page.locator(f'input[name=entity][value="{letter}"]').check()
    page.locator("button[value=merge]").click()
    decided(page)
    together = {m.span.entity for m in fresh(one).mentions if m.span.text in (BUYER, SELLER)}
    assert len(together) == 1
    span = next(m.span.id for m in fresh(one).mentions if m.span.text == SELLER)
    page.locator(f'input[name=span][value="{span}"]').check()
    page.locator("button[value=split]").click()
    decided(page)
    apart = {m.span.text: m.span.entity for m in fresh(one).mentions if m.span.text in (BUYER, SELLER)}
    assert len(set(apart.values())) == 2
    page.locator(f'input[name=entity][value="{apart[BUYER]}"]').check()
    page.locator("#role").select_option("l’acquéreur")
    page.locator("button[value=replace]").click()
    decided(page)
    page.get_by_role("link", name="Côte à côte").click()
    assert "[l’acquéreur]" in page.locator("#text").inner_text()


def test_a_new_version_asks_only_what_is_new_and_shows_what_changed(one, institution, people, picture):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    mask_what_is_open(page)
    assert not fresh(one).open
    decisions = len(steps.standing(one.review))
    texts = {**TEXTS, "vote": "<p>Par 14 voix pour et 3 contre, dont Mme Zoé Pirlot, riveraine.</p>"}
    received(institution, texts=texts)
    page.reload()
    open_now = [m.span.text for m in fresh(one).open]
    assert decisions and BUYER not in open_now and "Berthe Lacasse" not in open_now
    page.get_by_role("link", name="ce qui a changé").click()
    picture(page, "changes")
    assert "14 voix" in page.locator("ins, .added, main").first.inner_text()


def test_four_eyes_show_the_second_what_the_first_decided(one, institution, people):
    institution.four_eyes = True
    transaction.commit()
    first, second = people.window(AGENT), people.window(SECRETARY)
    first.goto(one.absolute_url())
    mask_what_is_open(first)
    tick_off_doubts(first)
    assert not first.get_by_role("button", name="Valider").count()
    second.goto(one.absolute_url())
    assert "une première personne relit" in second.locator("#steps").inner_text()
    first.get_by_role("button", name="Relu en entier").click()
    decided(first)
    second.reload()
    assert AGENT in second.locator("#steps").inner_text()
    assert f"décidé par {AGENT}" in second.locator("#list").inner_text()
    second.get_by_role("button", name="Valider").click()
    second.wait_for_selector("main .badge.extra, main .badge.final")


def test_two_people_at_once_see_each_other_and_overwrite_nothing(one, people):
    first, second = people.window(AGENT), people.window(SECRETARY)
    first.goto(one.absolute_url())
    second.goto(one.absolute_url())
    first.locator("[data-all=mask]").first.click()
    decided(first)
    second.locator("[data-all=keep]").first.click()
    settled(second)
    assert "Rien n’a été enregistré" in second.locator("main").inner_text()
    assert f"{AGENT} travaille sur ce point" in second.locator("main").inner_text()
    second.get_by_role("button", name="Prendre la main").click()
    decided(second)
    second.locator("[data-all=keep]").first.click()
    decided(second)
    transaction.begin()
    assert [action["who"] for action in one.review] == [AGENT, SECRETARY]


def test_a_lost_connection_loses_no_decision(one, people):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    page.context.set_offline(True)
    page.keyboard.press("n")
    page.keyboard.press("g")
    page.wait_for_selector("#lost:not([hidden])")
    assert "Connexion perdue" in page.locator("#lost").inner_text()
    transaction.begin()
    assert not one.review
    page.context.set_offline(False)
    page.wait_for_selector("#lost", state="hidden")
    transaction.begin()
    assert [action["act"] for action in one.review] == ["keep"]


def test_an_expired_session_keeps_the_work(one, people, address):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    signed_in = page.context.cookies()
    page.context.clear_cookies()
    page.keyboard.press("n")
    page.keyboard.press("g")
    page.wait_for_selector("#lost:not([hidden])")
    assert "Votre session a expiré" in page.locator("#lost").inner_text()
    transaction.begin()
    assert not one.review
    page.context.add_cookies(signed_in)
    page.get_by_role("button", name="Réessayer").click()
    page.wait_for_selector("#lost", state="hidden")
    transaction.begin()
    assert [action["act"] for action in one.review] == ["keep"]


def test_a_reader_s_report_is_on_the_desk_at_once_and_the_page_can_be_taken_out_of_sight(
    worker, one, institution, people, address, picture
):
    settle(one)
    secretary, reader = people.window(SECRETARY), people.window()
    eventually(lambda: _published(one))
    url = address + one.public_path
    reader.goto(url)
    reader.get_by_role("link", name="Signaler une donnée personnelle").click()
    reader.locator("textarea").first.fill("Mme Berthe Lacasse est lisible")
    reader.wait_for_timeout(10_500)
    reader.locator("main form button").first.click()
    assert "Lacasse" not in reader.locator("main").inner_text()
    secretary.goto(f"{address}/val/bureau")
    secretary.locator("main").get_by_role("link", name=re.compile("ignalement")).first.click()
    picture(secretary, "reports")
    secretary.get_by_role("button", name=re.compile("Suspendre")).first.click()
    eventually(lambda: reader.goto(url).status == 503)
    assert BUYER not in reader.content() and "Vente" not in reader.locator("main").inner_text()
    secretary.goto(one.absolute_url())
    secretary.get_by_role("button", name="Rétablir la page").click()
    eventually(lambda: reader.goto(url).status == 200)


def _published(one):
    transaction.begin()
    return one.public_path


def test_the_preview_is_the_citizen_s_page(one, people):
    page = people.window(SECRETARY)
    page.goto(one.absolute_url())
    page.get_by_role("link", name="Voir la page du citoyen").click()
    assert "Projet de délibération" in page.locator("body").inner_text()
    assert BUYER not in page.content()
    page.get_by_role("link", name="Retour au point").click()
    assert page.url == one.absolute_url()
