"""The generator of training texts: spans on the names and on nothing else, whatever the layout and the noise."""

from collections import Counter
from imio.pseudonymizer.training import documents
from imio.pseudonymizer.training import grammar
from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training import noise
from imio.pseudonymizer.training import people
from imio.pseudonymizer.training import rosters
from imio.pseudonymizer.training import values
from imio.pseudonymizer.training.people import People
from imio.pseudonymizer.training.people import Person
from imio.pseudonymizer.training.pieces import Piece
from imio.pseudonymizer.training.pieces import weave
from imio.pseudonymizer.training.slots import Passage
from imio.pseudonymizer.training.slots import World
from imio.pseudonymizer.training.style import Style
from importlib.resources import files
from random import Random

import dataclasses
import pytest
import re
import unicodedata


CIVILITY = re.compile(r"(?i)^(?:Mme|Madame|Monsieur|Mr|MM\.|Mlle|Mademoiselle|Maître)\b")
PLAIN = Style("full", ("M.", "Mme"), accents=True, raised=False)
CLERK = Person("Jean-Pierre", "Van den Broeck", False, ("Marie", "Robert"))


@pytest.fixture(scope="module")
def samples():
    return list(documents.generate(400, 11))


@pytest.fixture
def passage():
    """Expand one template, the persons given, in a plain style."""

    def run(text, **persons):
        chance = Random(5)
        world = World(chance, People(chance))
        world.style = PLAIN
        template = grammar.parse(text, "essai.txt")[0]
        expansion = Passage(world, template)
        expansion.persons.update(persons)
        return weave(expansion.pieces(template.body))

    return run


def named(text, spans):
    return [text[start:end] for start, end, _, _ in spans]


def letters(text):
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


# Documents


def test_spans_begin_and_end_on_words(samples):
    for sample in samples:
        for start, end, _, _ in sample.spans:
            name = sample.text[start:end]
            assert name and name == name.strip(), repr(name)


def test_spans_are_in_order_and_do_not_overlap(samples):
    for sample in samples:
        for left, right in zip(sample.spans, sample.spans[1:], strict=False):
            assert left[1] <= right[0]


def test_persons_have_a_role_and_places_none(samples):
    for sample in samples:
        for _, _, label, role in sample.spans:
            assert label in ("PER", "LOC", "ORG")
            assert (role in ("private", "office", "capacity")) == (label == "PER")


def test_no_civility_is_inside_a_name(samples):
    for sample in samples:
        for start, end, label, _ in sample.spans:
            assert label != "PER" or not CIVILITY.match(sample.text[start:end])


def test_every_role_label_and_layout_occurs(samples):
    kinds = Counter((label, role) for sample in samples for _, _, label, role in sample.spans)
    assert min(kinds[("PER", role)] for role in ("private", "office", "capacity")) > 300
    assert kinds[("LOC", "")] > 300 and kinds[("ORG", "")] > 300
    assert any("\t" in sample.text for sample in samples)
    assert any(not sample.spans for sample in samples), "some documents hold no name at all"


def test_the_same_seed_gives_the_same_documents():
    assert list(documents.generate(20, 3)) == list(documents.generate(20, 3))
    assert list(documents.generate(20, 3)) != list(documents.generate(20, 4))


def test_a_longer_run_begins_like_a_shorter_one():
    assert list(documents.generate(30, 3))[:10] == list(documents.generate(10, 3))


def test_surnames_of_the_caller_are_mixed_in(tmp_path):
    path = tmp_path / "surnames.txt"
    path.write_text("ZZYZXHOVE\nQwertmans\t5\n", "utf-8")
    found = [sample.text for sample in documents.generate(60, 8, path)]
    assert sum("Qwertmans" in text for text in found) > 10
    assert any("Zzyzxhove" in text for text in found), "capitals of a list are not those of a text"
    assert not any("qwertmans" in sample.text.casefold() for sample in documents.generate(60, 8))


# Templates


FOLDER = files("imio.pseudonymizer.training").joinpath("templates")


def templates_of(name):
    return grammar.parse(FOLDER.joinpath(name).read_text("utf-8"), name)


