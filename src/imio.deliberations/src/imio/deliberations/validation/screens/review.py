"""The review of one dossier: what was found, what becomes of it, and the steps up to its release."""

from dataclasses import dataclass
from html import escape
from imio.deliberations import _
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.validation import presence
from imio.deliberations.validation import steps
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import has_undo
from imio.deliberations.validation.review import KEEP_REASONS
from imio.deliberations.validation.review import ROLES
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.acts import action_of
from imio.deliberations.validation.screens.acts import addable
from imio.deliberations.validation.screens.acts import Form
from imio.deliberations.validation.screens.acts import REVIEWING
from imio.deliberations.validation.screens.annex import annex_rows
from imio.deliberations.validation.screens.detections import Detections
from imio.deliberations.validation.screens.history import History
from imio.deliberations.validation.screens.markup import ListMarkup
from imio.deliberations.validation.screens.progress import Progress
from imio.deliberations.validation.screens.screen import now
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.stepping import STEPS
from imio.deliberations.validation.steps import NotReady
from imio.deliberations.validation.steps import Stale
from imio.pseudonymizer import Rendered
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import Unauthorized

import json
import re


_FRAGMENT = re.compile(r"[a-z]+(-[\w.-]{1,160})?", re.ASCII)
#: Header of the requests of the page's script: it wants the page itself, and where to go on it, instead of a redirect.
IN_PLACE = "X-Bench"
#: Where a refusal of an act on the list or of an addition is said.
PLACES = {"add": "add", "check": "doubts"} | dict.fromkeys(
    ("remove", "undo", "redo", "merge", "split", "relabel", "replace"), "list"
)


#: Ways to show the text.
VIEWS = {
    "": _("text_received", default="Reçu, avec les détections"),
    "published": _("text_published", default="Tel qu’il paraîtra"),
    "both": _("text_both", default="Côte à côte"),
}


@dataclass(frozen=True)
class Problem:
    """Why a request was not followed, and where on the page to say so."""

    message: str
    place: str
    stale: bool = False


