"""Released annexes: only PDF, without what a file carries along, and read before they leave."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2


class Unpublishable(ValueError):
    """The file cannot be published as it is; the message says why, without a word of it."""


#: What any object of a file may carry along: XMP, an editor's own data, attached files, a picture of a former page.
CARRIED = ("/Metadata", "/PieceInfo", "/AF", "/Thumb")


def publishable_pdf(data: bytes, title: str) -> bytes:
    """The PDF without author, XMP, attachments, scripts and earlier revisions. Raises ``Unpublishable``."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Unpublishable("le PDF est protégé")
            for name in ("/Names", "/OpenAction", "/AA", "/AcroForm"):
                if name in pdf.Root:
                    del pdf.Root[name]
            for page in pdf.pages:
                for name in ("/Annots", "/AA"):
                    if name in page:
                        del page[name]
            for thing in list(_things(pdf)):
                for name in CARRIED if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else ():
                    if name in thing:
                        del thing[name]
            del pdf.docinfo
            with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                metadata["dc:title"] = title
            out = BytesIO()
            pdf.save(out, linearize=False, deterministic_id=True)
    except pikepdf.PdfError:
        raise Unpublishable("le PDF est illisible") from None
    return out.getvalue()


def text_of_pdf(data: bytes) -> str:
    """All that the PDF says: its text layer, hidden text and text beside the page included, then every other string
    (bookmarks, alternative texts, names of layers). Raises ``Unpublishable``.

    A page that is only a picture adds nothing: what it shows was judged by whoever released the file.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            # Not bounded by the page: what stands outside is in the file all the same.
            texts = [page.get_textpage().get_text_range() for page in document]
        with pikepdf.open(BytesIO(data)) as pdf:
            texts += [str(thing) for thing in _things(pdf) if isinstance(thing, pikepdf.String)]
    except (pypdfium2.PdfiumError, pikepdf.PdfError):
        raise Unpublishable("le PDF est illisible") from None
    return "\n".join(texts)


def _things(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every object of the file, those inside others included."""
    waiting = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        yield thing
        if isinstance(thing, pikepdf.Array):
            parts = list(thing)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            parts = list(thing.values())
        else:
            continue
        # One that stands by itself is in the list already.
        waiting += [part for part in parts if isinstance(part, pikepdf.Object) and not part.is_indirect]
