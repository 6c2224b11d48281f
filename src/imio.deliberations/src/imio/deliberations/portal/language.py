"""The language stands in the address: French at the plain ones, English below ``/en``. Nothing else chooses it.

No cookie, no header of the browser, no setting of Plone: an address says the same to everybody, and caches may keep it.
"""

from imio.deliberations.interfaces import IDeliberationsLayer
from imio.deliberations.wording import OTHERS
from imio.deliberations.wording import WRITTEN
from plone import api
from plone.i18n.interfaces import INegotiateLanguage
from plone.i18n.utility import setLanguageBinding
from plone.rest.interfaces import IAPIRequest
from Products.CMFCore.interfaces import ISiteRoot
from Products.Five import BrowserView
from urllib.parse import unquote
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.traversing.interfaces import IBeforeTraverseEvent


_LANGUAGE = "imio.deliberations.language"
#: What lies below one of these names is for the staff, who read French.
STAFF = frozenset({"bureau", "login", "logout", "edit", "@@edit", "@@colleagues"})


@implementer(INegotiateLanguage)
@adapter(Interface, IDeliberationsLayer)
class LanguageOfAddress:
    """What Plone asks for the language of a request."""

    def __init__(self, site, request):
        self.language = asked(request)
        self.default_language = WRITTEN
        self.language_list: list[str] = []


def asked(request) -> str:
    """The language that the request's address asks for."""
    return request.other.get(_LANGUAGE, WRITTEN) if hasattr(request, "other") else WRITTEN


@adapter(ISiteRoot, IBeforeTraverseEvent)
def take_language(portal, event):
    """Take the language off the address, and put it in front of every address that this request writes."""
    request = event.request
    if not IDeliberationsLayer.providedBy(request):
        return
    names = request.get("TraversalRequestNameStack") or []
    if names and names[-1] in OTHERS and _LANGUAGE not in request.other:
        language = names.pop()
        if IAPIRequest.providedBy(request) or STAFF.intersection(names):
            names[:] = ["@@plain-address"]
        else:
            request.other[_LANGUAGE] = language
            above = (*request._script, *request._steps)
            request.setVirtualRoot([*map(unquote, above), language])
    # Plone bound the language before it knew whose request this is.
    setLanguageBinding(request)


def in_language(address: str, language: str, request) -> str:
    """An address of this portal, as this request writes it, in another language; others stay as they are."""
    root = api.portal.get().absolute_url()
    plain = root.removesuffix(f"/{asked(request)}") if asked(request) != WRITTEN else root
    if address != root and not address.startswith((f"{root}/", f"{root}?")):
        return address
    return (plain if language == WRITTEN else f"{plain}/{language}") + address[len(root) :]


class PlainAddress(BrowserView):
    """What is not for citizens has one address, the plain one; whether anything is there is not asked here."""

    def __call__(self):
        root, response = api.portal.get().absolute_url(), self.request.response
        rest = self.request["ACTUAL_URL"].removeprefix(root)
        language = next((one for one in OTHERS if f"{rest}/".startswith(f"/{one}/")), None)
        if language is None:
            raise NotFound()
        query = self.request.get("QUERY_STRING", "")
        response.setHeader("Cache-Control", "no-store")
        # 307: what is sent goes there as well.
        response.redirect(root + rest[len(language) + 1 :] + (f"?{query}" if query else ""), status=307)
        return ""
