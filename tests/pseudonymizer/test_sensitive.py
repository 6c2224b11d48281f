import pytest


@pytest.mark.parametrize(
    "phrase",
    ["en congé de maladie", "hospitalisé", "en règlement collectif de dettes", "atteint d'une affection oculaire"],
)
def test_a_phrase_about_a_person_is_masked(found, phrase):
    ((text, action),) = found(f"M. Roland Pasleau est {phrase}.", "SENSITIVE")
    assert text in phrase and action == "mask"


def test_a_weak_word_beside_a_person_is_masked(found):
    assert found("Mme Godelieve Maes invoque son handicap.", "SENSITIVE")[0][1] == "mask"


@pytest.mark.parametrize(
    "text",
    [
        "Un emplacement est réservé aux personnes handicapées rue Haute.",
        "La taxe sur les immeubles est majorée en cas de fraude.",
        "Le règlement vise les personnes à mobilité réduite.",
    ],
)
def test_a_general_rule_is_left_alone(found, text):
    assert found(text, "SENSITIVE") == []
