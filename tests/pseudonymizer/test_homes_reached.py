"""Homes where one writes, brings something or is lodged, units of neighbours, hamlets in Walloon."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Réclamation de M. Luc Hody non fondée, réponse motivée à envoyer ⟦rue du Four 12, Vervaux⟧.",
        "M. Luc Hody est en retard. Le rappel sera adressé ⟦rue du Four 12⟧.",
        "Ils fêteront leurs noces ; l'échevine leur portera les félicitations de la Commune, ⟦allée du Bois 3⟧.",
        "Mme Josée Pirard fête ses cent ans. Le Collège lui rendra visite, ⟦rue du Four 4⟧.",
        "Famille Bahati, actuellement à l'ILA ⟦rue du Four 5⟧",
        "Mme Lise Roty, provisoirement en logement de transit ⟦rue du Four 7⟧, demande un délai.",
        "Voisin ⟦chalet 12⟧, M. Luc Hody, confirme par mail. Voisine ⟦chalet 15⟧, Mme Lise Roty, dit le contraire.",
        "la locataire du ⟦studio 3B⟧, Mlle Lise Roty, se plaint",
        "Demandeur : Luc Hody, ⟦Al Gofe 3⟧, agriculteur.",
        "Plaintes : Luc Hody (⟦So l'Heid 7⟧) et Lise Roty (⟦Dri l'Bwès 2⟧)",
    ],
)
def test_a_home_is_hidden(readable, text):
    assert readable(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Luc Hody a écrit. Les offres sont à envoyer rue de la Gare 1.",
        "M. Luc Hody a écrit. Les candidatures seront adressées au service du personnel, rue de la Gare 1.",
        "La copie est transmise au SPW, rue de la Gare 1.",
        "Mme Lise Roty a cent ans ; le Collège lui remettra un cadeau à la salle communale, place du Marché 3.",
        "La toiture de l'école, rue de la Gare 5, sera refaite.",
    ],
)
def test_the_address_of_a_body_stays(found, text):
    assert [one for one in found(text, "ADDRESS") if one[1] != "keep"] == []


@pytest.mark.parametrize("text", ["M. Luc Hody confirme par mail. Voir annexe 15.", "le chalet 40 m² de M. Luc Hody"])
def test_no_house_is_no_home(found, text):
    assert [one for one in found(text, "ADDRESS") if one[1] != "keep"] == []
