"""Released annexes: only PDF, without what a file carries along, and read before they leave."""

from collections.abc import Iterator
from imio.deliberations.publication.pictures import Opaque
from imio.deliberations.publication.pictures import silent_jp2
from imio.deliberations.publication.pictures import silent_jpeg
from io import BytesIO

import pikepdf
import pypdfium2
import zlib


class Unpublishable(ValueError):
    """The file cannot be published as it is; the message says why, without a word of it. ``annex``: which one."""

    annex = ""


#: What any object of a file may carry along: XMP, an editor's own data, attached files, a picture of a former page,
#: another picture to print, what a printer noted, when somebody worked on it, a script, who made a layer and for whom.
CARRIED = (
    *("/Metadata", "/PieceInfo", "/AF", "/Thumb", "/Alternates", "/OPI", "/LastModified", "/JS", "/AA"),
    *("/CreatorInfo", "/User"),
)
#: What a document and a page need to be read: all else is left out, known or not (names, forms, signatures and the
#: certificates of their store, scripts, threads, annotations…).
ROOT = (
    *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Dests", "/ViewerPreferences", "/PageLayout"),
    *("/PageMode", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents", "/OCProperties"),
)
PAGE = (
    *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents"),
    *("/Rotate", "/Group", "/StructParents", "/Tabs", "/UserUnit"),
)
#: Filters of a stream that is a picture, and what makes it tell nothing.
PICTURES = {"/DCTDecode": silent_jpeg, "/JPXDecode": silent_jp2}


def publishable_pdf(data: bytes, title: str) -> bytes:
    """The PDF without author, XMP, comments, attachments, scripts, earlier revisions, nor what its photos tell (EXIF).

    Raises ``Unpublishable``.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Unpublishable("le PDF est protégé")
            _keep_only(pdf.Root, ROOT)
            for page in pdf.pages:
                _keep_only(page.obj, PAGE)
            for thing in list(_things(pdf)):
                if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                    _unload(thing)
            del pdf.docinfo
            with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                metadata["dc:title"] = title
            out = BytesIO()
            pdf.save(out, linearize=False, deterministic_id=True)
    except pikepdf.PdfError:
        raise Unpublishable("le PDF est illisible") from None
    except Opaque:
        raise Unpublishable("une photo du PDF garde des données qui ne peuvent pas en être retirées") from None
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


def pages_of_pdf(data: bytes) -> int | None:
    """How many pages the PDF has; None when it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return None


def _keep_only(thing: pikepdf.Object, names: tuple[str, ...]) -> None:
    for name in [name for name in thing.keys() if name not in names]:  # noqa: SIM118
        del thing[name]


def _unload(thing: pikepdf.Object) -> None:
    """Take out of an object what it carries along, and out of a picture what it tells."""
    for name in CARRIED:
        if name in thing:
            del thing[name]
    # A bookmark may go to a place of the document; whatever else it would do, it does not.
    if "/A" in thing and isinstance(thing.A, pikepdf.Dictionary) and thing.A.get("/S") not in (None, "/GoTo"):
        del thing["/A"]
    # The structure of the text points at annotations as well, and would keep them in the file.
    if thing.get("/Type") == "/OBJR" and isinstance(thing.get("/Obj"), pikepdf.Dictionary):
        del thing["/Obj"]
    if isinstance(thing, pikepdf.Stream):
        _silence(thing)


def _silence(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    chain = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    silent = PICTURES.get(chain[-1])
    if silent is None:
        return
    raw = stream.read_raw_bytes()
    if chain[:-1] == ["/FlateDecode"]:
        raw = _inflated(raw)
    elif len(chain) > 1:
        raise Opaque()
    told = silent(raw)
    if told == raw:
        return
    settings = stream.get("/DecodeParms")
    if isinstance(settings, pikepdf.Array):
        settings = settings[len(settings) - 1] if len(settings) else None
    settings = settings if isinstance(settings, pikepdf.Dictionary) else None
    stream.write(told, filter=pikepdf.Name(chain[-1]), decode_parms=settings)


def _inflated(raw: bytes) -> bytes:
    try:
        # More than that is no picture of a page.
        return zlib.decompressobj().decompress(raw, 200_000_000)
    except zlib.error:
        raise Opaque() from None


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
