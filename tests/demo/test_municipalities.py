"""The reference data of the Walloon municipalities."""

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
