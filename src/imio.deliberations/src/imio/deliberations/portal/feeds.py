"""Atom of the portal, of an institution, of a meeting: what appeared last, with its text; what went, by its name."""

from datetime import UTC
from imio.deliberations import _
from imio.deliberations.opendata.atom import Feed
from imio.deliberations.opendata.atom import latest
from imio.deliberations.opendata.atom import MEDIA_TYPE
from imio.deliberations.opendata.atom import to_atom
from imio.deliberations.portal import caching
from imio.deliberations.portal import words
from imio.deliberations.portal.entries import latest_below
from imio.deliberations.portal.entries import latest_of_portal
from imio.deliberations.portal.entries import newest_first
from imio.deliberations.portal.entries import tag_of
from imio.deliberations.portal.entries import Telling
from imio.deliberations.portal.entries import Told
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.page import institution_around
from plone import api
from Products.Five import BrowserView


#: Entries of a feed; of a meeting all that its agenda may hold.
SIZE, OF_A_MEETING = 50, 300


class AtomFeed(BrowserView):
    """A feed. Subclasses say what is told, and the names."""

    #: Seconds.
    lifetime = caching.LONGEST

    def __call__(self):
        mark_strict(self.request)
        told, self.language = self.told(), words.language(self.request)
        institution = institution_around(self.context)
        of_texts = (institution.languages or ("",))[0] if institution is not None else ""
        telling = Telling(self.request, of_texts)
        prints = [[one.path, one.fate, one.position] for one in told]
        tag = caching.etag(self.feed_url, self.title, self.subtitle, self.language, of_texts, telling.names, prints)
        open_to_all(self.request.response)
        if caching.settle(self.request, tag, self.lifetime):
            return ""
        entries, gone = telling.entries(told), telling.gone(told)
        self.request.response.setHeader("Content-Type", f"{MEDIA_TYPE}; charset=utf-8")
        moments = [entry.updated for entry in entries] + [one.when for one in gone]
        return to_atom(
            Feed(
                id=tag_of(self.specific, telling.register),
                url=self.feed_url,
                page=self.page,
                title=self.title,
                subtitle=self.subtitle,
                updated=latest(moments, self.context.created().asdatetime().astimezone(UTC)),
                language=self.language,
                entries=entries,
                gone=gone,
            )
        )

    def told(self) -> list[Told]:
        """What is told, live or gone, in that order."""
        raise NotImplementedError

    @property
    def specific(self) -> str:
        """What names the feed, for ever."""
        return api.content.get_uuid(self.context)

    @property
    def page(self) -> str:
        return self.context.absolute_url()

    @property
    def feed_url(self) -> str:
        return f"{self.context.absolute_url()}/{self.__name__}"

    @property
    def title(self) -> str:
        return self.context.title

    @property
    def subtitle(self) -> str:
        return words.say(_("feed_subtitle", default="Projets et décisions, tels qu’ils paraissent"), self.request)


class PortalFeed(AtomFeed):
    """The latest of all institutions."""

    specific = "portal"

    def told(self):
        return newest_first(latest_of_portal(SIZE))


class InstitutionFeed(AtomFeed):
    """The latest of an institution."""

    def told(self):
        return newest_first(latest_below(self.context, SIZE))


class MeetingFeed(AtomFeed):
    """The items of a meeting."""

    def told(self):
        return newest_first(latest_below(self.context, OF_A_MEETING))

    @property
    def title(self) -> str:
        name = meeting_name(self.context.organ, self.context.start, self.request)
        return f"{institution_around(self.context).title} – {name}"


def open_to_all(response) -> None:
    """Any site's script may read this: it is public, and nobody is signed in for it."""
    response.setHeader("Access-Control-Allow-Origin", "*")
