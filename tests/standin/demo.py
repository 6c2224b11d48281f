"""``make demo-backoffice``: the demo portal, and beside it a stand-in for iA.Délib whose meetings a page moves on.

BACKOFFICE_PORT chooses the stand-in's port (8089). ``alone`` starts no portal. Nothing of the stand-in is kept.
"""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import os
import sys
import time


HERE = Path(__file__).resolve().parent.parent.parent
sys.path += [str(HERE / "tests"), str(HERE / "instance")]

from imio.deliberations.backoffice.addresses import SETTING as NETWORKS  # noqa: E402
from imio.deliberations.backoffice.credentials import new_key  # noqa: E402
from imio.deliberations.backoffice.credentials import SETTING as KEY  # noqa: E402
from standin.running import running  # noqa: E402
from standin.server import PASSWORD  # noqa: E402
from standin.server import USER  # noqa: E402
from standin.year import for_the_demo  # noqa: E402

import start  # noqa: E402


def main(alone: bool) -> int:
    """Exit code: that of the portal."""
    town = for_the_demo(datetime.now(ZoneInfo("Europe/Brussels")).replace(tzinfo=None))
    os.environ.setdefault(NETWORKS, "127.0.0.0/8")
    os.environ.setdefault(KEY, demo_key(HERE / "var/demo-backoffice-key"))
    with running(town, port=int(os.environ.get("BACKOFFICE_PORT", "8089"))) as standin:
        print(
            f"\n  Back-office de remplacement : {standin.url} ; identifiant {USER}, mot de passe {PASSWORD}"
            f"\n  Faire avancer ses séances :   {standin.url}/-/\n",
            flush=True,
        )
        if not alone:
            return start.main()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


def demo_key(path: Path) -> str:
    """The key of the demo's database: made once, kept beside it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(new_key())
    return path.read_text()


if __name__ == "__main__":
    sys.exit(main("alone" in sys.argv[1:]))
