"""PDF annexes. Every file is built here; every person, number and place is invented."""

from duration import takes_at_most
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.annexes import analyse_annex
from imio.pseudonymizer.annexes import Limits
from imio.pseudonymizer.annexes import NotReadable
from imio.pseudonymizer.annexes import read_annex
from imio.pseudonymizer.annexes import ReaderMissing
from imio.pseudonymizer.annexes import TooLarge
from imio.pseudonymizer.annexes.pdf import read_pdf

import io
import json
import pikepdf
import pytest
import zlib


NISS = "62.03.14-999.01"


class Builder:
    """Writes a PDF by hand: one content stream a page."""

    def __init__(self):
        self.pdf = pikepdf.new()
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        self.font = self.pdf.make_indirect(font)

    def page(self, content="", objects=None, size=(400, 300), **keys):
        page = self.pdf.add_blank_page(page_size=size)
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=self.font), XObject=pikepdf.Dictionary(objects or {})
        )
        page.Contents = self.pdf.make_stream(content.encode("cp1252"))
        for key, value in keys.items():
            page[f"/{key}"] = value
        return page

    def image(self, value=120, alpha=None):
        image = self.pdf.make_stream(bytes([value]) * 100)
        image.update(
            {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": 10,
                "/Height": 10,
                "/ColorSpace": pikepdf.Name.DeviceGray,
                "/BitsPerComponent": 8,
            }
        )
        if alpha is not None:
            image.SMask = self.image(alpha)
        return image

    def form(self, content, **keys):
        form = self.pdf.make_stream(content.encode("cp1252"))
        form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 400, 300]})
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=self.font))
        for key, value in keys.items():
            form[f"/{key}"] = value
        return form

    def bytes(self, **options):
        output = io.BytesIO()
        self.pdf.save(output, **options)
        return output.getvalue()


def line(text, x=20, y=200, size=12):
    escaped = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def one(content, **keys):
    builder = Builder()
    builder.page(content, **keys)
    return builder.bytes()


def read(data, name="annexe.pdf", **limits):
    """Read in this process, which is quicker."""
    if len(data) > Limits(**limits).max_bytes or not data.startswith(b"%PDF"):
        return apart(data, name, **limits)
    return read_pdf(name, data, Limits(**limits))


def apart(data, name="annexe.pdf", **limits):
    """Read as users do, in a process apart."""
    return read_annex(name, data, Limits(**limits))


def analyse(data, name="annexe.pdf"):
    return analyse_annex(Pseudonymizer(), read(data, name))


def covered(page):
    return [(page.text[c.start : c.end].strip(), c.reason) for c in page.covered]


def values(annex, name):
    return [p.value for p in annex.properties if p.name == name]


def test_a_person_keeps_the_same_letter_across_pages_properties_and_file_name():
    builder = Builder()
    builder.page(line("M. Rodrigue Palange demande un permis."))
    builder.page(line("Mme Ewa Nowak et M. Jérôme Delvigne, domicilié rue Haute 77."))
    builder.page(line("M. Delvigne signe."))
    builder.pdf.docinfo["/Author"] = "Jérôme Delvigne"
    result = analyse(builder.bytes(), "Courrier_de_M._Jérôme_Delvigne.pdf")
    letters = [(f.span.text, f.span.entity) for p in result.pages for f in p.findings if f.span.label == "PERSON"]
    assert letters == [
        ("Rodrigue Palange", "A"),
        ("Ewa Nowak", "B"),
        ("Jérôme Delvigne", "C"),
        ("Delvigne", "C"),
    ]
    beside = {p.property.name: [f.span.entity for f in p.findings] for p in result.properties}
    assert beside == {"pdf:Author": ["C"], "filename": ["C"]}


def test_offsets_point_at_the_text_of_the_page():
    result = analyse(one(line("Mme Ewa Nowak, née à Namur,", y=220) + line(f"numéro {NISS}, rue Haute 77.")))
    page = result.pages[0]
    assert {f.span.label for f in page.findings} >= {"PERSON", "NISS"}
    assert all(page.page.text[f.span.start : f.span.end] == f.span.text for f in page.findings)
    assert not any(f.covered for f in page.findings)


