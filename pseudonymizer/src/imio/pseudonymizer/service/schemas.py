"""What is asked of the service, and what it answers besides `Analysis`."""

from datetime import date
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import LABELS
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.spelling import one_edit
from pydantic import AliasChoices
from pydantic import BaseModel
from pydantic import BeforeValidator
from pydantic import ConfigDict
from pydantic import Field
from pydantic import model_validator
from pydantic import WithJsonSchema
from pydantic_core import PydanticCustomError
from typing import Annotated
from typing import Any
from typing import Literal

import base64
import binascii
import dataclasses


#: Parts of one document: the texts of an item, and the titles of its annexes.
MAX_PARTS = 2_000


def _decoded(value: Any) -> bytes:
    # Not pydantic's own type: it skips what is no base64, and reads another file than was sent.
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise PydanticCustomError("base64_decode", "Base64 is expected.") from None


Bytes = Annotated[
    bytes,
    BeforeValidator(_decoded),
    WithJsonSchema({"type": "string", "contentEncoding": "base64", "description": "The bytes in base64."}),
]


class Strict(BaseModel):
    """An unknown field is refused: a misspelt `officials` would mask every office holder."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class PartSent(Strict):
    """One text of the document."""

    name: str = Field(max_length=300, description="Unique in the document; offsets are told by it.")
    content: str
    format: Literal["html", "text"] = "html"

    def part(self) -> Part:
        """The part as the package knows it."""
        return Part(self.name, self.content, self.format)


class OfficialSent(Strict):
    """An entry of the registry of office holders; open dates mean "always". `from`, as in the file, means `since`."""

    name: str
    function: str = ""
    since: date | None = Field(default=None, validation_alias=AliasChoices("since", "from"))
    until: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_beginning(cls, sent: Any):
        if isinstance(sent, dict) and "since" in sent and "from" in sent:
            raise PydanticCustomError("repeated_field", "`since` and `from` are the same: give one.")
        return sent

    def official(self) -> Official:
        """The entry as the package knows it."""
        return Official(self.name, self.function, self.since, self.until)


class Context(Strict):
    """What helps to read a document."""

    officials: list[OfficialSent] = []
    on: date | None = Field(default=None, description="Day of the meeting: who is in office.")
    previous: Analysis | None = Field(
        default=None, description="Answer on an older version: the same persons keep their letters."
    )

    def registry(self) -> tuple[Official, ...]:
        """The office holders as the package knows them."""
        return tuple(official.official() for official in self.officials)


class Request(Context):
    """A document, and what helps to read it."""

    parts: list[PartSent] = Field(min_length=1, max_length=MAX_PARTS, description="In reading order.")

    @model_validator(mode="after")
    def _names_are_unique(self):
        if len({part.name for part in self.parts}) != len(self.parts):
            raise PydanticCustomError("repeated_name", "Two parts bear the same name.")
        return self

    def document(self) -> Document:
        """The document as the package knows it."""
        return Document(tuple(part.part() for part in self.parts))


class Decision(Strict):
    """A range to mask: code points in the plain text of the part, as `texts` of an analysis gives it."""

    part: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    label: Literal[LABELS]
    letter: str = Field(default="", pattern=r"^[A-Z]{0,3}$", description="Of a person.")


class MaskRequest(Request):
    """`decisions`: these ranges are masked and no others. Without them the document is analysed first."""

    review: Literal["mask", "keep"] = Field(
        default="mask", description="Without decisions: what becomes of what a human should decide."
    )
    decisions: list[Decision] | None = None

    @model_validator(mode="after")
    def _decisions_fit(self):
        names = {part.name for part in self.parts}
        for decision in self.decisions or ():
            if decision.part not in names or decision.start >= decision.end:
                raise PydanticCustomError("bad_decision", "A decision names no part, or no range.")
        return self


class AnnexRequest(Context):
    """A file. Its name is read as well: it does not go into the address, which others may log."""

    name: str = Field(max_length=300, description='With its ending: "plan.pdf".')
    data: Bytes


class AnnexAnswer(BaseModel):
    """`AnnexAnalysis.to_dict()`: findings in the pages and properties of a file. Holds clear text."""

    name: str
    format: str
    pages: list[dict[str, Any]]
    properties: list[dict[str, Any]]
    unreadable_pages: list[int]
    unreadable: list[dict[str, Any]]
    warnings: list[Doubt]
    version: str


class MaskedPart(BaseModel):
    """The masked copy of a part: what is not masked stays byte for byte."""

    name: str
    content: str
    format: Literal["html", "text"]


class Masked(BaseModel):
    """The masked copy of a document, in the order of the request."""

    parts: list[MaskedPart]
    version: str


class Health(BaseModel):
    """`ready` once everything is loaded."""

    status: Literal["starting", "ready", "failed"]


class Version(BaseModel):
    """Which code and which model answer; `model` is empty when rules work alone."""

    name: str
    version: str
    model: str


class Problem(BaseModel):
    """One field that does not fit. `field` is its path, "?" for an unknown key, "name?" if it resembles one."""

    field: str
    problem: str


class Refusal(BaseModel):
    """Any error. Never holds a value that was sent."""

    error: str
    message: str
    fields: list[Problem] = []


#: Keys of other interfaces, and of the same one in French: an error may name them, for nobody is called so.
_FOREIGN_KEYS = frozenset(
    """
    from to start_date end_date begin stop debut fin depuis jusque role title titre nom prenom fonction firstname
    lastname first_name last_name full_name mandate mandat person official text texts html body type mime mimetype kind
    id uid file filename content_type contents document documents mode action masks spans lang language options settings
    model date day meeting registry elus
    """.split()  # noqa: SIM905
)
#: Keys that an error may name; any other was written by the sender, and could be a person's name.
KNOWN_KEYS = frozenset(
    {name for model in (MaskRequest, AnnexRequest, PartSent, OfficialSent, Decision) for name in model.model_fields}
    | {field.name for shape in (Analysis, Span, Doubt) for field in dataclasses.fields(shape)}
)


def path_of(location) -> str:
    """The path of a field in words that the service knows: `parts.0.format`; `officials.0.function?` for "functon"."""
    return ".".join(str(step) if isinstance(step, int) else _said(step) for step in location) or "body"


def _said(key: str) -> str:
    """Return a key that an error may name, the one of ours that it resembles, or a question mark."""
    if key in KNOWN_KEYS or key in _FOREIGN_KEYS:
        return key
    near = sorted(known for known in KNOWN_KEYS if min(len(known), len(key)) > 3 and one_edit(key.lower(), known))
    return f"{near[0]}?" if near else "?"
