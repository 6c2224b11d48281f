"""Are ages told in words, feasts of birth and dates under "Né(e)" hidden, and feasts of things left?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Vu son état de santé et son âge, soit ⟦septante et un ans⟧ ;",
        "M. Paul Noirhomme remercie le Collège pour les fleurs de son ⟦nonantième anniversaire⟧.",
        "Le Collège félicite Mme Odile Brialmont pour son ⟦90e anniversaire⟧.",
        "M. et Mme Noirhomme-Lecocq inscriront leur fille le jour de ses ⟦deux ans et demi⟧.",
        "un courriel de Zoé Brialmont (« ⟦12 ans trois quarts⟧ »), reçu hier",
        "Monsieur Brialmont fêtera le même jour ses ⟦soixante-six ans⟧.",
        "Mme Renée Brialmont, laquelle, à ⟦quatre-vingt-huit ans⟧, ne voudrait pas partir",
        "M. Joseph Brialmont, mort le 2 mai à ⟦101 ans⟧.",
        "Herr Leonhard Brialmont, Jahrgang ⟦1937⟧, wohnhaft in Rollenbach",
        "un riverain, Brialmont Gaston, ⟦88 a.⟧, souhaite une rampe",
        "c) Saïd Brialmont, entrepreneur, ⟦44 ans⟧, place Haute 2 ;",
        "Renée Solvay-Thiry, place Haute 8 bte 3, ⟦88 ans⟧, attend",
        "la veuve Laloux, née Zabus, (⟦79 ans⟧), attend",
        "Mme Brialmont a loué la salle pour les ⟦vingt ans⟧ de son fils Zoltan",
        "Elle n'avait que ⟦42 ans⟧. J'ai eu ⟦quatre-vingts ans⟧ en mars.",
        "Fifine et Néné Brialmont, belles-sœurs, ⟦88 ans⟧ et ⟦90 ans⟧.",
        "Elle donne sa date de naissance (⟦28 février 1985⟧).",
        "M. Brialmont, né à ⟦Linsmeau le I0.0l.1963⟧",
    ],
)
def test_an_age_is_hidden_however_it_is_told(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le club fête son cinquantième anniversaire.",
        "À l'occasion du 75e anniversaire de la libération",
        "Les époux fêtent leur cinquantième anniversaire de mariage.",
        "Pour ses 20 ans, la bibliothèque invite les lecteurs.",
        "Les 20 ans de la bibliothèque",
        "un bail de neuf ans, une garantie de dix ans et demi",
        "Lot 4, prairie, 88 a., loué à la ferme",
        "Les agents peuvent, à 65 ans, demander leur pension.",
    ],
)
def test_the_years_of_things_and_of_everybody_stay(found, text):
    assert found(text, "BIRTH") == []


def test_a_column_of_births_may_have_a_short_heading(readable):
    rows = "Nom\tNé(e)\tCharge\nDELHEZ Coralie\t⟦à Verviers, le 16/08/1994⟧\t24 p.\nKAYA Selim\t⟦1971⟧\t10 p."
    assert readable(rows) == []


def test_newborns_of_a_list_are_hidden_with_their_day(readable):
    rows = "Enfant\tPrime\nLéonie, ⟦30.07.2024⟧\t125 €\nIsmael, ⟦2 août⟧\t125 €\nBasile, ⟦14/08⟧\t125 €"
    rows = "Primes de naissance\n\n" + rows
    assert readable(rows) == []


@pytest.mark.parametrize(
    "marked",
    [
        "M. Jules Carpent, ouvrier, né qu'il est à ⟦Bastogne le 4 mai 1961⟧, sollicite sa pension.",
        "Mme Nelly Gaspard, née dans cette même maison en ⟦1937⟧, s'oppose à la démolition.",
        "M. Yvon Lespagne, né chez nous un soir de ⟦novembre 1951⟧, raconte.",
        "le capitaine, Hubert Mignolet, court encore à ⟦68 ans⟧.",
        "Mme Luce Pirard conduit toujours sa voiture à ⟦91 ans⟧ sans lunettes.",
        "Courrier : Mme Octavie Lurquin, ⟦centenaire⟧ le 11 mai : visite du Collège.",
        "M. Léon Tasset sera ⟦centenaire⟧ en juin.",
    ],
)
def test_a_birth_or_an_age_told_in_passing_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le club de pétanque, né d'un pari entre voisins en 1974, reçoit 300 €.",
        "L'harmonie, née à Ciney en 1951, fête ses anciens.",
        "La durée du bail de M. Omer Josse passe à 9 ans.",
        "La peine infligée à M. Omer Josse a été portée à 3 ans.",
        "L'Harmonie Royale, centenaire en 2025, reçoit un subside.",
        "Tombe du soldat Émile Vauchel (1914) : maintenue.",
        "La famille peut enlever le monument | 6 mois | M. Lambert, fossoyeur",
        "La jardinière, Nadine Vieslet, vingt-neuf ans de maison, part.",
    ],
)
def test_terms_clubs_and_years_of_war_stay(found, text):
    assert found(text, "BIRTH") == []
