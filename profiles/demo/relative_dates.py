"""Dates of the demo that follow the day on which it is loaded, so that a meeting to come is always to come.

Two writings, both counted in days from ``today``:

- a whole string ``"@-40d 20:00"`` becomes ``"2026-10-12T20:00:00"`` (local time of Brussels, without an
  offset, as the back office writes it) and ``"@-40d"`` becomes ``"2026-10-12"``;
- inside a text, ``{{date:-40d}}`` becomes ``12 octobre 2026`` and ``{{year:+365d}}`` the year of that day.
"""

from datetime import date
from datetime import timedelta
from typing import Any

import re


MONTHS = [
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
]

WHOLE = re.compile(r"@([+-]\d+)d(?: (\d\d:\d\d))?")
INSIDE = re.compile(r"\{\{(.*?)\}\}")
MARK = re.compile(r"(date|year):([+-]\d+)d")


def resolve(data: Any, today: date) -> Any:
    """A copy of ``data`` (what ``json.load`` gives) with every relative date replaced.

    ``ValueError`` names a ``{{…}}`` that is neither a date nor a year.
    """
    if isinstance(data, dict):
        return {key: resolve(value, today) for key, value in data.items()}
    if isinstance(data, list):
        return [resolve(value, today) for value in data]
    if isinstance(data, str):
        return _resolve_text(data, today)
    return data


def in_french(day: date) -> str:
    """``1er octobre 2026``, ``12 octobre 2026``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def _resolve_text(text: str, today: date) -> str:
    if whole := WHOLE.fullmatch(text):
        day = today + timedelta(days=int(whole[1]))
        return f"{day.isoformat()}T{whole[2]}:00" if whole[2] else day.isoformat()

    def replace(found: re.Match[str]) -> str:
        mark = MARK.fullmatch(found[1])
        if not mark:
            raise ValueError(f"unknown mark {found[0]}: expected {{{{date:-40d}}}} or {{{{year:+365d}}}}")
        day = today + timedelta(days=int(mark[2]))
        return in_french(day) if mark[1] == "date" else str(day.year)

    return INSIDE.sub(replace, text)
