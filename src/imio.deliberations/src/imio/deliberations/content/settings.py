"""Settings of the whole portal, kept in Plone's registry under ``imio.deliberations.``."""

from datetime import date
from imio.deliberations import _
from plone import api
from zope import schema
from zope.interface import Interface


PREFIX = "imio.deliberations"


class IPortalSettings(Interface):
    """What the pages about the portal say of whoever runs it."""

    publisher = schema.TextLine(
        title=_("setting_publisher", default="Éditeur du portail"), required=False, default="", max_length=200
    )
    contact_email = schema.TextLine(
        title=_("setting_contact_email", default="Adresse de contact du portail"), required=False, default=""
    )
    licence_name = schema.TextLine(title=_("setting_licence_name", default="Licence des données"), default="CC BY 4.0")
    licence_url = schema.URI(
        title=_("setting_licence_url", default="Adresse de la licence"),
        default="https://creativecommons.org/licenses/by/4.0/",
    )
    accessibility_assessed = schema.Date(
        title=_("setting_accessibility_assessed", default="Accessibilité évaluée le"), default=date(2026, 11, 29)
    )


def setting(name: str):
    """The value of a field of ``IPortalSettings``; its default where the registry has none."""
    default = IPortalSettings[name].default
    return api.portal.get_registry_record(f"{PREFIX}.{name}", default=default) or default
