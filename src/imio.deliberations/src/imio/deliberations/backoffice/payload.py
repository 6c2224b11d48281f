"""The payload: one meeting and its items, as every back office hands them over.

The same model serves push (REST, command line, folder) and pull. It fixes shape and size only; what may be stored
is the guard's question (``reception``). Dates without an offset are local time of Europe/Brussels, which is how
iA.Délib writes the meeting's date.
"""

from collections.abc import Iterable
from datetime import datetime
from datetime import UTC
from pydantic import AfterValidator
from pydantic import BaseModel
from pydantic import ConfigDict
from pydantic import Field
from pydantic import StringConstraints
from pydantic import ValidationError
from typing import Annotated
from typing import Any
from typing import Literal
from zoneinfo import ZoneInfo

import re


BRUSSELS = ZoneInfo("Europe/Brussels")
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z./ -]{0,19}")
_ROMAN = re.compile(r"[IVXLC]+")

#: Characters of one HTML text. A long regulation with tables has some 200,000; back offices inline images.
MAX_HTML = 10_000_000
#: Items in one submission: a long meeting has about 120.
MAX_ITEMS = 1_000
#: Digits in the number of an item: a date and a rank. A national number has eleven.
MAX_DIGITS = 10
#: Letters in a row in the number of an item: "HC 12", "SP.3". More are a word.
MAX_LETTERS = 3
COUNTING = frozenset(
    (
        "bis",
        "ter",
        "quater",
        "quinquies",
        "sexies",
        "septies",
        "octies",
        "nonies",
        "decies",
        "suppl",
        "urgence",
        "point",
    )
)
#: Annexes of one item.
MAX_ANNEXES = 500


def as_utc(moment: datetime) -> datetime:
    """The moment in UTC; a naive one is read as Europe/Brussels."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=BRUSSELS)
    return moment.astimezone(UTC)


def _stripped(text: str) -> str:
    return " ".join(text.split())


def is_number(number: str) -> bool:
    """Whether a text may be the number of an item: it is shown to all and reviewed by nobody.

    A national number, an account and a name are none: ten digits at most, and no word but those that count ("3bis").
    """
    runs = re.findall(r"[A-Za-z]+", number)
    return (
        _NUMBER.fullmatch(number) is not None
        and sum(character.isdigit() for character in number) <= MAX_DIGITS
        and all(len(run) <= MAX_LETTERS or run.lower() in COUNTING or _ROMAN.fullmatch(run) for run in runs)
    )


def _short_of_identifying(number: str) -> str:
    if not is_number(number):
        raise ValueError("no number")
    return number


Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$")]
Number = Annotated[
    str,
    StringConstraints(pattern=rf"^{_NUMBER.pattern}$"),
    AfterValidator(_short_of_identifying),
]
Label = Annotated[str, AfterValidator(_stripped), Field(min_length=1, max_length=300)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]
Html = Annotated[str, StringConstraints(max_length=MAX_HTML)]
Moment = Annotated[datetime, AfterValidator(as_utc), Field(strict=False)]


class Strict(BaseModel):
    """No unknown field, no silent conversion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Attendee(Strict):
    """Somebody of the organ, as the minutes name them."""

    name: Label
    function: Label | None = None
    presence: Literal["present", "excused", "absent"] = "present"


class Meeting(Strict):
    """A meeting of one organ."""

    id: Identifier = Field(description="The back office's own identifier.")
    organ: Label = Field(description='The deciding body as citizens know it: "Conseil communal".')
    start: Moment = Field(description="ISO 8601; without an offset: Europe/Brussels.")
    place: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    state: Literal["planned", "decided", "closed", "cancelled"] = Field(
        description="planned: until held; decided: held; closed: its minutes are approved; cancelled."
    )
    attendees: list[Attendee] | None = Field(default=None, max_length=200)


class Vote(Strict):
    """Counts of a vote; a secret ballot has no names anywhere."""

    yes: int = Field(ge=0, le=1_000)
    no: int = Field(ge=0, le=1_000)
    abstention: int = Field(default=0, ge=0, le=1_000)
    blank: int = Field(default=0, ge=0, le=1_000, description="Blank or void ballots of a secret vote.")
    secret: bool = False


class Texts(Strict):
    """The texts of an item, HTML fragments; an absent one is empty."""

    explanatory_note: Html = ""
    motivation: Html = ""
    decision: Html = ""
    vote: Html = ""


