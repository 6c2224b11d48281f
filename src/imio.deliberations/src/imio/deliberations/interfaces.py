"""The browser layer: what is registered for it exists only where the add-on is installed."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IDeliberationsLayer(IDefaultBrowserLayer):
    """Requests to a portal with imio.deliberations."""
