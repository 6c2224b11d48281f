"""What is said when a page is not there, is refused or fails: never an address, a title or a word of the bureau."""

from imio.deliberations.portal.headers import mark_strict
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView


class ErrorPage(ExceptionView):
    """Plone's exception view in our layout. A manager sees the traceback as well."""

    alone = True
    robots = "noindex"

    def __call__(self):
        if IAPIRequest.providedBy(self.request):
            # Programs get plone.rest's answer, which this page would hide: 401 rather than a way to the login form.
            return ErrorHandling(self.context, self.request)()
        mark_strict(self.request)
        self.failure = type(self.context).__name__
        self.request.response.setHeader("Cache-Control", "no-store")
        self.request.response.headers.pop("etag", None)
        page = super().__call__()
        return "" if self.request.method == "HEAD" else page

    @property
    def portal(self):
        return api.portal.get()
