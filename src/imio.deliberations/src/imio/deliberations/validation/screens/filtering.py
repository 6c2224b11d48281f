"""The filter of the desk and of a meeting: what is asked, what there is to choose from, which items match."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from imio.deliberations import _
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.validation.planning import Colleague
from imio.deliberations.validation.screens import words

import re


#: What an item may be asked for besides its state.
WAITS = {
    "open": _("filter_open", default="avec des décisions à prendre"),
    "doubts": _("filter_doubts", default="avec des doutes"),
    "held": _("filter_held", default="retenus"),
    "vanished": _("filter_vanished", default="disparus du back-office"),
}
ME = _("filter_me", default="moi")
NOBODY = _("filter_nobody", default="personne")
_CODE = re.compile(r"[a-z0-9_]+")


@dataclass(frozen=True)
class Facts:
    """What the catalogue knows of an item. ``matter``: a code of the bureau, as no word of it stands there.

    ``gone``: what becomes of what the back office has no more (``validation.vanished.standing``), which the catalogue
    does not know.
    """

    meeting: str
    id: str
    number: str
    sort_key: str
    state: str
    stage: str
    assignee: str
    open: int
    doubts: int
    held: bool
    matter: str
    gone: str


def facts_of(brain, now: datetime, gone: Mapping[tuple[str, str], str]) -> Facts:
    """The facts of an item from the catalogue's columns; an entry that is older than a column has none.

    ``gone``: what becomes of those that vanished, by the ids of the meeting and of the item.
    """
    meeting, _slash, name = brain.getPath().rpartition("/")
    open_, doubts = brain.waiting or (0, 0)
    return Facts(
        meeting=meeting,
        id=name,
        number=brain.number or "",
        sort_key=brain.sort_key or "",
        state=brain.review_state,
        stage=brain.stage or "draft",
        assignee=brain.assignee or "",
        open=open_,
        doubts=doubts,
        held=is_held(brain.hold_until or "", now) and brain.review_state != "withdrawn",
        matter=brain.matter_code or "",
        gone=gone.get((meeting.rpartition("/")[2], name), ""),
    )


def is_held(hold_until: str, now: datetime) -> bool:
    """Whether an item is held back now. ``hold_until``: nothing, ``lifted`` (until then), or ISO 8601."""
    return hold_until == "lifted" or (bool(hold_until) and now < datetime.fromisoformat(hold_until))


@dataclass(frozen=True)
class Filter:
    """What the form asks; empty fields ask nothing. ``who``: ``me``, ``nobody`` or the code of a colleague."""

    state: str = ""
    matter: str = ""
    who: str = ""
    waits: str = ""

    @classmethod
    def asked(cls, form: Mapping) -> "Filter":
        """What a request asks. What nobody can choose asks nothing."""
        given = {name: form.get(name) for name in ("state", "matter", "who", "waits")}
        given = {name: value if isinstance(value, str) else "" for name, value in given.items()}
        if given["state"] not in words.DOSSIER_STATES:
            given["state"] = ""
        if given["waits"] not in WAITS:
            given["waits"] = ""
        return cls(**given)

    def __bool__(self) -> bool:
        return any((self.state, self.matter, self.who, self.waits))

    def admits(self, facts: Facts, me: str, bureau: Bureau) -> bool:
        """Whether an item matches. ``me``: the user id of who asks."""
        if self.state and facts.state != self.state:
            return False
        if self.matter and facts.matter != self.matter:
            return False
        waits = {"open": facts.open, "doubts": facts.doubts, "held": facts.held, "vanished": facts.gone}
        if not waits.get(self.waits, True):
            return False
        match self.who:
            case "":
                return True
            case "me":
                return facts.assignee == me
            case "nobody":
                return not facts.assignee
        return bureau.code_of(facts.assignee) == self.who

    @property
    def query(self) -> str:
        """The same as the end of an address; codes and constants alone."""
        pairs = {"state": self.state, "matter": self.matter, "who": self.who, "waits": self.waits}
        return "&".join(f"{name}={value}" for name, value in pairs.items() if _CODE.fullmatch(value))


class Filtered:
    """For a screen that has the form: what there is to choose from. It sets these."""

    filter: Filter
    #: Code of the matter -> the matter.
    matters: dict[str, str]
    colleagues: list[Colleague]

    def name_of(self, userid: str) -> str:
        """The name of a colleague; of one who has gone, the id."""
        return next((colleague.name for colleague in self.colleagues if colleague.id == userid), userid)

    @property
    def choices(self) -> list[dict]:
        """The fields of the form: name, label, options (value, word, whether it is chosen)."""
        people = {"me": self.say(ME), "nobody": self.say(NOBODY)}
        people |= {self.bureau.code_of(colleague.id): colleague.name for colleague in self.colleagues}
        states = {name: self.say(state.word) for name, state in words.DOSSIER_STATES.items()}
        waits = {name: self.say(word) for name, word in WAITS.items()}
        return [
            self._choice("state", _("filter_state", default="État"), states),
            self._choice("matter", _("filter_matter", default="Matière"), self.matters),
            self._choice("who", _("filter_who", default="Qui prépare"), people),
            self._choice("waits", _("filter_waits", default="Seulement"), waits),
        ]

    def _choice(self, name: str, label, options: Mapping[str, str]) -> dict:
        chosen = getattr(self.filter, name)
        listed = [{"value": value, "word": word, "chosen": value == chosen} for value, word in options.items() if value]
        return {"name": name, "label": self.say(label), "options": listed}


def named(codes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Codes with their words, by the word; a code without a word is left out."""
    return dict(sorted(((code, word) for code, word in codes if code and word), key=lambda pair: pair[1].casefold()))
