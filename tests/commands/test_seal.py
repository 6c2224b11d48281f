"""Can the operator replace the key that seals passwords, and does the portal go on reading its back offices?"""

from flow import make_institution
from flow import password
from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.credentials import KeyChanged
from imio.deliberations.backoffice.credentials import new_key
from imio.deliberations.backoffice.credentials import seal
from imio.deliberations.backoffice.credentials import SETTING
from imio.deliberations.backoffice.credentials import unseal
from imio.deliberations.commands import main
from imio.deliberations.reception.pull.source import made_for
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import transaction


SECRET = "mot-de-passe-invente"
ACCOUNT = Credentials("portail", SECRET)


@pytest.fixture
def site(acceptance, monkeypatch, capsys):
    """Three institutions: one sealed with the old key, one with a key that was lost, one that is not connected."""
    portal = acceptance["portal"]
    old, new, lost = new_key(), new_key(), new_key()
    for name, key in (("val", old), ("aulnes", lost), ("roches", "")):
        institution = make_institution(portal, name, name.title())
        if key:
            made_for(institution).sealed = seal(ACCOUNT, {SETTING: key})
    transaction.commit()
    monkeypatch.setenv(SETTING, f"{new}, {old}")

    def run(user=SITE_OWNER_NAME, secret=SITE_OWNER_PASSWORD):
        monkeypatch.setenv("DELIBERATIONS_PASSWORD", secret)
        code = main(["seal", "--url", portal.absolute_url(), "--user", user])
        transaction.begin()
        return code, *capsys.readouterr()

    run.portal, run.old, run.new = portal, old, new
    return run


def sealed(site, name="val") -> str:
    return made_for(site.portal[name]).sealed


def test_all_that_a_key_reads_is_under_the_new_one_and_the_rest_is_named(site):
    before = sealed(site, "aulnes")
    code, out, err = site()
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "1 connexion(s) sous la première clé",
        "aulnes: aucune des clés ne lit son mot de passe ; à encoder à nouveau dans /aulnes/@@back-office",
    ]
    assert SECRET not in out
    assert unseal(sealed(site), {SETTING: site.new}) == ACCOUNT
    with pytest.raises(KeyChanged):
        unseal(sealed(site), {SETTING: site.old})
    assert sealed(site, "aulnes") == before


def test_again_does_no_harm_also_once_the_old_key_is_gone(site, monkeypatch):
    site()
    monkeypatch.setenv(SETTING, site.new)
    assert site()[1].startswith("1 connexion(s)")
    assert unseal(sealed(site), {SETTING: site.new}) == ACCOUNT


def test_without_a_key_nothing_is_touched(site, monkeypatch):
    before = sealed(site)
    monkeypatch.delenv(SETTING)
    code, out, err = site()
    assert (code, out) == (2, "") and "DELIBERATIONS_SECRET_KEY" in err
    assert sealed(site) == before


@pytest.mark.parametrize("user", ["val-managers-1", "val-secretaries-1"])
def test_it_is_the_operators_alone(site, user):
    before = sealed(site)
    code, _, err = site(user, password(user))
    assert code == 2 and err.startswith("403")
    assert sealed(site) == before
