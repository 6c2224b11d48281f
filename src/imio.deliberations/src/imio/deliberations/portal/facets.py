"""The facets of a search on the screen: their words, what is on offer, what was chosen and how to take it back."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from imio.deliberations import _
from imio.deliberations.portal import words
from imio.deliberations.search.query import FACETS
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import Query


#: Values of a facet that are seen at once; the others are behind "more".
AT_ONCE = 8

TITLES = {
    "q": _("find_words", default="Mots cherchés"),
    "from": _("find_from", default="Du"),
    "to": _("find_to", default="Au"),
    "sort": _("find_sort", default="Ordre"),
    "page": _("find_page", default="Page"),
    "institution": _("facet_institution", default="Institution"),
    "matter": _("facet_matter", default="Matière"),
    "state": _("facet_state", default="État"),
    "year": _("facet_year", default="Année"),
    "organ": _("facet_organ", default="Organe"),
    "in_charge": _("facet_in_charge", default="En charge"),
    "outcome": _("facet_outcome", default="Issue"),
    "annexes": _("facet_annexes", default="Annexes"),
    "changed": _("facet_changed", default="Depuis le projet"),
}
STATES = {"draft": words.DRAFT, "held": words.HELD, "final": words.FINAL}
ANNEXES = {
    "1": _("facet_with_annexes", default="Avec annexes publiques"),
    "0": _("facet_without_annexes", default="Sans annexe publique"),
}
CHANGED = {
    "1": _("facet_is_changed", default="Modifiée depuis le projet"),
    "0": _("facet_is_unchanged", default="Non modifiée"),
}
IS_CHANGED = words.State("draft", "△", _("state_changed", default="Modifiée depuis le projet"))


@dataclass(frozen=True)
class Choice:
    """A value on offer. ``identity``: of its box on the page."""

    identity: str
    value: str
    title: str
    glyph: str
    count: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet: ``first`` is seen at once, ``more`` opens."""

    name: str
    title: str
    first: list[Choice]
    more: list[Choice]


@dataclass(frozen=True)
class Chosen:
    """What narrows a search, and the address of the search without it."""

    title: str
    url: str


def groups(query: Query, counted: Mapping, page, names: Mapping[str, str], skip: Iterable[str] = ()) -> list[Group]:
    """The facets that can narrow a search further, or do already. ``names``: of the institutions."""
    found = []
    for facet in FACETS:
        chosen = getattr(query, facet)
        values = _ordered(facet, dict(counted.get(facet, ())), chosen)
        if facet in skip or (not chosen and len(values) < 2 and facet not in ("annexes", "changed")):
            continue
        choices = [
            Choice(
                identity=f"{facet}-{rank}",
                value=value,
                title=value_title(facet, value, page, names),
                glyph=STATES[value].glyph if facet == "state" and value in STATES else "",
                count=words.number(count),
                is_chosen=value in chosen,
            )
            for rank, (value, count) in enumerate(values)
        ]
        # What was chosen is always seen.
        first = [choice for rank, choice in enumerate(choices) if rank < AT_ONCE or choice.is_chosen]
        more = [choice for choice in choices if choice not in first]
        if choices:
            found.append(Group(facet, field_title(facet, page), first, more))
    return found


def chosen(query: Query, page, names: Mapping[str, str], skip: Iterable[str] = ()) -> list[Chosen]:
    """What was chosen, in the order of the facets; the days at the end."""
    found = []
    for facet in FACETS:
        if facet in skip:
            continue
        values = getattr(query, facet)
        for value in values:
            left = tuple(other for other in values if other != value)
            found.append(Chosen(value_title(facet, value, page, names), page.address(replace(query, **{facet: left}))))
    if query.since:
        title = page.say(_("chosen_since", default="depuis le ${date}"), date=page.day(query.since, weekday=False))
        found.append(Chosen(title, page.address(replace(query, since=None))))
    if query.until:
        title = page.say(_("chosen_until", default="jusqu’au ${date}"), date=page.day(query.until, weekday=False))
        found.append(Chosen(title, page.address(replace(query, until=None))))
    return found


def field_title(field: str, page) -> str:
    """The name of a parameter on the screen."""
    return page.say(TITLES[field]) if field in TITLES else field


def value_title(facet: str, value: str, page, names: Mapping[str, str]) -> str:
    """A facet's value in words."""
    if facet == "institution":
        return names.get(value, value)
    known = {
        "state": {name: state.word for name, state in STATES.items()},
        "outcome": words.OUTCOMES,
        "annexes": ANNEXES,
        "changed": CHANGED,
    }.get(facet, {})
    return page.say(known[value]) if value in known else value


def states_of(hit: Hit) -> list[words.State]:
    """The badges of a hit, the state before anything else."""
    found = [STATES.get(hit.state, words.DRAFT)]
    if hit.kind in words.KINDS:
        found.append(words.KINDS[hit.kind])
    if hit.changed and hit.state == "final":
        found.append(IS_CHANGED)
    return found


def _ordered(facet: str, counts: dict[str, int], chosen: tuple[str, ...]) -> list[tuple[str, int]]:
    """Years from the latest, states and yes-or-no in their order, the others as they were counted."""
    counts |= {value: counts.get(value, 0) for value in chosen}
    if facet == "year":
        return sorted(counts.items(), reverse=True)
    if facet == "state":
        return [(name, counts[name]) for name in STATES if counts.get(name) or name in chosen]
    if facet in ("annexes", "changed"):
        return [(value, counts[value]) for value in ("1", "0") if value in chosen or (value == "1" and counts.get("1"))]
    return list(counts.items())
