"""The public side. Nobody writes these objects but the gate (``publication.gate``)."""

from imio.deliberations import _
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.component import getMultiAdapter
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.interface import Interface


class IPublic(Interface):
    """Marks what the public reads and only the gate writes."""


class IVeil(Interface):
    """Adapts a suspended decision and a request."""

    def draw():
        """Turn the request to the one page that is shown meanwhile."""


class AnswersHead:
    """HEAD as GET without the body: Dexterity's own looks for a file and finds none."""

    def HEAD(self, REQUEST, RESPONSE):
        """The headers that the default view sends, with its status."""
        getMultiAdapter((self, REQUEST), name=self.getLayout())()
        return ""


class IDecisions(model.Schema):
    """The folder of an institution's public meetings."""

    title = schema.TextLine(title=_("field_title", default="Titre"))


class IMeeting(model.Schema):
    """A meeting as citizens see it."""

    title = schema.TextLine(title=_("field_title", default="Titre"))
    organ = schema.TextLine(title=_("field_organ", default="Organe"))
    start = schema.Datetime(title=_("field_start", default="Début"), description="UTC.")
    place = schema.TextLine(title=_("field_place", default="Lieu"), required=False, default="")
    cancelled = schema.Bool(title=_("field_cancelled", default="Annulée"), required=False, default=False)
    agenda_size = schema.Int(title=_("field_agenda_size", default="Points de l’ordre du jour public"), default=0, min=0)


class IDecision(model.Schema):
    """An item of the agenda: a draft, then a decision."""

    title = schema.Text(title=_("field_object", default="Objet"))
    number = schema.TextLine(title=_("field_number", default="Numéro"))
    matter = schema.TextLine(title=_("field_matter", default="Matière"))
    in_charge = schema.Tuple(title=_("field_in_charge", default="En charge"), value_type=schema.TextLine(), default=())
    stage = schema.Choice(title=_("field_stage", default="État"), values=("draft", "final"), default="draft")
    kind = schema.Choice(
        title=_("field_item_kind", default="Genre"), values=("normal", "added", "urgent"), default="normal"
    )


class IAnnex(model.Schema):
    """A file that a secretary released."""

    title = schema.TextLine(title=_("field_title", default="Titre"))
    file = NamedBlobFile(title=_("field_file", default="Fichier"))


@implementer(IDecisions)
class Decisions(AnswersHead, Container):
    """The public meetings of an institution.

    ``figures``: "meetings", "drafts", "decisions": how many are public; "since": the day of the first publication.
    """

    _ordering = "unordered"
    figures: dict = {}


@implementer(IMeeting, IPublic)
class Meeting(AnswersHead, Container):
    """A public meeting.

    ``tally``: id of an item -> (stage, or "" while nothing of it may be read; timing of its first draft, or "").
    """

    _ordering = "unordered"
    organ = ""
    start = None
    place = ""
    cancelled = False
    agenda_size = 0
    tally: dict = {}

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Drafts and finals that may be read; first drafts that were in time, and that were late."""
        stages = [stage for stage, _timing in self.tally.values()]
        timings = [timing for _stage, timing in self.tally.values()]
        return stages.count("draft"), stages.count("final"), timings.count("due"), timings.count("late")


@implementer(IDecision, IPublic)
class Decision(AnswersHead, Container):
    """A public draft or decision; every text in it is the masked copy.

    ``sections``: ``({"name", "html"}, …)`` in reading order. ``vote``: counts or None. ``withheld``: the annexes that
    exist and are not public, ``({"title", "reason"}, …)``. ``versions``: positions in the register, oldest first.
    ``changed``: whether the final differs from the last published draft, None where nobody can tell.
    ``fate``: ``live``, ``withdrawn``, ``postponed`` or ``suspended``; a withdrawn or a suspended one keeps its address
    and nothing else.
    """

    _ordering = "unordered"
    number = ""
    sort_key = ""
    matter = ""
    in_charge = ()
    stage = "draft"
    kind = "normal"
    outcome = None
    sections = ()
    vote = None
    withheld = ()
    versions = ()
    changed = None
    published = None
    first_published = None
    timing = ""
    fate = "live"
    withdrawn_on = None
    withdrawal_reason = ""
    postponed_to = ""

    @property
    def voluntary(self) -> bool:
        """Whether no rule asked for this publication."""
        return self.timing == "voluntary"

    def __before_publishing_traverse__(self, context, request):
        """While it is suspended, every address below it gives the same answer, whether it exists or not."""
        veil = queryMultiAdapter((self, request), IVeil) if self.fate == "suspended" else None
        if veil is not None:
            veil.draw()


@implementer(IAnnex, IPublic)
class Annex(AnswersHead, Item):
    """A released annex. Its file name is neutral; its properties were taken out.

    ``pages``: None where they are not known.
    """

    file = None
    pages = None
