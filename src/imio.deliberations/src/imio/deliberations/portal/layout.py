"""The layout of our own pages, public pages and workbench alike: no Plone bundle, no script, one style sheet."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.content.bureau import IPrivate
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.opendata.atom import MEDIA_TYPE as ATOM
from imio.deliberations.opendata.icalendar import MEDIA_TYPE as ICALENDAR
from imio.deliberations.portal import words
from imio.deliberations.portal.caching import RESOURCE
from imio.deliberations.portal.contrast import accent_sheet
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.language import in_language
from imio.deliberations.portal.page import institution_around
from imio.deliberations.portal.page import style_version
from imio.deliberations.wording import OTHERS
from imio.deliberations.wording import WRITTEN
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from Products.Five import BrowserView
from zExceptions import NotFound


#: The languages of the pages, each in its own words: not to be translated.
NAMES = {"fr": "Français", "en": "English"}
#: What a browser shows and cannot run, in an <img> as well as alone.
LOGO_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"})


class Macros(BrowserView):
    """A template that is only a holder of macros: no page by itself."""

    def __call__(self):
        raise NotFound()

    @property
    def macros(self):
        return self.index.macros

    def __getitem__(self, name):
        return getattr(self, name)


class Layout(Macros):
    """Holds the macro ``page``: ``metal:use-macro="context/@@deliberations-layout/macros/page"``.

    Slots: ``title`` (text of <title>), ``head`` (more of <head>), ``banner`` (between header and text: the state),
    ``main``. It reads these attributes of the calling view, all optional: ``page_class`` ("wide"), ``canonical``
    (address, public pages), ``robots`` (content of the meta tag), ``alone`` (true: no breadcrumbs, no institution),
    ``searches`` (true: the page has a field of its own).
    """

    @property
    def macros(self):
        mark_strict(self.request)
        return super().macros

    @cached_property
    def portal(self):
        return api.portal.get()

    @cached_property
    def language(self) -> str:
        return words.language(self.request)

    @cached_property
    def style_url(self) -> str:
        return f"{self.plain_url}/++resource++imio.deliberations/portal.css?v={style_version()}"

    @cached_property
    def plain_url(self) -> str:
        """The portal's plain address: what has no words, and what is for the staff, is kept once for all languages."""
        return self.plain(self.portal.absolute_url())

    def plain(self, address: str) -> str:
        """An address of the portal without the language."""
        return in_language(address, WRITTEN, self.request)

    @cached_property
    def for_staff(self) -> bool:
        """Whether this is a page of a bureau: it has one language, and nothing to search."""
        return any(IPrivate.providedBy(obj) for obj in self.request.get("PARENTS", ()))

    def alternates(self, canonical: str) -> list[dict[str, str]]:
        """The page's address in each language, for search engines; ``x-default`` is the plain one."""
        languages = (WRITTEN, *OTHERS)
        found = [{"language": one, "url": in_language(canonical, one, self.request)} for one in languages]
        return [*found, {"language": "x-default", "url": found[0]["url"]}]

    def switch(self, canonical: str | None) -> list[dict[str, str]]:
        """This very page in the other languages, with what was asked of it."""
        here, query = self.request["ACTUAL_URL"], self.request.get("QUERY_STRING", "")
        if canonical and here.rstrip("/") != canonical:
            here = canonical
        elif query:
            here += f"?{query}"
        return [
            {"language": one, "name": NAMES[one], "url": in_language(here, one, self.request)}
            for one in (WRITTEN, *OTHERS)
            if one != self.language
        ]

    @property
    def about(self) -> list[dict[str, str]]:
        """The pages about the portal."""
        root = self.portal.absolute_url()
        return [
            {"title": words.say(title, self.request), "url": f"{root}/@@about-{topic}"}
            for topic, title in words.TOPICS.items()
        ]

    @property
    def search_url(self) -> str:
        """Where the field of the header searches: the institution around, or everything."""
        place = self.portal if self.institution is None else self.institution
        return f"{place.absolute_url()}/@@find"

    @cached_property
    def institution(self):
        """The institution around, when this reader may see it."""
        found = institution_around(self.context)
        return found if found is not None and _may_view(found) else None

    @property
    def accent_url(self) -> str:
        colour = (self.institution.accent_colour or "").lstrip("#")
        return f"{self.plain(self.institution.absolute_url())}/@@accent.css?v={colour}"

    @property
    def logo_url(self) -> str:
        return logo_url(self.institution)

    @cached_property
    def bureau_url(self) -> str:
        """The way of the staff to their desk; empty for anybody else."""
        bureau = self.institution.get("bureau") if self.institution is not None else None
        allowed = bureau is not None and api.user.has_permission("imio.deliberations: View the bureau", obj=bureau)
        return self.plain(bureau.absolute_url()) if allowed else ""

    @cached_property
    def management_url(self) -> str:
        """The institution, for whoever manages it; empty for anybody else."""
        allowed = self.institution is not None and api.user.has_permission(
            "imio.deliberations: Manage institution", obj=self.institution
        )
        return self.plain(self.institution.absolute_url()) if allowed else ""

    @property
    def signed_in(self) -> bool:
        return not api.user.is_anonymous()

    @property
    def feeds(self) -> list[dict[str, str]]:
        """What can be followed here: of the meeting, else of the institution around, else of the portal."""
        if any(IPrivate.providedBy(obj) for obj in aq_chain(aq_inner(self.context))):
            return []
        here = self.context if IMeeting.providedBy(self.context) else self.institution
        place = here if here is not None else self.portal
        if not _may_view(place):
            return []
        found = [{"url": f"{place.absolute_url()}/atom.xml", "title": self._name(place), "type": ATOM}]
        if here is not None:
            found.append({"url": f"{here.absolute_url()}/calendar.ics", "title": self._name(here), "type": ICALENDAR})
        return found

    @property
    def breadcrumbs(self) -> list[dict[str, str]]:
        """From the portal down to the context, the last one without a link."""
        chain = []
        for obj in aq_chain(aq_inner(self.context)):
            if IPloneSiteRoot.providedBy(obj):
                break
            if hasattr(obj, "portal_type"):
                chain.append(obj)
        crumbs = [{"title": words.say(_("home", default="Accueil"), self.request), "url": self.portal.absolute_url()}]
        for obj in reversed(chain):
            if not _may_view(obj):
                break
            crumbs.append({"title": self._name(obj), "url": obj.absolute_url()})
        crumbs[-1]["url"] = ""
        return crumbs

    def _name(self, obj) -> str:
        if IMeeting.providedBy(obj):
            return meeting_name(obj.organ, obj.start, self.request)
        if IDecision.providedBy(obj):
            if obj.fate == "withdrawn" or not obj.number:
                return words.say(_("crumb_item_unnamed", default="Point"), self.request)
            return words.say(_("crumb_item", default="Point ${number}"), self.request, number=obj.number)
        if IPrivate.providedBy(obj) or IInstitution.providedBy(obj):
            return obj.title
        return obj.Title()


