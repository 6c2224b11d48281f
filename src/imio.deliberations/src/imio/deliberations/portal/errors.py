"""What is said when a page is not there, is refused or fails: never an address, a title or a word of the bureau."""

from imio.deliberations.portal.headers import mark_strict
from plone import api
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from ZODB.POSException import ConflictError
from zope.component import getMultiAdapter

import json


#: Seconds after which one tries again when several wrote at once.
RETRY_AFTER = 2


class ErrorPage(ExceptionView):
    """Plone's exception view in our layout. A manager sees the traceback as well."""

    alone = True
    robots = "noindex"

    def __call__(self):
        if isinstance(self.context, ConflictError):
            return self._busy()
        if IAPIRequest.providedBy(self.request):
            # Programs get their own answer, which this page would hide: 401 rather than a way to the login form.
            return getMultiAdapter((self.context, self.request), name="problem")()
        mark_strict(self.request)
        self.failure = type(self.context).__name__
        self.request.response.setHeader("Cache-Control", "no-store")
        self.request.response.headers.pop("etag", None)
        page = super().__call__()
        return "" if self.request.method == "HEAD" else page

    def _busy(self) -> str:
        """Several wrote the same at once, again and again: nothing is stored, and trying again is right."""
        response = self.request.response
        # Locked, because the publisher sets it again by the exception's name.
        response.setStatus(503, lock=True)
        response.setHeader("Retry-After", str(RETRY_AFTER))
        response.setHeader("Cache-Control", "no-store")
        response.headers.pop("etag", None)
        if IAPIRequest.providedBy(self.request) or "text/html" not in self.request.getHeader("Accept", ""):
            response.setHeader("Content-Type", "application/json")
            return json.dumps({"type": "busy", "message": "écriture simultanée : rien n’est enregistré ; réessayez"})
        mark_strict(self.request)
        self.failure = "busy"
        self.context = self.__parent__
        return "" if self.request.method == "HEAD" else self.index(error_type="", error_tb="")

    @property
    def portal(self):
        return api.portal.get()
