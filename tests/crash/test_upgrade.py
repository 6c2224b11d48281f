"""Does the upgrade command bring the portals of a stopped instance up to date, and leave alone what is?"""

from crash.check import opened
from crash.server import configure
from crash.server import HERE

import pytest
import shutil
import subprocess
import sys
import transaction


PROFILE = "imio.deliberations:default"


@pytest.fixture
def folder(base, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(base, copy)
    configure(copy, 0)
    return copy


def versions(portal):
    return portal._tree["portal_setup"]._profile_upgrade_versions


def upgrade(folder):
    """What the command prints."""
    command = [sys.executable, HERE / "instance/upgrade.py", folder / "zope.conf"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_portal_of_an_older_release_is_brought_up_to_date_and_then_left_alone(folder):
    with opened(folder) as portal:
        latest = versions(portal)[PROFILE]
    with opened(folder, read_only=False) as portal:
        portal._tree["portal_setup"]._profile_upgrade_versions = {**versions(portal), PROFILE: ("1020",)}
        transaction.commit()
    assert upgrade(folder) == f"portal: 1020 -> {latest[0]}"
    with opened(folder) as portal:
        assert versions(portal)[PROFILE] == latest
    written = (folder / "filestorage/Data.fs").read_bytes()
    assert upgrade(folder) == ""
    assert (folder / "filestorage/Data.fs").read_bytes() == written
