"""What iA.Délib answers, read into records: the 2.x dialect and the old 1.x one, each object for itself.

Which dialect is spoken is seen on each value, never assumed: 2.x writes ``{"token", "title"}``, ``modified`` and naive
local dates; 1.x writes plain strings, ``modification_date`` and dates with an offset. A key that is absent is named in
``missing``: whoever uses the record decides whether it can do without. Pure; source: plonemeeting.restapi 1.x and 2.x.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.payload import BRUSSELS
from typing import Any


@dataclass(frozen=True)
class Term:
    """A choice: the identifier by which a mapping knows it, and the words people read."""

    token: str
    title: str


@dataclass(frozen=True)
class RemoteBody:
    """A meeting configuration: one organ of one institution. ``id``: "meeting-config-council"."""

    id: str
    uid: str
    title: str


@dataclass(frozen=True)
class Identity:
    """Who answers: noted when the connection is made, compared before each run (``plausibility.same_source``)."""

    address: str
    bodies: tuple[RemoteBody, ...]


@dataclass(frozen=True)
class Choices:
    """What a mapping can map in one body. ``None``: the back office does not use such a list, or tells none."""

    categories: tuple[Term, ...] | None
    classifiers: tuple[Term, ...] | None
    groups: tuple[Term, ...] | None


@dataclass(frozen=True)
class RemoteMeeting:
    """A meeting. ``start`` and ``modified`` are aware (Europe/Brussels, UTC) or None when unreadable."""

    uid: str
    url: str
    body: str
    title: str
    start: datetime | None
    state: str
    modified: datetime | None
    place: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class RemoteAnnex:
    """An annex of an item; ``size`` in bytes, ``type`` a media type. ``publishable`` None: not told."""

    uid: str
    url: str
    title: str
    file_name: str | None
    type: str
    size: int | None
    download: str
    publishable: bool | None
    confidential: bool | None
    modified: datetime | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class RemoteItem:
    """An item. ``privacy`` None: not told. ``texts``: HTML by deliberation variant, only those that were answered.

    ``annexes`` None: the server told none with the item, ``Client.annexes`` asks for them.
    """

    uid: str
    url: str
    meeting: str
    title: str
    number: str
    position: int | None
    state: str
    privacy: str | None
    list_type: str
    category: Term | None
    classifier: Term | None
    in_charge: tuple[Term, ...]
    modified: datetime | None
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    annexes: tuple[RemoteAnnex, ...] | None = None
    missing: tuple[str, ...] = ()


def read_body(data: Any) -> RemoteBody:
    """A meeting configuration out of ``@config``; empty strings for what is absent."""
    source = _Source(data)
    return RemoteBody(source.text("id"), source.text("UID"), source.text("title"))


def read_choices(data: Any) -> Choices:
    """The lists of one configuration. Categories are known by ``id``, organisations by ``UID``."""
    source = _Source(data)

    def listed(key: str, token: str) -> tuple[Term, ...] | None:
        entries = source.data.get(f"extra_include_{key}")
        if not isinstance(entries, list):
            return None
        found = [_Source(entry) for entry in entries]
        return tuple(Term(one.text(token), one.text("title")) for one in found if one.text(token))

    return Choices(listed("categories", "id"), listed("classifiers", "id"), listed("groups_in_charge", "UID"))


def read_meeting(data: Any, body: str) -> RemoteMeeting:
    """A meeting of the body with that id."""
    source = _Source(data)
    place = source.text("place_other", optional=True)
    if not place:
        term = as_term(source.data.get("place"))
        place = term.title if term and term.token != "other" else ""
    return RemoteMeeting(
        uid=source.text("UID"),
        url=source.text("@id"),
        body=body,
        title=source.text("title", optional=True),
        start=source.moment("date", zone=BRUSSELS),
        state=source.token("review_state"),
        modified=source.moment("modified", "modification_date"),
        place=place,
        missing=source.missing(),
    )


def read_item(data: Any, meeting: str) -> RemoteItem:
    """An item of the meeting with that UID."""
    source = _Source(data)
    texts = source.data.get("extra_include_deliberation")
    annexes = source.data.get("extra_include_annexes")
    position = source.number("itemNumber")
    formatted = source.text("formatted_itemNumber", optional=True)
    return RemoteItem(
        uid=source.text("UID"),
        url=source.text("@id"),
        meeting=meeting,
        title=source.text("title"),
        number=formatted or (number_of(position) if position is not None else ""),
        position=position,
        state=source.token("review_state"),
        privacy=source.token("privacy") or None,
        list_type=source.token("listType", optional=True),
        category=as_term(source.data.get("category")),
        classifier=as_term(source.data.get("classifier")),
        in_charge=as_terms(source.data.get("groupsInCharge")),
        modified=source.moment("modified", "modification_date"),
        texts=_texts(texts) if isinstance(texts, dict) else {},
        annexes=tuple(read_annex(annex) for annex in annexes) if isinstance(annexes, list) else None,
        missing=source.missing(),
    )


def read_annex(data: Any) -> RemoteAnnex:
    """An annex, from ``@annexes`` or included in its item."""
    source = _Source(data)
    file = source.data.get("file")
    if not isinstance(file, dict):
        file = {}
    size, name, kind, url = (file.get(key) for key in ("size", "filename", "content-type", "download"))
    size = size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None
    source.note("file", bool(file))
    source.note("file.size", size is not None)
    source.note("file.download", isinstance(url, str))
    return RemoteAnnex(
        uid=source.text("UID"),
        url=source.text("@id"),
        title=source.text("title", optional=True),
        file_name=name if isinstance(name, str) and name else None,
        type=kind if isinstance(kind, str) else "",
        size=size,
        download=url if isinstance(url, str) else "",
        publishable=source.flag("publishable"),
        confidential=source.flag("confidential"),
        modified=source.moment("modified", "modification_date"),
        missing=source.missing(),
    )


def number_of(position: int) -> str:
    """The number as people read it: 100 is "1", 201 "2.1", 310 "3.10"."""
    whole, part = divmod(position, 100)
    return f"{whole}.{part}" if part else str(whole)


def as_term(value: Any) -> Term | None:
    """A choice of either dialect; None for none. A term that its vocabulary lost is known by its token alone."""
    if isinstance(value, dict):
        token = next((value[key] for key in ("token", "UID", "id") if isinstance(value.get(key), str)), "")
        title = next((value[key] for key in ("title", "Title") if isinstance(value.get(key), str)), "")
        if title.startswith("Missing: "):
            title = token
        return Term(token or title, title or token) if token or title else None
    return Term(value, value) if isinstance(value, str) and value else None


def as_terms(value: Any) -> tuple[Term, ...]:
    """Choices of either dialect, without what is none."""
    values = value if isinstance(value, list) else [value]
    return tuple(term for one in values if (term := as_term(one)) is not None)


def as_moment(value: Any, zone=UTC) -> datetime | None:
    """An ISO 8601 date and time, aware; without an offset it is local time of ``zone``. None when it is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


