"""The browser layer, and the one event that crosses the stages."""

from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IDeliberationsLayer(IDefaultBrowserLayer):
    """Requests to a portal with imio.deliberations."""


class IWorkAwaits(Interface):
    """Something is due now: the worker wakes once the transaction is committed."""

    context = Attribute("What waits.")


@implementer(IWorkAwaits)
class WorkAwaits:
    """Notified by whoever leaves work for the worker, on its left or right."""

    def __init__(self, context):
        self.context = context


class IWorkerState(Interface):
    """How the worker keeps up, for the desk and for monitors: an adapter of the portal, found by name as well."""

    beat = Attribute("End of its last round, UTC, or None.")
    silent = Attribute("Whether it has been silent for 30 minutes.")
    unreachable = Attribute("Since when the pseudonymizer has not answered, UTC, or None.")
    unreachable_for_long = Attribute("Whether it has not for 30 minutes.")
    oldest_received = Attribute("When the oldest version that waits for its analysis arrived, UTC, or None.")
    oldest_due = Attribute("Since when the oldest validated document should have left, UTC, or None.")
