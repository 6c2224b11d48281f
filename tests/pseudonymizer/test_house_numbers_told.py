"""Is a house hidden that a number alone, or a few words beside a person, tell?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Le monsieur du ⟦12⟧ s'est plaint du bruit de la salle",
        "Les gens du ⟦n° 7bis⟧ ont déjà payé",
        "La vieille dame du ⟦trente-quatre⟧ ne sort plus",
        "un droit de puisage au profit du ⟦n° 9⟧ (héritiers Colson)",
        "Ils ne veulent pas d'un poteau devant chez eux, soit le ⟦n° 31⟧",
        "La maison de Lambion, qui fait l'angle, portera le ⟦n° 2⟧ de la nouvelle place.",
        "rue du Four : chez Mme Piret, au 3, la cave est sèche. Au ⟦5⟧, rien à signaler.",
        "M. Piret, rue du Four 8, demande que la haie du ⟦10⟧ soit taillée.",
        "Nouvelle numérotation de la rue du Four. Pirson : ancien ⟦12bis⟧, nouveau ⟦14⟧",
        "les Piret au ⟦deuxième⟧ et Salomé Colson au ⟦rez⟧.",
        "Bruno Colson, ⟦17, mansarde⟧, et son voisin ont écrit",
    ],
)
def test_a_number_that_is_somebodys_house_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "M. Ramaekers (le frère, ⟦Kirchgass 4⟧) et Mme Piret (la sœur, ⟦Kirchgass 12⟧) s'opposent",
        "Considérant que Mme Piret n'a pas encore quitté son ancienne maison, ⟦Grand'Rue 31B⟧ ;",
        "Aucune réponse aux lettres recommandées envoyées ⟦Molenstraat 8, 3999 Elsbeek⟧.",
        "le nommé Omer Piret, berger à la ⟦Cense des Moines⟧, demande",
        "la vente de son habitation (la ⟦Ferme du Vieux Tilleul⟧) est reportée",
        "Colson Luc - ⟦Les Trois Fontaines 6⟧ - caveau - 30 ans",
        "Salomé Piret, ⟦kot 12, bâtiment Galilée⟧, étudiante",
        "la troisième classée, ⟦rue des Hêtres 7, 4993 Ombret⟧, renonce",
        "Mme Colson réside au Grand-Duché, ⟦5, montée du Kiem, L-9998 Wiltzhof⟧",
    ],
)
def test_a_home_in_other_words_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nouvelle numérotation de la rue du Four. Salle communale : ancien 2, nouveau 4",
        "Au 1er janvier, personne n'avait répondu.",
        "Au 4, rue du Four, se trouve la maison communale.",
        "Le monsieur du service 12 a répondu.",
        "La ligne du 48 dessert la gare.",
        "Le candidat arrivé au troisième rang, M. Piret, renonce.",
        "Les classes (fermées, Bâtiment 4) seront repeintes.",
        "L'entreprise Colson SA (adjudicataire, Lot 2) est retenue.",
        "N° 1 - Colson Luc : contre.\nN° 2 - Piret Anne : contre.\nN° 3 - anonyme.\nN° 4 - Hallet Paul : pour.",
    ],
)
def test_other_numbers_stay(found, text):
    assert [s for s in found(text, "ADDRESS") if s[1] != "keep"] == []
