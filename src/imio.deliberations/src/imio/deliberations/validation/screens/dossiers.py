"""A meeting's dossiers in the order of its agenda, with what each waits for, and what can be done with several."""

from dataclasses import dataclass
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.pseudonymization.remote import PseudonymizerUnavailable
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation.concerns import state_of
from imio.deliberations.validation.outcome import Outcome
from imio.deliberations.validation.planning import colleagues
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.filtering import Facts
from imio.deliberations.validation.screens.filtering import Filter
from imio.deliberations.validation.screens.filtering import Filtered
from imio.deliberations.validation.screens.filtering import named
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.screens.together import title_of
from imio.deliberations.validation.screens.together import TITLES
from imio.deliberations.validation.screens.words import State
from imio.deliberations.validation.steps import convene
from imio.deliberations.validation.steps import outcome_of
from imio.deliberations.validation.together import ACTS
from imio.deliberations.validation.together import candidates
from imio.deliberations.validation.vanished import standing
from plone import api
from plone.protect import CheckAuthenticator
from zExceptions import Unauthorized


#: Annexes that somebody, or something, has still to do with.
WAITING = ("not_received", "waiting", "undecided", "refused", "ready")


@dataclass
class Row:
    """An item of the agenda. ``leaves``: when it is held back or will appear, in words; ``annexes``: that wait.

    ``gone``: what becomes of what the back office has no more.
    """

    url: str
    number: str
    title: str
    facts: Facts
    state: State
    stage: State
    detections: int
    blocked: str
    failure: str
    leaves: str
    annexes: int
    gone: State | None


class Dossiers(Filtered, Screen):
    """The items of one meeting; each dossier is read once. A secretary sets the day of its convocation."""

    problem = ""

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if not self.may(VALIDATE):
                raise Unauthorized(VALIDATE)
            try:
                convene(self.context, str(self.request.form.get("convened_on") or "").strip())
            except BadAction as error:
                self.problem = str(error)
                self.request.response.setStatus(400)
            else:
                self.request.response.redirect(self.context.absolute_url(), status=303)
                return ""
        return super().__call__()

    @property
    def may_convene(self) -> bool:
        return self.may(VALIDATE)

    def prepare(self) -> None:
        self.release = self.moment(due.release_at(self.institution, self.context, "draft"))
        self.voluntary = due.timing(self.institution, self.context, "draft", self.now) == Timing.VOLUNTARY
        self.organ = self.context.meeting["organ"]
        self.filter = Filter.asked(self.request.form)
        self.colleagues = colleagues(self.institution)
        dossiers = sorted(self.context.objectValues(), key=lambda dossier: dossier.sort_key)
        self.matters = named((self._code(one), one.content["matter"]) for one in dossiers if one.content)
        rows = [self._row(dossier) for dossier in dossiers]
        me = api.user.get_current().getId()
        self.rows = [row for row in rows if self.filter.admits(row.facts, me, self.bureau)]
        self.hidden = len(rows) - len(self.rows)
        self.acts = self._acts(me)

    def _acts(self, me: str) -> list[dict]:
        """What can be done with several items: title, address, for how many it comes in question."""
        found = []
        for act, validates in ACTS.items():
            if not self.may(VALIDATE if validates else REVIEW):
                continue
            count = sum(not candidate.why_not for candidate in candidates(act, self.context, me, self.now))
            if count:
                url = f"{self.context.absolute_url()}/@@together?act={act}"
                found.append({"title": self.say(TITLES[act]), "url": url, "count": count})
        return found

    def _row(self, dossier: Dossier) -> Row:
        outcome = outcome_of(dossier)
        state = api.content.get_state(dossier)
        facts = self._facts(dossier, state, outcome)
        return Row(
            url=dossier.absolute_url(),
            number=dossier.number,
            title=title_of(dossier, self),
            facts=facts,
            state=words.DOSSIER_STATES[state],
            stage=words.STAGES[dossier.stage],
            detections=len(outcome.mentions) if outcome else 0,
            blocked=words.block(dossier.blocked_because, self.request) if state == "blocked" else "",
            failure=failure(dossier, self.request),
            leaves=self._leaves(dossier, state),
            annexes=_annexes_waiting(dossier, outcome),
            gone=words.VANISHED.get(facts.gone),
        )

    def _facts(self, dossier: Dossier, state: str, outcome: Outcome | None) -> Facts:
        return Facts(
            meeting=self.context.getId(),
            id=dossier.getId(),
            number=dossier.number,
            sort_key=dossier.sort_key,
            state=state,
            stage=dossier.stage,
            assignee=dossier.assignee,
            open=len(outcome.open) if outcome else 0,
            doubts=len(outcome.open_doubts) if outcome else 0,
            held=due.is_held(dossier, self.now) and state != "withdrawn",
            matter=self._code(dossier),
            gone=standing(dossier),
        )

    def _code(self, dossier: Dossier) -> str:
        return self.bureau.code_of(dossier.content["matter"] if dossier.content else "")

    def _leaves(self, dossier: Dossier, state: str) -> str:
        """Until when it is held back and why; else when it will appear of itself."""
        if due.is_held(dossier, self.now) and state != "withdrawn":
            hold = dossier.hold
            until = _("item_held_until", default="Retenu jusqu’au ${moment}")
            lifted = _("item_held_until_lifted", default="Retenu jusqu’à ce que la retenue soit levée")
            said = self.say(until, moment=self.moment(hold["until"])) if hold["until"] else self.say(lifted)
            return f"{said} : {hold['reason']}" if hold["reason"] else said
        if state != "validated":
            return ""
        if due.timing(self.institution, self.context, dossier.stage, self.now) == Timing.VOLUNTARY:
            asked = _("item_asked", default="Publication demandée")
            return self.say(asked if dossier.wish == "publish" else _("item_to_ask", default="À publier à la main"))
        at = due.leaves_at(self.institution, self.context, dossier)
        if at <= self.now:
            return self.say(_("item_leaves_soon", default="Paraît dans la minute"))
        return self.say(_("item_leaves_at", default="Paraît le ${moment}"), moment=self.moment(at))


def _annexes_waiting(dossier: Dossier, outcome: Outcome | None) -> int:
    forbidden = outcome.forbidden() if outcome else ()
    annexes = (dossier.content or {}).get("annexes", ())
    return sum(1 for annex in annexes if state_of(dossier, annex, forbidden) in WAITING)


def failure(dossier: Dossier, request) -> str:
    """The worker's last failure in neutral words; empty when it went well."""
    failed = dossier.failure
    if not failed:
        return ""
    if failed["kind"] == PseudonymizerUnavailable.__name__:
        message = _(
            "failure_unreachable",
            default="${step} attend : le service de pseudonymisation est injoignable (essai ${count}) ; "
            "nouvel essai le ${next}",
        )
    else:
        message = _(
            "failure_said",
            default="${step} a échoué (${count} fois, code ${kind}) ; nouvel essai le ${next}",
        )
    return words.say(
        message,
        request,
        step=words.say(words.STEPS.get(failed["step"], failed["step"]), request),
        count=failed["attempts"],
        kind=failed["kind"],
        next=words.moment(failed["next"], request),
    )
