"""Writes entries straight into the register, as the gate would, and searches them."""

from beginnings import begin_with
from datetime import datetime
from datetime import UTC
from imio.deliberations.publication.records import utc
from imio.deliberations.publication.register import register_of
from imio.deliberations.reception.numbering import sort_key
from imio.deliberations.search.finding import find
from imio.deliberations.search.keeping import replica_of
from imio.deliberations.search.query import Query
from plone import api

import transaction


#: A Tuesday at 20 h in Brussels, in winter time.
START = datetime(2027, 3, 23, 19, 0, tzinfo=UTC)
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


class Shelf:
    """A portal with institutions, and its register."""

    def __init__(self, layer):
        self.portal = layer["portal"]

    @property
    def register(self):
        return register_of(self.portal)

    @property
    def replica(self):
        return replica_of(self.portal)

    def institution(self, name, state="published"):
        begin_with(self.portal, ("page", name, state), lambda: self._institution(name, state))
        return self.portal[name]

    def _institution(self, name, state):
        with api.env.adopt_roles(["Manager"]):
            made = api.content.create(self.portal, "Institution", id=name, title=name)
            if state == "published":
                api.content.transition(made, "open")
        transaction.commit()

    def meeting(self, name="2027-03-23", institution="val", start=START, act="publish", **facts):
        record = {
            "type": "meeting",
            "institution": institution,
            "organ": "Conseil communal",
            "start": utc(start),
            "place": "Maison communale",
            "cancelled": False,
            **facts,
        }
        return self.enter(act, f"/{institution}/decisions/{name}", record)

    def decision(
        self, name="a1", meeting="2027-03-23", institution="val", start=START, act="publish", text="", **facts
    ):
        """Enter a decision; returns its path."""
        number = facts.get("number", "1")
        record = {
            "type": "decision",
            "institution": institution,
            "meeting": {"id": meeting, "organ": "Conseil communal", "start": utc(start)},
            "number": number,
            "sort_key": sort_key(1, number),
            "title": "Vente d’un excédent de voirie",
            "matter": "Patrimoine",
            "in_charge": ["Mme Solange Mbeki-Thirion, Échevine"],
            "stage": "draft",
            "kind": "normal",
            "outcome": None,
            "vote": None,
            "timing": "on_time",
            "sections": [{"name": "decision", "html": text or "<p>Le Conseil décide d’approuver la vente.</p>"}],
            "annexes": [],
            "withheld": [],
            **facts,
        }
        path = f"/{institution}/decisions/{meeting}/{name}"
        self.enter(act, path, record)
        return path

    def tombstone(self, path, act="withdraw", fate="withdrawn"):
        self.enter(act, path, {"type": "tombstone", "fate": fate, "reason": "error"})

    def enter(self, act, path, record, now=NOW):
        position = self.register.append(act, path, record, now)
        transaction.commit()
        return position

    def erase(self, path):
        for position in self.register.positions(path):
            self.register.erase(position)
        transaction.commit()

    def find(self, text="", now=NOW, size=20, after="", facets=False, offset=0, **asked):
        """What is found; facets are asked for as ``matter="Patrimoine"`` or as a tuple."""
        chosen = {
            name: (value,) if isinstance(value, str) and name != "sort" else value for name, value in asked.items()
        }
        return find(self.portal, Query(text=text, **chosen), now, size, after, facets, offset)

    def names(self, text="", **asked):
        """The last part of the paths that are found."""
        return [hit.path.rpartition("/")[2] for hit in self.find(text, **asked).hits]
