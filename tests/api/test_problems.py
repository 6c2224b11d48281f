"""Does a program that asks wrongly learn what was wrong, and nothing else?"""

from imio.deliberations.api.parameters import choice
from imio.deliberations.api.parameters import Parameter
from imio.deliberations.api.parameters import read_all
from imio.deliberations.api.parameters import whole
from imio.deliberations.api.parameters import words
from imio.deliberations.api.problem import Problem

import pytest


KNOWN = (
    whole("size", "", 1, 100, 25),
    choice("format", "", ("json", "ndjson"), "json"),
    words("fields", "", ("title", "number")),
    Parameter("matter", "", {"type": "string"}, many=True),
    Parameter("q", "", {"type": "string"}),
)


def field_of(query_string):
    with pytest.raises(Problem) as raised:
        read_all(KNOWN, query_string)
    assert raised.value.status == 400
    return raised.value.field


def test_what_is_not_asked_has_its_default():
    assert read_all(KNOWN, "") == {"size": 25, "format": "json", "fields": (), "matter": [], "q": ""}


def test_what_is_asked_is_read():
    read = read_all(KNOWN, "size=1&format=ndjson&fields=number,title&fields=number&matter=a&matter=b&q=%C3%A9cole+x")
    assert read == {"size": 1, "format": "ndjson", "fields": ("number", "title"), "matter": ["a", "b"], "q": "école x"}


@pytest.mark.parametrize("size", ["0", "101", "-1", "1.0", "", "٣", "1e1", "9" * 5000, " 1"])
def test_a_number_out_of_bounds(size):
    assert field_of(f"size={size}") == "size"


@pytest.mark.parametrize(
    ("query_string", "field"),
    [
        ("format=xml", "format"),
        ("format=json&format=json", "format"),
        ("fields=title,secret", "fields"),
        ("fields=", "fields"),
        ("q=a&q=b", "q"),
        ("utm_source=x", "utm_source"),
        ("Size=3", "Size"),
        ("q=%FF", ""),
        ("&".join(["matter=a"] * 201), ""),
    ],
)
def test_whatever_else_does_not_fit_is_named(query_string, field):
    assert field_of(query_string) == field


def test_an_unknown_name_is_told_within_bounds():
    assert field_of("x" * 5000 + "=1") == "x" * 100


@pytest.mark.parametrize(
    ("address", "status", "field"),
    [
        ("/@changes?since=x", 400, "since"),
        ("/@changes?size=501", 400, "size"),
        ("/@changes?sinc=3", 400, "sinc"),
        ("/@changes?since:int=x", 400, "since:int"),
        ("/@institutions?kind=commune", 400, "kind"),
        ("/nowhere", 404, None),
        ("/val/@nothing", 404, None),
        ("/@search?fullobjects=1", 400, "fullobjects"),
        ("/@types", 401, None),
    ],
)
def test_problems_are_told_as_the_standard_has_it(program, institution, address, status, field):
    answer = program.get(address)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    data = answer.json()
    assert answer.status_code == data["status"] == status
    assert (data["type"], data.get("field")) == ("about:blank", field)
    assert data["title"] and data["detail"]


def test_what_was_sent_is_not_sent_back(program, institution):
    answer = program.get("/@changes?since=Noirhomme")
    assert answer.status_code == 400 and "Noirhomme" not in answer.text


def test_a_suspended_item_is_a_problem_too(program, portal, institution, dossiers, suspended):
    answer = program.get(dossiers[1].public_path)
    assert (answer.status_code, answer.json()["status"]) == (503, 503)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Retry-After"]


def test_what_has_moved_says_where_to(program, portal, dossiers):
    from plone.app.redirector.interfaces import IRedirectionStorage
    from zope.component import getUtility

    import transaction

    getUtility(IRedirectionStorage).add("/plone/old", f"/plone{dossiers[0].public_path}")
    transaction.commit()
    answer = program.get("/old")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(dossiers[0].public_path)
