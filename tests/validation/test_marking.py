"""Do the marks stand where the pseudonymizer counts, and does the text stay what it was?"""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.validation.marking import Ink
from imio.deliberations.validation.marking import mark
from imio.deliberations.validation.marking import Mention
from imio.deliberations.validation.marking import range_of
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from lxml import html as lxml_html

import pytest


def mention(start, end, name="a1"):
    return Mention(name, start, end, "open", "?", "à décider")


def marked(source, text, format="html"):
    part = Part("decision", source, format)
    start = plain_text(part).index(text)
    return mark(part, [mention(start, start + len(text))])


def pieces(html):
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    return [element.text_content() for element in tree.iter("mark")]


@pytest.mark.parametrize(
    "source, text, expected",
    [
        ("<p>M. Jean Dupont</p>", "Jean Dupont", ["Jean Dupont"]),
        ("<p>M. Jean <strong>Dup</strong>ont, ici</p>", "Jean Dupont", ["Jean ", "Dup", "ont"]),
        ("<p>M. Jean&nbsp;Dupont</p>", "Jean\xa0Dupont", ["Jean\xa0Dupont"]),
        ("<p>Mme Andr&eacute;e   B&#38;C</p>", "Andrée B&C", ["Andrée   B&C"]),
        ("<p>Jean<br>Dupont</p>", "Jean\nDupont", ["Jean", "Dupont"]),
        ("<table><tr><td>Jean</td> <td>Dupont</td></tr></table>", "Jean\tDupont", ["Jean", "Dupont"]),
        ("<p>Zoé 𝒜lice Dupont</p>", "Dupont", ["Dupont"]),
        ("<p>Cafe\u0301 Rene\u0301</p>", "René", ["Rene\u0301"]),
    ],
)
def test_a_mention_is_marked_where_it_stands(source, text, expected):
    assert pieces(marked(source, text)) == expected


def test_only_the_first_piece_has_the_id_and_the_way_to_its_decision():
    html = marked("<p>Jean <em>Dupont</em></p>", "Jean Dupont")
    assert html.count('id="m-a1"') == 1
    assert html.count('href="#d-a1"') == 1


def test_a_mark_in_a_link_is_no_second_link():
    html = marked('<p><a href="https://example.be/">Jean Dupont</a> Marie</p>', "Jean Dupont")
    assert "#d-a1" not in html
    assert 'tabindex="0"' in html


def test_a_text_part_is_escaped():
    html = marked("Vente <à> M. Dupont & fils", "Dupont & fils", "text")
    assert html.startswith("Vente &lt;à&gt; M. <mark")
    assert pieces(html) == ["Dupont & fils"]


def test_an_upstream_mask_is_shown_and_never_cut():
    source = '<p>M. <span class="pm-anonymize"></span> Dupont</p>'
    assert pieces(mark(Part("decision", source), [])) == ["[masqué]"]
    inside = mark(Part("decision", source), [mention(5, 8)])
    assert pieces(inside) == ["[masqué]"]
    assert 'id="m-a1"' in inside


def test_an_address_that_the_page_hides_is_listed_and_marked():
    html = marked('<p>Contact : <a href="mailto:jean.dupont@example.be">ici</a></p>', "jean.dupont@example.be")
    assert html.endswith("</ul>")
    assert pieces(html) == ["jean.dupont@example.be"]
    assert html.count("<mark") == 1


def test_of_two_that_overlap_the_first_keeps_what_they_share():
    html = mark(Part("decision", "<p>Jean Dupont Durand</p>"), [mention(0, 11, "a"), mention(5, 18, "b")])
    assert pieces(html) == ["Jean Dupont", " Durand"]


WORDS = st.text(alphabet="abcé ïÉ'’𝒜&<>\n\t\u0301-", max_size=12)
TAGS = st.sampled_from(["strong", "em", "p", "li", "td", "div", "sup"])
UPSTREAM = '<span class="pm-anonymize"></span>'


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


HTML = st.recursive(
    WORDS.map(_escaped) | st.sampled_from([UPSTREAM, "<br>", "&eacute;", "<!-- a comment -->", "&nbsp;"]),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(HTML, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5), st.sampled_from(["html", "text"]))
@settings(max_examples=300, deadline=None)
def test_marks_add_no_text_and_hide_none(source, ranges, format):
    part = Part("decision", source, format)
    text = plain_text(part)
    mentions = [
        mention(start, min(start + length, len(text)), f"x{number}")
        for number, (start, length) in enumerate(ranges)
        if start < len(text)
    ]
    html = mark(part, mentions)
    assert plain_text(Part("decision", html)).split() == text.split()
    tree = lxml_html.fragment_fromstring(f"<div>{html}</div>")
    assert not tree.xpath("//mark//mark")
    if format == "html" and UPSTREAM not in source:
        assert plain_text(Part("decision", html)) == text


@given(HTML, st.integers(0, 60), st.integers(1, 20))
@settings(max_examples=200, deadline=None)
def test_what_is_marked_is_what_the_range_holds(source, start, length):
    part = Part("decision", source.replace(UPSTREAM, ""))
    text = plain_text(part)
    if start >= len(text):
        return
    html = mark(part, [mention(start, start + length)])
    shown = "".join(plain_text(Part("decision", piece, "text")) for piece in pieces(html))
    assert "".join(shown.split()) == "".join(text[start : start + length].split())


@pytest.mark.parametrize(
    "text, start, end, found",
    [
        ("M. Jean Dupont", 2, 12, "Jean Dupont"),
        ("a\n\n𝒜 b", 1, 2, "𝒜"),
        ("abc", 0, 3, "abc"),
    ],
)
def test_ink_is_found_again_in_the_plain_text(text, start, end, found):
    first, last = range_of(text, Ink(start, end))
    assert text[first:last] == found


@pytest.mark.parametrize("start, end", [(0, 0), (2, 1), (-1, 2), (0, 99)])
def test_ink_that_is_not_there_is_nothing(start, end):
    assert range_of("abc", Ink(start, end)) == (0, 0)
