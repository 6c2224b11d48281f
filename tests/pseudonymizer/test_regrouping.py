"""Merge, split, relabel, reorder; and what the next version of the text inherits."""

from hypothesis import assume
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Document
from imio.pseudonymizer import names
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import PseudonymizerError
from imio.pseudonymizer import Span
from imio.pseudonymizer.entities import give_letters
from imio.pseudonymizer.entities import letter_of
from imio.pseudonymizer.entities import link
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.regrouping import CannotRegroup
from imio.pseudonymizer.regrouping import carry_over
from imio.pseudonymizer.regrouping import merge
from imio.pseudonymizer.regrouping import relabel
from imio.pseudonymizer.regrouping import reorder
from imio.pseudonymizer.regrouping import split

import pytest


FEW = settings(max_examples=80, database=None, deadline=None, suppress_health_check=list(HealthCheck))
TEXT = "M. Jean Delvigne, Mme Ewa Nowak et M. Luc Hennuy. M. Delvigne, Mme Nowak, M. Delvigne."


def analysis_of(*written, text=""):
    """Build an analysis from (text, letter) pairs; the label is told by the letter."""
    text = text or " ; ".join(words for words, _ in written)
    spans, position = [], 0
    for number, (words, entity) in enumerate(written):
        start = text.index(words, position)
        position = start + len(words)
        label = entity.rstrip("0123456789") if entity[-1:].isdigit() else "PERSON"
        action = "mask" if entity else "keep"
        spans.append(Span(f"id{number}", "note", start, position, words, label, action, entity, 1.0, "", "test"))
    return Analysis({"note": text}, tuple(spans), (), "1")


def entities(analysis):
    return [span.entity for span in analysis.spans]


def grouped(text, previous=None):
    """Do what the pipeline does with the names of a text, given as "Name|Name words Name"."""
    mentions, plain = [], ""
    for piece in text.split("|"):
        if plain.count("\0") % 2:
            name = names.parse(piece)
            start = len(plain.replace("\0", ""))
            candidate = Candidate(start, start + len(piece), "PERSON", "mask", 1.0, "", "test", "private")
            mentions.append(Mention(0, candidate, piece, name))
        plain += piece + "\0"
    plain = plain.replace("\0", "")
    found = carry_over(link(mentions), [plain], previous)
    known = {}
    for span in previous.spans if previous else ():
        parsed = names.parse(span.text)
        known.setdefault(" ".join(sorted(parsed.given + parsed.surname)), span.entity)
    give_letters(found, known)
    assert {id(m) for e in found for m in e.mentions} == {id(m) for m in mentions}
    assert all(m.entity is e for e in found for m in e.mentions)
    return analysis_of(*((m.text, m.entity.letter) for m in mentions), text=plain)


def test_a_merge_keeps_the_letter_that_appears_first(analyse):
    analysis = analyse(TEXT)
    assert entities(analysis) == ["A", "B", "C", "A", "B", "A"]
    assert entities(merge(analysis, ["C", "B"])) == ["A", "B", "B", "A", "B", "A"]
    assert entities(merge(analysis, "ABC")) == ["A"] * 6
    assert entities(analysis) == ["A", "B", "C", "A", "B", "A"]


def test_a_split_takes_the_letter_after_the_last(analyse):
    analysis = analyse(TEXT)
    parted = split(analysis, [analysis.spans[3].id])
    assert entities(parted) == ["A", "B", "C", "D", "B", "A"]
    assert entities(split(parted, [analysis.spans[5].id], "X")) == ["A", "B", "C", "D", "B", "X"]
    assert entities(split(analysis, [analysis.spans[3].id, analysis.spans[5].id])) == ["A", "B", "C", "D", "B", "D"]


def test_a_freed_letter_goes_to_nobody_else():
    analysis = merge(analysis_of(("Jean Quevrin", "A"), ("Luc Deux", "B"), ("Ewa Trois", "C"), ("Trois", "C")), "AB")
    assert entities(split(analysis, ["id3"])) == ["A", "A", "C", "D"]


def test_letters_in_order_of_appearance_when_the_caller_wants():
    analysis = analysis_of(
        ("Ewa Nowak", "C"), ("rue Haute 77", "ADDRESS2"), ("Jean Quevrin", "A"), ("Nowak", "C"), ("Maire", "")
    )
    assert entities(reorder(analysis)) == ["A", "ADDRESS1", "B", "A", ""]
    assert reorder(reorder(analysis)) == reorder(analysis)


