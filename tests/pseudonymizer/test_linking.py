"""Which writings of a name are the same person, and which are not."""

from duration import takes_at_most
from imio.pseudonymizer import names
from imio.pseudonymizer.entities import link
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.linking import gender
from imio.pseudonymizer.linking import generation
from imio.pseudonymizer.linking import plain
from imio.pseudonymizer.linking import within_surname
from imio.pseudonymizer.recognisers.candidate import Candidate

import pytest
import re


_CIVILITY = re.compile(r"(?:M\. et Mme|M\.|Mme|Monsieur|Madame|époux) ")
_AFTER = re.compile(r",? (?:père|fils|l'aîné|junior)$")


def mentions(*written):
    """Return one mention a writing, as if they followed one another in a text: "Mme Nowak", "Jean Dupont fils"."""
    found = []
    for number, text in enumerate(written):
        match = _CIVILITY.match(text)
        start = match.end() if match else 0
        end = _AFTER.search(text)
        end = end.start() if end else len(text)
        candidate = Candidate(start + 1000 * number, end + 1000 * number, "PERSON", "mask", 1.0, "", "test", "private")
        name = text[start:end]
        mention = Mention(
            0, candidate, name, names.parse(name), gender=gender(text, start), generation=generation(text, end)
        )
        found.append(mention)
    return found


def count(*written):
    return len(link(mentions(*written)))


@pytest.mark.parametrize(
    "writings",
    [
        (
            "Jean Dupont",
            "DUPONT Jean",
            "Dupont Jean",
            "JEAN DUPONT",
            "J. Dupont",
            "Dupont J.",
            "M. Dupont",
            "J. DUPONT",
        ),
        ("Jean Dupont", "Dupont, Jean"),
        ("Jean Lambert", "Lambert Jean", "LAMBERT Jean", "Lambert, Jean"),
        ("Dupont J", "Jean Dupont"),
        ("Jérôme Delvigne", "Jerome DELVIGNE", "JÉRÔME DELVIGNE", "DELVIGNE JEROME"),
        ("Jean-Pierre Lambert", "J.-P. Lambert", "J.P. Lambert", "Jean Pierre Lambert", "LAMBERT J.-P.", "JP Lambert"),
        ("Jean-Pierre Lambert", "J. Lambert"),
        ("Philippe Stassart", "Ph. Stassart", "STASSART Ph.", "P. Stassart"),
        ("Christian Hennuy", "Chr. Hennuy", "Ch. Hennuy"),
        ("Jean de Brouwer", "DE BROUWER Jean", "Jean De Brouwer", "J. de Brouwer", "M. de Brouwer", "Jean Debrouwer"),
        ("Jan van den Berg", "van den Berg Jan", "Jan VAN DEN BERG", "Jan Vandenberg"),
        ("Luc d'Harveng", "Luc D’HARVENG", "d'Harveng Luc"),
        ("Mehmet Özdemir", "Mehmet OZDEMIR", "M. Özdemir"),
        ("Hans Müller", "Hans Muller"),
        ("Awa N'Diaye", "Awa N’DIAYE", "Mme Ndiaye"),
        ("José Carrasco Vidal", "José Carrasco", "M. Carrasco"),
        ("Anne Dubois-Petit", "Anne Dubois", "Anne Petit", "Mme Dubois", "A. Dubois-Petit"),
        ("Anne Dubois Petit", "Anne Dubois-Petit"),
        ("Jean Marie Louis Delvigne", "Jean Delvigne"),
        ("Jean Delvigne, fils", "Jean Delvigne Junior", "Jean Delvigne"),
        ("Mme Nowak", "Ewa Nowak", "Nowak"),
        ("Dominique Dupont", "Mme Dominique Dupont", "M. Dominique Dupont"),
        ("M. et Mme Noirhomme", "Mme Noirhomme"),
        ("Maria da Silva", "Maria Da Silva", "DA SILVA Maria"),
        ("Thomas Saint-Georges", "Thomas Saint Georges"),
    ],
    ids=lambda writings: writings[0],
)
def test_the_same_person(writings):
    assert count(*writings) == 1
    assert count(*reversed(writings)) == 1


