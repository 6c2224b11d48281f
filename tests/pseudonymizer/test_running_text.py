"""Do line ends at a fixed width, two blanks, narrow blanks or capitals hide anybody? Do offsets still count right?"""

from hypothesis import given
from hypothesis import strategies
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer import render
from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.reading import read
from imio.pseudonymizer.recasing import recased
from imio.pseudonymizer.running_text import running
from pathlib import Path

import pytest
import re
import textwrap


CORPUS = Path(__file__).parent / "corpus"
LETTER = (
    "Considérant que les riverains ont été entendus par le Collège au début du mois de mars, parmi lesquels Monsieur "
    "Marcel Doneux, locataire de la maison voisine, Madame Ghislaine Paquet-Noirhomme et son frère, M. J. Warzée, qui "
    "demeurent ensemble rue des Fermes 14 à 6999 Hautrive ; que la facture a été adressée par la suite à Mme Fernande "
    "Jamotte, née à Trieux le 12 mars 1951, laquelle la conteste par la voie de son conseil, ainsi qu'à ses voisins ;"
)


def persons(analyse, text, format="text"):
    return {
        " ".join(s.text.split())
        for s in analyse(text, format=format).spans
        if s.label == "PERSON" and s.action != "keep"
    }


@pytest.mark.parametrize("width", [50, 62, 72, 78, 100, 130])
def test_a_letter_whose_lines_end_at_a_width_tells_the_same_persons(analyse, width):
    wrapped = "\n".join(textwrap.wrap(LETTER, width, break_on_hyphens=False))
    assert persons(analyse, wrapped) == persons(analyse, LETTER)


def test_where_a_line_ends_behind_a_hyphen_the_name_goes_on(analyse):
    wrapped = next(w for w in (textwrap.fill(LETTER, width) for width in range(60, 90)) if "Paquet-\nNoirhomme" in w)
    whole = next(s for s in analyse(wrapped).spans if "Noirhomme" in s.text)
    assert whole.text.split() == ["Ghislaine", "Paquet-", "Noirhomme"] and whole.action == "mask"


def test_two_blanks_part_no_name(analyse):
    assert persons(analyse, LETTER.replace(" ", "  ")) == persons(analyse, LETTER)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "&nbsp; ", " &nbsp;", "&ensp;"])
def test_blanks_of_word_processors_part_no_name(analyse, blank):
    html = "<p>" + LETTER.replace("M. ", f"M.{blank}").replace("Marcel ", f"Marcel{blank}") + "</p>"
    assert persons(analyse, html, "html") == persons(analyse, LETTER)


def test_offsets_count_in_the_plain_text_and_not_in_the_running_one(analyse):
    text = "\n".join(textwrap.wrap(LETTER, 60)).replace("Marcel ", "Marcel  ")
    analysis = analyse(text)
    assert analysis.texts["note"] == text == plain_text(Part("note", text, "text"))
    assert all(text[span.start : span.end] == span.text for span in analysis.spans)
    assert "Marcel  Doneux" in {span.text for span in analysis.spans}


def test_masking_puts_one_mark_for_a_name_over_two_lines(analyse):
    text = next(w for w in (textwrap.fill(LETTER, width) for width in range(60, 90)) if "Marcel\nDoneux" in w)
    masks = [Mask(s.start, s.end, s.label, s.entity) for s in analyse(text).spans if s.label == "PERSON"]
    masked = render(Part("note", text, "text"), masks).content
    assert not re.search(r"Marcel|Doneux|Warzée|Jamotte", masked) and masked.count("[A]") == 1


def test_a_list_of_short_lines_stays_a_list():
    text = read(
        "Présents :\nM. Jean Dupont\nMme Anne Petit\nM. Luc Grand\nMme Rose Leroy, présidente du conseil\n", "text"
    )
    assert running(text.text, wrapped=True).text == text.text


def test_a_paragraph_a_line_stays_so():
    text = read("\n".join([LETTER] * 6), "text").text
    assert running(text, wrapped=True).text == text


def test_in_html_a_line_end_is_a_block_and_stays(analyse):
    html = "".join(f"<p>{line}</p>" for line in textwrap.wrap(LETTER, 60))
    text = read(html).text
    assert running(text, wrapped=False).text == text


def test_three_blanks_and_more_part_columns():
    text = read("Dupont   Jean    rue Haute 4", "text").text
    assert running(text, wrapped=True).text == text


def test_what_does_not_show_stays_apart_from_what_does():
    text = read("<p>Deux  M.&nbsp; Goor</p><!-- appeler  Goor -->").text
    told = running(text, wrapped=False)
    assert told.text[: told.text.visible].strip().endswith("Goor") and "appeler" in told.text[told.text.visible :]