class Accent(BrowserView):
    """The institution's colour as a style sheet: an inline style is what the CSP forbids."""

    def __call__(self):
        if not _may_view(self.context):
            raise NotFound()
        colour = self.context.accent_colour or ""
        mark_strict(self.request)
        response = self.request.response
        response.setHeader("Content-Type", "text/css; charset=utf-8")
        response.setHeader("Cache-Control", f"public, max-age={RESOURCE}")
        return accent_sheet(colour)


class Logo(BrowserView):
    """The institution's logo."""

    def __call__(self):
        logo = self.context.logo
        if logo is None or logo.contentType not in LOGO_TYPES or not _may_view(self.context):
            raise NotFound()
        mark_strict(self.request)
        response = self.request.response
        response.setHeader("Content-Type", logo.contentType)
        response.setHeader("Content-Disposition", "inline")
        response.setHeader("Cache-Control", f"public, max-age={RESOURCE}")
        return logo.data


def logo_url(institution) -> str:
    """The address of the logo, another one for another logo; empty without."""
    logo = institution.logo
    if logo is None or logo.contentType not in LOGO_TYPES:
        return ""
    return f"{institution.absolute_url()}/@@institution-logo?v={int(logo._p_mtime or 0)}"


def meeting_name(organ: str, start, request, weekday: bool = False) -> str:
    """ "Conseil communal du 23 mars 2027"; ``start`` may be None."""
    if start is None:
        return organ
    date = words.day(start, words.language(request), weekday)
    return words.say(_("meeting_name", default="${organ} du ${date}"), request, organ=organ, date=date)


def _may_view(obj) -> bool:
    return api.user.has_permission("View", obj=obj)
