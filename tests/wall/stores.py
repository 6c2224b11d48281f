"""Where published data ends up: each store as (where, bytes) of all it holds.

A stage that derives something from the register (an index, a feed, an export, a cache on disk) adds a function to
``derived_stores``; the wall's tests then look there as well, with the gate shut and with the gate bypassed.
"""

from collections.abc import Callable
from collections.abc import Iterator
from imio.deliberations.content.public import IPublic
from imio.deliberations.publication.register import register_of
from imio.deliberations.search.keeping import current
from imio.deliberations.search.keeping import replica_of
from imio.deliberations.search.shard import RAW
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from Products.ZCTextIndex.interfaces import ILexicon
from tantivy import Query
from wall.search import opened_up
from ZODB.serialize import referencesf
from zope.component import getUtility

import json


Things = Iterator[tuple[str, bytes]]
HELD = "record of a suspended item"


def derived_stores() -> dict[str, Callable[..., Things]]:
    """Name -> function of the site. A search index, a feed, a data set: add yours here."""
    return {
        "public objects": public_objects,
        "what public objects refer to": public_states,
        "files of annexes": annex_files,
        "catalogue": catalogue,
        "register": register,
        "search index": search_index,
        "redirections": redirections,
        "all of the database but the bureaus": database_without_bureaus,
    }


def public_objects(site) -> Things:
    """The attributes of every public object."""
    for content in public_content(site.portal):
        yield _path(content), repr(sorted(content.__dict__.items(), key=str)).encode()


def bureaus(site) -> Things:
    """What lies in the bureaus: the one place where all of it may be."""
    for institution in institutions(site.portal):
        up = {institution._p_oid, site.portal._p_oid}
        for oid, state in _states(site, institution["bureau"]._p_oid, up):
            yield f"object {oid.hex()} below {_path(institution)}/bureau", state


def public_states(site) -> Things:
    """The state of every persistent object below ``decisions``; one of the bureau among them is a leak by itself."""
    for institution in institutions(site.portal):
        up = {institution._p_oid, site.portal._p_oid}
        for oid, state in _states(site, institution["decisions"]._p_oid, up):
            assert b"content.bureau" not in state, "the public side refers to the bureau"
            yield f"object {oid.hex()} below {_path(institution)}/decisions", state


def annex_files(site) -> Things:
    """The bytes of public annexes, and what they say to whoever takes them apart."""
    for content in public_content(site.portal):
        if content.portal_type == "Annex":
            yield from opened_up(_path(content), content.file.data)
            yield f"{_path(content)} (name)", content.file.filename.encode()


def catalogue(site) -> Things:
    """What the catalogue keeps of each record, what each index says of it, and the words of its lexicons."""
    tool = api.portal.get_tool("portal_catalog")
    inner = tool._catalog
    for rid, path in inner.paths.items():
        yield f"metadata of {path}", repr(tool.getMetadataForRID(rid)).encode()
        yield f"indexes of {path}", repr(tool.getIndexDataForRID(rid)).encode()
    for name, index in inner.indexes.items():
        forward = getattr(index, "_index", None)
        yield f"index {name}", repr(list(forward.keys()) if forward is not None else "").encode()
    for name in tool.objectIds():
        if ILexicon.providedBy(tool[name]):
            words = tool[name].words
            yield f"lexicon {name}", "\n".join(words()).encode()


def register(site) -> Things:
    """Headers and records."""
    for header, record, salt in register_of(site.portal).entries():
        yield (
            f"entry {header['sequence']}",
            b"\n".join([json.dumps(header, ensure_ascii=False).encode(), record or b"", salt or b""]),
        )


def search_index(site) -> Things:
    """The files of the index, what it stores of each document, and every word in it."""
    snapshot, _ = current(site.portal)
    for path in sorted(replica_of(site.portal).root.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
    for searcher in snapshot.searchers.values():
        found = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs)).hits
        for _, address in found:
            document = searcher.doc(address)
            yield "document", document.get_first("card") + b"\n" + document.get_first("body")
        for name in ("key", "path", "text", "title", "spelling", *RAW, "newest", "oldest"):
            words = [word for word, _ in searcher.terms_with_prefix(name, "")]
            yield f"words of {name}", "\n".join(words).encode()


def redirections(site) -> Things:
    """Old addresses and new ones."""
    storage = getUtility(IRedirectionStorage)
    for path in storage:
        yield "redirection", f"{path} {storage.get(path)}".encode()


def database_without_bureaus(site) -> Things:
    """Every object of the database but what lies in a bureau, blobs included.

    What the register holds back while an item is suspended is named ``HELD``: it was public, and may be again.
    """
    entries = register_of(site.portal)
    held = {entries.records[position]._p_oid for position in entries.held if position in entries.records}
    private = set()
    for institution in institutions(site.portal):
        up = {institution._p_oid, site.portal._p_oid}
        bureau = institution["bureau"]
        private.update(oid for oid, _ in _states(site, bureau._p_oid, up))
    root = site.portal._p_jar.root()._p_oid
    for oid, state in _states(site, root, private):
        yield HELD if oid in held else f"object {oid.hex()}", state


# -- ways through the database


def institutions(portal):
    """All institutions."""
    return [content for content in portal.objectValues() if content.portal_type == "Institution"]


def public_content(portal):
    """All public objects."""
    for institution in institutions(portal):
        yield from _below(institution["decisions"])


def _below(container):
    for content in container.objectValues():
        if IPublic.providedBy(content):
            yield content
        if hasattr(content, "objectValues"):
            yield from _below(content)


def _states(site, start: bytes, stop: set[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """(oid, pickle) of what is reachable, without going through ``stop``."""
    storage = site.database.storage
    seen, waiting = set(stop), [start]
    while waiting:
        oid = waiting.pop()
        if oid in seen:
            continue
        seen.add(oid)
        state, serial = storage.load(oid, "")
        yield oid, state
        if b"ZODB.blob" in state[:60]:
            with storage.openCommittedBlobFile(oid, serial) as blob:
                for _, data in opened_up("blob", blob.read()):
                    yield oid, data
        waiting += referencesf(state)


def _path(content) -> str:
    return "/".join(content.getPhysicalPath())
