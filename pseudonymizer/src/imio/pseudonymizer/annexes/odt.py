"""ODT: body, headers, footers, annotations, changes, hidden text, meta. Images and objects are not read."""

from imio.pseudonymizer.annexes import odt_hidden
from imio.pseudonymizer.annexes.archive import Archive
from imio.pseudonymizer.annexes.archive import attribute
from imio.pseudonymizer.annexes.archive import BROKEN
from imio.pseudonymizer.annexes.archive import ENCRYPTED
from imio.pseudonymizer.annexes.archive import local
from imio.pseudonymizer.annexes.archive import words
from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.flow import DELETED
from imio.pseudonymizer.annexes.flow import Flow
from imio.pseudonymizer.annexes.flow import INSERTED
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import prop
from imio.pseudonymizer.annexes.model import Property
from imio.pseudonymizer.annexes.model import Unreadable
from imio.pseudonymizer.document import Doubt

import re


_PLUMBING = re.compile(
    r"(?:mimetype|settings\.xml|manifest\.rdf|META-INF/manifest\.xml|layout-cache|Configurations2/.*)\Z"
)
_TECHNICAL = ("generator", "date", "creation-date", "editing-cycles", "editing-duration", "print-date")
_SPOKEN = ("string-value", "value", "current-value", "label", "title", "href", "help-text", "description")
_SKIPPED = (
    "tracked-changes",
    "annotation",
    "forms",
    "sequence-decls",
    "user-field-decls",
    "variable-decls",
    "title",
    "desc",
)

_BLOCKS = (
    "body",
    "text",
    "section",
    "table",
    "table-row",
    "table-cell",
    "list",
    "list-item",
    "frame",
    "text-box",
    "note",
)


def read_odt(name: str, archive: Archive, limits: Limits) -> Annex:
    """Read an OpenDocument text; pages follow the soft breaks that were saved, else there is one page."""
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise NotReadable(ENCRYPTED)
    if "content.xml" not in archive.names:
        raise NotReadable(BROKEN)
    root = archive.xml("content.xml")
    trees = [root]
    if "styles.xml" in archive.names:
        trees.append(archive.xml("styles.xml"))
    styles = odt_hidden.styles(trees)
    flow = Flow(limits)
    walker = _Walker(flow, styles, root)
    for body in _named(root, "body"):
        walker.walk(body)
    pages = flow.pages()
    properties = walker.properties + _spoken(root)
    for tree in trees[1:]:
        properties += _headers(tree, styles, limits) + _spoken(tree)
    if "meta.xml" in archive.names:
        properties += _meta(archive.xml("meta.xml"))
    unreadable = []
    for member in archive.names:
        if member in ("content.xml", "styles.xml", "meta.xml") or _PLUMBING.match(member):
            continue
        if re.fullmatch(r"Object[^/]*/(?:content|meta)\.xml", member):
            properties += prop(member, words(archive.xml(member)))
        elif re.fullmatch(r"META-INF/.*signatures\.xml", member):
            properties += prop("signature", words(archive.xml(member)))
        elif not re.fullmatch(r"Object[^/]*/(?:styles|settings)\.xml", member):
            unreadable.append(_unreadable(member))
    properties += prop("zip:comment", archive.comment)
    hidden = any(page.covered for page in pages)
    warnings = (Doubt("hidden_text", "Le fichier contient du texte caché ou supprimé.", ""),) if hidden else ()
    return Annex(name, "odt", pages, tuple(dict.fromkeys(properties)), tuple(unreadable), warnings)


