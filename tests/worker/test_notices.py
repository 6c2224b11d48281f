"""Is each fact told once, when it should be, and only if the institution wants it?"""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.worker.notices import COLLECTED
from imio.deliberations.worker.notices import days_of
from imio.deliberations.worker.notices import Facts
from imio.deliberations.worker.notices import Failing
from imio.deliberations.worker.notices import Item
from imio.deliberations.worker.notices import KINDS
from imio.deliberations.worker.notices import Meeting
from imio.deliberations.worker.notices import notices
from imio.deliberations.worker.notices import Outage
from imio.deliberations.worker.notices import Refusal
from imio.deliberations.worker.notices import remember
from imio.deliberations.worker.notices import Settings
from imio.deliberations.worker.notices import Told
from imio.deliberations.worker.notices import Unread
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest


BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
START = datetime(2027, 3, 23, 20, 0, tzinfo=BRUSSELS)
#: The end of D-6.
MEETING = Meeting("m1", START, datetime(2027, 3, 18, tzinfo=BRUSSELS), left=2, validated=1)
ALL = Settings(kinds=frozenset(KINDS))
HOUR = timedelta(hours=1)


def brussels(day, hour=0, minute=0, month=3):
    return datetime(2027, month, day, hour, minute, tzinfo=BRUSSELS)


def blocked(*numbers):
    return Facts(blocked=tuple(Item(f"m1/{number}", number, START) for number in numbers))


class Staff:
    """Looks again and again, and remembers."""

    def __init__(self, settings=ALL):
        self.settings = settings
        self.told = Told()

    def look(self, now, facts):
        made = notices(now, facts, self.settings, self.told)
        self.told = remember(now, facts, self.settings, self.told, made)
        return [(notice.kind, notice.facts) for notice in made]

    def kinds(self, now, facts):
        return [kind for kind, _facts in self.look(now, facts)]


class TestReminders:
    @pytest.mark.parametrize(
        ("now", "told"),
        [
            (brussels(15, 6, 59), False),
            (brussels(15, 7), True),
            (brussels(16, 7), True),
            (brussels(17, 23, 59), True),
            (brussels(18), False),
            (brussels(23), False),
        ],
        ids=["D-8 before seven", "D-8", "D-7", "D-6, nobody looked before", "too late", "the day itself"],
    )
    def test_from_the_morning_of_the_first_day_until_the_deadline(self, now, told):
        assert ("deadlines" in Staff().kinds(now, Facts(meetings=(MEETING,)))) is told

    def test_once_on_each_day_and_no_more(self):
        staff, facts = Staff(Settings()), Facts(meetings=(MEETING,))
        moments = [brussels(14, 12) + number * HOUR for number in range(10 * 24)]
        told = [moment for moment in moments if staff.kinds(moment, facts)]
        assert told == [brussels(15, 7), brussels(16, 7)]

    def test_who_looks_on_the_second_day_only_is_told_once(self):
        staff, facts = Staff(), Facts(meetings=(MEETING,))
        assert "deadlines" in staff.kinds(brussels(16, 9), facts)
        assert "deadlines" not in staff.kinds(brussels(17, 9), facts)

    def test_nothing_when_nothing_is_left(self):
        done = replace(MEETING, left=0, validated=0)
        assert "deadlines" not in Staff().kinds(brussels(15, 9), Facts(meetings=(done,)))

    def test_what_arrives_after_the_morning_is_told_all_the_same(self):
        staff, done = Staff(), replace(MEETING, left=0, validated=0)
        staff.look(brussels(15, 9), Facts(meetings=(done,)))
        assert "deadlines" in staff.kinds(brussels(15, 14), Facts(meetings=(MEETING,)))

    def test_the_days_are_a_setting(self):
        staff = Staff(Settings(reminder_days=(10,)))
        assert staff.kinds(brussels(13, 6), Facts(meetings=(MEETING,))) == []
        assert staff.kinds(brussels(13, 7), Facts(meetings=(MEETING,))) == ["deadlines"]
        assert Staff(Settings(reminder_days=())).kinds(brussels(16, 9), Facts(meetings=(MEETING,))) == []

    def test_a_meeting_that_was_moved_is_told_again(self):
        staff = Staff(Settings())
        staff.look(brussels(15, 9), Facts(meetings=(MEETING,)))
        week = timedelta(days=7)
        moved = replace(MEETING, start=START + week, deadline=MEETING.deadline + week)
        assert staff.kinds(brussels(22, 9), Facts(meetings=(moved,))) == ["deadlines"]

    def test_two_meetings_are_one_mail(self):
        other = replace(MEETING, id="m2")
        [(_kind, facts)] = Staff(Settings()).look(brussels(15, 9), Facts(meetings=(MEETING, other)))
        assert facts == (MEETING, other)

    def test_seven_is_seven_also_when_summer_time_begins(self):
        # 28 March 2027, two in the morning: the clock goes forward.
        late = replace(MEETING, start=brussels(5, 20, month=4), deadline=brussels(31))
        assert Staff(Settings()).kinds(brussels(28, 6, 59), Facts(meetings=(late,))) == []
        assert Staff(Settings()).kinds(brussels(28, 7), Facts(meetings=(late,))) == ["deadlines"]

    @pytest.mark.parametrize(
        ("text", "days"), [("8, 7", (8, 7)), ("10", (10,)), ("", ()), (None, ()), (" 8 ,3 ", (8, 3))]
    )
    def test_the_setting_as_it_is_written(self, text, days):
        assert days_of(text) == days


