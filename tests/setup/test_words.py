"""Does each message id stand for one text, so that a translation of one place is none of another?"""

from pathlib import Path

import imio.deliberations
import shutil
import subprocess
import sys


SOURCE = Path(imio.deliberations.__file__).parent


def extracted(folder):
    """What the extraction of all messages below a folder complains of."""
    told = subprocess.run(
        [Path(sys.executable).with_name("i18ndude"), "rebuild-pot", "--pot", "words.pot", "--create", "words", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in (told.stdout + told.stderr).splitlines() if "already exists with a different" in line]


def test_no_message_id_stands_for_two_texts(tmp_path):
    copy = shutil.copytree(SOURCE, tmp_path / "copy", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    (copy / "words.pot").write_text('msgid ""\nmsgstr ""\n')
    assert extracted(copy) == []


def test_two_texts_of_one_id_are_noticed(tmp_path):
    for name, text in (("one", "Objet"), ("two", "Suivre")):
        (tmp_path / f"{name}.py").write_text(f'from words import _\nTITLE = _("title", default="{text}")\n')
    assert len(extracted(tmp_path)) == 1
