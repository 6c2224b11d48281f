"""What the back office has no more: public items to be withdrawn or kept, and those that were closed by themselves."""

from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.validation import vanished
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.acts import Form
from imio.deliberations.validation.screens.screen import now
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from plone import api
from plone.protect import CheckAuthenticator
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import Unauthorized


#: Closed and kept ones that are shown.
SHOWN = 50


class Vanished(Screen):
    """POST, then back here."""

    problem = ""

    def __call__(self):
        if self.request.method != "POST":
            return super().__call__()
        CheckAuthenticator(self.request)
        if not self.may(VALIDATE):
            raise Unauthorized(VALIDATE)
        try:
            self._follow(Form(self.request))
        except BadAction as error:
            self.request.response.setStatus(400)
            self.problem = str(error)
            return super().__call__()
        self.request.response.redirect(f"{self.context.absolute_url()}/@@vanished", status=303)
        return ""

    def prepare(self) -> None:
        found = vanished.vanished(self.institution)
        self.waiting = [self._line(one) for one in found if vanished.waits(one)]
        self.others = [self._line(one) for one in found if not vanished.waits(one)][:SHOWN]
        self.messages = [message.message for message in IStatusMessage(self.request).show()]

    @property
    def may_decide(self) -> bool:
        return self.may(VALIDATE)

    @property
    def reasons(self) -> list[dict[str, str]]:
        return [{"value": value, "word": self.say(word)} for value, word in words.WITHDRAWALS.items()]

    def _follow(self, form: Form) -> None:
        verb, _colon, name = form.field("do").partition(":")
        found = {one.getId(): one for one in vanished.vanished(self.institution)}
        if name not in found:
            raise BadAction("ce point n’attend plus de décision")
        who = api.user.get_current().getId()
        if verb == "withdraw":
            vanished.withdraw(found[name], who, form.field("reason"))
            told = _("told_vanished_withdrawn", default="Retrait demandé : la page s’en va dans la minute.")
        elif verb == "keep":
            vanished.keep(found[name], who, now())
            told = _("told_vanished_kept", default="Gardé : la page publique reste comme elle est.")
        else:
            raise BadAction("action inconnue")
        IStatusMessage(self.request).addStatusMessage(self.say(told))

    def _line(self, dossier: Dossier) -> dict[str, Any]:
        gone = dossier.vanished
        meeting_file = dossier.__parent__
        return {
            "id": dossier.getId(),
            "number": dossier.number,
            "meeting": f"{meeting_file.meeting['organ']} – {self.day(meeting_file.start)}",
            "url": dossier.absolute_url(),
            "at": gone["at"],
            "why": self.say(words.VANISHED_WHY[gone["why"]]),
            "state": self._state(dossier),
        }

    def _state(self, dossier: Dossier) -> str:
        kept = dossier.vanished.get("kept")
        if kept:
            message = _("vanished_kept", default="gardé par ${who}, le ${moment}")
            return self.say(message, who=self.person(kept["who"]), moment=self.moment(kept["at"]))
        if dossier.wish == "withdraw":
            return self.say(_("vanished_leaving", default="retrait demandé"))
        if dossier.public_path:
            return self.say(_("vanished_public", default="public"))
        return self.say(_("vanished_closed", default="fermé, jamais publié ou déjà retiré"))