@pytest.mark.parametrize("name", sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".txt")))
def test_every_template_expands(name):
    for rank, template in enumerate(templates_of(name)):
        for seed in range(3):
            chance = Random(f"{rank}/{seed}")
            world = World(chance, People(chance))
            world.style = PLAIN
            expansion = Passage(world, template)
            text, spans = weave([*expansion.pieces(template.title), Piece("\n"), *expansion.pieces(template.body)])
            assert text.strip() and not re.search(r"[<>|{}]", text), template.source
            persons = expansion.persons.values()
            written = {letters(people.write(person, form)) for person in persons for form in people.FORMS}
            for start, end, label, _ in spans:
                name = text[start:end]
                assert name == name.strip(), template.source
                known = letters(name) in written or any(form in letters(name) for form in written)
                assert label != "PER" or known, (template.source, name)


def test_texts_without_persons_hold_none():
    for template in templates_of("negatives.txt"):
        chance = Random(template.source)
        expansion = Passage(World(chance, People(chance)), template)
        assert "PER" not in {label for _, _, label, _ in weave(expansion.pieces(template.body))[1]}, template.source


@pytest.mark.parametrize(
    "text, message",
    [
        ("Vu\n---\nVu {p1.frst} ;", "essai.txt, passage 2, line 3: unknown slot {p1.frst}"),
        ("Vu {} ;", "unknown slot {}"),
        ("# note\n\nVu <l'avis|le vote ;", "passage 1, line 3: “<” is never closed"),
        ("Vu l'avis> ;", "“>” outside of < >"),
        ("Vu | ;", "“|” outside of < >"),
        ("Vu {p1 ;", "lonely “{”"),
        ("Vu p1} ;", "lonely “}”"),
        ("{p1.f:né}", "needs two alternatives"),
        ("{email:rue}", "unknown slot {email:rue}"),
        ("# rien\n", "no passage"),
    ],
)
def test_an_error_names_the_place(text, message):
    with pytest.raises(grammar.TemplateError, match=re.escape(message)):
        grammar.parse(text, "essai.txt")


def test_alternatives_nest_and_may_be_empty():
    nodes = grammar.parse("a<b<c|d>|>e", "essai.txt")[0].body
    assert {"".join(grammar.expand(nodes, Random(seed))) for seed in range(40)} == {"abce", "abde", "ae"}


# Names


@pytest.mark.parametrize(
    "form, expected",
    [
        ("full", "Jean-Pierre Van den Broeck"),
        ("rev", "Van den Broeck Jean-Pierre"),
        ("up", "Jean-Pierre VAN DEN BROECK"),
        ("revup", "VAN DEN BROECK Jean-Pierre"),
        ("last", "Van den Broeck"),
        ("lastup", "VAN DEN BROECK"),
        ("first", "Jean-Pierre"),
        ("init", "J.-P. V."),
        ("jlast", "J.-P. Van den Broeck"),
        ("jlastup", "J.-P. VAN DEN BROECK"),
        ("lastj", "VAN DEN BROECK J.-P."),
        ("mid", "Jean-Pierre Marie Robert Van den Broeck"),
    ],
)
def test_a_form_is_one_span_with_its_role(passage, form, expected):
    text, spans = passage(f"Vu {{c1.civ}} {{c1.{form}}}, présent ;", c1=CLERK)
    assert text == f"Vu M. {expected}, présent ;"
    assert spans == [(6, 6 + len(expected), "PER", "capacity")]


@pytest.mark.parametrize(
    "template, expected",
    [
        ("{p1.first} {p1.last}", ["Jean-Pierre Van den Broeck"]),
        ("{p1.lastup} {p1.first}", ["VAN DEN BROECK Jean-Pierre"]),
        ("{p2.first} {p1.last}", ["Rose Van den Broeck"]),
        ("{p1-p2}", ["Van den Broeck-Lune"]),
        ("{p1.last}-{p2.last}", ["Van den Broeck-Lune"]),
        ("{p1.full}-{p2.last}", ["Jean-Pierre Van den Broeck-Lune"]),
        ("{p1.last} et {p2.last}", ["Van den Broeck", "Lune"]),
        ("{p1.last}\t{p1.first}", ["Van den Broeck", "Jean-Pierre"]),
        ("{p1.last} {p2.last}", ["Van den Broeck", "Lune"]),
    ],
)
def test_pieces_of_one_name_are_one_span(passage, template, expected):
    assert named(*passage(template, p1=CLERK, p2=Person("Rose", "Lune", True))) == expected


