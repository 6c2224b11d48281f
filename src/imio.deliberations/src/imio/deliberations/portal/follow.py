"""To follow a search, an institution, a meeting or an item by e-mail: the form, and what would have been sent."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.following.followed import Followed
from imio.deliberations.following.followed import search
from imio.deliberations.following.frequency import FREQUENCIES
from imio.deliberations.following.news import name_of
from imio.deliberations.following.news import News
from imio.deliberations.following.news import news
from imio.deliberations.following.news import position_at
from imio.deliberations.following.news import touched_between
from imio.deliberations.following.subscriptions import made_for
from imio.deliberations.following.subscriptions import TooMany
from imio.deliberations.following.telling import state_of
from imio.deliberations.following.words import details_of
from imio.deliberations.following.words import FREQUENCIES as RHYTHMS
from imio.deliberations.following.words import subject_of
from imio.deliberations.institutions import mail
from imio.deliberations.institutions.accounts import is_address
from imio.deliberations.institutions.public_address import public_address
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.portal import facets
from imio.deliberations.portal import words
from imio.deliberations.portal.expected import expected
from imio.deliberations.portal.form import Form
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.publication.gate import path_of
from imio.deliberations.publication.register import register_of
from imio.deliberations.search.query import BadQuery
from imio.deliberations.search.query import parse
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.event import notify
from zope.interface import alsoProvides

import dataclasses


#: Seconds after which forms are taken again where there were too many.
RETRY_AFTER = 3600
#: Days that the preview looks back over, and things that it shows.
DAYS, PREVIEWED = (7, 30), 20

PROBLEMS = {
    "empty": _("follow_address_missing", default="Donnez l’adresse électronique à laquelle vous écrire."),
    "address": _("follow_address_wrong", default="Cette adresse semble incomplète : vérifiez-la."),
    "frequency": _("follow_frequency_missing", default="Choisissez un rythme."),
    "young": _("follow_young", default="Vérifiez votre adresse, puis envoyez-la dans quelques secondes."),
    "old": _("follow_old", default="Ce formulaire est resté ouvert longtemps. Tout est gardé : renvoyez-le."),
    "forged": _("follow_forged", default="Ce formulaire n’est plus valable. Tout est gardé : renvoyez-le."),
    "many": _("follow_many", default="Beaucoup de demandes sont arrivées cette heure-ci. Réessayez dans une heure."),
}


def now() -> datetime:
    """The moment of the request; tests replace it."""
    return datetime.now(UTC)


class Follow(Form):
    """The form. Its answer is the same whether the address is known, new or has enough."""

    def __call__(self):
        self.open(now())
        response = self.request.response
        self.bad: BadQuery | None = None
        try:
            self.followed = self._followed()
        except BadQuery as bad:
            # The form names the field; nothing can be followed.
            self.bad, self.followed = bad, Followed("search")
            response.setStatus(400)
            return self.shown()
        if self.request.method == "POST" and self.available:
            self._receive()
            if not self.errors:
                response.redirect(f"{self.here}?{urlencode([*self.asked, ('sent', '1')])}", status=303)
                return ""
        return self.shown()

    # -- what is followed ---------------------------------------------------------------------------------------

    def _followed(self) -> Followed:
        context = self.context
        if IDecision.providedBy(context):
            if context.fate != "live":
                raise NotFound()
            return Followed("item", path_of(context))
        if IMeeting.providedBy(context):
            return Followed("meeting", path_of(context))
        query = parse(self.request.form)
        if IInstitution.providedBy(context):
            query = dataclasses.replace(query, institution=(context.getId(),))
        return search(query)

    @cached_property
    def available(self) -> bool:
        """Whether mails can leave: without a public address no link in them would be right."""
        return mail.is_configured() and bool(public_address())

    @property
    def subject(self) -> str:
        return subject_of(self.followed, self.language)

    @property
    def details(self) -> list[tuple[str, str]]:
        return details_of(self.followed, self.language)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The parameters that the form passes on."""
        alone = IInstitution.providedBy(self.context)
        return [pair for pair in self.followed.asked if not (alone and pair[0] == "institution")]

    # -- the form -----------------------------------------------------------------------------------------------

    @property
    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@follow"

    @property
    def back(self) -> str:
        return self.context.absolute_url()

    @cached_property
    def language(self) -> str:
        return words.language(self.request)

    @property
    def rhythms(self) -> list[dict]:
        chosen = self.value("frequency") or FREQUENCIES[0]
        return [
            {"value": name, "title": self.say(RHYTHMS[name]), "checked": "checked" if name == chosen else None}
            for name in FREQUENCIES
        ]

    def error(self, name: str) -> str:
        """What is wrong with a field, in words; empty when nothing is."""
        return self.say(PROBLEMS[self.errors[name]]) if name in self.errors else ""

    @property
    def faults(self) -> list[dict[str, str]]:
        """All that is wrong, with the field to go to."""
        places = {"token": "email", "many": "", "frequency": "frequency-daily"}
        return [{"field": places.get(name, name), "message": self.error(name)} for name in self.errors]

    @property
    def problem(self) -> str:
        """What is wrong with the search."""
        return expected(self.bad, self, facets.field_title(self.bad.field, self)) if self.bad is not None else ""

    # -- the preview --------------------------------------------------------------------------------------------

    @cached_property
    def days(self) -> int:
        return next((days for days in DAYS if self.value("days") == str(days)), DAYS[0])

    @property
    def spans(self) -> list[dict]:
        return [
            {
                "title": self.say(_("follow_last_days", default="${count} derniers jours"), count=days),
                "url": f"{self.here}?{urlencode([*self.asked, ('days', str(days))])}#preview",
                "current": "true" if days == self.days else None,
            }
            for days in DAYS
        ]

    @cached_property
    def preview(self) -> list[dict[str, str]]:
        """What would have been told of the last days, from what is public now."""
        portal = api.portal.get()
        register = register_of(portal)
        since = position_at(register, self.now - timedelta(days=self.days))
        touched = touched_between(register, since, len(register))
        found = news(portal, self.followed, since, since, {}, touched, self.now, most=PREVIEWED)
        return [self._line(one) for one in found]

    @property
    def is_cut(self) -> bool:
        return len(self.preview) >= PREVIEWED

    def _line(self, one: News) -> dict:
        record = one.record or {}
        return {
            "look": self._look(one),
            "news": self.say(state_of(one)) if one.kind != "new" else "",
            "title": f"{record.get('number', '')} {record.get('title', '')}".strip(),
            "where": f"{name_of(one.institution)}, {meeting_name(one.organ, one.start, self.request)}",
            "url": api.portal.get().absolute_url() + one.path,
        }

    def _look(self, one: News) -> words.State | None:
        """The state of an item as all pages show it; of a meeting there is none."""
        match one.kind:
            case "withdrawn":
                return words.WITHDRAWN
            case "postponed":
                return words.POSTPONED
            case "meeting":
                return None
        if (one.record or {}).get("stage") == "final":
            return words.FINAL
        return words.HELD if one.start <= self.now else words.DRAFT

    # -- receiving ----------------------------------------------------------------------------------------------

    def _receive(self) -> None:
        """Note the wish, or say in ``errors`` why not."""
        if self.is_trapped:
            return
        address, frequency = self.value("email").strip(), self.value("frequency")
        if not address:
            self.errors["email"] = "empty"
        elif not is_address(address):
            self.errors["email"] = "address"
        if frequency not in FREQUENCIES:
            self.errors["frequency"] = "frequency"
        self.check_token()
        if self.errors:
            self.request.response.setStatus(400)
            return
        # The token stands for the form.
        alsoProvides(self.request, IDisableCSRFProtection)
        portal = api.portal.get()
        try:
            made_for(portal).subscribe(
                address, self.followed, frequency, self.language, len(register_of(portal)), self.now
            )
        except TooMany:
            self.errors["many"] = "many"
            self.request.response.setStatus(429, lock=True)
            self.request.response.setHeader("Retry-After", str(RETRY_AFTER))
        else:
            notify(WorkAwaits(portal))
