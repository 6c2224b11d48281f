from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer import render

import pytest


@pytest.mark.parametrize("text", ["M. XXX demande", "M. TEXTE MASQUÉ | RGPD demande", "M. ███ demande"])
def test_a_mask_in_the_text_is_recognised(found, text):
    assert [action for _, action in found(text, "MASK")] == ["mask"]


@pytest.mark.parametrize("inside", ["", "Jean Dupont", "<b>Jean</b> <span>Dupont</span>", 'a<span class="x">b</span>c'])
def test_what_an_upstream_mask_holds_never_shows(inside):
    part = Part("note", f'<p>M. <span class="pm-anonymize" data-x="1">{inside}</span> demande</p>')
    assert plain_text(part) == "M. [masqué] demande"
    rendered = render(part, [])
    assert "Dupont" not in rendered.content and rendered.text == "M. [masqué] demande"


def test_an_unclosed_upstream_mask_ends_with_its_block():
    part = Part("note", '<p>M. <span class="pm-anonymize">Jean Dupont</p><p>Suite</p>')
    assert plain_text(part) == "M. [masqué]\n\nSuite"


def test_datum_masked_upstream_raises_a_reminder(analyse):
    analysis = analyse("M. XXX et M. Jean Dupont demandent")
    assert "upstream_elsewhere" in {doubt.kind for doubt in analysis.warnings}
