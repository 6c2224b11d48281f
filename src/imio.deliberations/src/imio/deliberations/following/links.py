"""The addresses that the mails lead to: each opens one subscription, for one purpose."""

from imio.deliberations.following.letters import Links
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.following.subscriptions import Subscriptions
from imio.deliberations.wording import OTHERS


#: Purpose -> view of the portal.
VIEWS = {"confirm": "follow-confirm", "manage": "follow-manage", "stop": "follow-stop"}


def links_of(everybody: Subscriptions, subscription: Subscription, site: str) -> Links:
    """The links of a subscription, in its language; ``site``: the portal's public address."""
    # The language stands in the address.
    site = f"{site}/{subscription.language}" if subscription.language in OTHERS else site
    made = {name: f"{site}/@@{view}?link={everybody.link(subscription, name)}" for name, view in VIEWS.items()}
    return Links(site=site, **made)
