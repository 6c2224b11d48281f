"""Is every change of the register found?"""

from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hashlib import sha256
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.publication.chain import ACTS
from imio.deliberations.publication.chain import canonical
from imio.deliberations.publication.chain import commitment
from imio.deliberations.publication.chain import GENESIS
from imio.deliberations.publication.chain import header
from imio.deliberations.publication.chain import header_hash
from imio.deliberations.publication.chain import verify

import json
import pytest
import tracemalloc


NOON = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(st.text(max_size=5), plain, max_size=4)


def register(contents):
    previous = GENESIS
    for number, content in enumerate(contents, 1):
        salt = sha256(str(number).encode()).digest()
        record = canonical(content)
        made = header(
            number,
            NOON + timedelta(minutes=number),
            ACTS[number % len(ACTS)],
            f"/valmont/decisions/m/{number}",
            commitment(salt, record),
            previous,
        )
        previous = header_hash(made)
        yield made, record, salt


def faults(entries, **options):
    return [(fault.sequence, fault.kind) for fault in verify(entries, **options)]


def head_of(entries):
    return header_hash(entries[-1][0])


def test_canonical_has_one_form():
    assert (
        canonical({"b": [1, 2.5, None, True], "a": "é\u2028\n€"})
        == '{"a":"é\u2028\\n€","b":[1,2.5,null,true]}'.encode()
    )
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
    assert canonical({"a": 1}) != canonical({"a": 1.0}) != canonical({"a": True})


@pytest.mark.parametrize(
    "data, error",
    [
        (float("nan"), ValueError),
        ({"a": [float("inf")]}, ValueError),
        ({"a": "\ud800"}, ValueError),
        ({"a": NOON}, TypeError),
        ({"a": b"x"}, TypeError),
        ({1: "a"}, TypeError),
        ({"a": [{None: 1}]}, TypeError),
    ],
)
def test_canonical_refuses(data, error):
    with pytest.raises(error):
        canonical(data)


def test_commitment():
    salt = bytes(range(32))
    assert commitment(salt, b"{}") == sha256(salt + b"{}").hexdigest()
    for wrong in (b"", salt[:31], salt + b"\0"):
        with pytest.raises(ValueError):
            commitment(wrong, b"{}")


def test_header():
    made = header(1, NOON.astimezone(timezone(timedelta(hours=2))), "publish", "/a/b", "0" * 64, GENESIS)
    assert made == {
        "sequence": 1,
        "time": "2026-03-17T12:00:00.000000Z",
        "act": "publish",
        "path": "/a/b",
        "commitment": "0" * 64,
        "previous": GENESIS,
    }
    assert header_hash(made) == sha256(canonical(made)).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"sequence": True},
        {"time": NOON.replace(tzinfo=None)},
        {"act": "delete"},
        {"act": ["publish"]},
        {"path": "a/b"},
        {"path": None},
        {"commitment": "0" * 63},
        {"commitment": "A" * 64},
        {"previous": b"0" * 64},
    ],
)
def test_header_refuses(change):
    right = {"sequence": 1, "time": NOON, "act": "publish", "path": "/a", "commitment": "0" * 64, "previous": GENESIS}
    header(**right)
    with pytest.raises(ValueError):
        header(**(right | change))


def test_a_sound_register_has_no_fault():
    entries = list(register([{"title": "a"}, {"title": "b"}, {"title": "c"}]))
    assert faults(entries, head=head_of(entries)) == []
    assert faults([]) == faults([], head=GENESIS) == []
    # From a checkpoint.
    assert faults(entries[1:], first=2, previous=header_hash(entries[0][0])) == []


def test_a_record_may_be_data():
    entries = [(made, {"title": "a"}, salt) for made, _, salt in register([{"title": "a"}])]
    assert faults(entries) == []


