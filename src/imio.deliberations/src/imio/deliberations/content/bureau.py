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

import hmac
import secrets


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


class Reading(Persistent):
    """What the pseudonymizer found in the bytes of an annex. Clear text.

    ``digest``: of the bytes that it read. ``found``: ``AnnexAnalysis.to_dict()``; None when the file cannot be read,
    ``problem`` then says why, in French and without a word of the file.
    """

    def __init__(self, digest: str, found: dict[str, Any] | None, problem: str, made: datetime):
        self.digest = digest
        self.found = found
        self.problem = problem
        self.made = made


class Replacement(Persistent):
    """The PDF that a secretary redacted elsewhere and put in the place of an annex.

    ``of``: the digest of the received bytes that it stands for; beside other ones it is stale. ``reading``,
    ``failure``: as of a ``StoredAnnex``.
    """

    reading: Reading | None = None
    failure = None

    def __init__(self, file, digest: str, of: str, who: str, at: datetime):
        self.file = file
        self.digest = digest
        self.of = of
        self.who = who
        self.at = at


class StoredAnnex(Persistent):
    """The bytes of an annex as they came, and what a secretary decided about them.

    ``digest`` is the SHA-256 of the bytes; it stays in the bureau. ``released`` is the digest that was released: other
    bytes under the same identifier are withheld again.
    ``withheld``: why a secretary withholds it (``validation.annexes.REASONS``). ``decided``: ``{"at", "who"}`` or None.
    ``lapsed``: what had been decided of former bytes: ``released``, ``withheld``, ``replaced`` or nothing.
    ``refused``: what the gate found in it, neutral words, after which it was withheld again.
    ``reading``: of the received bytes. ``failure``: the last failure of the worker to read them.
    ``replacement``: the file that stands in its place.
    """

    released = ""
    withheld = ""
    decided = None
    lapsed = ""
    refused: tuple[str, ...] = ()
    reading: Reading | None = None
    failure = None
    replacement: Replacement | None = None

    def __init__(self, file, digest: str, received: datetime):
        self.file = file
        self.digest = digest
        self.received = received

    @property
    def offered(self):
        """What would be published: the replacement unless it is stale, else the received file."""
        replaced = self.replacement is not None and self.replacement.of == self.digest
        return self.replacement if replaced else self

    @property
    def is_released(self) -> bool:
        """Whether the bytes that are offered were released."""
        return bool(self.released) and self.released == self.offered.digest


class Latest(Persistent):
    """The latest of the moments that were noted, UTC. Who notes at the same time does not stand in another's way."""

    moment: datetime | None = None

    def note(self, moment: datetime) -> None:
        """Note a moment; an earlier one changes nothing."""
        if self.moment is None or moment > self.moment:
            self.moment = moment

    def _p_resolveConflict(self, old, saved, mine):
        return max(saved, mine, key=lambda state: state["moment"])


# No type hints on the attributes of these three: Python keeps them in ``__annotations__`` of the class, which
# zope.annotation would take for the object's own and share among all of them.


@implementer(IBureau, IPrivate)
class Bureau(Container):
    """``meetings`` and ``dossiers`` find what the back office names by its own identifiers.

    ``unread_annexes``: (external id of the dossier, id of the annex) of each file that the worker has still to read.
    ``reported``: external ids of the dossiers with reports that wait for an answer; ``answered``: the latest answered
    ones, ``(external id, id of the report)``; ``report_times``: when reports came in the last hour.
    ``mails``: what the staff was told by mail, or None before the first look (``worker.mails``).
    ``ignored_gaps``: marks of names that are no office holders -> ``{"at", "who"}`` (``validation.gaps``).
    ``officials_changed``: when the staff changed the registry last; ``officials_acts``: who did what to it, no names.
    ``figures``: (id of the dossier, version) -> what its review cost and corrected (``validation.statistics``).
    ``received``: when something was accepted for the last time (``Latest``), or None before the first.
    ``source``: the connection to the back office, or None (``reception.pull.source``). ``vanished``: external ids of
    the dossiers that it has no more, or None before the first.
    ``key``: of ``code_of``. ``erasures``: what retention erased, number -> ``{"at", "meeting", "number", "versions",
    "why"}``, or None before the first.
    """

    _ordering = "unordered"
    unread_annexes = None
    reported = None
    answered = None
    report_times = None
    mails = None
    ignored_gaps = None
    officials_changed = None
    officials_acts = None
    figures = None
    received = None
    source = None
    vanished = None
    key = b""
    erasures = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = secrets.token_bytes(16)
        self.meetings = OOBTree()  # external id -> id of the meeting file
        self.dossiers = OOBTree()  # external id -> (id of the meeting file, id of the dossier)
        self.received = Latest()
        self.refusals = PersistentList()  # what the guard turned away: {at, meeting, item, reason}

    def code_of(self, text: str) -> str:
        """A stand-in for a word (a matter, an account), where the word itself may not stand: catalogue, address.

        Keyed by the bureau: it tells nothing to whoever guesses. Empty for no word.
        """
        return hmac.new(self.key, text.encode(), "sha256").hexdigest()[:12] if self.key and text else ""

    def __before_publishing_traverse__(self, context, request):
        """Strangers are turned round before a name below is looked up, whether it exists or not."""
        door = queryMultiAdapter((self, request), IDoor)
        if door is not None:
            door.guard()


