"""ODT annexes, and the command. Every file is built here; every person, number and place is invented."""

from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.annexes import analyse_annex
from imio.pseudonymizer.annexes import command
from imio.pseudonymizer.annexes import Limits
from imio.pseudonymizer.annexes import NotReadable
from imio.pseudonymizer.annexes import read_annex
from imio.pseudonymizer.annexes import TooLarge
from imio.pseudonymizer.errors import BadInput

import argparse
import io
import json
import pytest
import zipfile


PREFIXES = ("office", "style", "text", "table", "draw", "meta", "form")
NAMESPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in PREFIXES)
NAMESPACES += (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def odt(body, styles="", members=None):
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        for name, value in (members or {}).items():
            archive.writestr(name, value)
    return output.getvalue()


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name, properties="", parent=""):
    return (
        f'<style:style style:name="{name}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


def read(data, name="annexe.odt", **limits):
    return read_annex(name, data, Limits(**limits))


def analyse(data, name="annexe.odt"):
    return analyse_annex(Pseudonymizer(), read(data, name))


def covered(page):
    return [(page.text[c.start : c.end].strip(), c.reason) for c in page.covered]


def values(annex, name):
    return [item.value for item in annex.properties if item.name == name]


def test_spaces_tabs_breaks_spans_and_cells_are_read_as_shown():
    table = f"<table:table><table:table-row>\n <table:table-cell>\n  {p('Ewa Nowak')}\n </table:table-cell>"
    table += f"<table:table-cell>{p('Namur')}</table:table-cell></table:table-row></table:table>"
    text = 'M.<text:s text:c="2"/>Jérôme\n   <text:span>Del</text:span>vigne<text:tab/>77<text:line-break/>fin'
    page = read(odt(p(text) + table)).pages[0]
    assert page.text == "M.  Jérôme Delvigne\t77\nfin\nEwa Nowak\tNamur\t\n"


def test_saved_page_breaks_make_pages_and_a_sentence_stays_whole():
    cut = "M. Jérôme <text:soft-page-break/>Delvigne demande."
    result = analyse(odt(p("Mme Ewa Nowak") + p(cut) + p("M. Delvigne signe.") + "<text:soft-page-break/>" + p("Fin.")))
    found = [[(f.span.text, f.span.entity) for f in page.findings] for page in result.pages]
    assert found == [[("Ewa Nowak", "A"), ("Jérôme Delvigne", "B")], [("Delvigne", "B")], []]


def test_without_saved_breaks_there_is_one_page():
    assert len(read(odt(p("un") + p("deux") * 200)).pages) == 1


def test_annotations_are_read_with_their_author_and_page():
    note = "<office:annotation><dc:creator>Jérôme Delvigne</dc:creator><text:p>Appeler Mme Nowak</text:p>"
    note += "</office:annotation>"
    annex = read(odt(p("un") + "<text:soft-page-break/>" + p(f"Voir {note}ici.")))
    found = {(item.name, item.value, item.page) for item in annex.properties}
    assert found >= {("comment:author", "Jérôme Delvigne", 2), ("comment", "Appeler Mme Nowak", 2)}
    assert annex.pages[1].text == "Voir ici.\n"


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Anne Istace</dc:creator></office:change-info><text:p>Jérôme Delvigne</text:p></text:deletion>"
    '</text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info>'
    "<dc:creator>Luc Palange</dc:creator></office:change-info></text:insertion></text:changed-region>"
    "</text:tracked-changes>"
)


def test_deleted_and_inserted_text_is_read_with_its_authors():
    text = 'Le terrain de M. <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>Ewa Nowak'
    result = analyse(odt(CHANGES + p(text + '<text:change-end text:change-id="c2"/> est vendu.') + p("Suite.")))
    page = result.pages[0].page
    assert page.text.startswith("Le terrain de M. Ewa Nowak est vendu.\nSuite.\n")
    assert "Le terrain de M. Jérôme Delvigne est vendu." in page.text
    assert covered(page) == [("Jérôme Delvigne", "deleted")]
    authors = [item.property.value for item in result.properties if item.property.name == "change:author"]
    assert authors == ["Anne Istace", "Luc Palange"]


