"""The accounts of all back offices under a new key, so that the former one can be dropped."""

from collections.abc import Mapping
from imio.deliberations.backoffice.credentials import KeyChanged
from imio.deliberations.backoffice.credentials import sealed_anew
from imio.deliberations.content.institution import institutions
from imio.deliberations.reception.pull.source import source_of


def seal_anew(portal, environ: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Ids of the institutions whose account is sealed anew, and of those where none of the keys reads it.

    ``environ``: the new key first. What cannot be read stays as it is. Raises ``KeyMissing``; the caller commits.
    """
    sealed, unreadable = [], []
    for institution in institutions(portal):
        source = source_of(institution)
        if source is None or not source.sealed:
            continue
        try:
            source.sealed = sealed_anew(source.sealed, environ)
        except KeyChanged:
            unreadable.append(institution.getId())
        else:
            sealed.append(institution.getId())
    return sealed, unreadable
