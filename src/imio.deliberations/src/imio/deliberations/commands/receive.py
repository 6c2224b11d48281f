"""``deliberations receive FILE.json``: hand a submission, and the files of its annexes, to the running portal."""

from imio.deliberations.commands.asking import asked
from imio.deliberations.commands.asking import json_of
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.problem import Problem
from pathlib import Path
from typing import Any

import httpx
import json


#: Seconds for one request: a meeting of 120 items is stored item by item.
TIMEOUT = 300


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("receive", help="hand a submission to the running portal")
    parser.add_argument("file", type=Path, help="the submission as JSON (schema: /@payload-schema)")
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    parser.add_argument("--user", required=True, help="a back-office account; password: DELIBERATIONS_PASSWORD")
    parser.add_argument("--annexes", type=Path, help="folder with a file <annex id>.* for each annex")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Send; print one line an item and one a file. 0 when all was taken, 1 when something was refused."""
    submission = _read(options.file)
    with httpx.Client(
        base_url=options.url,
        auth=(options.user, password()),
        headers={"Accept": "application/json"},
        timeout=TIMEOUT,
    ) as portal:
        results = asked(portal, "POST", f"/{submission['institution']}/@dossiers", json=submission)["results"]
        if options.annexes:
            results += _send_annexes(portal, submission, options.annexes)
    for result in results:
        print(_line(result))
    return int(any(result["code"] >= 400 for result in results))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Problem(f"{path}: {type(error).__name__}") from None
    if not isinstance(data, dict) or not isinstance(data.get("institution"), str):
        raise Problem(f"{path}: institution: champ obligatoire")
    return data


def _send_annexes(portal: httpx.Client, submission: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    results = []
    for item in submission.get("items", ()):
        for annex in item.get("annexes", ()):
            if not annex.get("publishable"):
                continue
            path = next(iter(sorted(folder.glob(f"{annex['id']}.*"))), None)
            if path is None:
                results.append({"id": annex["id"], "status": "missing", "code": 404, "message": "pas de fichier"})
                continue
            address = f"/{submission['institution']}/@dossiers/{item['id']}/annexes/{annex['id']}"
            answer = portal.put(address, content=path.read_bytes(), headers={"Content-Type": annex["type"]})
            results.append(json_of(answer) | {"id": annex["id"], "code": answer.status_code})
    return results


def _line(result: dict[str, Any]) -> str:
    problems = "; ".join(f"{one['field']}: {one['message']}" for one in result.get("errors", ()))
    words = [str(result["code"]), result.get("status", ""), result["id"], result.get("message", ""), problems]
    return "  ".join(word for word in words if word)
