"""A reader tells the institution that a personal datum stayed readable. The plain form, and what receives it."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.authority import as_system
from imio.deliberations.institutions.accounts import is_address
from imio.deliberations.portal.form import Form
from imio.deliberations.publication.gate import path_of
from imio.deliberations.validation.reports import dossier_behind
from imio.deliberations.validation.reports import file_report
from imio.deliberations.validation.reports import MAX_TEXT
from imio.deliberations.validation.reports import MAX_WHERE
from imio.deliberations.validation.reports import TooMany
from plone.protect.interfaces import IDisableCSRFProtection
from zExceptions import NotFound
from zope.interface import alsoProvides

import re


#: Seconds after which reports are taken again where there were too many.
RETRY_AFTER = 3600
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


class Report(Form):
    """The form. What it takes goes to the bureau and is shown on no public page again: not even to who sent it."""

    def __call__(self):
        self.open(now())
        response = self.request.response
        self.gone = self.context.fate == "withdrawn"
        dossier = dossier_behind(self.institution, path_of(self.context))
        if self.gone:
            response.setStatus(410, lock=True)
        elif dossier is None:
            raise NotFound()
        elif self.request.method == "POST":
            self._receive(dossier)
            if not self.errors:
                response.redirect(f"{self.here}?sent=1", status=303)
                return ""
        return self.shown()

    @property
    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@report"

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

    # -- receiving ----------------------------------------------------------------------------------------------

    def _receive(self, dossier) -> None:
        """Keep the report, or say in ``errors`` why not."""
        if self.is_trapped:
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
        self.check_token()

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