def test_a_previous_analysis_gives_its_letters():
    first = analyse(one(line("Mme Ewa Nowak et M. Jérôme Delvigne.")))
    annex = read(one(line("M. Jérôme Delvigne seul.")))
    again = analyse_annex(Pseudonymizer(), annex, previous=first)
    assert [f.span.entity for f in again.pages[0].findings] == ["B"]


def test_a_name_cut_at_the_end_of_a_line_is_found_whole():
    text = line("Le collège examine la demande introduite par Monsieur Jérôme", y=220)
    text += line("Delvigne, qui souhaite agrandir son habitation.")
    result = analyse(one(text))
    assert [f.span.text for f in result.pages[0].findings if f.span.label == "PERSON"] == ["Jérôme Delvigne"]


def test_a_hyphenated_word_is_joined_and_a_compound_name_keeps_its_hyphen():
    text = line("Monsieur Jérôme Del-", y=220) + line("vigne et Madame Marie-", y=205) + line("Ange Palange.", y=190)
    page = read(one(text)).pages[0]
    assert "Jérôme Delvigne" in page.text and "Marie-Ange" in page.text


def test_lines_of_a_list_stay_apart():
    page = read(one(line("Ewa Nowak", y=220) + line("Jérôme Delvigne", y=205))).pages[0]
    assert page.text.split() == ["Ewa", "Nowak", "Jérôme", "Delvigne"] and "Nowak\nJ" in page.text


def test_text_under_a_black_box_is_found_and_flagged():
    result = analyse(one(line(f"NISS : {NISS}", y=200) + line("Mme Ewa Nowak", y=150) + "0 g 55 195 120 16 re f"))
    flags = {f.span.text: (f.covered, f.reason) for f in result.pages[0].findings}
    assert flags == {NISS: (True, "cover"), "Ewa Nowak": (False, "")}
    assert [(w.kind, w.part) for w in result.warnings if w.kind == "hidden_text"] == [("hidden_text", "page 1")]


def test_text_under_a_white_box_with_a_letter_on_top_is_found():
    content = line("M. Jérôme Delvigne habite ici.") + "1 g 36 195 96 16 re f 0 g " + line("[XXXXXXXXXX]", x=40)
    page = read(one(content)).pages[0]
    assert ("Jérôme Delvigne", "cover") in covered(page)
    assert "XXX" not in "".join(text for text, _ in covered(page))


@pytest.mark.parametrize(
    "shape",
    ["12 195 m 110 195 l 115 195 115 195 115 200 c 115 212 l 12 212 l h f", "12 195 40 20 re 50 195 70 20 re f"],
    ids=["rounded", "two boxes in one path"],
)
def test_words_on_top_of_a_shape_do_not_make_what_is_beneath_visible(shape):
    page = read(one(line("Ewa Nowak") + shape + " 1 g " + line("[XXXXXXXXXXX]"))).pages[0]
    assert covered(page) == [("Ewa Nowak", "unseen")]


def test_a_box_drawn_before_the_text_hides_nothing():
    assert read(one("0.9 g 10 190 300 30 re f 0 g " + line("M. Jérôme Delvigne"))).pages[0].covered == ()


def test_a_frame_without_filling_hides_nothing():
    assert read(one(line("M. Jérôme Delvigne") + "10 190 300 30 re S")).pages[0].covered == ()


def test_a_see_through_highlight_hides_nothing():
    builder = Builder()
    page = builder.page(line("M. Jérôme Delvigne") + "/G1 gs 1 1 0 rg 10 190 300 30 re f")
    page.Resources.ExtGState = pikepdf.Dictionary(G1=pikepdf.Dictionary(ca=0.3))
    assert read(builder.bytes()).pages[0].covered == ()


def test_a_thick_marker_line_over_the_text_is_a_cover():
    page = read(one(line("Ewa Nowak") + "14 w 0 G 15 204 m 120 204 l S")).pages[0]
    assert covered(page) == [("Ewa Nowak", "cover")]


def test_text_under_an_image_is_flagged_and_under_a_clear_one_is_not():
    for alpha, expected in ((None, [("Ewa Nowak", "cover")]), (0, [])):
        builder = Builder()
        builder.page(line("Ewa Nowak") + "q 100 0 0 20 15 195 cm /I Do Q", {"/I": builder.image(120, alpha)})
        assert covered(read(builder.bytes()).pages[0]) == expected


