"""``POST /@alerts``: ``{"act": "list" | "erase", "address"}``. A body, because addresses of requests are logged."""

from imio.deliberations.api.request import json_of
from imio.deliberations.api.request import WritingService
from imio.deliberations.following.kept import erase
from imio.deliberations.following.kept import kept_about
from imio.deliberations.institutions.accounts import is_address
from plone import api
from typing import Any

import logging


logger = logging.getLogger(__name__)

ACTS = ("list", "erase")
#: Bytes: an act and an address.
MAX_JSON = 2_000


class AlertsPost(WritingService):
    """For whoever manages the portal: what is kept about an address, and once it has been erased, what that was."""

    permission = "Manage portal"

    def act(self):
        data = json_of(self.request, MAX_JSON)
        if problems := _problems_of(data):
            return self.error(400, "demande illisible", problems)
        address = data["address"].strip()
        self.request.response.setHeader("Cache-Control", "no-store")
        if data["act"] == "list":
            return kept_about(self.context, address)
        gone = erase(self.context, address)
        logger.info(
            "%d subscriptions erased at the wish of %s", len(gone["subscriptions"]), api.user.get_current().getId()
        )
        return gone


def _problems_of(data: Any) -> list[dict[str, str]]:
    asked = data if isinstance(data, dict) else {}
    problems = []
    if asked.get("act") not in ACTS:
        problems.append({"field": "act", "message": "valeurs admises : 'list', 'erase'"})
    if not isinstance(asked.get("address"), str) or not is_address(asked["address"].strip()):
        problems.append({"field": "address", "message": "une adresse électronique est attendue"})
    return problems
