"""Two writings that one slip separates are asked about, once a pair."""

import pytest


@pytest.fixture
def asked(analyse):
    return lambda text: [d.kind for d in analyse(text).warnings if d.kind in ("similar_names", "same_surname")]


@pytest.mark.parametrize(
    "text",
    [
        "Vu la lettre de Mme Odile Trix ; M. Armand Hocquet s'oppose à Mme Odile Trixh ;",
        "Vu la lettre de Mme Nys, voisine, et celle de Mme Rita Bury, puis le mot de Mme Burry ;",
        "Vu la lettre de Mme Ghislaine Hocquet ; vu le dossier de Mme Ghislane Hocquet ;",
        "Vu la lettre de M. Gustave Cuvelier ; vu le dossier de M. Gustav Cuvellier ;",
        "Vu la lettre de Mme Nathalie Hardy ; vu le dossier de Mme Natalie Hardy ;",
        "Vu la lettre de M. Mathieu Hardy ; vu le dossier de M. Matthieu Hardi ;",
    ],
)
def test_one_slip_is_asked_about_once(asked, text):
    assert asked(text) == ["similar_names"]


@pytest.mark.parametrize(
    "text",
    [
        "Vu la lettre de Mme Odile Trix ; M. Armand Trixh s'y oppose ;",
        "Vu la lettre de Mme Odile Dony ; M. Armand Tony s'y oppose ;",
        "Vu la lettre de Mme Rita Bury ; celle de Mme Rita Muri ;",
        "Vu la lettre de M. Gustave Cuvelier ; vu le dossier de M. Gustave Cuypers ;",
        "Vu la lettre de Mme Odile Hardy ; vu le dossier de Mme Rosalie Hardi ;",
    ],
)
def test_other_persons_are_not(asked, text):
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vu la lettre de M. André Hocquet ; vu le dossier de Mme Andrée Hocquet ;",
        "Vu la lettre de M. Daniel Hocquet ; vu le dossier de Mme Odile Hocquet ;",
        "Vu la lettre de M. Louis Hocquet ; vu le dossier de Mme Louise Hocquet ;",
    ],
)
def test_man_and_woman_of_one_surname_are_two(asked, text):
    assert asked(text) == ["same_surname"]


def test_many_namesakes_do_not_flood(analyse):
    text = " ; ".join(f"Mme {name} Hocquet" for name in ("Odile", "Rita", "Rose", "Nathalie", "Natalie", "Josiane"))
    assert [d.kind for d in analyse(text).warnings].count("similar_names") == 1


@pytest.mark.parametrize(
    "text",
    [
        "M. Luc Hardy, né à Ciney le 3 mai 1960, vend un terrain à Mme Ciney.",
        "M. Luc Hardy, né le 3 mai 1960 à Ciney, vend un terrain à M. Ciney.",
        "Mme Andenne achète ; M. Luc Hardy, né à Andenne le 3/5/1960, vend.",
        "M. Luc Hardy, né à Marche le 3/5/1960, vend à MARCHE, voisin, et à Mme Marche.",
        "M. Luc Hardy (né à Saint-Hubert le 3/5/1960) vend à Mme Saint-Hubert.",
    ],
)
def test_a_place_of_birth_that_is_a_surname_is_in_two_categories(analyse, text):
    assert [d.kind for d in analyse(text).warnings].count("two_categories") == 1


@pytest.mark.parametrize(
    "text",
    [
        "M. Luc Hardy, né à Ciney le 3 mai 1960, vend un terrain sis à Ciney.",
        "Mme Odile Ciney, née à Ciney le 3 mai 1960, vend un terrain.",
        "M. Luc Hardy, né à Ciney le 3 mai 1960, vend un terrain à Mme Andenne.",
        "M. Luc Hardy, né à Ciney le 3 mai 1960, vend un terrain à la Ville de Ciney.",
        "M. Luc Hardy, né le 3 mai 1960, vend un terrain à Mme Ciney.",
    ],
)
def test_other_births_are_not(analyse, text):
    assert "two_categories" not in [d.kind for d in analyse(text).warnings]
