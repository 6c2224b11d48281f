"""Is the network told of words what a reader would notice, and never who bears a name?"""

from imio.pseudonymizer.model import features
from imio.pseudonymizer.model.words import CouncilTokenizer
from spacy.vocab import Vocab

import numpy
import pytest


def told(text):
    doc = CouncilTokenizer(Vocab())(text)
    spellings, facts = features.spellings_and_facts(doc)
    return [token.text for token in doc], spellings, facts


def evidence(text, word):
    words, _, facts = told(text)
    first = features.LISTED
    row = facts[words.index(word)]
    return sum(1 << bit for bit in range(features.EVIDENCE) if row[first + bit])


def test_two_names_that_no_list_holds_are_the_same_word():
    words, spellings, _ = told("Zorglub vend à Brunehilt le pré")
    assert spellings[words.index("Zorglub"), 0] == spellings[words.index("Brunehilt"), 0]
    assert spellings[words.index("vend"), 0] != spellings[words.index("pré"), 0]


@pytest.mark.parametrize(
    ("text", "word", "bit"),
    [
        ("la demande de Mme Zorglub", "Zorglub", features._AFTER_CIVILITY),
        ("M. J. Zorglub est présent. Zorglub sort", "Zorglub", features._AFTER_CIVILITY),
        ("Maître Zorglub", "Zorglub", features._AFTER_TITLE),
        ("la firme Zorglub SA", "Zorglub", features._BY_FORM),
        ("rue Joseph Zorglub", "Zorglub", features._AFTER_STREET),
        ("Jérôme Zorglub", "Zorglub", features._BY_FIRST_NAME),
        ("Zorglub, Échevin", "Zorglub", features._BY_OFFICE),
        ("Zorglub, domicilié à Huy", "Zorglub", features._BY_HOME),
        ("Rosier ou rosier", "Rosier", features._SMALL),
        ("Zorglub et Zorglub", "Zorglub", features._AGAIN),
    ],
)
def test_what_stands_around_a_name_is_told(text, word, bit):
    assert evidence(text, word) & bit


def test_what_is_told_of_a_name_is_told_at_each_of_its_places():
    words, _, facts = told("M. Zorglub demande la parole. Réponse à Zorglub.")
    first, second = (index for index, word in enumerate(words) if word == "Zorglub")
    assert numpy.array_equal(facts[first, features.LISTED :], facts[second, len(features._LISTED) :])


def test_nothing_is_told_of_a_name_that_nothing_announces():
    assert evidence("le pré que Zorglub fauche", "Zorglub") == 0


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "…", "é", "\U0001d400\U0001d401"])
def test_any_text_has_as_many_rows_as_words(text):
    words, spellings, facts = told(text)
    assert spellings.shape == (len(words), len(features.SPELLINGS)) and facts.shape == (len(words), features.FACTS)
