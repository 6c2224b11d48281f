"""``GET /@decisions``: the search of the pages, for programs; at an institution, over its own."""

from collections.abc import Callable
from dataclasses import replace
from imio.deliberations.api.decisions.asked import FIELDS
from imio.deliberations.api.decisions.asked import OF_THE_PAGE
from imio.deliberations.api.decisions.asked import OF_THE_SEARCH
from imio.deliberations.api.parameters import Parameter
from imio.deliberations.api.problem import Problem
from imio.deliberations.api.reading import ReadingService
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.search.finding import find
from imio.deliberations.search.finding import standing
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import parse
from imio.deliberations.search.query import Query
from plone import api
from typing import Any
from urllib.parse import urlencode


class DecisionsGet(ReadingService):
    """What was found, a page at a time."""

    parameters = (*OF_THE_SEARCH, *OF_THE_PAGE)

    def answer(self, values):
        self.values = values
        self.query = self._query(values)
        return self._asked(lambda portal: standing(portal, self.query, self.now, values["after"]))

    def tag(self, found):
        return found.told

    def changes(self, found):
        return [found.turns]

    def written(self, found):
        values = self.values
        found = self._asked(
            lambda portal: find(
                portal, self.query, self.now, values["size"], after=values["after"], facets=values["facets"] == "1"
            )
        )
        data = {
            "@id": self.address,
            "items": [self._item(hit) for hit in found.hits],
            "items_total": found.total,
            "loosened": found.loosened,
            "next": self._next(found.next) if found.next else None,
        }
        if values["facets"] == "1":
            data["facets"] = {
                facet: [{"value": value, "count": count} for value, count in counted]
                for facet, counted in found.facets.items()
            }
        return data

    def _asked(self, ask: Callable[[Any], Any]) -> Any:
        try:
            return ask(api.portal.get())
        except BadQuery as error:
            raise Problem(400, str(error), "after" if error.field == "cursor" else error.field) from None
        except SearchUnavailable:
            raise Problem(503, "la recherche est en reconstruction : réessayez dans quelques minutes") from None

    def _query(self, values: dict[str, Any]) -> Query:
        try:
            query = parse({parameter.name: values[parameter.name] for parameter in self._searching})
        except BadQuery as error:
            raise Problem(400, str(error), error.field) from None
        return replace(query, institution=(self.context.getId(),)) if self._here else query

    @property
    def _here(self) -> bool:
        return IInstitution.providedBy(self.context)

    @property
    def _searching(self) -> tuple[Parameter, ...]:
        return tuple(one for one in OF_THE_SEARCH if one in self.parameters)

    def _item(self, hit: Hit) -> dict[str, Any]:
        facts = {
            "institution": hit.institution,
            "number": hit.number,
            "title": hit.title,
            "matter": hit.matter,
            "organ": hit.organ,
            "start": hit.start,
            "state": hit.state,
            "kind": hit.kind,
            "outcome": hit.outcome or None,
            "in_charge": list(hit.in_charge),
            "annexes": hit.annexes,
            "changed": hit.changed,
            "published": hit.published,
            "register_position": hit.position,
            "snippet": [{"text": text, "match": match} for text, match in hit.snippet],
        }
        chosen = self.values["fields"] or FIELDS
        return {"@id": self.portal_url + hit.path, **{name: facts[name] for name in FIELDS if name in chosen}}

    def _next(self, cursor: str) -> str:
        pairs = [(name, value) for name, values in self._given() for value in values]
        return f"{self.request['ACTUAL_URL']}?{urlencode([*pairs, ('after', cursor)])}"

    def _given(self):
        """The parameters but the cursor, as they were read."""
        for parameter in self.parameters:
            value = self.values[parameter.name]
            if parameter.name == "after" or value in ("", [], (), parameter.schema.get("default")):
                continue
            yield parameter.name, value if isinstance(value, list) else [_text(value)]


class DecisionsOfInstitutionGet(DecisionsGet):
    """Of one institution."""

    parameters = tuple(one for one in DecisionsGet.parameters if one.name != "institution")


def _text(value) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)
