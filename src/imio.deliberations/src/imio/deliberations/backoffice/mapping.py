"""How a back office's words become the portal's: a declaration that a form edits, no program.

The defaults are those of a standard iA.Délib (MeetingCommunes): one council, drafts from the freezing of the agenda on,
decisions once the meeting is decided, categories and groups in charge by their own titles.
"""

from collections.abc import Iterable
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.payload import Label
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.backoffice.payload import problems_of
from imio.deliberations.backoffice.payload import Strict
from pydantic import Field
from pydantic import StringConstraints
from pydantic import ValidationError
from typing import Annotated
from typing import Any
from typing import Literal


Token = Annotated[str, StringConstraints(pattern=r"^[^\s&?#/][^&?#/]{0,199}$")]
Variant = Annotated[str, StringConstraints(pattern=r"^[a-z_]*deliberation[a-z_]*$")]
Outcome = Literal["adopted", "amended", "rejected", "noted", "postponed", "withdrawn"]
Kind = Literal["normal", "added", "urgent"]

#: What a final state says of an item; null: final, nothing more is said.
OUTCOMES: dict[str, Outcome | None] = {
    "accepted": "adopted",
    "accepted_but_modified": "amended",
    "accepted_out_of_meeting": "adopted",
    "refused": "rejected",
    "delayed": "postponed",
    "postponed_next_meeting": "postponed",
    "removed": "withdrawn",
    "marked_not_applicable": "withdrawn",
}


class Body(Strict):
    """An organ whose meetings are read."""

    config: Token = Field(description="Identifier of the meeting configuration: meeting-config-council.")
    organ: Label = Field(description='The organ as citizens know it: "Conseil communal".')


class TextSources(Strict):
    """Which deliberation variant fills which text; none: the text stays empty."""

    motivation: Variant | None = None
    decision: Variant | None = None

    def variants(self) -> list[str]:
        """The variants to ask for."""
        return [name for name in (self.motivation, self.decision) if name]


class Mapping(Strict):
    """The settings of one institution's connection. As JSON: ``model_dump(mode="json")`` and ``read_mapping``."""

    bodies: list[Body] = Field(
        default=[Body(config="meeting-config-council", organ="Conseil communal")], min_length=1, max_length=20
    )
    matter_from: Literal["category", "classifier"] = Field(
        default="category", description="Which of the item's two classifications tells the matter."
    )
    matters: dict[Token, Label] = Field(
        default={}, description="Token of a category: matter. One that is not named keeps its title."
    )
    default_matter: Label = Field(default="Divers", description="Matter of an item without a category.")
    in_charge: dict[Token, Label | None] = Field(
        default={},
        description="UID of a group in charge: the office holder; null: told to nobody. Others keep their title.",
    )
    draft_texts: TextSources = TextSources(decision="public_deliberation")
    final_texts: TextSources = TextSources(decision="public_deliberation_decided")
    planned_states: list[Token] = Field(
        default=["frozen", "published"], description="States of a meeting whose items are drafts for the public."
    )
    decided_states: list[Token] = Field(default=["decided"], description="States of a meeting that was held.")
    closed_states: list[Token] = Field(default=["closed"], description="States once the minutes are approved.")
    draft_item_states: list[Token] = Field(
        default=["presented", "itemfrozen", "itempublished", "pre_accepted", "returned_to_proposing_group"],
        description="States of an item that is not decided.",
    )
    final_item_states: dict[Token, Outcome | None] = Field(
        default=OUTCOMES, description="State of a decided item: its outcome, or null."
    )
    kinds: dict[Token, Kind] = Field(
        default={"normal": "normal", "late": "added"}, description="List type of an item: its kind."
    )
    privacy: list[Literal["public", "public_heading"]] = Field(
        default=["public", "public_heading"],
        min_length=1,
        description="What is public. Nothing else can be: closed-session items are neither asked for nor taken.",
    )

    def organ_of(self, config: str) -> str | None:
        """The organ of a meeting configuration, or None when it is not read."""
        return next((body.organ for body in self.bodies if body.config == config), None)

    def state_of(self, meeting: RemoteMeeting) -> Literal["planned", "decided", "closed"] | None:
        """The state that the payload knows; None while the meeting is not for the public yet."""
        if meeting.state in self.closed_states:
            return "closed"
        if meeting.state in self.decided_states:
            return "decided"
        return "planned" if meeting.state in self.planned_states else None

    def variants_for(self, meeting: RemoteMeeting) -> tuple[str, ...]:
        """The deliberation variants to ask ``Client.items`` for. A decided meeting may have items that are not."""
        asked = self.draft_texts.variants()
        if self.state_of(meeting) in ("decided", "closed"):
            asked = self.final_texts.variants() + asked
        return tuple(dict.fromkeys(asked))


def read_mapping(data: Any) -> Mapping:
    """A mapping out of JSON data. Raises ``PayloadError``, which names each field and never a value."""
    try:
        mapping = Mapping.model_validate(data)
    except ValidationError as error:
        raise PayloadError(problems_of(error)) from None
    configs = [body.config for body in mapping.bodies]
    doubles = _doubles(configs)
    doubles |= _doubles([*mapping.planned_states, *mapping.decided_states, *mapping.closed_states])
    doubles |= _doubles([*mapping.draft_item_states, *mapping.final_item_states])
    if doubles:
        field = "bodies" if doubles & set(configs) else "states"
        raise PayloadError([{"field": field, "message": "une même valeur y est deux fois"}])
    return mapping


def _doubles(values: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {value for value in values if value in seen or seen.add(value)}  # type: ignore[func-returns-value]
