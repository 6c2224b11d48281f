"""An institution as the data blocks of pages name it."""

from imio.deliberations.portal import linked_data
from imio.deliberations.portal.layout import logo_url


def organization_of(institution) -> dict:
    """The institution for ``linked_data``: its address, name, numbers, contact and logo."""
    return linked_data.organization(
        institution.absolute_url(),
        institution.title,
        nis=institution.nis or "",
        bce=institution.bce or "",
        email=institution.contact_email or "",
        website=institution.website or "",
        logo=logo_url(institution),
    )
