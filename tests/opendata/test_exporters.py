"""Is each format what its standard says, the same as yesterday, and unbroken by whatever a text holds?"""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from imio.deliberations.opendata.atom import to_atom
from imio.deliberations.opendata.found import COLUMNS
from imio.deliberations.opendata.found import to_json
from imio.deliberations.opendata.found import to_table
from imio.deliberations.opendata.icalendar import to_icalendar
from imio.deliberations.opendata.icalendar import ZONE
from imio.deliberations.validation.spreadsheet import plain
from lxml import etree
from opendata.invented import FEED
from opendata.invented import FOUND
from opendata.invented import hit
from opendata.invented import LINKS
from opendata.invented import MEETINGS
from opendata.invented import NAMES
from opendata.invented import QUERY
from opendata.invented import ROOT
from pathlib import Path

import csv
import feedparser
import io
import json
import pytest


GOLDEN = Path(__file__).parent / "golden"
ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def calendar(meetings=MEETINGS):
    return to_icalendar("Val-des-Aulnes", f"{ROOT}/val", f"{ROOT}/val/calendar.ics", meetings)


@pytest.mark.parametrize(
    "name, made",
    [
        ("feed.atom", lambda: to_atom(FEED)),
        ("meetings.ics", calendar),
        ("found.json", lambda: to_json(FOUND, QUERY, ROOT, NAMES, LINKS)),
        ("found.csv", lambda: to_table(FOUND.hits, ROOT, NAMES)),
    ],
)
def test_a_format_stays_what_it_was(name, made):
    """A change of a golden file is a change for every program that reads it: say so in the changes."""
    assert made() == (GOLDEN / name).read_bytes()


# -- Atom


def test_a_reader_of_feeds_sees_titles_texts_and_authors():
    read = feedparser.parse(to_atom(FEED))
    assert not read.bozo and read.version == "atom10"
    first, second = read.entries
    assert first.title_detail.type == "text/plain"
    assert etree.fromstring(to_atom(FEED)).findtext(".//a:entry/a:title", namespaces=ATOM) == FEED.entries[0].title
    assert first.content[0].type == "text/html" and "[A]" in first.content[0].value
    assert first.link == FEED.entries[0].url and first.author == "Val-des-Aulnes"
    assert [tag.term for tag in first.tags] == ["Sport", "Projet"]
    assert second.summary == "Ein langer Text." and "content" not in second


def test_a_tombstone_holds_a_name_and_a_moment_alone():
    gone = etree.fromstring(to_atom(FEED)).findall("at:deleted-entry", ATOM)
    assert [dict(one.attrib) for one in gone] == [
        {"ref": "tag:deliberations.example.be,2026-01-05:d", "when": "2027-03-25T09:00:00Z"},
        {"ref": "tag:deliberations.example.be,2026-01-05:c", "when": "2027-03-24T09:00:00Z"},
    ]
    assert not any(len(one) or one.text for one in gone)


@given(st.text(), st.text())
def test_no_text_breaks_the_feed(title, html):
    entry = replace(FEED.entries[0], title=title, html=html, categories=(title,))
    [read] = etree.fromstring(to_atom(replace(FEED, title=title, entries=(entry,)))).findall("a:entry", ATOM)
    for name, text in (("title", title), ("content", html)):
        found = read.find(f"a:{name}", ATOM)
        assert found is None or not len(found), "markup of a text became markup of the feed"
        told = found.text or "" if found is not None else ""
        assert [char for char in told if char.isprintable()] == [
            char for char in text if char.isprintable() and char not in "\ufffe\uffff"
        ]


# -- iCalendar


def test_a_calendar_program_sees_brussels_and_what_was_cancelled():
    read = Calendar.from_ical(calendar())
    held, cancelled = read.walk("VEVENT")
    assert held.decoded("dtstart") == MEETINGS[0].start
    assert held["dtstart"].params["TZID"] == "Europe/Brussels"
    assert held.decoded("dtstart").astimezone(ZONE).hour == 20
    assert cancelled.decoded("dtstart").astimezone(ZONE).hour == 20, "in summer time as well"
    assert (held["status"], held["sequence"]) == ("CONFIRMED", 0)
    assert (cancelled["status"], cancelled["sequence"]) == ("CANCELLED", 2)
    assert held["location"] == MEETINGS[0].place
    assert read.decoded("refresh-interval") == timedelta(hours=12)


def test_the_zone_s_rule_is_that_of_the_time_zone_database():
    [zone] = Calendar.from_ical(calendar()).walk("VTIMEZONE")
    told = zone.to_tz()
    for day in range(0, 3650, 3):
        moment = datetime(2020, 1, 1, 12) + timedelta(days=day)
        assert told.utcoffset(moment) == ZONE.utcoffset(moment)


def test_no_line_is_longer_than_75_bytes():
    assert max(len(line) for line in calendar().split(b"\r\n")) <= 75
    assert calendar().endswith(b"\r\n") and b"\n" not in calendar().replace(b"\r\n", b"")


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_no_text_breaks_the_calendar(text):
    meeting = replace(MEETINGS[0], name=text, place=text, organ=text)
    [event] = Calendar.from_ical(calendar([meeting])).walk("VEVENT")
    assert str(event["summary"]) == text
    assert event["url"] == meeting.url


@given(st.text())
def test_no_control_character_adds_a_property(text):
    meeting = replace(MEETINGS[0], name=f"{text}\r\nATTACH:https://example.be/x", place=text)
    [event] = Calendar.from_ical(calendar([meeting])).walk("VEVENT")
    assert "attach" not in event


# -- JSON and CSV


def test_the_table_opens_in_a_spreadsheet():
    data = to_table(FOUND.hits, ROOT, NAMES)
    header, first, second = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert tuple(header) == COLUMNS
    told = dict(zip(header, first, strict=True))
    assert told["number"] == "2.10" and told["changed"] == "1" and told["annexes"] == "2"
    assert told["in_charge"] == "Mme Solange Mbeki-Thirion, Échevine ; M. Thierry Gobaille, Échevin"
    assert told["institution_title"] == "Val-des-Aulnes"
    assert dict(zip(header, second, strict=True))["title"].startswith("'=")


@given(st.sampled_from(["title", "matter", "organ", "number"]), st.text())
def test_no_cell_is_a_formula_and_none_is_lost(column, text):
    data = to_table([hit(**{column: text})], ROOT, NAMES).decode("utf-8-sig", "surrogatepass")
    _header, cells = csv.reader(io.StringIO(data, newline=""), delimiter=";")
    cell = cells[COLUMNS.index(column)]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert plain(cell) == plain(text)


def test_json_tells_the_question_and_the_answer():
    read = json.loads(to_json(FOUND, QUERY, ROOT, NAMES, LINKS))
    assert read["query"] == {"q": ["subsides"], "institution": ["rochebrune", "val"], "state": ["final"]}
    assert read["total"] == 1204 and len(read["items"]) == 2
    assert set(COLUMNS) < set(read["items"][0])
    assert read["items"][0]["snippet"][1] == {"text": "subsides", "match": True}


def test_moments_are_told_in_utc_whatever_their_zone():
    brussels = replace(FEED, updated=datetime(2027, 3, 25, 10, 0, tzinfo=ZONE), entries=(), gone=())
    assert b"<updated>2027-03-25T09:00:00Z</updated>" in to_atom(brussels)
    assert to_atom(replace(brussels, updated=datetime(2027, 3, 25, 9, 0, tzinfo=UTC))) == to_atom(brussels)
