"""Is a person hidden in the name of a file that a text quotes?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Plainte de M. Robert Quinaux contre Mme Irma Vandael. La pièce ⟦Quinaux⟧-⟦Vandael⟧_2024-11.pdf est jointe.",
        "Lettre de Mme Irma Vandael (Courrier_⟦Vandael⟧_2024.pdf).",
        "Lettre de Mme Irma Vandael. Annexes : photo-⟦vandael⟧.jpg, 2024_bail_⟦VANDAEL⟧-signé.docx.",
        "Vente à M. Luc Petit. Annexe : compromis_⟦Petit⟧.pdf",
        "Demande de M. Omer Delvigne-Sauvenay ; plan : ⟦Delvigne-Sauvenay⟧_rev2.png",
    ],
)
def test_the_name_of_a_file_hides_it_too(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text, kept",
    [
        ("Vente à M. Luc Petit. Annexe : petit-déjeuner_école.pdf", "petit-déjeuner"),
        ("Vente à M. Luc Moulin. Annexe : plan_moulin_communal.pdf", "moulin"),
        ("Lettre de Mme Irma Vandael. Annexe : cahier_des_charges.pdf", "cahier"),
    ],
)
def test_ordinary_words_of_a_file_stay(analyse, text, kept):
    start = text.index(kept)
    assert not [s for s in analyse(text).spans if s.action != "keep" and s.start <= start < s.end]
