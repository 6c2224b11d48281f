"""What a PDF says beside its pages: information, outline, signatures, annotations, form fields, alternative texts."""

from ctypes import byref
from ctypes import c_char
from ctypes import c_ulong
from imio.pseudonymizer.annexes.model import prop
from imio.pseudonymizer.annexes.model import Property
from imio.pseudonymizer.annexes.model import Unreadable

import pypdfium2.raw as raw
import re


_INFORMATION = (
    *("Title", "Author", "Subject", "Keywords", "Company", "Manager", "Category", "Comments", "LastModifiedBy"),
    *("SourceFileName", "Source", "Owner", "Department", "Reviewer", "Description", "Copyright"),
)
_NOTE = {"Contents": "annotation", "T": "annotation:author", "Subj": "annotation:subject", "RC": "annotation:rich"}
_FIELD = {"TU": "field:label", "DV": "field:default", "V": "field"}
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DEPTH = 40
_MANY = 20_000
# X.520 names of a certificate: the card of a citizen holds the name, and the national number as serial number.
_NAMED = re.compile(rb"\x06\x03\x55\x04([\x03\x04\x05\x0a\x0b\x0c\x2a\x41])([\x0c\x13\x14\x16\x1e])([\x01-\x7f])")


def of_document(document) -> list[Property]:
    """Return the information, outline titles, XFA packets and signatures of a document."""
    found = []
    for key in _INFORMATION:
        found += prop(f"pdf:{key}", document.get_metadata_value(key))
    for number, bookmark in enumerate(document.get_toc(max_depth=_DEPTH)):
        if number >= _MANY:
            break
        found += prop("outline", bookmark.get_title() or "")
    for index in range(max(raw.FPDF_GetXFAPacketCount(document), 0)):
        found += prop("xfa", _TAG.sub(" ", _xfa(document, index)))
    for index in range(max(raw.FPDF_GetSignatureCount(document), 0)):
        signature = raw.FPDF_GetSignatureObject(document, index)
        found += prop("signature:reason", _text(raw.FPDFSignatureObj_GetReason, signature))
        found += _certificates(_bytes(raw.FPDFSignatureObj_GetContents, signature))
    return found


def attachments(document) -> list[str]:
    """Return the names of the files in the file."""
    names = []
    for index in range(max(raw.FPDFDoc_GetAttachmentCount(document), 0)):
        names.append(_text(raw.FPDFAttachment_GetName, raw.FPDFDoc_GetAttachment(document, index)))
    return names


def versions(document, data: bytes) -> int:
    """Return how many versions of the document the file holds; a file made for the web has two ends of one version."""
    ends = raw.FPDF_GetTrailerEnds(document, None, 0)
    return ends - 1 if b"/Linearized" in data[:2048] else ends


