"""Requests of programs: which addresses are theirs, who else may read their answers, and what errors look like."""

from imio.deliberations.api.problem import Problem
from imio.deliberations.api.reading import QUERY
from imio.deliberations.api.reading import tell
from imio.deliberations.interfaces import IDeliberationsLayer
from plone import api
from plone.rest.cors import CORSPolicy
from plone.rest.errors import ErrorHandling
from plone.rest.events import mark_as_api_request
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import Interface
from ZPublisher.interfaces import IPubStart


#: Services that answer whatever a client says it accepts: a browser and a plain curl get JSON too.
ALWAYS = ("@decisions", "@changes", "@institutions", "@openapi")
READING = ("GET", "HEAD")


@adapter(IPubStart)
def take_for_a_program(event):
    """Take a request to such a service for one of a program: plone.rest does when one media type alone is accepted."""
    request = event.request
    if request.method in READING and request.get("PATH_INFO", "").rstrip("/").rpartition("/")[2] in ALWAYS:
        mark_as_api_request(request, "application/json")
        # Zope reads more into a name (``since:int``, ``:method``) than its parameters say, and fails before they do.
        IAnnotations(request)[QUERY] = request.environ.get("QUERY_STRING", "")
        request.environ["QUERY_STRING"] = ""


@adapter(Interface, IDeliberationsLayer)
class OpenToAll(CORSPolicy):
    """Pages of any origin may read what anybody may read, and nothing that takes an account.

    Said to everybody, whether they name an origin or not: a cache keeps one answer for all.
    """

    allow_origin = ["*"]
    allow_methods = list(READING)
    allow_headers = ["Accept", "If-None-Match"]
    expose_headers = ["ETag", "Link", "Retry-After"]
    allow_credentials = False
    max_age = "86400"

    def process_simple_request(self):
        if self.request.method not in READING or not api.user.is_anonymous():
            return False
        self._process_origin_and_credentials("*")
        self.request.response.setHeader("Access-Control-Expose-Headers", ", ".join(self.expose_headers))
        return True


class ReadingProblem(ErrorHandling):
    """An error of a program that reads; one that writes gets plone.rest's, as its service documents it."""

    def __call__(self):
        if self.request.method not in READING:
            return super().__call__()
        exception, response = self.context, self.request.response
        self.render_exception(exception)
        if response.getHeader("Location"):
            # It has moved: plone.rest has found out where to.
            return ""
        response.setBody(tell(self.request, _problem_of(exception)), lock=1)
        # No way to the login form.
        response._has_challenged = True
        return ""


def _problem_of(exception: Exception) -> Problem:
    """Nothing of the exception's own words: they may hold an address or a text."""
    if isinstance(exception, NotFound):
        return Problem(404, "rien à cette adresse")
    if isinstance(exception, Unauthorized):
        return Problem(401, "identifiez-vous avec un compte de l’institution")
    status = getattr(exception, "status", None)
    if isinstance(status, int) and 400 <= status < 500:
        return Problem(status, "demande refusée")
    if isinstance(exception, ValueError | TypeError) and "BadRequest" in type(exception).__name__:
        return Problem(400, "demande illisible")
    return Problem(500, "erreur interne ; rien n’a été changé")
