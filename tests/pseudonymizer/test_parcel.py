import pytest


@pytest.mark.parametrize(
    "text, action",
    [
        ("vend la parcelle cadastrée 2e division, section B, n° 123 C 2", "propose"),
        ("propriétaires de la parcelle attenante cadastrée section A, n° 318 F 2", "mask"),
        ("le terrain communal cadastré section B, n° 77 H", "keep"),
        ("la parcelle 99902B0123/00C002", "propose"),
    ],
)
def test_the_owner_decides(found, text, action):
    assert [a for _, a in found(text, "PARCEL")] == [action]


@pytest.mark.parametrize("text", ["section 3 du règlement", "la section locale n° 12", "article 45 A"])
def test_other_sections_are_left_alone(found, text):
    assert found(text, "PARCEL") == []


@pytest.mark.parametrize(
    "text",
    [
        "la parcelle communale cadastrée section B, n° 77 H",
        "cadastré section B n° 77 H, appartenant à la Commune",
        "le bien, propriété de la Ville, cadastré section B n° 77 H",
        "les bois communaux, section B n° 77 H",
        "l'école communale cadastrée section B n° 77 H",
    ],
)
def test_a_parcel_of_the_municipality_stays_readable(found, text):
    assert [a for _, a in found(text, "PARCEL")] == ["keep"]


@pytest.mark.parametrize(
    "text", ["la parcelle n° 14, allée 4 du cimetière", "article 04001/367-10", "cimetière, parcelle n° 7"]
)
def test_plots_and_budget_articles_are_no_parcels(found, text):
    assert [t for t, a in found(text, "PARCEL") if a != "keep"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Attendu que ce terrain communal de 3 ares jouxte sa propriété cadastrée section A, n° 12 F ;",
        "un excédent de terrain communal qui touche à leur prairie, cadastrée section A, n° 12 F ;",
        "la cession d'un talus communal, contigu à son jardin cadastré section A, n° 12 F ;",
    ],
)
def test_the_parcel_beside_a_communal_one_is_the_neighbours(found, text):
    assert found(text, "PARCEL") == [("section A, n° 12 F", "mask")]


@pytest.mark.parametrize(
    "text, owner, parcel",
    [
        ("dégât de gibier, maïs Théod. Quoirin, B 214 C - accord 310 €", "Quoirin", "B 214 C"),
        ("clôture de la prairie Santos Ferraz, D 17 B", "Ferraz", "D 17 B"),
        ("bail de M. Wanlin, C 12 A, prairie", "Wanlin", "C 12 A"),
        ("bois des consorts Delhougne, A 9 F", "Delhougne", "A 9 F"),
    ],
)
def test_a_parcel_begins_behind_the_name_of_its_owner(found, text, owner, parcel):
    assert [t for t, a in found(text, "PARCEL") if a != "keep"] == [parcel]
    assert any(owner in t for t, a in found(text, "PERSON") if a != "keep")


def test_a_village_before_a_parcel_is_part_of_it(found):
    assert [t for t, _ in found("emprises : Hautvoie, D 208 H ; Bertogne, A 12 C", "PARCEL")] == [
        "Hautvoie, D 208 H",
        "Bertogne, A 12 C",
    ]


@pytest.mark.parametrize(
    "text, parcel",
    [
        ("la dame Odile Renson, propriétaire de la parcelle numéro 218 b, redoute les eaux", "numéro 218 b"),
        ("M. Hahn, propriétaire de la parcelle Gemarkung 3, Flur B, 41/2, s'oppose", "Gemarkung 3, Flur B, 41/2"),
        ("Mme Vandael, propriétaire exploitante de la parcelle C 15 : maïs", "C 15"),
        ("cadastré B 41 X, tandis que le pré de M. Roty l'est sous le n° 41 Y ;", "n° 41 Y"),
    ],
)
def test_the_parcel_of_somebody_is_hidden_however_short(found, text, parcel):
    assert parcel in [one for one, action in found(text, "PARCEL") if action == "mask"]


def test_a_list_of_what_belongs_to_the_town_stays_readable(found):
    text = (
        "Le bail porte sur les biens suivants, propriété communale : section A n° 14, lieu-dit « Les Sarts », 2 ha ; "
        "section A n° 22 B, 87 a ; section C n° 3 C, 1 ha 12 a."
    )
    assert {action for _, action in found(text, "PARCEL")} == {"keep"}


def test_a_list_of_what_belongs_to_the_town_ends_where_somebody_owns(found):
    text = "Sont propriété communale : section A n° 14 ; appartient à M. Roty : section A n° 22 B"
    assert dict(found(text, "PARCEL"))["section A n° 22 B"] != "keep"


@pytest.mark.parametrize("text", ["propriétaire de la parcelle voisine", "locataire du lot 218 du lotissement"])
def test_no_number_is_no_parcel(found, text):
    assert found(text, "PARCEL") == []


@pytest.mark.parametrize(
    "marked",
    [
        "Voisins : Monsieur [Ryszard BARAN], section C, n° 54 F, et Madame [Simone PETRE], section C, n° 72.",
        "Riverains : Mme [Rita NAMUR], section B, n° 4, et M. [Luc Hanquet], section B, n° 6.",
        "Ont réagi : [Rita Vergote], section B, n° 4, et [Luc HANQUET], section B, n° 6.",
    ],
)
def test_the_end_of_a_name_is_no_village_of_the_parcel_behind_it(misjudged, marked):
    assert misjudged(marked) == []


def test_the_village_of_a_parcel_belongs_to_it(found):
    assert found("Le pré est à Ittremont, section C, n° 12.", "PARCEL") == [("Ittremont, section C, n° 12", "propose")]
