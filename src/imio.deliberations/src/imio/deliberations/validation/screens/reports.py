"""Reports of readers: what they saw, what a colleague answers, and what becomes of the page meanwhile."""

from dataclasses import dataclass
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.validation import reports
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.steps import Stale
from plone import api
from plone.protect import CheckAuthenticator
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import Unauthorized


@dataclass(frozen=True)
class Problem:
    """Why a request was not followed; ``place``: the id of the card that says so, or nothing for the top."""

    message: str
    place: str = ""


class Reports(Screen):
    """Reports that wait, items out of sight, and the reports that were answered last. POST, then back to the card."""

    problem: Problem | None = None

    def __call__(self):
        if self.request.method != "POST":
            return super().__call__()
        self.request.response.setHeader("Cache-Control", "private, no-store")
        CheckAuthenticator(self.request)
        verb, _colon, target = self.field("do").partition(":")
        try:
            address = self._follow(verb, target)
        except Stale as error:
            self.request.response.setStatus(409)
            self.problem = Problem(str(error), f"r-{target}")
        except BadAction as error:
            self.request.response.setStatus(400)
            place = "s-" if self.field("list") else "r-"
            self.problem = Problem(str(error), f"{place}{self.field('report') or target}")
        else:
            self.request.response.redirect(address, status=303)
            return ""
        return super().__call__()

    def prepare(self) -> None:
        self.waiting = [self._card(*pair) for pair in reports.open_reports(self.bureau)]
        self.answered = [self._card(*pair) for pair in reports.answered_reports(self.bureau)]
        self.suspended = [self._page(dossier) for dossier in reports.suspended_dossiers(self.institution)]
        self.messages = [] if self.problem else [message.message for message in IStatusMessage(self.request).show()]

    # -- what is asked ------------------------------------------------------------------------------------------

    def _follow(self, verb: str, target: str) -> str:
        """Do what the pressed button says; the address to go to."""
        who = api.user.get_current().getId()
        here = f"{self.bureau.absolute_url()}/@@reports"
        match verb:
            case "confirm":
                self._require(REVIEW)
                dossier, report = self._report(target)
                reports.confirm(dossier, report, self.field("missed"), who, self.field("seen"))
                self._tell(_("told_confirmed", default="Confirmé. Voici où les mêmes mots figurent encore."))
                return f"{self.bureau.absolute_url()}/@@same-text?report={target}"
            case "dismiss":
                self._require(VALIDATE)
                dossier, report = self._report(target)
                reports.dismiss(dossier, report, self.field("reason"), who, self.field("seen"))
                self._tell(_("told_dismissed", default="Signalement rejeté."))
                return f"{here}#r-{target}"
            case "suspend":
                self._require(VALIDATE)
                reports.ask_suspend(self._dossier(target), who, " ".join(self.field("reason").split()))
                self._tell(_("told_suspend", default="Suspension demandée : la page s’en va dans la minute."))
            case "restore":
                self._require(VALIDATE)
                reports.ask_restore(self._dossier(target), who)
                self._tell(_("told_restore", default="Retour demandé : la page est de nouveau lisible dans la minute."))
            case _:
                raise BadAction("action inconnue")
        return here

    def _report(self, report_id: str):
        found = reports.report_named(self.bureau, report_id)
        if found is None:
            raise BadAction("ce signalement n’existe plus")
        return found

    def _dossier(self, name: str) -> Dossier:
        dossier = reports.dossier_named(self.institution, name) if name else None
        if dossier is None:
            raise BadAction("ce point n’existe plus")
        return dossier

    def _require(self, permission: str) -> None:
        if not self.may(permission):
            raise Unauthorized(permission)

    def _tell(self, message) -> None:
        IStatusMessage(self.request).addStatusMessage(self.say(message))

    def field(self, name: str) -> str:
        """What was typed or pressed."""
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    # -- what is shown ------------------------------------------------------------------------------------------

    def said(self, place: str) -> str:
        """The refusal to show on a card."""
        return self.problem.message if self.problem and self.problem.place == place else ""

    @property
    def said_on_top(self) -> str:
        """The refusal, when no card says it."""
        cards = {card["place"] for card in (*self.waiting, *self.answered, *self.suspended)}
        return self.problem.message if self.problem and self.problem.place not in cards else ""

    def typed(self, place: str, name: str) -> str:
        """What was typed on a card whose request was refused."""
        return self.field(name) if self.said(place) else ""

    @property
    def may_confirm(self) -> bool:
        return self.may(REVIEW)

    @property
    def may_decide(self) -> bool:
        return self.may(VALIDATE)

    def _card(self, dossier: Dossier, report) -> dict[str, Any]:
        return {
            **self._page(dossier),
            "place": f"r-{report['id']}",
            "id": report["id"],
            "state": report["state"],
            "look": words.REPORT_STATES[report["state"]],
            "at": report["at"],
            "text": report["text"],
            "where": report["where"],
            "email": report["email"],
            "who": report["who"],
            "handled_at": report["handled_at"],
            "missed": report["missed"],
            "note": report["note"],
            "erased": not report["text"],
        }

    def _page(self, dossier: Dossier) -> dict[str, Any]:
        """An item and what citizens see of it."""
        meeting_file = dossier.__parent__
        shown = bool(dossier.public_path) and not dossier.suspended
        return {
            "place": f"s-{dossier.getId()}",
            "dossier": dossier.getId(),
            "number": dossier.number,
            "meeting": f"{meeting_file.meeting['organ']} – {self.day(meeting_file.start)}",
            "url": dossier.absolute_url(),
            "public_url": self.portal.absolute_url() + dossier.public_path if shown else "",
            "visibility": self._visibility(dossier),
            "why": (dossier.suspended or {}).get("reason", ""),
            "refused": words.block(("hard_hit", *refused), self.request) if (refused := _refused(dossier)) else "",
            "may_suspend": self.may_decide and reports.may_suspend(dossier),
            "may_restore": self.may_decide and reports.may_restore(dossier),
        }

    def _visibility(self, dossier: Dossier) -> str:
        """What citizens see of the item now, in words."""
        pending = dossier.suspension_request
        if pending and pending["act"] == "suspend":
            return self.say(_("page_leaving", default="suspension demandée : hors de vue dans la minute"))
        if pending:
            return self.say(_("page_returning", default="retour demandé : de nouveau lisible dans la minute"))
        if dossier.suspended:
            since, who = self.moment(dossier.suspended["at"]), dossier.suspended["who"]
            if who == reports.BY_REPORT:
                message = _("page_suspended_by_report", default="suspendue par le signalement même, le ${moment}")
                return self.say(message, moment=since)
            message = _("page_suspended", default="suspendue par ${who}, le ${moment}")
            return self.say(message, who=who, moment=since)
        if dossier.public_path:
            return self.say(_("page_readable", default="lisible par tous"))
        return self.say(_("page_none", default="plus publiée"))


def _refused(dossier: Dossier) -> tuple[str, ...]:
    """What the last attempt to show the page again found in it."""
    return (dossier.suspended or {}).get("refused", ())
