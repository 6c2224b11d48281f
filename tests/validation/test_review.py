"""What becomes of a proposal when people decide: pure, no portal."""

from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import check
from imio.deliberations.validation.review import decide
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Span

import pytest


TEXTS = {
    "title": "Vente à M. Dupont",
    "decision": "M. Dupont et Mme Rose Lys, née le 3 mars 1980. Rose est absente. dupont.",
}


def span(identifier, part, text, label="PERSON", action="mask", entity="A"):
    start = TEXTS[part].index(text)
    return Span(identifier, part, start, start + len(text), text, label, action, entity, 0.9, "", "test")


ANALYSIS = Analysis(
    TEXTS,
    (
        span("s1", "title", "Dupont"),
        span("s2", "decision", "Dupont"),
        span("s3", "decision", "Rose Lys", action="propose", entity="B"),
        span("s4", "decision", "3 mars 1980", "BIRTH", "keep", "BIRTH1"),
    ),
    (),
    "1",
)


def state(actions=(), analysis=ANALYSIS):
    mentions = decide(analysis, actions).mentions
    return {m.span.id: ("open" if m.open else "mask" if m.masked else "keep") for m in mentions}


def test_the_machine_decides_what_it_is_sure_of():
    assert state() == {"s1": "mask", "s2": "mask", "s3": "open", "s4": "keep"}


def test_what_is_open_is_masked_until_somebody_decides():
    assert [mask.letter for mask in decide(ANALYSIS, []).masks("decision")] == ["A", "B"]
    kept = ANALYSIS.spans[3]
    assert decide(ANALYSIS, []).keeps("decision") == [(kept.start, kept.end)]


@pytest.mark.parametrize(
    "actions, expected",
    [
        ([{"act": "keep", "span": "s2"}], {"s1": "mask", "s2": "keep"}),
        ([{"act": "keep", "entity": "A"}], {"s1": "keep", "s2": "keep"}),
        ([{"act": "keep", "span": "s2"}, {"act": "mask", "entity": "A"}], {"s1": "mask", "s2": "mask"}),
        ([{"act": "keep", "entity": "A"}, {"act": "mask", "span": "s1"}], {"s1": "mask", "s2": "keep"}),
        ([{"act": "mask", "span": "s3"}], {"s3": "mask"}),
        ([{"act": "keep", "span": "gone"}], {"s1": "mask"}),
    ],
)
def test_a_later_action_wins(actions, expected):
    found = state(actions)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("action, reads", [("mask", "open"), ("keep", "keep"), ("propose", "open")])
def test_a_minor_is_decided_by_a_human_unless_it_may_stay(action, reads):
    minor = Analysis(TEXTS, (span("s1", "decision", "Rose", "MINOR", action, "M"),), (), "1")
    assert state(analysis=minor) == {"s1": reads}
    assert bool(decide(minor, []).open_minors) == (reads == "open")
    assert not decide(minor, [{"act": "mask", "span": "s1"}]).open_minors


def add(text, part="decision", label="PERSON"):
    start = TEXTS[part].index(text)
    return {"act": "add", "part": part, "start": start, "end": start + len(text), "label": label}


def test_an_addition_masks_the_same_words_everywhere():
    added = [m for m in decide(ANALYSIS, [add("Rose est")]).mentions if m.added == 0]
    assert [mention.span.text for mention in added] == ["Rose est"]
    assert added[0].span.entity == "C"
    everywhere = decide(Analysis(TEXTS, (), (), "1"), [add("Dupont", "title")])
    assert [(m.span.part, m.span.text) for m in everywhere.mentions] == [
        ("title", "Dupont"),
        ("decision", "Dupont"),
        ("decision", "dupont"),
    ]


def test_an_addition_takes_the_letter_that_the_text_has():
    texts = Analysis(TEXTS, (span("s1", "title", "Dupont"),), (), "1")
    assert {m.span.entity for m in decide(texts, [add("Dupont")]).mentions} == {"A"}


def test_an_addition_swallows_what_is_readable_inside_it():
    outcome = decide(ANALYSIS, [add("Rose Lys, née le 3 mars 1980")])
    assert "s4" not in {mention.span.id for mention in outcome.mentions}
    assert not outcome.open


def test_a_removed_addition_leaves_what_was_there():
    assert state([add("Rose Lys, née le 3 mars 1980"), {"act": "remove", "added": 0}]) == state()


def test_a_full_name_that_is_masked_is_forbidden_in_the_copy_and_a_surname_alone_is_not():
    assert {(one.text, one.label) for one in decide(ANALYSIS, []).forbidden()} == {("Rose Lys", "PERSON")}


def test_words_may_stay_readable_at_one_place():
    outcome = decide(ANALYSIS, [add("Rose est", label="VISIBLE")])
    start = TEXTS["decision"].index("Rose est")
    assert (start, start + len("Rose est")) in outcome.keeps("decision")
    assert not outcome.open[1:] and len(outcome.mentions) == len(ANALYSIS.spans) + 1


def test_what_is_masked_is_not_uncovered_by_leaving_words_readable_around_it():
    action = add("Mme Rose Lys, née", label="VISIBLE")
    with pytest.raises(BadAction, match="une détection"):
        check(ANALYSIS, [], action)
    assert state([action]) == state()


@pytest.mark.parametrize(
    "action",
    [
        {"act": "burn"},
        {"act": "mask", "span": "gone"},
        {"act": "keep", "entity": "Z"},
        {"act": "keep", "entity": ""},
        {"act": "remove", "added": 0},
        {"act": "remove"},
        {"act": "add"},
        {"act": "add", "part": "nowhere", "start": 0, "end": 1, "label": "PERSON"},
        {"act": "add", "part": "title", "start": 5, "end": 5, "label": "PERSON"},
        {"act": "add", "part": "title", "start": 5, "end": 6, "label": "PERSON"},
        {"act": "add", "part": "title", "start": 0, "end": 999, "label": "PERSON"},
        {"act": "add", "part": "title", "start": 0, "end": 5, "label": "MASK"},
        {"act": "add", "part": "title", "start": "0", "end": 5, "label": "PERSON"},
    ],
)
def test_an_action_that_does_not_fit_is_refused(action):
    with pytest.raises(BadAction):
        check(ANALYSIS, [], action)


@pytest.mark.parametrize(
    "action",
    [{"act": "mask", "span": "s1"}, {"act": "keep", "entity": "B"}, add("Rose"), {"act": "remove", "added": 0}],
)
def test_an_action_that_fits_is_taken(action):
    check(ANALYSIS, [add("Rose")], action)
