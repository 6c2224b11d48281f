"""What a search found as JSON, CSV and Atom: the same parameters as the page's, with a suffix."""

from dataclasses import replace
from imio.deliberations import _
from imio.deliberations.opendata.atom import MEDIA_TYPE as ATOM
from imio.deliberations.opendata.found import to_json
from imio.deliberations.opendata.found import to_table
from imio.deliberations.portal import caching
from imio.deliberations.portal import page
from imio.deliberations.portal import words
from imio.deliberations.portal.entries import at_paths
from imio.deliberations.portal.feeds import AtomFeed
from imio.deliberations.portal.feeds import open_to_all
from imio.deliberations.portal.find import asked
from imio.deliberations.portal.find import KEPT
from imio.deliberations.portal.find import page_number
from imio.deliberations.portal.find import PAGES
from imio.deliberations.portal.find import RETRY_AFTER
from imio.deliberations.portal.find import SIZE
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.listing import institution_names
from imio.deliberations.search.finding import find
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import Found
from imio.deliberations.search.query import parameters
from plone import api
from Products.Five import BrowserView
from urllib.parse import urlencode

import json


#: Lines of a table, and how many are found at a time; who needs all takes them from the service, by cursor.
LINES, AT_ONCE = 5_000, 1_000
#: Entries of a search's feed.
ENTRIES = 50


class FoundFile(BrowserView):
    """Finds, and answers in a format. Errors are problem JSON (RFC 9457) that names the parameter."""

    media_type = "application/json"

    def __call__(self):
        response = self.request.response
        mark_strict(self.request)
        open_to_all(response)
        response.setHeader("X-Robots-Tag", "noindex")
        self.portal, self.now = api.portal.get(), page.now()
        self.institution = page.institution_around(self.context)
        try:
            self.query = asked(self.request.form, self.institution)
            return self.answer()
        except BadQuery as problem:
            return self._problem(400, "La recherche n’a pas été comprise", str(problem), problem.field)
        except SearchUnavailable:
            response.setHeader("Retry-After", str(RETRY_AFTER))
            return self._problem(503, "La recherche est momentanément indisponible", "Réessayez dans une minute.")

    def answer(self):
        """The body. Raises ``BadQuery`` and ``SearchUnavailable``."""
        found = self.find()
        names = institution_names()
        tag = caching.etag(self.address(), found.total, found.loosened, found.hits, found.facets, names)
        if caching.settle(self.request, tag, KEPT):
            return ""
        self.request.response.setHeader("Content-Type", self.media_type)
        return self.write(found, names)

    def find(self) -> Found:
        """What is answered."""
        raise NotImplementedError

    def write(self, found: Found, names: dict[str, str]) -> bytes:
        """The answer in the format."""
        raise NotImplementedError

    def address(self, number: int = 1) -> str:
        """This file's address; ``number``: of its page."""
        pairs = [pair for pair in parameters(self.query) if self.institution is None or pair[0] != "institution"]
        pairs += [("page", str(number))] if number > 1 else []
        here = f"{self.context.absolute_url()}/{self.__name__}"
        return f"{here}?{urlencode(pairs)}" if pairs else here

    def _problem(self, status: int, title: str, detail: str, field: str = "") -> bytes:
        response = self.request.response
        # Locked, because the publisher sets it again.
        response.setStatus(status, lock=True)
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("Content-Type", "application/problem+json")
        told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return json.dumps({**told, **({"field": field} if field else {})}, ensure_ascii=False).encode("utf-8")


class FoundJson(FoundFile):
    """A page of the search, as the page on the screen."""

    def find(self):
        self.number = page_number(self.request.form)
        return find(self.portal, self.query, self.now, SIZE, offset=(self.number - 1) * SIZE)

    def write(self, found, names):
        links = {"self": self.address(self.number)}
        if self.number > 1:
            links["previous"] = self.address(self.number - 1)
        if self.number < min(PAGES, -(-found.total // SIZE)):
            links["next"] = self.address(self.number + 1)
        return to_json(found, self.query, self.portal.absolute_url(), names, links)


class FoundTable(FoundFile):
    """The first ``LINES`` of what was found, as a table for spreadsheets."""

    media_type = "text/csv; charset=utf-8; header=present"

    def find(self):
        found = find(self.portal, self.query, self.now, AT_ONCE, facets=False)
        hits, after = found.hits, found.next
        while after and len(hits) < LINES:
            more = find(self.portal, self.query, self.now, AT_ONCE, after=after, facets=False)
            hits, after = hits + more.hits, more.next
        return replace(found, hits=hits[:LINES])

    def write(self, found, names):
        name = self.institution.getId() if self.institution is not None else "deliberations"
        self.request.response.setHeader("Content-Disposition", f'attachment; filename="{name}.csv"')
        return to_table(found.hits, self.portal.absolute_url(), names)


class FoundFeed(FoundFile, AtomFeed):
    """The latest of what was found. Without an order that was asked for, the latest meeting comes first."""

    media_type = f"{ATOM}; charset=utf-8"
    lifetime = KEPT

    def answer(self):
        if self.query.sort == "relevance":
            self.query = replace(self.query, sort="newest")
        self.found = find(self.portal, self.query, self.now, ENTRIES, facets=False)
        return AtomFeed.__call__(self)

    def told(self):
        return at_paths(hit.path for hit in self.found.hits)

    @property
    def specific(self):
        where = self.institution.getId() if self.institution is not None else "portal"
        return f"{where}/find?{urlencode(parameters(replace(self.query, sort='relevance')))}"

    @property
    def feed_url(self):
        return self.address()

    @property
    def page(self):
        return self.address().replace(f"/{self.__name__}", "/@@find", 1)

    @property
    def title(self):
        place = self.institution.title if self.institution is not None else self.portal.title
        if not self.query.text:
            return place
        return words.say(
            _("find_feed", default="« ${text} » – ${place}"), self.request, text=self.query.text, place=place
        )
