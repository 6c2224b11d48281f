"""``deliberations seal``: seal the passwords of all back offices anew, once a new key stands before the former one."""

from imio.deliberations.commands.asking import asked
from imio.deliberations.commands.asking import password

import httpx


TIMEOUT = 60


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("seal", help="seal the passwords of back offices with the first key of the server")
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    parser.add_argument("--user", required=True, help="a manager of the portal; password: DELIBERATIONS_PASSWORD")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Print what was done; 0 when the former key can be dropped, 1 when a password has to be typed again."""
    headers = {"Accept": "application/json"}
    with httpx.Client(
        base_url=options.url, auth=(options.user, password()), headers=headers, timeout=TIMEOUT
    ) as portal:
        done = asked(portal, "POST", "/@seal")
    print(f"{len(done['sealed'])} connexion(s) sous la première clé")
    for name in done["unreadable"]:
        print(f"{name}: aucune des clés ne lit son mot de passe ; à encoder à nouveau dans /{name}/@@back-office")
    return int(bool(done["unreadable"]))
