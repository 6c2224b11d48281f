"""Is a home hidden with the floor, the block or the landmark that tells it?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "M. Ivo Brasseur, ⟦rue du Lavoir 12, deuxième étage arrière⟧, sollicite un délai",
        "Mme Odile Frenay, ⟦quai de la Batte 4, 3e gauche⟧, a reçu un rappel",
        "accordé à Lise Monfort, domiciliée ⟦rue aux Laines 8, rez-de-jardin⟧ ;",
        "la caution de Mme Jourdain, ⟦rue Basse 9, porte de gauche⟧, est rendue",
        "le locataire Fabrice Monfort, ⟦rue Basse 77/Bte 3⟧, n'a pas payé",
        "Mme Sien Verhaegen, domiciliée ⟦Molenweg 19, NL-9998 AB Overveldt⟧, propriétaire",
        "M. Joao Baptista, ⟦Ster-Amont 3, dernière maison⟧, demande un branchement",
        "B. Nsimba - ⟦8e étage, apt 84, résidence Picardie, drève du Rieu 1⟧ - infiltration",
        "Christelle MONFORT, née le 28.09.1969, ⟦résidence Les Écluses, bloc C, apt 34⟧, tél. 0499/00.00.52",
        'les époux Piron, ⟦Home "Les Tilleuls", ch. 12⟧',
        "époux Claes-Piron, ⟦flat 5, bâtiment B⟧ : la vente est annoncée",
    ],
)
def test_where_in_the_house_goes_with_the_address(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "M. Luc Brialmont, ⟦dernière maison avant le pont⟧, n'a pas été averti",
        "Anne-Lise Monfort, ⟦première ferme à droite en venant de Bellerive⟧, demande un accès",
        "« J'habite la ⟦dernière maison après l'église⟧, personne n'est venu »",
        "celle-ci, domiciliée ⟦au-dessus de la boulangerie, place du Marché⟧, le nie",
        "Octave Lahaye, ⟦derrière la chapelle, petite porte verte⟧",
        "« Trop de bruit » (Herman-Piron, ⟦face au café⟧)",
        "je demeure au ⟦coin de la ruelle Marotte et de la rue Neuve⟧",
        "Paul Monfort, aviculteur, ⟦ferme du Bê Pré⟧, sollicite",
        "elle doit être relogée à la ⟦Vieille Forge, 2e étage gauche⟧",
    ],
)
def test_a_house_told_by_its_place_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "aux consorts Monfort, domiciliés respectivement ⟦Petit-Ronchin 11, 4979 Bellerive⟧ et ⟦rue Basse 60 bte 3⟧",
        "Pieter Claes, exploitant du moulin, ⟦Haut-Grimont 50⟧, souhaite déplacer le sentier",
        "réclamation de Jeanne Herbillon, éleveuse de chèvres, ⟦Sur-les-Heids 7⟧ : refus",
    ],
)
def test_a_hamlet_behind_what_somebody_is_said_to_be_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'école communale, rue du Lavoir 12, deuxième étage, ferme à midi.",
        "L'administration communale, rue Basse 9, porte de gauche, est ouverte.",
        "La résidence Les Écluses, bloc C, sera rénovée.",
        "M. Luc Brialmont, derrière la présidente, a demandé la parole.",
        "M. Brialmont, face à la situation, retire sa demande.",
        "Un banc sera placé derrière l'église.",
        "Mme Monfort, maison communale, vous renseigne.",
        "L'école, derrière la chapelle, sera repeinte.",
        "Le locataire habite le village depuis dix ans.",
    ],
)
def test_what_is_no_home_stays(found, text):
    assert [s for s in found(text, "ADDRESS") if s[1] != "keep"] == []
