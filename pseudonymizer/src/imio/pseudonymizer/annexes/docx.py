"""DOCX: body, headers, footers, notes, comments, changes, hidden text, properties. Images are not read."""

from imio.pseudonymizer.annexes import docx_hidden
from imio.pseudonymizer.annexes.archive import Archive
from imio.pseudonymizer.annexes.archive import attribute
from imio.pseudonymizer.annexes.archive import BROKEN
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

import posixpath
import re


_TECHNICAL = re.compile(
    r"(?:Pages|Words|Characters\w*|Lines|Paragraphs|TotalTime|AppVersion|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc"
    r"|Hyperlinks?Changed|Application|created|modified|lastPrinted|revision|version|i4|vt:i4)\Z"
)
# Attributes that a reader may meet, or that carry a person's name, wherever they stand.
_SPOKEN = ("descr", "title", "alt", "string", "tooltip", "displayText", "userId", "instr", "initials")
_CHANGES = {"ins": INSERTED, "moveTo": INSERTED, "del": DELETED, "moveFrom": DELETED}
_IMAGES = ("blip", "imagedata", "OLEObject", "chart", "relIds", "control")
_FLOWING = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml\Z")
_PLUMBING = re.compile(
    r"(?:word/(?:styles|stylesWithEffects|fontTable|numbering|theme/.*|fonts/.*|commentsExtended|commentsIds"
    r"|commentsExtensible|webSettings)(?:\.xml)?|\[Content_Types\]\.xml|.*itemProps\d*\.xml)\Z"
)


def read_docx(name: str, archive: Archive, limits: Limits) -> Annex:
    """Read a Word file; pages follow the breaks that Word last rendered, else there is one page."""
    main = _main(archive)
    styles = docx_hidden.styles(archive)
    flow = Flow(limits)
    walker = _Walker(flow, styles)
    root = archive.xml(main)
    walker.walk(root)
    pages = flow.pages()
    properties = _spoken(root) + [p for code in walker.codes for p in prop("field", code)]
    unreadable, warnings = [], []
    for member in archive.names:
        if member == main or _PLUMBING.match(member):
            continue
        if member.endswith(".rels"):
            properties += _links(archive.xml(member))
        elif _FLOWING.match(member):
            properties += _flowing(archive.xml(member), posixpath.basename(member), styles, limits)
        elif re.fullmatch(r"word/comments\d*\.xml", member):
            properties += _comments(archive.xml(member), styles, limits)
        elif member.startswith("docProps/") and member.endswith(".xml"):
            properties += _document_properties(archive.xml(member), posixpath.basename(member)[:-4])
        elif member == "word/people.xml":
            properties += [p for e in archive.xml(member).iter() for p in prop("author", attribute(e, "author"))]
            properties += _spoken(archive.xml(member))
        elif member == "word/settings.xml":
            properties += _settings(archive.xml(member))
        elif member.endswith(".xml"):
            other = archive.xml(member)
            properties += prop(member, words(other)) + _spoken(other)
        else:
            unreadable.append(_unreadable(member))
    properties += prop("zip:comment", archive.comment)
    if any(page.covered for page in pages):
        warnings.append(Doubt("hidden_text", "Le fichier contient du texte caché ou supprimé.", ""))
    unique = tuple(dict.fromkeys(properties))
    return Annex(name, "docx", pages, unique, tuple(unreadable), tuple(warnings))


def _main(archive: Archive) -> str:
    """Return the member that holds the body."""
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels"):
            if attribute(relation, "Type").endswith("/officeDocument"):
                target = posixpath.normpath(attribute(relation, "Target").lstrip("/"))
                if target in archive.names:
                    return target
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    raise NotReadable(BROKEN)


