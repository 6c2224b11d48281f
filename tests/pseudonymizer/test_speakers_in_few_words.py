"""Minutes in telegraphic style, where a bare surname before a colon speaks: "Goor : pas d'accord, on a promis."

Marks of `misjudged`: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "L'assureur décline. {Crasson} : on plaide, tant pis. {Ouali} : et si on perd ? Décision (7/7) : transiger.",
        "Débat. {Hanquet} : pourquoi fermer la barrière alors que le bus passe ? DG : question de sécurité. "
        "{Del Ponte} : garder au moins le passage piéton. Accord.",
        "Point 4. Toiture du hall.\n{Wéry-Lonnoy} : qui paie la grue ? — La Région à 60 %.\n{Ouali} : délai ? — Avril.",
        "Budget. {Crasson} : trop cher, il faut revoir la copie. {Bierlaire} : nous avions dit 40.000. Vote 8/9.",
        "{Ouali} : pas d'accord, c'est la troisième fois. {Hanquet} : combien de fois en tout ? "
        "{Bierlaire} : je m'abstiendrai.\nTémoin : une riveraine, entendue hier par la police.",
    ],
)
def test_bare_surnames_that_debate_in_turn_stay_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "{Crasson} : pas d'accord, on avait promis le contraire.\nAdopté par {Ouali}, {Bierlaire} et {Hanquet} ; "
        "{Crasson} vote non.",
        "Dossier 44. Enquête faite. Prop. : refus. {Ouali} : pas d'accord. Décision : refus, 5 oui, 1 non ({Ouali}).",
    ],
)
def test_who_speaks_and_votes_is_one(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Dossier 12. [Crasson] : accordé, 300 €. Dossier 13. [Ouali] : refusé, on attend les extraits.",
        "Réclamations. [Crasson] : pourquoi un mur de 4 m ? [Ouali] : on perd la vue. [Bierlaire] : bruit.",
        "Questions du public. [Crasson] : quand refait-on la rue ? [Ouali] : on ne nous répond jamais.",
        "Aides. [Nsimba Clarisse] : garantie locative. [Wauters Johan] : il faut un certificat. [Ouali] : loyer.",
        "Réunion d'information du 4 mai. [Crasson] : il faut un miroir. [Hanquet] : et les poubelles ?",
        "Loyers impayés : [Crasson] : 3 mois ; [Ouali] : 2 mois, on patiente.",
    ],
)
def test_beneficiaries_and_the_public_are_no_debaters(misjudged, marked):
    assert misjudged(marked) == []
