"""What of plone.restapi a visitor may read: its other services are for those who work here.

Each of them was made for an editor's screen: types, navigation of any depth, queries without a bound, who may do what.
What visitors need has an address of its own, listed in ``@openapi``.
"""

from plone import api
from plone.rest.interfaces import IService
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


#: Open to visitors; the empty name is the object itself.
OPEN = ("", "@search", "@login", "@decisions", "@changes", "@institutions", "@openapi")
#: Reads whatever the method: its answer has no bound.
QUERIES = ("@querystring-search",)


@adapter(IPubAfterTraversal)
def close_to_visitors(event):
    """401 from services of plone.restapi that tell a visitor nothing of what is published."""
    request = event.request
    published = request.get("PUBLISHED")
    if not IService.providedBy(published) or not api.user.is_anonymous():
        return
    name = published.__name__.rpartition("_")[2]
    if name in QUERIES or (request.method in ("GET", "HEAD") and name not in OPEN):
        raise Unauthorized("identifiez-vous")
