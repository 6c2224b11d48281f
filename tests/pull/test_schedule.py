"""Is every institution served in its turn, and the load spread, on one worker for a whole day?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.reception.pull.schedule import offset
from imio.deliberations.reception.pull.schedule import PERIODS
from imio.deliberations.reception.pull.schedule import Schedule

import pytest


DAY = datetime(2026, 3, 10, tzinfo=UTC)
NAMES = [f"commune-{number}" for number in range(262)]
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(st.sampled_from(PERIODS), MOMENTS, st.text(min_size=1, max_size=20))
def test_a_run_was_due_within_the_last_period_and_its_turn_comes_round(every, now, name):
    schedule = Schedule(every)
    latest = schedule.latest(name, now)
    assert timedelta(0) <= now - latest < timedelta(minutes=every)
    assert schedule.latest(name, latest) == latest
    assert schedule.latest(name, latest + timedelta(minutes=every)) == latest + timedelta(minutes=every)


@given(st.sampled_from(PERIODS), st.integers(0, 23), st.integers(0, 24), MOMENTS, st.text(min_size=1, max_size=20))
def test_whatever_the_window_a_run_comes_within_two_days(every, first, last, now, name):
    schedule = Schedule(every, first, last)
    moments = [now + timedelta(minutes=30 * step) for step in range(2 * 48 + 2)]
    assert any(schedule.is_due(name, now, moment) for moment in moments)


@pytest.mark.parametrize(
    ("first", "last", "hour", "admitted"),
    [(6, 20, 5, False), (6, 20, 6, True), (6, 20, 20, False), (22, 6, 23, True), (22, 6, 12, False), (0, 24, 3, True)],
)
def test_the_window_is_of_hours_in_brussels(first, last, hour, admitted):
    # In March, before summer time: Brussels is an hour ahead of UTC.
    moment = DAY.replace(hour=hour) - timedelta(hours=1)
    assert Schedule(60, first, last).admits(moment) is admitted


def test_the_first_run_waits_for_nothing_but_the_window():
    assert Schedule().is_due("val", None, DAY)
    assert not Schedule(60, 6, 20).is_due("val", None, DAY)


def test_the_minutes_of_262_institutions_are_spread():
    seconds = sorted(offset(name, 60).total_seconds() for name in NAMES)
    in_a_minute = [sum(minute * 60 <= second < minute * 60 + 60 for second in seconds) for minute in range(60)]
    assert max(in_a_minute) <= 14
    assert sum(1 for number in in_a_minute if number) >= 55
