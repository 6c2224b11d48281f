"""The home beside a name that was blanked by hand is hidden as beside any other."""

import pytest


@pytest.mark.parametrize(
    "text, address",
    [
        ("Vu la demande de Mme [A], 14 rue des Sorbiers à Trieux ;", "14 rue des Sorbiers à Trieux"),
        ("Vu la demande de Mme [masqué], au 14 rue des Sorbiers ;", "14 rue des Sorbiers"),
        ("M. ......, rue des Sorbiers 14, conteste la taxe.", "rue des Sorbiers 14"),
        ("Monsieur …, rue des Sorbiers 14, conteste la taxe.", "rue des Sorbiers 14"),
        ("Mme ____________, rue des Sorbiers 14, conteste la taxe.", "rue des Sorbiers 14"),
        ("Les consorts [B], avenue du Parc 3, conteste la taxe.", "avenue du Parc 3"),
        ("Offre remise par [C], avenue du Parc 3, pour 120 €", "avenue du Parc 3"),
        ("M. (...), 14 rue des Sorbiers, est entendu.", "14 rue des Sorbiers"),
        ("Mme [nom], Petit-Vervoz 14, est entendue.", "Petit-Vervoz 14"),
    ],
)
def test_the_address_beside_a_blank_is_hidden(found, text, address):
    assert [(t, a != "keep") for t, a in found(text, "ADDRESS")] == [(address, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Voir l'annexe [A], rue des Sorbiers 14 : plan de l'école communale",
        "Les travaux [1], rue des Sorbiers 14, sont reçus.",
        "École communale ......, rue des Sorbiers 14",
        "Vu le devis ...... pour la salle des fêtes, rue des Sorbiers 14",
        "Le point [A] : éclairage, 14 rue des Sorbiers",
    ],
)
def test_what_is_blanked_elsewhere_is_nobody(found, text):
    assert [a for _, a in found(text, "ADDRESS") if a != "keep"] == []


def test_the_blank_itself_stays_as_it_is(analyse):
    spans = analyse("Vu la demande de Mme [A], 14 rue des Sorbiers ;").spans
    assert [s.label for s in spans] == ["ADDRESS"]
