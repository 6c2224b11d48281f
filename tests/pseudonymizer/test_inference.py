"""Does the network say the same when it is asked the short way as when it is asked layer by layer?"""

from concurrent.futures import ThreadPoolExecutor
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.model.inference import Inference
from imio.pseudonymizer.model.words import cut
from imio.pseudonymizer.opinion import load
from spacy.tokens import Doc

import numpy
import pytest


TEXTS = (
    "Huy",
    "Vente à M. Luc Zorglub, domicilié rue du Moulin 27 à Huy, né à Wanze le 3 mars 1971.",
    "Présents : Mme Aurélie Brunehilt, Bourgmestre ;\n\n\tM. J.-P. D'HAUTMONT, Échevin — excusé\n" * 12,
    "Ä ß 漢字 \u200b … 12/3B\t«»",
)


@pytest.fixture(scope="module")
def network():
    return load(SHIPPED).get_pipe("council_names").model


def layer_by_layer(network, text):
    words, spaces, _ = cut(text)
    return network.predict([Doc(load(SHIPPED).vocab, words=words, spaces=spaces)])[0]


def asked(inference, text):
    return inference.scores(cut(text)[0])


@pytest.mark.parametrize("remembered", [1, 20, 1000])
def test_the_short_way_gives_what_the_layers_give(network, remembered):
    inference = Inference(network, remembered)
    for text in (*TEXTS, *reversed(TEXTS)):
        expected = layer_by_layer(network, text)
        assert expected.std() > 0.5  # an answer that could be wrong
        numpy.testing.assert_allclose(asked(inference, text), expected, atol=1e-4)


def test_a_text_without_words_has_no_answers(network):
    assert Inference(network).scores([]).shape == (0, 15)


def test_threads_that_share_it_get_the_answers_of_their_own_text(network):
    inference = Inference(network, remembered=10)  # forgotten and filled again all the time
    expected = {text: layer_by_layer(network, text) for text in TEXTS}
    with ThreadPoolExecutor(4) as pool:
        for text, answers in pool.map(lambda text: (text, asked(inference, text)), TEXTS * 20):
            numpy.testing.assert_allclose(answers, expected[text], atol=1e-4)
