"""Parameters of an address, declared once: services read by them, and the OpenAPI document lists them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from imio.deliberations.api.problem import Problem
from typing import Any
from urllib.parse import parse_qsl


#: Parameters of one address; more of them is no question.
MOST = 200


@dataclass(frozen=True)
class Parameter:
    """A parameter whose values another module reads. ``schema``: JSON schema of one value; ``many``: of several."""

    name: str
    description: str
    schema: dict[str, Any]
    many: bool = False

    def read(self, values: list[str]) -> Any:
        """The value, out of all that stand in the address. Raises ``Problem``."""
        return values if self.many else self._one(values, "")

    def _one(self, values: list[str], default: str) -> str:
        if len(values) > 1:
            raise Problem(400, "une seule valeur est attendue", self.name)
        return values[0] if values else default

    def as_openapi(self) -> dict[str, Any]:
        """The Parameter Object of OpenAPI."""
        schema = {"type": "array", "items": self.schema} if self.many else self.schema
        described = {"name": self.name, "in": "query", "description": self.description, "schema": schema}
        return {**described, "style": "form", "explode": True} if self.many else described


def whole(name: str, description: str, least: int, most: int, default: int) -> "Whole":
    """A whole number between two others."""
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    return Whole(name, description, schema)


def choice(name: str, description: str, values: Iterable[str], default: str) -> "Choice":
    """One of some words."""
    return Choice(name, description, {"type": "string", "enum": list(values), "default": default})


def words(name: str, description: str, values: Iterable[str]) -> "Words":
    """Some of some words, with commas between them or each on its own."""
    return Words(name, description, {"type": "array", "minItems": 1, "items": {"type": "string", "enum": list(values)}})


class Whole(Parameter):
    """Read as an int."""

    def read(self, values: list[str]) -> int:
        text = self._one(values, str(self.schema["default"]))
        least, most = self.schema["minimum"], self.schema["maximum"]
        # Longer ones are out of any bounds, and slow to read.
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None
        if number is None or not least <= number <= most:
            raise Problem(400, f"un nombre entier de {least} à {most} est attendu", self.name)
        return number


class Choice(Parameter):
    """Read as the word."""

    def read(self, values: list[str]) -> str:
        word = self._one(values, self.schema["default"])
        if word not in self.schema["enum"]:
            raise Problem(400, f"une de ces valeurs est attendue : {', '.join(self.schema['enum'])}", self.name)
        return word


class Words(Parameter):
    """Read as a tuple of words, each once; empty when it does not stand in the address."""

    def read(self, values: list[str]) -> tuple[str, ...]:
        known = self.schema["items"]["enum"]
        found = dict.fromkeys(word.strip() for value in values for word in value.split(","))
        if not set(found) <= set(known):
            raise Problem(400, f"ces valeurs sont admises : {', '.join(known)}", self.name)
        return tuple(found)

    def as_openapi(self) -> dict[str, Any]:
        return {**super().as_openapi(), "style": "form", "explode": False}


def read_all(parameters: Iterable[Parameter], query_string: str) -> dict[str, Any]:
    """The values of an address by name. Raises ``Problem``: also for a parameter that nobody knows.

    A misspelt facet that were passed over would answer with everything.
    """
    known = {parameter.name: parameter for parameter in parameters}
    try:
        pairs = parse_qsl(query_string, keep_blank_values=True, errors="strict", max_num_fields=MOST)
    except UnicodeDecodeError:
        raise Problem(400, "les paramètres sont attendus en UTF-8") from None
    except ValueError:
        raise Problem(400, f"au plus {MOST} paramètres") from None
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in known:
            raise Problem(400, f"paramètre inconnu ; ceux-ci sont admis : {', '.join(known) or 'aucun'}", name[:100])
        given.setdefault(name, []).append(value)
    return {name: parameter.read(given.get(name, [])) for name, parameter in known.items()}
