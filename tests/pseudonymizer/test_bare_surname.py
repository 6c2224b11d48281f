"""Is a surname alone proposed where only the sentence tells that it is one, and nothing else?"""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La boue est entrée chez les Vorzenko.", "Vorzenko"),
        ("Les Vorzenko ont deux petits.", "Vorzenko"),
        ("On me parle d'un Quadrinel déjà condamné.", "Quadrinel"),
        ("Le prix de la vente Quadrinel sert de point de comparaison.", "Quadrinel"),
        ("La plainte de Vorzenko a été rejetée.", "Vorzenko"),
        ("Affaire Vorzenko c/ Commune : désistement.", "Vorzenko"),
        ("Le lot 2 va à Vorzenko père et fils.", "Vorzenko"),
        ("Le voisin d'en face, Quadrinel, s'y oppose.", "Quadrinel"),
        ("Le n° 9 est illisible (peut-être Quadrinel ?).", "Quadrinel"),
        ("Il se plaint de ses beaux-parents Vorzenko.", "Vorzenko"),
    ],
)
def test_an_unknown_word_used_as_a_name_is_hidden(found, text, name):
    assert name in [span for span, _ in found(text, "PERSON")]


@pytest.mark.parametrize(
    "text",
    [
        "Les Ardennes sont belles, et les Wallons ont voté.",
        "Le dossier Travaux passe avant le dossier Namur.",
        "L'affaire est jointe au recours contre la Région.",
        "On me parle d'un Plan communal.",
        "Le litige UVCW est clos.",
        "La demande de la Région et le recours de Namur sont joints.",
    ],
)
def test_ordinary_words_places_and_bodies_are_left_alone(found, text):
    assert found(text, "PERSON") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Un courrier part aux familles Delvaux et Quadrinel.", ["Delvaux", "Quadrinel"]),
        ("L'enfant M. R. sera accompagné.", ["M. R."]),
        ("La parole va à Mr Ch. Quadrinel (aucun lien avec l'échevine).", ["Ch. Quadrinel"]),
        ("DETTES\n4) DE VORZEN - SIX (ménage) - 128,00 €", ["DE VORZEN - SIX"]),
        ("Nom\tPoints\nVORZEN – QUADRIN\t14\n", ["VORZEN – QUADRIN"]),
        ("Réclamations : 1. M. Vorz : non ; 2. Vorzenko, Alfons : contre ; 3. Mme Tol : oui", ["Vorzenko, Alfons"]),
    ],
)
def test_names_that_a_neighbour_or_a_list_tells_are_hidden(found, text, names):
    assert set(names) <= {span for span, _ in found(text, "PERSON")} | {span for span, _ in found(text, "MINOR")}


def test_a_noble_name_is_found_again_without_its_land(found):
    text = "Le bail de M. Aymar de Vorzen d'Ardigny expire ; il est renouvelé au profit de de Vorzen."
    assert ("de Vorzen", "mask") in found(text, "PERSON")


def test_who_owes_money_is_not_taken_for_the_office_holder_of_the_same_surname(found):
    text = "M. Kevin Quadrinel, Échevin, présente le relevé :\n1) QUADRINEL K. - déchets - 76,00 €\n"
    assert ("QUADRINEL K.", "keep") not in found(text, "PERSON")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("M. Vorzenko, domicilié « Le Vieux Four », Hérimont 2, demande", "« Le Vieux Four », Hérimont 2"),
        ("expulsé de son domicile, 10, rue du Rempart, 2e étage ;", "10, rue du Rempart, 2e étage"),
        ("Mme Ledoux, 12 impasse des Lilas, F-08000 Charleville ;", "12 impasse des Lilas, F-08000 Charleville"),
        ("Nom\tAdresse\tObjet\nVORZENKO Ana\tLe Batty 4\tbruit\n", "Le Batty 4"),
        ("MADAME VORZENKO DOMICILIEE RUE DU CALVAIRE 31 A MONTIGNY", "RUE DU CALVAIRE 31 A MONTIGNY"),
    ],
)
def test_addresses_are_hidden_whole(found, text, address):
    assert (address, "mask") in found(text, "ADDRESS")


@pytest.mark.parametrize(
    "text",
    [
        "Les fondations Dame Pétronille de Brande et Chanoine Dubrois ne sont plus honorées.",
        "Le carrefour dit « Marie Boulanger » est dangereux.",
        "L'Ordre de Léopold II est remis ce jour.",
        "La kermesse se tient au parc Les Roses d'Odile.",
    ],
)
def test_things_that_bear_a_name_are_left_alone(found, text):
    assert [action for _, action in found(text, "PERSON") if action == "mask"] == []


def test_who_is_present_inside_a_sentence_holds_office(found):
    text = "La séance où sont présents S. VORZEN (Présidente), R. QUADRIN, P. TOLMAN (Conseillers) ; est ouverte."
    assert found(text, "PERSON") == [("S. VORZEN", "keep"), ("R. QUADRIN", "keep"), ("P. TOLMAN", "keep")]


def test_an_alderman_of_a_council_of_children_is_a_child(found):
    text = "Conseil communal des enfants : Maëlys est élue maïeure des enfants, Yanis et Zoé échevins."
    kept = [span for span, action in found(text, "PERSON") if action == "keep"]
    assert "Yanis" not in kept and "Zoé" not in kept
