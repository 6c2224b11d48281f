"""What a search found, as JSON and as a table for spreadsheets. Pure: hits in, bytes out."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.deliberations.search.query import Found
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import parameters
from imio.deliberations.search.query import Query
from imio.deliberations.validation.spreadsheet import to_csv
from typing import Any

import json


#: The columns of the table and the members of an item of the JSON, in this order; docs/open-data.md describes them.
COLUMNS = (
    "url",
    "institution",
    "institution_title",
    "start",
    "organ",
    "number",
    "title",
    "matter",
    "in_charge",
    "state",
    "kind",
    "outcome",
    "annexes",
    "changed",
    "published",
)


def row(hit: Hit, root: str, names: Mapping[str, str]) -> dict[str, Any]:
    """A hit as it is told. ``root``: the portal's address; ``names``: id of an institution -> its name."""
    return {
        "url": root + hit.path,
        "institution": hit.institution,
        "institution_title": names.get(hit.institution, hit.institution),
        "start": hit.start,
        "organ": hit.organ,
        "number": hit.number,
        "title": hit.title,
        "matter": hit.matter,
        "in_charge": list(hit.in_charge),
        "state": hit.state,
        "kind": hit.kind,
        "outcome": hit.outcome,
        "annexes": hit.annexes,
        "changed": hit.changed,
        "published": hit.published,
    }


def to_table(hits: Iterable[Hit], root: str, names: Mapping[str, str]) -> bytes:
    """CSV in UTF-8: a header, then a line a hit. Several in charge stand in one cell, ``changed`` is 0 or 1."""
    return to_csv(COLUMNS, ([_cell(value) for value in row(hit, root, names).values()] for hit in hits))


def to_json(
    found: Found,
    query: Query,
    root: str,
    names: Mapping[str, str],
    links: Mapping[str, str],
) -> bytes:
    """JSON in UTF-8: the question, how many, the facets, one page of hits. ``links``: self, previous, next."""
    asked: dict[str, list[str]] = {}
    for name, value in parameters(query):
        asked.setdefault(name, []).append(value)
    answer = {
        "query": asked,
        "total": found.total,
        "loosened": found.loosened,
        "links": dict(links),
        "facets": {
            facet: [{"value": value, "count": count} for value, count in values]
            for facet, values in found.facets.items()
        },
        "items": [
            {
                **row(hit, root, names),
                "register_position": hit.position,
                "snippet": [{"text": text, "match": matches} for text, matches in hit.snippet],
            }
            for hit in found.hits
        ],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return " ; ".join(value) if isinstance(value, list) else value
