"""What changed last, as entries of a feed: found by the register and the catalogue, told by the register's records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from imio.deliberations import _
from imio.deliberations.opendata.atom import Entry
from imio.deliberations.opendata.atom import Gone
from imio.deliberations.opendata.atom import tag
from imio.deliberations.portal import words
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import institution_names
from imio.deliberations.portal.listing import path_of
from imio.deliberations.publication.register import Register
from imio.deliberations.publication.register import register_of
from plone import api
from typing import Any
from urllib.parse import urlsplit

import re


#: Entries of the register that are looked at for the latest of a whole portal: several days of all Wallonia.
LOOK_BACK = 2_000
#: Code points of HTML in one entry; a longer text is told by its beginning, and read on its page.
MAX_HTML, SUMMARY = 60_000, 500
GONE = ("withdrawn", "suspended", "postponed")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Told:
    """An item, live or gone: where it stands, and its last position in the register."""

    path: str
    url: str
    uid: str
    fate: str
    institution: str
    position: int
    first: int


def latest_below(folder, size: int) -> list[Told]:
    """The items below an institution or a meeting that appeared last, and those that went last. Two queries."""
    where = {"portal_type": "Decision", "path": path_of(folder), "sort_order": "descending", "sort_limit": size}
    live = _catalogue()(fate="live", sort_on="published", **where)[:size]
    gone = _catalogue()(fate=GONE, sort_on="modified", **where)[:size]
    return _told([*live, *gone])


def latest_of_portal(size: int) -> list[Told]:
    """The items of all open institutions that changed last, within ``LOOK_BACK`` entries. One query."""
    register, paths = register_of(api.portal.get()), {}
    for position in range(len(register), max(0, len(register) - LOOK_BACK), -1):
        path = register.headers[position]["path"]
        # /institution/decisions/meeting/item
        if path.count("/") == 4:
            paths[path] = True
            if len(paths) == size:
                break
    return at_paths(paths)


def at_paths(paths: Iterable[str]) -> list[Told]:
    """The items at some paths below the portal, in that order; what is not there is left out. One query."""
    root, paths = path_of(api.portal.get()), list(paths)
    if not paths:
        return []
    where = {"query": [root + path for path in paths], "depth": 0}
    # Nothing expires here; without this the catalogue wakes the object at each path to ask who may see expired ones.
    found = _catalogue()(portal_type="Decision", path=where, show_inactive=True)
    told = {one.path: one for one in _told(found)}
    return [told[path] for path in paths if path in told]


def newest_first(told: Iterable[Told]) -> list[Told]:
    """In the order of the register, the last entry first."""
    return sorted(told, key=lambda one: one.position, reverse=True)


class Telling:
    """Makes entries and tombstones of items, in the language of the request."""

    def __init__(self, request, language_of_texts: str = ""):
        self.request = request
        self.language_of_texts = language_of_texts
        self.register = register_of(api.portal.get())
        self.names = institution_names()

    def entries(self, told: Iterable[Told]) -> tuple[Entry, ...]:
        """The entries of the live ones."""
        pairs = [(one, self.register.record(one.position)) for one in told if self._is_open(one) and one.fate == "live"]
        return tuple(self._entry(one, record) for one, record in pairs if record and record.get("type") == "decision")

    def gone(self, told: Iterable[Told]) -> tuple[Gone, ...]:
        """The tombstones of the others."""
        ended = (one for one in told if self._is_open(one) and one.fate in GONE)
        return tuple(Gone(tag_of(one.uid, self.register), self._moment(one.position)) for one in ended)

    def _is_open(self, one: Told) -> bool:
        return one.institution in self.names

    def _moment(self, position: int) -> datetime:
        return datetime.fromisoformat(self.register.headers[position]["time"])

    def _entry(self, one: Told, record: dict[str, Any]) -> Entry:
        final = record["stage"] == "final"
        state = self._say(words.FINAL.word if final else words.DRAFT.word)
        title = self._say(_("feed_item", default="${state} – ${title}"), state=state, title=record["title"])
        html = self._html(record, final)
        return Entry(
            id=tag_of(one.uid, self.register),
            url=one.url,
            title=title,
            author=self.names[one.institution],
            published=self._moment(one.first),
            updated=self._moment(one.position),
            html=html if len(html) <= MAX_HTML else "",
            summary="" if len(html) <= MAX_HTML else _beginning(html),
            categories=tuple(filter(None, (record["matter"], state))),
            language=self.language_of_texts,
        )

    def _html(self, record: dict[str, Any], final: bool) -> str:
        meeting = record["meeting"]
        start = datetime.fromisoformat(meeting["start"])
        where = {"number": record["number"], "meeting": meeting_name(meeting["organ"], start, self.request)}
        status = (
            _("feed_final", default="Décision – point ${number}, ${meeting}")
            if final
            else _("feed_draft", default="Projet, pas une décision – point ${number}, ${meeting}")
        )
        names = words.SECTIONS if final else words.DRAFT_SECTIONS
        parts = [f"<p><strong>{escape(self._say(status, **where))}</strong></p>"]
        for section in record["sections"]:
            if section["name"] in names and section["html"].strip():
                parts.append(f"<h2>{escape(self._say(names[section['name']]))}</h2>")
            parts.append(section["html"])
        return "\n".join(filter(None, parts))

    def _say(self, message, **values) -> str:
        return words.say(message, self.request, **values)


def tag_of(specific: str, register: Register) -> str:
    """The tag URI of something of this portal: our host's name, on the day of the register's first entry."""
    portal = api.portal.get()
    since = register.headers[1]["time"][:10] if len(register) else portal.created().strftime("%Y-%m-%d")
    return tag(urlsplit(portal.absolute_url()).hostname or "localhost", since, specific)


def _told(brains) -> list[Told]:
    register, root = register_of(api.portal.get()), path_of(api.portal.get())
    told = []
    for brain in brains:
        path = brain.getPath().removeprefix(root)
        if positions := register.positions(path):
            institution = path.split("/")[1]
            first, last = positions[0], positions[-1]
            told.append(Told(path, brain.getURL(), brain.UID, brain.fate, institution, last, first))
    return told


def _beginning(html: str) -> str:
    text = " ".join(_TAG.sub(" ", html).split())
    return text if len(text) <= SUMMARY else text[:SUMMARY].rpartition(" ")[0] + " …"


def _catalogue():
    return api.portal.get_tool("portal_catalog")
