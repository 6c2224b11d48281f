"""What the manager's screens of the back office share."""

from datetime import datetime
from datetime import UTC
from imio.deliberations import wording
from imio.deliberations.backoffice.connection import Limits
from imio.deliberations.backoffice.errors import BackOfficeError
from imio.deliberations.reception.pull.source import Source
from imio.deliberations.reception.pull.source import source_of
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any


#: Somebody waits for the answer.
LIMITS = Limits(connect=5, read=10, answer=20, attempts=1)


class Wrong(Exception):
    """Nothing was changed; ``str()`` says why, ``field`` names the field to correct, or is empty."""

    def __init__(self, message: str, field: str = ""):
        super().__init__(message)
        self.field = field


class Screen(BrowserView):
    """GET shows, POST with Plone's token acts and goes back. A subclass says what in ``act``."""

    page_class = "wide"
    robots = "noindex"
    wrong: Wrong | None = None

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.now = datetime.now(UTC)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                address = self.act(self.field("do"))
            except Wrong as error:
                self.wrong = error
            except BackOfficeError as error:
                self.wrong = Wrong(error.sentence)
            else:
                if address:
                    self.request.response.redirect(address, status=303)
                    return ""
            if self.wrong is not None:
                self.request.response.setStatus(422)
        self.prepare()
        return self.index()

    def prepare(self) -> None:
        """Read what the page shows."""

    def act(self, do: str) -> str:
        """Do what the button says; the address to go to, or nothing to show the page. Raises ``Wrong``."""
        raise Wrong("action inconnue")

    @property
    def source(self) -> Source | None:
        return source_of(self.context)

    @property
    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@{self.__name__}"

    @property
    def style_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/++resource++imio.deliberations.institutions/forms.css"

    @property
    def messages(self) -> list[str]:
        return [message.message for message in IStatusMessage(self.request).show()]

    def tell(self, message, **values) -> None:
        """Say it on the page that comes next."""
        IStatusMessage(self.request).addStatusMessage(self.say(message, **values))

    def field(self, name: str) -> str:
        """What was typed or pressed."""
        value = self.request.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def number(self, name: str, low: int, high: int, message: str) -> int:
        """A number that was typed. Raises ``Wrong``."""
        value = self.field(name)
        if not (value.isascii() and value.isdecimal() and len(value) < 7 and low <= int(value) <= high):
            raise Wrong(message, name)
        return int(value)

    def typed(self, name: str, default: Any = "") -> str:
        """What was typed while it has to be corrected, else what is kept."""
        return self.field(name) if self.wrong is not None and name in self.request.form else str(default)

    def say(self, message, **values) -> str:
        return wording.say(message, self.request, **values)

    def moment(self, value: datetime | None) -> str:
        return wording.moment(value, self.request) if value is not None else ""

    @staticmethod
    def day(value: datetime | None) -> str:
        return wording.day(value, weekday=False) if value is not None else ""

    @staticmethod
    def iso(value: datetime) -> str:
        return wording.iso(value)
