"""Command line: `pseudonymizer mask | analyse | annex | evaluate | train | serve | info`."""

from collections.abc import Sequence
from datetime import date
from imio.pseudonymizer import __version__
from imio.pseudonymizer import opinion
from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.annexes import command as annex
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import NO_MODEL
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.errors import PseudonymizerError
from imio.pseudonymizer.evaluation import command as evaluation
from imio.pseudonymizer.recognisers import BY_NAME
from imio.pseudonymizer.rendering import Mask
from imio.pseudonymizer.rendering import render
from imio.pseudonymizer.service import command as service
from imio.pseudonymizer.training import command as training
from pathlib import Path

import argparse
import json
import os
import sys


FORMATS = {".txt": "text", ".html": "html", ".htm": "html"}
SPAN_KEYS = ("start", "end", "text", "label", "action", "entity", "score", "reason")
DATA = (
    ("first_names.txt", "prénoms portés en Belgique, Statbel", "CC BY 4.0"),
    ("localities.txt", "localités belges, bpost", "données ouvertes de bpost"),
    ("common_words.txt", "mots courants tirés de WiNER-fr, NewsEye et ECHR-fr", "CC BY 4.0, MIT"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 2 with a message on the error output; 141 when nobody reads on (`| head`)."""
    arguments = _parser().parse_args(argv)
    try:
        code = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again when it ends
        return 141
    except PseudonymizerError as error:
        print(f"pseudonymizer : {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pseudonymizer",
        description="Propose et applique la pseudonymisation d'un texte administratif. Relire reste nécessaire.",
    )
    commands = parser.add_subparsers(required=True, metavar="commande")
    mask = commands.add_parser("mask", help="écrit une copie masquée de chaque fichier (.txt, .html)")
    mask.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
    mask.add_argument("--output-dir", required=True, type=Path, metavar="DOSSIER")
    mask.add_argument(
        "--review",
        choices=("mask", "keep"),
        default="mask",
        help="ce qu'un humain devrait décider : masquer (par défaut) ou laisser visible",
    )
    mask.set_defaults(run=_mask)
    analyse = commands.add_parser("analyse", help="écrit la proposition en JSON")
    analyse.add_argument("file", type=Path, metavar="FICHIER")
    analyse.set_defaults(run=_analyse)
    for command in (mask, analyse):
        command.add_argument("--officials", type=Path, metavar="FICHIER.json", help="registre des mandataires")
        command.add_argument("--on", type=_day, metavar="AAAA-MM-JJ", help="jour de la séance")
        command.add_argument(
            "--model", default=SHIPPED, metavar="NOM", help="modèle spaCy installé ; « none » : règles seules"
        )
    evaluation.add_parser(commands)
    training.add_parser(commands)
    annex.add_parser(commands)
    service.add_parser(commands)
    info = commands.add_parser("info", help="version, reconnaisseurs, données et licences, modèle")
    info.add_argument(
        "--model", default=SHIPPED, metavar="NOM", help="modèle spaCy installé ; « none » : règles seules"
    )
    info.set_defaults(run=_info)
    return parser


def _mask(arguments) -> int:
    officials = _officials(arguments.officials)
    pseudonymizer = Pseudonymizer(Settings(model=arguments.model))
    parts = [_part(path) for path in arguments.files]  # all are read before anything is written
    _refuse_collisions(arguments.files, arguments.output_dir)
    try:
        arguments.output_dir.mkdir(parents=True, exist_ok=True)
        for path, part in zip(arguments.files, parts, strict=True):
            analysis = pseudonymizer.analyse(Document((part,)), officials, arguments.on)
            rendered = render(part, _masks(analysis, arguments.review), _keeps(analysis, arguments.review))
            with (arguments.output_dir / path.name).open("w", encoding="utf-8", newline="") as output:
                output.write(rendered.content)
    except OSError as error:
        raise BadInput(f"Impossible d'écrire dans {arguments.output_dir} : {error.strerror}.") from None
    return 0


def _hidden(span, review: str) -> bool:
    return span.action == MASK or (span.action != KEEP and review == "mask")


def _masks(analysis: Analysis, review: str) -> list[Mask]:
    return [
        Mask(s.start, s.end, s.label, s.entity if s.label == "PERSON" else "")
        for s in analysis.spans
        if _hidden(s, review)
    ]


def _keeps(analysis: Analysis, review: str) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in analysis.spans if not _hidden(s, review)]


def _refuse_collisions(files: Sequence[Path], output: Path) -> None:
    names = [path.name for path in files]
    if len(set(names)) != len(names):
        raise BadInput("Deux fichiers portent le même nom : la copie de l'un écraserait celle de l'autre.")
    for path in files:
        if path.resolve().parent == output.resolve():
            raise BadInput("Le dossier de sortie contient les originaux : ils seraient écrasés.")


def _analyse(arguments) -> int:
    part = _part(arguments.file)
    officials = _officials(arguments.officials)
    analysis = Pseudonymizer(Settings(model=arguments.model)).analyse(Document((part,)), officials, arguments.on)
    result = {
        "text": analysis.texts[part.name],
        "spans": [{key: getattr(span, key) for key in SPAN_KEYS} for span in analysis.spans],
        "warnings": [{"kind": d.kind, "message": d.message, "start": d.start, "end": d.end} for d in analysis.warnings],
    }
    json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0


def _info(arguments) -> int:
    names = ", ".join(module.NAME for module in BY_NAME.values())
    print(f"imio.pseudonymizer {__version__}")
    print(f"Reconnaisseurs : {names}, minor, propagation")
    for name, source, licence in DATA:
        print(f"Données : {name} – {source} – {licence}")
    print(f"Modèle : {_model(arguments.model)}")
    return 0


def _model(name: str) -> str:
    if name == NO_MODEL:
        return "aucun (règles seules)"
    meta = opinion.load(name).meta
    return f"{meta['name']} {meta['version']}"


def _part(path: Path) -> Part:
    format = FORMATS.get(path.suffix.lower())
    if format is None:
        raise BadInput(f"{path.name} : extension inconnue, attendu .txt ou .html.")
    return Part("document", _text(path), format)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{path.name} : le fichier n'est pas en UTF-8.") from None
    except OSError as error:
        raise BadInput(f"{path.name} : lecture impossible ({error.strerror}).") from None


def _officials(path: Path | None) -> tuple[Official, ...]:
    if path is None:
        return ()
    try:
        entries = json.loads(_text(path))
        return tuple(
            Official(str(e["name"]), str(e.get("function") or ""), _date(e.get("from")), _date(e.get("until")))
            for e in entries
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(
            f"{path.name} : registre invalide, attendu une liste d'objets name, function, from, until (AAAA-MM-JJ)."
        ) from None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError("date attendue sous la forme AAAA-MM-JJ") from None


if __name__ == "__main__":
    sys.exit(main())