class _Walker:
    """Walks a body and tells the flow what it meets."""

    def __init__(self, flow: Flow, styles):
        self._flow = flow
        self._styles = styles
        self.codes: list[str] = []

    def walk(self, element, change: str = "", reason: str = "", ground: str = "") -> None:
        """Walk an element; `ground` is the background colour around it."""
        kind = local(element)
        flow = self._flow
        if kind == "t":
            flow.add(element.text or "", reason, change)
        elif kind == "delText":
            flow.add(element.text or "", reason, DELETED)
        elif kind in ("instrText", "delInstrText"):
            self.codes.append(element.text or "")
        elif kind in ("tab", "ptab"):
            flow.add("\t", reason, change)
        elif kind in ("br", "cr"):
            flow.add("\n", reason, change)
        elif kind == "noBreakHyphen":
            flow.add("-", reason, change)
        elif kind == "lastRenderedPageBreak":
            flow.page_break()
        elif kind == "AlternateContent":
            self._alternate(element, change, reason, ground)
        elif kind not in ("rPr", "pPr", "tcPr", "tblPr", "sectPr", "sdtPr"):
            self._children(element, kind, change, reason, ground)

    def _children(self, element, kind, change, reason, ground) -> None:
        flow = self._flow
        if kind in _IMAGES:
            flow.image()
        change = DELETED if change == DELETED else _CHANGES.get(kind, change)
        if kind == "p":
            flow.begin()
        if kind in ("p", "tc", "r"):
            ground = docx_hidden.ground(element, kind) or ground
        if kind == "p":
            reason = docx_hidden.paragraph_reason(element, self._styles)
        if kind == "r":
            reason = docx_hidden.run_reason(element, self._styles, ground) or reason
        for child in element:
            self.walk(child, change, reason, ground)
        if kind == "p":
            flow.end()
        elif kind == "tc":
            flow.end_cell()
        elif kind == "tr":
            flow.end_row()

    def _alternate(self, element, change, reason, ground) -> None:
        """Walk the first choice, and the others only when their words differ."""
        seen = set()
        for choice in element:
            said = words(choice)
            if said not in seen or not seen:
                self.walk(choice, change, reason, ground)
            seen.add(said)


def _flowing(root, name: str, styles, limits: Limits) -> list[Property]:
    """Read a header, a footer or the notes."""
    flow = Flow(limits)
    walker = _Walker(flow, styles)
    for child in root.iter():
        if local(child) == "lastRenderedPageBreak":
            child.tag = "break"
    walker.walk(root)
    text, covered = flow.text()
    found = [Property(name, text, None, covered)] if text.strip() else []
    return found + _spoken(root) + [p for code in walker.codes for p in prop("field", code)]


def _comments(root, styles, limits: Limits) -> list[Property]:
    found = []
    for comment in root:
        if local(comment) == "comment":
            found += prop("comment:author", attribute(comment, "author"))
            found += _flowing(comment, "comment", styles, limits)
    return found + _spoken(root)


def _spoken(root) -> list[Property]:
    """Return alternative texts, tooltips, names of authors of changes and list choices of a tree."""
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if local(element) in ("ins", "del", "moveFrom", "moveTo") or local(element).endswith("Change"):
            found += prop("change:author", attribute(element, "author"))
        for key in _SPOKEN:
            found += prop(key, attribute(element, key))
    return found


def _links(root) -> list[Property]:
    found = []
    for relation in root:
        external = attribute(relation, "TargetMode") == "External"
        if external or attribute(relation, "Type").rpartition("/")[2] in ("hyperlink", "attachedTemplate"):
            found += prop("link", attribute(relation, "Target"))
    return found


def _settings(root) -> list[Property]:
    """Return the document variables and the queries of a mail merge."""
    found = []
    for element in root.iter():
        if local(element) == "docVar":
            found += prop("variable", attribute(element, "val"))
        elif local(element) in ("query", "connectString", "udl"):
            found += prop("mail merge", attribute(element, "val"))
    return found


def _document_properties(root, part: str) -> list[Property]:
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str) or (part != "custom" and _TECHNICAL.match(local(element))):
            continue
        key = attribute(element.getparent(), "name") if part == "custom" and element is not root else ""
        found += prop(f"{part}:{local(element)}", element.text or "")
        if key:
            found += prop(f"{part}:name", key)
    return found


def _unreadable(member: str) -> Unreadable:
    if member.startswith("docProps/thumbnail"):
        return Unreadable("thumbnail", member)
    return Unreadable("image" if "/media/" in member else "embedded", member)
