"""``make_portal.py zope.conf``: an empty portal with one institution and its accounts, in a database of its own."""

from flow import make_institution
from flow import password
from plone import api
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import sys
import transaction
import Zope2


#: Manages the portal, and no institution.
OPERATOR = "operator"


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
    api.user.create(username=OPERATOR, email=f"{OPERATOR}@example.be", password=password(OPERATOR))
    app["portal"].acl_users.portal_role_manager.assignRoleToPrincipal("Manager", OPERATOR)
    transaction.commit()


if __name__ == "__main__":
    configure_wsgi(sys.argv[1])
    main(Zope2.app())
