"""The addresses that the mails lead to: each opens one subscription, for one purpose."""

from imio.deliberations.following.letters import Links
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.following.subscriptions import Subscriptions


#: Purpose -> view of the portal.
VIEWS = {"confirm": "follow-confirm", "manage": "follow-manage", "stop": "follow-stop"}


def links_of(everybody: Subscriptions, subscription: Subscription, site: str) -> Links:
    """The links of a subscription; ``site``: the portal's public address."""
    made = {name: f"{site}/@@{view}?link={everybody.link(subscription, name)}" for name, view in VIEWS.items()}
    return Links(site=site, **made)
