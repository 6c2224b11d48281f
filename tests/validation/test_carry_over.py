"""What was decided follows to the next version, where the words around are the same, and nowhere else."""

from dataclasses import replace
from imio.deliberations.validation.carry_over import carry_over
from imio.deliberations.validation.review import decide
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Doubt
from imio.pseudonymizer import Span

import pytest


BEFORE = "Le Conseil entend Mme Rose Lys, architecte, puis M. Luc Val, voisin du bien."


def analysis(text, *names, version="1", **more):
    spans = []
    for number, name in enumerate(names):
        start = text.index(name)
        spans.append(
            Span(
                f"{version}-{number}",
                "decision",
                start,
                start + len(name),
                name,
                "PERSON",
                "propose",
                name[0],
                0.5,
                "",
                "t",
            )
        )
    return Analysis({"decision": text, **more}, tuple(spans), (), version)


def keep(identifier, who="anne"):
    return {"act": "keep", "span": identifier, "who": who, "at": "2027"}


def addition(start, who="anne"):
    place = {"part": "decision", "start": start, "end": start + len("voisin")}
    return {"act": "add", **place, "label": "SENSITIVE", "who": who, "at": ""}


def carried(actions, after, before=BEFORE, names=("Rose Lys", "Luc Val")):
    return carry_over(analysis(before, *names), actions, after)


def test_the_same_words_between_the_same_words():
    after = analysis(BEFORE + " Suite ajoutée au texte définitif du point.", "Rose Lys", "Luc Val", version="2")
    assert [action["span"] for action in carried([keep("1-0")], after)] == ["2-0"]


def test_other_words_around_are_a_new_question():
    after = analysis(BEFORE.replace("architecte", "plaignante"), "Rose Lys", version="2")
    assert carried([keep("1-0")], after) == []


def test_what_the_machine_decided_is_not_carried():
    assert carried([], analysis(BEFORE, "Rose Lys", version="2")) == []


def test_two_alike_with_different_answers_are_asked_again():
    text = f"{'y' * 50} {BEFORE} {'y' * 50} {BEFORE}"
    first = text.index("Rose Lys")
    spans = tuple(
        Span(name, "decision", start, start + 8, "Rose Lys", "PERSON", "propose", "R", 0.5, "", "t")
        for name, start in (("a", first), ("b", text.index("Rose Lys", first + 1)))
    )
    before = Analysis({"decision": text}, spans, (), "1")
    actions = [keep("a"), {**keep("b"), "act": "mask"}]
    assert carry_over(before, actions, before) == []
    assert len(carry_over(before, [keep("a"), keep("b")], before)) == 2


def test_who_decided_is_carried_too():
    after = analysis(BEFORE, "Rose Lys", "Luc Val", version="2")
    actions = [keep("1-0", "anne"), {"act": "mask", "entity": "L", "who": "bruno", "at": "2027"}]
    assert {action["who"] for action in carried(actions, after)} == {"anne", "bruno"}


def test_an_addition_is_masked_again_wherever_it_stands():
    start = BEFORE.index("voisin")
    action = addition(start)
    after = analysis("Un tout autre texte, où le voisin revient.", version="2")
    found = carry_over(analysis(BEFORE), [action], after)
    assert [(one["act"], one["label"], one["who"]) for one in found] == [("add", "SENSITIVE", "anne")]
    assert [m.span.text for m in decide(after, found).mentions] == ["voisin"]


def test_an_addition_that_is_gone_or_was_removed_is_forgotten():
    start = BEFORE.index("voisin")
    action = addition(start)
    assert carry_over(analysis(BEFORE), [action], analysis("Rien.", version="2")) == []
    removed = [action, {"act": "remove", "added": 0, "who": "", "at": ""}]
    assert carry_over(analysis(BEFORE), removed, analysis(BEFORE, version="2")) == []


def visible(text, words, who="anne"):
    start = text.index(words)
    place = {"part": "decision", "start": start, "end": start + len(words)}
    return {"act": "add", **place, "label": "VISIBLE", "who": who, "at": ""}


def test_words_left_readable_follow_to_the_same_place_only():
    before = "Vu la demande ; la rue Rose Lys est prolongée de cent mètres vers le nord de la commune."
    actions = [visible(before, "Rose Lys")]
    same = before + " Le Conseil décide."
    [carried] = carry_over(analysis(before), actions, analysis(same, version="2"))
    assert same[carried["start"] : carried["end"]] == "Rose Lys" and carried["who"] == "anne"
    moved = "Mme Rose Lys, de cent mètres, demande autre chose que la rue prolongée."
    assert carry_over(analysis(before), actions, analysis(moved, version="2")) == []


def test_a_role_a_kind_and_a_reason_are_carried():
    after = analysis(BEFORE, "Rose Lys", "Luc Val", version="2")
    actions = [
        {"act": "replace", "span": "1-0", "role": "l’acquéreur", "who": "anne", "at": "2027"},
        {"act": "relabel", "spans": ("1-1",), "label": "ADDRESS", "who": "anne", "at": "2027"},
        {"act": "keep", "span": "1-1", "who": "bruno", "at": "2027"},
    ]
    first, second = decide(after, carried(actions, after)).mentions
    assert (first.role, first.open) == ("l’acquéreur", False)
    assert (second.span.label, second.masked, second.open) == ("ADDRESS", False, False)


def test_what_was_undone_is_not_carried():
    after = analysis(BEFORE, "Rose Lys", "Luc Val", version="2")
    assert carried([keep("1-0"), {"act": "undo", "who": "anne", "at": "2027"}], after) == []


def doubtful(text, *names, version="1"):
    made = analysis(text, *names, version=version)
    start = text.index("voisin")
    return replace(made, warnings=(Doubt("common_word", "Voisin ?", "decision", start, start + 6),))


@pytest.mark.parametrize("after, left", [(BEFORE, 0), (BEFORE.replace("Val, ", "Val, ancien "), 1)])
def test_a_doubt_that_was_ticked_stays_so_on_the_same_words_between_the_same_words(after, left):
    before = doubtful(BEFORE)
    key = decide(before, []).open_doubts[0].key
    ticked = [{"act": "check", "doubts": (key,), "who": "anne", "at": "2027"}]
    later = doubtful(after, version="2")
    assert len(decide(later, carry_over(before, ticked, later)).open_doubts) == left