def test_relabel_makes_an_entity_of_its_own_or_joins_the_same_text():
    analysis = analysis_of(("Namur", "A"), ("Ewa Nowak", "B"), ("Namur", "ADDRESS1"), ("Ewa Nowak", "B"))
    assert entities(relabel(analysis, "id0", "ADDRESS")) == ["ADDRESS1", "B", "ADDRESS1", "B"]
    changed = relabel(analysis, "id1", "MINOR")
    assert entities(changed) == ["A", "MINOR1", "ADDRESS1", "B"]
    assert (changed.spans[1].label, changed.spans[1].action, changed.spans[1].id) == ("MINOR", "mask", "id1")
    assert "two_categories" in {doubt.kind for doubt in changed.warnings}
    assert not any("Nowak" in doubt.message for doubt in relabel(changed, "id3", "MINOR").warnings)
    assert entities(relabel(changed, "id3", "MINOR"))[3] == "MINOR1"
    assert entities(relabel(analysis, "id2", "PERSON"))[2] == "A"
    assert entities(relabel(analysis, "id1", "PARCEL"))[1] == "PARCEL1"
    assert relabel(analysis, "id1", "PERSON") == analysis


def test_what_stays_visible_has_no_letter_but_a_minor_never_stays_visible():
    analysis = analysis_of(("Anne Tasquin", ""))
    (kept,) = relabel(analysis, "id0", "ADDRESS").spans
    assert (kept.action, kept.entity) == ("keep", "")
    (minor,) = relabel(analysis, "id0", "MINOR").spans
    assert (minor.action, minor.entity) == ("mask", "MINOR1")


@pytest.mark.parametrize(
    "change",
    [
        lambda a: merge(a, ["A"]),
        lambda a: merge(a, []),
        lambda a: merge(a, ["A", "Z"]),
        lambda a: merge(a, ["A", "ADDRESS1"]),
        lambda a: merge(a, ["A", ""]),
        lambda a: split(a, []),
        lambda a: split(a, ["id9"]),
        lambda a: split(a, ["id0", "id9"]),
        lambda a: split(a, ["id0", "id1"]),
        lambda a: split(a, ["id1"]),
        lambda a: split(a, ["id4"]),
        lambda a: split(a, ["id0"], "B"),
        lambda a: split(a, ["id0"], "x"),
        lambda a: split(a, ["id0"], "ADDRESS2"),
        lambda a: relabel(a, "id9", "PERSON"),
        lambda a: relabel(a, "id0", "ANYTHING"),
        lambda a: relabel(a, "id0", "MASK"),
        lambda a: relabel(a, "id5", "PERSON"),
    ],
)
def test_what_makes_no_sense_is_refused_without_the_text(change):
    analysis = analysis_of(
        ("Jean Quevrin", "A"),
        ("Luc Deux", "B"),
        ("Quevrin", "A"),
        ("rue Haute 77", "ADDRESS1"),
        ("Anne Tasquin", ""),
        ("[masqué]", ""),
    )
    mask = analysis.spans[5]
    mask = Span(**{**{f: getattr(mask, f) for f in mask.__dataclass_fields__}, "label": "MASK", "action": "mask"})
    analysis = Analysis(analysis.texts, (*analysis.spans[:5], mask), (), "1")
    with pytest.raises(CannotRegroup) as error:
        change(analysis)
    assert issubclass(CannotRegroup, PseudonymizerError)
    assert str(error.value).endswith(".") and not any(span.text in str(error.value) for span in analysis.spans[:5])


def test_a_merge_answers_the_doubt_about_two_spellings(analyse):
    analysis = analyse("M. Jean Goossens vend. M. Jean Gossens signe. Mme Ewa Nowak dort.")
    assert "similar_names" in {doubt.kind for doubt in analysis.warnings}
    merged = merge(analysis, "AB")
    assert "similar_names" not in {doubt.kind for doubt in merged.warnings}
    again = split(merged, [analysis.spans[1].id])
    assert "similar_names" in {doubt.kind for doubt in again.warnings}


# What the next version inherits.


DRAFT = "M. |Jean Delvigne| vend. Mme |Ewa Nowak| signe. Le sieur |Delvigne| part. La dame |Nowak| reste."


def test_a_version_without_change_keeps_its_letters():
    assert entities(grouped(DRAFT, grouped(DRAFT))) == ["A", "B", "A", "B"]


