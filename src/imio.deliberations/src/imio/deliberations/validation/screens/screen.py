"""What all screens share: who looks, at what moment, in which words."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.content.bureau import IBureau
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.steps import institution_of
from plone import api
from Products.Five import BrowserView
from zope.component import queryMultiAdapter


VIEW = "imio.deliberations: View the bureau"
REVIEW = "imio.deliberations: Review dossier"
VALIDATE = "imio.deliberations: Validate dossier"
#: The screens that every page of the bureau leads to: name of the view, title. The desk is the bureau's own address.
PLACES = (
    ("", _("navigation_desk", default="Bureau")),
    ("reports", _("navigation_reports", default="Signalements")),
    ("officials", _("navigation_officials", default="Mandataires")),
    ("statistics", _("navigation_statistics", default="Statistiques")),
    ("retention", _("navigation_retention", default="Conservation")),
)


def now() -> datetime:
    """The moment of the request; tests replace it."""
    return datetime.now(UTC)


class Screen(BrowserView):
    """A page of the bureau: ``prepare`` reads, the template writes. Nothing of it is kept by a cache."""

    page_class = "wide"
    robots = "noindex"

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.now = now()
        self.prepare()
        return self.index()

    def prepare(self) -> None:
        """Read what the page shows."""

    @cached_property
    def institution(self):
        return institution_of(self.context)

    @cached_property
    def portal(self):
        return api.portal.get()

    @property
    def static(self) -> str:
        return f"{self.portal.absolute_url()}/++resource++imio.deliberations.bench"

    @property
    def bureau(self):
        """The bureau around."""
        return self.context if IBureau.providedBy(self.context) else self.institution["bureau"]

    @property
    def navigation(self) -> list[dict]:
        """The bureau's screens that there are: title, url and whether this is the one (``aria-current``)."""
        here = self.__name__ if IBureau.providedBy(self.context) else None
        return [
            {
                "title": self.say(title),
                "url": f"{self.bureau.absolute_url()}/@@{name}" if name else self.bureau.absolute_url(),
                "current": "page" if (name or "desk") == here else None,
            }
            for name, title in PLACES
            if not name or queryMultiAdapter((self.bureau, self.request), name=name) is not None
        ]

    def may(self, permission: str) -> bool:
        return api.user.has_permission(permission, obj=self.context)

    def person(self, userid: str) -> str:
        """The name of a colleague; the user id where there is none."""
        if userid not in self._names:
            user = api.user.get(userid=userid)
            self._names[userid] = (user.getProperty("fullname", "") if user else "") or userid
        return self._names[userid]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def say(self, message, **values) -> str:
        return words.say(message, self.request, **values)

    def moment(self, value: datetime) -> str:
        return words.moment(value, self.request)

    def hour(self, value: datetime) -> str:
        return words.hour(value, self.request)

    @staticmethod
    def day(value) -> str:
        return words.day(value)

    @staticmethod
    def iso(value: datetime) -> str:
        """The moment as data: ISO 8601 with the offset of Brussels."""
        return words.iso(value)
