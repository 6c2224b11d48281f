"""``deliberations alerts list|erase ADDRESS``: what the running portal keeps about an address that follows."""

from imio.deliberations.commands.asking import asked
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.problem import Problem

import httpx
import json
import sys


TIMEOUT = 60
ACTS = {"list": "tell all that is kept about an address, as JSON", "erase": "erase it, and tell what it was"}


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("alerts", help="addresses that follow by e-mail")
    acts = parser.add_subparsers(required=True, metavar="ACT")
    for name, said in ACTS.items():
        act = acts.add_parser(name, help=said)
        act.add_argument("address", help="an e-mail address; - reads it from the standard input")
        act.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
        act.add_argument("--user", required=True, help="a manager of the portal; password: DELIBERATIONS_PASSWORD")
        act.set_defaults(run=run, act=name)


def run(options) -> int:
    """Print what is, or was, kept; 0 when there was something, 1 when nothing is known of the address."""
    address = sys.stdin.readline().strip() if options.address == "-" else options.address
    if not address:
        raise Problem("ADDRESS: une adresse électronique est attendue")
    headers = {"Accept": "application/json"}
    with httpx.Client(
        base_url=options.url, auth=(options.user, password()), headers=headers, timeout=TIMEOUT
    ) as portal:
        kept = asked(portal, "POST", "/@alerts", json={"act": options.act, "address": address})
    print(json.dumps(kept, ensure_ascii=False, indent=2))
    return int(not any(kept.values()))
