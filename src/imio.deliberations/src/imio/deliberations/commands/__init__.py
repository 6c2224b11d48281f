"""``bin/deliberations``: what operators and back offices run from a shell. It asks the running portal over HTTP.

Only ``register verify`` and ``register export`` open the database, read-only.
"""

from imio.deliberations.backoffice.push import PushError
from imio.deliberations.commands import alerts
from imio.deliberations.commands import drop
from imio.deliberations.commands import receive
from imio.deliberations.commands import register
from imio.deliberations.commands import seal
from imio.deliberations.commands import search
from imio.deliberations.commands import takeover
from imio.deliberations.commands.problem import Problem

import argparse
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Exit code: 0 done, 1 something was refused or is wrong, 2 it could not be asked."""
    parser = argparse.ArgumentParser(prog="deliberations", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    alerts.add_to(commands)
    drop.add_to(commands)
    receive.add_to(commands)
    register.add_to(commands)
    seal.add_to(commands)
    search.add_to(commands)
    takeover.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except (Problem, PushError) as problem:
        print(problem, file=sys.stderr)
        return 2
