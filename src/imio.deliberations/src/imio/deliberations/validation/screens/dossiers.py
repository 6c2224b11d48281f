"""A meeting's dossiers in the order of its agenda, with what each waits for."""

from dataclasses import dataclass
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.pseudonymization.remote import PseudonymizerUnavailable
from imio.deliberations.publication import due
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.screens.words import State
from imio.deliberations.validation.steps import analysis_of
from imio.deliberations.validation.steps import convene
from plone import api
from plone.protect import CheckAuthenticator
from zExceptions import Unauthorized


@dataclass
class Row:
    """An item of the agenda."""

    url: str
    number: str
    title: str
    state: State
    stage: State
    detections: int
    open: int
    doubts: int
    blocked: str
    failure: str
    secret: bool


class Dossiers(Screen):
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
        dossiers = sorted(self.context.objectValues(), key=lambda dossier: dossier.sort_key)
        self.rows = [self._row(dossier) for dossier in dossiers]
        self.organ = self.context.meeting["organ"]

    def _row(self, dossier: Dossier) -> Row:
        analysis = analysis_of(dossier)
        outcome = decide(analysis, dossier.review) if analysis else None
        state = api.content.get_state(dossier)
        return Row(
            url=dossier.absolute_url(),
            number=dossier.number,
            title=self._title(dossier),
            state=words.DOSSIER_STATES[state],
            stage=words.STAGES[dossier.stage],
            detections=len(outcome.mentions) if outcome else 0,
            open=len(outcome.open) if outcome else 0,
            doubts=len(analysis.warnings) if analysis else 0,
            blocked=words.block(dossier.blocked_because, self.request) if state == "blocked" else "",
            failure=failure(dossier, self.request),
            secret=dossier.secret,
        )

    def _title(self, dossier: Dossier) -> str:
        if dossier.secret:
            return self.say(_("title_secret", default="Point devenu secret : rien n’en est conservé"))
        if dossier.content is None:
            return self.say(_("title_erased", default="Texte reçu effacé"))
        return dossier.content["title"]


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
