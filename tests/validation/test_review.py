"""What becomes of a proposal when people decide: pure, no portal."""

from imio.deliberations.validation.review import arranged
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import check
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import has_undo
from imio.deliberations.validation.review import standing
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Doubt
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


UNDO, REDO = {"act": "undo"}, {"act": "redo"}
KEEP, MASK = {"act": "keep", "span": "s1"}, {"act": "mask", "span": "s3"}


class TestUndoAndRedo:
    @pytest.mark.parametrize(
        "actions, left",
        [
            ([KEEP, UNDO], []),
            ([KEEP, MASK, UNDO, UNDO], []),
            ([KEEP, MASK, UNDO, UNDO, REDO], [KEEP]),
            ([KEEP, MASK, UNDO, UNDO, REDO, REDO], [KEEP, MASK]),
            ([KEEP, UNDO, MASK, REDO], [MASK]),
            ([UNDO, KEEP, REDO], [KEEP]),
        ],
    )
    def test_the_last_one_goes_and_comes_back_until_something_else_is_done(self, actions, left):
        assert standing(actions) == left

    def test_what_the_former_version_brought_is_not_undone(self):
        carried = {**KEEP, "carried": True}
        assert has_undo([carried]) == (False, False)
        assert standing([carried, MASK, UNDO, UNDO]) == [carried]

    @pytest.mark.parametrize("actions, action", [([], UNDO), ([KEEP], REDO), ([KEEP, UNDO], UNDO)])
    def test_there_must_be_something(self, actions, action):
        with pytest.raises(BadAction):
            check(ANALYSIS, actions, action)


class TestWhoIsWho:
    def test_two_persons_become_one_under_the_letter_that_comes_first(self):
        merged = [{"act": "merge", "entities": ("A", "B")}]
        assert {m.span.entity for m in decide(ANALYSIS, merged).mentions if m.span.label == "PERSON"} == {"A"}
        assert state(merged) == state()

    def test_one_person_becomes_two(self):
        outcome = decide(ANALYSIS, [{"act": "split", "spans": ("s2",)}])
        assert {m.span.id: m.span.entity for m in outcome.mentions if m.span.label == "PERSON"} == {
            "s1": "A",
            "s2": "C",
            "s3": "B",
        }

    def test_a_decision_on_the_new_person_leaves_the_other_alone(self):
        actions = [{"act": "split", "spans": ("s2",)}, {"act": "keep", "entity": "C"}]
        assert state(actions) == state() | {"s2": "keep"}

    def test_an_added_person_is_merged_like_any_other(self):
        actions = [add("Rose est"), {"act": "merge", "entities": ("B", "C")}]
        check(ANALYSIS, actions[:1], actions[1])
        assert {s.entity for s in arranged(ANALYSIS, actions).spans if s.label == "PERSON"} == {"A", "B"}

    def test_an_addition_may_be_of_a_known_person(self):
        outcome = decide(ANALYSIS, [{**add("Rose est"), "entity": "B"}])
        assert [m.span.entity for m in outcome.mentions if m.added == 0] == ["B"]

    def test_a_removed_addition_takes_no_letter_from_a_later_one(self):
        two = [add("Rose est"), add("absente")]
        letter = [m.span.entity for m in decide(ANALYSIS, two).mentions if m.added == 1]
        assert [
            m.span.entity for m in decide(ANALYSIS, [*two, {"act": "remove", "added": 0}]).mentions if m.added == 1
        ] == letter

    def test_only_here(self):
        texts = Analysis(TEXTS, (), (), "1")
        assert len(decide(texts, [{**add("Dupont"), "here": True}]).mentions) == 1

    def test_an_added_mention_may_be_kept_at_one_place(self):
        texts = Analysis(TEXTS, (), (), "1")
        first = decide(texts, [add("Dupont")]).mentions[0]
        outcome = decide(texts, [add("Dupont"), {"act": "keep", "span": first.span.id}])
        assert [m.masked for m in outcome.mentions] == [False, True, True]

    def test_another_kind(self):
        outcome = decide(ANALYSIS, [{"act": "relabel", "spans": ("s3",), "label": "MINOR"}])
        assert [m.span.id for m in outcome.open_minors] == ["s3"]

    @pytest.mark.parametrize(
        "action",
        [
            {"act": "merge", "entities": ("A",)},
            {"act": "merge", "entities": ("A", "Z")},
            {"act": "merge", "entities": ("A", "BIRTH1")},
            {"act": "split", "spans": ()},
            {"act": "split", "spans": ("s1", "s2")},
            {"act": "relabel", "spans": ("s1",), "label": "MASK"},
            {"act": "relabel", "spans": ("zz",), "label": "ADDRESS"},
        ],
    )
    def test_what_makes_no_sense_is_refused_and_passed_over(self, action):
        with pytest.raises(BadAction):
            check(ANALYSIS, [], action)
        assert state([action]) == state()


