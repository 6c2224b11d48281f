"""The spaCy component `council_names`: for each word, is it part of a name, in what role, or of another personal datum?

One convolutional reader, three answers. The first (BIO over PER, LOC, ORG) learns from open corpora and council texts;
the second (private, office, capacity) from council texts alone, for the open ones do not tell; the third (home, birth,
sensitive phrase, parcel) from the annotated ones, which mark every datum. All are probabilities, so that the caller may
prefer finding too much over missing a name.
"""

from imio.pseudonymizer.model import network  # noqa: F401 – registers the network
from imio.pseudonymizer.model import words  # noqa: F401 – registers the tokenizer
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.tokens import Span
from spacy.training import Example
from thinc.api import Model

import numpy


NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
ROLES = ("private", "office", "capacity")
DATA = ("none", "ADDRESS", "BIRTH", "SENSITIVE", "PARCEL")
_GROUPS = (
    slice(0, len(NAMES)),
    slice(len(NAMES), len(NAMES) + len(ROLES)),
    slice(len(NAMES) + len(ROLES), len(NAMES) + len(ROLES) + len(DATA)),
)
#: Wanted of a word that is no person's name, and may be anything else.
NO_PERSON = -2
#: `doc.user_data` keys: what training reads, and what the component leaves for its caller.
GOLD = ("council_names.gold_names", "council_names.gold_roles", "council_names.gold_data")
SCORES = "council_names.scores"


@Language.factory(
    "council_names",
    assigns=["doc.ents"],
    default_config={
        "model": {
            "@architectures": "imio.pseudonymizer.CouncilNames.v3",
            "width": 64,
            "rows": [10000, 1000, 4000, 500],
            "reaches": [1, 1, 2, 4, 8],
            "answers": 15,
        }
    },
)
def create_component(nlp: Language, name: str, model: Model):
    """Make the component (spaCy calls this by its registered name)."""
    return CouncilNames(nlp.vocab, model, name)


class CouncilNames(TrainablePipe):
    """Sets `doc.ents` (PER, LOC, ORG) and leaves the probabilities of each word in `doc.user_data[SCORES]`."""

    def __init__(self, vocab, model: Model, name: str = "council_names"):
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """What `doc.ents` may hold."""
        return ("PER", "LOC", "ORG")

    def predict(self, docs: list[Doc]) -> list[numpy.ndarray]:
        """Return, for each document, one row of probabilities a word: `NAMES`, `ROLES`, then `DATA`."""
        if not any(len(doc) for doc in docs):
            return [numpy.zeros((0, _GROUPS[-1].stop), dtype="f") for _ in docs]
        return [probabilities(scores) for scores in self.model.predict(docs)]

    def set_annotations(self, docs: list[Doc], scores: list[numpy.ndarray]) -> None:
        """Write entities and probabilities on the documents."""
        for doc, rows in zip(docs, scores, strict=True):
            doc.user_data[SCORES] = rows
            doc.ents = _entities(doc, rows[:, : len(NAMES)].argmax(axis=1))

    def initialize(self, get_examples, *, nlp: Language | None = None) -> None:
        """Shape the network on a few examples."""
        sample = [example.reference for _, example in zip(range(10), get_examples(), strict=False)]
        self.model.initialize(X=sample)

    def update(self, examples: list[Example], *, drop: float = 0.0, sgd=None, losses=None) -> dict[str, float]:
        """Learn from a batch; words whose name, role or datum nobody told (-1) teach nothing."""
        losses = {} if losses is None else losses
        losses.setdefault(self.name, 0.0)
        docs = [example.predicted for example in examples]
        for node in self.model.walk():
            if "dropout_rate" in node.attrs:
                node.attrs["dropout_rate"] = drop
        scores, backprop = self.model.begin_update(docs)
        loss, gradients = self.get_loss(examples, scores)
        backprop(gradients)
        if sgd is not None:
            self.finish_update(sgd)
        losses[self.name] += loss
        return losses

    def get_loss(self, examples: list[Example], scores: list[numpy.ndarray]):
        """Return the squared error and the gradient of the cross entropy of the answers."""
        loss, gradients = 0.0, []
        for example, rows in zip(examples, scores, strict=True):
            gradient = probabilities(rows)
            told = example.reference.user_data
            for group, gold in zip(_GROUPS, GOLD, strict=True):
                _subtract(gradient[:, group], told[gold])
            gradients.append(gradient)
            loss += float((gradient**2).sum())
        return loss, gradients


def _subtract(probabilities: numpy.ndarray, gold: numpy.ndarray) -> None:
    known = gold >= 0
    others = probabilities[gold == NO_PERSON]
    probabilities[~known] = 0
    probabilities[known, gold[known]] -= 1
    if len(others):
        allowed = others.copy()
        allowed[:, [NAMES.index("B-PER"), NAMES.index("I-PER")]] = 0
        probabilities[gold == NO_PERSON] = others - allowed / allowed.sum(axis=1, keepdims=True)


def probabilities(rows: numpy.ndarray) -> numpy.ndarray:
    """Return the answers of the network as probabilities, one distribution a group."""
    out = numpy.empty_like(rows)
    for group in _GROUPS:
        exponents = numpy.exp(rows[:, group] - rows[:, group].max(axis=1, keepdims=True))
        out[:, group] = exponents / exponents.sum(axis=1, keepdims=True)
    return out


def _entities(doc: Doc, best: numpy.ndarray) -> list[Span]:
    entities, start, label = [], 0, ""
    for index, tag in enumerate([*(NAMES[i] for i in best), "O"]):
        kind = tag[2:]
        if label and (tag.startswith("B-") or kind != label):
            end = index
            while end > start and doc[end - 1].is_space:
                end -= 1
            if end > start:
                entities.append(Span(doc, start, end, label=label))
            label = ""
        if kind and not label and not doc[index].is_space:
            start, label = index, kind
    return entities
