import pytest


@pytest.mark.parametrize("account", ["BE68 5390 0754 7034", "BE71096123456769", "BE62\u00a05100\u00a00754\u00a07061"])
def test_a_private_account_is_masked(found, account):
    assert found(f"M. Sablon, sur le compte {account}.", "IBAN") == [(account, "mask")]


def test_an_account_of_the_commune_is_proposed(found):
    assert found("au compte de la Commune BE68 5390 0754 7034", "IBAN")[0][1] == "propose"


def test_wrong_check_digits_only_raise_a_doubt(analyse):
    analysis = analyse("sur le compte BE69 5390 0754 7034 de l'intéressé")
    assert not [s for s in analysis.spans if s.label == "IBAN"]
    assert "iban_like" in {doubt.kind for doubt in analysis.warnings}
