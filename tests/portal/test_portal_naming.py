"""Is an institution found as people type it?"""

from imio.deliberations.portal.naming import folded
from imio.deliberations.portal.naming import matching
from imio.deliberations.portal.naming import Place

import pytest


PLACES = (
    Place("Bastogne", "/b", "commune", "Luxembourg", ("6600", "6686"), ("Bertogne",)),
    Place("Braine-l’Alleud", "/ba", "commune", "Brabant wallon", ("1420",)),
    Place("Braine-le-Château", "/bc", "commune", "Brabant wallon", ("1440",)),
    Place("Saint-Hubert", "/sh", "commune", "Luxembourg", ("6870",)),
    Place("Namur", "/n", "commune", "Namur", ("5000", "5001")),
    Place("Namur", "/np", "province", "Namur"),
)


@pytest.mark.parametrize(
    "asked, found",
    [
        ("bastogne", ["/b"]),
        ("  BASTOGNE ", ["/b"]),
        ("Bertogne", ["/b"]),
        ("6686", ["/b"]),
        ("1420", ["/ba"]),
        ("braine l'alleud", ["/ba"]),
        ("Braine", ["/ba", "/bc"]),
        ("chateau", ["/bc"]),
        ("St Hubert", ["/sh"]),
        ("saint-h", ["/sh"]),
        ("namur", ["/n", "/np"]),
        ("500", ["/n"]),
        ("66", ["/b"]),
        ("000", []),
        ("amur", []),
        ("", []),
        ("-'’", []),
        ("(.*)", []),
    ],
)
def test_names_former_names_and_postcodes(asked, found):
    assert [place.url for place in matching(PLACES, asked)] == found


def test_it_is_said_through_what_it_was_found():
    assert matching(PLACES, "Bertogne")[0].through == "Bertogne"
    assert matching(PLACES, "6600")[0].through == "6600"
    assert matching(PLACES, "Bastogne")[0].through == ""


def test_folding_forgets_accents_ligatures_and_hyphens():
    assert folded("Œuf-sur-l’Ère") == "oeuf sur l ere"
