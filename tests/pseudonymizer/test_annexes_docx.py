"""DOCX annexes. Every file is built here; every person, number and place is invented."""

from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.annexes import analyse_annex
from imio.pseudonymizer.annexes import Limits
from imio.pseudonymizer.annexes import NotReadable
from imio.pseudonymizer.annexes import read_annex
from imio.pseudonymizer.annexes import TooLarge

import io
import json
import pytest
import zipfile


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://example.be/a" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://example.be/wp" '
    'xmlns:r="http://example.be/r"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body, members=None, compression=zipfile.ZIP_DEFLATED):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in (members or {}).items():
            archive.writestr(name, content)
    return output.getvalue()


def part(kind, content):
    return f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs):
    return f"<w:p>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def read(data, name="annexe.docx", **limits):
    return read_annex(name, data, Limits(**limits))


def analyse(data, name="annexe.docx"):
    return analyse_annex(Pseudonymizer(), read(data, name))


def covered(page):
    return [(page.text[c.start : c.end].strip(), c.reason) for c in page.covered]


def values(annex, name):
    return [item.value for item in annex.properties if item.name == name]


BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_a_name_cut_in_runs_is_read_whole_and_tabs_and_cells_stay_apart():
    table = f"<w:tbl><w:tr><w:tc>{p('Ewa Nowak')}</w:tc><w:tc>{p('Namur')}</w:tc></w:tr></w:tbl>"
    page = read(docx(p("M. Jér", "ôme Delv", "igne", "<w:r><w:tab/><w:t>77</w:t></w:r>") + table)).pages[0]
    assert page.text == "M. Jérôme Delvigne\t77\nEwa Nowak\tNamur\t\n"


def test_without_rendered_breaks_there_is_one_page_and_with_them_several():
    assert len(read(docx(p("un") + p('<w:r><w:br w:type="page"/></w:r>') + p("deux"))).pages) == 1
    pages = read(docx(p("un") + p(BREAK, "deux") + p("trois") + p(BREAK, "quatre"))).pages
    assert [page.text.split() for page in pages] == [["un"], ["deux", "trois"], ["quatre"]]


def test_a_name_across_a_page_break_is_found_on_the_page_where_it_begins():
    result = analyse(docx(p("M. Jérôme", BREAK, " Delvigne demande un permis.") + p("M. Delvigne signe.")))
    found = [[(f.span.text, f.span.entity) for f in page.findings] for page in result.pages]
    assert found == [[("Jérôme Delvigne", "A")], [("Delvigne", "A")]]


def test_a_person_keeps_the_same_letter_in_pages_comments_properties_and_file_name():
    comment = part("comments", f'<w:comment w:author="Jérôme Delvigne">{p("Relire avec Mme Nowak")}</w:comment>')
    body = p("Mme Ewa Nowak") + p(BREAK, "M. Jérôme Delvigne")
    result = analyse(docx(body, {"word/comments.xml": comment}), "Delvigne_Jérôme.docx")
    letters = {f.span.text: f.span.entity for item in (*result.pages, *result.properties) for f in item.findings}
    assert letters == {
        "Ewa Nowak": "A",
        "Nowak": "A",
        "Jérôme Delvigne": "B",
        "Delvigne Jérôme": "B",
    }


def test_deleted_and_inserted_text_is_read_with_its_authors():
    deleted = '<w:del w:author="Anne Istace"><w:r><w:delText>Jérôme Delvigne</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:author="Luc Palange">{run("Ewa Nowak")}</w:ins>'
    result = analyse(docx(p("Le terrain de M. ", deleted, inserted, " est vendu.") + p("Suite.")))
    page = result.pages[0].page
    assert page.text.startswith("Le terrain de M. Ewa Nowak est vendu.\nSuite.\n")
    assert covered(page) == [("Jérôme Delvigne", "deleted")]
    flags = {f.span.text: f.covered for f in result.pages[0].findings}
    assert flags == {"Ewa Nowak": False, "Jérôme Delvigne": True}
    authors = [item.property.value for item in result.properties if item.property.name == "change:author"]
    assert sorted(authors) == ["Anne Istace", "Luc Palange"]


def test_a_deleted_name_is_apart_from_the_one_that_stays():
    deleted = '<w:del w:author="A"><w:r><w:delText>Mme Ewa Nowak</w:delText></w:r></w:del>'
    result = analyse(docx(p("Vente à M. Armand Cuvelier", deleted)))
    assert {f.span.text: f.covered for f in result.pages[0].findings} == {"Armand Cuvelier": False, "Ewa Nowak": True}


