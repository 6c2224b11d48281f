"""What search engines may read: robots.txt, an index of sitemaps, and one sitemap an institution, streamed.

Source: sitemaps.org protocol 0.9. Listed is what may be indexed: decisions, drafts of meetings to come, meetings; never
what was withdrawn or is suspended, nor a draft whose meeting was held.
"""

from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from html import escape
from imio.deliberations.portal import caching
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.institutions import open_institutions
from imio.deliberations.portal.listing import path_of
from imio.deliberations.portal.page import now
from plone import api
from Products.Five import BrowserView
from transaction import TransactionManager
from zExceptions import NotFound
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator


#: Addresses in one sitemap, by the protocol.
MOST = 50_000
#: Entries sent at once.
PORTION = 200
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
#: What no robot needs: staff, forms, searches (each has endless addresses), Plone's own screens.
CLOSED = ("/*/bureau", "/login", "/@@find", "/*/@@find", "/*@@report", "/@search", "/@@search", "/search")


class _File(BrowserView):
    """A file that caches may keep, without an ETag: what it lists has one."""

    def begin(self, content_type: str) -> None:
        mark_strict(self.request)
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Cache-Control", f"public, max-age=0, s-maxage={caching.LONGEST}")

    @staticmethod
    def root() -> str:
        return api.portal.get().absolute_url()


class Robots(_File):
    """robots.txt, of the portal alone."""

    def __call__(self):
        self.begin("text/plain; charset=utf-8")
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {self.root()}/sitemap.xml", ""]
        return "\n".join(lines)


class SitemapIndex(_File):
    """The sitemaps of the institutions that are open; several for one that has more than a sitemap takes."""

    def __call__(self):
        self.begin("application/xml; charset=utf-8")
        parts = []
        for brain in open_institutions():
            figures = brain.tally or {}
            size = 2 + sum(figures.get(name, 0) for name in ("meetings", "decisions", "drafts"))
            address = f"{brain.getURL()}/sitemap.xml"
            parts += [f"{address}?part={number}" if number else address for number in range(-(-size // MOST))]
        body = "".join(f"<sitemap><loc>{escape(part)}</loc></sitemap>\n" for part in parts)
        return HEAD.format("sitemapindex") + body + "</sitemapindex>\n"


class Sitemap(_File):
    """The sitemap of an institution: who may see it is asked here, the lines are read while they are sent."""

    def __call__(self):
        if not api.user.has_permission("View", obj=self.context):
            raise NotFound()
        part = self._part()
        entries = self._entries()[part * MOST : (part + 1) * MOST]
        if not entries:
            raise NotFound()
        self.begin("application/xml; charset=utf-8")
        return Lines(self.context._p_jar.db(), path_of(api.portal.get()), self._address(), entries)

    def _part(self) -> int:
        part = self.request.form.get("part", "0")
        if not (isinstance(part, str) and part.isascii() and part.isdecimal() and len(part) < 4):
            raise NotFound()
        return int(part)

    def _entries(self) -> list[int]:
        """The catalogue's numbers of what is listed; no entry is read for it."""
        path, moment = path_of(self.context), now()
        catalogue = api.portal.get_tool("portal_catalog")
        asked = (
            {"portal_type": ("Institution", "Decisions", "Meeting")},
            {"portal_type": "Decision", "stage": "final", "fate": "live"},
            {
                "portal_type": "Decision",
                "stage": "draft",
                "fate": "live",
                "start": {"query": moment.astimezone(UTC), "range": "min"},
            },
        )
        return [brain.getRID() for query in asked for brain in catalogue(path=path, **query)]

    def _address(self) -> tuple[str, str]:
        """A path as the catalogue knows it begins with the first; its address with the second instead."""
        portal = api.portal.get()
        return path_of(portal), portal.absolute_url()


@implementer(IUnboundStreamIterator)
class Lines:
    """Reads the catalogue with a connection of its own: that of the request is closed when the sending begins."""

    def __init__(self, database, portal: str, address: tuple[str, str], entries: list[int]):
        self.database, self.portal, self.address, self.entries = database, portal, address, entries
        self.connection = None
        self.lines = self._lines()

    def __iter__(self):
        return self

    def __next__(self) -> bytes:
        return next(self.lines)

    def close(self) -> None:
        """The reader may leave early."""
        self.lines.close()

    def _lines(self) -> Iterator[bytes]:
        manager = TransactionManager(explicit=False)
        connection = self.database.open(manager)
        try:
            root = connection.root()["Application"].unrestrictedTraverse(self.portal)
            catalogue = root.portal_catalog._catalog
            yield HEAD.format("urlset").encode()
            for at in range(0, len(self.entries), PORTION):
                yield "".join(self._line(catalogue, entry) for entry in self.entries[at : at + PORTION]).encode()
                connection.cacheGC()
            yield b"</urlset>\n"
        finally:
            manager.abort()
            connection.close()

    def _line(self, catalogue, entry: int) -> str:
        path = catalogue.paths.get(entry)
        if path is None:  # withdrawn from the catalogue meanwhile
            return ""
        before, address = self.address
        published = catalogue.data[entry][catalogue.schema["published"]]
        day = published.astimezone(UTC).date().isoformat() if isinstance(published, datetime) else ""
        last = f"<lastmod>{day}</lastmod>" if day else ""
        return f"<url><loc>{escape(address + path.removeprefix(before))}</loc>{last}</url>\n"


class Elsewhere(BrowserView):
    """Where Plone's own sitemap was."""

    def __call__(self):
        self.request.response.redirect(f"{self.context.absolute_url()}/sitemap.xml", status=301)
        return ""
