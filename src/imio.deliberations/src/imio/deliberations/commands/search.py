"""``deliberations search rebuild``: have the running portal build its search index anew, beside the one it has."""

from imio.deliberations.commands.asking import asked
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.problem import Problem
from tqdm import tqdm

import httpx
import time


#: Seconds between two looks.
PAUSE = 0.5
TIMEOUT = 60


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("search", help="the search index of the running portal")
    acts = parser.add_subparsers(required=True, metavar="ACT")
    rebuild = acts.add_parser("rebuild", help="build the index anew from the register, and put it in place")
    rebuild.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    rebuild.add_argument("--user", required=True, help="a manager of the portal; password: DELIBERATIONS_PASSWORD")
    rebuild.set_defaults(run=run)


def run(options) -> int:
    """Start it and show how far it is; 0 when the new index is in its place."""
    headers = {"Accept": "application/json", "Content-Type": "application/json"}
    with httpx.Client(
        base_url=options.url, auth=(options.user, password()), headers=headers, timeout=TIMEOUT
    ) as portal:
        state = asked(portal, "POST", "/@search-index")
        # The entries of the register are more than the decisions that stand at its end.
        with tqdm(total=state.get("entries"), unit=" décisions", disable=None) as bar:
            while state["state"] == "building":
                bar.update(state["done"] - bar.n)
                time.sleep(PAUSE)
                state = asked(portal, "GET", "/@search-index")
    if state["state"] != "ready":
        raise Problem("l’index n’a pas pu être construit : voyez var/log/event.log")
    print(f"{state['decisions']} décisions, inscription {state['position']} de {state['entries']}")
    return 0