def test_text_inserted_then_deleted_is_not_lost():
    both = '<w:ins w:author="A"><w:del w:author="A"><w:r><w:delText>Ewa Nowak</w:delText></w:r></w:del></w:ins>'
    assert covered(read(docx(p("Voir Mme ", both))).pages[0]) == [("Ewa Nowak", "deleted")]


def test_moved_text_counts_as_deleted_where_it_was():
    moved = f'<w:moveFrom w:author="A">{run("Ewa Nowak")}</w:moveFrom>'
    assert covered(read(docx(p("Voir Mme ", moved))).pages[0]) == [("Ewa Nowak", "deleted")]


STYLES = part(
    "styles",
    '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
)


@pytest.mark.parametrize(
    "properties, reason",
    [
        ("<w:vanish/>", "hidden"),
        ('<w:vanish w:val="0"/>', None),
        ('<w:rStyle w:val="Child"/>', "hidden"),
        ('<w:rStyle w:val="Child"/><w:vanish w:val="false"/>', None),
        ('<w:rStyle w:val="Loop"/>', None),
        ('<w:color w:val="FFFFFF"/>', "unseen"),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>', None),
        ('<w:highlight w:val="black"/>', "unseen"),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', "unseen"),
        ('<w:highlight w:val="yellow"/>', None),
        ('<w:sz w:val="2"/>', "tiny"),
        ('<w:sz w:val="22"/>', None),
    ],
)
def test_hidden_text_is_found_and_says_why(properties, reason):
    data = docx(p("Voir Mme ", run("Ewa Nowak", properties), " ici."), {"word/styles.xml": STYLES})
    result = analyse(data)
    assert covered(result.pages[0].page) == ([("Ewa Nowak", reason)] if reason else [])
    assert [(f.span.text, f.covered) for f in result.pages[0].findings] == [("Ewa Nowak", reason is not None)]


def test_white_words_in_a_dark_cell_are_seen():
    white = p(run("Ewa Nowak", '<w:color w:val="FFFFFF"/>'))
    cell = f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{white}</w:tc>'
    assert read(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).pages[0].covered == ()


def test_a_paragraph_style_that_hides_is_followed():
    body = f'<w:p><w:pPr><w:pStyle w:val="Child"/></w:pPr>{run("Mme Ewa Nowak")}</w:p>'
    assert covered(read(docx(body, {"word/styles.xml": STYLES})).pages[0]) == [("Mme Ewa Nowak", "hidden")]


def test_headers_footers_notes_and_comments_are_read():
    members = {
        "word/header2.xml": part("hdr", p("Dossier de Mme Nowak")),
        "word/footer1.xml": part("ftr", p("Contact : Anne Istace")),
        "word/footnotes.xml": part("footnotes", f"<w:footnote>{p('Voir M. Palange')}</w:footnote>"),
        "word/endnotes.xml": part("endnotes", f"<w:endnote>{p('Voir M. Burniaux')}</w:endnote>"),
        "word/comments.xml": part(
            "comments", f'<w:comment w:author="Luc Delvigne" w:initials="LD">{p("un")}{p("deux")}</w:comment>'
        ),
        "word/people.xml": '<p xmlns:x="urn:x"><x:person x:author="Luc Delvigne">'
        '<x:presenceInfo x:userId="luc.delvigne@example.be"/></x:person></p>',
    }
    annex = read(docx(p("Bonjour"), members))
    found = {(item.name, item.value.strip()) for item in annex.properties}
    assert found >= {
        ("header2.xml", "Dossier de Mme Nowak"),
        ("footer1.xml", "Contact : Anne Istace"),
        ("footnotes.xml", "Voir M. Palange"),
        ("endnotes.xml", "Voir M. Burniaux"),
        ("comment:author", "Luc Delvigne"),
        ("comment", "un\ndeux"),
        ("userId", "luc.delvigne@example.be"),
    }


def test_a_deletion_in_a_header_is_flagged():
    deleted = '<w:del w:author="A"><w:r><w:delText>Ewa Nowak</w:delText></w:r></w:del>'
    result = analyse(docx(p("Bonjour"), {"word/header1.xml": part("hdr", p("Dossier de Mme ", deleted))}))
    header = next(item for item in result.properties if item.property.name == "header1.xml")
    assert [(f.span.text, f.covered, f.reason) for f in header.findings] == [("Ewa Nowak", True, "deleted")]