def test_an_erased_record_is_no_fault_when_its_salt_is_gone_too():
    (made, record, salt), *rest = register([{"title": "Dupont"}, {}])
    assert faults([(made, None, None), *rest]) == []
    assert faults([(made, None, salt), *rest]) == [(1, "erasure")]
    assert faults([(made, record, None), *rest]) == [(1, "erasure")]


def test_a_gap_is_told_once():
    entries = list(register([{}] * 5))
    del entries[2]
    assert faults(entries) == [(4, "sequence"), (4, "previous")]


def test_a_cut_end_is_found_by_the_noted_head():
    entries = list(register([{}] * 3))
    head = head_of(entries)
    assert faults(entries[:2]) == []
    assert faults(entries[:2], head=head) == [(2, "head")]
    assert faults([], head=head) == [(0, "head")]


@pytest.mark.parametrize(
    "broken",
    [{}, {"sequence": "1"}, {"secret Dupont": 1}, {"time": NOON}, {"path": "\ud800"}, {"act": {}}, {"previous": None}],
)
def test_a_malformed_header_is_a_fault_and_no_crash(broken):
    (made, record, salt), *rest = register([{}, {}])
    given_header = made | broken if broken else {}
    found = list(verify([(given_header, record, salt), *rest]))
    assert found
    assert "Dupont" not in str(found)


def test_unreadable_records_and_salts_are_faults():
    (made, record, salt), *rest = register([{}, {}])
    for given_record, given_salt in ((record, b""), ({"a": float("nan")}, salt), ({1: 2}, salt), (b"", salt)):
        assert faults([(made, given_record, given_salt), *rest]) == [(1, "commitment")]


@given(st.lists(records, min_size=1, max_size=5), st.data())
def test_any_single_change_of_a_header_is_found(contents, data):
    entries = list(register(contents))
    head = head_of(entries)
    at = data.draw(st.integers(0, len(entries) - 1))
    made, record, salt = entries[at]
    field = data.draw(st.sampled_from(sorted(made)))
    other = data.draw(
        st.sampled_from(ACTS) | st.integers() | st.text() | st.just("f" * 64) | st.just("2026-03-17T12:00:00.000000Z")
    )
    if type(other) is type(made[field]) and other == made[field]:
        return
    entries[at] = (made | {field: other}, record, salt)
    assert faults(entries, head=head)


@given(st.lists(records, min_size=1, max_size=5), st.data())
def test_any_single_change_of_a_record_is_found(contents, data):
    entries = list(register(contents))
    at = data.draw(st.integers(0, len(entries) - 1))
    made, record, salt = entries[at]
    part = data.draw(st.sampled_from(["record", "salt"]))
    changed = bytearray(record if part == "record" else salt)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    entries[at] = (made, bytes(changed), salt) if part == "record" else (made, record, bytes(changed))
    assert faults(entries) == [(at + 1, "commitment")]


@given(st.lists(records, min_size=2, max_size=6), st.data())
def test_any_other_order_is_found(contents, data):
    entries = list(register(contents))
    order = data.draw(st.permutations(range(len(entries))))
    if order != sorted(order):
        assert faults([entries[at] for at in order], head=head_of(entries))


@given(st.lists(records, min_size=1, max_size=5), st.data())
def test_a_missing_or_repeated_entry_is_found(contents, data):
    entries = list(register(contents))
    head = head_of(entries)
    at = data.draw(st.integers(0, len(entries) - 1))
    assert faults(entries[:at] + entries[at + 1 :], head=head)
    assert faults(entries[: at + 1] + entries[at:], head=head)


@given(plain)
def test_canonical_is_the_same_for_the_same_data(data):
    assert canonical(json.loads(canonical(data))) == canonical(data)


def test_verifying_takes_constant_memory():
    def peak(count):
        tracemalloc.start()
        assert next(verify(register({"text": "x" * 1_000} for _ in range(count))), None) is None
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak(10)
    assert peak(2_000) < 2 * peak(100) + 50_000
