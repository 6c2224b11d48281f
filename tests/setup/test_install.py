"""Does the add-on install, and leave as it came?"""

from plone import api

import pytest


TYPES = ("Institution", "Decisions", "Meeting", "Decision", "Annex", "Bureau", "MeetingFile", "Dossier")


@pytest.mark.parametrize("name", TYPES)
def test_every_type_is_installed(integration, name):
    assert name in api.portal.get_tool("portal_types")


def test_a_new_institution_has_its_areas_and_its_groups(integration):
    portal = integration["portal"]
    with api.env.adopt_roles(["Manager"]):
        institution = api.content.create(portal, "Institution", id="val", title="Val-des-Aulnes")
    assert sorted(institution.objectIds()) == ["bureau", "decisions"]
    assert api.content.get_state(institution) == "private"
    assert api.group.get(groupname="val-secretaries") is not None
    assert api.group.get_roles(groupname="val-secretaries", obj=institution, inherit=False) == ["Secretary"]
