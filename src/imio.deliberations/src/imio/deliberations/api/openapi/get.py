"""``GET /@openapi``."""

from imio.deliberations.api.openapi.document import document
from imio.deliberations.api.reading import ReadingService


class OpenapiGet(ReadingService):
    """The document, for programs that write programs."""

    def answer(self, values):
        return document(self.portal_url, self.context.title)