def test_words_agree_with_the_person(passage):
    template = "{p1.civ} né{p1.e} {p1.il} {p1.Il} {p1.lui} {p1.f:veuf|veuve}"
    assert passage(template, p1=CLERK)[0] == "M. né il Il lui veuf"
    assert passage(template, p1=Person("Rose", "Lune", True))[0] == "Mme née elle Elle elle veuve"


def test_the_words_before_a_person_tell_the_gender():
    template = grammar.parse("Madame {p1}, épouse {p2}, M. {p3} et Mme {p4} ; <Monsieur {p5}|>", "essai.txt")[0]
    assert (template.women, template.men) == ({"p1", "p2"}, {"p3", "p5"})


def test_a_vowel_takes_an_apostrophe(passage):
    found = {passage("la demande de {p1.full} ;", p1=Person("Anne", "Lune", True))[0] for _ in range(3)}
    assert found == {"la demande d'Anne Lune ;"}


def test_an_address_leaves_the_number_outside(passage):
    text, spans = passage("domicilié {addr} ;")
    assert {label for _, _, label, _ in spans} == {"LOC"}
    assert not any(re.search(r"\d{4}$", name) for name in named(text, spans))


def test_a_person_is_the_same_all_through_a_passage(passage):
    text, spans = passage("{p1.full} ; {p1.full} ; {p2.full}")
    first, second, other = named(text, spans)
    assert first == second != other


def test_surnames_come_from_many_origins():
    crowd = People(Random(2))
    drawn = Counter(crowd.person().surname for _ in range(4000))
    assert len(drawn) > 1500
    lined = {entry for origin in people.ORIGINS for entry in lists.load(f"surnames_{origin}").entries}
    unlisted = sum(count for name, count in drawn.items() if name.split("-")[0] not in lined)
    assert 0.08 < unlisted / 4000 < 0.3


def test_national_numbers_are_valid_and_never_issued():
    for seed in range(50):
        digits = re.sub(r"\D", "", values.niss(Random(seed)))
        assert digits[6:9] in ("000", "999")
        assert int(digits[9:]) == 97 - int(digits[:9]) % 97


# Layouts and noise


@pytest.mark.parametrize("maker", [maker for _, maker in rosters.ROSTERS])
def test_a_roster_names_persons_and_leaves_civilities_out(maker):
    for seed in range(30):
        chance = Random(seed)
        text, spans = weave(maker(World(chance, People(chance))))
        assert any(label == "PER" for _, _, label, _ in spans)
        assert not any(CIVILITY.match(name) or name != name.strip() for name in named(text, spans))


@pytest.mark.parametrize("kind", range(len(noise.KINDS)))
def test_noise_keeps_the_spans_on_their_names(kind):
    _, spoiled = noise.KINDS[kind]
    for seed in range(40):
        chance = Random(seed)
        text, spans = weave(documents._document(World(chance, People(chance))))
        changed, moved = noise.apply(text, spans, spoiled(text, spans, chance))
        assert [span[2:] for span in moved] == [span[2:] for span in spans]
        if spoiled is noise.scan:
            assert all(abs(len(b) - len(a)) < 6 for a, b in zip(named(text, spans), named(changed, moved), strict=True))
        else:
            assert [letters(n) for n in named(changed, moved)] == [letters(n) for n in named(text, spans)]


@pytest.mark.parametrize(
    "edits, expected",
    [
        ([(0, 3, "Attendu ")], "Dupont"),
        ([(6, 7, "xx")], "Duxxont"),
        ([(3, 4, "")], "Dupont"),
        ([(4, 4, "- ")], "Dupont"),
        ([(10, 10, " !")], "Dupont"),
        ([(2, 6, "?")], "Dupont"),
        ([(8, 12, "?")], "Dupont"),
        ([(6, 8, "b"), (7, 9, "c")], "Dubnt"),
        ([(4, 10, "Martin")], "Martin"),
    ],
)
def test_edits_beside_and_inside_a_name(edits, expected):
    text, spans = noise.apply("Vu. Dupont est là", [(4, 10, "PER", "private")], edits)
    assert named(text, spans) == [expected]


def test_capitals_keep_the_length():
    assert people.upper("Straße d'Éloi") == "STRAßE D'ÉLOI"
    assert people.upper("d'Éloi", accents=False) == "D'ELOI"


def test_samples_are_plain_tuples(samples):
    assert all(isinstance(span, tuple) for span in samples[0].spans)
    assert [f.name for f in dataclasses.fields(samples[0])] == ["text", "spans", "complete", "data"]
