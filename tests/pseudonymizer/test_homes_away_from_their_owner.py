"""Is a home hidden where it stands away from its owner: after a clause, after another home, in a quarrel?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Lettre de Mme Odile Frankart, dont le poulailler a été visité (⟦Sur les Thiers 5, Noirpré⟧).",
        "M. Bastien Colinet, qui avait signalé l'affaissement dès janvier (⟦Aux Quatre Bras 18⟧), est remercié.",
        "Le chien de M. Loïc Havelange, échappé à trois reprises (⟦Basse-Voie 31, Orsival⟧), est à la fourrière.",
        "Lettre de Mme Ida Lambiotte, résidente de la résidence-services Reine Fabiola (⟦appartement 22⟧) : bruit.",
        "M. Pol Jacquet, dont le père vit à la seniorie du Parc (⟦ch. 105⟧), réclame.",
        "Notification au domicile de chacun : place du Jeu de Balle 3 à 6999 Rulles et ⟦Nouvelle-Hez 5⟧.",
        "Les demandeurs habitent l'un rue de la Scierie 8, l'autre ⟦Haut-Chêne 21⟧.",
        "WÉRY Lucie\tallée des Tilleuls 4/B\tmembre\nPOTVIN Aloïs\t⟦id., 6⟧\tmembre",
        "Président : Jules Marcoux, rue du Bac 41 ; secrétaire : Anne Perot, ⟦id. 43⟧.",
        "Deux effractions rue des Champs (au ⟦5⟧, chez Mme Lorge, et au ⟦12⟧).",
        "Le riverain Hubaux demande un potelet côté ⟦n° 20⟧.",
        "Une caméra chemin des Aulnes, face à la maison ⟦n° 9⟧. L'occupant de cette maison, M. Jean Maroy, s'oppose.",
        "M. Paul Gillet, agriculteur, a son siège d'exploitation à ⟦Verlonval, rue du Pachis 8⟧ ;",
        "M. Paul Gillet, éleveur, dont l'exploitation est établie ⟦ferme du Chenoit 2⟧, demande le bail.",
        "Démission de la conseillère Hennaut : déménagement ⟦Vierset, rue du Hoyoux 9⟧. Prise d'acte.",
    ],
)
def test_a_home_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "La proposition de M. Loïc Havelange, examinée en commission (Point 3, Annexe 2), est rejetée.",
        "M. Loïc Havelange, dont le dossier est au collège (Point Divers 8), attend.",
        "Mme Irène Stassin, qui a travaillé au projet de plaine de jeux (Axe 4, Fiche 12), est remerciée.",
        "Le point relais, rue Haute 3 et Petit-Sart 16, est géré par la commune.",
        "Mme Irène Stassin demande que la vitesse soit limitée du n° 3 au n° 21.",
        "Pose d'une caméra rue du Parc, vis-à-vis du n° 14.",
        "La SA Betonmix, dont le siège d'exploitation se trouve à Verlonval, rue de l'Industrie 8, a remis offre.",
        "Le CPAS déménage à Vierset, rue du Hoyoux 9.",
        "Cass., 4 mai 2012, Pas., 2012, p. 90 ; id., 93.",
    ],
)
def test_things_and_public_places_stay(found, text):
    assert [action for _, action in found(text, "ADDRESS") if action != "keep"] == []