class TestWhatIsNew:
    def test_an_item_is_told_once_while_it_is_blocked(self):
        staff = Staff(Settings())
        assert staff.kinds(NOW, blocked("1")) == ["blocked"]
        assert staff.kinds(NOW + HOUR, blocked("1")) == []
        assert staff.kinds(NOW + 2 * HOUR, blocked("1", "2")) == ["blocked"]

    def test_only_the_new_ones_are_told(self):
        staff = Staff(Settings())
        staff.look(NOW, blocked("1"))
        [(_kind, facts)] = staff.look(NOW + HOUR, blocked("1", "2"))
        assert [item.number for item in facts] == ["2"]

    def test_an_item_that_is_blocked_again_is_told_again(self):
        staff = Staff(Settings())
        staff.look(NOW, blocked("1"))
        staff.look(NOW + HOUR, blocked())
        assert staff.kinds(NOW + 2 * HOUR, blocked("1")) == ["blocked"]

    def test_each_report_is_told_once(self):
        staff = Staff(Settings())
        one, two = (Item("m1/1", "1", START, report) for report in ("r1", "r2"))
        assert staff.kinds(NOW, Facts(reports=(one,))) == ["reports"]
        assert staff.kinds(NOW + HOUR, Facts(reports=(one, two))) == ["reports"]
        assert staff.kinds(NOW + 2 * HOUR, Facts(reports=(one, two))) == []

    def test_refusals_of_long_before_the_first_look_are_no_news(self):
        old, new = (Refusal(NOW - timedelta(days=days), None) for days in (2, 1))
        [(_kind, facts)] = Staff(Settings()).look(NOW, Facts(refusals=(old, new)))
        assert facts == (new,)

    def test_a_refusal_that_could_not_be_told_for_a_week_is_told(self):
        staff = Staff(Settings())
        staff.look(NOW, Facts())
        refusal = Refusal(NOW + HOUR, None)
        assert staff.kinds(NOW + timedelta(days=7), Facts(refusals=(refusal,))) == ["refusals"]


