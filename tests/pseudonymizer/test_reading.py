from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer.reading import read

import pytest


@pytest.mark.parametrize(
    "html, text",
    [
        ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
        ("Un<br>Deux", "Un\nDeux"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<b>DU</b>PONT", "DUPONT"),
        ("D&eacute;cide &amp; vote", "Décide & vote"),
        ("D&#233;cide&nbsp;", "Décide\u00a0"),
        ("Du&shy;pont\u200b", "Dupont"),
        ("e\u0301le\u0300ve", "élève"),
        ("  Un \n  deux ", "Un deux "),
        ("a < b", "a < b"),
        ("<!-- note -->Un", "Un"),
        ("<script>var a = 1</script>Un", "Un"),
        ("&eacutedition", "édition"),
        ('<a title="a>b">Un</a>', "Un"),
    ],
)
def test_plain_text(html, text):
    assert plain_text(Part("note", html)) == text


def test_hidden_values_that_could_hold_a_datum_follow_the_text():
    html = '<a href="mailto:j.renson@example.be">écrire</a><img alt="Portrait de Jean Dupont"><i title="bas">x</i>'
    assert plain_text(Part("note", html)) == "écrirex\n\nj.renson@example.be\n\nPortrait de Jean Dupont"


def test_each_character_knows_its_source():
    reading = read("<p>D&eacute;<b>cide</b></p>")
    assert [reading.source[s:e] for s, e in zip(reading.starts, reading.ends, strict=True)] == [
        "D", "&eacute;", "c", "i", "d", "e",
    ]  # fmt: skip
