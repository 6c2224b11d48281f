"""Released annexes: only PDF, without what a file carries along, and read before they leave."""

from io import BytesIO

import pikepdf
import pypdfium2


class Unpublishable(ValueError):
    """The file cannot be published as it is; the message says why, without a word of it."""


def publishable_pdf(data: bytes, title: str) -> bytes:
    """The PDF without author, XMP, attachments, scripts and earlier revisions. Raises ``Unpublishable``."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Unpublishable("le PDF est protégé")
            for name in ("/Metadata", "/Names", "/OpenAction", "/AA", "/AcroForm", "/PieceInfo", "/AF"):
                if name in pdf.Root:
                    del pdf.Root[name]
            for page in pdf.pages:
                for name in ("/Annots", "/AA", "/Metadata", "/PieceInfo"):
                    if name in page:
                        del page[name]
            del pdf.docinfo
            with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                metadata["dc:title"] = title
            out = BytesIO()
            pdf.save(out, linearize=False, deterministic_id=True)
    except pikepdf.PdfError:
        raise Unpublishable("le PDF est illisible") from None
    return out.getvalue()


def text_of_pdf(data: bytes) -> str:
    """The text layer of all pages, hidden text included. Raises ``Unpublishable`` when a page has none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Unpublishable("le PDF est illisible") from None
    with document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages)
