"""Which mentions are one person, letters, propagation."""

from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.entities import letter_of


def letters(analyse, text):
    return [(s.text, s.entity) for s in analyse(text).spans if s.label == "PERSON"]


def test_all_writings_of_a_person_share_a_letter(analyse):
    text = (
        "M. Jérôme Delvigne paie. DELVIGNE Jérôme signe. J. Delvigne part. M. Delvigne revient. Jerome DELVIGNE dort."
    )
    assert {letter for _, letter in letters(analyse, text)} == {"A"}


def test_letters_follow_first_appearance(analyse):
    text = "Mme Ewa Nowak et M. Ignazio Schillaci. Mme Nowak."
    assert [letter for _, letter in letters(analyse, text)] == ["A", "B", "A"]


def test_two_persons_of_one_surname_stay_apart(analyse):
    text = "Mme Yvonne Tasiaux et M. Damien Tasiaux vendent."
    assert [letter for _, letter in letters(analyse, text)] == ["A", "B"]
    assert "same_surname" in {d.kind for d in analyse(text).warnings}


def test_a_married_name_is_the_same_person(analyse):
    text = "Mme Malika Chaoui-Rezgui vend. Malika Chaoui signe."
    assert {letter for _, letter in letters(analyse, text)} == {"A"}


def test_a_surname_is_carried_to_title_and_annex():
    document = Document(
        (
            Part("title", "Vente à Delvigne", "text"),
            Part("note", "<p>M. Jérôme Delvigne achète.</p>"),
            Part("annex-title:1", "offre-jerome-delvigne.pdf", "text"),
        )
    )
    spans = Pseudonymizer().analyse(document).spans
    assert [(s.part, s.text, s.entity) for s in spans] == [
        ("title", "Delvigne", "A"),
        ("note", "Jérôme Delvigne", "A"),
        ("annex-title:1", "jerome-delvigne", "A"),
    ]


def test_an_ordinary_word_is_not_carried_but_doubted(analyse):
    analysis = analyse("M. Jean Petit achète. Petit à petit. Mme Petit signe.")
    assert [s.text for s in analysis.spans] == ["Jean Petit", "Petit"]
    assert "common_word" in {d.kind for d in analysis.warnings}


def test_a_street_that_bears_the_name_is_not_carried(analyse):
    assert len(letters(analyse, "M. Paul Janson habite près de la rue Janson.")) == 1


def test_letters_are_stable_between_draft_and_final(analyse):
    draft = analyse("M. Ignazio Schillaci et Mme Ewa Nowak achètent.")
    final = analyse("Mme Ewa Nowak, M. Luc Hennuy et M. Ignazio Schillaci achètent.", previous=draft)
    assert {s.text: s.entity for s in final.spans} == {
        "Ewa Nowak": "B",
        "Luc Hennuy": "C",
        "Ignazio Schillaci": "A",
    }


def test_after_z_comes_aa():
    assert [letter_of(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_an_analysis_survives_json(analyse):
    import json

    analysis = analyse("M. Jérôme Delvigne, né à Huy le 3 mars 1971, NISS 62.03.14-999.01")
    assert Analysis.from_dict(json.loads(json.dumps(analysis.to_dict()))) == analysis


def test_ids_are_stable_and_unique(analyse):
    text = "M. Jérôme Delvigne et M. Jérôme Delvigne"
    ids = [s.id for s in analyse(text).spans]
    assert ids == [s.id for s in analyse(text).spans] and len(set(ids)) == len(ids) == 2
