from beginnings import begin_with
from datetime import datetime
from datetime import UTC
from imio.deliberations.worker.rounds import work
from plone.testing.zope import Browser

import flow
import pytest


NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)

DECISION = (
    "<p>Vu la demande de M. Jean <strong>Dup</strong>ont, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
    "<p>Considérant que Mme Berthe Lacasse, architecte, a remis un avis ;</p>"
    "<p>Article 1er. M. Dupont paie 200 €.</p>"
)


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return flow.make_institution(portal)


@pytest.fixture
def clock(monkeypatch):
    """The screens' moment: the drafts may be out, and are not late."""
    from imio.deliberations.validation.screens import review
    from imio.deliberations.validation.screens import screen

    def set_to(moment):
        for module in (screen, review):
            monkeypatch.setattr(module, "now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def dossier(portal, institution, clock):
    """An analysed dossier."""
    begin_with(portal, "dossier", lambda: _analysed(portal, institution))
    return flow.dossier(institution)


def _analysed(portal, institution):
    flow.send(institution, flow.item(title="Vente à M. Jean Dupont", texts={"decision": DECISION}))
    work(portal, NOW)


@pytest.fixture
def browse(functional):
    """A browser signed in as one of the accounts; it follows redirects and runs no script."""

    def signed_in(user):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {user}:{flow.password(user)}")
        return browser

    return signed_in