class Annex(Strict):
    """What accompanies an item; its bytes come alone, by PUT of the annex."""

    id: Identifier
    title: Title
    file_name: Annotated[str, StringConstraints(max_length=255)] | None = None
    type: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[A-Za-z0-9.+-]{1,100}$")] = Field(
        description='Media type: "application/pdf".'
    )
    size: int = Field(ge=0, description="Bytes.")
    publishable: bool = Field(description="Required: without it, nothing may be assumed.")


class Item(Strict):
    """One item of the agenda, at one stage."""

    id: Identifier
    number: Number = Field(description='As written: "2.10", "5A".')
    position: int = Field(ge=0, le=1_000_000, description="Order on the agenda.")
    title: Title
    matter: Label
    in_charge: list[Label] = Field(default=[], max_length=20)
    kind: Literal["normal", "added", "urgent"] = "normal"
    privacy: Literal["public", "public_heading", "secret", "secret_heading"] = Field(
        description="Required, no default: whatever is not public is refused and not stored."
    )
    outcome: Literal["adopted", "amended", "rejected", "noted", "postponed", "withdrawn"] | None = None
    vote: Vote | None = None
    stage: Literal["draft", "final"]
    texts: Texts = Texts()
    annexes: list[Annex] = Field(default=[], max_length=MAX_ANNEXES)
    modified: Moment = Field(description="When the back office changed it last.")


class Submission(Strict):
    """A meeting with the items that are sent: all of them, or only some."""

    institution: Identifier = Field(description="Must be the institution of the address.")
    meeting: Meeting
    items: list[Item] = Field(min_length=1, max_length=MAX_ITEMS)


class Envelope(Strict):
    """The submission with items not read yet, so that a bad one stops no other."""

    institution: Identifier
    meeting: Meeting
    items: list[Any] = Field(min_length=1, max_length=MAX_ITEMS)


class PayloadError(ValueError):
    """A payload that cannot be read. ``problems``: ``{"field", "message"}``, never a value that was sent."""

    def __init__(self, problems: list[dict[str, str]]):
        self.problems = problems
        super().__init__("; ".join(f"{p['field']}: {p['message']}" for p in problems))


MESSAGES = {
    "missing": "champ obligatoire",
    "extra_forbidden": "champ inconnu",
    "string_type": "une chaîne de caractères est attendue",
    "string_too_short": "ne peut pas être vide",
    "string_pattern_mismatch": "forme non admise ; voir le schéma",
    "int_type": "un nombre entier est attendu",
    "bool_type": "true ou false est attendu",
    "list_type": "une liste est attendue",
    "dict_type": "un objet est attendu",
    "model_type": "un objet est attendu",
    "model_attributes_type": "un objet est attendu",
    "datetime_type": "une date ISO 8601 est attendue",
    "datetime_parsing": "une date ISO 8601 est attendue",
    "datetime_from_date_parsing": "une date ISO 8601 est attendue",
    "greater_than_equal": "valeur trop petite",
    "less_than_equal": "valeur trop grande",
}


def problems_of(error: ValidationError, under: str = "") -> list[dict[str, str]]:
    """The problems of a pydantic error with the path of each field; no value, no context that could hold one."""
    return [
        {"field": _path(under, found["loc"]), "message": _message(found)}
        for found in error.errors(include_url=False, include_input=False)
    ]


def _path(under: str, location: Iterable[str | int]) -> str:
    # A key that was invented by the sender may hold anything: show it only when it looks like a field's name.
    steps = [str(step) if str(step).replace("_", "").isalnum() else "?" for step in location]
    return ".".join([under, *steps] if under else steps) or "."


def _message(found: dict[str, Any]) -> str:
    context = found.get("ctx", {})
    match found["type"]:
        case "literal_error":
            return f"valeurs admises : {context['expected'].replace(' or ', ', ')}"
        case "string_too_long":
            return f"au plus {context['max_length']} caractères"
        case "too_long":
            return f"au plus {context['max_length']} éléments"
        case "too_short":
            return f"au moins {context['min_length']} élément"
        case kind:
            return MESSAGES.get(kind, "valeur non admise ; voir le schéma")


def read_envelope(data: Any) -> Envelope:
    """The submission's frame; its items are still raw. Raises ``PayloadError``."""
    try:
        return Envelope.model_validate(data)
    except ValidationError as error:
        raise PayloadError(problems_of(error)) from None


def read_item(data: Any, under: str) -> Item:
    """One item. ``under`` is its path in the submission, for the error. Raises ``PayloadError``."""
    try:
        return Item.model_validate(data)
    except ValidationError as error:
        raise PayloadError(problems_of(error, under)) from None


def json_schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a submission."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Submission.model_json_schema()}
