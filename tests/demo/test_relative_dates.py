"""Dates that count from the day of loading."""

from datetime import date

import pytest


TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("@-40d 20:00", "2026-10-12T20:00:00"),
        ("@+9d 19:30", "2026-11-30T19:30:00"),
        ("@-40d", "2026-10-12"),
        ("@-40", "@-40"),
        ("on @-40d 20:00", "on @-40d 20:00"),
        ("le {{date:-40d}}", "le 12 octobre 2026"),
        ("{{date:+10d}} et {{date:+0d}}", "1er décembre 2026 et 21 novembre 2026"),
        ("exercice {{year:+365d}}", "exercice 2027"),
        ("", ""),
    ],
)
def test_a_text(relative_dates, written, resolved):
    assert relative_dates.resolve(written, TODAY) == resolved


def test_whatever_json_holds_and_nothing_changes_in_place(relative_dates):
    data = {"start": "@-1d 08:00", "items": ["{{date:-1d}}", 3, None, True]}

    assert relative_dates.resolve(data, TODAY) == {
        "start": "2026-11-20T08:00:00",
        "items": ["20 novembre 2026", 3, None, True],
    }
    assert data["start"] == "@-1d 08:00"


@pytest.mark.parametrize("mark", ["{{date:40d}}", "{{day:-40d}}", "{{date:-40}}"])
def test_an_unknown_mark_is_named(relative_dates, mark):
    with pytest.raises(ValueError, match="unknown mark"):
        relative_dates.resolve(f"le {mark}", TODAY)
