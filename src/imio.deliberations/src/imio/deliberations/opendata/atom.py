"""Atom (RFC 4287) with the tombstones of RFC 6721. Pure: entries in, bytes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from lxml import etree

import re


MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: What XML 1.0 has no form for.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """A text that can be read.

    ``id``: a tag URI, the same for ever. ``author``: the institution. ``html``: the masked text; empty: ``summary``
    (plain text) stands for it. ``categories``: plain words. ``language``: of the text; empty: unknown.
    """

    id: str
    url: str
    title: str
    author: str
    published: datetime
    updated: datetime
    html: str = ""
    summary: str = ""
    categories: tuple[str, ...] = ()
    language: str = "fr"


@dataclass(frozen=True)
class Gone:
    """A text that can be read no more: readers of the feed take it off, and learn nothing but when."""

    id: str
    when: datetime


@dataclass(frozen=True)
class Feed:
    """``url``: the feed's own address; ``page``: of what a person reads instead. ``gone``: in any order."""

    id: str
    url: str
    page: str
    title: str
    subtitle: str
    updated: datetime
    language: str
    entries: tuple[Entry, ...] = ()
    gone: tuple[Gone, ...] = ()


def to_atom(feed: Feed) -> bytes:
    """The feed as UTF-8 XML. What XML cannot hold (control characters) is left out."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM, "at": _TOMBSTONES})
    root.set(_LANGUAGE, feed.language)
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    if feed.subtitle:
        _put(root, "subtitle", feed.subtitle)
    _put(root, "updated", _moment(feed.updated))
    _put(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    _put(root, "link", rel="alternate", type="text/html", href=feed.page)
    _put(root, "generator", "imio.deliberations")
    for entry in feed.entries:
        _put_entry(root, entry)
    for gone in sorted(feed.gone, key=lambda gone: gone.when, reverse=True):
        etree.SubElement(root, f"{{{_TOMBSTONES}}}deleted-entry", ref=_legal(gone.id), when=_moment(gone.when))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def tag(authority: str, since: str, specific: str) -> str:
    """A tag URI (RFC 4151). ``authority``: a host name without its port; ``since``: a day on which it was ours."""
    return f"tag:{authority},{since}:{specific}"


def latest(moments: Iterable[datetime], otherwise: datetime) -> datetime:
    """When a feed changed last; ``otherwise`` for an empty one."""
    return max(moments, default=otherwise)


def _put_entry(root, entry: Entry) -> None:
    made = etree.SubElement(root, f"{{{_ATOM}}}entry")
    made.set(_LANGUAGE, entry.language)
    _put(made, "id", entry.id)
    _put(made, "title", entry.title)
    _put(made, "published", _moment(entry.published))
    _put(made, "updated", _moment(entry.updated))
    _put(made, "link", rel="alternate", type="text/html", href=entry.url)
    _put(_put(made, "author"), "name", entry.author)
    for category in entry.categories:
        _put(made, "category", term=category)
    if entry.summary:
        _put(made, "summary", entry.summary)
    if entry.html:
        _put(made, "content", entry.html, type="html")


def _put(parent, name: str, text: str = "", **attributes: str):
    legal = {key: _legal(value) for key, value in attributes.items()}
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}", legal)
    made.text = _legal(text) or None
    return made


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
