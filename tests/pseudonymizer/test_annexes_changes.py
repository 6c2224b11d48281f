"""The former wording of a changed paragraph: what was deleted and what stands beside it stay words apart."""

from imio.pseudonymizer.annexes.flow import DELETED
from imio.pseudonymizer.annexes.flow import Flow
from imio.pseudonymizer.annexes.flow import INSERTED
from imio.pseudonymizer.annexes.model import Limits

import pytest


def former(*runs):
    flow = Flow(Limits())
    flow.begin()
    for text, change in runs:
        flow.add(text, "", change)
    flow.end()
    (page,) = flow.pages()
    shown = [page.text[c.start : c.end] for c in page.covered]
    return page.text.strip("\n").rpartition("\n")[2], shown


@pytest.mark.parametrize(
    "runs, wording",
    [
        ([("À M. Armand Cuvelier", ""), ("Mme Odile Hocquet", DELETED)], "À M. Armand Cuvelier Mme Odile Hocquet"),
        ([("Mme Odile Hocquet", DELETED), ("M. Armand Cuvelier", "")], "Mme Odile Hocquet M. Armand Cuvelier"),
        ([("Armand Cuvelier", ""), ("rue Haute 12", DELETED)], "Armand Cuvelier rue Haute 12"),
        ([("rue Haute 12", DELETED), ("Odile", ""), (" vend", "")], "rue Haute 12 Odile vend"),
        ([("CUVELIER", ""), ("MME ", DELETED), ("HOCQUET", DELETED), ("ODILE", "")], "CUVELIER MME HOCQUET ODILE"),
        ([("A", ""), ("Rita", INSERTED), ("Mme Hocquet", DELETED)], "A Mme Hocquet"),
    ],
)
def test_words_are_kept_apart(runs, wording):
    text, shown = former(*runs)
    assert text == wording
    assert "".join(shown).replace(" ", "") == "".join(t for t, c in runs if c == DELETED).replace(" ", "")


@pytest.mark.parametrize(
    "runs, wording",
    [
        ([("Armand Cuve", ""), ("lier", DELETED), (" vend", "")], "Armand Cuvelier vend"),
        ([("CUVE", ""), ("LIER", DELETED), (" vend", "")], "CUVELIER vend"),
        ([("rue Haute 1", ""), ("2", DELETED), (", à Try", "")], "rue Haute 12, à Try"),
        ([("Mme ", ""), ("Odile Hocquet", DELETED), (", qui", "")], "Mme Odile Hocquet, qui"),
        ([("dossier", ""), ("s", DELETED)], "dossiers"),
        ([("M. Cuvelier (", ""), ("Armand", DELETED), (")", "")], "M. Cuvelier (Armand)"),
    ],
)
def test_a_word_is_not_parted(runs, wording):
    assert former(*runs)[0] == wording


def test_the_current_wording_is_as_it_reads():
    flow = Flow(Limits())
    flow.begin()
    for text, change in (("Cuvelier", ""), ("Mme Hocquet", DELETED), (" vend.", "")):
        flow.add(text, "", change)
    flow.end()
    assert flow.pages()[0].text.startswith("Cuvelier vend.\n")
