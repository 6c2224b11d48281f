"""A query of citizens as queries of Tantivy: what must hold, and what only adds to the rank."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from imio.deliberations.search import query as queries
from imio.deliberations.search.documents import NEVER
from imio.deliberations.search.shard import SCHEMA
from imio.deliberations.search.shard import SPELLING
from imio.deliberations.search.shard import STEMS
from imio.deliberations.search.shard import terms
from imio.deliberations.search.words import Clause
from imio.deliberations.search.words import clauses
from tantivy import FieldType
from tantivy import Occur
from tantivy import Query


#: How much more a word counts in a title than in a text.
TITLE = 3.0
#: Letters of a word from which one fault is forgiven, and two.
ONE_FAULT, TWO_FAULTS = 4, 7
#: Code points of a text that others are compared with.
ALIKE = 5_000


@dataclass(frozen=True)
class Selection:
    """A query at a moment. ``closed``: institutions not open to the public. ``loose``: spelling is forgiven."""

    query: queries.Query
    now: datetime
    closed: frozenset[str] = frozenset()
    loose: bool = False

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return clauses(self.query.text)

    @cached_property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that must occur."""
        return tuple(clause for clause in self.clauses if not clause.excluded)

    @property
    def is_ranked(self) -> bool:
        """Whether hits are listed by rank: there must be words to rank by."""
        return self.query.sort == "relevance" and bool(self.wanted)

    @property
    def is_newest_first(self) -> bool:
        """In which order hits are listed that are not ranked."""
        return self.query.sort != "oldest"

    def filters(self, without: str = "") -> list[tuple[Occur, Query]]:
        """All that must hold, but for what was chosen in the facet ``without``."""
        parts = list(self._words)
        parts += [(Occur.Must, chosen) for facet, chosen in self._chosen.items() if facet != without]
        parts += self._always
        return parts

    def matching(self, without: str = "") -> Query:
        """The hits, in no order."""
        return Query.boolean_query([(Occur.Must, Query.all_query()), *self.filters(without)])

    def from_start(self, start: int) -> Query:
        """The hits whose meetings begin at ``start``, in seconds since 1970, or come after it in the list."""
        bounds = {"upper_bound": start} if self.is_newest_first else {"lower_bound": start}
        begins = Query.range_query(SCHEMA, "start", FieldType.Integer, **bounds)
        return Query.boolean_query([(Occur.Must, Query.all_query()), *self.filters(), (Occur.Must, begins)])

    def entered_after(self, position: int) -> Query:
        """The hits whose last entry comes after a position of the register."""
        later = Query.range_query(SCHEMA, "position", FieldType.Integer, lower_bound=position + 1)
        return Query.boolean_query([(Occur.Must, Query.all_query()), *self.filters(), (Occur.Must, later)])

    def ranked(self) -> Query:
        """The hits, ranked by their words alone."""
        parts = [
            (occur, one if occur == Occur.MustNot else Query.const_score_query(one, 0.0))
            for occur, one in [*((Occur.Must, chosen) for chosen in self._chosen.values()), *self._always]
        ]
        titles = [_of_terms("title", _stems(clause)) for clause in self.wanted]
        parts += [(Occur.Should, Query.boost_query(title, TITLE)) for title in titles if title is not None]
        return Query.boolean_query([*self._words, *parts])

    @cached_property
    def _words(self) -> list[tuple[Occur, Query]]:
        return [
            (Occur.MustNot if clause.excluded else Occur.Must, one)
            for clause in self.clauses
            if (one := self._clause(clause)) is not None
        ]

    def _clause(self, clause: Clause) -> Query | None:
        exact = _of_terms("text", _stems(clause))
        spelled = terms(SPELLING, clause.text)
        if not self.loose or clause.excluded or clause.phrase or exact is None or len(spelled) != 1:
            return exact
        faults = faults_in(spelled[0])
        if not faults:
            return exact
        near = Query.fuzzy_term_query(SCHEMA, "spelling", spelled[0], distance=faults)
        return Query.boolean_query([(Occur.Should, exact), (Occur.Should, near)])

    @cached_property
    def _chosen(self) -> dict[str, Query]:
        chosen = {
            facet: _one_of(facet, values)
            for facet in queries.FACETS
            if facet != "state" and (values := getattr(self.query, facet))
        }
        if self.query.state:
            chosen["state"] = _any(self._state(state) for state in self.query.state)
        return chosen

    def _state(self, state: str) -> Query:
        if state == "final":
            return Query.term_query(SCHEMA, "stage", "final", "basic")
        now = int(self.now.timestamp())
        bounds = {"upper_bound": now} if state == "held" else {"lower_bound": now + 1}
        return Query.range_query(SCHEMA, "clock", FieldType.Integer, **bounds)

    @cached_property
    def _always(self) -> list[tuple[Occur, Query]]:
        parts = _open(self.closed)
        if self.query.since or self.query.until:
            bounds = {}
            if self.query.since:
                bounds["lower_bound"] = self.query.since.toordinal()
            if self.query.until:
                bounds["upper_bound"] = self.query.until.toordinal()
            parts.append((Occur.Must, Query.range_query(SCHEMA, "day", FieldType.Integer, **bounds)))
        return parts


