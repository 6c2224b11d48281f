"""PDF, read with PDFium: pages, hidden text, properties. The file is opened in memory and never saved.

Called in a process of its own (`pdf_process`): PDFium serves one thread at a time, and a file may make it fall.
"""

from imio.pseudonymizer.annexes import pdf_page
from imio.pseudonymizer.annexes import pdf_properties
from imio.pseudonymizer.annexes import xmp
from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import Limits
from imio.pseudonymizer.annexes.model import Page
from imio.pseudonymizer.annexes.model import Property
from imio.pseudonymizer.annexes.model import REASONS
from imio.pseudonymizer.annexes.model import UNREADABLE
from imio.pseudonymizer.annexes.model import Unreadable
from imio.pseudonymizer.document import Doubt

import io
import pypdfium2 as pdfium
import pypdfium2.raw as raw


BROKEN = "Le PDF est endommagé ou incomplet."


def read_pdf(name: str, data: bytes, limits: Limits) -> Annex:
    """Read a PDF; raises `NotReadable` or `TooLarge`."""
    if b"%%EOF" not in data[-4096:]:
        raise NotReadable(BROKEN)  # PDFium would repair it, and lose pages without a word
    packets = xmp.check_streams(data, limits)
    document = _open(data)
    try:
        if len(document) > limits.max_pages:
            raise TooLarge(f"Le fichier dépasse {limits.max_pages} pages.")
        return _read(name, data, document, packets, limits)
    except pdfium.PdfiumError:
        raise NotReadable(BROKEN) from None
    finally:
        document.close()


def _open(data: bytes):
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise NotReadable("Le fichier est protégé par un mot de passe.") from None
        raise NotReadable(BROKEN) from None


def _read(name, data, document, packets, limits: Limits) -> Annex:
    sources = [data, *packets]
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:  # opens freely, but its bytes are encrypted
        clear = io.BytesIO()
        document.save(clear, flags=raw.FPDF_REMOVE_SECURITY)
        sources = [clear.getvalue(), *xmp.check_streams(clear.getvalue(), limits)]
    if len(document) == 0:
        raise NotReadable(BROKEN)
    warnings: list[Doubt] = []
    document.init_forms()
    properties = pdf_properties.of_document(document) + xmp.properties(sources)
    unreadable = [Unreadable("embedded", item) for item in pdf_properties.attachments(document)]
    pages = []
    for index in range(len(document)):
        page, beside, missed, doubts = _page(document, index, limits)
        pages.append(page)
        properties += beside
        unreadable += missed
        warnings += doubts
    if pdf_properties.versions(document, data) > 1:
        warnings.append(Doubt("revisions", "Le fichier garde des versions antérieures, qui ne sont pas lues."))
    unique = tuple(dict.fromkeys(properties))
    return Annex(name, "pdf", tuple(pages), unique, tuple(unreadable), tuple(warnings))


def _page(document, index: int, limits: Limits) -> tuple[Page, list[Property], list[Unreadable], list[Doubt]]:
    number = index + 1
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(number, "", UNREADABLE), [], [Unreadable("page", "", number)], []
    try:
        result, notes = pdf_page.read_page(document, page, number, limits)
        properties, missed = pdf_properties.of_page(document, page, number)
    finally:
        page.close()
    part = f"page {number}"
    doubts = [Doubt(kind, f"Page {number} : {message}", part) for kind, message in notes]
    for reason in dict.fromkeys(c.reason for c in result.covered):
        first = next(c for c in result.covered if c.reason == reason)
        message = f"Page {number} : du texte se trouve {REASONS[reason]}."
        doubts.append(Doubt("hidden_text", message, part, first.start, first.end))
    if result.state == UNREADABLE:
        missed = [Unreadable("page", "", number), *missed]
    return result, properties, missed, doubts
