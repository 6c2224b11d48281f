import pytest


@pytest.mark.parametrize(
    "text, name",
    [
        ("M. Noé Castiaux (10 ans) est élu", "Noé Castiaux"),
        ("Lila Demoulin-Ba, quinze ans, joue du violon", "Lila Demoulin-Ba"),
        ("l'élève T. B. bénéficie d'un aménagement", "T. B."),
        ("l'enfant Nora Decock conserve sa place", "Nora Decock"),
    ],
)
def test_a_minor_is_masked_under_its_own_label(found, text, name):
    assert found(text, "MINOR") == [(name, "mask")]


def test_members_of_a_children_s_council_are_minors(found):
    text = "Conseil communal des enfants\n\nPrêtent serment :\n- Amina Touré\n- Rayan Mahmoudi"
    assert [name for name, _ in found(text, "MINOR")] == ["Amina Touré", "Rayan Mahmoudi"]


def test_an_adult_is_not_a_minor(found):
    assert found("M. Noé Castiaux (40 ans) est élu", "MINOR") == []


def test_a_minor_cannot_be_kept_by_policy():
    from imio.pseudonymizer import Document
    from imio.pseudonymizer import Part
    from imio.pseudonymizer import Pseudonymizer
    from imio.pseudonymizer import Settings

    document = Document((Part("note", "l'élève Nora Decock", "text"),))
    analysis = Pseudonymizer(Settings(policy={"MINOR": "keep"})).analyse(document)
    assert [s.action for s in analysis.spans] == ["mask"]


def test_a_pronoun_behind_children_is_no_child(analyse):
    text = "Une mère de trois enfants a écrit au Collège. Elle demande un passage pour piétons."
    assert [s.text for s in analyse(text).spans if s.label in ("MINOR", "PERSON")] == []
