"""The door of the bureau: to a stranger every address below it answers the same, whether it exists or not.

Zope looks names up before it knows who asks, and answers differently for what is there (not allowed) and what is not
(not found). So the visitor is identified here, on the way, and a stranger is sent to one closed door.
"""

from imio.deliberations.content.bureau import IBureau
from imio.deliberations.content.bureau import IDoor
from imio.deliberations.interfaces import IDeliberationsLayer
from plone import api
from plone.rest.interfaces import IAPIRequest
from Products.Five.browser import BrowserView
from urllib.parse import quote
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer

import json


VIEW = "imio.deliberations: View the bureau"
#: Methods that a view answers, for browsers and for programs; Zope seeks any other (WebDAV's) in the view, and fails.
ANSWERED = {
    False: {"GET", "HEAD", "POST"},
    True: {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"},
}


@implementer(IDoor)
@adapter(IBureau, IDeliberationsLayer)
class Door:
    """Lets the institution's staff pass."""

    def __init__(self, bureau, request):
        self.bureau = bureau
        self.request = request

    def guard(self):
        visitor = self._visitor()
        if visitor is None or not visitor.has_permission(VIEW, self.bureau):
            if self.request.method not in ANSWERED[IAPIRequest.providedBy(self.request)]:
                raise NotFound()
            self.request["TraversalRequestNameStack"][:] = ["closed-door"]

    def _visitor(self):
        """The user behind the request. Authentication proper comes after traversal: too late."""
        users = api.portal.get_tool("acl_users")
        for user_id, login in users._extractUserIds(self.request, users.plugins):
            return users._findUser(users.plugins, user_id, login, request=self.request)
        return None


class ClosedDoor(BrowserView):
    """What a stranger gets: to sign in, or nothing to be found. Nothing here depends on what was asked for."""

    def __call__(self):
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        anonymous = api.user.is_anonymous()
        if IAPIRequest.providedBy(self.request):
            response.setStatus(401 if anonymous else 404)
            response.setHeader("Content-Type", "application/json")
            body = json.dumps({"type": "Unauthorized" if anonymous else "NotFound", "message": "identifiez-vous"})
            return "" if self.request.method == "HEAD" else body
        if anonymous:
            came_from = quote(self.request.ACTUAL_URL, safe="")
            response.redirect(f"{api.portal.get().absolute_url()}/login?came_from={came_from}")
            return ""
        response.setStatus(404)
        response.setHeader("Content-Type", "text/plain; charset=utf-8")
        return "" if self.request.method == "HEAD" else "Page introuvable."
