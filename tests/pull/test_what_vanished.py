"""Does a secretary decide of what vanished, and does nothing vanish from the public by itself?"""

from flow import password
from flow import settle
from imio.deliberations.validation import vanished
from imio.deliberations.worker.rounds import work
from lxml import html
from plone import api
from plone.testing.zope import Browser

import pytest
import transaction


@pytest.fixture
def gone(pull_modern):
    """Two public items that the back office has no more."""
    pull = pull_modern
    pull()
    work(pull.portal, pull.now)
    for item in pull.items:
        settle(pull.dossier(item))
    work(pull.portal, pull.now)
    dossiers = [pull.dossier(item) for item in pull.items[:2]]
    for item in pull.items[:2]:
        pull.town.delete(item)
    pull()
    return pull, dossiers


@pytest.fixture
def secretary(functional):
    browser = Browser(functional["app"])
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Authorization", f"Basic val-secretaries-1:{password('val-secretaries-1')}")
    return browser


def text(browser) -> str:
    return " ".join(html.fromstring(browser.contents).get_element_by_id("main").text_content().split())


def press(browser, button: str):
    """The button of that value."""
    values = html.fromstring(browser.contents).xpath("//button[@name='do']/@value")
    browser.getControl(name="do", index=values.index(button)).click()


def test_the_desk_asks_and_the_secretary_withdraws_one_and_keeps_the_other(gone, secretary):
    pull, (first, second) = gone
    bureau = pull.institution["bureau"].absolute_url()
    secretary.open(bureau)
    assert "Points publics disparus du back-office : 2 à décider" in text(secretary)
    secretary.getLink("Points publics disparus").click()
    for one in (first, second):
        assert f"v-{one.getId()}" in secretary.contents
    secretary.getControl(name="do", index=0).click()
    assert secretary.headers["Status"].startswith("400")
    assert "choisissez la raison du retrait" in text(secretary)
    name = html.fromstring(secretary.contents).xpath("//button[@name='do']/@value")[0].partition(":")[2]
    secretary.getControl(name="reason", index=0).value = ["error"]
    secretary.getControl(name="do", index=0).click()
    secretary.getControl(name="do", index=1).click()
    transaction.begin()
    work(pull.portal, pull.now)
    withdrawn, kept = (first, second) if first.getId() == name else (second, first)
    assert (api.content.get_state(withdrawn), withdrawn.public_path) == ("withdrawn", "")
    assert (api.content.get_state(kept), kept.vanished["kept"]["who"]) == ("published", "val-secretaries-1")
    assert not any(vanished.waits(one) for one in vanished.vanished(pull.institution))
    secretary.open(bureau)
    assert "Points publics disparus" not in text(secretary)


def test_the_meeting_and_the_item_say_so_and_the_secretary_decides_there(gone, secretary):
    pull, (first, second) = gone
    secretary.open(pull.institution["bureau"].absolute_url())
    secretary.getLink("Disparus du back-office : 2").click()
    shown = html.fromstring(secretary.contents).xpath("//ol[contains(@class, 'bench-agenda')]/li/@id")
    assert shown == [f"p-{one.getId()}" for one in (first, second)]
    assert text(secretary).count("Disparu du back-office : à décider") == 2
    for one, button in ((first, "keep_public"), (second, "withdraw")):
        secretary.open(one.absolute_url())
        assert "▲ Disparu du back-office : à décider" in text(secretary)
        assert "Ce point n’existe plus dans le back-office, ou n’y est plus visible (10 mars 2026" in text(secretary)
        if button == "withdraw":
            secretary.getControl(name="reason").value = ["error"]
            secretary.getControl(name="confirm").value = ["withdraw"]
        press(secretary, button)
    assert "✕ Disparu du back-office : retrait demandé" in text(secretary)
    transaction.begin()
    work(pull.portal, pull.now)
    assert (api.content.get_state(second), second.public_path) == ("withdrawn", "")
    secretary.open(second.absolute_url())
    assert "✕ Retiré" in text(secretary) and "✕ Disparu du back-office" in text(secretary)
    secretary.open(first.absolute_url())
    assert "✓ Disparu du back-office, gardé public" in text(secretary)
    assert "gardé par val-secretaries-1" in text(secretary)
    assert "keep_public" not in secretary.contents


def test_what_was_never_public_is_closed_and_says_why(pull_modern, secretary):
    pull = pull_modern
    pull()
    work(pull.portal, pull.now)
    one = pull.dossier(pull.items[0])
    pull.town.delete(pull.items[0])
    pull()
    secretary.open(one.absolute_url())
    assert "✕ Disparu du back-office" in text(secretary)
    assert "Ce point n’existe plus dans le back-office" in text(secretary)
    assert "Rien ne change pour le public" not in text(secretary)
    secretary.open(one.__parent__.absolute_url())
    assert text(secretary).count("✕ Disparu du back-office") == 1


def test_an_agent_reads_it_and_decides_nothing(gone, functional):
    _, (first, _) = gone
    agent = Browser(functional["app"])
    agent.addHeader("Authorization", f"Basic val-agents-1:{password('val-agents-1')}")
    agent.open(first.absolute_url())
    assert "Disparu du back-office : à décider" in text(agent)
    assert "keep_public" not in agent.contents


def test_what_vanished_is_published_by_nobody(gone):
    from imio.deliberations.publication.due import may_publish

    pull, (first, _) = gone
    first.request = {"act": "publish"}
    assert not may_publish(pull.institution, first.__parent__, first, pull.now)
