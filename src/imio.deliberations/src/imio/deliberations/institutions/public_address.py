"""The portal's public address, for links in mails: the operator says it, no request is believed."""

import os


#: Environment: "https://deliberations.example.be".
ADDRESS = "DELIBERATIONS_URL"


def public_address() -> str:
    """The address without a slash at its end; empty where nobody set it."""
    return os.environ.get(ADDRESS, "").strip().rstrip("/")
