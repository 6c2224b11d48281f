"""What the ready-made portals share: a Plone site with the add-on, at the root of this machine's names."""

from plone import api
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import transaction
import Zope2


PORTAL = "portal"
#: Hosts whose root is the portal rather than Zope's own root.
HOSTS = ("127.0.0.1", "localhost")


def say(line: str) -> None:
    """Progress for whoever waits."""
    print(line, flush=True)


def open_portal(configuration: str):
    """The portal of the instance that ``configuration`` (a zope.conf) describes, made where there is none.

    The server must be stopped: a second process cannot open its database.
    """
    configure_wsgi(configuration)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    if PORTAL not in app:
        say("  portail")
        addPloneSite(
            app,
            PORTAL,
            title="Délibérations",
            extension_ids=("plonetheme.barceloneta:default", "imio.deliberations:default"),
            default_language="fr",
            portal_timezone="Europe/Brussels",
        )
        app["virtual_hosting"].set_map("\n".join(f"{host}/{PORTAL}" for host in HOSTS))
        transaction.commit()
    setSite(app[PORTAL])
    return app[PORTAL]


def make_institution(portal, data: dict, public: bool = True):
    """An institution, made where there is none; ``data``: its settings. ``public``: open to visitors."""
    if data["id"] in portal:
        return portal[data["id"]]
    with api.env.adopt_roles(["Manager"]):
        institution = api.content.create(portal, "Institution", **data)
        if public:
            api.content.transition(institution, "open")
    return institution
