"""What can be asked of the search, and how it stands in an address. Pure: no Zope, no index.

Every page, feed, file and service that searches reads the same parameters, so that a search can be passed on.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from string import Template
from typing import Any


#: Code points of a search; what is longer was pasted by mistake.
MAX_TEXT = 500
#: Values of one facet in a query.
MAX_VALUES = 50
#: Code points of one value: matters and functions are short texts.
MAX_VALUE = 300
STATES = ("draft", "held", "final")
OUTCOMES = ("adopted", "amended", "rejected", "noted", "postponed", "withdrawn")
KINDS = ("normal", "added", "urgent")
SORTS = ("relevance", "newest", "oldest")
#: The facets, in the order in which they are offered; each is a field of ``Query`` and a parameter of the address.
FACETS = ("institution", "matter", "state", "year", "organ", "in_charge", "outcome", "annexes", "changed")


#: What may be wrong with a parameter, in the language of the services; pages have their own words.
EXPECTED = {
    "cursor": "ce curseur n’est pas de cette recherche : reprenez à la première page",
    "day": "une date est attendue : AAAA-MM-JJ",
    "length": "au plus ${most} caractères",
    "many": "au plus ${most} valeurs",
    "offset": "de 0 à ${most}",
    "page": "un nombre de 1 à ${most} est attendu",
    "period": "la fin précède le début",
    "single": "une seule valeur est attendue",
    "value": "une de ces valeurs est attendue : ${values}",
    "year": "une année de quatre chiffres est attendue",
}


class BadQuery(ValueError):
    """A parameter that cannot be used: ``field`` names it, the message says what is expected, never what was sent.

    ``kind``: of ``EXPECTED``, whose gaps ``values`` fill.
    """

    def __init__(self, field: str, kind: str, **values: str):
        self.field, self.kind, self.values = field, kind, values
        super().__init__(Template(EXPECTED[kind]).substitute(values))


@dataclass(frozen=True)
class Query:
    """A search. Values of one facet are alternatives, facets add up.

    ``text``: words, "phrases", -exclusions. ``institution``: ids. ``matter``, ``organ``, ``in_charge``: as published.
    ``state``: of ``STATES``, by the clock. ``year``: of the meeting in Brussels. ``outcome``: of ``OUTCOMES``.
    ``annexes``, ``changed``: "1" for texts with public annexes, changed since their draft; "0" for those without.
    ``since``, ``until``: days of the meeting in Brussels, both included. ``sort``: of ``SORTS``; without words
    relevance means newest.
    """

    text: str = ""
    institution: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    organ: tuple[str, ...] = ()
    in_charge: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: str = "relevance"

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return all(not getattr(self, one.name) for one in fields(self) if one.name != "sort")


@dataclass(frozen=True)
class Hit:
    """A decision that was found, as its record tells it.

    ``path``: below the portal, with a leading slash. ``position``: its last entry in the register. ``state``: of
    ``STATES``. ``start``, ``published``: ISO 8601, UTC. ``snippet``: ((text, whether it was searched for), …) in
    reading order, plain text.
    """

    path: str
    position: int
    institution: str
    number: str
    title: str
    matter: str
    organ: str
    start: str
    state: str
    kind: str
    outcome: str
    in_charge: tuple[str, ...]
    annexes: int
    changed: bool
    published: str
    snippet: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Found:
    """The answer to a query.

    ``total``: of all hits. ``facets``: facet -> ((value, count), …), most frequent first; the counts of a facet
    disregard what was chosen in it. ``loosened``: nothing or little was found as written, and spelling was forgiven.
    ``next``: the cursor of the next page, empty on the last one.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    loosened: bool = False
    next: str = ""


def parse(form: Mapping[str, Any]) -> Query:
    """The query in the parameters of an address: ``q``, ``from``, ``to``, ``sort`` and one parameter a facet.

    A facet may stand several times. Parameters of others are passed over; empty ones ask nothing. Raises ``BadQuery``.
    """
    chosen = {facet: _values(form, facet) for facet in FACETS}
    for facet, allowed in (("state", STATES), ("outcome", OUTCOMES), ("annexes", ("0", "1")), ("changed", ("0", "1"))):
        if not set(chosen[facet]) <= set(allowed):
            raise BadQuery(facet, "value", values=", ".join(allowed))
    if not all(len(year) == 4 and year.isascii() and year.isdecimal() for year in chosen["year"]):
        raise BadQuery("year", "year")
    text = _one(form, "q")
    if len(text) > MAX_TEXT:
        raise BadQuery("q", "length", most=str(MAX_TEXT))
    sort = _one(form, "sort") or "relevance"
    if sort not in SORTS:
        raise BadQuery("sort", "value", values=", ".join(SORTS))
    since, until = _day(form, "from"), _day(form, "to")
    if since and until and since > until:
        raise BadQuery("to", "period")
    return Query(text=text, since=since, until=until, sort=sort, **chosen)


def parameters(query: Query) -> list[tuple[str, str]]:
    """The parameters of a query's address, always in the same order: what ``parse`` reads back."""
    pairs = [("q", query.text)] if query.text else []
    pairs += [(facet, value) for facet in FACETS for value in getattr(query, facet)]
    pairs += [("from", query.since.isoformat())] if query.since else []
    pairs += [("to", query.until.isoformat())] if query.until else []
    pairs += [("sort", query.sort)] if query.sort != "relevance" else []
    return pairs


def _values(form: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = form.get(name, ())
    values = [found] if isinstance(found, str) else found if isinstance(found, Iterable) else ()
    clean = dict.fromkeys(_clean(value) for value in values if isinstance(value, str))
    clean.pop("", None)
    if len(clean) > MAX_VALUES:
        raise BadQuery(name, "many", most=str(MAX_VALUES))
    if any(len(value) > MAX_VALUE for value in clean):
        raise BadQuery(name, "length", most=str(MAX_VALUE))
    return tuple(sorted(clean))


def _one(form: Mapping[str, Any], name: str) -> str:
    found = form.get(name, "")
    if not isinstance(found, str):
        raise BadQuery(name, "single")
    return _clean(found)


def _day(form: Mapping[str, Any], name: str) -> date | None:
    text = _one(form, name)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuery(name, "day") from None


def _clean(value: str) -> str:
    """One line, without control characters or lone surrogates."""
    visible = "".join(char if char.isprintable() else " " for char in value if not "\ud800" <= char <= "\udfff")
    return " ".join(visible.split())
