import pytest


@pytest.mark.parametrize(
    "address",
    [
        "rue du Moulin 27",
        "rue du Moulin, 27",
        "rue du Moulin 27 bte 3, 5999 Val-des-Aulnes",
        "chemin des Écureuils\u00a03 à 5999\u00a0Val-des-Aulnes",
        "avenue de la Chênaie 118",
        "Stationsstraat 88",
        "Sur-les-Haies 9",
        "clos du Verger 8",
    ],
)
def test_a_home_is_masked(found, address):
    assert found(f"M. Burniaux, domicilié {address}, demande", "ADDRESS") == [(address, "mask")]


def test_an_address_beside_a_person_is_masked(found):
    assert found("Mme Denise Crépin, rue Haute 77, est entendue", "ADDRESS") == [("rue Haute 77", "mask")]


@pytest.mark.parametrize(
    "text",
    [
        "à la maison communale, place Communale 1",
        "la SRL Toitures du Lac, dont le siège est établi rue Haute 77",
        "l'école, rue Haute 77",
    ],
)
def test_public_places_and_seats_stay(found, text):
    assert {action for _, action in found(text, "ADDRESS")} <= {"keep"}


@pytest.mark.parametrize(
    "text",
    [
        "travaux rue du Moulin et avenue Reine Astrid",
        "prend cours le 1er janvier 2025",
        "le sentier n° 44 repris à l'atlas",
        "au cours de l'année 2024",
        "fermeture de la rue Haute le 15 août",
    ],
)
def test_what_is_no_address_is_left_alone(found, text):
    assert found(text, "ADDRESS") == []


@pytest.mark.parametrize(
    "text, datum", [("Fr. Hollebeke, idem, 22, vétérinaire", "idem, 22"), ("Anouk Vanneste, n° 9", "n° 9")]
)
def test_a_house_number_in_a_list_of_persons_is_proposed(found, text, datum):
    assert found(text, "ADDRESS") == [(datum, "propose")]
