"""Is a home hidden although a public word stands before it, and a public place readable although one has it?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "M. P. Gillard, dont le dépôt, ⟦rue du Gué 8⟧, a été inondé, demande une aide.",
        "Le plaignant, privé d'eau dans son bâtiment de la ⟦rue Basse 22⟧, réclame un dédommagement.",
        "Le requérant gare sa remorque devant son garage (⟦rue des Glycines 31⟧).",
        "Leur grange, ⟦chemin des Écureuils 9⟧, a brûlé dans la nuit du 3 au 4 mars.",
        "L'eau a pénétré chez son frère, voisin de la piscine, ⟦rue des Ronces 6⟧.",
        "M. Yvan Colson, propriétaire de l'ancienne gare, ⟦rue du Rail 2⟧, souhaite la raser.",
        "Le cercle est établi. Siège : chez la présidente, ⟦rue du Bac 14⟧.",
        "Siège : chez le trésorier, « Les Tilleuls », ⟦Grosse Haie 20⟧ ; statuts approuvés.",
        "reste introuvable à l'adresse renseignée (chez Marquet, ⟦Longue Haie 12⟧)",
        "La maison ⟦rue de l'Orme 33⟧ menace de tomber sur le trottoir.",
        "Arrêté de police déclarant inhabitable le bâtiment ⟦rue du Corbeau 17⟧",
        "Confirmation de l'arrêté - Habitation ⟦rue du Corbeau 17⟧\n\nVu le rapport déclarant l'immeuble inhabitable ;",
        "Vu la demande de Mme Lardot, handicapée ;\n\nUn emplacement est réservé aux personnes handicapées, "
        "⟦à hauteur de l'immeuble n° 42⟧.",
        "Les époux Lardinois-Poncin, ⟦Haut-Fayi 7⟧, mariés en 1969, seront fêtés en mai.",
        "les frères LIBERT-POLET, ⟦Rahisse, 7 et 9⟧\n\n240 €",
        "Vu l'enquête au cours de laquelle Mme Sabine Colard, ⟦Petit-Vinave 9⟧, a demandé que la haie soit gardée ;",
        "Siège : au domicile de la présidente, ⟦Longue Haie 3⟧.",
        "Mme Odile Servais, locataire de l'ancienne cure, ⟦rue de l'Église 9⟧, doit trois loyers.",
        "Les pompiers les ont aidés à regagner leur maison, derrière l'école, ⟦rue des Ronces 5⟧, à l'aube.",
        "M. Colard demande que son habitation, ancienne école, ⟦rue du Puits 3⟧, soit déclassée.",
        "M. et Mme Colard, domiciliés ⟦La Falise 6, à 4999 Bellerive⟧, ont écrit.",
        "Il signale un changement d'adresse (M. Colard, ⟦rue du Puits 13⟧, et non ⟦31⟧).",
        "Luc TINLOT\t⟦rue Longue 55⟧\tretraité\nRachida AIT SAÏD\tidem\t⟦55/1⟧\tindépendante",
        "M. Gob refuse le passage « devant chez lui », soit le ⟦n° 64⟧, à cause du bruit.",
        "Mme Servais, ⟦rue Longue 55⟧, demande qu'on visite aussi le ⟦n° 10⟧, du même propriétaire ;",
    ],
)
def test_a_home_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'ASBL Les Joyeux Marcheurs dispose de son bâtiment, rue des Tanneurs 14, depuis 2010.",
        "La société Transports Meuse SA garde ses camions dans son dépôt, rue du Gué 8.",
        "Le comité des fêtes range le podium dans son garage, rue des Glycines 31.",
        "La Commune est propriétaire de l'ancienne gare, rue du Rail 2, depuis 1998.",
        "Les voisins de la salle communale, rue des Ronces 6, sont invités à la réunion.",
        "ASBL Les Amis du Rail ; siège : chez Agence Immo SRL, rue du Cerisier 2.",
        "Immeuble rue du Corbeau 17 - Approbation des plans de la future crèche",
        "L'église, rue de l'Orme 33, menace ruine et sera fermée.",
        "Un emplacement est réservé aux personnes handicapées, à hauteur de l'immeuble n° 12 (pharmacie).",
        "Le stationnement est interdit rue du Tilleul, à hauteur de l'immeuble n° 18, sur six mètres.",
        "Le président, M. Colard, chez Ethias, dossier 21, a signé.",
        "Mme Sabine Colard, Échevine, Article 9, a demandé le vote.",
        "Le Bourgmestre ouvre la plaine et sa piscine, rue du Parc 2.",
        "Le CPAS, propriétaire de l'ancienne cure, rue de l'Église 9, la vend.",
        "Le comité a relogé Les Amis 2 dans la salle.",
        "Le local est à la maison communale, rue du Puits 13, et non 31.",
        "L'école communale, rue Longue 55\nLa bibliothèque, même rue, 57",
        "Visite du n° 10 de la revue, du même éditeur, par M. Gob",
    ],
)
def test_a_public_place_stays_readable(found, text):
    assert [span for span in found(text, "ADDRESS") if span[1] != "keep"] == []
