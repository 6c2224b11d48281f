"""Does a manager connect the back office, map its words, preview, run and read the report, in a browser?"""

from axe_playwright_python.sync_playwright import Axe
from browser.test_accessibility import RULES
from browser.test_accessibility import VIEWS
from datetime import datetime
from datetime import timedelta
from flow import eventually
from imio.deliberations.backoffice.credentials import new_key
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.pull.writing import written
from imio.deliberations.reception.vanished import vanish
from standin.running import a_meeting
from standin.running import a_town
from standin.running import running
from standin.server import PASSWORD
from standin.server import USER

import pytest


MANAGER, SECRETARY = "val-managers-1", "val-secretaries-1"
SCREENS = {
    "back office": (MANAGER, "/val/@@back-office"),
    "mapping": (MANAGER, "/val/@@back-office-mapping"),
    "report": (MANAGER, "/val/@@back-office-report"),
    "vanished": (SECRETARY, "/val/bureau/@@vanished"),
    "desk": (SECRETARY, "/val/bureau"),
}


@pytest.fixture
def standin(monkeypatch):
    """A council that meets in nine days, of which one item is in a state that nobody knows."""
    monkeypatch.setenv("DELIBERATIONS_SECRET_KEY", new_key())
    monkeypatch.setenv("DELIBERATIONS_BACKOFFICE_NETWORKS", "127.0.0.0/8")
    town = a_town()
    meeting = a_meeting(town, datetime.now().replace(microsecond=0) + timedelta(days=9), items=4)
    town.freeze(meeting)
    town.items_of(meeting)[3].state = "etat_inconnu"
    with running(town) as standin:
        yield standin


def test_connect_map_preview_run_and_read_the_report(standin, worker, institution, portal, people, address, picture):
    manager = people.window(MANAGER)
    manager.goto(f"{address}/val")
    manager.get_by_role("link", name="Back-office").click()
    connection = manager.locator("#connect")
    connection.get_by_label("Adresse d’iA.Délib").fill(standin.url)
    connection.get_by_label("Identifiant").fill(USER)
    connection.get_by_label("Mot de passe").fill("autre")
    connection.get_by_role("button", name="Tester la connexion").click()
    assert "refuse l’identifiant ou le mot de passe" in manager.get_by_role("alert").inner_text()
    manager.get_by_label("Mot de passe").fill(PASSWORD)
    manager.get_by_role("button", name="Tester la connexion").click()
    assert "La connexion fonctionne" in manager.locator("#tested").inner_text()
    manager.get_by_label("Mot de passe").fill(PASSWORD)
    manager.get_by_role("button", name="Tester et enregistrer").click()

    manager.get_by_label("Mobilité").fill("Mobilité et voirie")
    manager.get_by_role("button", name="Voir l’aperçu").click()
    preview = manager.locator("#preview")
    assert "3 points de cette séance arriveraient ainsi ; 2 ont une catégorie" in preview.inner_text()
    assert "Mobilité et voirie" in preview.inner_text()
    assert "etat_inconnu" in preview.inner_text()
    picture(manager, "back-office-preview")
    manager.get_by_role("button", name="Enregistrer").click()
    assert "Correspondances enregistrées" in manager.locator("main").inner_text()

    manager.get_by_role("link", name="Connexion, lectures et rapports").click()
    manager.get_by_role("button", name="Lire maintenant").click()
    # The page renews itself: nobody presses anything.
    manager.get_by_text("Aucune lecture n’est en cours").wait_for()
    picture(manager, "back-office")
    manager.locator("table a").first.click()
    report = manager.locator("main").inner_text()
    assert "Refusés : 1" in report
    assert "dans un état que les réglages ne connaissent pas (« etat_inconnu »)" in report
    picture(manager, "back-office-report")

    item = next(iter(standin.town.items.values()))
    # The worker may write the same place meanwhile, as it does in production.
    written(lambda: vanish(find_dossier(portal["val"], item.uid), "deleted", datetime.now().astimezone()))
    dossier = find_dossier(portal["val"], item.uid)
    eventually(lambda: dossier.vanished)
    axe, found = Axe(), []
    for view, options in VIEWS.items():
        windows = {}
        for name, (account, path) in SCREENS.items():
            if account not in windows:
                windows[account] = people.window(account, **options)
            page = windows[account]
            page.goto(address + path)
            found += [
                f"{name}, {view}: {one['id']} {[node['target'] for node in one['nodes']][:3]}"
                for one in axe.run(page, options=RULES).response["violations"]
            ]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{name}, {view}: the page scrolls sideways")
            if view == "phone":
                picture(page, f"{name.replace(' ', '-')}-phone")
    assert not found, "\n".join(found)