def test_document_properties_are_read_and_technical_ones_left_out():
    core = (
        '<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:creator>Jérôme Delvigne</d:creator>'
        "<c:lastModifiedBy>Anne Istace</c:lastModifiedBy><c:revision>7</c:revision></c:p>"
    )
    custom = '<P xmlns:v="urn:v"><property name="Demandeur"><v:lpwstr>Ewa Nowak</v:lpwstr></property></P>'
    app = "<Properties><Company>Étude Palange</Company><Pages>3</Pages></Properties>"
    members = {"docProps/core.xml": core, "docProps/custom.xml": custom, "docProps/app.xml": app}
    annex = read(docx(p("Bonjour"), members))
    assert {item.name: item.value for item in annex.properties} == {
        "core:creator": "Jérôme Delvigne",
        "core:lastModifiedBy": "Anne Istace",
        "app:Company": "Étude Palange",
        "custom:lpwstr": "Ewa Nowak",
        "custom:name": "Demandeur",
    }


def test_text_boxes_are_read_once_and_alternative_texts_too():
    box = f"<w:txbxContent>{p('Mme Ewa Nowak')}</w:txbxContent>"
    drawing = '<w:drawing><wp:docPr name="Image 1" descr="Photo de M. Delvigne"/></w:drawing>'
    both = f"<w:r><mc:AlternateContent><mc:Choice>{drawing}{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
    both += "</mc:Fallback></mc:AlternateContent></w:r>"
    annex = read(docx(p("Avant. ", both, "Après.")))
    assert annex.pages[0].text.count("Ewa Nowak") == 1 and "Avant. Après." in annex.pages[0].text
    assert values(annex, "descr") == ["Photo de M. Delvigne"]


def test_a_fallback_that_says_something_else_is_read():
    both = f"<w:r><mc:AlternateContent><mc:Choice><w:t>un</w:t></mc:Choice><mc:Fallback>{p('Mme Ewa Nowak')}"
    both += "</mc:Fallback></mc:AlternateContent></w:r>"
    assert "Ewa Nowak" in read(docx(p(both))).pages[0].text


def test_links_fields_and_templates_are_read():
    relations = (
        f'<R><R Type="{REL}/hyperlink" TargetMode="External" Target="mailto:ewa.nowak@example.be"/>'
        f'<R Type="{REL}/styles" Target="styles.xml"/></R>'
    )
    template = f'<R><R Type="{REL}/attachedTemplate" TargetMode="External" Target="file:///C:/Delvigne/m.dotx"/></R>'
    field = '<w:r><w:instrText>HYPERLINK "mailto:j.delvigne@example.be"</w:instrText></w:r>'
    members = {"word/_rels/document.xml.rels": relations, "word/_rels/settings.xml.rels": template}
    result = analyse(docx(p("Bonjour ", field), members))
    found = {(item.property.name, f.span.text) for item in result.properties for f in item.findings}
    assert found >= {("link", "ewa.nowak@example.be"), ("field", "j.delvigne@example.be")}
    assert ("link", "file:///C:/Delvigne/m.dotx") in {(i.property.name, i.property.value) for i in result.properties}
    assert "styles.xml" not in {item.property.value for item in result.properties}


def test_charts_and_custom_xml_are_read_as_words():
    members = {"word/charts/chart1.xml": "<c><v>Ewa Nowak</v><v>12</v></c>", "customXml/item1.xml": "<x><n>Luc</n></x>"}
    annex = read(docx(p("Bonjour"), members))
    assert values(annex, "word/charts/chart1.xml") == ["Ewa Nowak\n12"] and values(annex, "customXml/item1.xml")


def test_images_and_embedded_files_are_reported_and_make_a_page_mixed_or_unreadable():
    image = '<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>'
    members = {"word/media/image1.png": b"x", "word/embeddings/M. Delvigne.xlsx": b"x", "docProps/thumbnail.jpeg": b"x"}
    result = analyse(docx(p("un ", image) + p(BREAK, image) + p(BREAK, "trois"), members))
    assert [page.page.state for page in result.pages] == ["mixed", "unreadable", "text"]
    assert result.unreadable_pages == (2,)
    assert {(u.kind, u.name) for u in result.unreadable} == {
        ("image", "word/media/image1.png"),
        ("embedded", "word/embeddings/M. Delvigne.xlsx"),
        ("thumbnail", "docProps/thumbnail.jpeg"),
    }


def test_the_strict_dialect_and_another_place_of_the_body_are_read():
    relations = f'<R><R Type="{REL}/officeDocument" Target="/word/corps.xml"/></R>'
    body = f"<w:document {NAMESPACES}><w:body>{p('Mme Ewa Nowak')}</w:body></w:document>".replace(W, STRICT)
    annex = read(docx(p("leurre"), {"_rels/.rels": relations, "word/corps.xml": body}))
    assert annex.pages[0].text == "Mme Ewa Nowak\n" and "leurre" in values(annex, "word/document.xml")


