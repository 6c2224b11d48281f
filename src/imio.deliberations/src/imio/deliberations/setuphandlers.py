"""What installing does beyond the profile's files."""

from imio.deliberations.institutions.install import install_sign_in
from imio.deliberations.institutions.install import remove_sign_in
from imio.deliberations.publication.register import install_register
from plone import api
from plone.base.interfaces import INonInstallable
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.interface import implementer


#: The view that the profile makes the portal's first page.
HOME = "deliberations-home"


@implementer(INonInstallable)
class HiddenProfiles:
    """Profiles that nobody installs by hand."""

    def getNonInstallableProfiles(self):
        return [f"imio.deliberations:{name}" for name in ("uninstall", "v1010", "v1020", "v1030")]


def after_install(tool):
    """Settings that are lists in Plone's registry and must keep what others put there."""
    install_register(api.portal.get())
    install_sign_in(api.portal.get())
    # The profile gave it another source, and emptied it.
    api.portal.get_tool("portal_catalog").reindexIndex("Title", None)
    registry = getUtility(IRegistry)
    hidden = ("Decisions", "Meeting", "Decision", "Annex", "Bureau", "MeetingFile", "Dossier")
    # A sitemap, a navigation or a search box that lists decisions grows with every meeting (docs/developers.md).
    displayed = [name for name in registry["plone.displayed_types"] if name not in hidden]
    registry["plone.displayed_types"] = tuple(displayed)
    not_searched = list(registry["plone.types_not_searched"])
    registry["plone.types_not_searched"] = tuple(dict.fromkeys([*not_searched, *hidden]))
    registry["plone.navigation_depth"] = 1
    registry["plone.enable_sitemap"] = False


def after_uninstall(tool):
    """Take out what the add-on put into the sign-in; content and register stay for whoever installs it again."""
    remove_sign_in(api.portal.get())
    api.portal.get_tool("portal_catalog").reindexIndex("Title", None)
    portal_type = api.portal.get_tool("portal_types")["Plone Site"]
    portal_type.view_methods = tuple(name for name in portal_type.view_methods if name != HOME)
    portal_type.default_view = portal_type.view_methods[0]
