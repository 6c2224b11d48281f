"""Mail to staff: made in one transaction, sent one by one, each struck off when the server has taken it.

A crash between the server's yes and the striking off sends one mail twice; nothing is ever lost. A server that is down
is asked again later and holds up nothing else.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from functools import partial
from imio.deliberations.content.institution import institutions
from imio.deliberations.institutions import mail
from imio.deliberations.institutions.public_address import public_address
from imio.deliberations.institutions.tenant import group_id
from imio.deliberations.worker import letters
from imio.deliberations.worker.notices import days_of
from imio.deliberations.worker.notices import Facts
from imio.deliberations.worker.notices import KINDS
from imio.deliberations.worker.notices import Notice
from imio.deliberations.worker.notices import notices
from imio.deliberations.worker.notices import remember
from imio.deliberations.worker.notices import Settings
from imio.deliberations.worker.notices import Told
from imio.deliberations.worker.post import Down
from imio.deliberations.worker.post import is_resting
from imio.deliberations.worker.post import Later
from imio.deliberations.worker.post import note_server
from imio.deliberations.worker.post import post
from imio.deliberations.worker.post import Refused
from imio.deliberations.worker.situation import survey
from persistent import Persistent
from plone import api
from typing import Any
from ZODB.POSException import ConflictError

import logging
import secrets
import time
import transaction


logger = logging.getLogger(__name__)

#: Seconds between two looks of the running worker.
PAUSE = 60
#: Seconds of sending in one round: a slow server holds up no publication.
SLICE = 15
ATTEMPTS = 5

_looked: dict[str, float] = {}


class Ledger(Persistent):
    """What the staff of an institution was told, and the mails that have not left yet: ``bureau.mails``.

    ``told``, ``last``, ``since``: as in ``notices.Told``. ``outbox``: ``{"id", "kind", "subject", "text", "to",
    "until"}``, ``to``: ids of the users who have still to get it.
    """

    since: datetime | None = None

    def __init__(self):
        self.told: dict[str, frozenset[str]] = {}
        self.last: dict[str, datetime] = {}
        self.outbox: tuple[dict[str, Any], ...] = ()


def mail_round(portal, now: datetime | None = None) -> int:
    """Make the mails that are due and send those that wait. Returns how many were sent.

    Without ``now`` at most once in ``PAUSE`` seconds. Fails for no reason that a mail can have.
    """
    if now is None and not _is_time(portal):
        return 0
    now = now or datetime.now(UTC)
    try:
        transaction.begin()
        if not mail.is_configured():
            return 0
        _make(portal, now)
        return _send(portal, now)
    except Exception as error:
        logger.error("mails: %s", type(error).__name__)
        return 0
    finally:
        transaction.abort()


def settings_of(institution) -> Settings:
    """What an institution wants to be told."""
    kinds = frozenset(institution.mails or ()) & frozenset(KINDS)
    return Settings(kinds=kinds, reminder_days=days_of(institution.reminder_days))


def recipients(institution) -> dict[str, str]:
    """Who gets the mails: user id -> address. Nobody twice, nobody without an address."""
    groups = ["secretaries", "agents"] if institution.mails_to_agents else ["secretaries"]
    tool = api.portal.get_tool("portal_groups")
    found: dict[str, str] = {}
    for suffix in groups:
        for userid in tool.getGroupMembers(group_id(institution, suffix)):
            user = api.user.get(userid=userid)
            address = (user.getProperty("email") or "").strip() if user is not None else ""
            if address and address.lower() not in {other.lower() for other in found.values()}:
                found[userid] = address
    return found


def _is_time(portal) -> bool:
    name, moment = "/".join(portal.getPhysicalPath()), time.monotonic()
    if moment - _looked.get(name, -PAUSE) < PAUSE:
        return False
    _looked[name] = moment
    return True


# -- making ------------------------------------------------------------------------------------------------------


def _make(portal, now: datetime) -> None:
    facts = survey(portal, now)
    for institution in institutions(portal):
        name = institution.getId()
        try:
            transaction.begin()
            if _note(institution, facts[name], now):
                transaction.commit()
        except ConflictError:
            # Somebody changed the bureau meanwhile: the next round looks again.
            transaction.abort()
            logger.info("no mails are made for %s now: somebody else was writing", name)
        except Exception as error:
            transaction.abort()
            logger.error("no mails are made for %s: %s", name, type(error).__name__)


def _note(institution, facts: Facts, now: datetime) -> bool:
    """Put what is to be told into the outbox. True when something was written."""
    settings, people = settings_of(institution), recipients(institution)
    if not settings.kinds or not people:
        return False
    bureau = institution["bureau"]
    ledger = bureau.mails or Ledger()
    outbox = [letter for letter in ledger.outbox if letter["until"] is None or now < letter["until"]]
    told = Told(ledger.told, ledger.last, ledger.since, frozenset(letter["kind"] for letter in outbox))
    made = notices(now, facts, settings, told)
    after = remember(now, facts, settings, told, made)
    outbox += [_letter(notice, institution, people, now) for notice in made]
    state = (after.keys, after.last, after.since, tuple(outbox))
    if state == (ledger.told, ledger.last, ledger.since, ledger.outbox):
        return False
    for letter in ledger.outbox:
        if letter not in outbox:
            logger.warning("mail %s of %s came too late and was dropped", letter["kind"], institution.getId())
    ledger.told, ledger.last, ledger.since, ledger.outbox = state
    bureau.mails = ledger
    return True


def _letter(notice: Notice, institution, people: dict[str, str], now: datetime) -> dict[str, Any]:
    return {
        "id": secrets.token_hex(8),
        "kind": notice.kind,
        "subject": letters.subject(notice, institution.title, now),
        "text": letters.text(notice, institution.title, _addresses(institution)),
        "to": tuple(people),
        "until": notice.until,
    }


def _addresses(institution) -> Callable[[str], str]:
    public = public_address()

    def address(path: str) -> str:
        return f"{public}/{institution.getId()}/bureau/{path}".rstrip("/") if public else ""

    return address


# -- sending -----------------------------------------------------------------------------------------------------


def _send(portal, now: datetime) -> int:
    transaction.begin()
    if is_resting(portal, now):
        return 0
    sent, failure, end = 0, "", time.monotonic() + SLICE
    for institution in institutions(portal):
        people: dict[str, str] | None = None
        for letter, userid in _waiting(institution):
            if time.monotonic() > end:
                return sent
            people = recipients(institution) if people is None else people
            try:
                # Whoever left the institution meanwhile gets nothing more.
                if userid in people:
                    post(partial(mail.send, people[userid], letter["subject"], letter["text"]))
                    sent += 1
            except Later as later:
                failure = failure or str(later)
                continue
            except Refused as refused:
                logger.warning("mail %s of %s is refused for good: %s", letter["kind"], institution.getId(), refused)
            except Down as down:
                note_server(portal, now, str(down))
                return sent
            _strike(institution, letter, userid)
    note_server(portal, now, failure)
    return sent


def _waiting(institution) -> list[tuple[dict[str, Any], str]]:
    """Each mail that waits, with each user who has not got it."""
    ledger = institution["bureau"].mails
    return [(letter, userid) for letter in (ledger.outbox if ledger else ()) for userid in letter["to"]]


def _strike(institution, letter: dict[str, Any], userid: str) -> None:
    for _attempt in range(ATTEMPTS):
        try:
            transaction.begin()
            ledger = institution["bureau"].mails
            left = [_without(other, userid) if other["id"] == letter["id"] else other for other in ledger.outbox]
            ledger.outbox = tuple(other for other in left if other["to"])
            transaction.commit()
        except ConflictError:
            transaction.abort()
        else:
            return
    logger.error("mail %s of %s was sent and may be sent again", letter["kind"], institution.getId())


def _without(letter: dict[str, Any], userid: str) -> dict[str, Any]:
    return {**letter, "to": tuple(other for other in letter["to"] if other != userid)}