class Review(Progress, Detections, History):
    """Shows a dossier, and does what its forms ask: POST, then back to the same place."""

    problem: Problem | None = None
    steps_part = ViewPageTemplateFile("templates/review_steps.pt")
    doubts_part = ViewPageTemplateFile("templates/review_doubts.pt")
    list_part = ViewPageTemplateFile("templates/review_list.pt")
    text_part = ViewPageTemplateFile("templates/review_text.pt")
    more_part = ViewPageTemplateFile("templates/review_more.pt")

    def __call__(self):
        self.form = Form(self.request)
        self.now = now()
        self.request.response.setHeader("Cache-Control", "private, no-store")
        # Each of its forms carries its token: no need to read the page once more to add them.
        self.request.environ["plone.transformchain.disable"] = True
        if self.request.method != "POST":
            return super().__call__()
        CheckAuthenticator(self.request)
        if self.form.field("do") == "here":
            return self._sign_of_life()
        try:
            fragment = self._follow()
        except Stale as error:
            # The form is kept: what was typed is shown again beside the current state.
            self.problem = Problem(str(error), "top", stale=True)
            self.request.response.setStatus(409)
        except (BadAction, NotReady) as error:
            self.problem = Problem(str(error), self._place())
            self.request.response.setStatus(400)
        else:
            if not self.request.getHeader(IN_PLACE):
                return self.request.response.redirect(f"{self._address(self.shown_as)}#{fragment}", status=303)
            self.request.response.setHeader(IN_PLACE, fragment)
        return super().__call__()

    def prepare(self) -> None:
        self.state_id = api.content.get_state(self.context)
        self.state = words.DOSSIER_STATES[self.state_id]
        self.stage = words.STAGES[self.context.stage]
        self.outcome = steps.outcome_of(self.context)
        self.groups = self.groups_of(self.outcome) if self.outcome else []
        self.reviewable = self.outcome is not None and self.state_id in ("to_validate", "blocked")
        self.holder = presence.holder(self.context, self.now)
        self.editable = self.reviewable and self.may(REVIEW) and self.holder in ("", self.me)
        self.may_undo, self.may_redo = has_undo(self.context.review)
        self.annexes = annex_rows(self.context, self.request)
        self.messages = [] if self.problem else [message.message for message in IStatusMessage(self.request).show()]

    # -- what is asked ------------------------------------------------------------------------------------------

    def _follow(self) -> str:
        """Do what the pressed button says; the fragment of the place to go back to."""
        verb, _colon, target = self.form.field("do").partition(":")
        if verb in REVIEWING:
            self._require(REVIEW)
            return self._decide(verb, target)
        if verb not in STEPS:
            raise BadAction("action inconnue")
        permission, step = STEPS[verb]
        self._require(permission)
        self._tell(step(self))
        return "list" if verb == "take" else "steps"

    def _decide(self, verb: str, target: str) -> str:
        action = action_of(self.form, verb, target, self.context)
        steps.act(self.context, action, *self.shown, self.me)
        outcome = steps.outcome_of(self.context)
        self._tell(
            _("told_decided", default="${what}. Reste à décider : ${count}."),
            what=self.say(words.DONE[verb]),
            count=len(outcome.open) + len(outcome.open_doubts),
        )
        if verb == "add":
            return self._last_added(outcome)
        if verb == "check":
            return self._back("doubts")
        return self._back(self._place())

    def _last_added(self, outcome) -> str:
        latest = max((mention.added for mention in outcome.mentions), default=-1)
        return next((f"d-{m.span.id}" for m in outcome.mentions if latest >= 0 and m.added == latest), "list")

    def _sign_of_life(self) -> str:
        """Note that somebody has the page before her; say who else has, and which state stands."""
        self._require(REVIEW)
        presence.note_reader(self.context, self.me, self.now)
        self.request.response.setHeader("Content-Type", "application/json")
        return json.dumps(
            {"version": self.context.version, "seen": steps.revision(self.context), "others": self.others}
        )

    def _require(self, permission: str) -> None:
        if not self.may(permission):
            raise Unauthorized(permission)

    def _tell(self, message, **values) -> None:
        IStatusMessage(self.request).addStatusMessage(self.say(message, **values))

    @property
    def shown(self) -> tuple[int, int]:
        """The version and the revision that the reader's screen showed."""
        return self.form.number("version"), self.form.number("seen")

    def _back(self, otherwise: str) -> str:
        asked = self.form.field("back")
        return asked if _FRAGMENT.fullmatch(asked) else otherwise

    def _place(self) -> str:
        """The part of the page where a refusal is said."""
        verb, _colon, target = self.form.field("do").partition(":")
        if verb in ("mask", "keep"):
            return target.replace("span:", "d-").replace("like:", "g-")
        return PLACES.get(verb, "steps")

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def hidden(self) -> str:
        """The fields that every form of the page carries: who asks, and what she saw."""
        token = self.context.restrictedTraverse("@@authenticator").authenticator()
        fields = (("version", self.context.version), ("seen", self.seen), ("view", self.shown_as))
        return token + "".join(f'<input name="{name}" type="hidden" value="{value}" />' for name, value in fields)

    @property
    def shown_as(self) -> str:
        """How the text is shown: as received, with marks (empty), ``published``, or ``both`` side by side."""
        asked = self.form.field("view")
        return asked if asked in VIEWS and steps.analysis_of(self.context) is not None else ""

    def _address(self, view: str) -> str:
        return self.context.absolute_url() + (f"?view={view}" if view else "")

    @property
    def text_views(self) -> list[dict[str, Any]]:
        """The ways to show the text."""
        here = self.shown_as
        return [
            {"url": self._address(view), "word": self.say(word), "current": "true" if view == here else None}
            for view, word in VIEWS.items()
        ]

    def shown_parts(self) -> list[dict[str, Any]]:
        """The parts of the item, received and as they will be published, or one of both."""
        how = self.shown_as
        copy = masked_copy(self.context.content, self.outcome).parts if how else {}
        return [
            {
                **part,
                "received": part["html"] if how != "published" else None,
                "published": _as_html(*copy[part["name"]]) if how else None,
            }
            for part in self.parts()
        ]

    @property
    def seen(self) -> int:
        return steps.revision(self.context)

    @property
    def received(self):
        return self.context.versions[-1].received if self.context.versions else None

    @property
    def title(self) -> str:
        if self.context.secret:
            return self.say(_("title_secret", default="Point devenu secret : rien n’en est conservé"))
        if self.context.content is None:
            return self.say(_("title_erased", default="Texte reçu effacé"))
        return self.context.content["title"]

    @property
    def held_by(self) -> str:
        """Who else is at work on it, in words; empty when nobody is."""
        if not self.reviewable or self.holder in ("", self.me):
            return ""
        since = words.hour(self.context.taken["at"], self.request)
        message = _("held_by", default="${who} travaille sur ce point (dernière décision à ${hour}).")
        return self.say(message, who=self.person(self.holder), hour=since)

    @property
    def others(self) -> list[str]:
        """Who else has the page open."""
        message = _("also_here", default="${who} a aussi ce point ouvert.")
        return [
            self.say(message, who=self.person(name)) for name, _at in presence.others(self.context, self.me, self.now)
        ]

    def said(self, place: str) -> str:
        """The refusal to show at a place; empty elsewhere."""
        return self.problem.message if self.problem and self.problem.place == place else ""

    @property
    def is_said(self) -> bool:
        """Whether the refusal's place is on the page; when it is not, it is said on top."""
        if self.problem is None or self.problem.place == "top":
            return False
        lines = {f"d-{line.id}" for group in self.groups for line in group.lines}
        places = lines | {group.id for group in self.groups} | {"steps"}
        if self.editable:
            places |= {"list", "add"} | ({"doubts"} if self.outcome.open_doubts else set())
        return self.problem.place in places

    def doubts(self) -> list[dict[str, Any]]:
        """The pseudonymizer's checklist, what is left first, each with the way to its place."""
        if self.outcome is None:
            return []
        questions = sorted(self.outcome.questions, key=lambda question: question.settled)
        return [
            {
                "key": question.key,
                "message": question.doubt.message,
                "href": self._way_to(question.doubt),
                "settled": question.settled,
                "who": self.person(question.who) if question.who else "",
            }
            for question in questions
        ]

    def _way_to(self, doubt) -> str:
        for mention in self.outcome.mentions:
            span = mention.span
            if span.part == doubt.part and span.start < doubt.end and doubt.start < span.end:
                return f"#m-{span.id}"
        return f"#part-{doubt.part}" if doubt.part else ""

    def kinds(self) -> list[dict[str, str]]:
        return [{"value": label, "word": self.say(words.LABELS[label])} for label in addable()]

    def roles(self) -> tuple[str, ...]:
        return tuple(self.institution.replacement_roles or ROLES)

    def markup(self) -> ListMarkup:
        """What writes the entries of the list."""
        said = {name: self.say(word) for name, word in words.BUTTONS.items()}
        reasons = [(value, self.say(words.KEEP_REASONS[value])) for value in KEEP_REASONS]
        return ListMarkup(said, self.said, reasons, self.editable)

    def typed(self, name: str) -> str:
        """What was typed in a form that was refused."""
        return self.form.field(name) if self.problem else ""


def _as_html(rendered: Rendered, form: str) -> str:
    return escape(rendered.content) if form == "text" else rendered.content
