"""A name of one letter behind "M.": a question as behind "Mme", and a civility where the text writes civilities."""

import pytest


def seen(analysis):
    return [s.text for s in analysis.spans if s.label == "PERSON" and s.action != "keep"]


@pytest.mark.parametrize(
    "text",
    [
        "Attendu que M. D. sollicite une prime ;",
        "Attendu que Mme D. sollicite une prime ;",
        "La plainte de M. R. est classée.",
        "le contrat de Monsieur K. prend fin",
        "Vu la lettre de Mme Hocquet contre M. T. ;",
    ],
)
def test_one_letter_is_a_question(analyse, text):
    assert [d.kind for d in analyse(text).warnings].count("one_letter") == 1


@pytest.mark.parametrize(
    "text", ["Vu la lettre de M. R. Colin ;", "Vu la lettre de M. J.-P. D. ;", "Vu le R. D. ;", "Vu le mot de Mme C.T."]
)
def test_more_letters_are_none(analyse, text):
    assert "one_letter" not in [d.kind for d in analyse(text).warnings]


@pytest.mark.parametrize(
    "text, letter",
    [
        ("Vu la plainte de M. T., voisin de Mme Hocquet ;", "T."),
        ("Vu la plainte de M. T. ; attendu que Monsieur Cuvelier s'y joint ;", "T."),
        ("Vu la plainte de M. T. ; attendu que M. Cuvelier s'y joint ;", "T."),
        ("MM. Cuvelier et Hardy sont entendus. M. T. est absent de son domicile.", "T."),
        ("Le travailleur, M. K., est remplacé par Mlle Hardy.", "K."),
    ],
)
def test_the_civility_stays_where_the_text_writes_civilities(analyse, text, letter):
    assert letter in seen(analyse(text))


@pytest.mark.parametrize(
    "text, letters",
    [
        ("L'auteur présumé, M. A., nie les faits.", "M. A."),
        ("Les jeunes R. T., M. K. et L. B. nient les faits.", "M. K."),
        ("L'enfant M. R. sera accompagné.", "M. R."),
        ("L'élève M. R., né en 2016, change d'école.", "M. R."),
        ("R. Colin, M. Hautmont et l'auteur présumé, M. A., nient les faits.", "M. A."),
    ],
)
def test_what_may_be_initials_is_hidden_whole(analyse, text, letters):
    assert letters in [s.text for s in analyse(text).spans if s.action != "keep"]
