"""A reader tells the institution that a personal datum stayed readable. The plain form, and what receives it."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.authority import as_system
from imio.deliberations.institutions.accounts import is_address
from imio.deliberations.portal import words
from imio.deliberations.portal.headers import mark_strict
from imio.deliberations.portal.page import institution_around
from imio.deliberations.portal.page import style_version
from imio.deliberations.portal.tokens import BadToken
from imio.deliberations.portal.tokens import check_token
from imio.deliberations.portal.tokens import keys
from imio.deliberations.portal.tokens import make_token
from imio.deliberations.portal.tokens import YOUNGEST
from imio.deliberations.validation.reports import dossier_behind
from imio.deliberations.validation.reports import file_report
from imio.deliberations.validation.reports import MAX_TEXT
from imio.deliberations.validation.reports import MAX_WHERE
from imio.deliberations.validation.reports import TooMany
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five import BrowserView
from zExceptions import NotFound
from zope.interface import alsoProvides

import re


#: Seconds after which reports are taken again where there were too many.
RETRY_AFTER = 3600
#: A field that people do not see; programs fill in whatever there is.
TRAP = "website"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

PROBLEMS = {
    "empty": _("report_empty", default="Dites ce que vous avez lu."),
    "long": _("report_long", default="${count} caractères au plus ; votre texte en compte ${length}."),
    "address": _("report_address", default="Cette adresse semble incomplète : vérifiez-la, ou laissez ce champ vide."),
    "young": _("report_young", default="Vérifiez votre texte, puis envoyez-le dans quelques secondes."),
    "old": _("report_old", default="Ce formulaire est resté ouvert longtemps. Votre texte est gardé : renvoyez-le."),
    "forged": _("report_forged", default="Ce formulaire n’est plus valable. Votre texte est gardé : renvoyez-le."),
    "many": _(
        "report_many",
        default="L’institution a reçu beaucoup de signalements et les examine. Réessayez dans une heure.",
    ),
}


def now() -> datetime:
    """The moment of the request; tests replace it."""
    return datetime.now(UTC)


class Report(BrowserView):
    """The form. What it takes goes to the bureau and is shown on no public page again: not even to who sent it."""

    robots = "noindex"

    def __call__(self):
        response = self.request.response
        mark_strict(self.request)
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("X-Robots-Tag", self.robots)
        self.institution = institution_around(self.context)
        self.now = now()
        self.errors: dict[str, str] = {}
        self.gone = self.context.fate == "withdrawn"
        dossier = dossier_behind(self.institution, self.context.getId())
        if self.gone:
            response.setStatus(410, lock=True)
        elif dossier is None:
            raise NotFound()
        elif self.request.method == "POST":
            self._receive(dossier)
            if not self.errors:
                response.redirect(f"{self.here}?sent=1", status=303)
                return ""
        return "" if self.request.method == "HEAD" else self.index()

    @property
    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@report"

    @property
    def style_url(self) -> str:
        address = api.portal.get().absolute_url()
        return f"{address}/++resource++imio.deliberations/form.css?v={style_version('form.css')}"

    @property
    def sent(self) -> bool:
        return self.request.method == "GET" and bool(self.request.form.get("sent"))

    @cached_property
    def token(self) -> str:
        """The token of the form that is shown: the one that came as long as it is good, else a new one."""
        if self.errors.get("token") in (None, "young") and self.value("token"):
            return self.value("token")
        # Who comes back with what he wrote need not wait again.
        issued = self.now - YOUNGEST if self.errors.get("token") == "old" else self.now
        return make_token(keys(), self._about, issued)

    def value(self, name: str) -> str:
        """What was typed in a field."""
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def error(self, name: str) -> str:
        """What is wrong with a field, in words; empty when nothing is."""
        kind = self.errors.get(name, "")
        text = self._text if name == "text" else self._where
        limit = MAX_TEXT if name == "text" else MAX_WHERE
        return self.say(PROBLEMS[kind], count=limit, length=len(text)) if kind else ""

    @property
    def faults(self) -> list[dict[str, str]]:
        """All that is wrong, with the field to go to; for the summary on top."""
        places = {"token": "text", "many": ""}
        return [{"field": places.get(name, name), "message": self.error(name)} for name in self.errors]

    def say(self, message, **values) -> str:
        return words.say(message, self.request, **values)

    # -- receiving ----------------------------------------------------------------------------------------------

    def _receive(self, dossier) -> None:
        """Keep the report, or say in ``errors`` why not."""
        if self.value(TRAP):
            # A program: it learns nothing, and nothing is kept.
            return
        self._check()
        if self.errors:
            self.request.response.setStatus(400)
            return
        # The token stands for the form; signed-in staff have the right to report like anybody.
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            with as_system():
                file_report(dossier, self._text, self._where, self._email, self.now)
        except TooMany:
            self.errors["many"] = "many"
            self.request.response.setStatus(429, lock=True)
            self.request.response.setHeader("Retry-After", str(RETRY_AFTER))

    def _check(self) -> None:
        if not self._text:
            self.errors["text"] = "empty"
        elif len(self._text) > MAX_TEXT:
            self.errors["text"] = "long"
        if len(self._where) > MAX_WHERE:
            self.errors["where"] = "long"
        if self._email and not is_address(self._email):
            self.errors["email"] = "address"
        try:
            check_token(keys(), self._about, self.value("token"), self.now)
        except BadToken as bad:
            self.errors["token"] = bad.kind

    @property
    def _about(self) -> str:
        return "/".join(self.context.getPhysicalPath())

    @cached_property
    def _text(self) -> str:
        lines = self.value("text").replace("\r\n", "\n").replace("\r", "\n")
        return _CONTROLS.sub(" ", lines).strip()

    @cached_property
    def _where(self) -> str:
        return " ".join(_CONTROLS.sub(" ", self.value("where")).split())

    @cached_property
    def _email(self) -> str:
        return self.value("email").strip()
