"""``GET`` of a public object, and of the portal itself."""

from datetime import datetime
from imio.deliberations.api.reading import ReadingService
from imio.deliberations.content.public import IMeeting
from imio.deliberations.publication.calendar import state_changes_at
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services.content.get import ContentGet
from zope.component import getMultiAdapter


class PublicGet(ReadingService):
    """What the adapters of ``serialise`` say of it. Parameters of plone.restapi's clients change nothing here."""

    def parameters_of(self, query_string):
        return {}

    def answer(self, values):
        return getMultiAdapter((self.context, self.request), ISerializeToJson)()

    def changes(self, found) -> list[datetime | None]:
        if not IMeeting.providedBy(self.context):
            return []
        return [state_changes_at(self.context.start, bool(self.context.cancelled), self.now)]


class PortalGet(ReadingService):
    """Where to go on from; staff gets Plone's own serialisation."""

    def render(self):
        if not api.user.is_anonymous():
            return ContentGet(self.context, self.request).render()
        return super().render()

    def parameters_of(self, query_string):
        return {}

    def answer(self, values):
        url = self.portal_url
        services = {name: f"{url}/@{name}" for name in ("institutions", "decisions", "changes", "openapi")}
        return {"@id": url, "@type": "Portal", "title": self.context.title, "canonical": url, **services}
