"""Does the command take a portal over, say beforehand what is lost, and go on where it was stopped?"""

from flow import item
from flow import make_institution
from flow import NOW
from flow import password
from flow import submission
from imio.deliberations.commands import main
from imio.deliberations.publication.register import register_of
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.worker.rounds import work
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from takeover.conftest import CATEGORIES
from takeover.conftest import dossier_at
from takeover.conftest import EXPORT
from takeover.conftest import steps
from takeover.conftest import take_over

import json
import pytest
import transaction


CLEAR = ("Vandermeulen", "vandermeulen", "Grandjean", "Lambrecht", "lambrecht", "85.07.30", "secret-of-the-fixture")


@pytest.fixture
def takeover(monkeypatch, capsys, tmp_path):
    path = tmp_path / "categories.json"
    path.write_text(json.dumps(CATEGORIES))

    def run(*options, user=SITE_OWNER_NAME, secret=SITE_OWNER_PASSWORD):
        monkeypatch.setenv("DELIBERATIONS_PASSWORD", secret)
        code = main(["takeover", str(EXPORT), "--categories", str(path), *options])
        return code, *capsys.readouterr()

    return run


def test_a_dry_run_tells_item_by_item_what_is_lost_and_quotes_nothing(takeover):
    code, out, err = takeover("--institution", "aulnes=val", "--dry-run")
    lines = out.splitlines()
    assert code == 1 and err == ""
    assert "séance 2  perdu : séance privée : rien n’en était public ; elle viendra du back-office" in lines
    assert any("remboursement-d-une-redevance  restera au bureau, bloqué; niss@decision" in line for line in lines)
    assert any("séance 3, point 6  refusé; items.0.title: ne peut pas être vide" in line for line in lines)
    assert any("adresse changée : elle nomme quelqu’un" in line for line in lines)
    assert lines[-1] == "val: 8 paraîtront, 1 bloqués, 1 refusés, 2 ligne(s) de contenu non repris"
    assert not [datum for datum in CLEAR if datum in out]


def test_an_institution_that_is_not_in_the_export_is_told_with_those_that_are(takeover):
    code, _, err = takeover("--institution", "ailleurs", "--dry-run")
    assert code == 2 and err == "ailleurs: pas dans l’export ; il contient aulnes, roches\n"


def test_the_running_portal_takes_it_over_and_a_second_run_sends_nothing_twice(acceptance, takeover, monkeypatch):
    portal = acceptance["portal"]
    make_institution(portal)

    def round_of_the_worker(seconds):
        transaction.begin()
        work(portal, NOW)

    monkeypatch.setattr("imio.deliberations.commands.takeover.time.sleep", round_of_the_worker)
    options = ("--institution", "aulnes=val", "--url", portal.absolute_url(), "--user", SITE_OWNER_NAME)
    code, out, _ = takeover(*options)
    assert code == 1 and not [datum for datum in CLEAR if datum in out]
    assert out.splitlines()[-1] == "val: 8 publiés, 1 bloqués"
    transaction.begin()
    entries = len(register_of(portal))
    assert takeover(*options)[1].splitlines()[-1] == out.splitlines()[-1]
    transaction.begin()
    assert len(register_of(portal)) == entries
    code, _, err = takeover(*options[:-1], "val-secretaries-1", secret=password("val-secretaries-1"))
    assert code == 2 and err.startswith("403")


def there(out: str) -> dict[str, int]:
    """What the portal has, as the dry run counts it."""
    [line] = [line for line in out.splitlines() if line.startswith("val: sur ce portail : ")]
    counts = line.removeprefix("val: sur ce portail : ").replace(" du back-office", "").split(", ")
    return {word: int(number) for number, word in (count.split(" ", 1) for count in counts)}


def test_a_dry_run_asks_the_portal_what_it_has_and_writes_nothing(acceptance, takeover, monkeypatch):
    portal = acceptance["portal"]
    institution = make_institution(portal)
    options = ("--institution", "aulnes=val", "--url", portal.absolute_url(), "--user", SITE_OWNER_NAME)
    code, out, _ = takeover(*options, "--dry-run")
    assert code == 1 and not [datum for datum in CLEAR if datum in out]
    assert there(out) == {"nouveaux": 9, "déjà repris": 0, "à mettre à jour": 0, "déjà reçus": 0, "refusés": 0}
    assert "val: 2 mandataire(s) pour le registre" in out
    # One came by the back office itself, one address is another item's, and a meeting's is another meeting's.
    lease, burial = (
        next(one for one in steps() if one.taken and one.taken.address == name)
        for name in ("contrat-de-bail", "concession-de-sepulture")
    )
    receive(institution, {**lease.submission, "items": [item(lease.taken.item["id"])]})
    dossier_at(institution, "17-mars-2026", "contrat-de-bail").public_id = burial.taken.address
    receive(institution, submission(item("elsewhere"), id="m9"))
    find_dossier(institution, "elsewhere").__parent__.public_id = "23-mars-2027"
    transaction.commit()
    before = acceptance["zodbDB"].storage.lastTransaction()
    code, out, _ = takeover(*options, "--dry-run")
    lines = out.splitlines()
    assert any("déjà reçu du back-office : laissé tel quel (en attente d’analyse)" in line for line in lines)
    assert [line for line in lines if "; adresse déjà prise sur ce portail" in line] == [
        line for line in lines if "/concession-de-sepulture" in line
    ]
    assert any("adresse de la séance déjà prise" in line for line in lines if "23-mars-2027" in line)
    assert there(out) == {"nouveaux": 8, "déjà repris": 0, "à mettre à jour": 0, "déjà reçus": 1, "refusés": 0}
    assert acceptance["zodbDB"].storage.lastTransaction() == before
    assert not [datum for datum in CLEAR if datum in out]


def test_a_dry_run_tells_what_was_taken_over_already_and_what_became_of_it(acceptance, takeover):
    portal = acceptance["portal"]
    institution = make_institution(portal)
    take_over(portal, institution)
    # The portal has it as it was sent later.
    newest = dossier_at(institution, "12-mai-2026", "budget-de-la-fabrique-d-eglise").versions[-1]
    newest.modified = newest.modified.replace(year=2030)
    newest.digest = "another"
    # And another one as it was sent before: taking it in would note the later date.
    former = dossier_at(institution, "17-mars-2026", "concession-de-sepulture").versions[-1]
    former.modified = former.modified.replace(year=2000)
    transaction.commit()
    before = acceptance["zodbDB"].storage.lastTransaction()
    options = ("--institution", "aulnes=val", "--url", portal.absolute_url(), "--user", SITE_OWNER_NAME)
    code, out, _ = takeover(*options, "--dry-run")
    assert code == 1
    assert "val: 0 mandataire(s) pour le registre" in out
    assert "déjà repris (publié)" in out and "déjà repris (bloqué)" in out
    assert "le portail en a une version plus récente : refusé (publié)" in out
    assert there(out) == {"nouveaux": 0, "déjà repris": 8, "à mettre à jour": 0, "déjà reçus": 0, "refusés": 1}
    assert acceptance["zodbDB"].storage.lastTransaction() == before


def test_an_account_without_the_right_is_told_so_by_a_dry_run(acceptance, takeover):
    portal = acceptance["portal"]
    make_institution(portal)
    options = ("--institution", "aulnes=val", "--url", portal.absolute_url(), "--user", "val-managers-1")
    code, _, err = takeover(*options, "--dry-run", secret=password("val-managers-1"))
    assert code == 2 and err.startswith("403")
