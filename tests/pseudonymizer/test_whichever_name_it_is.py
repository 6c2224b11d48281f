"""Is somebody found whichever name he bears? First names and surnames of the lists, put into the same sentences."""

from imio.pseudonymizer import Document
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.training import lists
from pathlib import Path

import pytest


#: How common a first name is at least; rarer ones are asked with civilities elsewhere.
COMMON = 4
#: Of the surnames, one in so many is asked.
EVERY = 9
#: Known to stay readable in part without a civility: first names that are words of two meanings, particles that open a
#: name, a saint's village.
KNOWN_FIRST = ("Bas", "Cas")
KNOWN_LAST = ("op de ", "in 't ", "Saint-", "La ", "du ")


@pytest.fixture(scope="module")
def pseudonymizer():
    return Pseudonymizer()


def is_hidden(pseudonymizer, text, name):
    """Whether every letter of the name is masked or proposed."""
    spans = pseudonymizer.analyse(Document((Part("note", text, "text"),))).spans
    hidden = {place for span in spans if span.action != "keep" for place in range(span.start, span.end)}
    start = text.index(name)
    return all(place in hidden for place in range(start, start + len(name)) if text[place].isalnum())


def first_names():
    words = [line.split()[0].title() for line in lexicon.lines("first_names.txt") if line and line[0] != "#"]
    return [word for word in words if lexicon.is_first_name(word) >= COMMON and word not in KNOWN_FIRST]


def surnames():
    kinds = [path.stem for path in Path(lists.__file__).with_suffix("").glob("surnames_*.txt")]
    found = {name for kind in kinds for name in lists.load(kind).entries}
    return [name for name in sorted(found)[::EVERY] if not name.startswith(KNOWN_LAST)]


@pytest.mark.parametrize("sentence", ["Vu la demande introduite par {} en vue d'obtenir une concession ;"])
def test_each_common_first_name(pseudonymizer, sentence):
    names = [f"{first} Delvosal" for first in first_names()]
    assert len(names) > 100 and "Pierre Delvosal" in names
    assert [name for name in names if not is_hidden(pseudonymizer, sentence.format(name), name)] == []


@pytest.mark.parametrize(
    "sentence", ["La réclamation de {}, locataire, est tardive.", "Candidats : {}, ouvrier ; Anne Delcourt, employée."]
)
def test_surnames_of_all_origins(pseudonymizer, sentence):
    names = [f"Mario {surname}" for surname in [*surnames(), "D'Hondt", "D’Hondt", "Rus", "Namur", "Moulin"]]
    assert len(names) > 150
    assert [name for name in names if not is_hidden(pseudonymizer, sentence.format(name), name)] == []
