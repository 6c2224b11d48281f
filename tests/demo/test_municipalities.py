"""The reference data of the Walloon municipalities."""

from imio.deliberations.publication.calendar import decree_start

import csv
import pytest


@pytest.fixture
def wallonia(profiles):
    return profiles / "wallonia"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_two_hundred_and_sixty_two(wallonia):
    municipalities = rows(wallonia / "municipalities.csv")

    assert len({row["nis"] for row in municipalities}) == len(municipalities) == 262
    assert len({row["province"] for row in municipalities}) == 5
    assert all(int(row["population"]) > 0 and row["postal_codes"] for row in municipalities)


def test_bastogne_succeeds_two(wallonia):
    known = {row["nis"]: row for row in rows(wallonia / "municipalities.csv")}
    (bastogne,) = rows(wallonia / "changes.csv")
    predecessors = [known[nis] for nis in bastogne["predecessors"].split()]

    assert [row["name"] for row in predecessors] == ["Bastogne", "Bertogne"]
    assert bastogne["nis"] == "82039" not in known
    assert bastogne["effective"] == "2024-12-02"
    assert int(bastogne["population"]) == sum(int(row["population"]) for row in predecessors)
    assert bastogne["postal_codes"] == " ".join(row["postal_codes"] for row in predecessors)


@pytest.mark.parametrize(
    "words", ["Statbel", "creativecommons.org/licenses/by/4.0", "mathiasleroy/belgium-geographic-data", "MIT"]
)
def test_the_sources_are_named(wallonia, words):
    assert words in (wallonia / "NOTICE.md").read_text(encoding="utf-8")


@pytest.fixture
def institutions(wallonia, load_module):
    return {made["id"]: made for made in load_module("municipalities", wallonia).institutions()}


def test_all_of_today_and_the_two_that_were_merged(institutions):
    assert len(institutions) == 263
    assert sum(1 for made in institutions.values() if "succeeded_by" not in made) == 261


def test_bastogne_and_bertogne_are_succeeded_by_the_new_bastogne(institutions):
    assert institutions["bastogne"]["nis"] == "82039"
    assert institutions["bastogne"]["existed_from"].isoformat() == "2024-12-02"
    for name in ("bastogne-82003", "bertogne"):
        assert institutions[name]["succeeded_by"] == "bastogne"
        assert institutions[name]["succeeded_on"].isoformat() == "2024-12-02"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Braine-l'Alleud", "braine-lalleud"),
        ("Liège", "liege"),
        ("Fexhe-le-Haut-Clocher", "fexhe-le-haut-clocher"),
        ("Manage", "commune-de-manage"),
    ],
)
def test_an_id_is_readable(wallonia, load_module, name, slug):
    assert load_module("municipalities", wallonia).slug(name) == slug


def test_the_decree_binds_each_from_the_day_of_the_file(institutions, wallonia):
    start = {row["nis"]: row["tier_start_date"] for row in rows(wallonia / "municipalities.csv")}
    found = {
        made["nis"]: str(decree_start(made["kind"], made["population"], made["nis"]) or "")
        for made in institutions.values()
        if made["nis"] in start
    }
    assert found == start
