"""Acts on several items of a meeting: choose them, read by name what will happen, confirm, read what came of it."""

from dataclasses import dataclass
from datetime import datetime
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.publication import due
from imio.deliberations.validation import planning
from imio.deliberations.validation import together
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens import screen
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.together import ACTS
from imio.deliberations.validation.together import Candidate
from plone import api
from plone.protect import CheckAuthenticator
from zExceptions import NotFound
from zExceptions import Unauthorized


TITLES = {
    "assign": _("together_assign", default="Confier des points"),
    "validate": _("together_validate", default="Valider les points sans donnée personnelle ni doute"),
    "publish-draft": _("together_publish_draft", default="Publier des projets"),
    "publish-final": _("together_publish_final", default="Publier des décisions"),
    "hold": _("together_hold", default="Retenir des points"),
    "lift": _("together_lift", default="Lever la retenue de points"),
}
#: What the confirmation says before the list.
BEFORE = {
    "assign": _("together_before_assign", default="Ces points seront confiés à : ${to}."),
    "validate": _(
        "together_before_validate",
        default="Ces points seront validés : vous confirmez que rien ne doit y être masqué.",
    ),
    "publish-draft": _("together_before_publish", default="La publication de ces points commencera dans la minute."),
    "publish-final": _("together_before_publish", default="La publication de ces points commencera dans la minute."),
    "hold": _("together_before_hold", default="Ces points ne paraîtront pas ${until}. Raison : ${reason}"),
    "lift": _(
        "together_before_lift",
        default="Ces points ne seront plus retenus : ceux qui sont validés et dont le jour est venu paraissent.",
    ),
}
BUTTONS = {
    "assign": _("together_do_assign", default="Confier"),
    "validate": _("together_do_validate", default="Valider"),
    "publish-draft": _("together_do_publish", default="Publier"),
    "publish-final": _("together_do_publish", default="Publier"),
    "hold": _("together_do_hold", default="Retenir"),
    "lift": _("together_do_lift", default="Lever la retenue"),
}
#: The words of ``together.refusal``.
WHY = {
    "received": _("why_received", default="attend son analyse"),
    "blocked": _("why_blocked", default="bloqué : à ouvrir"),
    "open": _("why_open", default="des décisions restent à prendre"),
    "doubts": _("why_doubts", default="des doutes restent à vérifier"),
    "personal": _("why_personal", default="contient des données à masquer ou des doutes : à relire et valider à part"),
    "four_eyes": _("why_four_eyes", default="quatre yeux : une autre personne intervient d’abord"),
    "taken": _("why_taken", default="quelqu’un y travaille"),
    "done": _("why_done", default="n’est plus en préparation"),
    "not_validated": _("why_not_validated", default="n’est pas validé"),
    "held": _("why_held", default="est retenu"),
    "clock": _("why_clock", default="paraît de lui-même ${when}"),
    "asked": _("why_asked", default="publication déjà demandée"),
    "meeting": _("why_meeting", default="un texte définitif paraît après le début de la séance"),
    "gone": _("why_gone", default="n’est plus dans cette séance"),
}


@dataclass(frozen=True)
class Line:
    """An item on the page. ``value``: of its field; ``why_not``: in words."""

    id: str
    number: str
    title: str
    url: str
    value: str = ""
    selected: bool = False
    why_not: str = ""
    warning: str = ""


