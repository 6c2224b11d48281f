"""Do the desk and the public page say that final texts are overdue, and does the connection keep no word of an item?"""

from datetime import timedelta
from flow import password
from flow import settle
from imio.deliberations.portal import page
from imio.deliberations.validation.screens import screen
from imio.deliberations.worker.rounds import work
from lxml import html
from plone.testing.zope import Browser

import pytest
import transaction


@pytest.mark.parametrize(("days", "says"), [(44, False), (46, True)])
def test_final_texts_that_do_not_come_are_told(functional, pull_modern, monkeypatch, days, says):
    pull = pull_modern
    pull()
    work(pull.portal, pull.now)
    for item in pull.items:
        settle(pull.dossier(item))
    work(pull.portal, pull.now)
    now = pull.dossier(pull.items[0]).__parent__.start + timedelta(days=days)
    transaction.commit()
    monkeypatch.setattr(page, "now", lambda: now)
    monkeypatch.setattr(screen, "now", lambda: now)
    browser = Browser(functional["app"])
    browser.open(pull.institution.absolute_url())
    assert ("se fait attendre" in " ".join(browser.contents.split())) is says
    browser = Browser(functional["app"])
    browser.addHeader("Authorization", f"Basic val-secretaries-1:{password('val-secretaries-1')}")
    browser.open(pull.institution["bureau"].absolute_url())
    desk = html.fromstring(browser.contents).text_content()
    assert "Séances tenues" in desk
    assert ("Textes définitifs qui se font attendre" in desk) is says


def test_the_connection_and_its_reports_hold_no_word_of_an_item(pull_modern, caplog):
    pull = pull_modern
    for item in pull.items:
        item.title = item.motivation = item.decision = "Demande de Vanderplaetsen"
        item.id = "vanderplaetsen"
    pull.items[1].title = ""
    pull.items[0].annexes[0].title = pull.items[0].annexes[0].filename = "vanderplaetsen.pdf"
    with caplog.at_level("DEBUG"):
        pull()
        pull.town.change_text(pull.items[0], decision="<p>Vanderplaetsen encore</p>")
        pull.town.delete(pull.items[2])
        pull()
    assert pull.dossier(pull.items[0]).content["title"] == "Demande de Vanderplaetsen"
    source = pull.source
    seen = [repr(vars(source)), *(repr([vars(run), list(run.lines.values())]) for run in source.runs)]
    seen += [repr(one) for one in source.items.values()]
    assert "vanderplaetsen" not in "".join(seen).lower()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("imio", "http"))]
    assert "vanderplaetsen" not in "".join(ours).lower()
