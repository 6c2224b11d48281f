"""Security headers, set by the application so that they hold without a proxy too."""

from imio.deliberations.interfaces import IDeliberationsLayer
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from ZPublisher.interfaces import IPubFailure
from ZPublisher.interfaces import IPubSuccess


#: Our own pages: no script runs that is not a file of ours, no style, image or font from elsewhere.
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: Plone's own screens: TinyMCE and folder contents need inline code, and nobody but staff reaches them.
LAX = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; form-action 'self'; base-uri 'self'; "
    "frame-ancestors 'self'"
)
HSTS = "max-age=31536000"

_STRICT_PAGE = "imio.deliberations.strict_page"


def mark_strict(request) -> None:
    """This response is one of ours. The layout calls it; so does a view that writes a response without it."""
    IAnnotations(request)[_STRICT_PAGE] = True
    # No Diazo theme around it. A header of the response, because that is where plone.app.theming looks.
    request.response.setHeader("X-Theme-Disabled", "1")


def is_strict(request) -> bool:
    """Whether the response was written by a page of ours."""
    return bool(IAnnotations(request).get(_STRICT_PAGE))


@adapter(IPubSuccess)
def after_success(event):
    """Every answer of the portal."""
    _protect(event.request)


@adapter(IPubFailure)
def after_failure(event):
    """Error pages as well."""
    _protect(event.request)


def _protect(request) -> None:
    if not IDeliberationsLayer.providedBy(request):
        return
    response = request.response
    strict = is_strict(request)
    if not response.getHeader("Content-Security-Policy"):
        response.setHeader("Content-Security-Policy", STRICT if strict else LAX)
    response.setHeader("X-Frame-Options", "DENY" if strict else "SAMEORIGIN")
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin" if not strict else "same-origin")
    if request.get("SERVER_URL", "").startswith("https:"):
        response.setHeader("Strict-Transport-Security", HSTS)
    if strict:
        response.headers.pop("x-theme-disabled", None)
