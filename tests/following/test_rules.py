"""When is a mail due, what differs between two texts, and do both readings of a letter tell it?"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.following.blocks import as_html
from imio.deliberations.following.blocks import as_text
from imio.deliberations.following.blocks import Change
from imio.deliberations.following.blocks import Line
from imio.deliberations.following.changes import difference
from imio.deliberations.following.changes import shown
from imio.deliberations.following.changes import WHOLE
from imio.deliberations.following.followed import search
from imio.deliberations.following.frequency import BadTimes
from imio.deliberations.following.frequency import FREQUENCIES
from imio.deliberations.following.frequency import is_due
from imio.deliberations.following.frequency import latest
from imio.deliberations.following.frequency import Times
from imio.deliberations.following.frequency import times
from imio.deliberations.search.query import parse
from lxml import html

import pytest


MARKS = {"removed": "retiré :", "added": "ajouté :"}
#: Other tests may keep the machine busy.
PATIENT = settings(max_examples=60, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))
some_times = st.builds(
    Times, hour=st.times().map(lambda one: one.replace(second=0, microsecond=0)), weekday=st.integers(1, 7)
)


def record(**changes):
    return {
        "stage": "draft",
        "title": "Vente",
        "number": "1",
        "matter": "Patrimoine",
        "in_charge": [],
        "kind": "normal",
        "outcome": None,
        "vote": None,
        "annexes": [],
        "withheld": [],
        "sections": [{"name": "decision", "html": "<p>Le Conseil DÉCIDE.</p>"}],
        **changes,
    }


class TestPeriods:
    @given(moments, st.sampled_from(FREQUENCIES), some_times)
    @PATIENT
    def test_the_last_period_has_begun_and_the_next_has_not(self, now, frequency, settings):
        period = latest(now, frequency, settings)
        span = timedelta(days=7 if frequency == "weekly" else 1)
        assert period.due <= now < period.due + span + timedelta(hours=1)
        assert latest(period.due, frequency, settings) == period
        assert latest(period.due - timedelta(seconds=1), frequency, settings).key < period.key

    @given(moments, moments, st.sampled_from(FREQUENCIES), some_times)
    @PATIENT
    def test_time_goes_on_and_so_do_the_keys(self, one, other, frequency, settings):
        earlier, later = sorted((one, other))
        assert latest(earlier, frequency, settings).key <= latest(later, frequency, settings).key

    @given(moments, some_times)
    @PATIENT
    def test_whatever_the_rhythm_was_a_period_is_told_once(self, now, settings):
        for frequency in FREQUENCIES:
            period = latest(now, frequency, settings)
            assert not is_due(period, period.due - timedelta(days=30), period.key)
            assert not is_due(period, period.due, "")
            assert is_due(period, period.due - timedelta(seconds=1), "")

    @pytest.mark.parametrize(
        ("now", "day"),
        [
            (datetime(2027, 3, 16, 5, 59, 59, tzinfo=UTC), date(2027, 3, 15)),
            (datetime(2027, 3, 16, 6, 0, tzinfo=UTC), date(2027, 3, 16)),
            # Summer time began on the 28th.
            (datetime(2027, 3, 28, 4, 59, 59, tzinfo=UTC), date(2027, 3, 27)),
            (datetime(2027, 3, 28, 5, 0, tzinfo=UTC), date(2027, 3, 28)),
        ],
    )
    def test_at_seven_in_brussels(self, now, day):
        assert latest(now, "daily", Times()).day == day
        assert latest(now, "daily", Times()).due.astimezone(BRUSSELS).hour == 7

    @pytest.mark.parametrize(
        ("hour", "weekday"), [("25", ""), ("7h", ""), ("7:60", ""), ("", "0"), ("", "8"), ("", "lundi"), ("-1", "")]
    )
    def test_a_setting_that_cannot_be_used_is_named(self, hour, weekday):
        with pytest.raises(BadTimes, match="DELIBERATIONS_ALERTS_"):
            times({"DELIBERATIONS_ALERTS_HOUR": hour, "DELIBERATIONS_ALERTS_WEEKDAY": weekday})

    def test_settings(self):
        assert times({}) == Times()
        made = times({"DELIBERATIONS_ALERTS_HOUR": "18:30", "DELIBERATIONS_ALERTS_WEEKDAY": "5"})
        assert (made.hour.hour, made.hour.minute, made.weekday) == (18, 30, 5)


class TestFollowed:
    @pytest.mark.parametrize(
        "form", [{}, {"q": "voirie -eau"}, {"institution": ["a", "b"], "year": "2027", "from": "2027-01-01"}]
    )
    def test_a_search_is_read_back_as_it_was(self, form):
        assert search(parse(form)).query == parse(form)

    def test_in_which_order_results_stand_does_not_matter(self):
        assert search(parse({"q": "voirie", "sort": "newest"})) == search(parse({"q": "voirie"}))


class TestDifference:
    def test_what_reads_the_same_is_no_difference(self):
        spaced = record(sections=[{"name": "vote", "html": "<div>Le  Conseil <b>DÉCIDE</b>. </div>"}])
        assert difference(record(), spaced).is_empty

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("matter", "Finances"),
            ("outcome", "adopted"),
            ("vote", {"yes": 3}),
            ("annexes", [{"title": "Plan", "sha256": "0"}]),
            ("in_charge", ["Mme Mbeki"]),
            ("number", "2"),
            ("kind", "urgent"),
        ],
    )
    def test_each_fact_counts(self, field, value):
        assert difference(record(), record(**{field: value})).facts == (field,)

    def test_a_draft_that_is_adopted_as_it_was_is_news(self):
        found = difference(record(), record(stage="final"))
        assert found.decided and not found.is_empty and not found.rows

    @given(st.text(max_size=3000), st.text(max_size=3000))
    @PATIENT
    def test_what_is_shown_of_a_change_is_short(self, old, new):
        sections = [[{"name": "decision", "html": f"<p>{html_of(text)}</p>"}] for text in (old, new)]
        for row in difference(record(sections=sections[0]), record(sections=sections[1])).rows:
            for piece in shown(row):
                assert len(piece.text) <= WHOLE + 1
            assert any(piece.kind != "same" for piece in shown(row))


class TestLetters:
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
    @PATIENT
    def test_both_readings_have_the_words_and_no_markup_of_others(self, text):
        page = as_html([Line(text)], MARKS, "fr", text)
        read = html.fromstring(page)
        assert " ".join(read.body.text_content().split()) == " ".join(text.split())
        assert [element.tag for element in read.body] == ["p"]
        assert " ".join(as_text([Line(text)], MARKS).split()) == " ".join(text.split())

    def test_a_change_is_said_in_words(self):
        found = difference(record(), record(title="Vente du presbytère"))
        text, page = (as_text([Change(found.title)], MARKS), as_html([Change(found.title)], MARKS, "fr", ""))
        assert text == "| Vente [ajouté : du presbytère]\n"
        assert "<ins> [ajouté : du presbytère] </ins>" in page


def html_of(text):
    from html import escape

    return escape("".join(char for char in text if char.isprintable()))
