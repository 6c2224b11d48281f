"""Is a dwelling that an authority gives hidden, a home beside a landmark, a bay, a house where something happened?"""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer

import pytest


GIVEN = [
    "Le ménage de M. Arben Krasniqi est sans abri ; le logement de transit sis ⟦place du Marché 3⟧ est libre ;",
    "DÉCISION : pour Mme Nadia Boulanger.\n1. Logement d'urgence ⟦rue du Moulin 12⟧ – 6 mois – 340 €/mois.",
    "Logement communal ⟦rue Haute 10/2⟧ : choix du locataire",
    "La maison ⟦rue du Presbytère 8⟧ abrite depuis 2016 notre ILA de six places.",
    "L'appartement supervisé n° 4, ⟦avenue du Parc 17⟧, est attribué à Mme Lina Sow.",
    "L'ancien presbytère, sis ⟦place de l'Église, 3⟧, est libre d'occupation depuis le départ de Mme Renée Somville.",
    "L'immeuble ⟦rue Basse 14⟧ héberge trois familles ukrainiennes.",
    "Logement d'insertion, ⟦rue du Pont 6⟧ : prolongation accordée à l'intéressée pour six mois.",
    "La maison sise ⟦rue du Pont 6⟧ est donnée en location à Mme Ida Colin.",
    "Logement tremplin ⟦rue du Four 9⟧ : candidats classés.",
    "Le flat adapté de la ⟦rue Verte 3⟧ reste attribué au couple.",
]
OF_NOBODY = [
    "Travaux au logement de transit rue du Pont 6 : remplacement de la chaudière par la SRL Chauffax.",
    "La maison de quartier rue du Pont 6 accueille les jeunes.",
    "L'immeuble rue du Pont 6 abrite la bibliothèque et l'école de musique.",
    "Vente de la maison sise rue du Pont 6 : fixation des conditions.",
    "Le logement social, rue du Pont 6, sera rénové ; le cahier des charges est approuvé.",
    "Le bâtiment communal sis rue du Pont 6 est occupé par la police.",
    "La maison sise rue du Pont 6, propriété du CPAS, est libre.",
    "Le presbytère, rue du Pont 6, est inoccupé depuis le départ de l'abbé Colin.",
    "Occupation sans titre de l'immeuble communal rue du Pont 6",
    "Logement communal rue du Pont 6 (ancienne cure de Waret) : fin du bail du locataire",
    "La maison communale, rue du Pont 6, accueille les familles le samedi.",
]
BESIDE = [
    "Les faits ont été vus par Mme LAHAYE Sonia, riveraine du dépôt, ⟦rue du Dépôt 3⟧ ;",
    "Une riveraine du terrain de football, ⟦rue du Stade 14⟧, se plaint du bruit.",
    "Vu la lettre de Mme Aline Goffin (voisine de l'école, ⟦rue Haute 14⟧) ;",
    "La demande de M. Sylvio Bastin (création d'un musée de la pipe dans son garage, ⟦rue Marlaire 22⟧) est écartée.",
    "M. Hugo Bastin projette l'ouverture d'une crèche dans sa grange, ⟦chemin du Bois 4⟧.",
    "Mme Ida Lejeune, résidente de la maison de repos « Les Glycines », ⟦rue du Couvent 30, chambre 214⟧, est âgée.",
    "Mme Rosa Conti, pensionnaire du home Saint-Joseph, ⟦rue des Sœurs 12⟧, est décédée.",
    "M. Paul Hanin, placé à la résidence Les Bouleaux, ⟦avenue des Pins 3⟧, doit 4.000 €.",
    "M. Paul Hanin, hébergé à l'abri de nuit, ⟦rue de la Gare 3⟧, est entendu.",
]
PUBLIC = [
    "La maison de repos « Les Glycines », rue du Couvent 30, recrute un infirmier.",
    "La SA Bâtir a son garage rue Haute 9.",
    "Le club a ouvert un musée dans son local, rue Haute 9.",
    "Le projet de crèche est situé dans la salle, rue Haute 9.",
    "Le dépôt communal, rue du Dépôt 3, est fermé.",
    "Les riverains du parc, rue du Dépôt 3, sont invités à la réunion.",
]
BAYS = [
    "Règlement complémentaire de circulation – emplacement PMR ⟦rue Basse n°12⟧",
    "Règlement – Rue du Faubourg – stationnement alterné – stationnement PMR au ⟦n° 31⟧",
    "Article 3. L'emplacement PMR existant face au ⟦n° 25⟧ est supprimé.",
    "Création d'une place de stationnement pour personne handicapée, ⟦rue Verte 8⟧.",
    "Place PMR ⟦rue du Puits 4⟧ : suppression.",
    "Emplacement PMR – ⟦rue Ferrer 58⟧ – Règlement complémentaire",
    "Stationnement réservé aux personnes à mobilité réduite – ⟦avenue des Tilleuls 19⟧",
]
HAPPENED = [
    "Vu la plainte de Mme Ghislaine Noël ; le véhicule était stationné sur le trottoir, à hauteur du ⟦n° 43⟧ ;",
    "Mme Ida Colin réclame ; sa voiture était garée ⟦place Roi Albert, devant le n° 8⟧ ;",
    "La camionnette de M. Alain Marlier, garée ⟦rue du Pont, face au n° 17⟧, fut griffée.",
    "Mme Ida Colin se plaint des poubelles laissées en face du ⟦n° 5⟧.",
    "La branche tombée a endommagé la clôture de M. Alain Marlier, au droit du ⟦n° 61⟧.",
]
OF_THE_STREET = [
    "Emplacement PMR rue de l'École 4 (école communale).",
    "Le stationnement est interdit rue Haute, à hauteur du n° 52. M. Alain Marlier est averti.",
    "Un avaloir est posé rue Haute, à hauteur du n° 14. M. Alain Marlier est remercié.",
    "Un arbre est tombé à hauteur du n° 14.",
    "Des dégâts suivirent la chute survenue rue du Pont, face au n° 17.\n\nM. Alain Marlier est averti.",
    "Emplacement PMR rue Basse 3, devant la pharmacie.",
    "Travaux devant le n° 8 : un câble endommagé par M. Alain Marlier, entrepreneur, est réparé.",
]


@pytest.mark.parametrize("marked", GIVEN + BESIDE + BAYS + HAPPENED)
def test_the_home_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize("text", OF_NOBODY + PUBLIC + OF_THE_STREET)
def test_what_is_nobodys_home_stays(found, text):
    assert [s for s in found(text, "ADDRESS") if s[1] != "keep"] == []


def addresses(*texts):
    parts = tuple(Part(f"part{index}", text, "text") for index, text in enumerate(texts))
    spans = Pseudonymizer().analyse(Document(parts)).spans
    return [span.action for span in spans if span.label == "ADDRESS"]


def test_an_address_masked_at_one_place_is_asked_about_at_another():
    text = "La Ville est propriétaire de l'immeuble sis rue Pasteur 77 à 6999 Ronquemont."
    assert addresses("M. Enzo Conti, rue Pasteur 77, réclame.", text) == ["mask", "propose"]
    assert addresses(text) == ["keep"]


@pytest.mark.parametrize(
    "text",
    [
        "La Ville est propriétaire de l'immeuble sis rue Pasteur 78.",
        "La Ville est propriétaire de l'immeuble sis avenue Pasteur 77.",
    ],
)
def test_another_house_of_the_street_stays(text):
    assert addresses("M. Enzo Conti, rue Pasteur 77, réclame.", text) == ["mask", "keep"]
