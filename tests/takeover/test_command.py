"""Does the command take a portal over, say beforehand what is lost, and go on where it was stopped?"""

from flow import make_institution
from flow import NOW
from flow import password
from imio.deliberations.commands import main
from imio.deliberations.publication.register import register_of
from imio.deliberations.worker.rounds import work
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from takeover.conftest import CATEGORIES
from takeover.conftest import EXPORT

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
