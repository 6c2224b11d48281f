"""After new code, before the next start: ``.venv/bin/python instance/upgrade.py parts/instance/etc/zope.conf``

Runs the upgrade steps of the add-on in every portal of the instance that the file describes. The server must be
stopped: a second process cannot open its database. Where nothing is to be done, nothing is written.
"""

from plone import api
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import sys
import transaction
import Zope2


PROFILE = "imio.deliberations:default"


def main(configuration: str) -> None:
    """Upgrade all portals; each in a transaction of its own."""
    configure_wsgi(configuration)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    for portal in app.objectValues("Plone Site"):
        setSite(portal)
        setup = api.portal.get_tool("portal_setup")
        before = setup.getLastVersionForProfile(PROFILE)
        if before == "unknown" or not setup.listUpgrades(PROFILE):
            continue
        with api.env.adopt_roles(["Manager"]):
            setup.upgradeProfile(PROFILE)
        transaction.commit()
        after = setup.getLastVersionForProfile(PROFILE)
        print(f"  {portal.getId()}: {'.'.join(before)} -> {'.'.join(after)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