@implementer(IMeetingFile, IPrivate)
class MeetingFile(Container):
    """``meeting``: the payload's meeting as JSON data. ``public_id``: of the public meeting, once there is one.

    ``wanted_id``: the address that it had on the portal from which it was taken over, or nothing.
    ``last_act``: what came of the last act on several of its items, ``{"key", "act", "who", "at", "lines"}`` or None.
    """

    _ordering = "unordered"
    external_id = ""
    start = None
    meeting = {}
    convened_on = None
    public_id = ""
    wanted_id = ""
    stale = False
    last_act = None

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
    ``former_reviews``: the actions on earlier proposals, ``({"version", "actions"}, …)``, for the audit.
    ``taken``: who is at work on it, ``{"who", "at"}``; ``readers``: user id -> last sign of life.
    ``public_path``: where the public decision stands, relative to the portal, and ``positions``: its records.
    ``annexes_due``: the public annexes are behind what was decided: ``{"at", "who"}`` or None.
    ``annex_numbers``: annex id -> its number in public addresses, which stays with it.
    ``suspended``: since when, by whom and why the public page is out of sight, ``{"at", "who", "reason"}`` or None;
    ``kept_copy``: what the page showed until then, to be shown again.
    ``suspension_request``: what is asked of the worker, ``{"act": "suspend" or "restore", "who", "at", "reason"}`` or
    None. Not ``request``: a new version or a new review voids that one.
    ``reports``: what readers reported, in their words, or None before the first (``validation.reports``).
    ``kinds``: version -> what an action named -> kinds of datum there, for the audit of what was erased.
    ``taken_over``: it comes from another portal, ``{"version", "who", "at", "published"}``, or None;
    ``version``: which of its versions is meant; ``published``: when that portal published it, UTC, or None.
    ``assignee``: user id of whoever prepares it. ``hold``: held back, ``{"who", "at", "reason", "until"}`` or None;
    ``until``: an instant, or None until it is lifted.
    ``vanished``: the back office has it no more, ``{"at", "why"}`` and, once a secretary chose to keep what is public,
    ``"kept": {"who", "at"}``; or None (``reception.vanished``).
    """

    external_id = ""
    number = ""
    sort_key = ""
    stage = "draft"
    published_stage = ""
    public_id = ""
    public_path = ""
    proposal = None
    reviewed_version = -1
    request = None
    failure = None
    secret = False
    blocked_because = ()
    validated_by = ""
    validated_at = None
    final_published = None
    positions = ()
    former_reviews = ()
    taken = None
    readers = None
    annexes_due = None
    annex_numbers = None
    suspended = None
    kept_copy = None
    suspension_request = None
    reports = None
    kinds = None
    taken_over = None
    assignee = ""
    hold = None
    vanished = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = PersistentList()
        self.review = PersistentList()
        self.annexes = OOBTree()
        self.history = PersistentList()
        self.notes = PersistentMapping()

    @property
    def wish(self) -> str:
        """What is asked of the worker, for the catalogue, first things first.

        ``withdraw``, ``suspend``, ``restore``, ``publish``, ``annexes`` or nothing.
        """
        if self.suspension_request and not (self.request and self.request["act"] == "withdraw"):
            return self.suspension_request["act"]
        if self.request:
            return self.request["act"]
        return "annexes" if self.annexes_due else ""

    @property
    def published_before(self) -> datetime | None:
        """When the portal from which the current version was taken over published it, UTC."""
        former = self.taken_over
        return former["published"] if former is not None and former["version"] == self.version else None

    @property
    def awaits_second_look(self) -> bool:
        """Whether it was validated before it was suspended: only a later validation, or restoring, publishes again."""
        asked = self.suspension_request
        since = self.suspended or (asked if asked and asked["act"] == "suspend" else None)
        return since is not None and (self.validated_at is None or self.validated_at <= since["at"])

    def erase_reports(self, answered_only: bool = False) -> None:
        """Erase what readers wrote; that they wrote, and what came of it, stays."""
        for report in self.reports or ():
            if answered_only and report["state"] == "open":
                continue
            report.update(text="", where="", email="", missed="", note="")

    @property
    def version(self) -> int:
        """Index of the current version; -1 when nothing was received."""
        return len(self.versions) - 1

    @property
    def content(self) -> dict[str, Any] | None:
        """The current version's item, or None once erased."""
        return self.versions[-1].content if self.versions else None
