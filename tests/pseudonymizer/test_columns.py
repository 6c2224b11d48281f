"""Is a name that no rule knows hidden in a column of names, and does everything else in a table stay?"""

import pytest


LOTS = (
    "Lot 1 – 10 m³ – Wauthoz Yvonne – 300 €\n"
    "Lot 2 – 12 m³ – {} – 380 €\n"
    "Lot 3 – 19 m³ – Colinet Bastien – 590 €\n"
    "Lot 4 – 21 m³ – Tilkin Rose – 610 €"
)


@pytest.mark.parametrize(
    "name",
    ["⟦Moulin Claude⟧", "⟦Petit Hiver⟧", "⟦de Hemptinne Louis⟧", "⟦Xhauflaire⟧", "⟦Noël Noël⟧", "⟦Noirhomme⟧ frères"],
)
def test_a_name_among_names_is_hidden(readable, name):
    assert readable(LOTS.format(name)) == []


@pytest.mark.parametrize("cell", ["invendu", "SA Agri-Fagnes", "Commune", "Salle Haute", "CPAS", "Bois d'Arche"])
def test_what_is_no_name_stays(found, cell):
    names = [text for text, _ in found(LOTS.format(cell), "PERSON")]
    assert names == ["Wauthoz Yvonne", "Colinet Bastien", "Tilkin Rose"]


def test_a_heading_is_no_name(found):
    table = "Candidat | Surface\nWauthoz Yvonne | 31 ha\nColinet Bastien | 12 ha\nTilkin Rose | 6 ha"
    assert "Candidat" not in [text for text, _ in found(table, "PERSON")]


def test_a_column_of_things_makes_no_names(found):
    table = (
        "Hall des sports | Grundel | 12\nSalle Haute | Wilo | 14\nMaison rurale | Securimax | 9\nGymnase | Persona | 4"
    )
    assert [one for one in found(table, "PERSON") if one[1] == "mask"] == []


def test_one_person_makes_no_column(found):
    table = "Toit | Zinc | 12\nÉtude | Wauthoz Yvonne | 14\nMur | Béton | 9\nSol | Grès | 4"
    assert "Grès" not in [text for text, _ in found(table, "PERSON")]


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_ages_and_names_under_their_heading_are_hidden(found, separator):
    rows = [
        ("Nom", "Surface", "Âge", "Points"),
        ("Lohest", "31 ha", "29", "74"),
        ("L. Tilkin", "9 ha", "44 et 41", "8"),
    ]
    text = "\n".join(separator.join(row) for row in rows)
    assert [one for one, _ in found(text, "BIRTH")] == ["29", "44", "41"]
    assert ("Lohest", "keep") not in found(text, "PERSON")
    assert "Lohest" in [one for one, _ in found(text, "PERSON")]


def test_numbers_under_other_headings_are_no_ages(found):
    text = "Nom | Lots | Points\nWauthoz Yvonne | 29 | 74\nColinet Bastien | 51 | 42"
    assert found(text, "BIRTH") == []


def test_labels_beside_their_values_head_no_columns(found):
    form = (
        "<table><tr><td>Nom</td><td>WAUTHOZ Samira</td></tr><tr><td>Née</td><td>le 16 juin 1993 à Dinant</td></tr>"
        "<tr><td>Matricule</td><td>12</td></tr><tr><td>Charge</td><td>24 périodes</td></tr></table>"
    )
    assert [one for one, _ in found(form, "PERSON", format="html")] == ["WAUTHOZ Samira"]
    assert [one for one, _ in found(form, "BIRTH", format="html")] == ["le 16 juin 1993 à Dinant"]


def test_a_figure_in_another_heading_does_not_hide_the_one_of_births(found):
    heading = "Effectif\t1er suppléant\tAnnée de naissance"
    text = f"{heading}\nWAUTHOZ Anne\tCOLINET Koen\t1974\nTILKIN Rose\tNOIRHOMME Luc\t1981"
    assert [one for one, _ in found(text, "BIRTH")] == ["1974", "1981"]
