"""Is a home hidden in a field, on a letter, by its floor or as a number left, and the seat of a body readable?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Domicile : ⟦Sovet, 114⟧",
        "adr. ⟦Jet 12⟧, cohabitant",
        "Résidence principale : ⟦Fays 6A⟧",
        "radiée d'office du ⟦Pré Messire 8⟧ : Mme Pire",
        "M. Mahy, ⟦14, Trou du Loup à 5590 Ciney⟧",
        "Mahy Sylvain\n⟦Vieille Voie 18\n5590 CINEY⟧",
        "Monsieur Sylvain Mahy\n⟦Tienne d'Hamois, 7/3\n5590 Ciney⟧",
        "Mme Gobert (⟦1er étage, droite⟧) et M. Mahy (⟦rez⟧)",
        "l'occupant du ⟦3e gauche⟧ jette ses ordures",
        "Mme Gobert, ⟦studio 14⟧ de la résidence Léopold",
        "résidence-services « Le Sorbier », ⟦flat 9⟧, Mme Gobert",
        "Mme Gobert loue le ⟦chalet 31 du domaine⟧ de Gerny",
        "Sa fille est revenue au ⟦21⟧ après le divorce.",
        "M. Mahy quitte le ⟦8⟧ pour le ⟦10⟧ : changement d'adresse",
        "M. Huberty quitte ⟦Arbrefontaine 18⟧ pour ⟦Goronne 3B⟧",
        "- Mahy S., ⟦Trieu 4⟧\n- Gobert V., ibidem, ⟦8⟧",
        "Mme Gobert, ⟦villa « Les Aubépines »⟧, signale un arbre",
        "M. Mahy, ⟦« La Sapinière », à Natoye⟧",
        "M. et Mme Mahy-Gobert, installés ⟦Ferme de Ronvaux⟧",
        "M. Mahy, demeurant au lieu-dit ⟦« Fond de Bey », s/n⟧",
        "l'immeuble sis ⟦Vieux Sart 3⟧, appartenant à Mme Gobert",
        "Mme Gobert : ⟦Sart 3 5590 CINEY⟧",
        "Avenue Schlögel : plainte de M. Mahy (⟦44⟧) contre Mme Gobert (⟦46⟧)",
        "Mme Pire, logée dans l'appartement au-dessus de la poste, ⟦place du Marché 2⟧",
        "Mme Duval, ⟦lieu-dit La Forge, 08170 Fumay⟧",
        "Mme Mertens, ⟦Hauptstr. 12 – D-54595 Prüm⟧",
        "M. Docquier, aux bons soins de sa sœur, ⟦Clos du Verger, 8⟧",
    ],
)
def test_a_home_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Domicile : sans objet",
        "Adresse du chantier : Fays 6A",
        "ASBL Natur'Ciney\nVieille Voie 18\n5590 CINEY",
        "L'école a quitté le 14 pour le 27 de la même rue.",
        "La poste est restée au 12, place Monseu.",
        "Le taux est resté au 12.",
        "Le train quitte le 7 pour le 9.",
        "Parcelle 45 du camping communal : eau à couper",
        "Le studio 14 de la résidence Léopold appartient au CPAS.",
        "Bien communal sis Vieux Sart 3",
        "La crèche, au-dessus de la poste, rue Courte 9, ouvre à 7 h.",
        "Stadtverwaltung Schleiden, Blumenthaler Str. 7, 53937 Schleiden",
        "Le sentier dit « La Sapinière », à Natoye, est rouvert.",
        "Le gîte « Les Aubépines » ouvre en mai.",
        "Rue Courte : pose d'un miroir en face du 44",
    ],
)
def test_the_place_of_a_body_or_of_works_stays(found, text):
    assert [s for s in found(text, "ADDRESS") if s[1] != "keep"] == []
