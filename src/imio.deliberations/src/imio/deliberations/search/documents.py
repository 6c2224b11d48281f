"""What the index holds of a decision, from its record. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.search.query import Hit
from imio.pseudonymizer.marks import NOTE_CLASS
from typing import Any

import json
import re
import unicodedata


#: The start of a meeting that never will be held, in seconds: beyond every clock.
NEVER = 2**40

_ATTRIBUTES = r"""(?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?"""
# Elements that stand inside a line: no word ends at their tags.
_INLINE = re.compile(
    "</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)"
    f"{_ATTRIBUTES}>",
    re.IGNORECASE,
)
_TAG = re.compile(f"<[/!]?[a-z][a-z0-9-]*{_ATTRIBUTES}>", re.IGNORECASE)
# What only a screen reader is told of a mask would be found in every masked text.
_NOTE = re.compile(f'<span class="{NOTE_CLASS}">[^<]*</span>')
#: As reception names items.
_OWN_NAME = re.compile(r"[0-9a-f]{8}")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200d\u2060\ufeff"))


@dataclass(frozen=True)
class Paper:
    """A decision as the index takes it. ``key``: the item's identity, which stays when it moves to another meeting.

    ``clock``: seconds since 1970 at which its draft turns from coming to held; None for a final. ``newest``,
    ``oldest``: texts in whose order hits are listed. ``day``: of the meeting in Brussels, as ``date.toordinal``.
    ``texts``: what is searched besides ``title``; ``body``: what passages are shown of.
    """

    key: str
    path: str
    meeting: str
    position: int
    title: str
    texts: tuple[str, ...]
    body: str
    facets: dict[str, tuple[str, ...]]
    clock: int | None
    start: int
    day: int
    newest: str
    oldest: str
    card: bytes


def paper(path: str, position: int, time: str, record: Mapping[str, Any], meeting: Mapping[str, Any] | None) -> Paper:
    """The paper of a live decision.

    ``position``, ``time``: of its last entry. ``meeting``: the last record of its meeting, which may have moved or been
    cancelled since.
    """
    meeting = meeting or {}
    start_text = meeting.get("start") or record["meeting"]["start"]
    start = datetime.fromisoformat(start_text)
    local = start.astimezone(BRUSSELS)
    seconds = int(start.timestamp())
    draft = record["stage"] == "draft"
    organ = meeting.get("organ") or record["meeting"]["organ"]
    annexes = record.get("annexes", ())
    withheld = [annex["title"] for annex in record.get("withheld", ())]
    body = "\n".join(text_of(section["html"]) for section in record["sections"])
    order = f"{meeting_of(path)}\t{record.get('sort_key', '').rstrip()}\t{path}"
    card = {
        "path": path,
        "position": position,
        "institution": record["institution"],
        "number": record["number"],
        "title": record["title"],
        "matter": record["matter"],
        "organ": organ,
        "start": start_text,
        "kind": record["kind"],
        "outcome": record.get("outcome") or "",
        "in_charge": list(record.get("in_charge", ())),
        "annexes": len(annexes),
        "changed": bool(record.get("changed", False)),
        "published": time,
        # What the clock makes of it is told when it is found.
        "state": None if draft else "final",
        "clock": NEVER if meeting.get("cancelled") else seconds,
    }
    return Paper(
        key=key_of(path),
        path=path,
        meeting=meeting_of(path),
        position=position,
        title=record["title"],
        texts=(
            record["matter"],
            *record.get("in_charge", ()),
            record["number"],
            *(annex["title"] for annex in annexes),
            *withheld,
        ),
        body=body,
        facets={
            "institution": (record["institution"],),
            "matter": _one(record["matter"]),
            "year": (str(local.year),),
            "organ": _one(organ),
            "in_charge": tuple(dict.fromkeys(record.get("in_charge", ()))),
            "outcome": _one(record.get("outcome") or ""),
            "annexes": ("1" if annexes else "0",),
            "changed": ("1" if record.get("changed", False) else "0",),
            "stage": (record["stage"],),
        },
        clock=card["clock"] if draft else None,
        start=seconds,
        day=local.date().toordinal(),
        newest=f"{NEVER - seconds:013d}\t{order}",
        oldest=f"{seconds:013d}\t{order}",
        card=json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode(),
    )


def hit(card: bytes, now: datetime, snippet: tuple[tuple[str, bool], ...] = ()) -> Hit:
    """A hit as it stands at ``now``."""
    data = json.loads(card)
    clock, state = data.pop("clock"), data.pop("state")
    state = state or ("held" if clock <= now.timestamp() else "draft")
    return Hit(**{**data, "in_charge": tuple(data["in_charge"]), "state": state, "snippet": snippet})


def text_of(html: str) -> str:
    """The text of an HTML section, a line a block.

    Nothing here decides what is public, and the HTML was cleaned at reception: so it is read the fast way.
    """
    told = _NOTE.sub("", html) if NOTE_CLASS in html else html
    plain = unescape(_TAG.sub("\n", _INLINE.sub("", told.replace("\n", " "))))
    if any(chr(unseen) in plain for unseen in _UNSEEN):
        plain = plain.translate(_UNSEEN)
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(filter(None, lines)))


def key_of(path: str) -> str:
    """The identity of an item: its institution and its own name, whatever meeting it stands in.

    A name that was taken over from another portal repeats from one meeting to the next: it tells an item only together
    with its meeting. Where such an item moves, the register tells it at the former address.
    """
    institution, _, meeting, name = path.strip("/").split("/")
    return f"{institution}/{name}" if _OWN_NAME.fullmatch(name) else f"{institution}/{meeting}/{name}"


def meeting_of(path: str) -> str:
    """The path of the meeting that a decision stands in."""
    return path.rpartition("/")[0]


def is_item(path: str) -> bool:
    """Whether the path is one of an item of an agenda, and not of a meeting."""
    return path.count("/") == 4


def is_meeting(path: str) -> bool:
    """Whether the path is one of a meeting."""
    return path.count("/") == 3


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
