"""`pseudonymizer evaluate`: the table, the errors, what each recogniser is worth."""

from collections.abc import Sequence
from dataclasses import replace
from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.evaluation.corpus import Annotated
from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.evaluation.corpus import registry
from imio.pseudonymizer.evaluation.measure import Measure
from imio.pseudonymizer.evaluation.measure import measure
from imio.pseudonymizer.evaluation.table import lines
from imio.pseudonymizer.evaluation.table import rows
from imio.pseudonymizer.recognisers import BY_NAME
from pathlib import Path


def add_parser(commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("evaluate", help="mesure sur des textes annotés et écrit le tableau des chiffres")
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument(
        "--model", default=SHIPPED, metavar="NOM", help="modèle spaCy installé ; « none » : règles seules"
    )
    parser.add_argument("--errors", action="store_true", help="liste aussi chaque erreur, avec le texte autour")
    parser.add_argument(
        "--recognisers", action="store_true", help="ce que chaque reconnaisseur trouve seul, et apporte"
    )
    parser.set_defaults(run=run)


def run(arguments) -> int:
    """Print a table a corpus; return 0 when all figures are reached, else 1."""
    settings = Settings(model=arguments.model)
    pseudonymizer = Pseudonymizer(settings)
    missed = False
    for path in arguments.corpora:
        documents = read_corpus(path)
        known = registry(documents)
        without, with_registry = measure(documents, pseudonymizer), measure(documents, pseudonymizer, known)
        found = list(rows(without, with_registry))
        missed |= not all(row.reached for row in found)
        print(f"\n{path.name}: {len(documents)} documents, {len(without.judged)} mentions\n")
        print("\n".join(lines(found)))
        if arguments.errors:
            print("\n".join(_errors(without, "no registry")))
            print("\n".join(_errors(with_registry, "registry", ("OFFICIAL",))))
        if arguments.recognisers:
            print("\n".join(_worth(documents, settings)))
    return 1 if missed else 0


def _errors(measured: Measure, name: str, labels: Sequence[str] = ()) -> list[str]:
    out = [f"\nErrors, {name}:"]
    for judged in measured.judged:
        gold = judged.gold
        if labels and gold.label not in labels:
            continue
        if gold.action == MASK and not judged.hidden:
            out.append(f"LEFT {gold.label} {judged.document}: {judged.around}")
        elif gold.action == PROPOSE and judged.worst == KEEP:
            out.append(f"left?{gold.label} {judged.document}: {judged.around}")
        elif gold.action == KEEP and judged.worst != KEEP:
            out.append(f"{judged.worst.upper()} {gold.label} {judged.document}: {judged.around}")
    if not labels:
        for document, span, around in measured.unexpected:
            out.append(f"FALSE {span.label} {span.action} {span.recogniser} {document}: {around}")
    return out


def _worth(documents: list[Annotated], settings: Settings) -> list[str]:
    """Say of each recogniser how many mentions to mask it hides alone, and how many stay readable without it."""

    def hidden(chosen: Settings) -> set[int]:
        judged = measure(documents, Pseudonymizer(chosen)).judged
        return {i for i, j in enumerate(judged) if j.gold.action == MASK and j.hidden}

    every = hidden(settings)
    out = ["", "| recogniser | hides alone | lost without it |", "| --- | ---: | ---: |"]
    for name in BY_NAME:
        alone = hidden(replace(settings, without=tuple(set(BY_NAME) - {name})))
        lost = every - hidden(replace(settings, without=(name,)))
        out.append(f"| {name} | {len(alone)} | {len(lost)} |")
    return out
