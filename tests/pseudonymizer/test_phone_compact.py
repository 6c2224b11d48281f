"""Telephone numbers without separators, in links, and in another form than the one that is masked."""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import render
from imio.pseudonymizer import scan
from imio.pseudonymizer.searching import find_all

import pytest


@pytest.mark.parametrize(
    "text, number",
    [
        ("Mme Odile Hocquet, +32470000012, conteste le montant.", "+32470000012"),
        ("Vu le courrier de M. Armand Cuvelier, 0470000012 ;", "0470000012"),
        ("Le demandeur est Mme Josiane Trinon (0470.000.012).", "0470.000.012"),
        ("À rappeler : +3281000034", "+3281000034"),
        ("Mme Hocquet, 081000034, habite en face.", "081000034"),
        ("À rappeler : 0471000015 (M. Cuvelier)", "0471000015"),
        ("Odile Hocquet 0470-00-00-12", "0470-00-00-12"),
        ("Le voisin a signé : 0032470000012.", "0032470000012"),
        ("Nom\tGSM\nTrinon Josiane\t0470000012\nCuvelier Armand\t0470000013", "0470000012"),
    ],
)
def test_a_compact_number_beside_a_person_is_masked(found, text, number):
    assert (number, "mask") in found(text, "PHONE")


@pytest.mark.parametrize(
    "text",
    [
        "le dossier 0470000012 de Mme Odile Hocquet",
        "Mme Odile Hocquet, facture numéro 0470000012 du 3 mai",
        "le compte client de M. Cuvelier, 0470000012, est soldé",
        "M. Cuvelier verse 0470000012 euros",
        "Mme Odile Hocquet a versé la somme sous 0470000012 sur le compte communal",
        "la société de Mme Hocquet, BCE 0403.170.701",
        "la fiduciaire de Mme Odile Hocquet, 0403.170.701, est désignée",
        "l'article budgétaire 042173560 est épuisé",
        "Le code 0470000012 figure sur l'étiquette.",
        "Nom\tN° client\nTrinon Josiane\t0470000012\nCuvelier Armand\t0470000013",
    ],
)
def test_the_same_digits_elsewhere_are_none(found, text):
    assert found(text, "PHONE") == []


@pytest.mark.parametrize(
    "link", ["tel:+32470000012", "tel:0470000012", "TEL:+32-470-00-00-12", "tel:470000012", "sms:+32470000012"]
)
def test_a_link_that_dials_is_masked(found, link):
    ((number, action),) = found(f"<p>Écrire à <a href='{link}'>notre voisin</a>.</p>", "PHONE", format="html")
    assert action == "mask" and number == link.partition(":")[2]


def test_a_link_that_dials_a_service_stays(found):
    html = "<p>Renseignements : service Travaux, <a href='tel:+3281000034'>081/00.00.34</a></p>"
    assert [action for _, action in found(html, "PHONE", format="html")] == ["keep", "keep"]


def test_other_links_and_identifiers_stay(found):
    html = "<p data-id='0470000012'>Voir <a href='https://example.be/0470000012'>le dossier</a>.</p>"
    assert found(html, "PHONE", format="html") == []


@pytest.mark.parametrize(
    "shown",
    [
        "<a href='tel:+32470000012'>x</a>",
        "<a href='tel:0470000012'>x</a>",
        "<p>+32 (0)470 00 00 12</p>",
        "<p>0032 470 000 012</p>",
        "<a href='https://wa.me/32470000012'>x</a>",
    ],
)
def test_another_form_of_a_forbidden_number_is_a_hit(shown):
    assert [hit.kind for hit in scan([("note", shown, "html")], [Forbidden("0470/00.00.12", "PHONE")])] == ["phone"]
    assert scan([("note", shown, "html")], [Forbidden("0470/00.00.13", "PHONE")]) == []


def test_the_international_form_forbids_the_national_one():
    page = [("note", "<p>0470 00 00 12</p>", "html")]
    assert scan(page, [Forbidden("+32 470/00.00.12", "PHONE")])
    assert not scan(page, [Forbidden("+33 470/00.00.12", "PHONE")])


@pytest.mark.parametrize("other", ["+32470000012", "0032 470 00 00 12", "0470000012"])
def test_a_masked_number_readable_in_another_form_is_told(other):
    parts = (Part("note", "Mme Hocquet, tél. 0470/00.00.12", "text"), Part("annexe", f"liste {other}.txt", "text"))
    analysis = Pseudonymizer().analyse(Document(parts))
    annex = [s for s in analysis.spans if s.part == "annexe" and s.label == "PHONE"]
    assert annex or [d.kind for d in analysis.warnings if d.part == "annexe"] == ["readable_elsewhere"]


def test_another_number_is_not_told():
    parts = (Part("note", "Mme Hocquet, tél. 0470/00.00.12", "text"), Part("annexe", "liste 0470000013.txt", "text"))
    assert [d for d in Pseudonymizer().analyse(Document(parts)).warnings if d.part == "annexe"] == []


def test_a_masked_number_takes_the_link_with_it():
    note = Part("note", "<p>Mme Hocquet, <a href='https://wa.me/32470000012'>0470/00.00.12</a></p>")
    start = plain_text(note).index("0470")
    assert "470" not in render(note, [Mask(start, start + 13, "PHONE", "")]).content


def test_a_number_is_looked_for_in_all_its_forms():
    assert find_all("au +32470000012 ou au 0470/00.00.12", "0470 00 00 12") == [(4, 15), (22, 35)]
