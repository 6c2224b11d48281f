"""What somebody follows, as a value: a search, a meeting or an item. Pure."""

from dataclasses import dataclass
from imio.deliberations.search.query import parameters
from imio.deliberations.search.query import parse
from imio.deliberations.search.query import Query


KINDS = ("search", "meeting", "item")


@dataclass(frozen=True)
class Followed:
    """``kind``: of ``KINDS``. ``path``: of a meeting or an item, below the portal, with a leading slash.

    ``asked``: the parameters of a search (``search.query.parameters``).
    """

    kind: str
    path: str = ""
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> Query:
        """The search. Raises ``search.query.BadQuery`` when it was kept by a version that knew others."""
        form: dict[str, list[str] | str] = {}
        for name, value in self.asked:
            form[name] = [*form[name], value] if name in form else [value]
        return parse({name: values[0] if len(values) == 1 else values for name, values in form.items()})


def search(query: Query) -> Followed:
    """A search that is followed; in which order its results stand does not matter."""
    return Followed("search", asked=tuple(pair for pair in parameters(query) if pair[0] != "sort"))
