"""The day of a birth told of the mother, the age that heads a row, the date in the cell of a widow."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Mme Lise Roty annonce qu'elle a donné le jour, ⟦le 11 mars⟧, à des jumelles.",
        "Mme Lise Roty a mis au monde un fils ⟦le 3 mai⟧.",
        "notre collègue Lise Roty, qui a donné naissance ⟦le 4 juin 2024⟧ à une petite Zélie,",
        "Elle est maman depuis ⟦le 3/5⟧.",
        "À fêter :\n⟦90 ans⟧\tHODY Lucienne\t⟦2 février 1935⟧",
        "À fêter :\n⟦100 ans⟧\tROTY Jeanne, veuve MAES\t⟦Vervaux, 5 août 1925⟧",
        "Nos aînées\n- ⟦95 ans⟧ : Mme Josée Pirard\n- ⟦101 ans⟧ : M. Albert Roty",
        "⟦90 ans⟧\nMme Lucienne Hody",
    ],
)
def test_a_birth_is_hidden(readable, text):
    assert readable(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La fusion a donné naissance, le 3 mai, à une intercommunale.",
        "Le Conseil a donné le jour, le 3 mai, au règlement.",
        "Concessions\n90 ans\tHODY Lucienne\t300 €",
        "90 ans : Réception communale\n100 ans – Fanfare",
        "80 ans\tgratuit",
        "Bail de superficie\n99 ans\tAlbert Roty",
    ],
)
def test_what_things_do_and_how_long_they_last_stays(found, text):
    assert found(text, "BIRTH") == []


@pytest.mark.parametrize(
    "marked",
    [
        "Prime à Mme Elena Vergote pour la naissance de sa fille, Daria, ⟦le 3 mai 2025⟧.",
        "Madame Rita Hanquet annonce la naissance de son fils ⟦le 4 avril⟧.",
        "La naissance du petit Tom Vergote, ⟦le 12/03/2025⟧, est annoncée par ses parents.",
        "Cons. que Vergote J. (⟦54 a.⟧) et Luc Hanquet (⟦61 a.⟧) sont aptes ;",
        "Le voyage du fils Maxime, ⟦16 a.⟧, amputé, est payé.",
    ],
)
def test_the_day_of_a_birth_and_a_short_age_behind_a_relative(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    ["La prime de naissance est payée le 3 mai 2025.", "La naissance de la commune, le 1er janvier 1977, est fêtée."],
)
def test_other_days_beside_the_word_birth_stay(found, text):
    assert found(text, "BIRTH") == []
