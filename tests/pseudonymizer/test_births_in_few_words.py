"""Are births and ages hidden that a field, a name or an age before tells in few words, and limits and things left?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Age de la demanderesse : ⟦41 ans⟧",
        "Nom : Gobert\nPrénom : Louane\nÂge : ⟦13⟧",
        "DDN ⟦140290⟧ - LAMBERT Kevin",
        "ne a ⟦Liege le 12/O3/1955⟧, pensionne",
        "Mme Adèle Gobert est née chez sa tante, ⟦le 8 mai 1942⟧, pendant un bombardement.",
        "Nos aînés : Mme Clara Mahy (⟦98⟧) et M. Victor Gobert (⟦97⟧)",
        "Mme Clara Mahy (⟦98 ans⟧), M. Victor Gobert (⟦97⟧)",
        "À ⟦91 ans⟧, Mme Clara Mahy vend encore ses confitures.",
        "M. Victor Gobert va sur ses ⟦nonante ans⟧",
        "Le Bourgmestre salue M. Gobert, dont c'était hier le ⟦centième anniversaire⟧.",
        "« À mon âge (⟦88⟧), on ne déménage plus », écrit Mme Bosly",
        "M. Gobert Victor, classe ⟦1938⟧",
        "M. Gobert est de ⟦1938⟧, comme le Bourgmestre",
        "Mahy S., n. ⟦14.02.61⟧, manœuvre",
        "LAMBERT K., ⟦14 février 90⟧, isolé",
        "Mme Mahy atteint la limite d'âge (⟦65 ans le 3 mai 2025⟧)",
        "Mme Huberty, ⟦72 printemps⟧, anime la chorale.",
        "Huberty Paul, ⟦74 ans révolus⟧, demande une dispense",
        "le père (⟦1947⟧) et la mère (⟦1951⟧) de Mlle Zoé Huberty",
        "Naissances : Noé Dardenne (⟦05.04⟧), Mila Fontaine (⟦11.04⟧)",
        "Le petit Aaron, né ⟦ce 2 septembre⟧, fils de Mme Mahy",
        "Gobert Jules ⟦1899-1978⟧, caveau 12",
        "Mahy Sylvain - ⟦61 ans⟧ - chômeur complet",
        "L'élève Gobert Louane (2e A, ⟦2011⟧) est exclue",
    ],
)
def test_a_birth_or_an_age_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Âge minimum : 18 ans",
        "Âge : 6-12 ans",
        "Âge : 65 ans et plus",
        "Âge des participants : 12 à 18 ans",
        "À 18 ans, les jeunes reçoivent un bon d'achat.",
        "Mme Mahy (12), M. Gobert (9) et M. Duval (7) : points obtenus",
        "Prix Marcel Gobert 2003-2024",
        "Le groupe scolaire, né ce 2 septembre, accueille 200 élèves.",
        "Naissances : 45 ; décès : 62 ; mariages : 12",
        "Classe 1961 : réfection du bâtiment",
        "La société de gymnastique, née en 1921, disparaît.",
        "La bibliothèque, Grand-Rue 27, fête ses 50 ans.",
        "La balayeuse (12 ans) est à remplacer.",
    ],
)
def test_limits_scores_and_things_stay(found, text):
    assert found(text, "BIRTH") == []


@pytest.mark.parametrize(
    "text",
    ["la candidature de Mme Rosa Pinto (588 jours) est irrecevable", "un critère légal (âge de 35 ans et moins)"],
)
def test_service_and_limits_are_no_ages(found, text):
    assert found(text, "BIRTH") == []
