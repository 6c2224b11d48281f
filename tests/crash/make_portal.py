"""``make_portal.py zope.conf``: an empty portal with one institution and its accounts, in a database of its own."""

from flow import make_institution
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import sys
import transaction
import Zope2


def main(app) -> None:
    """Make it and commit."""
    app = makerequest(app)
    setRequest(app.REQUEST)
    addPloneSite(
        app,
        "portal",
        title="Délibérations",
        extension_ids=("plonetheme.barceloneta:default", "imio.deliberations:default"),
        default_language="fr",
        portal_timezone="Europe/Brussels",
    )
    setSite(app["portal"])
    make_institution(app["portal"], existed_from=None)
    transaction.commit()


if __name__ == "__main__":
    configure_wsgi(sys.argv[1])
    main(Zope2.app())
