import pytest


@pytest.mark.parametrize(
    "kind, text",
    [
        ("similar_names", "M. Jean Goossens vend. Mme Gossens signe."),
        ("common_word", "Mme Anne Moulin vend. Le Moulin est classé. Moulin reste."),
        ("iban_like", "sur le compte BE69 5390 0754 7034"),
        ("cadastre_like", "le bien est cadastré sous le numéro 123"),
        ("kept_elsewhere", "M. Jean Dupont, Bourgmestre, expose. Vente à M. Jean Dupont, domicilié rue Haute 77."),
        ("ambiguous_name", "M. Jean Hennuy et Mme Anne Hennuy vendent. M. Hennuy signe."),
    ],
)
def test_the_checklist(analyse, kind, text):
    assert kind in {doubt.kind for doubt in analyse(text).warnings}


def test_a_text_without_personal_data_raises_nothing(analyse):
    analysis = analyse(
        "Article 1er. Il est établi, pour les exercices 2025 à 2030, une taxe sur les secondes résidences."
    )
    assert analysis.spans == () and analysis.warnings == ()
