"""The private side: what was received, in clear, and the work on it."""

from BTrees.OOBTree import OOBTree
from datetime import datetime
from imio.deliberations import _
from persistent import Persistent
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.interface import Interface


class IPrivate(Interface):
    """Marks what only the institution's staff may know of, even that it exists."""


class IDoor(Interface):
    """Adapts a bureau and a request."""

    def guard():
        """Turn a stranger's request round."""


class IBureau(model.Schema):
    """The bureau of an institution."""

    title = schema.TextLine(title=_("field_title", default="Titre"))


class IMeetingFile(model.Schema):
    """A meeting of the back office with the dossiers of its items."""

    title = schema.TextLine(title=_("field_title", default="Titre"))


class IDossier(model.Schema):
    """One item of the back office. Its title is its number: the catalogue must not learn more."""

    title = schema.TextLine(title=_("field_number", default="Numéro"))


class Version(Persistent):
    """What was received at one moment.

    ``content`` is the cleaned item as JSON data (``payload.Item``), ``digest`` recognises the same content sent again,
    ``images`` says what was embedded in the texts, ``({"media_type", "size"}, …)``. ``content`` is None once
    retention or secrecy erased it.
    """

    def __init__(
        self,
        content: dict[str, Any],
        digest: str,
        stage: str,
        modified: datetime,
        received: datetime,
        images: tuple[dict[str, Any], ...] = (),
    ):
        self.content: dict[str, Any] | None = content
        self.digest = digest
        self.stage = stage
        self.modified = modified
        self.received = received
        self.images = images


class Proposal(Persistent):
    """What the pseudonymizer found, and in which version it looked."""

    def __init__(self, version: int, analysis: dict[str, Any], made: datetime):
        self.version = version
        self.analysis = analysis
        self.made = made


class StoredAnnex(Persistent):
    """The bytes of an annex as they came, and what a secretary decided about them.

    ``digest`` is the SHA-256 of the bytes; it stays in the bureau. ``released`` is the digest that was released: other
    bytes under the same identifier are withheld again.
    """

    released = ""

    def __init__(self, file, digest: str, received: datetime):
        self.file = file
        self.digest = digest
        self.received = received


@implementer(IBureau, IPrivate)
class Bureau(Container):
    """``meetings`` and ``dossiers`` find what the back office names by its own identifiers."""

    _ordering = "unordered"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = OOBTree()  # external id -> id of the meeting file
        self.dossiers = OOBTree()  # external id -> (id of the meeting file, id of the dossier)
        self.refusals = PersistentList()  # what the guard turned away: {at, meeting, item, reason}

    def __before_publishing_traverse__(self, context, request):
        """Strangers are turned round before a name below is looked up, whether it exists or not."""
        door = queryMultiAdapter((self, request), IDoor)
        if door is not None:
            door.guard()


@implementer(IMeetingFile, IPrivate)
class MeetingFile(Container):
    """``meeting``: the payload's meeting as JSON data. ``public_id``: of the public meeting, once there is one."""

    _ordering = "unordered"
    external_id = ""
    start = None
    meeting: dict[str, Any] = {}
    convened_on = None
    public_id = ""
    stale = False

    @property
    def wish(self) -> str:
        """What is asked of the worker, for the catalogue: ``refresh`` the public meeting, or nothing."""
        return "refresh" if self.stale and self.public_id else ""


@implementer(IDossier, IPrivate)
class Dossier(Item):
    """One item through all its versions.

    ``review``: the actions of the reviewers, oldest first, applied to the proposal (``validation.review``).
    ``request``: what a human or the guard asks of the worker, ``{"act", …}`` or None.
    ``secret``: the back office took the item behind closed doors; nothing of it is kept.
    ``failure``: the last failure of the worker, neutral words only.
    ``public_path``: where the public decision stands, relative to the portal, and ``positions``: its records.
    """

    external_id = ""
    number = ""
    sort_key = ""
    stage = "draft"
    published_stage = ""
    public_id = ""
    public_path = ""
    proposal: Proposal | None = None
    reviewed_version = -1
    request = None
    failure = None
    secret = False
    blocked_because: tuple[str, ...] = ()
    validated_by = ""
    validated_at = None
    final_published = None
    positions: tuple[int, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = PersistentList()
        self.review = PersistentList()
        self.annexes = OOBTree()
        self.history = PersistentList()
        self.notes = PersistentMapping()

    @property
    def wish(self) -> str:
        """What is asked of the worker, for the catalogue: ``publish``, ``withdraw`` or nothing."""
        return self.request["act"] if self.request else ""

    @property
    def version(self) -> int:
        """Index of the current version; -1 when nothing was received."""
        return len(self.versions) - 1

    @property
    def content(self) -> dict[str, Any] | None:
        """The current version's item, or None once erased."""
        return self.versions[-1].content if self.versions else None
