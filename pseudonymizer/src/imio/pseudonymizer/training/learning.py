"""Trains the model: fixed seeds, one process, twenty minutes on a free core.

The recipe: the larger part of each batch is council text, invented by a grammar or written and annotated by hand, the
other the open sets. Words are learnt with dropout, the rate falls from its peak to nothing, and what is kept is the
average of the weights.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.pseudonymizer.model import component
from imio.pseudonymizer.model import words  # noqa: F401 – registers the tokenizer
from imio.pseudonymizer.training.corpora import Sample
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam

import numpy
import random
import spacy


@dataclass(frozen=True, slots=True)
class Recipe:
    """What fixes a training.

    steps: batches. words: size of a batch, in words of the tokenizer. synthetic: share of a batch that is council text.
    retold: how often the written texts are seen, with other names each time but the first.
    width, reaches: the network (see `network.build_model`). peak: highest learning rate. seed: of all chances.
    """

    steps: int = 9000
    words: int = 1000
    synthetic: float = 0.6
    width: int = 64
    reaches: tuple[int, ...] = (1, 2, 4, 8, 16)
    retold: int = 8
    dropout: float = 0.2
    peak: float = 0.002
    seed: int = 20240518


def new_pipeline(recipe: Recipe) -> spacy.Language:
    """Return an untrained pipeline of the council tokenizer and `council_names`."""
    # "xx", not "fr": the tokenizer is our own, and spaCy's French exceptions alone take seconds to load.
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "imio.pseudonymizer.words.v1"}}})
    nlp.add_pipe("council_names", config={"model": {"width": recipe.width, "reaches": list(recipe.reaches)}})
    return nlp


def train(
    open_samples: list[Sample],
    synthetic: Iterable[Sample],
    recipe: Recipe,
    told: Callable[[int, float], None] = lambda step, loss: None,
) -> spacy.Language:
    """Return a trained pipeline; `told` hears of the progress every hundred steps (step, mean loss a word)."""
    fix_random_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    nlp = new_pipeline(recipe)
    pools = [[s for s in synthetic if s.text], [s for s in open_samples if s.text]]
    pools = [pool for pool in pools if pool]
    streams = [_endless(nlp, pool, chance) for pool in pools]
    nlp.initialize(lambda: [_example(nlp, s) for s in pools[0][:10]])
    sgd = Adam(recipe.peak, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    losses, seen = 0.0, 0
    for step in range(1, recipe.steps + 1):
        sgd.learn_rate = recipe.peak * _schedule(step / recipe.steps)
        batch = _batch(streams, recipe, chance)
        found: dict[str, float] = {}
        nlp.update(batch, drop=recipe.dropout, sgd=sgd, losses=found)
        losses, seen = losses + found["council_names"], seen + sum(len(e.reference) for e in batch)
        if step % 100 == 0 or step == recipe.steps:
            told(step, losses / max(seen, 1))
            losses, seen = 0.0, 0
    with nlp.use_params(sgd.averages):
        kept = {node.id: node for node in nlp.get_pipe("council_names").model.walk()}
        averaged = {key: {p: node.get_param(p).copy() for p in node.param_names} for key, node in kept.items()}
    for key, params in averaged.items():
        for name, value in params.items():
            kept[key].set_param(name, value)
    return nlp


def _schedule(done: float) -> float:
    return min(1.0, done / 0.05) * max(0.0, 1.0 - max(0.0, done - 0.05) / 0.95)


def _endless(nlp: spacy.Language, pool: list[Sample], chance: random.Random) -> Iterator[Example]:
    order = list(range(len(pool)))
    # Made when first seen: a short training never sees most of them.
    made: dict[int, Example] = {}
    while True:
        chance.shuffle(order)
        for index in order:
            if index not in made:
                made[index] = _example(nlp, pool[index])
            yield made[index]


def _batch(streams: list[Iterator[Example]], recipe: Recipe, chance: random.Random) -> list[Example]:
    shares = [recipe.synthetic, 1 - recipe.synthetic] if len(streams) == 2 else [1.0]
    batch: list[Example] = []
    for stream, share in zip(streams, shares, strict=True):
        wanted = recipe.words * share
        while wanted > 0:
            example = next(stream)
            batch.append(example)
            wanted -= len(example.reference)
    chance.shuffle(batch)
    return batch


def _example(nlp: spacy.Language, sample: Sample) -> Example:
    doc = nlp.make_doc(sample.text)
    doc.user_data |= zip(component.GOLD, gold_of(doc, sample), strict=True)
    return Example(Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]), doc)


def gold_of(doc: Doc, sample: Sample) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Return the wanted index in NAMES, in ROLES and in DATA of each word.

    -1 where nobody told; `component.NO_PERSON` for a capitalised word that is told to name no person, and no more.
    """
    names = numpy.zeros(len(doc), dtype="i")
    roles = numpy.full(len(doc), -1, dtype="i")
    data = numpy.full(len(doc), 0 if sample.data else -1, dtype="i")
    starts = [token.idx for token in doc]
    for start, end, label, role in sample.spans:
        inside = [i for i, s in enumerate(starts) if s < end and s + len(doc[i].text) > start]
        if label in component.DATA:
            data[inside] = component.DATA.index(label)
        if label not in ("PER", "LOC", "ORG") or not inside:
            continue
        names[inside] = component.NAMES.index(f"I-{label}")
        names[inside[0]] = component.NAMES.index(f"B-{label}")
        if role:
            roles[inside] = component.ROLES.index(role)
    if not sample.complete:
        unknown = [i for i, token in enumerate(doc) if not names[i] and token.text[:1].isupper()]
        names[unknown] = component.NO_PERSON
    return names, roles, data
