import pytest


@pytest.mark.parametrize("address", ["j.renson@example.be", "a-b_c+d@mail.example.org", "José@example.be"])
def test_a_personal_address_is_masked(found, address):
    assert found(f"écrire à {address}.", "EMAIL") == [(address, "mask")]


def test_the_address_of_a_service_stays_readable_beside_a_person(found):
    assert found("Contact : Denise Crépin, travaux@commune.example.be", "EMAIL")[0][1] == "keep"


def test_the_address_of_a_service_with_a_name_in_it_does_not(found):
    assert found("Contact : Denise Crépin, travaux.crepin@commune.example.be", "EMAIL")[0][1] == "propose"


def test_an_at_sign_alone_is_nothing(found):
    assert found("vendu @ 3 € pièce, @commune", "EMAIL") == []


@pytest.mark.parametrize(
    "address",
    [
        "info@commune.example.be",
        "dpo@commune.example.be",
        "secretariat.general@commune.example.be",
        "cce@commune.example.be",
        "service-travaux@commune.example.be",
        "marchespublics@commune.example.be",
        "college.communal@commune.example.be",
        "ecole.centre@commune.example.be",
        "directeur.general@commune.example.be",
    ],
)
def test_a_function_is_not_masked(found, address):
    assert found(f"par courriel à {address}", "EMAIL") == [(address, "keep")]


@pytest.mark.parametrize("address", ["marie.info@example.be", "servais@example.be", "l.college@example.be"])
def test_a_name_that_begins_like_a_function(found, address):
    ((_, action),) = found(f"Mme Istace, {address}", "EMAIL")
    assert action in ("mask", "propose")
