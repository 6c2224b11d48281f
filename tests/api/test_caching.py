"""Do caches and clients keep an answer as long as it is true, whoever's page asks?"""

from flow import AFTER
from flow import MEETING as START
from flow import NOW

import httpx
import pytest


MEETING = "/val/decisions/2027-03-23"
ADDRESSES = ("", "/@institutions", "/@changes", "/@openapi", "/val", "/val/decisions", MEETING)
PAGE = {"Origin": "https://journal.example.be"}


@pytest.fixture
def clock(monkeypatch):
    """The moment of the requests."""

    def at(moment):
        monkeypatch.setattr("imio.deliberations.portal.page.now", lambda: moment)

    at(NOW)
    return at


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_is_not_sent_twice(program, dossiers, clock, address):
    first = program.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=300"
    assert first.headers["Vary"] == "Accept"
    again = program.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_answers_as_get_does_without_a_body(program, dossiers, clock, address):
    head, got = program.head(address), program.get(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert [head.headers[name] for name in ("ETag", "Content-Type")] == [
        got.headers[name] for name in ("ETag", "Content-Type")
    ]


def test_a_decision_and_its_tag(program, dossiers):
    address = dossiers[0].public_path
    tag = program.get(address).headers["ETag"]
    assert program.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert program.get(dossiers[1].public_path).headers["ETag"] != tag


def test_keeping_ends_when_the_meeting_begins(program, dossiers, clock):
    for address in (MEETING, "/@institutions"):
        clock(START.replace(minute=0) - (AFTER - START) / 2880)
        assert program.get(address).headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
        clock(START)
        assert program.get(address).headers["Cache-Control"] == "public, max-age=0, s-maxage=300"


def test_the_stream_is_kept_by_nobody(program, dossiers):
    assert program.get("/@changes?format=ndjson").headers["Cache-Control"] == "no-store"
    head = program.head("/@changes?format=ndjson")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("address", [*ADDRESSES, "/@changes?format=ndjson", "/nowhere", "/@changes?since=x"])
def test_pages_of_any_origin_may_read(program, dossiers, address):
    for headers in ({}, PAGE):
        answer = program.get(address, headers=headers)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_browser_that_asks_first_is_told_so(program, dossiers):
    asked = {**PAGE, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    for address in (*ADDRESSES, dossiers[0].public_path):
        answer = program.options(address, headers=asked)
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Access-Control-Allow-Methods"] == "GET"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nobody_else_s_page_may_write(program, dossiers, method):
    asked = {**PAGE, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"}
    for address in ("/val/@dossiers", "/val", "/@login"):
        assert "Access-Control-Allow-Origin" not in program.options(address, headers=asked).headers
        answer = program.request(method, address, headers=PAGE, json={})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_what_somebody_signed_in_sees_is_for_no_other_page_and_kept_nowhere(program, portal, dossiers):
    from flow import password

    user = "val-secretaries-1"
    with httpx.Client(base_url=portal.absolute_url(), auth=(user, password(user)), timeout=60) as staff:
        for address in ("/@institutions", "/@changes", "/val"):
            answer = staff.get(address, headers={"Accept": "application/json", **PAGE})
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert "Access-Control-Allow-Origin" not in answer.headers
