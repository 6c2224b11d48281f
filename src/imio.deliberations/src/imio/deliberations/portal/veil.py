"""In place of a suspended item and of all below it: one page that says nothing of it, and 503."""

from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IVeil
from imio.deliberations.interfaces import IDeliberationsLayer
from imio.deliberations.portal.headers import mark_strict
from plone.rest.interfaces import IAPIRequest
from Products.Five import BrowserView
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer

import json


#: Seconds after which it is worth asking again.
RETRY_AFTER = 3600
#: The same for programs, as RFC 9457 has it.
PROBLEM = {
    "type": "about:blank",
    "title": "Service Unavailable",
    "status": 503,
    "detail": "texte en cours de vérification",
}
#: What stays open: a reader may report more of what he read.
OPEN = ("report", "@@report")
#: Methods that a view answers; Zope seeks any other (WebDAV's) in the view, and fails.
ANSWERED = {
    False: {"GET", "HEAD", "POST"},
    True: {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"},
}


@implementer(IVeil)
@adapter(IDecision, IDeliberationsLayer)
class Veil:
    """Turns every request to a suspended decision, or below it, to one view; ``@@report`` passes."""

    def __init__(self, decision, request):
        self.decision = decision
        self.request = request

    def draw(self):
        rest = self.request["TraversalRequestNameStack"]
        if len(rest) == 1 and rest[0] in OPEN:
            return
        if self.request.method not in ANSWERED[IAPIRequest.providedBy(self.request)]:
            raise NotFound()
        rest[:] = ["suspended"]


class Suspended(BrowserView):
    """503, kept by nobody: "en cours de vérification". Nothing here depends on the item or on what was asked for."""

    robots = "noindex"

    @property
    def canonical(self) -> str:
        return self.context.absolute_url()

    def __call__(self):
        if self.context.fate != "suspended":
            raise NotFound()
        response = self.request.response
        # Locked, because the publisher sets it again.
        response.setStatus(503, lock=True)
        response.setHeader("Retry-After", str(RETRY_AFTER))
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("X-Robots-Tag", self.robots)
        if IAPIRequest.providedBy(self.request):
            response.setHeader("Content-Type", "application/problem+json")
            response.setHeader("Access-Control-Allow-Origin", "*")
            body = json.dumps(PROBLEM, ensure_ascii=False)
        else:
            mark_strict(self.request)
            body = self.index()
        return "" if self.request.method == "HEAD" else body
