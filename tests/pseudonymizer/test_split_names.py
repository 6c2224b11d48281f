"""A name that two cells or two lines share is one person, with one letter."""

import pytest


def letters_of(analysis):
    return [(s.text, s.entity) for s in analysis.spans if s.label == "PERSON"]


TABLE = "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>"


@pytest.mark.parametrize(
    "text, format",
    [
        ("Nom\tPrénom\nHocquet\tOdile\nCuvelier\tArmand", "text"),
        ("NOM | PRÉNOM | Montant\nHocquet | Odile | 90 €\nCUVELIER | Armand | 75 €", "text"),
        ("Prénom\tNom de famille\nOdile\tHocquet\nArmand\tCuvelier", "text"),
        (TABLE.format("Nom", "Prénom", "Hocquet", "Odile", "Cuvelier", "Armand"), "html"),
        ("<p>M. Armand<br>Cuvelier demande un délai.</p><p>Mme Odile<br/>Hocquet, voisine, s'y oppose.</p>", "html"),
        ("<p>Vu la lettre de Mme Odile<br>Hocquet ;</p><p>Vu celle de M. Armand<br>Cuvelier ;</p>", "html"),
    ],
)
def test_both_halves_get_one_letter(analyse, text, format):
    found = letters_of(analyse(text, format=format))
    assert [letter for _, letter in found] == ["A", "A", "B", "B"]


def test_the_rest_of_the_text_knows_the_person_of_the_table(analyse):
    text = "Nom\tPrénom\nHocquet\tOdile\nHocquet\tArmand\nVu la lettre d'Odile Hocquet et celle d'Armand Hocquet ;"
    assert [letter for _, letter in letters_of(analyse(text))] == ["A", "A", "B", "B", "A", "B"]


@pytest.mark.parametrize(
    "text, format",
    [
        ("Demandeur\tTémoin\nArmand\tOdile", "text"),
        ("Nom\tTémoin\nCuvelier\tHocquet", "text"),
        ("<p>M. Cuvelier<br>Mme Hocquet</p>", "html"),
        ("<p>Mme Odile<br>M. Cuvelier</p>", "html"),
        (TABLE.format("Acheteur", "Vendeur", "Mme Hocquet", "M. Cuvelier", "", ""), "html"),
    ],
)
def test_two_names_are_two_persons(analyse, text, format):
    found = letters_of(analyse(text, format=format))
    assert len({letter for _, letter in found}) == 2


def test_namesakes_in_the_column_of_first_names_are_two(analyse):
    found = letters_of(analyse("Nom\tPrénom\nHocquet\tOdile\nCuvelier\tOdile"))
    assert [letter for _, letter in found] == ["A", "A", "B", "B"]


@pytest.mark.parametrize("end", [" ;", ".", ",", " demande", "</p><p>Suite", ")"])
def test_a_surname_on_the_next_line_is_found(analyse, end):
    found = letters_of(analyse(f"<p>Vu la lettre de M. Armand<br>Cuvelier{end}</p>", format="html"))
    assert ("Cuvelier", "A") in found


@pytest.mark.parametrize("after", ["Directrice", "Service Travaux", "Présidente ;", "Bourgmestre"])
def test_an_office_on_the_next_line_is_no_surname(analyse, after):
    found = letters_of(analyse(f"<p>Le rapport de Mme Odile<br>{after}</p>", format="html"))
    assert [text for text, _ in found] == ["Odile"]
