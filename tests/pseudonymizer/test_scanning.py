from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Hit
from imio.pseudonymizer import scan

import pytest


NAME = [Forbidden("Jérôme Dupont", "PERSON")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>M. Jérôme Dupont</p>",
        "<p>JEROME DUPONT</p>",
        "<p>DUPONT Jérôme</p>",
        "<p>Dupont, Jérôme</p>",
        "<p>Jérôme <b>Du</b>pont</p>",
        "<td>Dupont</td><td>Jérôme</td>",
        "J&eacute;r&ocirc;me&nbsp;Dupont",
        "Jérôme Du&shy;pont",
        "Jérôme D\u200bupont",
        "J\u0065\u0301ro\u0302me Dupont",
        "Jérôme-Dupont",
        '<img alt="Jérôme Dupont">',
        '<i title="Jérôme&#32;Dupont">x</i>',
        '<a href="/J%C3%A9r%C3%B4me%20Dupont.pdf">x</a>',
        '<a href="mailto:x@example.be?cc=J%C3%A9r%C3%B4me%20Dupont">x</a>',
        '<a href="jerome-dupont.pdf">x</a>',
        '<p data-x="dupont_jerome">x</p>',
        "<!-- Jérôme Dupont -->",
        "<script>'Jérôme Dupont'</script>",
        "<style>/* Jérôme Dupont */</style>",
        '<p class="jeromedupont">x</p>',
    ],
)
def test_a_forbidden_name_is_found_in_any_disguise(html):
    assert {hit.kind for hit in scan([("note", html, "html")], NAME)} == {"name"}


@pytest.mark.parametrize("html", ["<p>M. Dupont</p>", "<p>Jérôme</p>", "<p>Jérômedupontel</p>", "<p>M. [A]</p>"])
def test_a_part_of_the_name_is_no_hit(html):
    assert scan([("note", html, "html")], NAME) == []


def test_a_surname_is_found_when_it_is_forbidden_as_such():
    assert scan([("note", "M. DUPONT", "text")], [Forbidden("Dupont", "PERSON")]) == [Hit("name", "note", 3, 9)]


def test_a_kept_occurrence_is_no_hit():
    parts = [("note", "M. Jérôme Dupont et M. Jérôme Dupont", "text")]
    assert scan(parts, NAME, {"note": [(3, 16)]}) == [Hit("name", "note", 23, 36)]


def test_a_file_name_is_a_part_like_any_other():
    assert scan([("annex:1", "offre-dupont-jerome.pdf", "text")], NAME)[0].kind == "name"


@pytest.mark.parametrize("number", ["62.03.14-999.01", "62031499901", "62 03 14 999 01", "62.<b>03</b>.14-999.01"])
def test_a_valid_niss_is_always_a_hit_even_when_kept(number):
    assert [h.kind for h in scan([("note", number, "html")], (), {"note": [(0, 99)]})] == ["niss"]


def test_a_niss_in_a_comment_is_a_hit():
    assert [h.kind for h in scan([("note", "<!--62.03.14-999.01-->", "html")], ())] == ["niss"]


def test_an_iban_is_a_hit_outside_kept_ranges():
    parts = [("note", "compte BE68 5390 0754 7034", "text")]
    assert [hit.kind for hit in scan(parts, ())] == ["iban"]
    assert scan(parts, (), {"note": [(7, 26)]}) == []


def test_a_hit_never_carries_the_text():
    (hit,) = scan([("note", "0470/00.00.12", "text")], [Forbidden("0470 00 00 12", "PHONE")])
    assert hit == Hit("phone", "note", 0, 13) and "0470" not in repr(hit)
