import pytest


@pytest.mark.parametrize(
    "text, action",
    [
        ("vend la parcelle cadastrée 2e division, section B, n° 123 C 2", "propose"),
        ("propriétaires de la parcelle attenante cadastrée section A, n° 318 F 2", "mask"),
        ("le terrain communal cadastré section B, n° 77 H", "keep"),
        ("la parcelle 99902B0123/00C002", "propose"),
    ],
)
def test_the_owner_decides(found, text, action):
    assert [a for _, a in found(text, "PARCEL")] == [action]


@pytest.mark.parametrize("text", ["section 3 du règlement", "la section locale n° 12", "article 45 A"])
def test_other_sections_are_left_alone(found, text):
    assert found(text, "PARCEL") == []
