"""An institution as the data blocks of pages name it."""

from collections.abc import Callable
from imio.deliberations.portal import linked_data
from imio.deliberations.portal.layout import logo_url


def organization_of(institution, plain: Callable[[str], str]) -> dict:
    """The institution for ``linked_data``: its address, name, numbers, contact and logo.

    ``plain``: takes the language off an address: what is named has one name.
    """
    return linked_data.organization(
        plain(institution.absolute_url()),
        institution.title,
        nis=institution.nis or "",
        bce=institution.bce or "",
        email=institution.contact_email or "",
        website=institution.website or "",
        logo=plain(logo_url(institution)),
    )
