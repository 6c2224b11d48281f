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
    assert not vanished.undecided(pull.institution)
    secretary.open(bureau)
    assert "disparus du back-office" not in text(secretary)


def test_what_vanished_is_published_by_nobody(gone):
    from imio.deliberations.publication.due import may_publish

    pull, (first, _) = gone
    first.request = {"act": "publish"}
    assert not may_publish(pull.institution, first.__parent__, first, pull.now)
