import pytest


def test_a_sole_trader_is_proposed(found):
    text = "M. Bouchat, entrepreneur personne physique, BCE 0123.456.749"
    assert found(text, "COMPANY") == [("0123.456.749", "propose")]


@pytest.mark.parametrize("text", ["SRL Toitures du Lac, BCE 0123.456.749", "M. Bouchat, BCE 0123.456.748"])
def test_legal_persons_and_wrong_numbers_are_left_alone(found, text):
    assert found(text, "COMPANY") == []
