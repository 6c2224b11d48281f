"""What all public pages share: the moment, the institution around, caching, words."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from datetime import datetime
from datetime import UTC
from functools import cache
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.portal import caching
from imio.deliberations.portal import unchanged
from imio.deliberations.portal import words
from pathlib import Path
from plone import api
from Products.Five import BrowserView

import hashlib


_STATIC = Path(__file__).parent / "static"


def now() -> datetime:
    """The moment of the request; tests replace it."""
    return datetime.now(UTC)


def institution_around(context):
    """The institution that the context is or lies in, or None."""
    return next((obj for obj in aq_chain(aq_inner(context)) if IInstitution.providedBy(obj)), None)


@cache
def style_version(name: str = "portal.css") -> str:
    """Changes with the style sheet, so that its address may be kept."""
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]


class Page(BrowserView):
    """A page: ``prepare`` reads, ``shown`` and ``changes`` say what keeps it fresh, the template writes."""

    #: "wide" for tables and workbenches.
    page_class = ""
    #: Content of the robots meta tag.
    robots = ""
    #: Seconds that a shared cache may keep it at most.
    kept = caching.LONGEST

    def __call__(self):
        self.now = now()
        if self._is_unchanged():
            return ""
        self.language = words.language(self.request)
        self.institution = institution_around(self.context)
        settled = self.is_settled()
        self.prepare()
        if self.robots:
            self.request.response.setHeader("X-Robots-Tag", self.robots)
        tag = caching.etag(self.__name__, self.language, self.robots, self.surroundings(), self.shown())
        lifetime = min(self.kept, caching.lifetime(self.now, self.changes()))
        if settled and not self.robots and self.request.response.getStatus() == 200 and api.user.is_anonymous():
            unchanged.remember(self._address, unchanged.view_of(self.context), tag, self.now, lifetime)
        if caching.settle(self.request, tag, lifetime):
            return ""
        return self.index()

    @property
    def _address(self) -> str:
        return f"{self.request['ACTUAL_URL']} {self.__name__} {self.request.get('QUERY_STRING', '')}"

    def _is_unchanged(self) -> bool:
        """Whether the client's copy is good and nothing has to be read to know it."""
        if not self.request.getHeader("If-None-Match", ""):
            return False
        known = unchanged.recall(self._address, unchanged.view_of(self.context), self.now)
        return known is not None and caching.settle(
            self.request, known.tag, min(self.kept, caching.lifetime(self.now, [known.until]))
        )

    def is_settled(self) -> bool:
        """Whether the page will stay the same as long as the database does: not so while the search lags behind."""
        return True

    def prepare(self) -> None:
        """Read what the page shows."""

    def shown(self) -> list:
        """What changes when the page does: positions in the register, fields of what is listed. JSON data."""
        return []

    def changes(self) -> list:
        """Moments at which the clock changes the page; None among them is passed over."""
        return []

    def surroundings(self) -> list:
        """What the layout shows."""
        institution = self.institution
        about = [institution.title, institution.accent_colour, institution.kind] if institution is not None else []
        return [style_version(), api.portal.get().title, self.canonical, *about]

    @property
    def canonical(self) -> str:
        return self.context.absolute_url()

    @staticmethod
    def may_view(obj) -> bool:
        return api.user.has_permission("View", obj=obj)

    def say(self, message, **values) -> str:
        return words.say(message, self.request, **values)

    def day(self, moment, weekday=True) -> str:
        return words.day(moment, self.language, weekday)

    def hour(self, moment) -> str:
        return words.hour(moment, self.request)

    def moment(self, value) -> str:
        return words.moment(value, self.request)

    @staticmethod
    def iso(moment) -> str:
        """The moment as data: ISO 8601 with the offset of Brussels."""
        return words.iso(moment)
