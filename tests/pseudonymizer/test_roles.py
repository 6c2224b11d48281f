"""Who stays readable: the registry, the words around, the blocks; per occurrence."""

from datetime import date
from imio.pseudonymizer import Official

import pytest


MAYOR = Official("Aurélie Vandermeulen-Royer", "Bourgmestre")


def person(analyse, text, officials=()):
    return [(s.text, s.action) for s in analyse(text, officials).spans if s.label == "PERSON"]


@pytest.mark.parametrize(
    "text, name",
    [
        ("M. Rudy Collard, Bourgmestre, expose le point", "Rudy Collard"),
        ("l'Échevin Houbrechts expose le point", "Houbrechts"),
        ("Mme l'Échevine Zeynep Aydoğan répond", "Zeynep Aydoğan"),
        ("Maître Hortense Balfroid, notaire", "Hortense Balfroid"),
        ("le Ministre Willem Roggeveen", "Willem Roggeveen"),
        ("la Directrice générale, (s) Ph. STASSART", "Ph. STASSART"),
        ("Présents : M. Jean Dupont, Mme A. Tasquin", "Jean Dupont"),
        ("par 9 voix pour et 2 abstentions (Mme Fontaine et M. Collard)", "Fontaine"),
        ("MM. Bouzerda et Mahaux, Échevins, proposent", "Bouzerda"),
        ("M. Goffaux (groupe PS) intervient", "Goffaux"),
    ],
)
def test_an_office_stays_readable(analyse, text, name):
    assert dict(person(analyse, text))[name] == "keep"


@pytest.mark.parametrize(
    "text",
    [
        "le géomètre Rodrigue Palange dresse le plan",
        "M. Kévin Marlier, président de l'ASBL Les Amis, signe",
        "Dossier traité par : Tineke Delaere",
        "représentée par Mme Anaëlle Goor",
        "à la mémoire de Joséphine Lonnoy",
    ],
)
def test_a_capacity_is_for_a_human(analyse, text):
    assert {action for _, action in person(analyse, text)} == {"propose"}


def test_the_registry_keeps_all_writings(analyse):
    for writing in ("Aurélie Vandermeulen-Royer", "A. VANDERMEULEN-ROYER", "VANDERMEULEN-ROYER Aurélie"):
        assert person(analyse, f"{writing} expose le dossier", [MAYOR])[0][1] == "keep"


def test_the_registry_knows_dates(analyse):
    past = Official("Karel Verstraete", "Échevin", until=date(2018, 12, 3))
    text = "M. Karel Verstraete sollicite une prime"
    assert analyse(text, [past], on=date(2024, 1, 1)).spans[0].action != "keep"


def test_an_office_holder_in_a_private_matter_is_proposed(analyse):
    text = "vend la parcelle à Mme Aurélie Vandermeulen-Royer, domiciliée rue Haute 77"
    assert person(analyse, text, [MAYOR]) == [("Aurélie Vandermeulen-Royer", "propose")]


def test_the_same_name_is_judged_at_each_place(analyse):
    text = "Présents : M. Thierry Gobaille.\n\nDÉCIDE de vendre à M. Thierry Gobaille, domicilié rue Haute 77."
    assert [action for _, action in person(analyse, text)] == ["keep", "propose"]


def test_birth_of_an_office_holder_is_masked(analyse):
    spans = analyse("Mme Aurélie Vandermeulen-Royer, née à Huy le 3 mars 1971", [MAYOR]).spans
    assert [s.action for s in spans if s.label == "BIRTH"] == ["mask"]
