"""``GET /@health``: does the worker keep up? 503 when it, or the pseudonymizer, has been silent for 30 minutes."""

from datetime import datetime
from datetime import UTC
from imio.deliberations.interfaces import IWorkerState
from Products.Five.browser import BrowserView

import json


class Health(BrowserView):
    """Times only; open to all, so that any monitor can ask."""

    def __call__(self):
        state = IWorkerState(self.context)
        ill = state.silent or state.unreachable_for_long
        self.request.response.setStatus(503 if ill else 200)
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        return json.dumps(
            {
                "status": "error" if ill else "ok",
                "now": _text(datetime.now(UTC)),
                "worker": {"beat": _text(state.beat), "silent": state.silent},
                "pseudonymizer": {
                    "state": "unreachable" if state.unreachable else "ok",
                    "unreachable_since": _text(state.unreachable),
                },
                "oldest_received": _text(state.oldest_received),
                "oldest_due": _text(state.oldest_due),
            },
            indent=1,
        )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
