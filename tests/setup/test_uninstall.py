"""Does the add-on leave as it came?"""

from imio.deliberations.publication.register import register_of
from plone import api
from plone.browserlayer.utils import registered_layers

import pytest


TYPES = ("Institution", "Decisions", "Meeting", "Decision", "Annex", "Bureau", "MeetingFile", "Dossier")


@pytest.fixture
def portal(integration):
    portal = integration["portal"]
    api.portal.get_tool("portal_setup").runAllImportStepsFromProfile("imio.deliberations:uninstall")
    return portal


def test_types_workflows_columns_and_layer_are_gone(portal):
    assert not set(TYPES) & set(api.portal.get_tool("portal_types").objectIds())
    workflows = api.portal.get_tool("portal_workflow")
    assert "dossier_workflow" not in workflows.objectIds()
    assert not workflows.getChainForPortalType("Dossier") or "dossier_workflow" not in str(
        workflows.getChainForPortalType("Dossier")
    )
    catalog = api.portal.get_tool("portal_catalog")
    assert not {"sort_key", "wish", "fate"} & set(catalog.indexes())
    assert "agenda_size" not in catalog.schema()
    assert "imio.deliberations" not in [layer.__module__.rpartition(".")[0] for layer in registered_layers()]


def test_the_portal_shows_its_own_page_again(portal):
    assert portal.getLayout() in [name for name, _ in portal.getAvailableLayouts()]
    assert portal.getLayout() != "deliberations-home"


def test_nobody_is_throttled_any_more(portal):
    assert "login_throttle" not in portal.acl_users.objectIds()


def test_the_register_stays(portal):
    assert len(register_of(portal)) == 0
