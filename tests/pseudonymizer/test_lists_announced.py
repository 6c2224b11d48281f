"""Who is listed under words that announce persons, by a surname alone: line by line, item by item, behind a colon?"""

import pytest


SURNAMES = ("Delhaisse", "Wauthelet", "Trixhe", "Pirotton")


def hidden(analyse, text, format="text"):
    return [s.text for s in analyse(text, format=format).spans if s.label == "PERSON" and s.action != "keep"]


@pytest.mark.parametrize(
    "heading",
    [
        "Bénéficiaires :",
        "Sont exonérés :",
        "Sont exonérés de la taxe pour l'exercice 2025 :",
        "Liste des redevables en défaut de paiement :",
        "Ont été convoqués :",
        "Les ménages suivants ont été relogés :",
        "Volontaires :",
        "Riverains de la rue Haute qui ont répondu :",
    ],
)
def test_each_surname_on_a_line_of_its_own_is_hidden(analyse, heading):
    assert hidden(analyse, "\n".join([heading, *SURNAMES])) == list(SURNAMES)
    assert hidden(analyse, "\n".join([heading, *map(str.upper, SURNAMES)])) == list(map(str.upper, SURNAMES))
    items = "".join(f"<li>{name}</li>" for name in SURNAMES)
    assert hidden(analyse, f"<p>{heading}</p><ul>{items}</ul>", "html") == list(SURNAMES)


@pytest.mark.parametrize("ending", [".", ", pour une durée de six mois.", " ;"])
def test_each_surname_behind_a_colon_is_hidden(analyse, ending):
    names = ", ".join(SURNAMES[:-1]) + " et " + SURNAMES[-1]
    assert hidden(analyse, f"Les personnes suivantes ont été exemptées : {names}{ending}") == list(SURNAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Les bénéficiaires des subsides sont : Football Club Trieux, Harmonie royale, Amicale des pensionnés.",
        "Les locaux retenus sont : Salle Saint-Roch, Maison de village et Foyer.",
        "Sont inscrits au budget les postes suivants : Voirie, Bâtiments, Espaces verts.",
        "Les communes suivantes ont signé : Namur, Huy, Andenne et Ciney.",
        "Les associations bénéficiaires sont :\nTrixhoise\nWallonia\nPirotte-Sport",
        "Ont été retenus les jours suivants : Lundi, Mardi, Jeudi.",
        "Bénéficiaires :\nÉcole du Centre\nCrèche Arc-en-Ciel\nFoyer culturel",
    ],
)
def test_a_list_of_clubs_rooms_or_days_is_none_of_persons(analyse, text):
    assert not [s for s in analyse(text).spans if s.label == "PERSON" and s.recogniser == "headed_names"]
