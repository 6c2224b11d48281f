"""Is the day hidden on which an age is reached, a month of birth, a birth told by a maternity or a teacher's number?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Mme Léona Paquet, de Petit-Sart, a fêté ses ⟦cent ans le 19 janvier⟧.",
        "Centenaire : Mme Vve Léa Dury aura ⟦100 ans le 2 juillet⟧.",
        "M. Albert Colin fêtera ses ⟦nonante ans le 3 mai prochain⟧.",
        "Mme Ida Baudry a eu ⟦99 ans le 4/04⟧.",
        "Le doyen, M. Jules Hanin, atteindra ⟦cent ans en juin⟧.",
        "M. Hugo Marlier aura ⟦65 ans le 3 mai 2026⟧ et sera pensionné.",
        "L'enfant de Mme Rosa Conti, en séjour irrégulier, et du petit Matteo né en ⟦octobre⟧ ;",
        "Sa fille Lola, née en ⟦mai dernier⟧, n'est pas inscrite.",
        "Leur bébé, né fin ⟦juillet⟧, est à la crèche.",
        "La demande vise ses jumelles nées début ⟦mars⟧.",
        "Une prime pour ses jumeaux nés prématurément à la ⟦maternité de Namur-Nord le 2 février 2021⟧ ;",
        "Ses triplés, nés par césarienne à ⟦l'hôpital de Mons le 3 mars 2022⟧ ;",
        "Leur fils, né à ⟦domicile le 4 avril 2020⟧, est malade.",
        "Un prix spécial est proposé pour l'élève Kimi D., ⟦16 ans⟧, qui a remporté le concours.",
        "Une bourse pour la jeune athlète Inès Van Hul, ⟦14 ans⟧, est accordée.",
        "Mme Wasson, institutrice (matricule ⟦2 95 1103 0417⟧), 24 périodes.",
        "Nomination de M. Colin, matricule ⟦17203150021⟧.",
    ],
)
def test_the_day_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'association est née en octobre.",
        "Le projet né en mai est approuvé.",
        "L'idée, née fin juillet, a mûri.",
        "Un subside pour la salle, 16 ans, est épuisé.",
        "Matricule 12345 du registre des bâtiments.",
        "Le bail de neuf ans le 3 mai prendra fin.",
        "Le réseau né en juin 2019 est fermé.",
    ],
)
def test_the_day_of_a_thing_stays(found, text):
    assert [s for s in found(text, "BIRTH") if s[1] != "keep"] == []
