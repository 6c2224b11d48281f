"""Does the model's own look at homes, births and sensitive phrases help a human, and never decide?"""

from imio.pseudonymizer import Document
from imio.pseudonymizer import opinion
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import Settings
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.learnt_phrase import phrase

import pytest


def spans(text, **settings):
    return Pseudonymizer(Settings(**settings)).analyse(Document((Part("note", text, "text"),))).spans


def learnt(text, **settings):
    return [(s.text, s.label, s.action) for s in spans(text, **settings) if s.recogniser == "learnt"]


@pytest.mark.parametrize(
    ("text", "label", "rule"),
    [
        ("M. Farid Sauvenière, domicilié chaussée de Namur 77 à 5999 Aulnoy, demande un délai.", "ADDRESS", "address"),
        ("Mme Odette Ramboux, née à Huy le 3 mars 1951, sollicite une concession.", "BIRTH", "birth"),
        (
            "M. Farid Sauvenière est hospitalisé depuis le mois de mars à la suite d'un infarctus.",
            "SENSITIVE",
            "sensitive",
        ),
    ],
)
def test_what_no_rule_found_is_proposed_with_its_probability(text, label, rule):
    found = [s for s in spans(text, without=(rule,)) if s.recogniser == "learnt"]
    assert {(s.label, s.action) for s in found} == {(label, "propose")}
    assert "modèle imio_council" in found[0].reason and "%" in found[0].reason
    assert [s for s in spans(text) if s.recogniser == "learnt"] == []  # the rules find it first


@pytest.mark.parametrize(
    "text",
    [
        "Le Conseil approuve le règlement relatif au revenu d'intégration et aux personnes handicapées.",
        "La bibliothèque communale, rue du Puits 12, est fermée pour travaux.",
        "M. Farid Sauvenière loue le pré pour neuf ans, au prix de 212,50 € par an.",
        "M. Farid Sauvenière habite en face de la prison.",
    ],
)
def test_what_tells_of_nobody_is_not_proposed(text):
    assert learnt(text) == []


def test_nothing_is_learnt_without_the_model_or_when_it_is_left_out():
    text = "M. Farid Sauvenière est hospitalisé depuis le mois de mars à la suite d'un infarctus."
    assert learnt(text, without=("sensitive", "learnt")) == []
    assert learnt(text, without=("sensitive",), model="none") == []


def test_a_home_beside_which_nobody_is_named_is_asked_about_where_the_model_sees_one():
    text = "M. Farid Sauvenière écrit. Le pignon de la maison sise rue du Puits 13, à Aulnoy s'est effondré."
    home = text.index("rue du Puits 13")
    assert opinion.ask(SHIPPED, text).datum("ADDRESS", home, home + 15) > 0.5
    assert [s.action for s in spans(text) if s.label == "ADDRESS"] != ["keep"]


@pytest.mark.parametrize(
    ("text", "seen", "left"),
    [
        ("M. X abrite une colonie de chauves-souris", "une colonie de chauves", None),
        ("M. X protège la souris-épineuse", "épineuse", None),
        ("agir, en tant que de besoin, contre X", "tant que de besoin", None),
        ("X offre un revêtement stabilisé", "un revêtement stabilisé", None),
        ("X a été promu en interne", "en interne", None),
        ("X (aidée par le Centre)", "aidée par le", "aidée"),
        ("le conducteur, en état d'ivresse, fuit", "en état d'ivresse", "en état d'ivresse"),
        ("X vit sans ressources depuis mai", "sans ressources depuis", "sans ressources"),
    ],
)
def test_a_stretch_of_the_model_becomes_a_phrase_or_nothing(text, seen, left):
    start = text.index(seen)
    found = phrase(Context(text), start, start + len(seen), 0.9)
    assert (text[slice(*found)] if found else None) == left
