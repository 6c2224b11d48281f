"""By when must a text appear, and what may the clock do alone?"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.publication.calendar import bound_from
from imio.deliberations.publication.calendar import BRUSSELS
from imio.deliberations.publication.calendar import by_clock
from imio.deliberations.publication.calendar import decree_start
from imio.deliberations.publication.calendar import DEFAULT
from imio.deliberations.publication.calendar import draft_deadline
from imio.deliberations.publication.calendar import draft_release
from imio.deliberations.publication.calendar import final_deadline
from imio.deliberations.publication.calendar import final_release
from imio.deliberations.publication.calendar import last_day
from imio.deliberations.publication.calendar import meeting_day
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import release
from imio.deliberations.publication.calendar import remaining
from imio.deliberations.publication.calendar import Rules
from imio.deliberations.publication.calendar import state_changes_at
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.publication.calendar import timing
from pathlib import Path

import csv
import pytest


MUNICIPALITIES = Path(__file__).parents[2] / "profiles" / "wallonia" / "municipalities.csv"
SECOND = timedelta(seconds=1)
#: Tuesday 26/03/2024, 19:30 in Brussels.
START = datetime(2024, 3, 26, 19, 30, tzinfo=BRUSSELS)
BOUND = date(2023, 10, 1)

starts = st.datetimes(datetime(2022, 1, 1), datetime(2040, 1, 1), timezones=st.just(BRUSSELS))
moments = st.datetimes(datetime(2021, 1, 1), datetime(2041, 1, 1), timezones=st.just(UTC))


def brussels(*when: int) -> datetime:
    return datetime(*when, tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    "kind, population, nis, expected",
    [
        ("commune", 0, "", date(2023, 10, 1)),
        ("commune", 11_999, "", date(2023, 10, 1)),
        ("commune", 12_000, "", date(2023, 4, 1)),
        ("commune", 49_999, "", date(2023, 4, 1)),
        ("commune", 50_000, "", date(2022, 9, 1)),
        ("commune", None, "", date(2023, 10, 1)),
        ("commune", 17_900, "82039", date(2023, 4, 1)),
        ("commune", 19_874, "63023", None),
        ("commune", None, " 63087 ", None),
        ("province", None, "", date(2022, 9, 1)),
        ("province", 294_793, "80000", date(2022, 9, 1)),
        ("cpas", 60_000, "", None),
        ("police_zone", 60_000, "", None),
        ("rescue_zone", None, "", None),
        ("intercommunale", None, "", None),
        ("regie", None, "", None),
    ],
)
def test_decree_start(kind, population, nis, expected):
    assert decree_start(kind, population, nis) == expected


def test_decree_start_follows_the_rules_in_any_order():
    rules = Rules(starts=((10, date(2025, 1, 1)), (20, date(2024, 1, 1))), exempt=frozenset({"1"}))
    assert decree_start("commune", 9, rules=rules) is None
    assert decree_start("commune", 10, rules=rules) == date(2025, 1, 1)
    assert decree_start("commune", 20, rules=rules) == date(2024, 1, 1)
    assert decree_start("commune", None, rules=rules) == date(2025, 1, 1)
    assert decree_start("commune", 30, "1", rules) is None
    assert decree_start("commune", None, rules=Rules(starts=())) is None


def municipalities() -> list[dict[str, str]]:
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_all_municipalities_of_2022():
    rows = municipalities()
    assert len(rows) == 262
    computed = {row["nis"]: decree_start("commune", int(row["population"]), row["nis"]) for row in rows}
    assert {nis: day.isoformat() if day else "" for nis, day in computed.items()} == {
        row["nis"]: row["tier_start_date"] for row in rows
    }
    days = list(computed.values())
    assert [days.count(day) for _, day in DEFAULT.starts] == [9, 77, 167]
    assert days.count(None) == 9 == sum(row["scope"] != "walloon_cdld" for row in rows)


def test_a_merged_commune_owes_nothing_for_the_time_before_it():
    merged = date(2024, 12, 2)
    start = decree_start("commune", 20_361, "82039")
    assert start == date(2023, 4, 1)
    assert bound_from(start, merged) == merged
    assert bound_from(start, None) == start
    assert bound_from(start, date(2020, 1, 1)) == start
    assert bound_from(None, merged) is None
    evening = datetime(2024, 12, 1, 19, tzinfo=UTC)
    assert timing("draft", evening, bound_from(start, merged), evening) is Timing.VOLUNTARY
    assert timing("draft", evening + timedelta(days=1), bound_from(start, merged), evening) is not Timing.VOLUNTARY


def test_the_example_of_the_documentation():
    assert last_day(START) == date(2024, 3, 20)
    assert draft_deadline(START) == brussels(2024, 3, 21)
    assert draft_release(START) == brussels(2024, 3, 18)
    assert draft_deadline(START).tzinfo is UTC
    assert timing("draft", START, BOUND, brussels(2024, 3, 20, 23, 59, 59)) is Timing.DUE
    assert timing("draft", START, BOUND, brussels(2024, 3, 21)) is Timing.LATE


@pytest.mark.parametrize(
    "start, deadline",
    [
        # Summer time begins on Sunday 31/03/2024 at 2:00, ends on Sunday 27/10/2024 at 3:00.
        (brussels(2024, 4, 1, 19), datetime(2024, 3, 26, 23, tzinfo=UTC)),
        (brussels(2024, 4, 5, 19), datetime(2024, 3, 30, 23, tzinfo=UTC)),
        (brussels(2024, 4, 6, 19), datetime(2024, 3, 31, 22, tzinfo=UTC)),
        (brussels(2024, 10, 28, 19), datetime(2024, 10, 22, 22, tzinfo=UTC)),
        (brussels(2024, 11, 1, 19), datetime(2024, 10, 26, 22, tzinfo=UTC)),
        (brussels(2024, 11, 2, 19), datetime(2024, 10, 27, 23, tzinfo=UTC)),
        # Late in the evening in UTC is the next day in Brussels.
        (datetime(2024, 7, 1, 22, 30, tzinfo=UTC), brussels(2024, 6, 27)),
        # A naive time is that of Brussels.
        (datetime(2024, 7, 1, 23, 30), brussels(2024, 6, 26)),
        # Over the end of a leap February and of a year.
        (brussels(2024, 3, 4, 20), brussels(2024, 2, 28)),
        (brussels(2025, 1, 3, 20), brussels(2024, 12, 29)),
    ],
)
def test_the_deadline_is_midnight_in_brussels(start, deadline):
    assert draft_deadline(start) == deadline


def test_remaining_counts_real_hours():
    deadline = brussels(2024, 3, 31, 4)
    assert remaining(deadline, brussels(2024, 3, 31)) == timedelta(hours=3)
    assert remaining(deadline, brussels(2024, 3, 31, 5)) == timedelta(hours=-1)


def test_a_moved_meeting_moves_its_deadline():
    now = brussels(2024, 3, 21, 9)
    assert timing("draft", START, BOUND, now) is Timing.LATE
    assert timing("draft", START + timedelta(days=7), BOUND, now) is Timing.EARLY
    # What was published in time for the first date stays in time for a later one, were it early for it.
    published = brussels(2024, 3, 20, 9)
    assert timing("draft", START + timedelta(days=1), BOUND, now, published=published) is Timing.DUE
    assert timing("draft", START - timedelta(days=1), BOUND, now, published=published) is Timing.LATE


def test_the_eve_and_the_day_of_the_decree():
    day = brussels(2023, 10, 1, 20)
    eve = brussels(2023, 9, 30, 20)
    now = brussels(2023, 9, 25, 12)
    assert timing("draft", eve, BOUND, now) is Timing.VOLUNTARY
    assert timing("draft", day, BOUND, now) is Timing.DUE
    assert timing("draft", day, None, now) is Timing.VOLUNTARY
    # Before midnight UTC, after midnight in Brussels.
    assert timing("draft", datetime(2023, 9, 30, 22, tzinfo=UTC), BOUND, now) is Timing.DUE


def test_a_convocation_date_is_the_release():
    convened = date(2024, 3, 15)
    assert draft_release(START, convened_on=convened) == brussels(2024, 3, 15)
    assert release("draft", START, convened_on=convened) == brussels(2024, 3, 15)
    assert timing("draft", START, BOUND, brussels(2024, 3, 14, 23), convened_on=convened) is Timing.EARLY
    assert timing("draft", START, BOUND, brussels(2024, 3, 15), convened_on=convened) is Timing.DUE


def test_an_urgent_convocation_is_early_then_late():
    convened = date(2024, 3, 23)
    assert timing("draft", START, BOUND, brussels(2024, 3, 22, 12), convened_on=convened) is Timing.EARLY
    assert timing("draft", START, BOUND, brussels(2024, 3, 23), convened_on=convened) is Timing.LATE


def test_finals_are_due_after_the_meeting_and_never_late_by_law():
    assert release("final", START) == final_release(START) == START
    assert timing("final", START, BOUND, START - SECOND) is Timing.EARLY
    assert timing("final", START, BOUND, START) is Timing.DUE
    assert timing("final", START, BOUND, START + timedelta(days=3_000)) is Timing.DUE
    assert final_deadline(START) is None


def test_a_local_commitment_for_finals():
    rules = Rules(final_days=30)
    assert final_deadline(START, rules) == brussels(2024, 4, 26)
    assert timing("final", START, BOUND, brussels(2024, 4, 25, 23, 59), rules) is Timing.DUE
    assert timing("final", START, BOUND, brussels(2024, 4, 26), rules) is Timing.LATE
    published = brussels(2024, 4, 2)
    assert timing("final", START, BOUND, brussels(2025, 1, 1), rules, published=published) is Timing.DUE


def test_an_unknown_stage_is_refused():
    with pytest.raises(ValueError):
        release("minutes", START)


@pytest.mark.parametrize(
    "moment, decree_from, expected",
    [
        (brussels(2024, 3, 17, 23, 59), BOUND, False),
        (brussels(2024, 3, 18), BOUND, True),
        (brussels(2024, 3, 22), BOUND, True),
        (brussels(2024, 3, 18), None, False),
        (brussels(2024, 3, 18), date(2024, 3, 27), False),
    ],
)
def test_by_clock(moment, decree_from, expected):
    assert by_clock("draft", START, decree_from, moment) is expected


@pytest.mark.parametrize(
    "cancelled, stages, moment, expected",
    [
        (False, set(), START - SECOND, MeetingState.UPCOMING),
        (False, {"draft"}, START, MeetingState.HELD),
        (False, [], START, MeetingState.HELD),
        (False, ["draft", "final"], START, MeetingState.DECIDED),
        (False, {"final"}, START - SECOND, MeetingState.UPCOMING),
        (True, {"final"}, START, MeetingState.CANCELLED),
        (True, (), START - SECOND, MeetingState.CANCELLED),
    ],
)
def test_meeting_state(cancelled, stages, moment, expected):
    assert meeting_state(START, cancelled, stages, moment) is expected


def test_state_changes_at():
    assert state_changes_at(START, False, START - SECOND) == START
    assert state_changes_at(START, False, START) is None
    assert state_changes_at(START, True, START - SECOND) is None


@given(starts, moments, st.booleans(), st.sets(st.sampled_from(["draft", "final"])))
def test_the_state_changes_only_when_foretold(start, now, cancelled, stages):
    state = meeting_state(start, cancelled, stages, now)
    change = state_changes_at(start, cancelled, now)
    if change is None:
        assert meeting_state(start, cancelled, stages, now + timedelta(days=20_000)) is state
    else:
        assert change > now
        assert meeting_state(start, cancelled, stages, change - timedelta(microseconds=1)) is state
        assert meeting_state(start, cancelled, stages, change) is not state


@given(starts, st.integers(0, 30))
def test_clear_days_are_whole_days_between(start, clear_days):
    rules = Rules(clear_days=clear_days)
    deadline = draft_deadline(start, rules).astimezone(BRUSSELS)
    assert (deadline.hour, deadline.minute, deadline.second, deadline.microsecond) == (0, 0, 0, 0)
    published = (deadline - SECOND).date()
    assert published == last_day(start, rules)
    assert (start.date() - published).days - 1 == clear_days


@given(starts, moments, moments, st.sampled_from(["draft", "final"]), st.integers(0, 90) | st.none())
def test_time_only_moves_a_text_forward(start, one, other, stage, final_days):
    rules = Rules(final_days=final_days)
    order = list(Timing)
    early, late = (timing(stage, start, date(2022, 1, 1), now, rules) for now in sorted([one, other]))
    assert order.index(early) <= order.index(late)
    assert early is not Timing.VOLUNTARY


@given(starts, moments, st.dates(date(2022, 1, 1), date(2039, 1, 1)) | st.none(), st.sampled_from(["draft", "final"]))
def test_the_clock_publishes_nothing_early_nor_voluntary(start, now, decree_from, stage):
    if by_clock(stage, start, decree_from, now):
        assert decree_from is not None and decree_from <= meeting_day(start)
        assert now >= release(stage, start)


@given(st.integers(0, 300_000), st.integers(0, 300_000))
def test_larger_communes_are_bound_first(one, other):
    smaller, larger = sorted([one, other])
    assert decree_start("commune", larger) <= decree_start("commune", smaller)