class Together(Screen):
    """GET: the items to choose from. POST ``continue``: the confirmation, which changes nothing. POST ``confirm``."""

    #: Name of a field -> why it was not accepted.
    problems: dict[str, str] = {}
    step = "choose"

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.now = screen.now()
        self.act = self._field("act")
        if self.request.method != "POST" and self._field("done"):
            return self._result()
        if self.act not in ACTS:
            raise NotFound()
        self._require(VALIDATE if ACTS[self.act] else REVIEW)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._check()
            if self.problems:
                self.request.response.setStatus(400)
            elif self._field("do") == "confirm":
                return self._confirm()
            else:
                self.step = "confirm"
        self.candidates = together.candidates(self.act, self.context, self.who, self.now)
        return self.index()

    # -- what is asked --------------------------------------------------------------------------------------------

    @property
    def who(self) -> str:
        return api.user.get_current().getId()

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The ticked items: (id, what the screen showed of it)."""
        ticked = self.request.form.get("item", [])
        ticked = ticked if isinstance(ticked, list) else [ticked]
        pairs = (value.partition(":") for value in ticked if isinstance(value, str))
        return [(name, seen) for name, _colon, seen in pairs if name]

    def _check(self) -> None:
        """Fill ``problems``: what has to be corrected before anything can happen."""
        self.problems = {}
        if not self.chosen:
            self.problems["item"] = self.say(_("together_none_chosen", default="cochez au moins un point"))
        if self.act == "hold":
            self._try("reason", lambda: planning.reason_of(self._field("reason")))
            if self._field("until").strip():
                self._try("until", lambda: planning.moment_of(self._field("until"), self.now))
        if self.act == "assign" and self._field("to") and self._colleague is None:
            self.problems["to"] = self.say(
                _("together_no_colleague", default="choisissez une personne de votre institution")
            )

    def _try(self, field: str, rule) -> None:
        try:
            rule()
        except BadAction as error:
            self.problems[field] = str(error)

    def _confirm(self) -> str:
        details = {
            "assign": {"to": self._colleague.id if self._colleague else ""},
            "hold": {"reason": self._field("reason"), "until": self._field("until")},
        }.get(self.act, {})
        key = together.carry_out(self.act, self.context, self.chosen, self.who, self.now, **details)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@together?done={key}", status=303)
        return ""

    def _require(self, permission: str) -> None:
        if not self.may(permission):
            raise Unauthorized(permission)

    def _field(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    # -- what is shown --------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        return self.say(TITLES[self.act])

    @property
    def button(self) -> str:
        return self.say(BUTTONS[self.act])

    @property
    def colleagues(self) -> list[planning.Colleague]:
        return planning.colleagues(self.institution)

    @property
    def _colleague(self) -> planning.Colleague | None:
        asked = self._field("to")
        return next((one for one in self.colleagues if asked and self.code(one) == asked), None)

    def code(self, colleague: planning.Colleague) -> str:
        """Stands for an account in the form."""
        return self.bureau.code_of(colleague.id)

    def value(self, name: str) -> str:
        """What was sent in a field."""
        return self._field(name)

    @property
    def before(self) -> str:
        """What will happen, above the list of the confirmation."""
        if self.act == "assign":
            nobody = self.say(_("together_nobody", default="personne"))
            return self.say(BEFORE[self.act], to=self._colleague.name if self._colleague else nobody)
        if self.act == "hold":
            return self.say(BEFORE[self.act], until=self._until_words, reason=self._field("reason"))
        return self.say(BEFORE[self.act])

    @property
    def _until(self) -> datetime | None:
        text = self._field("until")
        return planning.moment_of(text, self.now) if text.strip() else None

    @property
    def _until_words(self) -> str:
        if self._until is None:
            return self.say(_("together_until_lifted", default="tant que la retenue n’est pas levée"))
        return self.say(_("together_until", default="avant le ${moment}"), moment=self.moment(self._until))

    @property
    def eligible(self) -> list[Line]:
        """The items for which the act comes in question; those of the choice alone, once it was made."""
        ticked = dict(self.chosen)
        corrected = self.request.method == "POST"
        lines = []
        for candidate in self.candidates:
            if candidate.why_not or (self.step == "confirm" and candidate.dossier.getId() not in ticked):
                continue
            selected = candidate.dossier.getId() in ticked if corrected else candidate.selected
            lines.append(self._line(candidate, selected))
        return lines

    @property
    def others(self) -> list[Line]:
        """The items for which it does not, with the reason; of the ticked ones alone, once the choice was made."""
        ticked = dict(self.chosen)
        found = [one for one in self.candidates if one.why_not]
        if self.step == "confirm":
            found = [one for one in found if one.dossier.getId() in ticked]
        return [self._line(candidate, False) for candidate in found]

    def _line(self, candidate: Candidate, selected: bool) -> Line:
        dossier = candidate.dossier
        return Line(
            id=dossier.getId(),
            number=dossier.number,
            title=title_of(dossier, self),
            url=dossier.absolute_url(),
            value=f"{dossier.getId()}:{candidate.seen}",
            selected=selected,
            why_not=self._why(candidate.why_not, dossier) if candidate.why_not else "",
            warning=self._warning(dossier) if self.step == "confirm" else "",
        )

    def _warning(self, dossier: Dossier) -> str:
        if self.act != "hold" or not planning.breaks_deadline(dossier, self._until, self.now):
            return ""
        return self.say(_("together_breaks_deadline", default="l’échéance passera pendant qu’il est retenu"))

    def _why(self, word: str, dossier: Dossier | None) -> str:
        if word != "clock" or dossier is None:
            return self.say(WHY[word], when="") if word in WHY else word
        at = due.leaves_at(self.institution, self.context, dossier)
        soon = at is None or at <= self.now
        when = _("why_clock_soon", default="dans la minute") if soon else _("why_clock_at", default="le ${moment}")
        return self.say(WHY[word], when=self.say(when, moment="" if soon else self.moment(at)))

    # -- what came of it ------------------------------------------------------------------------------------------

    def _result(self) -> str:
        """The lines that the last act on this meeting left; an older one is no longer told."""
        last = self.context.last_act
        if last is None or last["key"] != self._field("done"):
            self.request.response.redirect(self.context.absolute_url(), status=303)
            return ""
        self.step, self.act = "result", last["act"]
        lines = [self._told(name, why) for name, why in last["lines"]]
        self.done = [line for line in lines if not line.why_not]
        self.not_done = [line for line in lines if line.why_not]
        return self.index()

    def _told(self, name: str, why: str) -> Line:
        dossier = self.context.get(name)
        if dossier is None:
            return Line(id=name, number="", title="", url="", why_not=self._why(why or "gone", None))
        why_not = self._why(why, dossier) if why else ""
        return Line(name, dossier.number, title_of(dossier, self), dossier.absolute_url(), why_not=why_not)


def title_of(dossier: Dossier, view: Screen) -> str:
    """The title as received, or the word that stands for one that is not kept."""
    if dossier.secret:
        return view.say(_("title_secret", default="Point devenu secret : rien n’en est conservé"))
    if dossier.content is None:
        return view.say(_("title_erased", default="Texte reçu effacé"))
    return dossier.content["title"]