class TestFailures:
    def failing(self, kind="ValueError", step="publish"):
        return Failing("m1/1", "1", START, step, kind, NOW)

    @pytest.mark.parametrize(("after", "told"), [(HOUR, False), (HOUR + timedelta(seconds=1), True)])
    def test_a_failure_is_told_once_it_has_lasted_more_than_an_hour(self, after, told):
        facts = Facts(failing=(self.failing(),))
        assert bool(Staff(Settings()).look(NOW + after, facts)) is told

    def test_it_is_told_once_while_it_lasts_and_again_when_it_comes_back(self):
        staff, facts = Staff(Settings()), Facts(failing=(self.failing(),))
        assert staff.kinds(NOW + 2 * HOUR, facts) == ["failures"]
        assert staff.kinds(NOW + 5 * HOUR, facts) == []
        later = replace(self.failing(), since=NOW + 6 * HOUR)
        assert staff.kinds(NOW + 8 * HOUR, Facts(failing=(later,))) == ["failures"]

    def test_a_pseudonymizer_that_does_not_answer_is_told_as_one(self):
        waiting = self.failing("PseudonymizerUnavailable", "analyse")
        facts = Facts(unreachable=NOW, failing=(waiting, replace(waiting, id="m1/2")))
        assert Staff(Settings()).look(NOW + HOUR, facts) == []
        [(_kind, told)] = Staff(Settings()).look(NOW + 2 * HOUR, facts)
        assert told == (Outage(NOW),)


class TestSettings:
    EVERYTHING = Facts(
        meetings=(MEETING,),
        blocked=blocked("1").blocked,
        failing=(Failing("m1/1", "1", START, "publish", "ValueError", NOW - 2 * HOUR),),
        unreachable=NOW - 2 * HOUR,
        reports=(Item("m1/1", "1", START, "r1"),),
        refusals=(Refusal(NOW, None),),
        states=(("to_validate", 3),),
        unread=Unread(NOW, "Le back-office refuse le mot de passe."),
    )

    @pytest.mark.parametrize("kind", KINDS)
    def test_each_kind_can_be_had_alone_and_left_out(self, kind):
        others = frozenset(KINDS) - {kind}
        assert Staff(Settings(frozenset({kind}))).kinds(NOW, self.EVERYTHING) == [kind]
        assert frozenset(Staff(Settings(others)).kinds(NOW, self.EVERYTHING)) == others

    def test_all_but_the_summary_unless_it_is_said(self):
        assert frozenset(KINDS) - Settings().kinds == {"summary"}

    @given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 2)), max_size=20))
    def test_never_two_of_a_kind_in_a_quarter_of_an_hour_and_nothing_lost(self, steps):
        staff, now, facts, told, sent = Staff(Settings()), NOW, [], set(), []
        for pause, count in [*steps, (15, 0)]:
            now += timedelta(minutes=pause)
            facts += [str(len(facts) + number) for number in range(count)]
            for _kind, items in staff.look(now, blocked(*facts)):
                assert not told & {item.number for item in items}
                told |= {item.number for item in items}
                sent.append(now)
        assert told == set(facts)
        assert all(later - sooner >= COLLECTED for sooner, later in pairwise(sent))

    def test_while_a_mail_waits_for_the_server_its_kind_is_collected(self):
        told = Told(waiting=frozenset({"blocked"}))
        assert notices(NOW, blocked("1"), Settings(), told) == []


class TestSummary:
    FACTS = Facts(states=(("to_validate", 3),))

    def test_at_seven_in_brussels_once_a_day(self):
        staff = Staff(Settings(frozenset({"summary"})))
        moments = [brussels(26, 0) + number * HOUR for number in range(72)]
        told = [moment.astimezone(BRUSSELS) for moment in moments if staff.kinds(moment, self.FACTS)]
        # On the 28th the clock goes forward; seven is seven.
        assert [(moment.day, moment.hour) for moment in told] == [(26, 7), (27, 7), (28, 7)]

    def test_none_on_a_morning_with_nothing_to_do_nor_later_that_day(self):
        staff = Staff(Settings(frozenset({"summary"})))
        assert staff.look(brussels(16, 7), Facts(states=(("to_validate", 0),))) == []
        assert staff.look(brussels(16, 15), self.FACTS) == []
        assert staff.kinds(brussels(17, 7), self.FACTS) == ["summary"]

    def test_it_says_nothing_any_more_after_midnight(self):
        [notice] = notices(brussels(16, 9), self.FACTS, Settings(frozenset({"summary"})), Told())
        assert notice.until == brussels(17)
