"""The adapters that plone.restapi asks for a public object, and for its line in a list."""

from datetime import datetime
from datetime import UTC
from imio.deliberations.api.serialise import facts
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.content.public import IAnnex
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IDecisions
from imio.deliberations.content.public import IMeeting
from imio.deliberations.interfaces import IDeliberationsLayer
from imio.deliberations.publication.gate import path_of
from imio.deliberations.publication.register import register_of
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
class Serialiser:
    """``context`` as JSON data; plone.restapi calls it for GET."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    @property
    def url(self) -> str:
        """The object's address."""
        return self.context.absolute_url()

    @property
    def links(self) -> dict[str, str]:
        """Where its page and what it lies in are, and from where on the register tells of it."""
        portal = api.portal.get()
        links = {"canonical": self.url, "parent": self.context.__parent__.absolute_url()}
        positions = register_of(portal).positions(path_of(self.context))
        if positions:
            links["changes"] = f"{portal.absolute_url()}/@changes?since={positions[-1] - 1}"
        return links

    def children(self, portal_type: str, sort_on: str = "sort_key", reverse: bool = False):
        """The visible objects directly below, as catalogue brains."""
        return api.portal.get_tool("portal_catalog")(
            path={"query": "/".join(self.context.getPhysicalPath()), "depth": 1},
            portal_type=portal_type,
            sort_on=sort_on,
            sort_order="descending" if reverse else "ascending",
        )


@adapter(IInstitution, IDeliberationsLayer)
class SerialiseInstitution(Serialiser):
    """An institution's public facts: none of its settings."""

    def __call__(self, version=None, include_items=True):
        search = {"search": f"{self.url}/@decisions"}
        return {**facts.institution_facts(self.context, self.url), **self.links, **search}


@adapter(IDecisions, IDeliberationsLayer)
class SerialiseDecisions(Serialiser):
    """The public meetings, the latest first."""

    def __call__(self, version=None, include_items=True):
        meetings = [
            {
                "@id": brain.getURL(),
                "@type": "Meeting",
                "title": brain.Title,
                "organ": brain.organ,
                "start": facts.moment(brain.start),
                "cancelled": bool(brain.cancelled),
            }
            for brain in self.children("Meeting", reverse=True)
        ]
        listed = {"items": meetings, "items_total": len(meetings)}
        return {"@id": self.url, "@type": "Decisions", **self.links, **listed}


@adapter(IMeeting, IDeliberationsLayer)
class SerialiseMeeting(Serialiser):
    """A meeting with its agenda in order."""

    def __call__(self, version=None, include_items=True):
        brains = self.children("Decision")
        live = [brain for brain in brains if brain.fate == "live"]
        data = facts.meeting_facts(self.context, self.url, {brain.stage for brain in live}, datetime.now(UTC))
        items = [
            {
                "@id": brain.getURL(),
                "@type": "Decision",
                "state": brain.stage if brain.fate == "live" else brain.fate,
                "number": brain.number,
                "title": brain.Title,
                "matter": brain.matter,
                "kind": brain.kind,
                "published": facts.moment(brain.published),
            }
            for brain in brains
            if brain.fate not in ("withdrawn", "suspended")
        ]
        return {**data, **self.links, "published_items": len(live), "items": items, "items_total": len(items)}


@adapter(IDecision, IDeliberationsLayer)
class SerialiseDecision(Serialiser):
    """A draft or decision; of a withdrawn one the tombstone, with 410."""

    def __call__(self, version=None, include_items=True):
        data = {**facts.decision_facts(self.context, self.url, register_of(api.portal.get())), **self.links}
        if self.context.fate == "withdrawn":
            self.request.response.setStatus(410)
            return data
        if self.context.fate == "suspended":
            # Only in a list of whole objects: at its own address the veil answers, with 503.
            return data
        if self.context.fate == "live":
            annexes = sorted(self.context.objectValues(), key=lambda annex: annex.getId())
            data["annexes"] = [facts.annex_facts(annex, annex.absolute_url()) for annex in annexes]
        return {**data, "meeting": self.context.__parent__.absolute_url()}


@adapter(IAnnex, IDeliberationsLayer)
class SerialiseAnnex(Serialiser):
    """A released annex."""

    def __call__(self, version=None, include_items=True):
        return {**facts.annex_facts(self.context, self.url), **self.links}
