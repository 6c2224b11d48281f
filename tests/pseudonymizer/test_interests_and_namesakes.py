"""Who leaves for an interest is a member; who bears a member's surname need not be one. Everything is invented.

Marks: {stays readable}, [is hidden], ~is hidden or a question~.
"""

from imio.pseudonymizer import apposition
from imio.pseudonymizer import Official
from imio.pseudonymizer import sitting

import pytest


REGISTRY = [Official("Odile Varlin"), Official("Rémi Castagne"), Official("Yves Cousin"), Official("Tom Hadelin")]

LEAVES = [
    ", beau-frère de l'acquéreur, se retire pour ce point.",
    ", dont le mari a remis prix, sort de la salle.",
    " (sa cousine) sort.",
    ", oncle du demandeur, n'a pris part ni au débat ni au vote.",
    " s'étant déporté, le point est voté.",
    " ne vote pas.",
    ", père d'un élève, quitte alors la séance.",
    " cède la présidence à son premier échevin.",
]
STAYS = [
    " se retire de la vente.",
    " sort de l'hôpital mardi.",
    ", candidat évincé, se retire.",
    ", locataire du rez-de-chaussée, sort le chien.",
    " quitte la commune en juin.",
    " rentre chez lui.",
]

WITHOUT = [
    "M. {Rémi Castagne}, beau-frère de M. [Noël Dupriez], acquéreur, se retire.",
    "Mme {Varlin}, dont la fille est candidate, sort de la salle.",
    "Mmes {Varlin} et {Hadelin} sont invitées à sortir.",
    "Les bourgmestres des communes voisines, dont Mme {Odile Varlin} et M. {Tom Hadelin}, soutiennent la motion.",
    "M. Castagne, Conseiller, remercie. Un agriculteur, M. [Firmin Castagne], a comblé le fossé.",
    "Mme Varlin, Échevine, répond. La cliente, Mme [Varlin], demande un remboursement.",
    "M. Hadelin, Échevin, répond. M. [Hadelin], horloger à Brie, interroge le Collège.",
    "Mme Varlin, Échevine, répond. Le lot 4 revient à [Gisèle Varlin].",
]

WITH = [
    "Sont d'accord : {Cousin}, {Varlin}, {Castagne}.",
    "M. {Castagne}, frère de l'offrante, Mme [Lucie Castagne], se retire.",
    "Le Bourgmestre cède la présidence à Mme {Odile Varlin}.",
    "Le jardinier, [Gilles Castagne], est absent. M. {Castagne} demande pourquoi.",
    "Le plongeur, [Gilles Hadelin], reste. M. [Hadelin], le voisin, se plaint. M. {Tom Hadelin} regrette.",
]


@pytest.mark.parametrize("right", LEAVES)
def test_who_leaves_for_an_interest_is_a_member(right):
    assert sitting.leaves(right)


@pytest.mark.parametrize("right", STAYS)
def test_others_leave_too(right):
    assert not sitting.leaves(right)


@pytest.mark.parametrize("left", ["Un agriculteur, M. ", "la placière, ", "le chauffeur du car, M. ", "Chez les "])
def test_a_word_for_what_somebody_does_tells_a_private_person(left):
    assert apposition.is_private(left, " demande")


@pytest.mark.parametrize("right", [", horloger, demande", ", le riverain, dit", ", du n° 18, attend"])
def test_so_does_one_behind_the_name(right):
    assert apposition.is_private("M. ", right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("La doyenne, Mme ", " rappelle"),
        ("Le rapporteur, M. ", " lit"),
        ("L'échevine, Mme ", " répond"),
        ("Sur ce dossier, M. ", " demande"),
        ("M. ", ", rapporteur, lit"),
        ("M. ", ", notaire"),
    ],
)
def test_an_office_or_a_part_in_the_meeting_does_not(left, right):
    assert not apposition.is_private(left, right)


@pytest.mark.parametrize(
    ("text", "registry"), [*((text, ()) for text in WITHOUT), *((text, REGISTRY) for text in WITH)]
)
def test_interests_and_namesakes_in_a_text(misjudged, text, registry):
    assert misjudged(f"Le Conseil communal,\n{text}", registry) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le lot va à la SA Les Vergers Pirson (sans lien avec Mme ~Pirson~).",
        "Sont classées : Mme [Moulin] (sans lien de parenté avec M. ~R. Moulin~) et Mme [Rosa Dony].",
    ],
)
def test_from_whom_somebody_is_told_apart_is_asked_about(misjudged, text):
    assert misjudged(text) == []
