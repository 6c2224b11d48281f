"""Does a portal that was installed earlier follow?"""

from annexes import listed
from annexes import PDF
from annexes import pdf
from flow import AFTER
from flow import item
from flow import make_institution
from flow import NOW
from flow import public
from flow import publish
from flow import release
from flow import send
from flow import settle
from imio.deliberations.authority import as_system
from imio.deliberations.publication.tally import KEY
from imio.deliberations.publication.tally import latest
from imio.deliberations.publication.wall import opened
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.worker.rounds import work
from plone import api
from zope.annotation.interfaces import IAnnotations

import flow
import transaction


PROFILE = "imio.deliberations:default"
LATEST = ("1030",)


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
    assert setup.getLastVersionForProfile(PROFILE) == LATEST
    assert institution["bureau"].key
    [brain] = catalog.unrestrictedSearchResults(portal_type="Dossier", kept_since={"query": NOW, "range": "min"})
    assert brain.getPath() == "/".join(dossier.getPhysicalPath())
    assert brain.waiting == (0, 0)
    assert brain.matter_code == institution["bureau"].code_of("Patrimoine")


def test_1020_tells_of_what_is_public_already_whether_it_changed_and_how_long_its_annexes_are(functional):
    portal = functional["portal"]
    institution = make_institution(portal)
    data = pdf("Plan", "Suite")
    final = item(
        stage="final",
        texts={"decision": "<p>Le Conseil DÉCIDE d’ajourner.</p>"},
        annexes=[listed(data, "a1", title="Plan")],
        modified="2027-03-24T10:00:00+00:00",
    )
    publish(institution, item())
    send(institution, final)
    receive_annex(flow.dossier(institution), "a1", data, PDF)
    transaction.commit()
    work(portal, AFTER)
    release(flow.dossier(institution), "a1")
    settle(flow.dossier(institution))
    work(portal, AFTER)
    decision = public(flow.dossier(institution))
    catalog = api.portal.get_tool("portal_catalog")
    catalog.delColumn("changed")
    with as_system(), opened():
        del decision.changed, decision["annexe-1"].pages
    setup = api.portal.get_tool("portal_setup")
    setup.setLastVersionForProfile(PROFILE, "1010")
    transaction.commit()
    setup.upgradeProfile(PROFILE)
    transaction.commit()
    assert setup.getLastVersionForProfile(PROFILE) == LATEST
    assert (decision.changed, decision["annexe-1"].pages) == (True, 2)
    [brain] = catalog.unrestrictedSearchResults(portal_type="Decision")
    assert brain.changed is True


def test_1030_counts_what_is_public_already(functional):
    portal = functional["portal"]
    institution = make_institution(portal)
    publish(institution, item())
    publish(institution, item("f", number="2", stage="final"), id="past", start="2027-03-01T20:00:00")
    catalog = api.portal.get_tool("portal_catalog")
    for name in ("tally", "places"):
        catalog.delColumn(name)
    with as_system(), opened():
        for meeting in institution["decisions"].objectValues():
            del meeting.tally
        del institution["decisions"].figures
        del IAnnotations(portal)[KEY]
    setup = api.portal.get_tool("portal_setup")
    setup.setLastVersionForProfile(PROFILE, "1020")
    transaction.commit()
    setup.upgradeProfile(PROFILE)
    transaction.commit()
    assert setup.getLastVersionForProfile(PROFILE) == LATEST
    [brain] = catalog.unrestrictedSearchResults(portal_type="Institution")
    assert brain.tally == {"meetings": 2, "drafts": 1, "decisions": 1, "since": "2027-03-16"}
    brains = catalog.unrestrictedSearchResults(portal_type="Meeting", sort_on="sort_key")
    assert [brain.tally for brain in brains] == [(0, 1, 0, 0), (1, 0, 1, 0)]
    assert [f"/{path}" for path in latest(portal)] == [flow.dossier(institution, "f").public_path]
