"""The municipalities of Wallonia as settings of institutions. Pure: the CSV files in, one dict an institution out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import csv
import re
import unicodedata


HERE = Path(__file__).parent
#: Names that mean something else as an address in Zope.
TAKEN = ("manage",)


def institutions() -> list[dict[str, Any]]:
    """All of them, by id: those of today, and the predecessors that were merged, with ``succeeded_by``."""
    changes = list(_rows("changes.csv"))
    successor = {nis: row for row in changes for nis in row["predecessors"].split()}
    before = {row["nis"]: row["name"] for row in _rows("municipalities.csv")}
    today = [_institution(row) for row in changes]
    for row, made in zip(changes, today, strict=True):
        names = (before[nis] for nis in row["predecessors"].split())
        made["former_names"] = tuple(name for name in names if name != row["name"])
        made["existed_from"] = date.fromisoformat(row["effective"])
    names = {made["id"] for made in today}
    for row in _rows("municipalities.csv"):
        made = _institution(row)
        if made["id"] in names:
            made["id"] += f"-{row['nis']}"
        if new := successor.get(row["nis"]):
            made["succeeded_by"] = slug(new["name"])
            made["succeeded_on"] = date.fromisoformat(new["effective"])
        today.append(made)
    return sorted(today, key=lambda made: made["id"])


def slug(name: str) -> str:
    """The id of a municipality: ``Braine-l'Alleud`` is ``braine-lalleud``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return f"commune-de-{plain}" if plain in TAKEN else plain


def _institution(row: dict[str, str]) -> dict[str, Any]:
    german = row.get("scope") == "german_speaking_community"
    return {
        "id": slug(row["name"]),
        "title": row["name"],
        "kind": "commune",
        "nis": row["nis"],
        "population": int(row["population"]),
        "population_date": date(int(row["population_year"]), 1, 1),
        "province": row["province"],
        "postcodes": tuple(row["postal_codes"].split()),
        "languages": ("de",) if german else ("fr",),
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
