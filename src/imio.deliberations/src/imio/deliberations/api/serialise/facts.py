"""The facts of a public object as JSON data. Nothing here but what its page shows."""

from collections.abc import Iterable
from datetime import datetime
from datetime import UTC
from imio.deliberations.publication import calendar
from imio.deliberations.publication import due
from imio.deliberations.publication.register import Register
from typing import Any


def institution_facts(institution, url: str) -> dict[str, Any]:
    """An institution; ``url`` is its own address."""
    return {
        "@id": url,
        "@type": "Institution",
        "id": institution.getId(),
        "title": institution.title,
        "kind": institution.kind,
        "nis": institution.nis or None,
        "bce": institution.bce or None,
        "population": institution.population,
        "population_date": institution.population_date.isoformat() if institution.population_date else None,
        "languages": list(institution.languages),
        "contact_email": institution.contact_email or None,
        "website": institution.website or None,
        "decree_from": _day(due.bound_from(institution)),
        "succeeded_by": institution.succeeded_by or None,
        "succeeded_on": _day(institution.succeeded_on),
        "decisions": f"{url}/decisions",
    }


def meeting_facts(meeting, url: str, stages: Iterable[str], now: datetime) -> dict[str, Any]:
    """A meeting; ``stages``: of its published items."""
    return {
        "@id": url,
        "@type": "Meeting",
        "id": meeting.getId(),
        "title": meeting.title,
        "organ": meeting.organ,
        "start": moment(meeting.start),
        "place": meeting.place,
        "cancelled": bool(meeting.cancelled),
        "state": str(calendar.meeting_state(meeting.start, meeting.cancelled, set(stages), now)),
        "agenda_size": meeting.agenda_size,
    }


def decision_facts(decision, url: str, register: Register) -> dict[str, Any]:
    """A draft or a decision, with its versions and their positions in the register."""
    if decision.fate == "withdrawn":
        return tombstone_facts(decision, url)
    if decision.fate == "suspended":
        return {"@id": url, "@type": "Decision", "state": "suspended"}
    facts = {
        "@id": url,
        "@type": "Decision",
        "id": decision.getId(),
        "state": "postponed" if decision.fate == "postponed" else decision.stage,
        "number": decision.number,
        "title": decision.title,
        "matter": decision.matter,
    }
    if decision.fate == "postponed":
        return {**facts, "postponed_to": decision.postponed_to}
    return {
        **facts,
        "kind": decision.kind,
        "in_charge": list(decision.in_charge),
        "outcome": decision.outcome,
        "vote": dict(decision.vote) if decision.vote else None,
        "sections": [dict(section) for section in decision.sections],
        "annexes_not_public": [dict(annex) for annex in decision.withheld],
        "voluntary": decision.voluntary,
        "first_published": moment(decision.first_published),
        "published": moment(decision.published),
        "versions": [version_facts(register, position) for position in decision.versions],
        "register_position": decision.versions[-1] if decision.versions else None,
    }


def tombstone_facts(decision, url: str) -> dict[str, Any]:
    """What is told of a withdrawn decision: when and why, never what."""
    return {
        "@id": url,
        "@type": "Tombstone",
        "state": "withdrawn",
        "withdrawn": moment(decision.withdrawn_on),
        "reason": decision.withdrawal_reason,
    }


def version_facts(register: Register, position: int) -> dict[str, Any]:
    """A published version as the register has it; an erased one keeps its header only."""
    header, record = register.headers[position], register.record(position)
    return {
        "position": position,
        "time": header["time"],
        "act": header["act"],
        "stage": record["stage"] if record else None,
        "commitment": header["commitment"],
        "erased": record is None,
    }


def annex_facts(annex, url: str) -> dict[str, Any]:
    """A released annex."""
    return {
        "@id": url,
        "@type": "Annex",
        "id": annex.getId(),
        "title": annex.title,
        "type": annex.file.contentType,
        "size": annex.file.getSize(),
        "download": f"{url}/@@annex",
    }


def moment(value: datetime | None) -> str | None:
    """ISO 8601 in UTC, to the second."""
    return value.astimezone(UTC).isoformat(timespec="seconds") if value else None


def _day(value) -> str | None:
    return value.isoformat() if value else None