@pytest.mark.parametrize(
    "writings",
    [
        ("Jean Dupont", "Jeanne Dupont"),
        ("Dupont Jean", "Dupont Jeanne"),
        ("Jean Dupont", "Jean-Pierre Dupont"),
        ("Marie Claes", "Marie-Claire Claes"),
        ("Jean-Pierre Lambert", "Jean-Paul Lambert"),
        ("J.-P. Lambert", "J.-M. Lambert"),
        ("M. Dupont", "Mme Dupont"),
        ("M. Jean Dupont", "Mme Dupont"),
        ("M. J. Dupont", "Mme J. Dupont"),
        ("Jean Dupont, père", "Jean Dupont, fils"),
        ("Jean Dupont", "Jean Dupont fils", "Jean Dupont père")[1:],
        ("Jean Dupont Senior", "Jean Dupont Junior"),
        ("M. Dupont père", "M. Dupont fils"),
        ("Jean Dupont", "Jean Dupond"),
        ("Jean Dupont", "Jean Dup0nt"),
        ("Luc Delvigne", "Luc Delvlgne"),
        ("Ph. Stassart", "Paul Stassart"),
        ("A. Hennuy", "Luc Hennuy"),
        ("Jan van Damme", "Jan van Acker"),
        ("Luc de Brouwer", "Luc de Wolf"),
        ("Ali Ben Salah", "Ali Ben Youssef"),
        ("Anne Dubois-Petit", "Anne Dubois-Renard"),
        ("Jean Martin", "Paul Martin"),
        ("Lambert Simon", "Lambert Thomas"),
    ],
    ids=" / ".join,
)
def test_two_persons(writings):
    assert count(*writings) == 2
    assert count(*reversed(writings)) == 2


@pytest.mark.parametrize(
    "writings, owner",
    [
        (("M. Jean Hennuy", "Mme Anne Hennuy", "Mme Hennuy"), 1),
        (("Mme Anne Hennuy", "M. Jean Hennuy", "Mme Hennuy"), 0),
        (("Jean Hennuy, père", "Jean Hennuy, fils", "Hennuy fils"), 1),
        (("Jean Hennuy", "Anne Hennuy", "A. Hennuy"), 1),
        (("Jean-Luc Hennuy", "Jean-Paul Hennuy", "J.-L. Hennuy"), 0),
    ],
)
def test_the_words_around_tell_whose_name_it_is(writings, owner):
    found = mentions(*writings)
    link(found)
    assert found[2].entity is found[owner].entity
    assert not found[2].ambiguous


@pytest.mark.parametrize(
    "writings",
    [
        ("Jean Hennuy", "Jules Hennuy", "J. Hennuy"),
        ("Jean Hennuy", "Anne Hennuy", "Hennuy"),
        ("M. Jean Hennuy", "M. Luc Hennuy", "M. Hennuy"),
        ("Jean Hennuy, père", "Jean Hennuy, fils", "M. Jean Hennuy"),
    ],
)
def test_a_name_of_several_is_ambiguous(writings):
    found = mentions(*writings)
    link(found)
    assert [mention.ambiguous for mention in found] == [False, False, True]


@pytest.mark.parametrize(
    "before, expected",
    [
        ("M. ", "m"),
        ("Monsieur ", "m"),
        ("le sieur ", "m"),
        ("Mme ", "f"),
        ("Madame\u00a0", "f"),
        ("Mlle ", "f"),
        ("M. et Mme ", ""),
        ("Monsieur et Madame ", ""),
        ("MM. ", ""),
        ("Maître ", ""),
        ("Dr ", ""),
        ("SMM. ", ""),
        ("", ""),
    ],
)
def test_the_civility_before(before, expected):
    assert gender(f"{before}Hennuy", len(before)) == expected


@pytest.mark.parametrize(
    "after, expected",
    [
        (" père", "pere"),
        (", fils,", "fils"),
        (" (junior)", "fils"),
        (" Jr.", "fils"),
        (" l'aîné", "pere"),
        (", le cadet", "fils"),
        (", fils de Paul", ""),
        (" fils d'Anne", ""),
        (" et fils", ""),
        (" filsoul", ""),
        ("", ""),
    ],
)
def test_the_generation_after(after, expected):
    assert generation(f"Hennuy{after}", 6) == expected


def test_what_a_name_says_beside_the_name():
    assert plain(names.parse("Jean Dupont Junior")) == (names.Name(("jean",), ("dupont",)), "fils")
    assert plain(names.parse("Dupont J"))[0] == names.Name(("j.",), ("dupont",))
    assert plain(names.parse("Fils"))[0] == names.Name((), ("fils",))
    assert plain(names.parse("Thi Ng"))[1] == ""


def test_given_names():
    assert compatible_given(("jean", "marie"), ("jean",))
    assert compatible_given(("j.",), ("jean-pierre",))
    assert compatible_given(("j.-p.",), ("jean", "pierre"))
    assert not compatible_given(("jean",), ("jean-pierre",))
    assert not compatible_given(("jean-p.",), ("jean-marie",))
    assert not compatible_given(("j.",), ("anne",))


def test_a_particle_is_no_part_of_a_surname():
    assert within_surname(("carrasco",), ("carrasco", "vidal"))
    assert not within_surname(("van",), ("van", "damme"))
    assert not within_surname(("carrasco", "vidal"), ("carrasco", "vidal"))


def test_thousands_of_mentions_are_linked_quickly():
    written = [
        f"{given} Delv{a}{b}gne" for given in ("Jean", "Anne", "J.", "") for a in "aeiou" for b in "bcdfghj"
    ] * 20
    found = mentions(*(text.strip() for text in written))
    assert takes_at_most(3, lambda: link(found))