@pytest.mark.parametrize("final", [DRAFT, f"M. |Luc Hennuy| préside. {DRAFT}", f"{DRAFT} M. |Luc Hennuy| préside."])
def test_a_merge_is_inherited(final):
    draft = merge(grouped(DRAFT), "AB")
    result = {span.text: span.entity for span in grouped(final, draft).spans}
    assert result.pop("Luc Hennuy", "C") in ("B", "C")
    assert set(result.values()) == {"A"}


def test_a_merge_of_bare_surnames_is_inherited_though_the_words_around_change():
    draft = merge(grouped("Mme |Nowak| signe. Mme |Schillaci| vend."), "AB")
    assert entities(grouped("Enfin |Schillaci| vient ; puis |Nowak| paie.", draft)) == ["A", "A"]


@pytest.mark.parametrize("before", ["", "M. |Luc Hennuy| préside. "])
def test_a_split_of_other_writings_is_inherited(before):
    text = "Mme |Malika Chaoui-Rezgui| vend au nord. Mme |Malika Chaoui| signe."
    draft = grouped(text)
    assert entities(draft) == ["A", "A"]
    draft = split(draft, ["id1"])
    assert entities(grouped(before + text, draft))[-2:] == ["A", "B"]
    assert entities(grouped("|Malika Chaoui| vient voir |Malika Chaoui-Rezgui| ici", draft)) == ["B", "A"]


def test_a_split_of_the_same_writing_is_inherited_where_the_words_around_stay():
    text = "M. |Jean Hennuy| vend sa maison. Son voisin |Jean Hennuy| achète le pré."
    draft = split(grouped(text), ["id1"])
    assert entities(draft) == ["A", "B"]
    assert entities(grouped(text, draft)) == ["A", "B"]
    assert entities(
        grouped("Vu la loi ; Son voisin |Jean Hennuy| achète le pré. M. |Jean Hennuy| vend sa maison.", draft)
    ) == [
        "B",
        "A",
    ]


def test_a_surname_alone_follows_the_text_when_the_words_around_change():
    draft = grouped("M. |Jean Hennuy| vend. Ensuite |Hennuy| signe ici.")
    final = grouped("M. |Jean Hennuy| vend. Mme |Anne Hennuy| achète. Finalement, |Hennuy| refuse tout.", draft)
    assert entities(final) == ["A", "B", "B"]


def test_a_letter_of_the_older_version_is_never_given_to_someone_else():
    draft = merge(grouped("|Jean Un| et |Luc Deux| et |Ewa Trois|"), "AB")
    final = grouped("|Paul Quatre| et |Ewa Trois| et |Luc Deux|", draft)
    assert entities(final)[1:] == ["C", "A"] and entities(final)[0] not in ("A", "C")


# What holds for any grouping.


NAMES = ("Jean Delvigne", "Delvigne", "Ewa Nowak", "Nowak", "Luc Hennuy", "Malika Chaoui", "Malika Chaoui-Rezgui")


@st.composite
def analyses(draw):
    """Spans in a row, some of them persons with a letter that respects the order of first appearance."""
    written, last = [], -1
    for words in draw(st.lists(st.sampled_from([*NAMES, "rue Haute 77", "Anne Tasquin"]), min_size=1, max_size=12)):
        if words == "rue Haute 77":
            written.append((words, "ADDRESS1"))
        elif words == "Anne Tasquin":
            written.append((words, ""))
        else:
            number = draw(st.integers(0, last + 1))
            last = max(last, number)
            written.append((words, letter_of(number)))
    return analysis_of(*written)


def unlettered(analysis):
    return [(s.id, s.part, s.start, s.end, s.text, s.label, s.action) for s in analysis.spans]


def people(analysis):
    return sorted({span.entity for span in analysis.spans if span.label == "PERSON" and span.entity})


@FEW
@given(analyses(), st.data())
def test_merge_then_split_is_the_identity(analysis, data):
    letters = people(analysis)
    assume(len(letters) > 1)
    one, two = data.draw(st.permutations(letters))[:2]
    merged = merge(analysis, [one, two])
    gone = ({one, two} - set(people(merged))).pop()
    again = split(merged, [span.id for span in analysis.spans if span.entity == gone], gone)
    assert again.spans == analysis.spans
    assert unlettered(merged) == unlettered(analysis)
    assert len(people(merged)) == len(letters) - 1


