"""Reads what the model learns from: open corpora, and a municipality's own corrected texts.

A line of JSON is `{"text", "spans": [[start, end, label]]}`, offsets in code points, labels PER, LOC, ORG; civilities
and titles stand outside the names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.evaluation.corpus import Annotated
from imio.pseudonymizer.model.component import DATA
from imio.pseudonymizer.reading import plain_text
from importlib.resources import files
from pathlib import Path

import json
import random


#: Open sets by file name, and how often each is seen for one pass of the others. Measured on Walloon texts, more
#: out-of-domain data lowers recall, so the historic press with heavy OCR noise (europeana-fr) is left out.
OPEN_SETS = {"winer-fr": 1, "newseye-fr": 1, "echr-fr": 2, "eds-pseudo-templates": 2}


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its names: (start, end, label, role); role "" where nobody told it.

    complete: whether every place and organisation is marked, or only persons and what could be taken for one.
    data: whether every other datum is marked as well (labels of `model.component.DATA`).
    """

    text: str
    spans: tuple[tuple[int, int, str, str], ...]
    complete: bool = True
    data: bool = False


def open_samples(folder: Path, seed: int) -> list[Sample]:
    """Return the open sets, neighbouring lines joined at random so that names are seen with words around.

    Raises `BadInput` when a set is missing or broken.
    """
    chance = random.Random(seed)
    samples = []
    for name, times in OPEN_SETS.items():
        lines = _lines(folder / f"{name}.jsonl")
        for _ in range(times):
            samples += list(_joined(lines, chance))
    return samples


def _lines(path: Path) -> list[Sample]:
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return [Sample(r["text"], tuple((s, e, label, "") for s, e, label in r["spans"])) for r in rows]
    except OSError:
        raise BadInput(f"{path.name} : ce jeu ouvert manque dans le dossier.") from None
    except (ValueError, KeyError, TypeError):
        raise BadInput(f"{path.name} : jeu ouvert illisible, une ligne n'est pas {{text, spans}}.") from None


def _joined(lines: list[Sample], chance: random.Random) -> Iterator[Sample]:
    position = 0
    while position < len(lines):
        size = chance.choice((1, 1, 2, 3, 5))
        glue = chance.choice((" ", "\n", "\n\n"))
        text, spans = "", []
        for sample in lines[position : position + size]:
            text += glue if text else ""
            spans += [(s + len(text), e + len(text), label, role) for s, e, label, role in sample.spans]
            text += sample.text
        yield Sample(text, tuple(spans))
        position += size


def written_texts() -> list[Path]:
    """Return the annotated texts that were written for this package, by many hands."""
    return sorted(Path(str(files(__package__).joinpath("texts"))).glob("*.txt"))


_PLACES = {"PERSON": "PER", "OFFICIAL": "PER", "ORG": "ORG", "PLACE": "LOC"}


def own_samples(documents: list[Annotated]) -> list[Sample]:
    """Turn annotated texts (`evaluation.corpus`) into samples, with the roles that whoever annotated them decided."""
    samples = []
    for document in documents:
        for part in document.document.parts:
            spans = []
            for gold in document.gold:
                if gold.part != part.name:
                    continue
                if gold.label in DATA and gold.action != KEEP:
                    spans.append((gold.start, gold.end, gold.label, ""))
                elif gold.label in _PLACES:
                    role = "" if gold.label in ("ORG", "PLACE") else _role(gold.action)
                    spans.append((gold.start, gold.end, _PLACES[gold.label], role))
            samples.append(Sample(plain_text(part), tuple(sorted(spans)), complete=False, data=True))
    return samples


def _role(action: str) -> str:
    return "office" if action == KEEP else "capacity" if action == PROPOSE else "private"
