"""The forms of what is answered, as JSON schemas. A test holds every recorded answer against them."""

from imio.deliberations.api.changes.entries import ABSENT
from imio.deliberations.content.institution import KINDS
from imio.deliberations.publication import chain
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.search import query
from typing import Any


URL = {"type": "string", "format": "uri"}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
MOMENT = {"type": "string", "format": "date-time"}
DAY = {"type": "string", "format": "date"}
HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
TEXTS = {"type": "array", "items": TEXT}
OBJECT = {"type": "object"}


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def ref(name: str) -> dict[str, str]:
    """A form by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(name: str) -> dict[str, Any]:
    """A list of a form."""
    return {"type": "array", "items": ref(name)}


def form(description: str, properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object: ``properties`` are always there, null when there is nothing to say."""
    all_of_them = {**properties, **(optional or {})}
    return {
        "type": "object",
        "description": description,
        "properties": all_of_them,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def state(*names: str) -> dict[str, Any]:
    """One of some words."""
    return {"type": "string", "enum": list(names)}


LINKS = {"canonical": URL, "parent": URL}
CHANGES = {"changes": URL}

INSTITUTION = {
    "@id": URL,
    "@type": state("Institution"),
    "id": TEXT,
    "title": TEXT,
    "kind": state(*(term.value for term in KINDS)),
    "nis": or_null(TEXT),
    "bce": or_null(TEXT),
    "population": or_null(COUNT),
    "population_date": or_null(DAY),
    "languages": TEXTS,
    "contact_email": or_null(TEXT),
    "website": or_null(TEXT),
    "decree_from": or_null(DAY),
    "succeeded_by": or_null(TEXT),
    "succeeded_on": or_null(DAY),
    "decisions": URL,
}
FRESHNESS = {
    "last_published": or_null(MOMENT),
    "last_received": or_null(MOMENT),
    "last_meeting": or_null(MOMENT),
    "next_meeting": or_null(MOMENT),
    "meetings_missing_final_texts": COUNT,
}
HIT = {
    "institution": TEXT,
    "number": TEXT,
    "title": TEXT,
    "matter": TEXT,
    "organ": TEXT,
    "start": MOMENT,
    "state": state(*query.STATES),
    "kind": state(*query.KINDS),
    "outcome": or_null(state(*query.OUTCOMES)),
    "in_charge": TEXTS,
    "annexes": COUNT,
    "changed": FLAG,
    "published": MOMENT,
    "register_position": COUNT,
    "snippet": {"type": "array", "items": form("Un morceau d’extrait.", {"text": TEXT, "match": FLAG})},
}

SCHEMAS: dict[str, dict[str, Any]] = {
    "Problem": form(
        "Ce qui n’a pas été, selon la RFC 9457. `field` : le paramètre en cause.",
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT},
        {"field": TEXT},
    ),
    "Portal": form(
        "Où aller d’ici.",
        {
            "@id": URL,
            "@type": state("Portal"),
            "title": TEXT,
            "canonical": URL,
            "institutions": URL,
            "decisions": URL,
            "changes": URL,
            "openapi": URL,
        },
    ),
    "Institution": form("Une institution.", {**INSTITUTION, **LINKS, "search": URL}),
    "InstitutionLine": form(
        "Une institution, et sa fraîcheur. `meetings_missing_final_texts` : séances tenues dont un point au moins "
        "n’est public qu’en projet.",
        {**INSTITUTION, **FRESHNESS},
    ),
    "Institutions": form(
        "Toutes celles qui sont ouvertes.", {"@id": URL, "items": many("InstitutionLine"), "items_total": COUNT}
    ),
    "MeetingLine": form(
        "Une séance.",
        {
            "@id": URL,
            "@type": state("Meeting"),
            "title": TEXT,
            "organ": TEXT,
            "start": or_null(MOMENT),
            "cancelled": FLAG,
        },
    ),
    "Meetings": form(
        "Les séances d’une institution, la dernière d’abord.",
        {"@id": URL, "@type": state("Decisions"), **LINKS, "items": many("MeetingLine"), "items_total": COUNT},
    ),
    "ItemLine": form(
        "Un point de l’ordre du jour.",
        {
            "@id": URL,
            "@type": state("Decision"),
            "state": state("draft", "final", "postponed"),
            "number": TEXT,
            "title": TEXT,
            "matter": TEXT,
            "kind": TEXT,
            "published": or_null(MOMENT),
        },
    ),
    "Meeting": form(
        "Une séance et son ordre du jour.",
        {
            "@id": URL,
            "@type": state("Meeting"),
            "id": TEXT,
            "title": TEXT,
            "organ": TEXT,
            "start": or_null(MOMENT),
            "place": or_null(TEXT),
            "cancelled": FLAG,
            "state": state(*(str(one) for one in MeetingState)),
            "agenda_size": COUNT,
            "published_items": COUNT,
            **LINKS,
            "items": many("ItemLine"),
            "items_total": COUNT,
        },
        CHANGES,
    ),
    "Decision": {
        "type": "object",
        "description": "Un projet, une décision, ou un point reporté.",
        "properties": {
            "@id": URL,
            "@type": state("Decision"),
            "id": TEXT,
            "state": state("draft", "final", "postponed"),
            "number": TEXT,
            "title": TEXT,
            "matter": TEXT,
            "kind": state(*query.KINDS),
            "in_charge": TEXTS,
            "outcome": or_null(TEXT),
            "vote": or_null(OBJECT),
            "sections": {"type": "array", "items": form("Une partie du texte.", {"name": TEXT, "html": TEXT})},
            "annexes": many("Annex"),
            "annexes_not_public": {"type": "array", "items": OBJECT},
            "voluntary": FLAG,
            "first_published": or_null(MOMENT),
            "published": or_null(MOMENT),
            "postponed_to": TEXT,
            "versions": many("Version"),
            "register_position": or_null(COUNT),
            "meeting": URL,
            **LINKS,
            **CHANGES,
        },
        "required": ["@id", "@type", "id", "matter", "meeting", "number", "state", "title"],
    },
    "Tombstone": form(
        "Ce qui reste d’un point retiré : quand et pourquoi, jamais quoi.",
        {"@id": URL, "@type": state("Tombstone"), "state": state("withdrawn"), "withdrawn": MOMENT, "reason": TEXT},
        {**LINKS, **CHANGES},
    ),
    "Version": form(
        "Une version publiée. `erased` : son contenu n’est plus lisible.",
        {
            "position": COUNT,
            "time": MOMENT,
            "act": state(*chain.ACTS),
            "stage": or_null(state("draft", "final")),
            "commitment": HASH,
            "erased": FLAG,
        },
    ),
    "Annex": {
        "type": "object",
        "description": "Une annexe publiée ; `download` : son fichier.",
        "properties": {
            "@id": URL,
            "@type": state("Annex"),
            "id": TEXT,
            "title": TEXT,
            "type": TEXT,
            "size": COUNT,
            "download": URL,
            **LINKS,
            **CHANGES,
        },
        "required": ["@id", "@type", "download", "id", "size", "title", "type"],
    },
    "Entry": form(
        "Une entrée du registre. `commitment` = SHA-256 du sel suivi du `record` en JSON canonique ; `previous` = "
        "SHA-256 de l’en-tête précédent (sequence, time, act, path, commitment, previous) en JSON canonique. "
        "`absent` dit pourquoi `record` et `salt` manquent : effacés, retenus le temps d’une vérification, institution "
        "fermée.",
        {
            "@id": URL,
            "sequence": {"type": "integer", "minimum": 1},
            "time": MOMENT,
            "act": state(*chain.ACTS),
            "path": TEXT,
            "commitment": HASH,
            "previous": HASH,
            "record": or_null(OBJECT),
            "salt": or_null(HASH),
            "absent": or_null(state(*ABSENT)),
        },
    ),
    "Changes": form(
        "Une page du registre. `next` se redemande plus tard : il dira ce qui est venu depuis. `head` : empreinte du "
        "dernier en-tête, sur la dernière page.",
        {"@id": URL, "items": many("Entry"), "next": URL, "more": FLAG, "head": or_null(HASH)},
    ),
    "Hit": form("Une décision trouvée ; `fields` choisit ce qui en est dit.", {"@id": URL}, HIT),
    "Count": form("Une valeur d’une facette, et combien de fois elle est trouvée.", {"value": TEXT, "count": COUNT}),
    "Decisions": form(
        "Une page de ce qui est trouvé. `loosened` : l’orthographe a été pardonnée, rien n’étant trouvé tel quel.",
        {"@id": URL, "items": many("Hit"), "items_total": COUNT, "loosened": FLAG, "next": or_null(URL)},
        {"facets": {"type": "object", "additionalProperties": many("Count")}},
    ),
}