def of_page(document, page, number: int) -> tuple[list[Property], list[Unreadable]]:
    """Return the annotations, form fields, links and alternative texts of a page, and what cannot be read."""
    found: list[Property] = []
    unreadable: list[Unreadable] = []
    for index in range(min(max(raw.FPDFPage_GetAnnotCount(page), 0), _MANY)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            _annotation(document, page, annotation, number, found, unreadable)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    tree = raw.FPDF_StructTree_GetForPage(page)
    if tree:
        budget = [_MANY]
        for index in range(max(raw.FPDF_StructTree_CountChildren(tree), 0)):
            _alternatives(raw.FPDF_StructTree_GetChildAtIndex(tree, index), number, found, budget, 0)
        raw.FPDF_StructTree_Close(tree)
    if raw.FPDFPage_GetRawThumbnailData(page, None, 0):
        unreadable.append(Unreadable("thumbnail", "", number))
    return found, unreadable


def _annotation(document, page, annotation, number: int, found, unreadable) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    widget = kind == raw.FPDF_ANNOT_WIDGET
    for key, name in _NOTE.items():
        if not (widget and key == "T"):
            found += prop(
                name, _TAG.sub(" ", _string(annotation, key)) if key == "RC" else _string(annotation, key), number
            )
    if widget:
        found += _field(document, annotation, number)
    link = raw.FPDFAnnot_GetLink(annotation)
    if link:
        action = raw.FPDFLink_GetAction(link)
        if action:
            found += prop("link", _address(document, action), number)
    if kind == raw.FPDF_ANNOT_FILEATTACHMENT:
        attached = raw.FPDFAnnot_GetFileAttachment(annotation)
        name = _text(raw.FPDFAttachment_GetName, attached) if attached else ""
        unreadable.append(Unreadable("embedded", name, number))
    elif kind == raw.FPDF_ANNOT_REDACT:
        found += prop("annotation:overlay", _string(annotation, "OverlayText"), number)
    elif kind == raw.FPDF_ANNOT_STAMP and not _string(annotation, "Contents").strip():
        unreadable.append(Unreadable("image", "", number))


def _field(document, annotation, number: int) -> list[Property]:
    found = []
    form = document.formenv
    if form is None:
        for key, name in _FIELD.items():
            found += prop(name, _string(annotation, key), number)
        return found
    found += prop("field", _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation), number)
    found += prop("field:name", _text(raw.FPDFAnnot_GetFormFieldName, form, annotation), number)
    found += prop("field:label", _text(raw.FPDFAnnot_GetFormFieldAlternateName, form, annotation), number)
    found += prop("field:default", _string(annotation, "DV"), number)
    for index in range(min(max(raw.FPDFAnnot_GetOptionCount(form, annotation), 0), 1000)):
        found += prop("field:choice", _text(raw.FPDFAnnot_GetOptionLabel, form, annotation, index), number)
    return found


def _alternatives(element, number: int, found, budget: list[int], depth: int) -> None:
    budget[0] -= 1
    if not element or budget[0] < 0 or depth > _DEPTH:
        return
    found += prop("alt", _text(raw.FPDF_StructElement_GetAltText, element), number)
    found += prop("alt", _text(raw.FPDF_StructElement_GetActualText, element), number)
    found += prop("title", _text(raw.FPDF_StructElement_GetTitle, element), number)
    for index in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        _alternatives(raw.FPDF_StructElement_GetChildAtIndex(element, index), number, found, budget, depth + 1)


def _certificates(contents: bytes) -> list[Property]:
    """Return the names in the certificates of a signature."""
    values = []
    for match in _NAMED.finditer(contents):
        raw_value = contents[match.end() : match.end() + match[3][0]]
        values.append(raw_value.decode("utf-16-be" if match[2] == b"\x1e" else "utf-8", "replace"))
    return [p for value in dict.fromkeys(values) for p in prop("signature", value)]


def _address(document, action) -> str:
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if size <= 1:
        return ""
    buffer = (c_char * size)()
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return bytes(buffer).rstrip(b"\0").decode("utf-8", "replace")


def _string(annotation, key: str) -> str:
    return _text(raw.FPDFAnnot_GetStringValue, annotation, key.encode())


def _text(getter, *arguments) -> str:
    """Call a PDFium getter that fills a buffer of UTF-16."""
    length = getter(*arguments, None, 0)
    if length <= 2:
        return ""
    buffer = (raw.FPDF_WCHAR * (length // 2))()
    getter(*arguments, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _bytes(getter, handle) -> bytes:
    size = getter(handle, None, 0)
    if size <= 0:
        return b""
    buffer = (c_char * size)()
    getter(handle, buffer, size)
    return bytes(buffer)


def _xfa(document, index: int) -> str:
    size = c_ulong()
    raw.FPDF_GetXFAPacketContent(document, index, None, 0, byref(size))
    if not size.value:
        return ""
    buffer = (c_char * size.value)()
    raw.FPDF_GetXFAPacketContent(document, index, buffer, size.value, byref(size))
    return bytes(buffer).decode("utf-8", "replace")
