"""Asks the running portal over HTTP; whatever goes wrong becomes a ``Problem`` that says the way out."""

from imio.deliberations.commands.problem import Problem
from typing import Any

import getpass
import httpx
import os
import sys


def password() -> str:
    """From ``DELIBERATIONS_PASSWORD``, or from the terminal."""
    found = os.environ.get("DELIBERATIONS_PASSWORD")
    if found is None and sys.stdin.isatty():
        found = getpass.getpass()
    if found is None:
        raise Problem("DELIBERATIONS_PASSWORD: mot de passe attendu")
    return found


def asked(portal: httpx.Client, method: str, address: str, **what) -> dict[str, Any]:
    """The JSON object that the portal answers with."""
    try:
        answer = portal.request(method, address, **what)
    except httpx.HTTPError as error:
        raise Problem(f"{portal.base_url}: {type(error).__name__} ; le portail tourne-t-il ?") from None
    data = json_of(answer)
    if not answer.is_success:
        problems = "".join(f"\n  {one['field']}: {one['message']}" for one in data.get("errors", ()))
        raise Problem(f"{answer.status_code} {data.get('message', '')}{problems}")
    return data


def json_of(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer."""
    try:
        data = answer.json()
    except ValueError:
        raise Problem(f"{answer.status_code}: la réponse n’est pas du JSON") from None
    return data if isinstance(data, dict) else {}
