import pytest


@pytest.mark.parametrize("plate", ["1-ZZZ-999", "1ZZZ999", "ZZZ-999", "1-ZZ-999"])
def test_a_plate_is_masked_near_a_vehicle(found, plate):
    assert found(f"le véhicule immatriculé {plate} de Mme Genon", "PLATE") == [(plate, "mask")]


@pytest.mark.parametrize("text", ["règlement ABC-123", "le lot 1 LOT 200", "le dossier 2-AB-118"])
def test_without_a_vehicle_codes_are_left_alone(found, text):
    assert found(text, "PLATE") == []


@pytest.mark.parametrize(
    "text",
    [
        "déclasse le véhicule communal 1-ZZZ-999",
        "3. Tracteur tondeuse. Déclassé (plaque 1-ZZZ-999). Offres : M. Luc Hautmont 1.150 €",
        "la balayeuse de la commune, immatriculée 1-ZZZ-999",
        "le camion communal immatriculé 1-ZZZ-999",
        "le tracteur du service Travaux (1-ZZZ-999)",
        "l'autopompe du SRI, plaque 1-ZZZ-999",
    ],
)
def test_a_municipal_vehicle_is_left_to_a_human(found, text):
    assert [a for _, a in found(text, "PLATE")] == ["propose"]


@pytest.mark.parametrize(
    "text",
    [
        "la balayeuse communale (2-ZZZ-120) a accroché la voiture de Mme Zorglub (1-ZZZ-999)",
        "le tracteur de la commune a heurté le véhicule privé 1-ZZZ-999",
        "le camion communal ; M. Zorglub, plaque 1-ZZZ-999",
    ],
)
def test_another_s_vehicle_beside_it_is_hidden(found, text):
    assert found(text, "PLATE")[-1] == ("1-ZZZ-999", "mask")


@pytest.mark.parametrize(
    "text", ["l'article 421/743-52 pour le véhicule", "un véhicule, art. 136 DEP 2024", "véhicule norme EN 471"]
)
def test_codes_beside_a_vehicle_are_no_plates(found, text):
    assert found(text, "PLATE") == []


@pytest.mark.parametrize(
    "text, actions",
    [
        ("la camionnette immatriculée 1-ZZZ-411, affectée au service Espaces verts, est hors d'usage", ["keep"]),
        ("la tondeuse immatriculée 1-ZZZ-822, utilisée par les ouvriers communaux", ["keep"]),
        ("le véhicule 2-ZZZ-120, mis à la disposition du service Travaux, conduit par M. Wauthoz", ["mask"]),
        ("la remorque 1-ZZZ-700, mise à disposition du service Travaux par son propriétaire", ["mask"]),
        ("le tracteur 1-ZZZ-640, attribué à la régie ; la voiture 2-ZZZ-305 de M. Tilkin", ["keep", "mask"]),
        ("la camionnette 1-ZZZ-411, appartenant à M. Wauthoz, a heurté un poteau affecté au service Travaux", ["mask"]),
    ],
)
def test_a_vehicle_told_to_serve_the_institution_leads_to_nobody(found, text, actions):
    assert [a for _, a in found(text, "PLATE")] == actions
