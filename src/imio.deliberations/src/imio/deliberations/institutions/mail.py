"""Mails to people: sent at once, so that the caller knows whether the server took them."""

from email.message import Message
from email.utils import formataddr
from plone import api
from Products.MailHost.MailHost import MailHostError
from smtplib import SMTPException


#: All that a mail server, its address or its absence can do to us.
FAILURES = (SMTPException, OSError, MailHostError, RuntimeError)


def is_configured() -> bool:
    """Whether the portal has a mail server and an address to write from."""
    return bool(
        api.portal.get_registry_record("plone.smtp_host", default=None)
        and api.portal.get_registry_record("plone.email_from_address", default=None)
    )


def is_reachable() -> bool:
    """Whether the mail server answers now."""
    if not is_configured():
        return False
    mailer = api.portal.get_tool("MailHost")._makeMailer()
    try:
        mailer.vote(None, None, None)
        mailer.abort()
    except FAILURES:
        return False
    return True


def send(address: str, subject: str, text: str) -> None:
    """Send a plain text. Raises one of ``FAILURES``."""
    # MailHost takes a first line with a colon for a header: begin with an empty one.
    api.portal.get_tool("MailHost").send(
        "\n" + text,
        mto=address,
        mfrom=_sender(),
        subject=subject,
        charset="utf-8",
        msg_type="text/plain",
        immediate=True,
    )


def send_message(address: str, message: Message) -> None:
    """Send a message that has its own headers; sender and recipient are added. Raises one of ``FAILURES``."""
    api.portal.get_tool("MailHost").send(message, mto=address, mfrom=_sender(), immediate=True)


def _sender() -> str:
    sender = api.portal.get_registry_record("plone.email_from_address")
    name = api.portal.get_registry_record("plone.email_from_name", default=None) or api.portal.get().title
    return formataddr((name, sender))
