"""Do programs get what the page shows, under the same parameters?"""

from lxml import etree
from portal.public_side import START

import csv
import io
import json
import pytest


@pytest.fixture
def texts(world, institution, meeting):
    made = [
        world.decision(meeting, "1", "Subside au club", stage="final", outcome="adopted", in_charge=("Mme A", "M. B")),
        world.decision(meeting, "2", "=1+1 subside"),
        world.decision(world.meeting(institution, START.replace(year=2026)), "3", "Subside ancien"),
    ]
    for one in made:
        world.tell(one)
    return made


def text_of(found):
    """The body as text; the browser leaves JSON as bytes."""
    return found.contents if isinstance(found.contents, str) else found.contents.decode()


def file(world, name, address, where=None):
    return world.open(f"{(where or world.portal).absolute_url()}/find.{name}{address}")


def rows(found):
    return list(csv.DictReader(io.StringIO(found.contents.lstrip("\ufeff"), newline=""), delimiter=";"))


def test_json_holds_a_page_its_facets_and_the_way_on(world, meeting, texts):
    for number in range(10, 31):
        world.tell(world.decision(meeting, str(number), "Subside"))
    found = file(world, "json", "?q=subside&institution=val")
    assert found.headers["Content-Type"] == "application/json"
    assert found.headers["Access-Control-Allow-Origin"] == "*"
    data = json.loads(found.contents)
    assert (data["total"], len(data["items"]), data["query"]) == (24, 20, {"q": ["subside"], "institution": ["val"]})
    assert data["links"]["next"] == f"{world.portal.absolute_url()}/find.json?q=subside&institution=val&page=2"
    last = json.loads(world.open(data["links"]["next"]).contents)
    assert len(last["items"]) == 4 and "next" not in last["links"]
    assert {"value": "val", "count": 24} in data["facets"]["institution"]


def test_the_table_holds_all_pages_and_no_formula(world, meeting, texts):
    for number in range(10, 40):
        world.tell(world.decision(meeting, str(number), "Subside"))
    found = file(world, "csv", "?q=subside")
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert found.headers["Content-Disposition"] == 'attachment; filename="deliberations.csv"'
    told = rows(found)
    assert len(told) == 33
    [first] = [row for row in told if row["title"] == "Subside au club"]
    assert first["url"] == texts[0].absolute_url()
    assert (first["in_charge"], first["outcome"], first["state"]) == ("Mme A ; M. B", "adopted", "final")
    assert [row["title"] for row in told if "1+1" in row["title"]] == ["'=1+1 subside"]


def test_the_table_goes_on_where_one_answer_of_the_search_ends(world, texts, monkeypatch):
    monkeypatch.setattr("imio.deliberations.portal.find_files.AT_ONCE", 1)
    assert len(rows(file(world, "csv", "?q=subside&sort=newest"))) == 3
    monkeypatch.setattr("imio.deliberations.portal.find_files.LINES", 2)
    assert len(rows(file(world, "csv", "?q=subside&sort=newest"))) == 2


def test_atom_tells_the_latest_meeting_first_with_the_texts(world, institution, texts):
    found = file(world, "atom", "?q=subside", institution)
    assert found.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(found.contents.encode())
    ns = {"a": "http://www.w3.org/2005/Atom"}
    links = root.xpath("a:entry/a:link/@href", namespaces=ns)
    assert set(links) == {one.absolute_url() for one in texts} and links[-1] == texts[2].absolute_url()
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ns) == [
        f"{institution.absolute_url()}/find.atom?q=subside&sort=newest"
    ]
    assert root.xpath("a:link[@rel='alternate']/@href", namespaces=ns) == [
        f"{institution.absolute_url()}/@@find?q=subside&sort=newest"
    ]
    assert root.findtext("a:title", namespaces=ns) == "« subside » – Val-des-Aulnes"
    ids = root.xpath("//a:id/text()", namespaces=ns)
    assert len(set(ids)) == 4 and all(one.startswith("tag:localhost,2027-03-20:") for one in ids)
    # An entry is the same in every feed.
    other = etree.fromstring(world.open(f"{institution.absolute_url()}/atom.xml").contents.encode())
    assert set(other.xpath("a:entry/a:id/text()", namespaces=ns)) == set(ids[1:])


@pytest.mark.parametrize("name", ["json", "csv", "atom"])
def test_an_error_names_the_parameter(world, texts, name):
    found = file(world, name, "?q=a&from=hier")
    assert found.headers["Status"].startswith("400")
    assert found.headers["Content-Type"] == "application/problem+json"
    problem = json.loads(found.contents)
    assert (problem["status"], problem["field"]) == (400, "from")
    assert "hier" not in text_of(found)


@pytest.mark.parametrize("name", ["json", "csv", "atom"])
def test_an_institution_s_file_holds_only_its_own(world, institution, texts, name):
    other = world.institution("rochebrune", "Rochebrune")
    world.tell(world.decision(world.meeting(other), "1", "Subside de Rochebrune"))
    assert "Subside de Rochebrune" in text_of(file(world, name, "?q=subside"))
    only = text_of(file(world, name, "?q=subside&institution=rochebrune", institution))
    assert "Subside au club" in only and "Subside de Rochebrune" not in only


@pytest.mark.parametrize("name", ["json", "csv", "atom"])
def test_who_has_it_gets_304(world, texts, name):
    address = f"{world.portal.absolute_url()}/find.{name}?q=subside"
    found = world.open(address)
    assert found.headers["Cache-Control"] == "public, max-age=0, s-maxage=30"
    assert found.headers["X-Robots-Tag"] == "noindex"
    assert world.open(address, If_None_Match=found.headers["ETag"]).headers["Status"].startswith("304")
