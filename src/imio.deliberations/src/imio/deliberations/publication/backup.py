"""The public side as JSON, whole: each object for collective.exportimport, the register as lines of its own.

Together they are what ``publication.restore`` takes back. The lines of the register hold every salt, and the records of
what is suspended: they are as private as the database.
"""

from collections.abc import Iterator
from datetime import datetime
from imio.deliberations.content.public import Annex
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Decisions
from imio.deliberations.content.public import Meeting
from imio.deliberations.publication.register import Register
from plone.uuid.interfaces import IUUID
from typing import Any

import base64
import json


FORMAT = "imio.deliberations register 1"
#: Type -> what is kept of it besides id, dates and UID. Whatever the gate writes has to stand here.
FIELDS = {
    "Decisions": ("title", "figures"),
    "Meeting": ("title", "organ", "start", "place", "cancelled", "agenda_size", "tally"),
    "Decision": (
        *("title", "number", "sort_key", "matter", "in_charge", "stage", "kind", "outcome", "vote", "sections"),
        *("withheld", "versions", "changed", "published", "first_published", "timing", "fate", "withdrawn_on"),
        *("withdrawal_reason", "postponed_to"),
    ),
    "Annex": ("title", "pages"),
}
MOMENTS = ("start", "published", "first_published", "withdrawn_on")
TUPLES = ("in_charge", "sections", "withheld", "versions")


class ExportPublic:
    """Serialises an object of the public side for ``@@export_content``; what its fields hold, not what a page says."""

    def __init__(self, context: Decisions | Meeting | Decision | Annex, request):
        self.context = context
        self.request = request

    def __call__(self, version=None, include_items=False, **options) -> dict[str, Any]:
        context = self.context
        data = {
            "@id": context.absolute_url(),
            "@type": context.portal_type,
            "id": context.getId(),
            "UID": IUUID(context),
            "parent": {"@id": context.__parent__.absolute_url()},
            "created": context.creation_date.ISO8601(),
            "modified": context.modification_date.ISO8601(),
            "fields": {name: _json(getattr(context, name)) for name in FIELDS[context.portal_type]},
        }
        if context.portal_type == "Annex":
            file = context.file
            data["file"] = {
                "filename": file.filename,
                "content-type": file.contentType,
                "encoding": "base64",
                "data": base64.b64encode(file.data).decode(),
            }
        return data


def lines_of(register: Register) -> Iterator[str]:
    """The register as NDJSON: a line about itself, then one an entry, held records included."""
    yield json.dumps(
        {"format": FORMAT, "entries": len(register), "head": register.head, "held": list(register.held)},
        ensure_ascii=False,
    )
    for header, record, salt in register.whole():
        yield json.dumps(
            {
                "header": header,
                "record": record.decode("utf-8") if record is not None else None,
                "salt": salt.hex() if salt is not None else None,
            },
            ensure_ascii=False,
        )


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
