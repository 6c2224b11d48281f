from imio.pseudonymizer import find_all

import pytest


@pytest.mark.parametrize(
    "text, needle, found",
    [
        ("M. Dupont et DUPONT", "dupont", ["Dupont", "DUPONT"]),
        ("Jérôme\u00a0Dupont", "jerome dupont", ["Jérôme\u00a0Dupont"]),
        ("Jean-Pierre, Jean Pierre", "jean pierre", ["Jean-Pierre", "Jean Pierre"]),
        ("Du\u00adpont", "Dupont", ["Du\u00adpont"]),
        ("Duponté Dupontel", "Dupont", []),
        ("Cœur", "coeur", ["Cœur"]),
        ("rien", "", []),
        ("rien", "…", []),
    ],
)
def test_find_all(text, needle, found):
    assert [text[s:e] for s, e in find_all(text, needle)] == found
