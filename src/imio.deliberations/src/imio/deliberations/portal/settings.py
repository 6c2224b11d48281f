"""Settings of the public pages that hold for the whole portal, in Plone's registry."""

from imio.deliberations import _
from imio.deliberations.portal.legal import ADDRESSES
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getUtility
from zope.interface import Interface


class ILegalAddresses(Interface):
    """Where the laws that texts name are read."""

    addresses = schema.Dict(
        title=_("setting_legal_addresses", default="Adresses des textes de loi"),
        description=_(
            "setting_legal_addresses_help",
            default="Une adresse par texte (cdld, constitution, nlc, rgpd) ; {article} y est remplacé par le numéro de "
            "l’article ; sans adresse, pas de lien.",
        ),
        key_type=schema.TextLine(),
        value_type=schema.TextLine(required=False),
        default=dict(ADDRESSES),
        required=False,
    )


def legal_addresses() -> dict[str, str]:
    """The address of each law by its key; only web addresses, whatever stands in the registry."""
    record = f"{ILegalAddresses.__identifier__}.addresses"
    found = getUtility(IRegistry).get(record, ADDRESSES) or {}
    return {key: address for key, address in found.items() if (address or "").startswith("https://")}
