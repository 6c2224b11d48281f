"""Are dates and sizes written as people here write them?"""

from datetime import date
from datetime import datetime
from datetime import UTC
from imio.deliberations.portal import words

import pytest


@pytest.mark.parametrize(
    "moment, expected",
    [
        (datetime(2027, 3, 23, 19, 0, tzinfo=UTC), ("mardi 23 mars 2027", "20 h")),
        # Summer time began on 28 March.
        (datetime(2027, 3, 30, 18, 30, tzinfo=UTC), ("mardi 30 mars 2027", "20 h 30")),
        # Past midnight in Brussels, not yet in UTC.
        (datetime(2027, 7, 31, 22, 5, tzinfo=UTC), ("dimanche 1er août 2027", "0 h 05")),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), ("dimanche 31 octobre 2027", "2 h 30")),
        (datetime(2027, 12, 31, 23, 0, tzinfo=UTC), ("samedi 1er janvier 2028", "0 h")),
        (datetime(2027, 2, 11, 19, 0, tzinfo=UTC), ("jeudi 11 février 2027", "20 h")),
    ],
)
def test_days_and_hours_are_those_of_brussels(moment, expected):
    assert (words.day(moment, "fr"), words.hour(moment, None)) == expected


def test_a_date_without_an_hour_stays_that_date():
    assert words.day(date(2024, 12, 2), "fr", weekday=False) == "2 décembre 2024"
    assert words.day(date(2024, 12, 1), "fr", weekday=False) == "1er décembre 2024"


def test_other_languages_have_their_own_order():
    assert words.day(date(2027, 3, 1), "de") == "Montag, 1. März 2027"


@pytest.mark.parametrize("count, expected", [(0, "1 ko"), (1_499, "1 ko"), (312_000, "312 ko"), (1_400_000, "1,4 Mo")])
def test_sizes_are_rounded(count, expected):
    assert words.size(count, None) == expected


def test_a_council_has_no_capital_inside_a_sentence():
    assert words.of_organ("Conseil communal") == "conseil communal"
    assert words.of_organ("Assemblée générale") == "Assemblée générale"


def test_a_language_without_translations_is_answered_in_french(integration):
    assert words.language({"LANGUAGE": "xx"}) == "fr"
    assert words.language({}) == "fr"
