"""What the register records of a meeting and of a decision: all that derived stores need. JSON data, masked."""

from datetime import datetime
from datetime import UTC
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Meeting
from typing import Any

import hashlib


def meeting_record(institution, meeting: Meeting) -> dict[str, Any]:
    """A meeting as citizens see it."""
    return {
        "type": "meeting",
        "institution": institution.getId(),
        "organ": meeting.organ,
        "start": utc(meeting.start),
        "place": meeting.place,
        "cancelled": meeting.cancelled,
    }


def decision_record(institution, meeting: Meeting, decision: Decision) -> dict[str, Any]:
    """A decision as citizens see it: text, facets, annexes.

    Of an annex ``size`` is in bytes, and ``pages`` None where unknown. ``changed``: whether the final differs from the
    last published draft; None of a draft, and where no draft can be read. Records of earlier releases lack these.
    """
    return {
        "type": "decision",
        "institution": institution.getId(),
        "meeting": {"id": meeting.getId(), "organ": meeting.organ, "start": utc(meeting.start)},
        "number": decision.number,
        "sort_key": decision.sort_key,
        "title": decision.title,
        "matter": decision.matter,
        "in_charge": list(decision.in_charge),
        "stage": decision.stage,
        "kind": decision.kind,
        "outcome": decision.outcome,
        "vote": decision.vote,
        "timing": decision.timing,
        "sections": list(decision.sections),
        "annexes": [
            {
                "id": annex.getId(),
                "title": annex.title,
                "type": annex.file.contentType,
                "size": annex.file.getSize(),
                "pages": annex.pages,
                "sha256": hashlib.sha256(annex.file.data).hexdigest(),
            }
            for annex in decision.objectValues()
        ],
        "withheld": list(decision.withheld),
        "changed": decision.changed,
    }


def texts_of(record: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The texts of a decision's record as ``scan`` takes them: (name, content, format)."""
    texts = [("title", record["title"], "text"), ("matter", record["matter"], "text")]
    texts += [("in_charge", name, "text") for name in record["in_charge"]]
    texts += [(section["name"], section["html"], "html") for section in record["sections"]]
    texts += [("annex", annex["title"], "text") for annex in (*record["annexes"], *record["withheld"])]
    return texts


def utc(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