def _texts(texts: dict[str, Any]) -> dict[str, str]:
    found = {}
    for variant, value in texts.items():
        if isinstance(value, dict):
            value = value.get("data")
        if isinstance(value, str):
            found[variant] = value
    return found


class _Source:
    """A JSON object that remembers which keys were asked for in vain."""

    def __init__(self, data: Any):
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        self._missing: list[str] = []

    def missing(self) -> tuple[str, ...]:
        return tuple(self._missing)

    def note(self, key: str, present: bool) -> None:
        if not present:
            self._missing.append(key)

    def text(self, key: str, optional: bool = False) -> str:
        value = self.data.get(key)
        text = value if isinstance(value, str) else ""
        self.note(key, bool(text) or optional)
        return text

    def token(self, key: str, optional: bool = False) -> str:
        term = as_term(self.data.get(key))
        self.note(key, term is not None or optional)
        return term.token if term else ""

    def number(self, key: str) -> int | None:
        value = self.data.get(key)
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
            value = int(value)
        number = value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000 else None
        self.note(key, number is not None)
        return number

    def flag(self, key: str) -> bool | None:
        value = self.data.get(key)
        return value if isinstance(value, bool) else None

    def moment(self, *keys: str, zone=UTC) -> datetime | None:
        found = next((moment for key in keys if (moment := as_moment(self.data.get(key), zone)) is not None), None)
        self.note(keys[0], found is not None)
        return found
