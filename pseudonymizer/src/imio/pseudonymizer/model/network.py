"""The network: hashed spellings and facts of each word, convolutions that see further and further, one linear layer."""

from imio.pseudonymizer.model.features import FACTS
from imio.pseudonymizer.model.features import SPELLINGS
from imio.pseudonymizer.model.features import spellings_and_facts
from spacy.util import registry
from thinc.api import chain
from thinc.api import concatenate
from thinc.api import HashEmbed
from thinc.api import Linear
from thinc.api import list2ragged
from thinc.api import Maxout
from thinc.api import Model
from thinc.api import NumpyOps
from thinc.api import ragged2list
from thinc.api import residual
from thinc.api import with_array

import numpy


@registry.architectures("imio.pseudonymizer.CouncilNames.v3")
def build_model(width: int, rows: list[int], reaches: list[int], answers: int) -> Model:
    """Return the network.

    width: of each word's vector. rows: of the hashed tables, one a spelling. reaches: for each convolution, how many
    words away the two neighbours stand that it reads. answers: numbers given for each word.
    """
    tables = [HashEmbed(width, size, column=column, seed=7 + column) for column, size in enumerate(rows)]
    words = chain(
        concatenate(
            chain(_told("spellings", 0), list2ragged(), with_array(concatenate(*tables))),
            chain(_told("facts", 1), list2ragged()),
        ),
        with_array(Maxout(width, width * len(SPELLINGS) + FACTS, nP=3, dropout=0.0, normalize=True)),
        ragged2list(),
    )
    convolutions = [
        residual(chain(_neighbours(reach), Maxout(width, width * 3, nP=3, dropout=0.0, normalize=True)))
        for reach in reaches
    ]
    seen = chain(*convolutions) if len(convolutions) > 1 else convolutions[0]
    network = chain(words, with_array(seen, pad=sum(reaches)), with_array(Linear(answers, width)))
    for node in network.walk():
        node.ops = _MATMUL
    return network


class _Matmul(NumpyOps):
    """Multiplies matrices as numpy does: three times as fast as the library that thinc brings."""

    def gemm(self, x, y, out=None, trans1: bool = False, trans2: bool = False):
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


_MATMUL = _Matmul()


def _told(name: str, index: int) -> Model:
    def forward(model: Model, docs, is_train: bool):
        return [spellings_and_facts(doc)[index] for doc in docs], lambda gradient: []

    return Model(name, forward, dims={"nO": len(SPELLINGS) if index == 0 else FACTS})


def _neighbours(reach: int) -> Model:
    """Return a layer that lays beside each row the rows `reach` before and after; zeros where there is none."""

    def forward(model: Model, rows, is_train: bool):
        wide = rows.shape[1]
        out = numpy.zeros((rows.shape[0], wide * 3), dtype=rows.dtype)
        out[:, wide : 2 * wide] = rows
        out[reach:, :wide] = rows[:-reach]
        out[:-reach, 2 * wide :] = rows[reach:]

        def backprop(gradient):
            found = gradient[:, wide : 2 * wide].copy()
            found[:-reach] += gradient[reach:, :wide]
            found[reach:] += gradient[:-reach, 2 * wide :]
            return found

        return out, backprop

    return Model(f"neighbours_{reach}", forward, attrs={"reach": reach})
