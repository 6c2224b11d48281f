"""Does the secretary see the citizen's page itself before it is published, and is nothing of it kept?"""

from datetime import datetime
from datetime import UTC
from flow import item
from flow import make_institution
from flow import NOW
from flow import password
from flow import public
from flow import send
from flow import settle
from imio.deliberations.worker.rounds import work
from lxml import html
from plone.testing.zope import Browser

import flow
import pytest


SOON = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def institution(functional):
    return make_institution(functional["portal"])


@pytest.fixture
def dossier(functional, institution, monkeypatch):
    for module in ("imio.deliberations.validation.screens.screen", "imio.deliberations.portal.page"):
        monkeypatch.setattr(f"{module}.now", lambda: SOON)
    decision = (
        "<p>Vu la demande de M. Jean Dupont, domicilié rue du Moulin 27 ; Mme Berthe Lacasse, architecte, avise ;</p>"
    )
    send(institution, item(title="Vente à M. Jean Dupont", texts={"decision": decision}))
    work(functional["portal"], NOW)
    return flow.dossier(institution)


def opened(functional, address, user="val-secretaries-1"):
    browser = Browser(functional["app"])
    browser.handleErrors, browser.raiseHttpErrors = True, False
    if user:
        browser.addHeader("Authorization", f"Basic {user}:{password(user)}")
    browser.addHeader("Accept", "text/html")
    browser.open(address)
    return browser


def article(browser):
    """The page's own text, without its links' addresses: those of a preview lead nowhere."""
    return " ".join(html.fromstring(browser.contents).xpath("//article")[0].text_content().split())


def test_it_is_the_page_that_the_public_gets(functional, dossier):
    settle(dossier)
    preview = opened(functional, f"{dossier.absolute_url()}/@@preview")
    work(functional["portal"], NOW)
    page = opened(functional, public(dossier).absolute_url(), user="")
    before, after = article(preview), article(page)
    assert "[A]" in after
    assert before.partition("Publié")[0] == after.partition("Publié")[0]
    assert "Dupont" not in preview.contents


def test_what_is_open_is_masked_and_said(functional, dossier):
    preview = opened(functional, f"{dossier.absolute_url()}/@@preview")
    assert "attendent encore votre décision" in html.fromstring(preview.contents).text_content()
    assert "Dupont" not in preview.contents
    assert preview.headers["Cache-Control"] == "private, no-store"


def test_nothing_of_it_is_stored(functional, institution, dossier):
    opened(functional, f"{dossier.absolute_url()}/@@preview")
    assert not institution["decisions"].objectIds()


def test_an_item_that_waits_for_its_analysis_has_none_yet(functional, institution, dossier):
    send(institution, item("p2", number="2", position=2))
    waiting = flow.dossier(institution, "p2")
    assert opened(functional, f"{waiting.absolute_url()}/@@preview").url == waiting.absolute_url()


def test_strangers_see_none(functional, dossier):
    assert "login" in opened(functional, f"{dossier.absolute_url()}/@@preview", user="").url
    assert "404" in opened(functional, f"{dossier.absolute_url()}/@@preview", "val-managers-1").headers["status"]