def test_a_box_in_a_form_covers_by_its_place_on_the_page():
    builder = Builder()
    box = builder.form("0 g 0 0 40 10 re f", Matrix=pikepdf.Array([1, 0, 0, 1, 5, 0]))
    content = line("Ewa Nowak", y=200) + line("Jérôme Delvigne", y=100) + "q 3 0 0 3 0 190 cm /X Do Q"
    builder.page(content, {"/X": box})
    assert covered(read(builder.bytes()).pages[0]) == [("Ewa Nowak", "cover")]


def test_text_in_a_form_is_read_and_its_cover_is_seen():
    builder = Builder()
    builder.page("q 1 0 0 1 50 50 cm /X Do Q 0 g 60 140 120 20 re f", {"/X": builder.form(line("Ewa Nowak", 20, 95))})
    assert covered(read(builder.bytes()).pages[0]) == [("Ewa Nowak", "cover")]


@pytest.mark.parametrize(
    "content, reason",
    [
        ("BT /F1 12 Tf 3 Tr 20 100 Td (Ewa Nowak) Tj ET", "invisible"),
        ("1 g BT /F1 12 Tf 20 100 Td (Ewa Nowak) Tj ET", "unseen"),
        ("BT /F1 12 Tf 700 100 Td (Ewa Nowak) Tj ET", "outside"),
        ("BT /F1 1 Tf 20 100 Td (Ewa Nowak) Tj ET", "tiny"),
        ("q 0 0 5 5 re W n BT /F1 12 Tf 20 100 Td (Ewa Nowak) Tj ET Q", "unseen"),
    ],
    ids=["mode 3", "white", "outside", "tiny", "clipped"],
)
def test_text_that_is_not_seen_is_found_and_says_why(content, reason):
    result = analyse(one(line("M. Jérôme Delvigne, présent.") + content))
    page = result.pages[0]
    assert covered(page.page) == [("Ewa Nowak", reason)]
    assert [(f.span.text, f.covered) for f in page.findings] == [("Jérôme Delvigne", False), ("Ewa Nowak", True)]


def test_text_outside_the_crop_box_is_found():
    page = read(one(line("Visible", y=200) + line("Ewa Nowak", y=20), CropBox=[0, 100, 400, 300])).pages[0]
    assert covered(page) == [("Ewa Nowak", "outside")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_has_the_same_covers(turn):
    page = read(one(line("Ewa Nowak") + line("Visible", y=100) + "0 g 10 195 120 20 re f", Rotate=turn)).pages[0]
    assert covered(page) == [("Ewa Nowak", "cover")]


def test_white_text_on_a_dark_ground_and_small_signs_are_seen():
    page = read(one("0 g 10 190 300 30 re f 1 g " + line("Ewa Nowak, l'an 2024 - n. 1 : oui.", size=7))).pages[0]
    assert page.covered == ()


def test_text_of_a_layer_turned_off_is_found():
    builder = Builder()
    layer = builder.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Calque")))
    page = builder.page(line("Visible", y=100) + "/OC /L1 BDC\n" + line("Ewa Nowak") + "EMC")
    page.Resources.Properties = pikepdf.Dictionary(L1=layer)
    builder.pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )
    assert covered(read(builder.bytes()).pages[0]) == [("Ewa Nowak", "unseen")]


def annotation(builder, subtype, rect, **keys):
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{subtype}"), Rect=rect)
    for key, value in keys.items():
        note[f"/{key}"] = value
    return builder.pdf.make_indirect(note)


def test_text_under_a_filled_annotation_is_found():
    builder = Builder()
    look = builder.form("0 g 0 0 110 20 re f", BBox=pikepdf.Array([0, 0, 110, 20]))
    page = builder.page(line("Ewa Nowak") + line("Visible", y=100))
    square = annotation(builder, "Square", [15, 195, 125, 215], AP=pikepdf.Dictionary(N=look), F=4)
    page.Annots = pikepdf.Array([square])
    assert covered(read(builder.bytes()).pages[0]) == [("Ewa Nowak", "unseen")]


