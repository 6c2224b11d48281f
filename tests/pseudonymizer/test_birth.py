import pytest


@pytest.mark.parametrize(
    "text, datum",
    [
        ("M. Burniaux, né à Huy le 3 mars 1971, demande", "à Huy le 3 mars 1971"),
        ("Mme Goor, née le 27.11.1988, demande", "le 27.11.1988"),
        ("Mme Goor, née en 1988, demande", "en 1988"),
        ("M. Tibbaut, âgé de quatre-vingt-un ans, demande", "âgé de quatre-vingt-un ans"),
        ("Mme Odile Franquin, 47 ans, demande", "47 ans"),
        ("Mme Odile Franquin (47 ans) demande", "47 ans"),
        ("Date de naissance : 19/06/1985", "19/06/1985"),
    ],
)
def test_birth_and_age_are_masked(found, text, datum):
    ((text, action),) = found(text, "BIRTH")
    assert datum.split()[-1] in text and action == "mask"


def test_a_column_of_births_is_masked(found):
    table = "<table><tr><th>Nom</th><th>Naissance</th></tr><tr><td>ORY Capucine</td><td>19/12/1985</td></tr></table>"
    assert found(table, "BIRTH", format="html") == [("19/12/1985", "mask")]


@pytest.mark.parametrize(
    "text",
    [
        "séance du 26 mars 2024",
        "un bail de neuf ans",
        "pour une durée de 12 ans",
        "conservées pendant 30 ans",
        "les enfants de 3 ans",
        "arrêté royal du 16 mars 1968",
    ],
)
def test_other_dates_and_durations_are_left_alone(found, text):
    assert found(text, "BIRTH") == []
