"""What the forms share that anybody may send: a token instead of a session, a trap for programs, errors by field."""

from datetime import datetime
from functools import cached_property
from imio.deliberations.portal import words
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.language import in_language
from imio.deliberations.portal.page import institution_around
from imio.deliberations.portal.page import style_version
from imio.deliberations.portal.tokens import BadToken
from imio.deliberations.portal.tokens import check_token
from imio.deliberations.portal.tokens import keys
from imio.deliberations.portal.tokens import make_token
from imio.deliberations.portal.tokens import YOUNGEST
from plone import api
from Products.Five import BrowserView


#: A field that people do not see; programs fill in whatever there is.
TRAP = "website"


class Form(BrowserView):
    """A form on a page that nobody keeps. ``errors``: field -> kind of what is wrong with it; ``token`` is one."""

    robots = "noindex"

    def open(self, now: datetime) -> None:
        """Begin: what every answer of a form needs."""
        mark_strict(self.request)
        self.request.response.setHeader("Cache-Control", "no-store")
        self.request.response.setHeader("X-Robots-Tag", self.robots)
        self.institution = institution_around(self.context)
        self.now = now
        self.errors: dict[str, str] = {}

    def shown(self) -> str:
        """The page; a HEAD gets its headers alone."""
        return "" if self.request.method == "HEAD" else self.index()

    @property
    def style_url(self) -> str:
        address = in_language(api.portal.get().absolute_url(), words.WRITTEN, self.request)
        return f"{address}/++resource++imio.deliberations/form.css?v={style_version('form.css')}"

    @property
    def sent(self) -> bool:
        return self.request.method == "GET" and bool(self.request.form.get("sent"))

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled the form: it learns nothing, and nothing is kept."""
        return bool(self.value(TRAP))

    @cached_property
    def token(self) -> str:
        """The token of the form that is shown: the one that came as long as it is good, else a new one."""
        if self.errors.get("token") in (None, "young") and self.value("token"):
            return self.value("token")
        # Who comes back with what he wrote need not wait again.
        issued = self.now - YOUNGEST if self.errors.get("token") == "old" else self.now
        return make_token(keys(), self.about, issued)

    def check_token(self) -> None:
        """Note in ``errors`` what is wrong with the token that came."""
        try:
            check_token(keys(), self.about, self.value("token"), self.now)
        except BadToken as bad:
            self.errors["token"] = bad.kind

    @property
    def about(self) -> str:
        """What the token stands for."""
        return "/".join(self.context.getPhysicalPath())

    def value(self, name: str) -> str:
        """What was typed in a field."""
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def say(self, message, **values) -> str:
        return words.say(message, self.request, **values)
