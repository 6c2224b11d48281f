import pytest


@pytest.mark.parametrize("account", ["BE68 5390 0754 7034", "BE71096123456769", "BE62\u00a05100\u00a00754\u00a07061"])
def test_a_private_account_is_masked(found, account):
    assert found(f"M. Sablon, sur le compte {account}.", "IBAN") == [(account, "mask")]


def test_an_account_of_an_association_is_proposed(found):
    assert found("au compte de l'ASBL Les Amis BE68 5390 0754 7034", "IBAN")[0][1] == "propose"


def test_wrong_check_digits_only_raise_a_doubt(analyse):
    analysis = analyse("sur le compte BE69 5390 0754 7034 de l'intéressé")
    assert not [s for s in analysis.spans if s.label == "IBAN"]
    assert "iban_like" in {doubt.kind for doubt in analysis.warnings}


@pytest.mark.parametrize(
    "text",
    [
        "à verser au compte communal BE68 5390 0754 7034",
        "sur le compte de la Ville BE68 5390 0754 7034",
        "sur le compte bancaire de l'Administration communale de Bellerive n° BE68 5390 0754 7034",
        "sur le compte du CPAS n° BE68 5390 0754 7034",
        "sur le compte n° BE68 5390 0754 7034 de la Commune",
        "sur le compte BE68 5390 0754 7034 ouvert au nom de la Zone de secours",
        "au compte du Centre (BE68 5390 0754 7034)",
    ],
)
def test_the_account_of_the_institution_stays_readable(found, text):
    assert [a for _, a in found(text, "IBAN")] == ["keep"]


@pytest.mark.parametrize(
    "text",
    [
        "La commune verse sur le compte de M. Sablon BE68 5390 0754 7034",
        "la Ville rembourse Mme Crépin, compte BE68 5390 0754 7034",
        "L'administration communale versera le montant au compte BE68 5390 0754 7034 de l'intéressé",
    ],
)
def test_a_person_paid_by_the_institution_is_masked(found, text):
    assert [a for _, a in found(text, "IBAN")] == ["mask"]


@pytest.mark.parametrize(
    "text",
    [
        "Caution locative de M. Hamid Zerouali : BE62 5100 0754 7061 ouvert au nom du CPAS.",
        "Famille Bekele, 3 enfants. Garantie locative : BE62 5100 0754 7061 au nom du Centre.",
        "La garantie de Mme Ana Reyes est déposée sur le compte BE62 5100 0754 7061 du Centre.",
        "Épargne de l'intéressé gérée par le service : BE62 5100 0754 7061 (compte du CPAS).",
    ],
)
def test_an_account_held_for_somebody_is_proposed_though_the_institution_opened_it(found, text):
    assert found(text, "IBAN") == [("BE62 5100 0754 7061", "propose")]


@pytest.mark.parametrize(
    "text",
    [
        "La garantie de 500 € est à verser au compte de la Commune BE62 5100 0754 7061.",
        "Les candidats versent une garantie de 100 € sur le compte BE62 5100 0754 7061 au nom de la Commune.",
    ],
)
def test_an_account_to_which_a_guarantee_is_paid_stays(found, text):
    assert found(text, "IBAN") == [("BE62 5100 0754 7061", "keep")]
