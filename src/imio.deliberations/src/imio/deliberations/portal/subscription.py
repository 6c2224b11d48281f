"""The pages that the mails lead to: to confirm, to change the rhythm, to follow no more. A link opens one subscription.

Looking changes nothing: programs that look at every link of a mail confirm nothing, and end nothing.
"""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from imio.deliberations.following.frequency import FREQUENCIES
from imio.deliberations.following.subscriptions import BadLink
from imio.deliberations.following.subscriptions import is_past
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.following.subscriptions import Subscriptions
from imio.deliberations.following.subscriptions import subscriptions_of
from imio.deliberations.following.words import details_of
from imio.deliberations.following.words import FREQUENCIES as RHYTHMS
from imio.deliberations.following.words import subject_of
from imio.deliberations.portal import words
from imio.deliberations.portal.form import Form
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from urllib.parse import parse_qs
from urllib.parse import urlencode
from zope.interface import alsoProvides


def now() -> datetime:
    """The moment of the request; tests replace it."""
    return datetime.now(UTC)


class Linked(Form):
    """A page of one subscription. ``step``: ``form``, ``done``, ``over`` (nothing is left of it) or ``bad`` (no link of
    ours)."""

    purpose = ""

    def __call__(self):
        self.open(now())
        self.step = "form"
        everybody = subscriptions_of(api.portal.get())
        try:
            self.subscription = everybody.at(self.link, self.purpose) if everybody is not None else None
        except BadLink:
            self.subscription, self.step = None, "bad"
            self.request.response.setStatus(404, lock=True)
            return self.shown()
        if self.subscription is None or is_past(self.subscription, self.now):
            self.step = "over"
            return self.shown()
        if self.request.method == "POST":
            # The link is the right to do this: mail programs post it without a session.
            alsoProvides(self.request, IDisableCSRFProtection)
            self.step = self.act(everybody, self.subscription)
        return self.shown()

    def act(self, everybody: Subscriptions, subscription: Subscription) -> str:
        """Do what the page is for; return the step that follows."""
        raise NotImplementedError

    @cached_property
    def link(self) -> str:
        # Of a request with a body Zope may read the body alone.
        asked = parse_qs(self.request.get("QUERY_STRING", ""))
        return self.value("link") or asked.get("link", [""])[0]

    @property
    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@{self.__name__}?{urlencode({'link': self.link})}"

    @cached_property
    def language(self) -> str:
        return words.language(self.request)

    @cached_property
    def subject(self) -> str:
        return subject_of(self.subscription.followed, self.language)

    @cached_property
    def details(self) -> list[tuple[str, str]]:
        return details_of(self.subscription.followed, self.language)

    @property
    def rhythm(self) -> str:
        return self.say(RHYTHMS[self.subscription.frequency])

    @property
    def rhythms(self) -> list[dict]:
        return [
            {
                "value": name,
                "title": self.say(RHYTHMS[name]),
                "checked": "checked" if name == self.subscription.frequency else None,
            }
            for name in FREQUENCIES
        ]


class Confirm(Linked):
    """Says what will be followed, and takes the owner's yes."""

    purpose = "confirm"

    def act(self, everybody, subscription):
        everybody.confirm(subscription, self.now)
        return "done"


class Manage(Linked):
    """What is followed, since when, how often."""

    purpose = "manage"

    def act(self, everybody, subscription):
        if self.value("stop"):
            # What is shown is read before it is gone.
            self.subject, self.details  # noqa: B018
            everybody.end(subscription)
            return "ended"
        if self.value("frequency") in FREQUENCIES and subscription.frequency != self.value("frequency"):
            subscription.frequency = self.value("frequency")
        return "done"


class Stop(Linked):
    """Follow no more, at once: the button of a mail program (RFC 8058), or this page's."""

    purpose = "stop"

    def act(self, everybody, subscription):
        self.subject, self.details  # noqa: B018
        everybody.end(subscription)
        return "ended"
