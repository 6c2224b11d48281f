"""A post office that really speaks SMTP, on a free port of this machine."""

from aiosmtpd.controller import Controller
from email import message_from_bytes
from email import policy
from plone import api
from serving import free_port

import re
import transaction


class PostOffice:
    """An SMTP server. ``mails``: recipients and message of each; ``refuses``: addresses that get ``refusal``;
    ``returns``: addresses whose mails get ``judgement`` once they have been read.
    """

    refusal = "550 no such mailbox"
    judgement = "554 looks like spam"

    def __init__(self):
        self.mails = []
        self.refuses = set()
        self.returns = set()
        self.port = free_port()
        self._controller = None
        self.open()

    def open(self):
        self._controller = Controller(Counter(self), hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self):
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def be_used_by_the_portal(self):
        """Make it the mail server of the current site."""
        for name, value in {
            "smtp_host": "127.0.0.1",
            "smtp_port": self.port,
            "email_from_address": "portail@example.be",
            "email_from_name": "Le portail",
        }.items():
            api.portal.set_registry_record(f"plone.{name}", value)
        transaction.commit()

    @property
    def last(self):
        """Recipients, subject and text of the last mail."""
        recipients, mail = self.mails[-1]
        return recipients, mail["Subject"], text_of(mail)

    @property
    def link(self):
        """The link to set a password, in the last mail."""
        return re.search(r"http://\S+/passwordreset/\S+", self.last[2]).group(0)


def text_of(mail):
    """The plain text of a mail, its lines ended as Python ends them."""
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


class Counter:
    """What the server does with a mail (aiosmtpd calls the methods by these names)."""

    def __init__(self, office):
        self.office = office

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.office.refuses:
            return self.office.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.office.returns.intersection(envelope.rcpt_tos):
            return self.office.judgement
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.office.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"
