"""Does whatever people type become a query, and whatever is found a passage?"""

from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.search.query import Query
from imio.deliberations.search.selecting import Selection
from imio.deliberations.search.snippets import snippet
from imio.deliberations.search.words import clauses


NOW = datetime(2027, 3, 16, tzinfo=UTC)
TYPED = st.text(
    st.sampled_from("aàéœ1. '’\"“”«»-–()[]{}:^~*+\\/\n🎉") | st.characters(exclude_categories=["Cs"]), max_size=80
)


@given(TYPED)
@settings(max_examples=200, deadline=None)
def test_no_text_is_an_error(text):
    for clause in clauses(text):
        assert any(char.isalnum() for char in clause.text)
    for loose in (False, True):
        selection = Selection(Query(text=text), NOW, loose=loose)
        assert selection.matching() and selection.ranked()


@given(st.text(max_size=400), st.lists(st.integers(0, 390), max_size=6, unique=True))
@settings(max_examples=200, deadline=None)
def test_a_passage_marks_what_stands_in_it_and_nothing_else(text, starts):
    marked = [(at, at + 1) for at in sorted(starts) if at < len(text)]
    shown = [piece for piece, is_marked in snippet(text, marked) if is_marked]
    assert all(len(piece) == 1 for piece in shown) and len(shown) <= len(marked)
