"""``make start``: make the demo portal where there is none yet, then serve it until Ctrl-C.

The database, the logs and the files that are composed here lie in ``var/``. PORT chooses the port.
"""

from pathlib import Path
from xml.etree import ElementTree

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request


HERE = Path(__file__).resolve().parent.parent
VAR = HERE / "var"
#: Holds the version of the add-on's profile that the database is of.
READY = VAR / "demo-is-loaded"
PROFILE = HERE / "src/imio.deliberations/src/imio/deliberations/profiles/default/metadata.xml"
VERSION = ElementTree.parse(PROFILE).findtext("version", "")


def main() -> int:
    """Exit code: 0 after Ctrl-C, 1 when the portal could not be made or served."""
    port = int(os.environ.get("PORT", "8080"))
    if not (load_demo() if not READY.exists() else upgrade()):
        return 1
    server = subprocess.Popen(
        [HERE / "parts/instance/bin/interpreter", "-m", "Zope2.Startup.serve", configuration(port)],
        env={
            **os.environ,
            "DELIBERATIONS_WORKER": "thread",
            # The worker answers no request: its mails know the portal's address from here.
            "DELIBERATIONS_URL": os.environ.get("DELIBERATIONS_URL", f"http://127.0.0.1:{port}"),
        },
    )
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda *_: server.terminate())
    threading.Thread(target=announce, args=(server, port), daemon=True).start()
    while True:
        try:
            code = server.wait()
        except KeyboardInterrupt:
            # The terminal sent Ctrl-C to the server as well: it ends after the act at hand.
            continue
        print("Arrêté.", flush=True)
        return 0 if code in (0, -signal.SIGINT, -signal.SIGTERM, 130) else 1


def load_demo() -> bool:
    """Make the demo portal; a load that was interrupted is finished."""
    print("Première fois : préparation du portail de démonstration (une minute environ).", flush=True)
    load = [sys.executable, HERE / "profiles/demo/load.py", HERE / "parts/instance/etc/zope.conf"]
    done = subprocess.run(load, check=False)
    if done.returncode == 0:
        READY.write_text(VERSION)
    else:
        print("Le portail de démonstration n’a pas pu être préparé ; voir ci-dessus.", file=sys.stderr)
    return done.returncode == 0


def upgrade() -> bool:
    """Bring a database that older code made up to date."""
    if READY.read_text() == VERSION:
        return True
    print("Le logiciel a changé : mise à jour de la base.", flush=True)
    command = [sys.executable, HERE / "instance/upgrade.py", HERE / "parts/instance/etc/zope.conf"]
    if subprocess.run(command, check=False).returncode:
        print("La base n’a pas pu être mise à jour ; voir ci-dessus.", file=sys.stderr)
        return False
    READY.write_text(VERSION)
    return True


def configuration(port: int) -> Path:
    """The server's configuration as buildout composed it, on the port that is asked for."""
    composed = (HERE / "parts/instance/etc/wsgi.ini").read_text()
    path = VAR / f"wsgi-{port}.ini"
    path.write_text(composed.replace("127.0.0.1:8080", f"127.0.0.1:{port}"))
    return path


def announce(server: subprocess.Popen, port: int) -> None:
    """Print the address and the accounts once the first page answers."""
    address = f"http://127.0.0.1:{port}"
    while server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
            continue
        print(welcome(address), flush=True)
        return


def welcome(address: str) -> str:
    """The address and the demo accounts."""
    accounts = json.loads((HERE / "profiles/demo/portal.json").read_text())["accounts"]
    rows = [f"    {one['id']:<24} {one['fullname']} ({one['institution']}, {one['group']})" for one in accounts]
    return "\n".join(
        [
            "",
            f"  Le portail :  {address}",
            f"  Le bureau :   {address}/val-des-aulnes/bureau",
            "  Comptes de démonstration (mot de passe : demo-deliberations) :",
            *rows,
            "  Ctrl-C pour arrêter.",
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
