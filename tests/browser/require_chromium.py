"""Sees to it that the browser tests have Chromium: installs it when root on Debian, else asks for it by name."""

from pathlib import Path

import os
import shutil
import subprocess
import sys


PACKAGES = ("chromium", "fonts-dejavu-core")
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The browser's path: the one that CHROMIUM names, or the first on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    """Exit code 0 when a browser is there."""
    if find():
        return 0
    if os.geteuid() == 0 and Path("/etc/debian_version").exists():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        # apt writes where its own settings say; a private TMPDIR would be unreadable for its helper user.
        environment.pop("TMPDIR", None)
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=True)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    if find():
        return 0
    print(f"The browser tests need Chromium. Debian: apt install {' '.join(PACKAGES)}", file=sys.stderr)
    print("Elsewhere: install Chromium and name it in the environment variable CHROMIUM.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
