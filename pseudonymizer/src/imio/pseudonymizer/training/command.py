"""`pseudonymizer train`: from a folder of open sets to a model, the same for the same seed."""

from dataclasses import asdict
from imio.pseudonymizer import __version__
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.evaluation.corpus import read_corpus
from pathlib import Path

import sys


def add_parser(commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "train", help="entraîne le modèle : jeux ouverts, textes synthétiques, et vos propres textes corrigés"
    )
    parser.add_argument("data", type=Path, metavar="DOSSIER", help="les jeux ouverts (*.jsonl), surnames_france.txt")
    parser.add_argument("--output", required=True, type=Path, metavar="DOSSIER", help="où écrire le modèle")
    parser.add_argument(
        "--own", nargs="*", default=[], type=Path, metavar="CORPUS", help="textes annotés de la commune"
    )
    parser.add_argument("--steps", type=int, default=None, metavar="N", help="lots appris (défaut : la recette)")
    parser.add_argument("--synthetic", type=int, default=6000, metavar="N", help="documents synthétiques")
    parser.set_defaults(run=run)


def run(arguments) -> int:
    """Train and write the model; return 0. Nothing leaves the machine."""
    from imio.pseudonymizer.training import corpora
    from imio.pseudonymizer.training import learning
    from imio.pseudonymizer.training.documents import generate
    from imio.pseudonymizer.training.renaming import retold

    recipe = learning.Recipe() if arguments.steps is None else learning.Recipe(steps=arguments.steps)
    if arguments.output.exists() and any(arguments.output.iterdir()):
        raise BadInput(f"{arguments.output.name} : le dossier de sortie n'est pas vide.")
    opened = corpora.open_samples(_folder(arguments.data, "ner"), recipe.seed)
    surnames = _folder(arguments.data, "lists") / "surnames_france.txt"
    synthetic = [
        corpora.Sample(example.text, tuple(example.spans))
        for example in generate(arguments.synthetic, recipe.seed, surnames if surnames.is_file() else None)
    ]
    written = [sample for path in corpora.written_texts() for sample in corpora.own_samples(read_corpus(path))]
    synthetic += retold(written, recipe.retold, recipe.seed)
    own = [sample for path in arguments.own for sample in corpora.own_samples(read_corpus(path))]
    # A municipality has few corrected texts: they are seen often, yet never alone.
    synthetic += retold(own, max(recipe.retold, len(synthetic) // (10 * len(own))) if own else 0, recipe.seed)
    nlp = learning.train(opened, synthetic, recipe, _tell)
    nlp.meta.update(
        name="imio_council",
        version=__version__,
        description="Names in French (Belgian) council texts",
        license="GPL-2.0-or-later",
        recipe=asdict(recipe) | {"documents": arguments.synthetic},
    )
    nlp.to_disk(arguments.output, exclude=["vocab"])
    print(f"Modèle écrit dans {arguments.output}.")
    return 0


def _folder(data: Path, name: str) -> Path:
    return data / name if (data / name).is_dir() else data


def _tell(step: int, loss: float) -> None:
    print(f"lot {step}, erreur {loss:.4f}", file=sys.stderr, flush=True)
