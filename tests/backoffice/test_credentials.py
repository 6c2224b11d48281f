"""Is the password of the back office kept so that a copy of the database tells it to nobody?"""

from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.credentials import KeyChanged
from imio.deliberations.backoffice.credentials import KeyMissing
from imio.deliberations.backoffice.credentials import new_key
from imio.deliberations.backoffice.credentials import seal
from imio.deliberations.backoffice.credentials import sealed_anew
from imio.deliberations.backoffice.credentials import unseal

import pytest


PASSWORD = "un mot de passe inventé : %&\"'é"
ACCOUNT = Credentials("portail@valmont", PASSWORD)


def environ(*keys):
    return {"DELIBERATIONS_SECRET_KEY": ", ".join(keys)}


def test_what_was_sealed_comes_back_with_the_key():
    key = environ(new_key())
    sealed = seal(ACCOUNT, key)
    assert unseal(sealed, key) == ACCOUNT
    assert sealed.isascii() and "valmont" not in sealed and PASSWORD not in sealed


def test_the_same_password_twice_looks_different():
    key = environ(new_key())
    assert seal(ACCOUNT, key) != seal(ACCOUNT, key)


def test_nothing_that_is_printed_tells_the_password():
    assert PASSWORD not in f"{ACCOUNT!r} {ACCOUNT}"
    assert "portail@valmont" in repr(ACCOUNT)


@pytest.mark.parametrize("setting", ["", "  ", ", ,", "trop-court", "x" * 44, "é" * 44])
def test_without_a_key_nothing_is_sealed_or_read(setting):
    for act in (lambda: seal(ACCOUNT, environ(setting)), lambda: unseal("x", environ(setting))):
        with pytest.raises(KeyMissing, match="DELIBERATIONS_SECRET_KEY") as raised:
            act()
        assert PASSWORD not in str(raised.value)
    with pytest.raises(KeyMissing):
        seal(ACCOUNT, {})


def test_another_key_reads_nothing_and_says_the_way_out():
    sealed = seal(ACCOUNT, environ(new_key()))
    with pytest.raises(KeyChanged, match="remettre l’ancienne clé à la suite de la nouvelle") as raised:
        unseal(sealed, environ(new_key()))
    assert raised.value.__cause__ is None and "est gardé" in raised.value.sentence


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-4] + "AAA=", lambda text: "", lambda text: "é", lambda text: text[3:]]
)
def test_what_was_spoilt_is_not_read(spoil):
    key = environ(new_key())
    with pytest.raises(KeyChanged):
        unseal(spoil(seal(ACCOUNT, key)), key)


def test_keys_rotate():
    old, new = new_key(), new_key()
    sealed = seal(ACCOUNT, environ(old))
    assert unseal(sealed, environ(new, old)) == ACCOUNT
    anew = sealed_anew(sealed, environ(new, old))
    assert unseal(anew, environ(new)) == ACCOUNT
    with pytest.raises(KeyChanged):
        unseal(anew, environ(old))
    with pytest.raises(KeyChanged):
        sealed_anew(sealed, environ(new))


def test_a_new_key_is_another_one():
    assert new_key() != new_key()
