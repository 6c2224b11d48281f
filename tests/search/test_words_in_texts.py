"""Are decisions found by the words that people type?"""

import pytest


@pytest.mark.parametrize(
    "typed",
    [
        "voirie",
        "VOIRIES",
        "excedent",
        "excédents",
        "l'excédent",
        "d’un excédent",
        '"vente d\'un excédent"',
        "« excédent de voirie »",
        "vente -école",
        "approuver",
        "Mbeki",
        "thirion echevine",
        "patrimoine",
        "(voirie",
        'voirie"',
        "-",
        "",
        "()[]{}:^~*?\\/",
    ],
)
def test_a_decision_is_found_by(shelf, typed):
    shelf.decision()
    assert shelf.names(typed) == ["a1"]


@pytest.mark.parametrize(
    "typed",
    ["école", "-voirie", "-vente voirie", '"excédent vente"', '"voirie patrimoine"', "vente école", '-"de voirie"'],
)
def test_a_decision_is_not_found_by(shelf, typed):
    shelf.decision()
    assert shelf.names(typed) == []


def test_a_fault_is_forgiven_when_little_is_found(shelf):
    shelf.decision()
    found = shelf.find("exedant voiri")
    assert (found.loosened, found.total) == (True, 1)
    assert not shelf.find("excédent").loosened


def test_the_passage_shows_what_was_searched(shelf):
    shelf.decision(text="<p>Le Conseil <b>approuve</b> l’été 🎉 les communales.</p><p>Fin.</p>")
    assert shelf.find("communal ete").hits[0].snippet == (
        ("Le Conseil approuve l’", False),
        ("été", True),
        (" 🎉 les ", False),
        ("communales", True),
        (". Fin.", False),
    )
