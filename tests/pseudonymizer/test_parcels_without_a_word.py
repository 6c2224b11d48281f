"""Parcels by their letter and number alone, lots in lower case, and the many things numbered in the same way."""

import pytest


@pytest.mark.parametrize(
    "text, parcel",
    [
        ("terrain cadastré section F, n° 117 b, mitoyen avec F 118 c ;", "F 118 c"),
        ("terrain cadastré section F, n° 117 b ; la haie longe F 118", "F 118"),
        ("terrain cad. F 117 b ; Roger Maes : bruit, prop. F 119", "F 119"),
        ("sect. F n° 117 b. Voisins : Madame LEROY Odette (F 118) et le sieur Baert (F 119 k)", "F 118"),
        ("sect. F n° 117 b. Voisins : Madame LEROY Odette (F 118) et le sieur Baert (F 119 k)", "F 119 k"),
        ("cadastré section A n° 7 c ; écoulement des eaux de toiture vers A 8 p", "A 8 p"),
        ("le renon de l'occupant de la parcelle contiguë G 12, M. Paul Roty", "G 12"),
        ("cadastré section A n° 6 b ; l'immeuble voisin (n° 33, A n° 7 D) appartient à la succession Roty", "A n° 7 D"),
        ("Réf. cad. : E 77 k 2. Voisins : E 78 a (Mme Anne Goor)", "E 78 a"),
        ("section B n° 33 k ; les parcelles B 34 et B 35 a, propriété de Mme Lise Maka,", "B 34 et B 35 a"),
        ("des parcelles riveraines, section D, nos 31 a, 32 et 35 c ; alignement à hauteur de D 32", "D 32"),
    ],
)
def test_what_a_neighbour_or_an_owner_has_is_masked(found, text, parcel):
    assert (parcel, "mask") in found(text, "PARCEL")


@pytest.mark.parametrize(
    "text, parcels",
    [
        ("cadastrées section D, nos 31 a, 32 et 35 c, d'une contenance de 4 a", ["section D, nos 31 a, 32 et 35 c"]),
        ("prairie section C n° 15 a, 2 ha 08 a", ["section C n° 15 a"]),
        ("cadastré section C, n° 214 x 5 partie, pour une contenance", ["section C, n° 214 x 5 partie"]),
        ("cad. 1re div. sect. B 44/02 d et jardin 44 f, 7 a 10", ["1re div. sect. B 44/02 d", "44 f"]),
        ("exploitant, cad. C 55 m. Enquête", ["C 55 m"]),
        ("LE PRÉ CADASTRÉ SECTION B N° 12 C", ["SECTION B N° 12 C"]),
        ("Part 1 (D 12 A, 1 ha) : vide\nPart 3 (D 15, 2 ha 05) : vide", ["D 12 A", "D 15"]),
        ("fermage des parc. A 12, A 13 C et A 20 (5 ha)", ["A 12, A 13 C et A 20"]),
        ("sis section C n° 9 b ; l'emprise C 15/2 (2 a 40 ca)", ["section C n° 9 b", "C 15/2"]),
        (
            "la parcelle communale section A n° 3 B contre la parcelle section A n° 5 L",
            ["la parcelle section A n° 5 L"],
        ),
        ("parcelle section H ; sentier entre H 41 c et H 43", ["H 41 c et H 43"]),
    ],
)
def test_any_other_is_proposed(found, text, parcels):
    assert [(t, a) for t, a in found(text, "PARCEL") if a != "keep"] == [(parcel, "propose") for parcel in parcels]


@pytest.mark.parametrize(
    "text",
    [
        "section D n° 4 c, communale ; compensation : D 77, communal",
        "section D n° 4 c, communale ; voisins : D 77 (CPAS), D 78 (commune)",
        "le bois communal, section D n° 77 ; le chemin longe D 77",
        "la parcelle communale D 77, cadastre de 1990",
    ],
)
def test_what_belongs_to_the_town_stays_readable(found, text):
    assert {action for _, action in found(text, "PARCEL")} <= {"keep"}


@pytest.mark.parametrize(
    "rest",
    [
        "La N 63 et l'E 42 longent le site ; l'A 604 aussi.",
        "L'annexe B 2, le local B 12 et le lot B 3 restent.",
        "Les signaux B 1, B 5 et D 1 c seront posés.",
        "Des taques en fonte B 125, classe B 125.",
        "La ligne de bus B 4 ; l'article B 12 ; la salle B 3 b.",
        "Les deux classes (B 3 et B 4) déménagent.",
        "Un permis B 1 suffit ; formulaire (B 7).",
        "Béton B 30/37, papier B 4.",
        "Pour la liste B 12 voix, par Mme Goor 3.",
        "La tombe B 19 et la concession B 20 a de Mme Anne Goor.",
        "La parcelle voisine B 7 du lotissement.",
    ],
)
def test_what_is_numbered_alike_stays_readable(found, rest):
    assert found(f"Terrain cadastré section B, n° 4 c. {rest}", "PARCEL") == [("section B, n° 4 c", "propose")]


@pytest.mark.parametrize(
    "text",
    [
        "La route jouxtant D 302",
        "par Madame Anne Goor (B 15)",
        "La tombe B 12 ; cimetière, section B, rangée 4 ; Mme Anne Goor (B 15)",
        "Dépense : article D 27, école voisine D 2",
    ],
)
def test_a_text_without_a_cadastre_has_no_bare_parcel(found, text):
    assert found(text, "PARCEL") == []


@pytest.mark.parametrize(
    "text, parcel",
    [
        ("section C n° 15 a été vendue", "section C n° 15"),
        ("section C n° 15 a fait l'objet", "section C n° 15"),
        ("section C n° 15 y est reprise", "section C n° 15"),
        ("section C n° 15, 30 m plus loin", "section C n° 15"),
        ("section C n° 15, 12 a 30 ca", "section C n° 15"),
        ("section C n° 15 d'une contenance de 3 a", "section C n° 15"),
        ("section C n° 15, 1re division", "section C n° 15"),
    ],
)
def test_a_verb_or_a_surface_is_no_lot(found, text, parcel):
    assert [one for one, _ in found(text, "PARCEL")] == [parcel]
