"""Does a text told again with other persons keep its marks, and nobody of the first?"""

from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.training.corpora import own_samples
from imio.pseudonymizer.training.corpora import Sample
from imio.pseudonymizer.training.corpora import written_texts
from imio.pseudonymizer.training.renaming import renamed
from imio.pseudonymizer.training.renaming import retold
from random import Random

import pytest


TEXT = "Vente à M. Jérôme ZORGLUB, rue Zorglub. Zorglub J. et la SA Zorglub signent."


def marked(text, *pieces):
    spans, position = [], 0
    for piece, label, role in pieces:
        start = text.index(piece, position)
        position = start + len(piece)
        spans.append((start, position, label, role))
    return Sample(text, tuple(spans), complete=False)


SAMPLE = marked(
    TEXT,
    ("Jérôme ZORGLUB", "PER", "private"),
    ("rue Zorglub", "LOC", ""),
    ("Zorglub J.", "PER", "private"),
    ("SA Zorglub", "ORG", ""),
)


def test_the_same_word_becomes_the_same_word_in_the_capitals_that_it_had():
    again = renamed(SAMPLE, Random(1))
    pieces = [again.text[start:end] for start, end, _, _ in again.spans]
    assert "zorglub" not in again.text.lower() and "Jérôme" not in again.text
    surname = pieces[1].removeprefix("rue ")
    assert pieces[0].endswith(f" {surname.upper()}") and pieces[2] == f"{surname} J." and pieces[3] == f"SA {surname}"


def test_what_is_no_name_stays_and_the_marks_with_it():
    again = renamed(SAMPLE, Random(2))
    assert [(label, role) for _, _, label, role in again.spans] == [(label, role) for _, _, label, role in SAMPLE.spans]
    assert again.text.startswith("Vente à M. ") and again.text.endswith(" signent.") and not again.complete


def test_texts_are_told_as_often_as_asked_the_first_time_as_they_are():
    found = retold([SAMPLE], 3, 7)
    assert found[0] == SAMPLE and len({sample.text for sample in found}) == 3
    assert found == retold([SAMPLE], 3, 7)


@pytest.mark.parametrize("path", written_texts(), ids=lambda path: path.stem)
def test_the_written_texts_can_be_told_again(path):
    for sample in retold(own_samples(read_corpus(path)), 2, 1):
        assert all(sample.text[start:end].strip() for start, end, _, _ in sample.spans)
