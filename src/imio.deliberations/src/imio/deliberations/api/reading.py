"""Services that anybody may ask: parameters, caching, and problems told as RFC 9457 has it."""

from datetime import datetime
from imio.deliberations.api.parameters import Parameter
from imio.deliberations.api.parameters import read_all
from imio.deliberations.api.problem import MEDIA_TYPE
from imio.deliberations.api.problem import Problem
from imio.deliberations.api.problem import problem_facts
from imio.deliberations.portal import caching
from imio.deliberations.portal import page
from plone import api
from plone.restapi.services import Service
from typing import Any
from zope.annotation.interfaces import IAnnotations

import json


#: Where the request keeps what follows the question mark, out of Zope's sight (``programs.take_for_a_program``).
QUERY = "imio.deliberations.query"


def write(data: Any) -> str:
    """JSON for programs and for whoever looks over their shoulder."""
    return json.dumps(data, indent=1, ensure_ascii=False)


class ReadingService(Service):
    """GET and HEAD. ``parameters``: all that may stand in the address; ``answer`` gets their values by name.

    What ``answer`` returns is written by ``written``, unless the client's copy is still good: a service whose ETag is
    quicker to name than its answer is to write tells them apart.
    """

    parameters: tuple[Parameter, ...] = ()

    def render(self):
        self.now: datetime = page.now()
        try:
            self.check_permission()
            return self.send(self.answer(self.parameters_of(self.query_string)))
        except Problem as problem:
            return tell(self.request, problem)

    def parameters_of(self, query_string: str) -> dict[str, Any]:
        """The values by name. Raises ``Problem``."""
        return read_all(self.parameters, query_string)

    def answer(self, values: dict[str, Any]) -> Any:
        """What is found. Raises ``Problem``."""
        raise NotImplementedError

    def written(self, found: Any) -> Any:
        """What is found as JSON data."""
        return found

    def tag(self, found: Any) -> list:
        """What the ETag is made of."""
        return [found]

    def changes(self, found: Any) -> list[datetime | None]:
        """Moments at which the clock changes the answer."""
        return []

    def send(self, found: Any) -> str:
        """The answer, or 304."""
        tag = caching.etag(type(self).__name__, self.address, *self.tag(found))
        if caching.settle(self.request, tag, caching.lifetime(self.now, self.changes(found))):
            return ""
        self.request.response.setHeader("Content-Type", self.content_type)
        return "" if self.request.method == "HEAD" else write(self.written(found))

    @property
    def portal_url(self) -> str:
        return api.portal.get().absolute_url()

    @property
    def address(self) -> str:
        """The address that was asked, as it was written."""
        return self.request["ACTUAL_URL"] + (f"?{self.query_string}" if self.query_string else "")

    @property
    def query_string(self) -> str:
        """What follows the question mark."""
        return IAnnotations(self.request).get(QUERY, self.request.get("QUERY_STRING", ""))


def tell(request, problem: Problem) -> str:
    """Answer with a problem; nobody keeps it."""
    response = request.response
    # Locked, because the publisher sets it again after an exception.
    response.setStatus(problem.status, lock=True)
    response.setHeader("Content-Type", MEDIA_TYPE)
    response.setHeader("Cache-Control", "no-store")
    response.headers.pop("etag", None)
    return "" if request.method == "HEAD" else write(problem_facts(problem))
