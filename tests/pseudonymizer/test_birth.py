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


@pytest.mark.parametrize(
    "text, data",
    [
        ("M. Luc Sauvenay, né Huy, 3.3.1971, demande", ["3.3.1971"]),
        ("Mme Renard, née Gabrielle Lheureux à Mariembourg, le 1er décembre 1956, demande", ["1er décembre 1956"]),
        ("les époux Crépin, 84 et 81 ans, demandent", ["84", "81 ans"]),
        ("Nous qui avons 84 ans ne pouvons plus", ["84 ans"]),
        ("M. Luc Sauvenay (°1956) demande", ["1956"]),
        ("M. Luc Sauvenay (° Namur 12/03/56) demande", ["Namur 12/03/56"]),
        ("M. Luc Sauvenay, ° 12.03.1956, demande", ["12.03.1956"]),
        ("Mme Denise Crépin, née en 1946, demande", ["1946"]),
        ("Mme Denise Crépin, morte à 91 ans, repose", ["91 ans"]),
        ("Mme Denise Crépin, décédée à l'âge de 91 ans, repose", ["91 ans"]),
        ("l'enfant Luc Sauvenay (3 jours) repose", ["3 jours"]),
        ("Luc Sauvenay, 14 ans et demi, élève", ["14 ans et demi"]),
        ("son fils, âgé(e) de 8 mois, est accueilli", ["8 mois"]),
        ("Luc Sauvenay, né le 3 mars 1971 à Saint-Pierre-lez-Bois, demande", ["3 mars 1971 à Saint-Pierre-lez-Bois"]),
        ("NÉE À HUY LE 3 MARS 1971, Mme Crépin demande", ["HUY LE 3 MARS 1971"]),
        ("Luc Sauvenay, né à Huy, le trois mars mil neuf cent septante et un, demande", ["septante et un"]),
        ("Luc Sauvenay né à Bujumbura (Burundi) le 01-02-1980, demande", ["Bujumbura", "01-02-1980"]),
        ("Date et lieu de naissance : Huy, le 3 mars 1971", ["3 mars 1971"]),
        ("M. Luc Sauvenay fête ses 100 ans", ["100 ans"]),
        ("Mme Denise Crépin a soufflé ses 101 bougies", ["101 bougies"]),
        ("M. Luc Sauvenay, octogénaire, demande", ["octogénaire"]),
        ("M. Luc Sauvenay, qui aura 65 ans le 3 mai 2025, demande sa pension", ["65 ans"]),
        ("CRÉPIN Denise | 12/03/1956 | auxiliaire", []),
    ],
)
def test_birth_in_other_words(found, text, data):
    hidden = " ".join(text for text, action in found(text, "BIRTH") if action != "keep")
    assert all(datum in hidden for datum in data), hidden


def test_years_of_life_are_proposed_beside_a_person(found):
    assert found("Hommage à Mme Denise Crépin (1938-2024), conseillère", "BIRTH") == [("1938-2024", "propose")]


@pytest.mark.parametrize("text", ["la rue Arthur Masson (1896-1970)", "le compte (2019-2024)", "PCDR (2014-2024)"])
def test_years_of_a_street_or_a_plan_stay(found, text):
    assert found(text, "BIRTH") == []


def test_columns_of_staff_or_pupils(found):
    table = (
        "<table><tr><th>Nom</th><th>Né(e) le</th><th>Entrée</th></tr>"
        "<tr><td>ORY Capucine</td><td>19/12/1985</td><td>01/09/2020</td></tr></table>"
    )
    assert found(table, "BIRTH", format="html") == [("19/12/1985", "mask")]


@pytest.mark.parametrize(
    "text",
    [
        "une ancienneté de 12 ans",
        "le bail, conclu pour 9 ans, expire",
        "Les élèves de 6 à 12 ans",
        "les jeunes (12-18 ans)",
        "la société, née en 1946, emploie 12 personnes",
        "l'idée née en 2019 du Conseil communal des enfants",
        "le litige né le 3 mars 2021",
        "la concession, 30 ans, est renouvelée",
        "Concession (30 ans) : 500 €",
        "Mme Crépin, échevine depuis 12 ans",
    ],
)
def test_durations_and_beginnings_stay(found, text):
    assert found(text, "BIRTH") == []
