"""The account in the back office: kept encrypted, handed to the connection, shown to nobody again.

The key is in the environment of the server, ``DELIBERATIONS_SECRET_KEY``: whoever copies the database copies no
password. Several keys, apart by blanks or commas, rotate: the first encrypts, all decrypt. ``new_key`` makes one.
"""

from collections.abc import Mapping
from cryptography.fernet import Fernet
from cryptography.fernet import InvalidToken
from cryptography.fernet import MultiFernet
from dataclasses import dataclass
from dataclasses import field
from imio.deliberations.backoffice.errors import BackOfficeError

import json


SETTING = "DELIBERATIONS_SECRET_KEY"


@dataclass(frozen=True)
class Credentials:
    """A user of the back office. Neither ``repr`` nor ``str`` tells the password."""

    user: str
    password: str = field(repr=False)


class KeyMissing(BackOfficeError):
    """No usable key in the environment."""

    code = "key_missing"

    def __init__(self):
        super().__init__(
            "Le serveur n’a pas de clé pour protéger les mots de passe. Rien n’a été enregistré ni lu. L’exploitant "
            f"du portail doit définir {SETTING} (docs/back-office.md) et redémarrer."
        )


class KeyChanged(BackOfficeError):
    """The key is not the one that encrypted."""

    code = "key_changed"

    def __init__(self):
        super().__init__(
            "Le mot de passe enregistré ne peut plus être déchiffré : la clé du serveur a changé. Ce qui est déjà "
            f"reçu est gardé. L’exploitant peut remettre l’ancienne clé à la suite de la nouvelle dans {SETTING} ; "
            "sinon, encodez à nouveau l’identifiant et le mot de passe."
        )


def new_key() -> str:
    """A random key for the setting."""
    return Fernet.generate_key().decode("ascii")


def seal(credentials: Credentials, environ: Mapping[str, str]) -> str:
    """The credentials encrypted, as ASCII text for the database. Raises ``KeyMissing``."""
    clear = json.dumps([credentials.user, credentials.password]).encode()
    return _keys(environ).encrypt(clear).decode("ascii")


def unseal(sealed: str, environ: Mapping[str, str]) -> Credentials:
    """The credentials in clear, for a connection alone. Raises ``KeyMissing``, ``KeyChanged``."""
    try:
        user, password = json.loads(_keys(environ).decrypt(sealed.encode("ascii", "replace")))
    except (InvalidToken, ValueError):
        raise KeyChanged() from None
    return Credentials(user, password)


def sealed_anew(sealed: str, environ: Mapping[str, str]) -> str:
    """The same credentials under the first key, to drop the older ones. Raises ``KeyMissing``, ``KeyChanged``."""
    try:
        return _keys(environ).rotate(sealed.encode("ascii", "replace")).decode("ascii")
    except InvalidToken:
        raise KeyChanged() from None


def _keys(environ: Mapping[str, str]) -> MultiFernet:
    names = environ.get(SETTING, "").replace(",", " ").split()
    if not names:
        raise KeyMissing()
    try:
        return MultiFernet([Fernet(name) for name in names])
    except ValueError:
        raise KeyMissing() from None
