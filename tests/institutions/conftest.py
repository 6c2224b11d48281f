"""Two institutions with a person in each group, a browser each, and a post office that really speaks SMTP."""

from beginnings import begin_with
from imio.deliberations.institutions.tenant import GROUPS
from imio.deliberations.institutions.throttle import TALLY
from plone import api
from plone.testing.zope import Browser
from post_office import PostOffice

import html
import pytest
import re
import transaction


PASSWORD = "a long enough secret"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    TALLY.clear()
    yield
    TALLY.clear()


class Reader(Browser):
    """A browser that takes errors as pages."""

    def __init__(self, app):
        super().__init__(app)
        self.raiseHttpErrors = False

    @property
    def text(self):
        """The page with its characters as they read: what Plone transforms has entities."""
        return html.unescape(self.contents)

    @property
    def status(self):
        return int(self.headers["Status"].split()[0])


class Tenants:
    """``val`` and ``Mont``: ``managers@val.example.be`` is the manager of the first, and so on."""

    def __init__(self, layer):
        self.layer = layer
        self.portal = layer["portal"]
        self.url = self.portal.absolute_url()
        begin_with(self.portal, "two tenants", self._settle)
        self.val, self.mont = self.portal["val"], self.portal["Mont"]

    def _settle(self):
        for name in ("val", "Mont"):
            with api.env.adopt_roles(["Manager"]):
                api.content.create(self.portal, "Institution", id=name, title=name)
                for suffix in GROUPS:
                    self.person(f"{suffix}@{name.lower()}.example.be", f"{name}-{suffix}")
        transaction.commit()

    def person(self, address, group=None):
        api.user.create(username=address, email=address, password=PASSWORD, properties={"fullname": f"Fée {address}"})
        if group:
            api.group.add_user(groupname=group, username=address)
        return address

    def members(self, group):
        transaction.begin()
        return sorted(api.portal.get_tool("portal_groups").getGroupMembers(group))

    def has_account(self, userid):
        transaction.begin()
        return api.user.get(userid=userid) is not None

    def browser(self, address=None, password=PASSWORD):
        browser = Reader(self.layer["app"])
        if address is not None:
            browser.addHeader("Authorization", f"Basic {address}:{password}")
        return browser

    def colleagues(self, who="managers", of="val", on=None):
        """A browser on @@colleagues."""
        browser = self.browser(f"{who}@{of.lower()}.example.be" if who else None)
        browser.open(f"{self.url}/{on or of}/@@colleagues")
        return browser

    def post(self, browser, where, **fields):
        """A form that the page does not offer, with the right token."""
        token = re.search(r'name="_authenticator" value="([0-9a-f]+)"', browser.contents).group(1)
        body = "&".join(f"{name}={value}" for name, value in {"_authenticator": token, **fields}.items())
        browser.open(f"{self.url}/{where}/@@colleagues", body.replace("@", "%40").replace("+", "%2B"))
        return browser


@pytest.fixture
def tenants(functional):
    return Tenants(functional)


@pytest.fixture
def post_office(functional):
    office = PostOffice()
    office.be_used_by_the_portal()
    yield office
    office.close()
