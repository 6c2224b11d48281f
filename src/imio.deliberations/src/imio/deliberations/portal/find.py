"""The search page over all institutions or one: words, facets, dates, numbered pages; all of it in the address."""

from dataclasses import replace
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.opendata.atom import MEDIA_TYPE as ATOM
from imio.deliberations.portal import facets
from imio.deliberations.portal import words
from imio.deliberations.portal.expected import expected
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import institution_names
from imio.deliberations.portal.listing import successors
from imio.deliberations.portal.page import Page
from imio.deliberations.portal.page import style_version
from imio.deliberations.search.finding import find
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import Found
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import parameters
from imio.deliberations.search.query import parse
from imio.deliberations.search.query import Query
from plone import api
from urllib.parse import urlencode


#: Hits on a page, and pages that have a number: who reads further narrows the search, or takes the file.
SIZE, PAGES = 20, 50
#: Seconds that a shared cache keeps an answer: a text that went is gone from the index within seconds.
KEPT = 30
#: Seconds after which a search that failed is worth asking again.
RETRY_AFTER = 60


class Find(Page):
    """The page. A question that cannot be understood is answered by 400 and the form as it was filled in."""

    page_class = "wide"
    robots = "noindex"
    kept = KEPT
    searches = True

    def __call__(self):
        body = super().__call__()
        response = self.request.response
        if self.problem or self.unavailable:
            response.setHeader("Cache-Control", "no-store")
            response.headers.pop("etag", None)
        return body

    def prepare(self):
        self.query, self.number, self.found = Query(), 1, Found(0, ())
        self.problem: BadQuery | None = None
        self.unavailable = False
        self.names = institution_names()
        try:
            self.query = asked(self.request.form, self.institution)
            self.number = page_number(self.request.form)
            self.found = find(api.portal.get(), self.query, self.now, SIZE, offset=(self.number - 1) * SIZE)
        except BadQuery as problem:
            self.problem = problem
            # Locked, because the publisher sets it again.
            self.request.response.setStatus(400, lock=True)
        except SearchUnavailable:
            self.unavailable = True
            self.request.response.setStatus(503, lock=True)
            self.request.response.setHeader("Retry-After", str(RETRY_AFTER))
        self.others = self._others() if not self.problem and not self.unavailable and not self.found.total else []

    def shown(self):
        found = self.found
        return [found.total, found.loosened, self.number, found.hits, found.facets, self.names, self.others, self.kin]

    # -- addresses

    @property
    def base(self) -> str:
        return f"{self.context.absolute_url()}/@@find"

    @property
    def canonical(self) -> str:
        return self.base

    def address(self, query: Query, page: int = 1, suffix: str = "", base: str = "") -> str:
        """A search's address; ``suffix``: of a file."""
        pairs = self._pairs(query) + ([("page", str(page))] if page > 1 else [])
        where = f"{base or self.base}{suffix}"
        return f"{where}?{urlencode(pairs)}" if pairs else where

    def _pairs(self, query: Query) -> list[tuple[str, str]]:
        """The parameters; an institution's own page needs none that names it."""
        return [pair for pair in parameters(query) if self.institution is None or pair[0] != "institution"]

    @property
    def follow_url(self) -> str:
        pairs = self._pairs(self.query)
        where = f"{self.context.absolute_url()}/@@follow"
        return f"{where}?{urlencode(pairs)}" if pairs else where

    def file_url(self, name: str) -> str:
        """``json``, ``csv`` or ``atom``."""
        return self.address(self.query, suffix=f".{name}").replace("/@@find.", "/find.", 1)

    @property
    def atom_type(self) -> str:
        return ATOM

    @property
    def everywhere_url(self) -> str:
        """The same search in all institutions; empty on the portal's own page."""
        return self._everywhere(replace(self.query, institution=())) if self.institution is not None else ""

    def _everywhere(self, query: Query) -> str:
        pairs = parameters(query)
        where = f"{api.portal.get().absolute_url()}/@@find"
        return f"{where}?{urlencode(pairs)}" if pairs else where

    @property
    def style_url(self) -> str:
        return self._resource("find.css")

    @property
    def script_url(self) -> str:
        return self._resource("find.js")

    @staticmethod
    def _resource(name: str) -> str:
        return f"{api.portal.get().absolute_url()}/++resource++imio.deliberations/{name}?v={style_version(name)}"

    # -- what was asked

    def typed(self, name: str) -> str:
        """What was typed in a field, kept as it was when it cannot be used."""
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    @property
    def heading(self) -> str:
        if self.institution is not None:
            return self.say(_("find_in", default="Chercher : ${institution}"), institution=self.institution.title)
        return self.say(_("find_title", default="Chercher dans toutes les institutions"))

    @property
    def title(self) -> str:
        if not self.query.text:
            return self.heading
        message = _("find_titled", default="« ${text} » – ${heading}")
        return self.say(message, text=self.query.text, heading=self.heading)

    def field_title(self, field: str) -> str:
        return facets.field_title(field, self)

    @cached_property
    def kin(self) -> list[dict]:
        """The same search with what followed an institution that was chosen, or what it came from."""
        chosen = self.query.institution
        if not chosen:
            return []
        found = []
        for former, successor in successors().items():
            for one, other, title in (
                (former, successor, _("find_successor", default="Chercher aussi dans son successeur : ${institution}")),
                (successor, former, _("find_former", default="Chercher aussi dans son prédécesseur : ${institution}")),
            ):
                if one in chosen and other not in chosen:
                    both = replace(self.query, institution=tuple(sorted({*chosen, other})))
                    found.append(
                        {"title": self.say(title, institution=self.names[other]), "url": self._everywhere(both)}
                    )
        return found

    @property
    def problem_message(self) -> str:
        return expected(self.problem, self, facets.field_title(self.problem.field, self))

    @cached_property
    def groups(self) -> list[facets.Group]:
        """The facets on offer."""
        return facets.groups(self.query, self.found.facets, self, self.names, skip=self._skipped)

    @cached_property
    def chosen(self) -> list[facets.Chosen]:
        """What narrows the search, each with the address without it."""
        return facets.chosen(self.query, self, self.names, skip=self._skipped)

    @property
    def _skipped(self) -> tuple[str, ...]:
        return ("institution",) if self.institution is not None else ()

    @property
    def unfiltered_url(self) -> str:
        return self.address(self._unfiltered)

    @property
    def _unfiltered(self) -> Query:
        return Query(text=self.query.text, institution=self.query.institution if self.institution is not None else ())

    @property
    def sorts(self) -> list[dict]:
        """The orders on offer; without words there is nothing to be relevant for."""
        names = {
            "relevance": _("sort_relevance", default="Pertinence"),
            "newest": _("sort_newest", default="Plus récentes"),
            "oldest": _("sort_oldest", default="Plus anciennes"),
        }
        current = self.query.sort if self.query.text or self.query.sort == "oldest" else "newest"
        return [
            {
                "title": self.say(title),
                "url": self.address(replace(self.query, sort=sort)),
                "current": "true" if sort == current else None,
            }
            for sort, title in names.items()
            if sort != "relevance" or self.query.text
        ]

    # -- what was found

    @property
    def count(self) -> str:
        total = self.found.total
        if total == 0:
            return self.say(_("find_none", default="Aucun texte trouvé"))
        if total == 1:
            return self.say(_("find_one", default="1 texte trouvé"))
        return self.say(_("find_many", default="${count} textes trouvés"), count=words.number(total))

    @property
    def first(self) -> int:
        """The rank of the first hit on this page."""
        return (self.number - 1) * SIZE + 1

    @property
    def results(self) -> list[dict]:
        return [self._result(hit) for hit in self.found.hits]

    def _result(self, hit: Hit) -> dict:
        start = words.parsed(hit.start)
        return {
            "url": api.portal.get().absolute_url() + hit.path,
            "hit": hit,
            "states": facets.states_of(hit),
            "institution": self.names.get(hit.institution, hit.institution),
            "meeting": meeting_name(hit.organ, start, self.request),
            "start": self.iso(start),
            "annexes": self.say(_("find_annexes", default="Annexes : ${count}"), count=hit.annexes)
            if hit.annexes
            else "",
        }

    def _others(self) -> list[dict]:
        """Where something would be found: without what narrows, then in all institutions."""
        candidates = []
        if self.chosen:
            plain = self._unfiltered
            candidates.append((plain, self.address(plain), _("find_unfiltered", default="Sans les filtres")))
        if self.institution is not None:
            wide = Query(text=self.query.text)
            title = _("find_everywhere", default="Dans toutes les institutions, sans filtre")
            candidates.append((wide, self._everywhere(wide), title))
        found = []
        for query, url, title in candidates:
            total = find(api.portal.get(), query, self.now, 0, facets=False).total
            if total:
                found.append({"url": url, "title": self.say(title), "count": words.number(total)})
        return found

    # -- pages

    @property
    def pages(self) -> int:
        """How many pages have a number."""
        return min(PAGES, -(-self.found.total // SIZE))

    @property
    def there_is_more(self) -> bool:
        return self.number == PAGES and self.found.total > PAGES * SIZE

    @property
    def is_beyond(self) -> bool:
        return bool(self.found.total) and self.number > self.pages

    @property
    def previous_url(self) -> str:
        return self.address(self.query, min(self.number - 1, self.pages)) if self.number > 1 and self.pages else ""

    @property
    def next_url(self) -> str:
        return self.address(self.query, self.number + 1) if self.number < self.pages else ""

    @property
    def numbers(self) -> list[dict]:
        """The first, the last and those around; a number of None stands for what is left out."""
        near = {1, self.pages, *range(self.number - 2, self.number + 3)}
        shown: list[dict] = []
        for number in sorted(one for one in near if 1 <= one <= self.pages):
            if shown and number > shown[-1]["number"] + 1:
                shown.append({"number": number - 1, "url": "", "gap": True, "current": None})
            current = "page" if number == self.number else None
            shown.append({"number": number, "url": self.address(self.query, number), "gap": False, "current": current})
        return shown


def asked(form, institution) -> Query:
    """The query of an address; on an institution's own page it is limited to it. Raises ``BadQuery``."""
    query = parse(form)
    return query if institution is None else replace(query, institution=(institution.getId(),))


def page_number(form) -> int:
    """The page of an address, from 1. Raises ``BadQuery``."""
    text = form.get("page", "1") or "1"
    if not (isinstance(text, str) and text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= PAGES):
        raise BadQuery("page", "page", most=str(PAGES))
    return int(text[:4])
