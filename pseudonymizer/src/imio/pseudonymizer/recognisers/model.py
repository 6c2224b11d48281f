"""Persons found by a trained spaCy pipeline, when the settings name one.

Accuracy: that of the pipeline. It contributes entities PER or PERSON beside the rules (their union is
proposed); an entity that the rules did not see scores less, so that a human decides. spaCy is imported
only when a pipeline is named: the package must stay quick to load.
"""

from collections.abc import Iterator
from functools import cache
from imio.pseudonymizer import names
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.errors import ModelUnavailable
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "model"
_CHUNK = 100_000
_LEADING = re.compile(rf"(?:{names.CIVILITIES.pattern})[\s\u00a0]+")


@cache
def load(name: str):
    """Load an installed pipeline (or a folder) once.

    Raises `ModelUnavailable` when spaCy cannot load it.
    """
    try:
        import spacy

        return spacy.load(name)
    except (ImportError, OSError, ValueError) as error:
        raise ModelUnavailable(f"Le modèle « {name} » n'est pas installé ou ne se charge pas.") from error


def find(context: Context) -> Iterator[Candidate]:
    """Yield the PER entities of the pipeline, without civility; nothing when no pipeline is named."""
    if not context.model:
        return
    pipeline = load(context.model)
    for offset, chunk in _chunks(context.text):
        for entity in pipeline(chunk).ents:
            if entity.label_ not in ("PER", "PERSON"):
                continue
            lead = _LEADING.match(entity.text)
            start = offset + entity.start_char + (lead.end() if lead else 0)
            end = offset + entity.end_char
            yield Candidate(start, end, "PERSON", PROPOSE, 0.6, f"Modèle {pipeline.meta['name']}", NAME)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at line ends: a pipeline refuses more than a million characters."""
    position = 0
    while position < len(text):
        end = min(len(text), position + _CHUNK)
        if end < len(text):
            cut = text.rfind("\n", position, end)
            end = cut + 1 if cut > position else end
        yield position, text[position:end]
        position = end
