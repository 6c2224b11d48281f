import pytest


@pytest.mark.parametrize("plate", ["1-ZZZ-999", "1ZZZ999", "ZZZ-999"])
def test_a_plate_is_masked_near_a_vehicle(found, plate):
    assert found(f"le véhicule immatriculé {plate} de Mme Genon", "PLATE") == [(plate, "mask")]


def test_a_communal_vehicle_is_proposed(found):
    assert found("déclasse le véhicule communal 1-ZZZ-999", "PLATE")[0][1] == "propose"


@pytest.mark.parametrize("text", ["règlement ABC-123", "le lot 1 LOT 200"])
def test_without_a_vehicle_codes_are_left_alone(found, text):
    assert found(text, "PLATE") == []