def test_a_deleted_name_is_apart_from_the_one_that_stays():
    result = analyse(odt(CHANGES + p('Vente à M. Armand Cuvelier<text:change text:change-id="c1"/>')))
    assert {f.span.text: f.covered for f in result.pages[0].findings}["Armand Cuvelier"] is False
    assert "Cuvelier Jérôme Delvigne" in result.pages[0].page.text


@pytest.mark.parametrize(
    "properties, reason",
    [
        ('text:display="none"', "hidden"),
        ('text:display="true"', None),
        ('fo:color="#ffffff"', "unseen"),
        ('fo:color="#FFFFFF" fo:background-color="#1f3864"', None),
        ('fo:background-color="#000000"', "unseen"),
        ('fo:font-size="1pt"', "tiny"),
        ('fo:font-size="11pt"', None),
    ],
)
def test_hidden_text_is_found_and_says_why_also_by_the_style_of_a_parent(properties, reason):
    styles = style("P1", properties) + style("P2", "", "P1") + style("P3", "", "P3")
    for name in ("P1", "P2"):
        text = f'Voir <text:span text:style-name="{name}">Mme Ewa Nowak</text:span> ici.'
        result = analyse(odt(p(text, "P3"), styles))
        assert covered(result.pages[0].page) == ([("Mme Ewa Nowak", reason)] if reason else [])
        assert [(f.span.text, f.covered) for f in result.pages[0].findings] == [("Ewa Nowak", reason is not None)]


def test_hidden_sections_paragraphs_and_fields_are_found():
    body = f'<text:section text:display="none">{p("Mme Ewa Nowak")}</text:section>'
    body += p('Voir <text:hidden-text text:string-value="M. Luc Palange"/>.')
    assert covered(read(odt(body)).pages[0]) == [("Mme Ewa Nowak", "hidden"), ("M. Luc Palange", "hidden")]


def test_headers_footers_meta_and_links_are_read():
    styles = (
        f"<office:document-styles {NAMESPACES}><office:master-styles><style:master-page><style:header>"
        f"{p('Dossier de Mme Nowak')}</style:header><style:footer>{p('Contact : Anne Istace')}</style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    meta = (
        f"<office:document-meta {NAMESPACES}><office:meta><meta:initial-creator>Jérôme Delvigne</meta:initial-creator>"
        "<dc:creator>Luc Palange</dc:creator><meta:generator>Bureau 7</meta:generator>"
        '<meta:user-defined meta:name="Demandeur">Ewa Burniaux</meta:user-defined></office:meta></office:document-meta>'
    )
    body = p('<text:a xlink:href="mailto:ewa.nowak@example.be">courriel</text:a>')
    annex = read(odt(body, members={"styles.xml": styles, "meta.xml": meta}))
    found = {(item.name, item.value.strip()) for item in annex.properties}
    assert found == {
        ("header", "Dossier de Mme Nowak"),
        ("footer", "Contact : Anne Istace"),
        ("meta:initial-creator", "Jérôme Delvigne"),
        ("meta:creator", "Luc Palange"),
        ("meta:user-defined", "Ewa Burniaux"),
        ("meta:name", "Demandeur"),
        ("href", "mailto:ewa.nowak@example.be"),
    }


def test_text_boxes_notes_and_alternative_texts_are_read():
    box = f"<draw:frame>\n <draw:text-box>\n {p('Mme Ewa Nowak')}\n</draw:text-box>"
    box += "<svg:desc>Photo de M. Palange</svg:desc>"
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Voir M. Istace')}</text:note-body>"
    )
    annex = read(odt(p(f"Avant {box}</draw:frame>après{note}</text:note>.")))
    text = annex.pages[0].text
    assert "Mme Ewa Nowak\n" in text and "Voir M. Istace\n" in text and "Avant après" in text
    assert values(annex, "desc") == ["Photo de M. Palange"] and "Palange" not in text


def test_form_controls_and_fields_are_read():
    control = '<office:forms><form:form><form:text form:current-value="Ewa Nowak"/></form:form></office:forms>'
    decl = '<text:user-field-decls><text:user-field-decl office:string-value="Luc Palange"/></text:user-field-decls>'
    annex = read(odt(control + decl + p("Bonjour")))
    assert values(annex, "current-value") == ["Ewa Nowak"] and values(annex, "string-value") == ["Luc Palange"]


