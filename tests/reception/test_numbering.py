"""Do items stand in the order in which people read their numbers?"""

from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.reception.numbering import KEY_WIDTH
from imio.deliberations.reception.numbering import natural
from imio.deliberations.reception.numbering import sort_key
from itertools import pairwise

import pytest


#: What ``payload.Number`` admits.
numbers = st.from_regex(r"\A[0-9A-Za-z][0-9A-Za-z./ -]{0,19}\Z")
positions = st.integers(0, 1_000_000)

IN_ORDER = ["1er", "1.1", "2", "2.1", "2.9", "2.10", "5", "5.1", "5A", "5B", "6", "10", "20A", "21", "100"]
IN_ORDER += ["II.5", "II.10", "S.P. 2", "S.P. 12"]


@pytest.mark.parametrize("before, after", pairwise(IN_ORDER))
def test_natural_order(before, after):
    assert natural(before) < natural(after)
    assert sort_key(3, before) < sort_key(3, after)


@pytest.mark.parametrize(
    "one, other",
    [("1er", "1"), ("1ère", "1"), ("2ème", "2."), ("5a", "5A"), ("02", "2"), ("2-1", "2.1"), ("S.P. 12", "s p 12")],
)
def test_written_otherwise_is_the_same(one, other):
    assert natural(one) == natural(other)
    assert sort_key(0, one) == sort_key(0, other)


@pytest.mark.parametrize("one, other", [("5E", "5"), ("5A", "5"), ("1error", "1")])
def test_a_letter_is_no_ordinal(one, other):
    assert natural(one) != natural(other)


def test_roman_numerals_stay_as_written():
    assert natural("II.5") == ((1, 0, "ii"), (0, 5, ""))


def test_the_position_comes_first():
    assert sort_key(9, "20") < sort_key(10, "1") < sort_key(1_000_000, "1")


@pytest.mark.parametrize("position, number", [(-1, "1"), (10_000_000, "1"), (1, "1" * 21)])
def test_refused(position, number):
    with pytest.raises(ValueError):
        sort_key(position, number)


@given(positions, numbers, positions, numbers)
def test_keys_order_as_position_and_natural_number(position, number, other_position, other_number):
    key, other = sort_key(position, number), sort_key(other_position, other_number)
    assert (key < other) == ((position, natural(number)) < (other_position, natural(other_number)))
    assert (key == other) == ((position, natural(number)) == (other_position, natural(other_number)))


@given(positions, st.text(max_size=20))
def test_keys_have_one_width_whatever_is_sent(position, number):
    key = sort_key(position, number)
    assert len(key) == KEY_WIDTH
    assert key.isascii()
