"""Files for tests of annexes, made here; every person, number and place is invented."""

from io import BytesIO
from PIL import Image

import pikepdf
import zipfile


PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Of the item's text, masked there.
NAME = "Evrard Noirhomme"
NISS = "71.03.03-000.64"
CLEAN = "Plan de la place communale."
SECRET = "Colette Piettequin"


def pdf(*pages, author="", comment=""):
    """A PDF with these texts, one a page; an empty one is a blank page."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for text in pages:
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("cp1252"))
        if comment:
            note = made.make_indirect(_comment(comment))
            page.Annots = made.make_indirect(pikepdf.Array([note]))
            # The structure of the text points at it as well, as Word writes it.
            reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=note)
            element = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Annot, K=reference)
            tree = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=made.make_indirect(element))
            made.Root.StructTreeRoot = made.make_indirect(tree)
    if author:
        made.docinfo["/Author"] = author
    return saved(made)


def _comment(text):
    rectangle = [10, 10, 20, 20]
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=rectangle, Contents=text, T=text)


def scanned(picture=None, filters=None):
    """A PDF of one page that is a photograph: nothing of it can be read. ``picture``: the bytes of a JPEG."""
    made = pikepdf.open(BytesIO(pdf("")))
    data = picture or photograph()
    image = made.make_stream(data)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = 64, 64, 8
    image.ColorSpace = pikepdf.Name.DeviceRGB
    image.write(data, filter=filters or pikepdf.Name.DCTDecode)
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    made.pages[0].Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return saved(made)


def photograph(author=""):
    """A JPEG, with EXIF that names its author."""
    out, shown = BytesIO(), Image.effect_noise((64, 64), 50).convert("RGB")
    exif = Image.Exif()
    if author:
        exif[0x013B] = author
    shown.save(out, "JPEG", exif=exif, comment=author.encode())
    return out.getvalue()


def docx(text):
    """A Word file of one paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>'
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{DOCX}.main+xml"/></Types>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", body)
    return out.getvalue()


def saved(made):
    """The bytes, uncompressed: what is in them can be looked for."""
    out = BytesIO()
    made.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return out.getvalue()


def listed(data, annex_id="a1", kind=PDF, **changes):
    """The annex as the payload lists it."""
    facts = {"id": annex_id, "title": "Plan", "type": kind, "size": len(data), "publishable": True}
    return {**facts, **changes}