def test_images_objects_and_thumbnails_are_reported():
    image = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    members = {"Pictures/1.png": b"x", "Thumbnails/thumbnail.png": b"x", "Versions/v1": b"x", "settings.xml": "<x/>"}
    members["Object 1/content.xml"] = "<x><y>Ewa Nowak</y></x>"
    breaks = "<text:soft-page-break/>"
    result = analyse(odt(p(f"un {image}") + breaks + p(image) + breaks + p("trois"), members=members))
    assert [page.page.state for page in result.pages] == ["mixed", "unreadable", "text"]
    assert {(u.kind, u.name) for u in result.unreadable} == {
        ("image", "Pictures/1.png"),
        ("thumbnail", "Thumbnails/thumbnail.png"),
        ("embedded", "Versions/v1"),
    }
    assert [f.span.text for item in result.properties for f in item.findings] == ["Ewa Nowak"]


def test_a_person_keeps_the_same_letter_in_meta_and_file_name():
    meta = f"<office:document-meta {NAMESPACES}><office:meta><dc:creator>Jérôme Delvigne</dc:creator></office:meta>"
    data = odt(p("Mme Ewa Nowak") + p("M. Delvigne"), members={"meta.xml": meta + "</office:document-meta>"})
    result = analyse(data, "Lettre%20de%20Mme%20Nowak.odt")
    letters = {f.span.text: f.span.entity for item in (*result.pages, *result.properties) for f in item.findings}
    assert letters == {"Ewa Nowak": "A", "Delvigne": "B", "Jérôme Delvigne": "B", "Nowak": "A"}


def test_an_encrypted_file_says_so():
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(NotReadable, match="mot de passe"):
        read(odt(p("Nowak"), members={"META-INF/manifest.xml": manifest}))


def test_a_document_type_is_refused_in_every_part_that_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("contenu secret")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><x>&e;</x>'
    for member in ("styles.xml", "meta.xml", "Object 1/content.xml"):
        with pytest.raises(NotReadable, match="entités"):
            read(odt(p("Bonjour"), members={member: evil}))


def test_limits_hold():
    data = odt(p("un") + ("<text:soft-page-break/>" + p("x")) * 3, members={"styles.xml": f"<x>{' ' * 900_000}</x>"})
    assert len(read(data, max_pages=4).pages) == 4
    with pytest.raises(TooLarge, match="3 pages"):
        read(data, max_pages=3)
    with pytest.raises(TooLarge, match="décompressé"):
        read(data, max_unpacked=500_000)


def test_a_run_of_spaces_that_a_number_asks_for_is_bounded():
    assert len(read(odt(p('a<text:s text:c="999999999"/>b'))).pages[0].text) < 2000


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(share):
    data = odt(p("Mme Ewa Nowak") * 50)
    with pytest.raises(NotReadable):
        read(data[: int(len(data) * share)])


def test_a_spreadsheet_is_refused():
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(NotReadable, match="Format non lu"):
        read(output.getvalue())


def _run(arguments):
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["annex", *arguments])
    return parsed.run(parsed)


def test_the_command_prints_json_and_leaves_the_file_alone(tmp_path, capsys):
    path = tmp_path / "Note de Mme Nowak.odt"
    path.write_bytes(odt(p("Mme Ewa Nowak et l'échevine Anne Tasquin")))
    before = path.read_bytes()
    officials = tmp_path / "o.json"
    officials.write_text('[{"name": "Anne Tasquin", "function": "Échevine", "from": "2018-12-03"}]')
    assert _run([str(path), "--officials", str(officials), "--on", "2024-12-02"]) == 0
    result = json.loads(capsys.readouterr().out)
    actions = {f["text"]: f["action"] for f in result["pages"][0]["findings"]}
    assert actions == {"Ewa Nowak": "mask", "Anne Tasquin": "keep"}
    assert result["properties"][-1]["name"] == "filename" and result["properties"][-1]["findings"][0]["entity"] == "A"
    assert path.read_bytes() == before


def test_the_command_refuses_what_it_cannot_open_or_is_too_big(tmp_path):
    with pytest.raises(BadInput, match="lecture impossible"):
        _run([str(tmp_path / "absent.odt")])
    path = tmp_path / "a.odt"
    path.write_bytes(odt(p("Bonjour")))
    with pytest.raises(TooLarge):
        _run([str(path), "--max-bytes", "100"])
