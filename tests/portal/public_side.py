"""A public side written by hand: these tests ask what pages show, not how it got there."""

from beginnings import begin_with
from datetime import datetime
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.portal.page import institution_around
from imio.deliberations.publication.records import decision_record
from imio.deliberations.publication.records import meeting_record
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.wall import opened
from imio.deliberations.publication.withdrawal import entomb
from imio.deliberations.reception.numbering import sort_key
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from plone.testing.zope import Browser
from zope.lifecycleevent import modified

import transaction


#: A Tuesday at 20 h in Brussels, in winter time.
START = datetime(2027, 3, 23, 19, 0, tzinfo=UTC)
BEFORE = datetime(2027, 3, 20, 9, 0, tzinfo=UTC)
AFTER = datetime(2027, 3, 25, 9, 0, tzinfo=UTC)


class World:
    """A portal, its clock, and hands to put things on its public side."""

    def __init__(self, layer):
        self.app, self.portal = layer["app"], layer["portal"]
        self.now = BEFORE

    @property
    def register(self):
        return register_of(self.portal)

    def institution(self, name="val", title="Val-des-Aulnes", state="published", **fields):
        what = ("page", name, title, state, *sorted(fields.items()))
        begin_with(self.portal, what, lambda: self._institution(name, title, state, fields))
        return self.portal[name]

    def _institution(self, name, title, state, fields):
        with api.env.adopt_roles(["Manager"]):
            made = api.content.create(self.portal, "Institution", id=name, title=title, **fields)
            if state == "published":
                api.content.transition(made, "open")
        transaction.commit()

    def meeting(self, institution, start=START, name=None, **fields):
        fields = {"organ": "Conseil communal", "place": "Maison communale", "agenda_size": 0, **fields}
        name = name or start.date().isoformat()
        fields["title"] = f"{fields['organ']} – {name}"
        decisions = institution["decisions"]
        what = ("meeting", decisions.getPhysicalPath(), name, start, *sorted(fields.items()))
        begin_with(self.portal, what, lambda: self._put(decisions, "Meeting", name, start=start, **fields))
        return decisions[name]

    def decision(self, meeting, number="1", title="Vente d’un excédent de voirie", **fields):
        name = fields.pop("name", f"point-{number}".lower())
        published = datetime(2027, 3, 16, 8, 5, tzinfo=UTC)
        fields = {
            "matter": "Patrimoine",
            "sections": ({"name": "decision", "html": "<p>Le Conseil DÉCIDE.</p>"},),
            "sort_key": sort_key(1, number),
            "published": published,
            "first_published": published,
            **fields,
        }
        return self._put(meeting, "Decision", name, number=number, title=title, **fields)

    def published(self, meeting, number="1", **fields):
        """A decision that the register tells of as well."""
        made = self.decision(meeting, number, **fields)
        self.tell(made, at=made.published)
        return made

    def annex(self, decision, name="annexe-1", title="Plan", data=b"%PDF-1.7 plan", content_type="application/pdf"):
        file = NamedBlobFile(data=data, contentType=content_type, filename=f"{name}.pdf")
        return self._put(decision, "Annex", name, title=title, file=file)

    def change(self, obj, **fields):
        with as_system(), opened():
            for name, value in fields.items():
                setattr(obj, name, value)
            modified(obj)
            obj.reindexObject()
        transaction.commit()

    def tell(self, obj, act="publish", at=None, record=None):
        """Enter a meeting or a decision into the register, as the gate does; its position."""
        institution = institution_around(obj)
        if record is None and obj.portal_type == "Meeting":
            record = meeting_record(institution, obj)
        elif record is None:
            record = decision_record(institution, obj.__parent__, obj)
        path = "/".join(obj.getPhysicalPath()[2:])
        with as_system(), opened():
            position = register_of(self.portal).append(act, f"/{path}", record, at or self.now)
            if obj.portal_type == "Decision":
                obj.versions = (*obj.versions, position)
        transaction.commit()
        return position

    def bury(self, decision, fate="withdrawn", at=None):
        """Take a decision off the public side, as the gate does."""
        register = register_of(self.portal)
        with as_system(), opened():
            for position in register.positions(f"/{'/'.join(decision.getPhysicalPath()[2:])}"):
                register.erase(position)
            record = entomb(decision, fate, "personal_data", at or self.now)
            decision.reindexObject()
        return self.tell(decision, "withdraw", at, record)

    def browser(self, signed_in=False):
        browser = Browser(self.app)
        browser.raiseHttpErrors = False
        browser.handleErrors = True
        if signed_in:
            browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
        return browser

    def open(self, target, signed_in=False, **headers):
        """Open an object or an address, with ``If_None_Match=…`` as headers; the browser, as it is afterwards."""
        browser = self.browser(signed_in)
        browser.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        for name, value in headers.items():
            browser.addHeader(name.replace("_", "-"), value)
        browser.open(target if isinstance(target, str) else target.absolute_url())
        return browser

    @staticmethod
    def _put(container, portal_type, name, **fields):
        with as_system(), opened():
            container._setObject(name, createContent(portal_type, id=name, **fields))
            made = container[name]
            for field, value in fields.items():
                setattr(made, field, value)
            modified(made)
            made.reindexObject()
        transaction.commit()
        return made
