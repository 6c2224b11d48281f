from imio.pseudonymizer import find_all
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer import render
from imio.pseudonymizer import scan

import pytest


A = '<span class="masked" data-kind="person">[A]<span class="masked-note"> donnée personnelle masquée</span></span>'


def hide(html, needle, label="PERSON", letter="A", keeps=()):
    part = Part("note", html)
    text = plain_text(part)
    return render(part, [Mask(s, e, label, letter) for s, e in find_all(text, needle)], keeps)


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>M. Dupont&nbsp;vend</p>", f"<p>M. {A}&nbsp;vend</p>"),
        ("<b>DU</b>PONT vend", f"<b>{A}</b> vend"),
        ("<p style='x'>Du&shy;pont</p>", f"<p style='x'>{A}</p>"),
        ("<td>Dupont</td><td>3 &euro;</td>", f"<td>{A}</td><td>3 &euro;</td>"),
        ("<o:p>D<!-- Dupont -->upont</o:p>", f"<o:p>{A}</o:p>"),
        ("&#68;upont", A),
    ],
)
def test_only_the_mask_changes(html, expected):
    assert hide(html, "Dupont").content == expected


def test_plain_text_is_masked_in_place():
    part = Part("note", "M. Dupont\r\nvend", "text")
    assert render(part, [Mask(3, 9, "PERSON", "A")]).content == "M. [A]\r\nvend"


@pytest.mark.parametrize(
    "label, word",
    [
        ("ADDRESS", "adresse"),
        ("BIRTH", "naissance"),
        ("NISS", "numéro national"),
        ("IBAN", "compte bancaire"),
        ("PHONE", "téléphone"),
        ("EMAIL", "courriel"),
        ("PLATE", "plaque"),
        ("PARCEL", "parcelle"),
        ("COMPANY", "numéro d’entreprise"),
        ("SENSITIVE", "donnée sensible"),
        ("MINOR", "mineur"),
        ("MASK", "masqué"),
    ],
)
def test_the_word_of_each_kind(label, word):
    assert hide("un Dupont", "Dupont", label, "").text == f"un [{word}]"


def test_the_note_does_not_count_when_the_copy_is_read_again():
    rendered = hide("<p>M. Dupont vend à Mme Nowak</p>", "Dupont")
    assert rendered.text == plain_text(Part("note", rendered.content)) == "M. [A] vend à Mme Nowak"


def test_a_false_note_is_text_like_any_other():
    assert plain_text(Part("note", '<span class="masked-note"> Jean Dupont</span>')) == " Jean Dupont".strip()


def test_kept_ranges_move_with_the_text():
    html = '<p title="avec Mme Ewa Nowak">M. Dupont et <b>No</b>wak &amp; fils</p>'
    text = plain_text(Part("note", html))
    keeps = find_all(text, "Nowak")
    rendered = hide(html, "Dupont", keeps=keeps)
    assert [rendered.text[s:e] for s, e in rendered.kept] == ["Nowak", "Nowak"]


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="Jean Dupont">Jean Dupont',
        '<a href="mailto:jean@example.be?cc=Jean%20Dupont">Jean Dupont</a>',
        '<a href="/docs/jean-dupont.pdf">Jean Dupont</a>',
        '<a href="/docs/Jean%20Dupont.pdf">Jean Dupont</a>',
        '<p data-author="Dupont Jean" id="x">Jean Dupont</p>',
        "<!-- Jean Dupont -->Jean Dupont",
        '<p class="jean-dupont">Jean <i>Dupont</i></p>',
        "<script>var who = 'Jean Dupont'</script>Jean Dupont",
    ],
)
def test_a_masked_datum_leaves_attributes_and_comments(html):
    part = Part("note", html)
    text = plain_text(part)
    masks = [Mask(s, e, "PERSON", "A") for n in ("Jean Dupont", "Dupont Jean") for s, e in find_all(text, n)]
    rendered = render(part, masks)
    assert "upont" not in rendered.content
    assert scan([("note", rendered.content, "html")], [Forbidden("Jean Dupont", "PERSON")]) == []


def test_overlapping_masks_become_one():
    part = Part("note", "né à Huy le 3 mars", "text")
    assert render(part, [Mask(0, 10, "BIRTH"), Mask(5, 18, "ADDRESS")]).content == "[adresse]"
    assert (
        render(part, [Mask(-5, 2, "BIRTH"), Mask(90, 99, "IBAN"), Mask(4, 4, "NISS")]).content
        == "[naissance] à Huy le 3 mars"
    )


def test_a_letter_is_escaped():
    assert "<script>" not in hide("un Dupont", "Dupont", letter="<script>").content