class TestRoles:
    def test_a_role_stands_instead_of_the_letter(self):
        action = {"act": "replace", "entity": "B", "role": "l’acquéreur"}
        check(ANALYSIS, [], action)
        outcome = decide(ANALYSIS, [action])
        assert "l’acquéreur" in [mask.letter for mask in outcome.masks("decision")]
        assert not outcome.open

    @pytest.mark.parametrize(
        "action",
        [
            {"act": "replace", "entity": "B", "role": "Rose Lys"},
            {"act": "replace", "span": "s4", "role": "l’acquéreur"},
        ],
    )
    def test_only_one_of_the_list_and_only_for_a_name(self, action):
        with pytest.raises(BadAction):
            check(ANALYSIS, [], action)


class TestNumbersThatStayReadable:
    ACCOUNT = Analysis(TEXTS, (span("s1", "decision", "3 mars 1980", "IBAN", "propose", "IBAN1"),), (), "1")

    @pytest.mark.parametrize("reason", ["", "because", None])
    def test_it_takes_a_reason(self, reason):
        action = {"act": "keep", "span": "s1", "reason": reason}
        with pytest.raises(BadAction):
            check(self.ACCOUNT, [], action)
        if not reason:
            assert state([action], self.ACCOUNT) == {"s1": "open"}

    def test_with_a_reason_it_stays(self):
        action = {"act": "keep", "span": "s1", "reason": "not_private"}
        check(self.ACCOUNT, [], action)
        assert state([action], self.ACCOUNT) == {"s1": "keep"}

    def test_no_way_around_by_another_kind(self):
        phone = Analysis(TEXTS, (span("s1", "decision", "3 mars 1980", "PHONE", "propose", "PHONE1"),), (), "1")
        actions = [{"act": "keep", "span": "s1"}, {"act": "relabel", "spans": ("s1",), "label": "IBAN"}]
        assert state(actions, phone) == {"s1": "open"}


class TestDoubts:
    ROSE = span("s3", "decision", "Rose Lys", action="propose", entity="B")
    DOUBTS = (
        Doubt("common_word", "…", "decision", ROSE.start, ROSE.start + 4),
        Doubt("similar_names", "…", "decision", ROSE.start, ROSE.end),
    )
    DOUBTFUL = Analysis(TEXTS, (ROSE,), DOUBTS, "1")

    def open(self, *actions):
        return [question.doubt.kind for question in decide(self.DOUBTFUL, actions).open_doubts]

    def test_each_is_open_until_it_is_ticked(self):
        key = decide(self.DOUBTFUL, []).open_doubts[0].key
        assert self.open() == ["common_word", "similar_names"]
        assert self.open({"act": "check", "doubts": (key,), "who": "anne"}) == ["similar_names"]

    def test_a_decision_on_the_very_words_settles_it_unless_it_is_about_who_is_who(self):
        assert self.open({"act": "mask", "span": "s3"}) == ["similar_names"]

    @pytest.mark.parametrize("doubts", [(), ("nothing",)])
    def test_what_is_not_on_the_list_is_not_ticked(self, doubts):
        with pytest.raises(BadAction):
            check(self.DOUBTFUL, [], {"act": "check", "doubts": doubts})

    def test_an_item_with_a_doubt_is_not_clean_even_when_it_is_ticked(self):
        nothing = Analysis(TEXTS, (), self.DOUBTS, "1")
        keys = tuple(question.key for question in decide(nothing, []).questions)
        assert not decide(nothing, [{"act": "check", "doubts": keys}]).is_clean
        assert decide(Analysis(TEXTS, (), (), "1"), []).is_clean

    def test_nobody_hands_on_what_is_not_done(self):
        with pytest.raises(BadAction):
            check(self.DOUBTFUL, [], {"act": "ready"})


def test_no_action_holds_a_word_of_the_text():
    actions = [add("Rose est"), {"act": "mask", "entity": "A"}, {"act": "check", "doubts": ("0123",)}]
    assert not any(word in repr(actions) for word in ("Rose", "Dupont", "absente"))