def test_a_page_that_holds_only_an_image_is_reported():
    builder = Builder()
    builder.page(line("Mme Ewa Nowak"))
    builder.page("q 400 0 0 300 0 0 cm /I Do Q", {"/I": builder.image()})
    builder.page("")
    builder.page("0 g 10 10 m 50 90 l 90 10 l f")
    result = analyse(builder.bytes())
    assert [p.page.state for p in result.pages] == ["text", "unreadable", "empty", "unreadable"]
    assert result.unreadable_pages == (2, 4)
    assert [(w.kind, w.part) for w in result.warnings if w.kind == "unreadable_page"] == [
        ("unreadable_page", "page 2"),
        ("unreadable_page", "page 4"),
    ]


def test_a_page_with_a_caption_over_a_scan_is_mixed_and_one_with_a_logo_is_text():
    builder = Builder()
    scan = {"/I": builder.image()}
    builder.page("q 300 0 0 150 0 0 cm /I Do Q " + line("Annexe 3", y=250), scan)
    builder.page("q 40 0 0 40 0 0 cm /I Do Q " + line("Annexe 3", y=250), scan)
    assert [p.state for p in read(builder.bytes()).pages] == ["mixed", "text"]


def test_a_scan_with_an_invisible_layer_of_text_is_mixed_and_read():
    builder = Builder()
    content = "q 400 0 0 300 0 0 cm /I Do Q BT 3 Tr /F1 12 Tf 20 100 Td (Mme Ewa Nowak) Tj ET"
    builder.page(content, {"/I": builder.image(250)})
    page = analyse(builder.bytes()).pages[0]
    assert page.page.state == "mixed" and [(f.span.text, f.covered) for f in page.findings] == [("Ewa Nowak", True)]


