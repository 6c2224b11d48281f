"""Which services of plone.restapi does a visitor reach, and within which bounds?"""

from imio.deliberations.api.visitors import OPEN
from wall.ways import services_of

import httpx
import pytest


#: What each public object answers GET with, for anybody.
OURS = {"", "@search", "@decisions", "@changes", "@institutions", "@openapi", "@login"}


def test_a_visitor_reaches_ours_and_no_other_service_that_reads(program, portal, institution, dossiers):
    meeting = institution["decisions"]["2027-03-23"]
    decision = meeting[dossiers[0].public_path.rpartition("/")[2]]
    asked = set()
    for content, method, name in services_of(portal, institution, institution["decisions"], meeting, decision):
        if method in ("GET", "HEAD"):
            asked.add(name)
            answer = program.request(method, f"{content.absolute_url()}/{name}")
            assert (answer.status_code in (401, 404)) == (name not in OURS), (content, method, name)
    assert len(asked) > 20 and set(OPEN) == OURS


def test_a_query_without_bound_is_closed_whatever_its_method(program, institution):
    query = {"query": [], "fullobjects": True, "b_size": 10000}
    assert program.post("/@querystring-search", json=query).status_code == 401


def test_the_search_of_plone_gives_a_hundred_lines_at_most(program, dossiers):
    for size, lines in (("1", 1), ("0", None), ("-5", None), ("x", None), ("9" * 30, None), ("100000", None)):
        data = program.get(f"/@search?b_size={size}&portal_type=Decision").json()
        assert data["items_total"] == 2
        assert len(data["items"]) == (lines or 2)
    body = program.request("GET", "/@search?b_size=1", json={"b_size": 5000}).json()
    assert len(body["items"]) == 1


def test_a_hundred_is_the_most(program, portal, institution):
    from imio.deliberations.api.search.get import _whole
    from imio.deliberations.api.search.get import MOST

    assert [min(_whole(text, 25), MOST) for text in ("100", "101", "1000000", "1" * 20, None)] == [
        100,
        100,
        100,
        25,
        25,
    ]


@pytest.mark.parametrize("address", ["/@search?fullobjects=1", "/@search?fullobjects", "/val/@search?fullobjects=0"])
def test_whole_objects_are_not_for_visitors(program, dossiers, address):
    answer = program.get(address)
    assert (answer.status_code, answer.json()["field"]) == (400, "fullobjects")


def test_staff_has_the_whole_of_plone_s_search(portal, dossiers):
    from flow import password

    user = "val-secretaries-1"
    with httpx.Client(base_url=portal.absolute_url(), auth=(user, password(user)), timeout=60) as staff:
        accept = {"Accept": "application/json"}
        assert staff.get("/@search?fullobjects=1&portal_type=Meeting", headers=accept).status_code == 200
        assert staff.get("/@types", headers=accept).status_code == 200


def test_ours_answer_whatever_a_client_says_it_accepts(program, dossiers):
    for accept in (
        "*/*",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/json, text/plain, */*",
        "image/png",
    ):
        for address in ("/@changes", "/@institutions", "/@openapi"):
            answer = program.get(address, headers={"Accept": accept})
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json"), (accept, address)
