"""The OpenAPI 3.1 document, made of what the services themselves declare. Pure but for its imports."""

from collections.abc import Iterable
from imio.deliberations import __version__
from imio.deliberations.api.changes.get import ChangesGet
from imio.deliberations.api.changes.get import NDJSON
from imio.deliberations.api.decisions.get import DecisionsGet
from imio.deliberations.api.decisions.get import DecisionsOfInstitutionGet
from imio.deliberations.api.openapi.schemas import ref
from imio.deliberations.api.openapi.schemas import SCHEMAS
from imio.deliberations.api.parameters import Parameter
from imio.deliberations.api.problem import MEDIA_TYPE
from typing import Any


JSON = "application/json"
INTRODUCTION = """Délibérations des pouvoirs locaux, telles que publiées : anonyme, en lecture, depuis toute origine.

Toute réponse porte un ETag ; `If-None-Match` répond 304. HEAD répond comme GET. Demandez `Accept: application/json` aux
adresses sans @, qui sont aussi des pages ; celles avec @ répondent toujours en JSON."""
ID = {"type": "string", "pattern": "^[a-z0-9-]+$"}
#: The steps of an address, with a description of each.
STEPS = {
    "institution": "Identifiant de l’institution.",
    "meeting": "Jour de la première convocation, AAAA-MM-JJ, avec un numéro s’il y en eut plusieurs.",
    "decision": "Identifiant du point.",
    "annex": "Identifiant de l’annexe.",
}


def document(portal_url: str, title: str) -> dict[str, Any]:
    """The whole, for the portal at an address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": __version__, "description": INTRODUCTION},
        "servers": [{"url": portal_url}],
        "paths": paths(),
        "components": {"schemas": SCHEMAS},
    }


def paths() -> dict[str, Any]:
    """Address -> what GET answers there."""
    changes = get("changes", "Le registre, dans son ordre.", "Changes", ChangesGet.parameters)
    # A line is an Entry; as a whole it has no JSON schema.
    unavailable = {"503": problem("L’index est en reconstruction.")}
    changes["get"]["responses"]["200"]["content"][NDJSON] = {"schema": {"type": "string"}}
    return {
        "/": get("portal", "Où aller d’ici.", "Portal"),
        "/@institutions": get("institutions", "Qui publie, et la fraîcheur de chacune.", "Institutions"),
        "/@decisions": get("search", "La recherche.", "Decisions", DecisionsGet.parameters, others=unavailable),
        "/{institution}/@decisions": get(
            "institution_search",
            "La recherche dans une institution.",
            "Decisions",
            DecisionsOfInstitutionGet.parameters,
            steps=["institution"],
            others=unavailable,
        ),
        "/@changes": changes,
        "/@openapi": get("openapi", "Ce document.", None),
        "/{institution}": get("institution", "Une institution.", "Institution", steps=["institution"]),
        "/{institution}/decisions": get("meetings", "Ses séances.", "Meetings", steps=["institution"]),
        "/{institution}/decisions/{meeting}": get(
            "meeting", "Une séance et son ordre du jour.", "Meeting", steps=["institution", "meeting"]
        ),
        "/{institution}/decisions/{meeting}/{decision}": get(
            "decision",
            "Un projet ou une décision.",
            "Decision",
            steps=["institution", "meeting", "decision"],
            others={
                "410": {"description": "Retiré.", "content": {JSON: {"schema": ref("Tombstone")}}},
                "503": problem("En cours de vérification."),
            },
        ),
        "/{institution}/decisions/{meeting}/{decision}/{annex}": get(
            "annex",
            "Une annexe ; son fichier est sous `download`.",
            "Annex",
            steps=["institution", "meeting", "decision", "annex"],
            others={"503": problem("En cours de vérification.")},
        ),
    }


def get(
    name: str,
    summary: str,
    schema: str | None,
    parameters: Iterable[Parameter] = (),
    steps: Iterable[str] = (),
    others: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """A path that answers GET."""
    steps, parameters = list(steps), list(parameters)
    responses = {
        "200": {
            "description": summary,
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {JSON: {"schema": ref(schema) if schema else {"type": "object"}}},
        },
        "304": {"description": "La copie du client est encore bonne."},
        **(others or {}),
    }
    # Addresses without @ pass over what they do not know.
    if not steps or parameters:
        responses["400"] = problem("Un paramètre ne convient pas ; `field` le nomme.")
    if steps:
        responses["404"] = problem("Rien à cette adresse.")
        responses["401"] = problem("Une institution qui n’est pas ouverte au public, ou ce qui n’est pas public.")
    where = [{"name": step, "in": "path", "required": True, "description": STEPS[step], "schema": ID} for step in steps]
    described = {
        "operationId": name,
        "summary": summary,
        "parameters": [*where, *(parameter.as_openapi() for parameter in parameters)],
        "responses": dict(sorted(responses.items())),
    }
    return {"get": described}


def problem(description: str) -> dict[str, Any]:
    """A response that tells a problem."""
    return {"description": description, "content": {MEDIA_TYPE: {"schema": ref("Problem")}}}
