"""The citizen's page before it is published: the same template, on a decision that is stored nowhere."""

from functools import cached_property
from imio.deliberations import _
from imio.deliberations.portal import words
from imio.deliberations.portal.decision import DecisionPage
from imio.deliberations.portal.page import institution_around
from imio.deliberations.pseudonymization.remote import PseudonymizerUnavailable
from imio.deliberations.publication import gate
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.publication.due import timing
from imio.deliberations.validation.screens import screen
from imio.deliberations.validation.steps import outcome_of
from plone.dexterity.utils import createContent


class Preview(DecisionPage):
    """What citizens would read now; nothing of it is written, and no cache keeps it.

    What is still open is masked, as it is until somebody decides. Back to the dossier where there is no copy yet.
    """

    @property
    def index(self):
        return self.live

    def __call__(self):
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        self.dossier, self.now = self.context, screen.now()
        outcome = outcome_of(self.dossier)
        if outcome is None:
            return response.redirect(self.dossier.absolute_url(), status=303)
        self.language = words.language(self.request)
        self.institution = institution_around(self.dossier)
        self.left = len(outcome.open) + len(outcome.open_doubts)
        self.context = self._decision(masked_copy(self.dossier.content, outcome))
        self.robots = "noindex"
        self.prepare()
        return self.index()

    def _decision(self, copy):
        meeting_file = self.dossier.__parent__
        try:
            facts = gate.facts_of(self.institution, meeting_file)
        except PseudonymizerUnavailable:
            # Only the meeting's own labels wait for it: the item has been analysed.
            facts = {"organ": "", "start": meeting_file.start, "place": "", "cancelled": False, "title": ""}
        name = meeting_file.public_id or meeting_file.getId()
        meeting = createContent("Meeting", id=name, **facts).__of__(self.institution["decisions"])
        name = self.dossier.public_id or self.dossier.getId()
        decision = createContent("Decision", id=name, title="").__of__(meeting)
        gate.fill(decision, self.dossier, copy, self.now)
        decision.timing = str(timing(self.institution, meeting_file, self.dossier.stage, self.now))
        self.copy = copy
        return decision

    @property
    def notice(self) -> str:
        """What tells the preview from the page."""
        if not self.left:
            return self.say(_("preview", default="Aperçu : la page telle que le public la lira."))
        message = _("preview_open", default="Aperçu : ${count} passages ou doutes attendent encore votre décision.")
        return self.say(message, count=self.left)

    @cached_property
    def back(self) -> str:
        """The dossier that it shows."""
        return self.dossier.absolute_url()

    #: Programs learn of it once it is published.
    linked_data = ""
    annexes = ()
    alike = ()

    def _neighbours(self):
        return None, None