@FEW
@given(analyses(), st.data())
def test_split_then_merge_is_the_identity(analysis, data):
    letters = people(analysis)
    assume(letters)
    letter = data.draw(st.sampled_from(letters))
    ids = [span.id for span in analysis.spans if span.entity == letter]
    assume(len(ids) > 1)
    chosen = data.draw(st.sets(st.sampled_from(ids[1:]), min_size=1))
    parted = split(analysis, chosen)
    new = (set(people(parted)) - set(letters)).pop()
    assert {span.id for span in parted.spans if span.entity == new} == chosen
    assert merge(parted, [letter, new]).spans == analysis.spans


@FEW
@given(analyses(), st.data())
def test_no_span_is_lost_and_no_letter_shared(analysis, data):
    changed = analysis
    for _ in range(data.draw(st.integers(1, 5))):
        change = data.draw(st.sampled_from(["merge", "split", "relabel", "reorder"]))
        span = data.draw(st.sampled_from(changed.spans))
        try:
            if change == "merge":
                changed = merge(changed, data.draw(st.sets(st.sampled_from([s.entity for s in changed.spans]))))
            elif change == "split":
                changed = split(changed, [span.id])
            elif change == "relabel":
                changed = relabel(changed, span.id, data.draw(st.sampled_from(["PERSON", "MINOR", "ADDRESS", "IBAN"])))
            else:
                changed = reorder(changed)
        except CannotRegroup:
            continue
        assert [row[:5] for row in unlettered(changed)] == [row[:5] for row in unlettered(analysis)]
        labels = {}
        for one in changed.spans:
            if one.entity:
                assert labels.setdefault(one.entity, one.label) == one.label
            assert bool(one.entity) == (one.action != "keep")
    assert Analysis.from_dict(changed.to_dict()) == changed


@FEW
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=10), st.data())
def test_a_new_version_of_the_same_text_inherits_any_grouping(written, data):
    text = "".join(f"numéro {letter_of(index)} nomme |{name}| ; " for index, name in enumerate(written))
    draft = grouped(text)
    for _ in range(data.draw(st.integers(0, 3))):
        span = data.draw(st.sampled_from(draft.spans))
        try:
            if data.draw(st.booleans()):
                draft = split(draft, [span.id])
            else:
                draft = merge(draft, data.draw(st.sets(st.sampled_from(people(draft)))))
        except CannotRegroup:
            continue
    assert entities(grouped(text, draft)) == entities(draft)


# Through the whole pipeline.


def test_a_merge_and_a_split_are_inherited_by_the_next_analysis(analyse):
    draft = analyse(TEXT)
    assert entities(analyse(TEXT, previous=draft)) == entities(draft)
    merged = merge(draft, "BC")
    assert entities(analyse(TEXT, previous=merged)) == entities(merged)
    parted = split(draft, [draft.spans[3].id])
    assert entities(analyse(TEXT, previous=parted)) == entities(parted)
    final = analyse(f"Vu la demande de Mme Malika Chaoui. {TEXT}", previous=merged)
    assert entities(final) == ["C", *entities(merged)]


@pytest.mark.parametrize(
    "text, letters",
    [
        ("M. Jean Hennuy et Mme Anne Hennuy vendent. Mme Hennuy signe, M. Hennuy paie.", "ABBA"),
        ("M. Jean Hennuy vend. Mme Hennuy signe.", "AB"),
        ("M. Jean Hennuy, père, vend à M. Jean Hennuy, fils.", "AB"),
    ],
)
def test_the_civility_and_the_generation_tell_persons_apart(analyse, text, letters):
    assert "".join(entities(analyse(text))) == letters


def test_a_doubt_about_two_names_has_a_place(analyse):
    (doubt,) = analyse("M. Jean Goossens vend. M. Jean Gossens signe.").warnings
    assert (doubt.kind, doubt.part, doubt.start, doubt.end) == ("similar_names", "note", 26, 38)


def test_a_datum_readable_in_the_title_is_doubted():
    note = "M. Jean Delvigne, né à Huy le 3 mars 1971."
    parts = (Part("title", "Acte du 3 mars 1971", "text"), Part("note", note, "text"))
    warnings = Pseudonymizer().analyse(Document(parts)).warnings
    assert ("readable_elsewhere", "title", 8, 19) in {(d.kind, d.part, d.start, d.end) for d in warnings}
