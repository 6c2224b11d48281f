"""What all screens share: who looks, at what moment, in which words."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.steps import institution_of
from plone import api
from Products.Five import BrowserView


VIEW = "imio.deliberations: View the bureau"
REVIEW = "imio.deliberations: Review dossier"
VALIDATE = "imio.deliberations: Validate dossier"


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

    def may(self, permission: str) -> bool:
        return api.user.has_permission(permission, obj=self.context)

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
