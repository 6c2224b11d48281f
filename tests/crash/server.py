"""A server process of its own: folder, configuration and port, derived from what buildout composed."""

from pathlib import Path

import httpx
import os
import shutil
import socket
import subprocess
import sys
import time


HERE = Path(__file__).resolve().parents[2]
COMPOSED = HERE / "parts/instance"
#: Seconds; a start takes 8 to 10 on an idle machine.
STARTED_WITHIN = 180


def make_base(folder: Path) -> Path:
    """Make the portal that every server begins with; ``folder`` is then to be copied."""
    if not (COMPOSED / "etc/zope.conf").exists():
        raise RuntimeError("parts/instance: make setup")
    for name in ("filestorage", "blobstorage", "log", "instance", "cache"):
        (folder / name).mkdir(mode=0o700)
    script = Path(__file__).with_name("make_portal.py")
    environment = {**os.environ, "PYTHONPATH": str(HERE / "tests")}
    with (folder / "log/make.log").open("wb") as log:
        command = [sys.executable, script, configure(folder, 0)[0]]
        subprocess.run(command, check=True, env=environment, stdout=log, stderr=log)
    return folder


def configure(folder: Path, port: int) -> tuple[Path, Path]:
    """Write zope.conf and wsgi.ini for a folder with a database of its own; return their paths."""
    conf, ini = folder / "zope.conf", folder / "wsgi.ini"
    composed = (COMPOSED / "etc/zope.conf").read_text().replace(str(HERE / "var"), str(folder))
    conf.write_text(composed)
    text = (COMPOSED / "etc/wsgi.ini").read_text().replace(str(HERE / "var"), str(folder))
    text = text.replace(str(COMPOSED / "etc/zope.conf"), str(conf)).replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    ini.write_text(text)
    return conf, ini


class Server:
    """One portal that can be started, killed and started again."""

    def __init__(self, base: Path, folder: Path):
        shutil.copytree(base, folder)
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/portal"
        self.ini = configure(folder, self.port)[1]
        self.process: subprocess.Popen | None = None

    @property
    def storage(self) -> Path:
        """The database."""
        return self.folder / "filestorage/Data.fs"

    @property
    def blobs(self) -> Path:
        """The folder of the files."""
        return self.folder / "blobstorage"

    def start(self) -> None:
        """Start the process; it does not answer yet."""
        with (self.folder / "log/server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [COMPOSED / "bin/interpreter", "-m", "Zope2.Startup.serve", self.ini],
                env={**os.environ, "DELIBERATIONS_WORKER": "thread"},
                stdout=log,
                stderr=log,
            )

    def wait(self) -> None:
        """Wait for the first answer. Raises ``RuntimeError`` when the process ended instead, or took too long."""
        until = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.folder}/log/server.log")
            try:
                # The socket listens before Plone is there.
                if httpx.get(f"{self.url}/@health", timeout=60).status_code in (200, 503):
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
        raise RuntimeError(f"no answer: {self.folder}/log/server.log")

    def kill(self) -> None:
        """SIGKILL: no cleaning up."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """SIGTERM; the process ends by itself."""
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
