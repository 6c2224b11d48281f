"""What must hold for any text."""

from hypothesis import assume
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.pseudonymizer import Document
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import render
from imio.pseudonymizer import scan
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.reading import read


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<b>", "</b>", "<td>", "</td>", "<br/>", "<a href='x", "\">", "<!--", "-->", "<!-->", "--!>",
        "&", "&eacute;", "&nbsp;", "&#x200b;", "&#0000068;", "\u2009", "\u00ad", "e\u0301", "<", ">", '"', "'", "=",
        " ", "\n", "\t", "<script>", "</script>", "<textarea>", "<jean@example.be>",
        "<span class='masked-note'>", "</span>",
        "<span class='pm-anonymize'>", "<td class=pm-anonymize>", "title=\"Jean Dupont\"", "M. Jean Dupont", "DUPONT",
        "rue Haute 77", "né à Huy le 3 mars 1971", "62.03.14-999.01", "BE68 5390 0754 7034", "0470/00.00.12", "😀", "ß",
    ]
)  # fmt: skip
HTML = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map("".join)
ANY = st.one_of(HTML, st.text(st.characters(), max_size=200))
RULES = Pseudonymizer(Settings(model="none"))
FEW = settings(max_examples=120, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(ANY, st.sampled_from(["html", "text"]))
def test_masking_nothing_is_identity(source, format):
    assume(not read(source, format).upstream)  # what the institution masked always goes
    assert render(Part("note", source, format), []).content == source


@FEW
@given(ANY)
def test_every_character_has_a_place_in_the_source(source):
    reading = read(source)
    assert len(reading.text) == len(reading.starts) == len(reading.ends)
    assert all(0 <= s <= e <= len(source) for s, e in zip(reading.starts, reading.ends, strict=True))
    visible = reading.starts[: reading.visible]
    assert visible == sorted(visible)


@FEW
@given(ANY, st.integers(0, 60), st.integers(1, 30))
def test_unmasked_text_is_unchanged(source, start, length):
    part = Part("note", source, "text")
    text = plain_text(part)
    rendered = render(part, [Mask(start, start + length, "PERSON", "A")])
    if start < len(text):
        assert rendered.text.startswith(text[:start]) and rendered.text.endswith(text[start + length :])


@FEW
@given(ANY, st.sampled_from(["html", "text"]))
def test_any_text_gives_an_analysis_that_renders(source, format):
    part = Part("note", source, format)
    analysis = RULES.analyse(Document((part,)))
    text = analysis.texts["note"]
    assert text == plain_text(part)
    for span in analysis.spans:
        assert 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text
    masks = [Mask(s.start, s.end, s.label, s.entity) for s in analysis.spans if s.action != "keep"]
    rendered = render(part, masks)
    assert rendered.text == plain_text(Part("note", rendered.content, format))


@FEW
@given(ANY)
def test_what_is_kept_moves_with_the_text(source):
    part = Part("note", source)
    text = plain_text(part)
    rendered = render(part, [], [(0, len(text))])
    kept = [rendered.text[start:end] for start, end in rendered.kept]
    assert all(piece in text for piece in kept)


@FEW
@given(
    st.lists(st.sampled_from(["<b>", "</b>", "&nbsp;", " ", "<td>", "\u00ad", "&shy;", "<i title='x'>"]), max_size=4),
    HTML,
)
def test_no_masked_occurrence_survives_the_scan(between, around):
    # A long unusual name, so that the text around cannot hold it by chance.
    html = f"<p>M. Zébulon{''.join(between)} Quévrainport</p>" + around.replace("<", "&lt;")
    part = Part("note", html)
    start = plain_text(part).index("Zébulon")
    end = plain_text(part).index("Quévrainport") + len("Quévrainport")
    rendered = render(part, [Mask(start, end, "PERSON", "A")])
    hits = scan([("note", rendered.content, "html")], [Forbidden("Zébulon Quévrainport", "PERSON")])
    assert "name" not in {hit.kind for hit in hits}
