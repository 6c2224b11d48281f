from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import PseudonymizerError
from imio.pseudonymizer import Settings

import pytest


TEXT = "M. Kévin Marlier, président de l'ASBL, tél. 0470/00.00.12, NISS 62.03.14-999.01"


def actions(policy):
    document = Document((Part("note", TEXT, "text"),))
    return {s.label: s.action for s in Pseudonymizer(Settings(policy=policy)).analyse(document).spans}


def test_a_label_or_a_subject_may_be_overridden():
    assert actions({"capacity": "mask", "PHONE": "keep"}) == {"PERSON": "mask", "PHONE": "keep", "NISS": "mask"}


def test_a_national_number_is_never_weakened():
    assert actions({"NISS": "keep"})["NISS"] == "mask"


@pytest.mark.parametrize("policy", [{"PHONES": "keep"}, {"PHONE": "show"}])
def test_an_unknown_policy_is_refused(policy):
    with pytest.raises(PseudonymizerError):
        Pseudonymizer(Settings(policy=policy))


def test_too_long_and_unknown_format_are_refused_without_the_text():
    with pytest.raises(PseudonymizerError, match="dépasse 10 caractères"):
        Pseudonymizer(Settings(max_characters=10)).analyse(Document((Part("note", TEXT, "text"),)))
    with pytest.raises(PseudonymizerError) as raised:
        Pseudonymizer().analyse(Document((Part("note", TEXT, "pdf"),)))
    assert "Marlier" not in str(raised.value)
