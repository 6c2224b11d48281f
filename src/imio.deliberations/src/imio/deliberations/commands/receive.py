"""``deliberations receive FILE.json``: hand a submission, and the files of its annexes, to the running portal."""

from imio.deliberations.backoffice.push import files_of
from imio.deliberations.backoffice.push import Portal
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.problem import Problem
from pathlib import Path
from typing import Any

import json


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("receive", help="hand a submission to the running portal")
    parser.add_argument("file", type=Path, help="the submission as JSON (schema: /@payload-schema)")
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    parser.add_argument("--user", required=True, help="a back-office account; password: DELIBERATIONS_PASSWORD")
    parser.add_argument("--annexes", type=Path, help="folder with a file <annex id>.* or <item id>/<annex id>.* each")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Send; print one line an item and one a file. 0 when all was taken, 1 when something was refused."""
    submission = _read(options.file)
    code = 0
    with Portal(options.url, options.user, password()) as portal:
        files = files_of(submission, options.annexes) if options.annexes else None
        for line in portal.hand_in(submission, files):
            print(line)
            code = code if line.taken else 1
    return code


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Problem(f"{path}: {type(error).__name__}") from None
    if not isinstance(data, dict) or not isinstance(data.get("institution"), str):
        raise Problem(f"{path}: institution: champ obligatoire")
    return data
