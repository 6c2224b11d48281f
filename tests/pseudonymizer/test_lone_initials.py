"""Initials alone belong to the one person of the document whom they fit; where two fit, nobody is chosen."""

import pytest


def letters_of(analysis):
    return [(s.text, s.entity) for s in analysis.spans if s.label == "PERSON"]


@pytest.mark.parametrize(
    "text, initials",
    [
        ("Vu la lettre de Mme Odile Hocquet ; attendu que Mme O.H. habite la maison voisine ;", "O.H."),
        ("Vu la lettre de Mme Odile Hocquet ; attendu que Mme H. habite la maison voisine ;", "H."),
        ("Vu la plainte de M. Armand Cuvelier ; les griefs de M. A. C. sont connus ;", "A. C."),
        ("Vu la plainte de M. Jean-Pierre Cuvelier ; les griefs de M. J.-P. C. sont connus ;", "J.-P. C."),
        ("Vu la plainte de Mme Rita Van Hoof ; les griefs de Mme R.V.H. sont connus ;", "R.V.H."),
        ("Mme Hocquet habite rue Haute ; le chien de Mme H. aboie ; M. Cuvelier s'en plaint.", "H."),
    ],
)
def test_initials_that_fit_one_person_get_her_letter(analyse, text, initials):
    found = dict(letters_of(analyse(text)))
    assert found[initials] == "A"


@pytest.mark.parametrize(
    "text, initials",
    [
        ("Vu les lettres de Mme Odile Hocquet et de Mme Olga Hardy ; Mme O.H. habite en face ;", "O.H."),
        ("Vu les lettres de Mme Odile Hocquet et de Mme Rita Hardy ; la maison de Mme H. est en face ;", "H."),
    ],
)
def test_initials_that_fit_two_persons_get_none_of_their_letters(analyse, text, initials):
    analysis = analyse(text)
    found = dict(letters_of(analysis))
    assert found[initials] not in ("A", "B")
    assert any(d.kind == "ambiguous_name" and initials in d.message for d in analysis.warnings)


@pytest.mark.parametrize(
    "text, initials",
    [
        ("Vu la lettre de M. Armand Hocquet ; attendu que Mme H. habite la maison voisine ;", "H."),
        ("Vu la lettre de Mme Odile Hocquet ; attendu que Mme R.H. habite la maison voisine ;", "R.H."),
        ("Vu la lettre de Mme Odile Hocquet ; attendu que Mme O.C. habite la maison voisine ;", "O.C."),
        ("Vu la lettre de Mme Odile Hocquet ; attendu que Mme O. habite la maison voisine ;", "O."),
    ],
)
def test_other_initials_are_somebody_else(analyse, text, initials):
    found = dict(letters_of(analyse(text)))
    assert found[initials] == "B"


def test_an_office_told_of_initials_shows_no_private_person(analyse):
    text = "Vu la demande de Mme Odile Hocquet, riveraine. Mme H. sort de séance."
    assert ("Odile Hocquet", "keep") not in [(s.text, s.action) for s in analyse(text).spans]


def test_an_office_holder_lends_no_name_to_initials(analyse):
    text = "Sur rapport de Mme Odile Hocquet, échevine ; vu la plainte de Mme H., qui habite rue Haute 3 ;"
    actions = {s.text: s.action for s in analyse(text).spans if s.label == "PERSON"}
    assert actions["Odile Hocquet"] == "keep" and actions["H."] != "keep"


@pytest.mark.parametrize(
    "text, letters",
    [
        ("Vu la plainte de Mme T., voisine de Mme B. ; Mme T. ne répond pas ;", "ABA"),
        ("Vu la plainte de Mme C.T., voisine de Mme B. ; Mme C. T. ne répond pas ;", "ABA"),
        ("Vu la plainte de Monsieur T., voisin de Mme T. ; Monsieur T. ne répond pas ;", "ABA"),
        ("Vu la plainte de Mme T., voisine de Mme B. ; Mme C.T. ne répond pas ;", "ABC"),
    ],
)
def test_the_same_initials_of_nobody_else_are_one_person(analyse, text, letters):
    assert "".join(letter for _, letter in letters_of(analyse(text))) == letters
