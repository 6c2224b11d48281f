"""Somebody who follows: the form, the post office, the worker's rounds, each at its moment."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from email.utils import parsedate_to_datetime
from flow import make_institution
from flow import password
from imio.deliberations.following.subscriptions import subscriptions_of
from imio.deliberations.worker.alerts import alert_round
from plone.testing.zope import Browser
from post_office import PostOffice

import pytest
import re
import transaction


SITE = "https://deliberations.example.be"
READER = "lectrice@example.be"
#: A Wednesday, nine in the morning in Brussels, seven days before the meeting's day.
START = datetime(2027, 3, 16, 8, 0, tzinfo=UTC)


class Alerts:
    """A portal, its clock, its post office and one reader."""

    def __init__(self, layer, office):
        self.app, self.portal, self.office = layer["app"], layer["portal"], office
        self.now = START

    def passes(self, **span):
        self.now += timedelta(**span)

    def browser(self, user=None):
        made = Browser(self.app)
        made.handleErrors, made.raiseHttpErrors, made.followRedirects = True, False, True
        made.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        if user:
            made.addHeader("Authorization", f"Basic {user}:{password(user)}")
        return made

    def open(self, address, user=None):
        made = self.browser(user)
        made.open(address.replace(SITE, self.portal.absolute_url()))
        return made

    def form(self, context, query="", user=None):
        return self.open(f"{context.absolute_url()}/@@follow{query}", user)

    def send(self, page, address=READER, frequency="daily", **fields):
        """Fill the form in, as somebody who takes his time."""
        self.passes(seconds=30)
        form = page.getForm(id="follow")
        form.getControl(name="email").value = address
        form.getControl(name="frequency").value = [frequency]
        for name, value in fields.items():
            form.getControl(name=name).value = value
        form.submit()
        transaction.begin()
        return page

    def round(self, now=None):
        """One round of the worker; how many mails left."""
        sent = alert_round(self.portal, now or self.now)
        transaction.begin()
        return sent

    def follow(self, context, query="", address=READER, frequency="daily"):
        """The whole way: form, mail, link, yes."""
        page = self.send(self.form(context, query), address, frequency)
        assert "✓" in page.contents
        assert self.round() == 1
        page = self.open(self.link("confirm"))
        page.getForm(id="confirm").submit()
        transaction.begin()
        return next(one for one in subscriptions_of(self.portal).of(address) if one.confirmed == self.now)

    def link(self, purpose, number=-1):
        return re.search(rf"{SITE}/(en/)?@@follow-{purpose}\?link=\S+", self.text(number)).group(0)

    def mail(self, number=-1):
        return self.office.mails[number][1]

    def text(self, number=-1):
        return self.mail(number).get_body(("plain",)).get_content().replace("\r\n", "\n")

    def html(self, number=-1):
        return self.mail(number).get_body(("html",)).get_content()

    def morning(self, days=1):
        """Seven in the morning in Brussels, so many days later, in winter time."""
        day = self.now + timedelta(days=days)
        return day.replace(hour=6, minute=0, second=0, microsecond=0)

    def sent_on(self, number=-1):
        return parsedate_to_datetime(self.mail(number)["Date"])

    @property
    def everybody(self):
        transaction.begin()
        return subscriptions_of(self.portal)


@pytest.fixture
def alerts(functional, monkeypatch):
    monkeypatch.setenv("DELIBERATIONS_URL", f"{SITE}/")
    office = PostOffice()
    made = Alerts(functional, office)
    office.be_used_by_the_portal()
    for module in ("follow", "subscription"):
        monkeypatch.setattr(f"imio.deliberations.portal.{module}.now", lambda: made.now)
    yield made
    office.close()


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)
