import pytest


@pytest.mark.parametrize(
    "number",
    ["62.03.14-999.01", "62031499901", "62 03 14 999 01", "620314-999-01", "62.03.14\u2011999.01", "05.06.19-999.62"],
)
def test_a_valid_number_is_masked_in_all_writings(found, number):
    assert found(f"M. Burniaux (RN {number}) demande une copie.", "NISS") == [(number, "mask")]


def test_a_number_split_by_markup_is_masked(found):
    assert found("<p>NISS 62.03.<b>14</b>-999&#8209;01.</p>", "NISS", format="html")[0][1] == "mask"


def test_a_lookalike_announced_as_national_number_is_proposed(found):
    assert found("Numéro national : 62.03.14-999.02", "NISS") == [("62.03.14-999.02", "propose")]


@pytest.mark.parametrize(
    "text",
    ["Article 421/735-60 du budget", "communication +++000/0000/00196+++", "dossier 62.03.14-999.02", "le 14.03.1962"],
)
def test_other_numbers_are_left_alone(found, text):
    assert found(text, "NISS") == []
