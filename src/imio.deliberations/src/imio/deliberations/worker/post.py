"""The mail server as the worker knows it: what its answers mean, and when it is asked again.

One that is down is asked again after pauses that grow, whatever the mail. One that refuses an address, or a mail, has
said nothing about the others.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from imio.deliberations.institutions import mail
from persistent import Persistent
from smtplib import SMTPDataError
from smtplib import SMTPRecipientsRefused
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations

import logging
import transaction


logger = logging.getLogger(__name__)

#: Annotation of the portal.
KEY = "imio.deliberations.mails"
LONGEST_PAUSE = timedelta(hours=1)


class Later(Exception):
    """The server does not take this one now; the others need not wait for it."""


class Down(Exception):
    """The server takes nothing now. The message is the kind of failure."""


class Refused(Exception):
    """The server refuses this address, or this mail, for good."""


def post(send: Callable[[], None]) -> None:
    """Have ``send`` hand one mail to the server. Raises ``Later``, ``Refused`` or ``Down``, which say the kind."""
    try:
        send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _reply in error.recipients.values()]
        raise (Later if any(code < 500 for code in codes) else Refused)(type(error).__name__) from None
    except SMTPDataError as error:
        raise (Refused if error.smtp_code >= 500 else Down)(type(error).__name__) from None
    except mail.FAILURES as error:
        raise Down(type(error).__name__) from None


class Server(Persistent):
    """Failures in a row, and when it is asked again."""

    failures = 0
    next: datetime | None = None


def is_resting(portal, now: datetime) -> bool:
    """Whether the server failed, and is left alone for now."""
    server = IAnnotations(portal).get(KEY)
    return server is not None and server.next is not None and now < server.next


def note_server(portal, now: datetime, failure: str) -> None:
    """Remember that the server failed (the kind), or did not (empty). A transaction of its own."""
    transaction.begin()
    server = IAnnotations(portal).get(KEY)
    if not failure and (server is None or not server.failures):
        return
    if server is None:
        IAnnotations(portal)[KEY] = server = Server()
    server.failures = server.failures + 1 if failure else 0
    server.next = None
    if failure:
        pause = min(timedelta(minutes=2 ** min(server.failures - 1, 10)), LONGEST_PAUSE)
        server.next = now + pause
        logger.error("mail server: %s; next try in %d minutes", failure, pause.total_seconds() // 60)
    try:
        transaction.commit()
    except ConflictError:
        transaction.abort()
