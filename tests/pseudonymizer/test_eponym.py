"""What bears a person's name and is none: firms, bodies, places; and the persons who are written alike."""

import pytest


THINGS = [
    "l'ancienne sucrerie Marlaire-Collinet est démolie",
    "le dossier Carrosserie Hautmont est complet",
    "le cercle d'escrime d'Hardémont a fourni ses pièces",
    "Tennis de table Ferdinand Hautmont : dossier incomplet",
    "l'offre de Pfaffel Frères est retenue",
    "104 Chêne Bois & Merrains Colinet frères SRL 28.775 €",
    "la SRL Hautmont, Colinet & Partners est désignée réviseur",
    "du cabinet Hautmont, Adam & Ghyssels, dont la note conclut au rejet",
    "devant la boulangerie Aux Délices de Clarisse",
    "la motion du collectif Sauvons Bpost Marlaire",
    "d'informer le Centre Dr. Hubert de Marlainville",
    "les bois dits « La Haute Virée », « Saint-Éloi » et « Fange Colinet »",
    "la friterie Chez Clarisse et la taverne Chez Fernande",
    "le conseil cynégétique Saint-Hubert de Marlaire n'a pas d'observation",
    "considérant la clé d'Hondt appliquée par le service",
    "l'étude Colinet-Hautmont de 2020 est annexée",
    "l'élagage devant le n° 3 Am Bach",
    "terrain de football Arsène Hautmont : réfection de la pelouse",
    "stage au CHU Ambroise Hautmont et à l'hôpital Vincent Hautmont",
    "la facture Combustibles Hautmont du 14/11",
    "du Studiebureau Hautmont bv, au taux de 38 €",
    "l'estimation de Maître Ludovic Tasnier, Notaire à Marlaire-le-Bois",
    "l'auteur de projet, Architekturbüro Hautmont, propose un avenant",
]


@pytest.mark.parametrize("text", THINGS)
def test_things_that_bear_a_name_are_left_alone(analyse, text):
    hidden = [s.text for s in analyse(text).spans if s.label == "PERSON" and s.action != "keep"]
    assert [name for name in hidden if name not in ("Ludovic Tasnier",)] == []


@pytest.mark.parametrize(
    "text, name",
    [
        ("Lot 2 : VANDEROOST frères, 1.200 €", "VANDEROOST"),
        ("MM. Vanderoost Frères demandent un délai", "Vanderoost"),
        ("la demande de M. Adam & Mme Ghyssels", "Adam"),
        ("au profit de M. Dieudonné Sucrerie, maçon", "Dieudonné"),
        ("les époux Colinet & Vanderoost vendent", "Colinet"),
        ("le terrain jouxtant Vanderoost Christian", "Vanderoost Christian"),
        ("dans la société, Mme Clarisse Vanderoost demande un bail", "Clarisse Vanderoost"),
    ],
)
def test_persons_written_like_things_are_hidden(analyse, text, name):
    hidden = [s.text for s in analyse(text).spans if s.label == "PERSON" and s.action != "keep"]
    assert any(name in span for span in hidden), hidden
