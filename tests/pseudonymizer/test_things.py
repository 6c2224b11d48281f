"""Are headings, bodies, streets and numbers of council texts left alone, though they look like names?"""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "4A. Budget ALE. 6A. Plan de mobilité. 8A. Acquisition de matériel.",
        "I. IDENTITE DU REQUERANT 1/ la commune",
        "A. DESCRIPTION DU BIEN : une maison",
        "les chantiers des XII Apôtres et de la rue Perdue",
        "le sentier proche de la rue Pierre à Feux, à Warnant",
        "les anciens dirigeants de la S.A. HANQUIRT",
        "l'assemblée générale ordinaire d'Interlax aura lieu en juin",
        "inscrite au RPM Namur",
        "Il donne connaissance au Conseil de l'arrêté.",
        "2. IGRETEC – Comité de contrôle – Décision.",
    ],
)
def test_nobody_is_named(analyse, text):
    assert [span.text for span in analyse(text).spans if span.action != "keep"] == []


def test_a_point_of_the_agenda_is_no_house_number(found):
    assert found("Stationnement ruelle de l'Orme. 20. Urbanisme. 21. Dons de M. Hanquart", "ADDRESS") == []


def test_a_bonus_for_a_birth_is_no_birth(found):
    text = "Octroi d'une prime à la naissance à Mme Amal Bouzid pour son enfant Ilyas né le 12/02/2024."
    assert found(text, "BIRTH") == [("12/02/2024", "mask")]


@pytest.mark.parametrize(
    "address", ["Rue du Moulin, Warnant-s.-L. 12", "rue Haute(WAR) 5", "5999 Aulnoy, rue du Moulin, Warnant 12"]
)
def test_an_address_as_the_national_register_writes_it_is_hidden_whole(found, address):
    assert found(f"Mme HANQUART Lise, domiciliée à {address}. Elle demande", "ADDRESS") == [(address, "mask")]