class _Walker:
    """Walks a body and tells the flow what it meets."""

    def __init__(self, flow: Flow, styles, root):
        self._flow = flow
        self._styles = styles
        self._inserted: set[str] = set()
        self._kinds: dict[str, tuple[str, str]] = {}
        self.properties: list[Property] = []
        for region in _named(root, "changed-region"):
            self._region(region)

    def _region(self, region) -> None:
        for change in region:
            text = "\n".join("".join(_plain(p)) for p in change.iter() if local(p) in ("p", "h"))
            for kept in ({attribute(region, "id")} | {attribute(region, "change-id")}) - {""}:
                self._kinds[kept] = (local(change), text)
            for info in _named(change, "creator"):
                self.properties += prop("change:author", "".join(info.itertext()))
            for info in _named(change, "change-info"):
                said = "\n".join("".join(p.itertext()) for p in info if local(p) == "p")
                self.properties += prop("change:comment", said)

    def walk(self, element, reason: str = "") -> None:
        """Walk an element and what follows it."""
        kind = local(element)
        if kind and kind not in _SKIPPED:
            self._enter(element, kind, reason)
        elif kind == "annotation":
            self._annotation(element)

    def _enter(self, element, kind: str, reason: str) -> None:
        flow = self._flow
        paragraph = kind in ("p", "h")
        reason = odt_hidden.reason(element, kind, self._styles) or reason
        if paragraph:
            flow.begin()
        if kind == "s":
            count = attribute(element, "c")
            self._text(" " * min(int(count), 1000) if count.isdecimal() else " ", reason)
        elif kind == "tab":
            self._text("\t", reason)
        elif kind == "line-break":
            self._text("\n", reason)
        elif kind == "soft-page-break":
            flow.page_break()
        elif kind in ("image", "object", "object-ole", "plugin"):
            flow.image()
        elif kind.startswith("change"):
            self._change(kind, attribute(element, "change-id"))
        elif kind in ("hidden-text", "hidden-paragraph"):
            self._text(attribute(element, "string-value"), "hidden")
        if kind != "binary-data":
            self._text(_squeezed(element.text) if self._inline(kind) else "", reason)
            for child in element:
                self.walk(child, reason)
                if self._inline(kind):
                    self._text(_squeezed(child.tail), reason)
        if paragraph:
            flow.end()
        elif kind in ("table-cell", "covered-table-cell"):
            flow.end_cell()
        elif kind == "table-row":
            flow.end_row()

    def _text(self, text: str, reason: str) -> None:
        if text:
            self._flow.add(text, reason, INSERTED if self._inserted else "")

    def _inline(self, kind: str) -> bool:
        """Say whether text directly in such an element is shown (blanks between blocks are not)."""
        return self._flow.writing and kind not in _BLOCKS

    def _change(self, kind: str, key: str) -> None:
        what, deleted = self._kinds.get(key, ("", ""))
        if kind == "change-start" and what == "insertion":
            self._inserted.add(key)
        elif kind == "change-end":
            self._inserted.discard(key)
        elif kind == "change" and what == "deletion":
            self._flow.add(deleted, "", DELETED)

    def _annotation(self, element) -> None:
        page = self._flow.page
        for creator in (e for e in element.iter() if local(e) in ("creator", "sender-initials", "creator-initials")):
            self.properties += prop("comment:author", "".join(creator.itertext()), page)
        said = "\n".join("".join(_plain(p)) for p in element.iter() if local(p) in ("p", "h"))
        self.properties += prop("comment", said, page)


def _squeezed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _plain(paragraph):
    """Yield the texts of a paragraph with its blanks."""
    yield _squeezed(paragraph.text)
    for child in paragraph:
        kind = local(child)
        if kind in ("s", "tab", "line-break"):
            yield "\n" if kind == "line-break" else " "
        elif kind not in ("p", "h", "annotation", ""):
            yield from _plain(child)
        yield _squeezed(child.tail)


def _headers(tree, styles, limits: Limits) -> list[Property]:
    """Read the headers and footers of each master page."""
    found = []
    for element in tree.iter():
        kind = local(element)
        if re.fullmatch(r"(?:header|footer)(?:-left|-first)?", kind):
            flow = Flow(limits)
            walker = _Walker(flow, styles, element)
            walker.walk(element)
            text, covered = flow.text()
            if text.strip():
                found.append(Property(kind, text, None, covered))
            found += walker.properties
    return found


def _spoken(tree) -> list[Property]:
    """Return alternative texts, links, values of fields and form controls."""
    found = []
    for element in tree.iter():
        kind = local(element)
        if kind in ("title", "desc"):
            found += prop(kind, "".join(element.itertext()))
        elif kind and kind != "table-cell" and not kind.endswith("style"):
            for key in _SPOKEN:
                value = attribute(element, key)
                if not (key == "href" and value.startswith(("Pictures/", "./Object", "ObjectReplacements", "#"))):
                    found += prop(key, value)
    return found


def _meta(root) -> list[Property]:
    found = []
    for element in root.iter():
        kind = local(element)
        if kind and kind not in _TECHNICAL:
            found += prop(f"meta:{kind}", element.text or "")
            if kind == "user-defined":
                found += prop("meta:name", attribute(element, "name"))
            if kind == "template":
                found += prop("meta:template", attribute(element, "title"))
                found += prop("meta:template", attribute(element, "href"))
    return found


def _unreadable(member: str) -> Unreadable:
    if member.startswith("Thumbnails/"):
        return Unreadable("thumbnail", member)
    return Unreadable("image" if member.startswith(("Pictures/", "ObjectReplacements/")) else "embedded", member)


def _named(root, name: str):
    return [element for element in root.iter() if local(element) == name]
