"""The files that accompany the items."""

import pikepdf
import pytest


@pytest.fixture
def folder(profiles):
    return profiles / "demo" / "annexes"


def test_each_public_annex_has_its_file_and_no_other_has(annexes, folder):
    public = {annex["id"] for annex in annexes if annex["publishable"]}

    assert {path.stem for path in folder.glob("*.pdf")} == public
    assert 10 <= len(public) <= 14
    assert any(not annex["publishable"] for annex in annexes)


def test_the_files_are_small_pdfs_of_the_declared_size(annexes, folder):
    for annex in annexes:
        if annex["publishable"]:
            path = folder / f"{annex['id']}.pdf"
            assert annex["type"] == "application/pdf"
            assert annex["size"] == path.stat().st_size < 60_000
            with pikepdf.open(path) as pdf:
                assert 1 <= len(pdf.pages) <= 3
                assert pdf.docinfo["/Title"]
                assert not pdf.check_pdf_syntax()


def test_the_files_come_from_their_sources(make_annexes, folder):
    for source in (folder / "sources").glob("*.txt"):
        made = make_annexes.make(source.read_text(encoding="utf-8"))
        assert made == (folder / f"{source.stem}.pdf").read_bytes()


def test_one_annex_names_a_person_in_its_name_and_its_metadata(annexes, folder):
    authors = {}
    for path in folder.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            if "/Author" in pdf.docinfo:
                authors[path.stem] = str(pdf.docinfo["/Author"])

    assert authors == {"vda-c1-07-a1": "Evrard Noirhomme"}
    (file_name,) = {annex["file_name"] for annex in annexes if annex["id"] in authors}
    assert file_name == "offre_achat_Noirhomme-Lecocq.pdf"


def test_no_line_runs_over_the_margin(make_annexes, folder):
    for source in (folder / "sources").glob("*.txt"):
        for line in source.read_text(encoding="utf-8").splitlines():
            width = make_annexes.WIDTH - 2 * make_annexes.MARGIN
            for part in make_annexes._wrapped(line, width, make_annexes.BODY):
                assert make_annexes._width(part) * make_annexes.BODY / 1000 <= width
