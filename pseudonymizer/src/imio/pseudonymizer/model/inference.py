"""The trained network, asked: the same numbers as its layers give one by one, in a fraction of the time.

What the first layer makes of a word but for the text around it is worked out once a word and remembered; the rest are
plain products of matrices. Training goes through the layers (`network.py`).
"""

from imio.pseudonymizer.model.features import EVIDENCE
from imio.pseudonymizer.model.features import evidence
from imio.pseudonymizer.model.features import FACTS
from imio.pseudonymizer.model.features import hashes_of
from imio.pseudonymizer.model.features import LISTED
from imio.pseudonymizer.model.features import of_word
from imio.pseudonymizer.model.features import told_of
from thinc.api import Model
from threading import Lock

import numpy


#: Words remembered, of 768 bytes each in a network of width 64; then it begins anew.
REMEMBERED = 16_384
_PIECES = 3
_TINY = 1e-8  # added to a variance by the layers too


class Inference:
    """A trained network of `network.build_model`, to be asked. Threads may share it."""

    def __init__(self, model: Model, remembered: int = REMEMBERED):
        nodes = list(model.walk())
        self._tables = [n for n in nodes if n.name == "hashembed"]
        maxouts, norms = ([n for n in nodes if n.name == name] for name in ("maxout", "layernorm"))
        self._first, *self._convolutions = map(_Norm, maxouts, norms)
        weights = self._first.weights
        facts = weights[-FACTS:]
        self._of_spelling = weights[:-FACTS]
        self._of_told = numpy.vstack([facts[:LISTED], facts[LISTED + EVIDENCE :]])
        self._of_evidence = facts[LISTED : LISTED + EVIDENCE]
        self._reaches = [n.attrs["reach"] for n in nodes if "reach" in n.attrs]
        linear = next(n for n in nodes if n.name == "linear")
        self._last = numpy.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        self._remembered = remembered
        self._lock = Lock()
        self._known = self._none_known(remembered)

    def scores(self, words: list[str]) -> numpy.ndarray:
        """Return a row of answers (not yet probabilities) for each word of a text."""
        if not words:
            return numpy.zeros((0, len(self._last[1])), dtype="f")
        rows = [of_word(word) for word in words]
        seen = self._first.of_products(self._words(words) + evidence(rows, told_of(rows)) @ self._of_evidence)
        edge = sum(self._reaches)
        seen = numpy.pad(seen, ((edge, edge), (0, 0)))
        for reach, layer in zip(self._reaches, self._convolutions, strict=True):
            # Beyond the text only what the next layers read of it is worked out.
            before, here, after = seen[: -2 * reach], seen[reach:-reach], seen[2 * reach :]
            seen = here + layer.of(numpy.hstack([before, here, after]))
        return seen @ self._last[0] + self._last[1]

    def _words(self, words: list[str]) -> numpy.ndarray:
        """Return what the first layer makes of each word alone."""
        with self._lock:
            places, table = self._known
            new = [word for word in dict.fromkeys(words) if word not in places]
            if len(places) + len(new) > len(table):
                new = list(dict.fromkeys(words))
                places, table = self._known = self._none_known(max(self._remembered, len(new)))
            if new:
                start = len(places)
                table[start : start + len(new)] = self._alone(new)
                places.update(zip(new, range(start, start + len(new)), strict=True))
            return table[[places[word] for word in words]]

    def _alone(self, words: list[str]) -> numpy.ndarray:
        rows = [of_word(word) for word in words]
        hashes = hashes_of(rows)
        vectors = numpy.hstack([table.predict(hashes[:, column]) for column, table in enumerate(self._tables)])
        return vectors @ self._of_spelling + told_of(rows).astype("f") @ self._of_told + self._first.bias

    def _none_known(self, size: int) -> tuple[dict[str, int], numpy.ndarray]:
        return {}, numpy.empty((size, len(self._first.bias)), dtype="f")


class _Norm:
    """A layer that keeps the greatest of three products, and norms a row."""

    def __init__(self, maxout: Model, norm: Model):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weights.shape
        # Pieces side by side, so that the greatest of three is one of three blocks.
        self.weights = numpy.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs))
        self.bias = numpy.ascontiguousarray(bias.T.reshape(-1))
        self._width = outputs
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def of(self, rows: numpy.ndarray) -> numpy.ndarray:
        products = rows @ self.weights
        products += self.bias
        return self.of_products(products)

    def of_products(self, products: numpy.ndarray) -> numpy.ndarray:
        first, second, third = (products[:, n * self._width : (n + 1) * self._width] for n in range(_PIECES))
        out = numpy.maximum(first, second)
        numpy.maximum(out, third, out=out)
        out -= out.mean(axis=1, keepdims=True)
        out *= 1 / numpy.sqrt(numpy.einsum("ij,ij->i", out, out) / self._width + _TINY)[:, None]
        out *= self._scale
        out += self._shift
        return out