def coming(now: datetime) -> Query:
    """The drafts whose meetings are still to begin."""
    bounds = {"lower_bound": int(now.timestamp()) + 1, "upper_bound": NEVER - 1}
    return Query.range_query(SCHEMA, "clock", FieldType.Integer, **bounds)


def at(path: str) -> Query:
    """The decision at a path."""
    return Query.term_query(SCHEMA, "path", path, "basic")


def like(title: str, body: str, path: str, closed: frozenset[str]) -> Query:
    """The decisions of open institutions with words like those of a title and a text, but for the one at ``path``."""
    told = {"min_doc_frequency": 2, "min_term_frequency": 1, "min_word_length": 4}
    alike = [
        Query.more_like_this_document_fields_query(SCHEMA, {field: [text]}, max_query_terms=terms, **told)
        for field, text, terms in (("title", title, 10), ("text", body[:ALIKE], 20))
        if text
    ]
    return Query.boolean_query([(Occur.Must, _any(alike)), (Occur.MustNot, at(path)), *_open(closed)])


def like_in_title(title: str, path: str, closed: frozenset[str]) -> Query:
    """The decisions of open institutions with a word of a title in their own, but for the one at ``path``."""
    words = [Query.term_query(SCHEMA, "title", word) for word in dict.fromkeys(terms(STEMS, title)) if len(word) > 3]
    return Query.boolean_query([(Occur.Must, _any(words)), (Occur.MustNot, at(path)), *_open(closed)])


def faults_in(word: str) -> int:
    """How many faults of spelling are forgiven in a word. In a number none is."""
    if any(char.isdigit() for char in word):
        return 0
    return 2 if len(word) >= TWO_FAULTS else 1 if len(word) >= ONE_FAULT else 0


def _stems(clause: Clause) -> list[str]:
    return terms(STEMS, clause.text)


def _of_terms(field: str, found: list[str]) -> Query | None:
    """A word, or several that follow each other; None where there is none."""
    if not found:
        return None
    if len(found) == 1:
        return Query.term_query(SCHEMA, field, found[0])
    return Query.phrase_query(SCHEMA, field, found)


def _open(closed: frozenset[str]) -> list[tuple[Occur, Query]]:
    return [(Occur.MustNot, _one_of("institution", sorted(closed)))] if closed else []


def _one_of(field: str, values: Iterable[str]) -> Query:
    """Looking each value up is much quicker than a set query, which makes an automaton of them for each shard."""
    return _any(Query.term_query(SCHEMA, field, value, "basic") for value in values)


def _any(alternatives: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, one) for one in alternatives])
