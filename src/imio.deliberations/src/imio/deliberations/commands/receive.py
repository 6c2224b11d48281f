"""``deliberations receive FILE.json``: hand a submission, and the files of its annexes, to the running portal."""

from imio.deliberations.commands.problem import Problem
from pathlib import Path
from typing import Any

import getpass
import httpx
import json
import os
import sys


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
        auth=(options.user, _password()),
        headers={"Accept": "application/json"},
        timeout=TIMEOUT,
    ) as portal:
        results = _asked(portal, "POST", f"/{submission['institution']}/@dossiers", json=submission)["results"]
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


def _password() -> str:
    password = os.environ.get("DELIBERATIONS_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = getpass.getpass()
    if password is None:
        raise Problem("DELIBERATIONS_PASSWORD: mot de passe attendu")
    return password


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
            results.append(_json(answer) | {"id": annex["id"], "code": answer.status_code})
    return results


def _asked(portal: httpx.Client, method: str, address: str, **what) -> dict[str, Any]:
    try:
        answer = portal.request(method, address, **what)
    except httpx.HTTPError as error:
        raise Problem(f"{portal.base_url}: {type(error).__name__} ; le portail tourne-t-il ?") from None
    data = _json(answer)
    if not answer.is_success:
        problems = "".join(f"\n  {one['field']}: {one['message']}" for one in data.get("errors", ()))
        raise Problem(f"{answer.status_code} {data.get('message', '')}{problems}")
    return data


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        data = answer.json()
    except ValueError:
        raise Problem(f"{answer.status_code}: la réponse n’est pas du JSON") from None
    return data if isinstance(data, dict) else {}


def _line(result: dict[str, Any]) -> str:
    problems = "; ".join(f"{one['field']}: {one['message']}" for one in result.get("errors", ()))
    words = [str(result["code"]), result.get("status", ""), result["id"], result.get("message", ""), problems]
    return "  ".join(word for word in words if word)
