"""Does a portal that was installed earlier follow?"""

from flow import item
from flow import make_institution
from flow import NOW
from flow import send
from imio.deliberations.worker.rounds import work
from plone import api

import flow
import transaction


PROFILE = "imio.deliberations:default"


def test_1010_teaches_the_catalogue_what_the_desk_asks(functional):
    portal = functional["portal"]
    institution = make_institution(portal)
    send(institution, item())
    work(portal, NOW)
    dossier = flow.dossier(institution)
    catalog = api.portal.get_tool("portal_catalog")
    for name in ("assignee", "kept_since"):
        catalog.delIndex(name)
    for name in ("assignee", "waiting", "matter_code", "hold_until"):
        catalog.delColumn(name)
    institution["bureau"].key = b""
    setup = api.portal.get_tool("portal_setup")
    setup.setLastVersionForProfile(PROFILE, "1000")
    transaction.commit()
    setup.upgradeProfile(PROFILE)
    transaction.commit()
    assert setup.getLastVersionForProfile(PROFILE) == ("1010",)
    assert institution["bureau"].key
    [brain] = catalog.unrestrictedSearchResults(portal_type="Dossier", kept_since={"query": NOW, "range": "min"})
    assert brain.getPath() == "/".join(dossier.getPhysicalPath())
    assert brain.waiting == (0, 0)
    assert brain.matter_code == institution["bureau"].code_of("Patrimoine")
