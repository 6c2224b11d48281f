import pytest


@pytest.mark.parametrize("address", ["j.renson@example.be", "a-b_c+d@mail.example.org", "José@example.be"])
def test_a_personal_address_is_masked(found, address):
    assert found(f"écrire à {address}.", "EMAIL") == [(address, "mask")]


def test_the_address_of_a_service_is_proposed(found):
    assert found("écrire à dpo@commune.example.be", "EMAIL")[0][1] == "propose"


def test_an_at_sign_alone_is_nothing(found):
    assert found("vendu @ 3 € pièce, @commune", "EMAIL") == []
