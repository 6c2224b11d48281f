"""Command line: `pseudonymizer annex FILE` prints the findings of an annex as JSON."""

from dataclasses import replace
from datetime import date
from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.annexes.analysing import analyse_annex
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.opening import read_annex
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.errors import BadInput
from pathlib import Path

import argparse
import json
import sys


def add_parser(subparsers) -> None:
    """Add the subcommand `annex`."""
    parser = subparsers.add_parser("annex", help="lit une annexe (.pdf, .docx, .odt, .html, .txt) et écrit en JSON")
    parser.add_argument("file", type=Path, metavar="FICHIER")
    parser.add_argument("--officials", type=Path, metavar="FICHIER.json", help="registre des mandataires")
    parser.add_argument("--on", type=_day, metavar="AAAA-MM-JJ", help="jour de la séance")
    parser.add_argument(
        "--model", default=SHIPPED, metavar="NOM", help="modèle spaCy installé ; « none » : règles seules"
    )
    parser.add_argument("--max-bytes", type=int, default=Limits().max_bytes, metavar="N")
    parser.add_argument("--max-pages", type=int, default=Limits().max_pages, metavar="N")
    parser.set_defaults(run=run)


def run(arguments) -> int:
    """Read and analyse the file; the result goes to the standard output."""
    from imio.pseudonymizer.cli import _officials  # here, for `cli` imports this module

    path = arguments.file
    limits = replace(Limits(), max_bytes=arguments.max_bytes, max_pages=arguments.max_pages)
    try:
        with path.open("rb") as source:
            data = source.read(limits.max_bytes + 1)
    except OSError as error:
        raise BadInput(f"{path.name} : lecture impossible ({error.strerror}).") from None
    officials = _officials(arguments.officials)
    annex = read_annex(path.name, data, limits)
    analysis = analyse_annex(Pseudonymizer(Settings(model=arguments.model)), annex, officials, arguments.on)
    json.dump(analysis.to_dict(), sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError("date attendue sous la forme AAAA-MM-JJ") from None
