"""Are the numbers of amendments, offers and albums told from the numbers of homes?"""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Vu les amendements de M. Yves Tasset (n° 1, rejeté) et de Mme Rita Cools (n° 2, adopté à l'unanimité) ;",
        "Considérant les candidatures de M. Jo Stas (n° 1, 14 points) et Mme Lia Pavone (n° 2, 12 points) ;",
        "Considérant les réclamations de M. Robert (n° 3, recevable) et de Mme Thonon (n° 4, tardive) ;",
        "Vu les offres de M. Jo Stas (n° 1) et de Mme Lia Pavone (n° 2) ;",
        "Mme Habran se réserve l'album de famille coté n° 7, qui lui vient de sa mère ;",
    ],
)
def test_the_number_of_a_thing_is_no_home(found, text):
    assert found(text, "ADDRESS") == []


@pytest.mark.parametrize(
    "text, homes",
    [
        ("Riverains de la rue Haute : M. Robert (n° 3), Mme Thonon (n° 14), qui craignent le bruit ;", 2),
        ("Considérant que le trottoir de Mme Paquay, n° 12, est affaissé ;", 1),
        ("Vu les réclamations de M. Robert (n° 3) et de Mme Thonon (n° 14), rue Haute ;", 2),
        ("Vu l'offre de rachat ; que la maison de M. Wéry (n° 18), rue Haute, est fissurée ;", 1),
    ],
)
def test_the_number_of_a_home_is_hidden(found, text, homes):
    numbers = [t for t, action in found(text, "ADDRESS") if action != "keep" and "n°" in t]
    assert len(numbers) == homes


def test_a_line_break_in_a_cell_keeps_the_columns(found):
    row = "<tr><td>{}</td><td>24 p.<br>en congé</td><td>{}</td><td>{}</td></tr>"
    head = "<tr><th>Nom</th><th>Charge</th><th>École</th><th>Remplace</th></tr>"
    rows = row.format("PIRSON Aude", "Jean Jaurès", "Luc Habran") + row.format("BENALI Idriss", "Marie Curie", "–")
    shown = [text for text, _ in found(f"<table>{head}{rows}</table>", "PERSON", format="html")]
    assert shown == ["PIRSON Aude", "Luc Habran", "BENALI Idriss"]


def test_a_cell_of_several_rows_leaves_the_names_beside_it_hidden(found):
    head = "<tr><th>École</th><th>Élève</th><th>Âge</th></tr>"
    rows = "<tr><td rowspan=3>Louise Michel</td><td>Anaé Libert</td><td>10 ans</td></tr>" + "".join(
        f"<tr><td>{name}</td><td>11 ans</td></tr>" for name in ("Youssef Chakir", "Jean Rostand")
    )
    source = f"<table>{head}{rows}</table>"
    hidden = [text for label in ("PERSON", "MINOR") for text, _ in found(source, label, format="html")]
    assert {"Anaé Libert", "Youssef Chakir", "Jean Rostand"} <= set(hidden)
