"""Firms among firms in a list of scores, societies of a carnival, brands of vehicles, forges and headings; and persons.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Cotes : Agri-Condroz 94 ; Duhautbois 90 ; ~Vandamer~ 82.",
        "Résultat : ~Medilux Franck~ 91 points, Confort Soins SRL 84,5 points, ~Van Haecker Zorg~ 77 points.",
        "Classement : 1. Bureau Delta SA 88/100 ; 2. ~Colin Paul~ 81/100 ; 3. ~Hubin Luc~ 70/100.",
        "Points obtenus : Toitures Lambiot SRL : 45 ; ~Marc Hennau~ : 40.",
        "Les {Gilles du Rivage} ouvrent le cortège ; les {Gilles de la Chaussée} suivent.",
        "M. [BRASSART Jean-Marc], président des {Gilles du Rivage}, demande la salle.",
        "Le périmètre {SAR/LG888} dit « Forges {Nicolas Deflawe} » est reconnu.",
        "L'atelier occupe les « Ateliers {Jean Tonneau} ».",
        "Expédition : intéressés, {ONEM}, {INASTI}, service du personnel.",
        "Un véhicule {Mercedes} gêne ; une camionnette {Renault} et un tracteur {Massey Ferguson} aussi.",
        "D. Titulaires\nMme [Rita Loosen] est désignée.\n\n{E. Suppléances}\nM. [Jean Colinet] est désigné.",
        "La société Petit Télécom SA, BE {0888.010.203}, loue le château d'eau.",
        "La SA Dumont, inscrite à la B.C.E. sous le numéro {0888.000.417}, est représentée par son administrateur.",
    ],
)
def test_things_that_bear_a_name_stay_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Examen, cotes : [Marie Vandamer] 82 ; [Colin Paul] 81 ; [Hubin Luc] 70.",
        "Résultat du concours : [Franck Medard] 91 points, [Julie Hacker] 77 points.",
        "Classement : Mme [Rita Loosen] 88/100 ; Bureau Delta SA 70/100 (employeur).",
        "M. [Gilles Durivage] et Mme [Rita Loosen] ouvrent le cortège.",
        "[Gilles Delvaux] demande la salle.",
        "[Nicolas dit « Colas » Deflawe] habite rue Haute 3.",
        "Mme [Mercedes Alvarez] demande un véhicule.",
        "Le véhicule de M. [Renault] est garé.",
        "Le véhicule de [Vandamer Marie], rue Haute 3, est garé sur le trottoir.",
        "Pour réception,\n\n[E. Laurent]\nriverain",
        "Joindre M. Colinet au numéro [0488.000.417] le soir.",
    ],
)
def test_persons_beside_them_stay_hidden(misjudged, marked):
    assert misjudged(marked) == []
