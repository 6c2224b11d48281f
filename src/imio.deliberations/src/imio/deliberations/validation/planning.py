"""Planning a dossier: who prepares it, and until when it is held back. The rules; who may, says the screen."""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.institutions.colleagues import NAMES
from imio.deliberations.institutions.tenant import group_id
from imio.deliberations.interfaces import WorkAwaits
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import final_release
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import ask
from imio.deliberations.validation.steps import institution_of
from plone import api
from zope.annotation.interfaces import IAnnotations
from zope.event import notify


#: Groups of an institution whose members prepare its dossiers.
PREPARING = ("agents", "secretaries")
#: Characters of the reason of a hold, at most.
REASON = 300
#: As a ``datetime-local`` field writes it.
LOCAL = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Colleague:
    """Somebody to whom a dossier can be given: the account's id and the name that the institution gave."""

    id: str
    name: str


def colleagues(institution) -> list[Colleague]:
    """The agents and secretaries of an institution, by name."""
    groups = api.portal.get_tool("portal_groups")
    ids = {userid for suffix in PREPARING for userid in groups.getGroupMembers(group_id(institution, suffix))}
    found = (Colleague(userid, _name(institution, userid)) for userid in ids if api.user.get(userid=userid) is not None)
    return sorted(found, key=lambda colleague: (colleague.name.casefold(), colleague.id))


def _name(institution, userid: str) -> str:
    given = IAnnotations(institution).get(NAMES, {}).get(userid)
    return given or api.user.get(userid=userid).getProperty("fullname") or userid


def assign(dossier: Dossier, to: str, who: str) -> bool:
    """Give a dossier to a colleague, or to nobody (empty). False when it was so already.

    ``to``, ``who``: user ids. Raises ``BadAction`` for somebody who does not prepare dossiers here.
    """
    if to == dossier.assignee:
        return False
    if to and all(colleague.id != to for colleague in colleagues(institution_of(dossier))):
        raise BadAction("choisissez une personne de votre institution")
    dossier.assignee = to
    _planned(dossier, who, "assigned", to=to)
    return True


def hold(dossier: Dossier, who: str, reason: str, until_text: str = "", now: datetime | None = None) -> None:
    """Hold a dossier back: until a moment (``publish at a date``), or until it is lifted. It replaces a former hold.

    ``until_text``: what ``moment_of`` reads, or nothing. ``reason``: in the secretary's words, for the bureau alone.
    A new version from the back office changes nothing about it. Raises ``BadAction``.
    """
    reason = reason_of(reason)
    _hold(dossier, who, reason, moment_of(until_text, now) if until_text.strip() else None)


def publish_at(dossier: Dossier, who: str, until_text: str, now: datetime | None = None) -> None:
    """Let a dossier leave at a moment, not before. Where publication is voluntary, this asks for it as well.

    Raises ``BadAction``: no moment to come, or a voluntary publication that is not validated yet.
    """
    until = moment_of(until_text, now)
    meeting_file = dossier.__parent__
    voluntary = due.timing(institution_of(dossier), meeting_file, dossier.stage, until) == Timing.VOLUNTARY
    if voluntary and dossier.stage == "final" and until < final_release(meeting_file.start):
        raise BadAction("un texte définitif paraît après le début de la séance")
    if voluntary:
        ask(dossier, "publish", who)
    _hold(dossier, who, "", until)


def lift(dossier: Dossier, who: str) -> None:
    """End a hold. Raises ``BadAction`` when there is none."""
    if dossier.hold is None:
        raise BadAction("ce point n’est pas retenu")
    dossier.hold = None
    _planned(dossier, who, "lifted")
    notify(WorkAwaits(dossier))


def breaks_deadline(dossier: Dossier, until: datetime | None, now: datetime) -> bool:
    """Whether holding a dossier until then (None: until it is lifted) lets a deadline pass that has not passed yet."""
    institution, meeting_file = institution_of(dossier), dossier.__parent__
    if due.timing(institution, meeting_file, dossier.stage, now) not in (Timing.EARLY, Timing.DUE):
        return False
    limit = due.deadline(institution, meeting_file, dossier.stage)
    return limit is not None and now < limit and (until is None or until >= limit)


def moment_of(text: str, now: datetime | None = None) -> datetime:
    """The moment, in UTC, that somebody wrote as local time of Brussels: ``2027-03-20T08:30``.

    Raises ``BadAction`` for what is no moment, one that the change to summer time leaves out, or one that is past.
    """
    try:
        local = datetime.strptime(text.strip()[:16], LOCAL).replace(tzinfo=BRUSSELS)
        moment = local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadAction("écrivez le jour et l’heure : AAAA-MM-JJTHH:MM") from None
    if moment.astimezone(BRUSSELS).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise BadAction("cette heure n’existe pas : on passe à l’heure d’été cette nuit-là")
    if moment <= (now or datetime.now(UTC)):
        raise BadAction("choisissez un moment à venir")
    return moment


def reason_of(text: str) -> str:
    """The reason of a hold, white space collapsed. Raises ``BadAction`` when there is none, or too much of it."""
    reason = " ".join(text.split())
    if not reason:
        raise BadAction("dites pourquoi ce point est retenu")
    if len(reason) > REASON:
        raise BadAction(f"la raison compte {REASON} caractères au plus")
    return reason


def local_text(moment: datetime | None) -> str:
    """A moment as the value of a ``datetime-local`` field; empty for none."""
    return moment.astimezone(BRUSSELS).strftime(LOCAL) if moment else ""


def _hold(dossier: Dossier, who: str, reason: str, until: datetime | None) -> None:
    dossier.hold = {"who": who, "at": datetime.now(UTC), "reason": reason, "until": until}
    _planned(dossier, who, "held")
    notify(WorkAwaits(dossier))


def _planned(dossier: Dossier, who: str, act: str, **more) -> None:
    dossier.history.append({"at": datetime.now(UTC), "who": who, "act": act, **more})
    # An index that is cheap; the columns of the desk are written along with any.
    dossier.reindexObject(idxs=["assignee"])