XMP = """<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:p="http://example.be/p/" p:Responsable="Anne Istace"><dc:creator><rdf:Seq><rdf:li>Jérôme Delvigne</rdf:li>
 </rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("encrypt", [False, True])
def test_xmp_is_read_plain_compressed_and_encrypted_without_password(compress, encrypt):
    builder = Builder()
    builder.page(line("Bonjour"))
    packet = builder.pdf.make_stream(zlib.compress(XMP.encode()) if compress else XMP.encode())
    packet.update({"/Type": pikepdf.Name.Metadata, "/Subtype": pikepdf.Name.XML})
    if compress:
        packet.Filter = pikepdf.Name.FlateDecode
    builder.pdf.Root.Metadata = packet
    options = {"encryption": pikepdf.Encryption(owner="secret", user="")} if encrypt else {}
    annex = read(builder.bytes(compress_streams=compress, **options))
    assert values(annex, "xmp:creator") == ["Jérôme Delvigne"] and values(annex, "xmp:Responsable") == ["Anne Istace"]


def test_an_entity_in_xmp_is_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("contenu secret")
    builder = Builder()
    builder.page(line("Bonjour"))
    text = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>' + XMP.replace("Anne Istace", "Anne &amp; Co")
    builder.pdf.Root.Metadata = builder.pdf.make_stream(text.replace("Jérôme", "&e;").encode())
    annex = read(builder.bytes())
    assert "contenu secret" not in str(annex) and "Delvigne" in str(annex)


def test_information_outline_annotations_links_and_attachments_are_read():
    builder = Builder()
    page = builder.page(line("Bonjour"))
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("mailto:ewa.nowak@example.be"))
    page.Annots = pikepdf.Array(
        [
            annotation(builder, "Text", [1, 1, 9, 9], Contents="Appeler M. Delvigne", T="Anne Istace"),
            annotation(builder, "Link", [1, 1, 9, 9], A=action),
        ]
    )
    with builder.pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Dossier de Mme Nowak", 0))
    builder.pdf.docinfo["/Subject"] = "Vente Palange"
    builder.pdf.docinfo["/Company"] = "Étude Istace"
    builder.pdf.attachments["carte Delvigne.txt"] = b"M. Delvigne"
    annex = read(builder.bytes())
    found = {(p.name, p.value, p.page) for p in annex.properties}
    assert found >= {
        ("annotation", "Appeler M. Delvigne", 1),
        ("annotation:author", "Anne Istace", 1),
        ("link", "mailto:ewa.nowak@example.be", 1),
        ("outline", "Dossier de Mme Nowak", None),
        ("pdf:Subject", "Vente Palange", None),
        ("pdf:Company", "Étude Istace", None),
    }
    assert [(u.kind, u.name) for u in annex.unreadable] == [("embedded", "carte Delvigne.txt")]


def test_the_name_of_an_embedded_file_is_analysed():
    builder = Builder()
    builder.page(line("Bonjour"))
    builder.pdf.attachments["Carte de M. Jérôme Delvigne.txt"] = b"x"
    result = analyse(builder.bytes())
    assert [f.span.text for p in result.properties for f in p.findings] == ["Jérôme Delvigne"]


def test_form_fields_are_read_with_a_value_that_the_parent_holds():
    builder = Builder()
    page = builder.page(line("Nom :"))
    widget = annotation(builder, "Widget", [60, 195, 200, 215])
    field = builder.pdf.make_indirect(
        pikepdf.Dictionary(
            FT=pikepdf.Name.Tx, T="nom", TU="Nom du demandeur", V="Ewa Nowak", Kids=pikepdf.Array([widget])
        )
    )
    widget.Parent = field
    page.Annots = pikepdf.Array([widget])
    builder.pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), DA="/F1 10 Tf 0 g")
    annex = read(builder.bytes())
    assert values(annex, "field") == ["Ewa Nowak"] and values(annex, "field:label") == ["Nom du demandeur"]


def test_alternative_texts_of_the_structure_are_read():
    builder = Builder()
    page = builder.page("/Figure <</MCID 0>> BDC 0 g 10 10 50 50 re f EMC " + line("Bonjour"), StructParents=0)
    pdf = builder.pdf
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    figure = pikepdf.Dictionary(
        Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, P=root, Pg=page.obj, K=0, Alt="Photo de Mme Ewa Nowak"
    )
    figure = pdf.make_indirect(figure)
    root.K = figure
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([figure])])))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    assert values(read(builder.bytes()), "alt") == ["Photo de Mme Ewa Nowak"]


def test_the_names_and_the_national_number_of_a_signature_are_found():
    def named(code, value):
        return b"\x06\x03\x55\x04" + code + b"\x13" + bytes([len(value)]) + value

    builder = Builder()
    page = builder.page(line("Bonjour"))
    contents = b"\x30\x20" + named(b"\x03", b"Ewa Nowak (Signature)") + named(b"\x05", b"62031499901")
    signature = builder.pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
            Contents=pikepdf.String(contents),
            ByteRange=pikepdf.Array([0, 1, 2, 3]),
        )
    )
    widget = annotation(builder, "Widget", [0, 0, 0, 0], FT=pikepdf.Name.Sig, T="Signature1", V=signature)
    page.Annots = pikepdf.Array([widget])
    builder.pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([widget]), SigFlags=3)
    result = analyse(builder.bytes())
    labels = {(f.span.label, f.span.text) for p in result.properties for f in p.findings}
    assert ("NISS", "62031499901") in labels and any(text == "Ewa Nowak" for _, text in labels)


def test_earlier_versions_in_the_file_are_reported():
    data = one(line("Bonjour"))
    assert not [w for w in read(data).warnings if w.kind == "revisions"]
    start = data.rindex(b"startxref")
    xref = int(data[start + 9 :].split()[0])
    update = b"xref\n0 0\ntrailer\n<</Size 9/Prev %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (xref, len(data))
    assert [w.kind for w in read(data + update).warnings] == ["revisions"]


def test_an_author_that_no_rule_knows_is_left_to_a_human():
    builder = Builder()
    builder.page(line("Bonjour"))
    builder.pdf.docinfo["/Author"] = "jdelvi"
    assert [w.kind for w in analyse(builder.bytes()).warnings if w.part == "property 1"] == ["property"]


def test_an_encrypted_file_says_so_without_its_content():
    builder = Builder()
    builder.page(line("M. Jérôme Delvigne"))
    data = builder.bytes(encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(NotReadable, match="mot de passe") as caught:
        read(data, "Delvigne.pdf")
    assert "Delvigne" not in str(caught.value)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_refused_not_repaired(share):
    builder = Builder()
    for number in range(30):
        builder.page(line(f"M. Jérôme Delvigne {number}"))
    data = builder.bytes(linearize=True)  # PDFium opens it from 0.9 on
    with pytest.raises(NotReadable, match="endommagé"):
        read(data[: int(len(data) * share)])


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"bonjour", b"", b"%PDF-1.7\n" + b"\xff" * 500 + b"%%EOF"])
def test_a_file_that_is_no_pdf_is_refused(data):
    with pytest.raises(NotReadable):
        read(data)


def test_a_file_that_is_too_big_or_too_long_is_refused():
    builder = Builder()
    for _ in range(4):
        builder.page(line("Bonjour"))
    data = builder.bytes()
    assert len(read(data, max_pages=4, max_bytes=len(data)).pages) == 4
    with pytest.raises(TooLarge, match="3 pages"):
        read(data, max_pages=3)
    with pytest.raises(TooLarge, match="octets"):
        read(data, max_bytes=len(data) - 1)


def test_a_stream_that_swells_is_refused():
    builder = Builder()
    page = builder.page()
    page.Contents = builder.pdf.make_stream(b" " * 30_000_000)
    data = builder.bytes()
    assert len(data) < 100_000
    with pytest.raises(TooLarge, match="décompressé"):
        read(data, max_unpacked=10_000_000)


def test_a_process_apart_gives_the_same_result_and_the_same_errors():
    builder = Builder()
    page = builder.page(line("Mme Ewa Nowak") + "0 g 10 195 120 20 re f")
    page.Annots = pikepdf.Array([annotation(builder, "Text", [1, 1, 9, 9], Contents="Voir M. Palange")])
    builder.page("q 400 0 0 300 0 0 cm /I Do Q", {"/I": builder.image()})
    data = builder.bytes()
    annex = apart(data, "Dossier d'Ewa.pdf")
    assert annex == read(data, "Dossier d'Ewa.pdf") and annex.pages[0].covered and annex.warnings
    with pytest.raises(NotReadable, match="mot de passe"):
        apart(builder.bytes(encryption=pikepdf.Encryption(owner="a", user="b")))
    with pytest.raises(TooLarge, match="1 pages"):
        apart(data, max_pages=1)


def test_forms_that_nest_without_end_are_given_up():
    builder = Builder()
    form = builder.form("0 0 1 1 re f")
    for _ in range(11):
        outer = builder.form("/X Do " * 10)
        outer.Resources.XObject = pikepdf.Dictionary(X=form)
        form = outer
    builder.page("/X Do", {"/X": form})
    with pytest.raises(TooLarge, match="3 secondes"):
        apart(builder.bytes(), max_seconds=3)


def test_a_file_that_needs_too_much_memory_is_given_up():
    with pytest.raises(NotReadable):
        apart(one(line("Bonjour")), max_memory=50_000_000)


def test_without_pypdfium2_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr("imio.pseudonymizer.annexes.pdf_process.find_spec", lambda name: None)
    with pytest.raises(ReaderMissing, match="annexes"):
        apart(one(line("Bonjour")))


def test_a_page_of_too_many_objects_is_read_and_says_what_was_not_checked():
    annex = read(one(line("M. Jérôme Delvigne") + "0 0 1 1 re f\n" * 50), max_objects=20)
    assert "Delvigne" in annex.pages[0].text and [w.kind for w in annex.warnings] == ["unchecked_page"]


def test_a_thousand_pages_take_a_bounded_time():
    builder = Builder()
    for number in range(1000):
        builder.page(line(f"M. Jérôme Delvigne, page {number}."), size=(200, 250))
    data = builder.bytes()
    annex = read(data)
    assert len(annex.pages) == 1000 and "page 999" in annex.pages[-1].text
    assert takes_at_most(60, lambda: read(data))


def test_the_bytes_are_left_alone_and_the_result_is_plain_json():
    builder = Builder()
    page = builder.page(line("Mme Ewa Nowak") + "0 g 10 195 120 20 re f")
    page.Annots = pikepdf.Array([annotation(builder, "Text", [1, 1, 9, 9], Contents="Voir M. Palange")])
    data = builder.bytes()
    before = bytes(data)
    result = analyse(data).to_dict()
    assert data == before and json.loads(json.dumps(result)) == result
    assert result["pages"][0]["findings"][0]["covered"] is True
    assert result["pages"][0]["findings"][0]["entity"] == "A"