@given(strategies.text(alphabet="ab M.A\n \u00a0\u2009-,;DE'É1", max_size=200), strategies.booleans())
def test_every_place_of_the_running_text_leads_to_the_same_letter_of_the_plain_text(text, wrapped):
    plain = read(text, "text").text
    told = running(plain, wrapped)
    for place, letter in enumerate(told.text):
        start, end = told.back(place, place + 1)
        assert end - start == 1
        there = plain[start:end]
        assert letter == there or (letter.isspace() and there.isspace()) or letter.upper() == there
    kept = {told.back(place, place + 1)[0] for place in range(len(told.text))}
    assert all(plain[place].isspace() for place in range(len(plain)) if place not in kept)


@given(strategies.text(max_size=120))
def test_recasing_keeps_the_length_and_the_letters(text):
    assert len(recased(text)) == len(text)
    assert all(a == b or a.upper() == b for a, b in zip(recased(text), text, strict=True))


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        (
            "VENTE D'UN TERRAIN À MME DUPONT ET À M. PETIT JEAN, RUE DE LA STATION 12 À HAUTRIVE",
            "Vente d'un terrain à Mme Dupont et à M. Petit Jean, rue de la station 12 à Hautrive",
        ),
        ("INTERPELLATION DE MADAME A. THIRY SUR LE PCDR", "Interpellation de Madame A. Thiry sur le PCDR"),
        ("LE CPAS DE NAMUR ET L'ASBL DU MOULIN", "Le CPAS de Namur et l'ASBL du moulin"),
    ],
)
def test_a_sentence_in_capitals_reads_like_any_other(capitals, small):
    assert recased(capitals) == small


@pytest.mark.parametrize(
    "line",
    ["MM. DUPONT JEAN, PETIT PAUL, ÉCHEVINS ;", "LA BOURGMESTRE", "Vente à M. DUPONT de la parcelle", "DE LA TOUR"],
)
def test_a_list_a_heading_or_a_name_in_capitals_stays_as_it_is(line):
    assert recased(line) == line


@pytest.mark.parametrize(
    "title",
    [
        "VENTE D'UN EXCÉDENT DE VOIRIE À MME GHISLAINE PAQUET ET À SON FRÈRE MARCEL DONEUX - APPROBATION",
        "DEMANDE DE M. PETIT JEAN ET DE LA FAMILLE LAMBRETTE POUR LA POSE D'UN MIROIR",
        "RÉCLAMATION DE MADEMOISELLE WARZÉE CONTRE LA TAXE SUR LES IMMEUBLES",
    ],
)
def test_a_title_in_capitals_hides_nobody(analyse, title):
    spans = analyse(title).spans
    covered = {place for s in spans if s.action != "keep" for place in range(s.start, s.end)}
    for name in ("PAQUET", "DONEUX", "PETIT", "LAMBRETTE", "WARZÉE"):
        at = title.find(name)
        assert at < 0 or set(range(at, at + len(name))) <= covered, name
    assert all(title[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize("written", ["MME", "Melle", "mme", "mr", "Mr.", "MLLE"])
def test_every_writing_of_a_civility_announces_a_name(found, written):
    assert ("Wéry", "mask") in found(f"Considérant que {written} Wéry est locataire du bien ;", "PERSON")


@pytest.mark.parametrize(
    "text", ["La famille Bastin a introduit une réclamation.", "Les consorts Do vendent.", "La veuve Colson doit 12 €."]
)
def test_a_household_that_opens_a_sentence_is_no_title(found, text):
    name = re.search(r"(?:famille|consorts|veuve) (\w+)", text)[1]
    assert (name, "mask") in found(text, "PERSON")


@pytest.mark.parametrize(
    "text", ["M. VU a visité le bien.", "Vente à M. P. Vu pour 5 €.", "La maison de Mme Vu est libre."]
)
def test_a_surname_that_opens_recitals_is_one_behind_a_civility(analyse, text):
    at = text.lower().index("vu")
    assert any(s.start <= at < s.end and s.action != "keep" for s in analyse(text).spans)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, lambda text: text[::-1]], ids="ULTR")
def test_texts_written_otherwise_are_read_to_the_end(analyse, change):
    for document in read_corpus(CORPUS / "hand_ab.txt")[::4] + read_corpus(CORPUS / "hand_h.txt")[::4]:
        text = change(plain_text(document.document.parts[-1]))
        analysis = analyse(text)
        assert all(analysis.texts["note"][s.start : s.end] == s.text for s in analysis.spans)


def test_a_heading_that_reaches_past_its_phrase_is_read_to_the_end(analyse):
    assert analyse("ARTICLE 2. UN PIIS EST SIGNÉ DANS LES TROIS MOIS. Fin").texts