def test_offsets_hold_when_invisible_and_composed_letters_come_before():
    result = analyse(docx(p("de\u0301ci\u00addé par ", run("Mme Ewa Nowak", "<w:vanish/>"), " hier.")))
    page = result.pages[0]
    assert covered(page.page) == [("Mme Ewa Nowak", "hidden")]
    assert [page.page.text[f.span.start : f.span.end] for f in page.findings] == ["Ewa Nowak"]


def test_an_external_entity_is_refused_and_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("contenu secret")
    body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><w:document {NAMESPACES}><w:p>&e;</w:p></w:document>'
    with pytest.raises(NotReadable, match="entités") as caught:
        read(docx("", {"word/header1.xml": body}))
    assert "secret" not in str(caught.value)


def test_entities_that_swell_are_refused():
    entities = '<!ENTITY a "lol">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12))
    with pytest.raises(NotReadable):
        read(docx("", {"word/comments.xml": f"<!DOCTYPE x [{entities}]><x>&m;</x>"}))


def test_a_zip_that_swells_is_refused_even_when_no_member_is_big():
    members = {f"word/header{n}.xml": "<x>" + " " * 400_000 + "</x>" for n in range(10)}
    data = docx(p("Bonjour"), members)
    assert len(data) < 50_000
    assert read(data, max_unpacked=5_000_000).pages
    with pytest.raises(TooLarge, match="3000000"):
        read(data, max_unpacked=3_000_000)


def test_a_zip_that_lies_about_its_sizes_is_refused():
    data = bytearray(docx(p("Bonjour"), {"word/header1.xml": "<x>" + "a" * 3_000_000 + "</x>"}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature, data.rfind(b"word/header1.xml") - 60 if offset == 24 else 0)
        data[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    with pytest.raises(NotReadable):
        read(bytes(data), max_unpacked=1_000_000)


def test_too_many_members_and_too_many_pages_are_refused():
    data = docx(p("un") + p(BREAK, "deux") + p(BREAK, "trois"), {f"word/media/{n}.png": b"" for n in range(20)})
    assert len(read(data, max_pages=3, max_members=22).pages) == 3
    with pytest.raises(TooLarge, match="21 fichiers"):
        read(data, max_members=21)
    with pytest.raises(TooLarge, match="2 pages"):
        read(data, max_pages=2)


def test_deep_nesting_is_refused():
    with pytest.raises(NotReadable):
        read(docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000))


def test_a_member_that_stands_twice_is_refused():
    output = io.BytesIO(docx(p("Mme Ewa Nowak")))
    with zipfile.ZipFile(output, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}/>")
    with pytest.raises(NotReadable, match="même nom"):
        read(output.getvalue())


def test_encrypted_files_are_refused_without_their_content():
    with pytest.raises(NotReadable, match="mot de passe") as caught:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Delvigne" * 100, "Delvigne.docx")
    assert "Delvigne" not in str(caught.value)
    data = bytearray(docx(p("Bonjour")))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(NotReadable, match="mot de passe"):
        read(bytes(data))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(share):
    data = docx(p("Mme Ewa Nowak") * 50)
    with pytest.raises(NotReadable):
        read(data[: int(len(data) * share)])


def test_a_damaged_member_and_broken_xml_are_refused():
    data = bytearray(docx(p("Mme Ewa Nowak"), compression=zipfile.ZIP_STORED))
    at = data.find(b"Ewa")
    data[at : at + 3] = b"Eva"
    with pytest.raises(NotReadable, match="endommagé"):
        read(bytes(data))
    with pytest.raises(NotReadable, match="endommagé"):
        read(docx("<w:p>Nowak"))


def test_a_zip_of_another_kind_is_refused():
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(NotReadable, match="Format non lu"):
        read(output.getvalue(), "tableau.docx")


def test_the_result_is_plain_json():
    result = analyse(docx(p("Mme ", run("Ewa Nowak", "<w:vanish/>")))).to_dict()
    assert json.loads(json.dumps(result)) == result
    assert result["pages"][0]["findings"][0]["covered_reason"] == "hidden"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_is_one_page(encoding):
    result = analyse("M. Jérôme\r\nMme Ewa Nowak".encode(encoding), "note.txt")
    assert [p.page.text for p in result.pages] == ["M. Jérôme\nMme Ewa Nowak"]
    assert "Ewa Nowak" in [f.span.text for f in result.pages[0].findings]


def test_values_that_an_html_page_does_not_show_are_covered():
    result = analyse(b'<p>Mme Ewa Nowak <a title="M. Luc Palange" href="#">ici</a></p>', "note.html")
    assert {f.span.text: f.covered for f in result.pages[0].findings} == {"Ewa Nowak": False, "Luc Palange": True}
