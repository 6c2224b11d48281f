"""Does the page of a decision show all that is public of it, and nothing that could run?"""

from lxml import html
from portal.public_side import AFTER

import pytest
import re


MASKED = (
    '<p>Vu la demande de M. <span class="masked" data-kind="person">[A]'
    '<span class="masked-note"> donnée personnelle masquée</span></span> ;</p>'
)


def text(page):
    return " ".join(html.fromstring(page.contents).text_content().split())


def one_section(world, meeting, source):
    return world.decision(meeting, sections=({"name": "decision", "html": source},))


def test_the_sections_stand_in_reading_order_under_their_names(world, meeting):
    names = ("explanatory_note", "motivation", "decision", "vote")
    sections = tuple({"name": name, "html": f"<p>texte {name}</p>"} for name in names)
    draft = world.decision(meeting, "1", sections=sections)
    final = world.decision(meeting, "2", sections=sections, stage="final")
    titles = [
        re.findall(r'<section class="part"[^>]*>\s*<h2[^>]*>([^<]+)</h2>', world.open(target).contents)
        for target in (draft, final)
    ]
    assert titles == [
        ["Note explicative", "Motivation", "Projet de décision", "Vote"],
        ["Note explicative", "Motivation", "Décision", "Vote"],
    ]


def test_an_empty_section_is_not_announced(world, meeting):
    sections = ({"name": "motivation", "html": " "}, {"name": "decision", "html": "<p>Oui.</p>"})
    assert "Motivation" not in world.open(world.decision(meeting, sections=sections)).contents


def test_masks_are_explained_where_there_are_some(world, meeting):
    with_masks = world.decision(meeting, "1", sections=({"name": "motivation", "html": MASKED},))
    without = world.decision(meeting, "2")
    in_title = world.decision(meeting, "3", "Vente à M. [A]")
    legend = "la même lettre désigne toujours la même personne. Le texte est pseudonymisé, non anonyme."
    assert legend in text(world.open(with_masks))
    assert "donnée personnelle masquée" in world.open(with_masks).contents
    assert legend not in text(world.open(without))
    assert legend in text(world.open(in_title))


@pytest.mark.parametrize(
    "reason, words",
    [
        ("not_publishable", "l’institution ne la publie pas"),
        ("not_released", "sa publication n’a pas été autorisée"),
        ("embedded", "image du texte, qui n’a pas été relue"),
        ("not_received", "le fichier n’a pas été transmis"),
        ("something_new", "raison non précisée"),
    ],
)
def test_an_annex_that_is_withheld_is_named_with_its_reason(world, meeting, reason, words):
    page = world.open(world.decision(meeting, withheld=({"title": "Le plan", "reason": reason},)))
    assert f"Le plan existe, non publique : {words}" in text(page)


def test_an_annex_is_listed_with_its_type_and_size_and_saved_as_a_file(world, meeting):
    decision = world.decision(meeting)
    annex = world.annex(decision, data=b"%PDF-1.7" + b" " * 312_000)
    assert "Plan PDF, 312 ko" in text(world.open(decision))
    file = world.open(annex)
    assert file.headers["Status"].startswith("200")
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert len(file.contents) == 312_008


def test_a_file_that_could_run_is_only_saved(world, meeting):
    annex = world.annex(world.decision(meeting), data=b"<script>alert(1)</script>", content_type="text/html")
    assert world.open(annex).headers["Content-Disposition"].startswith("attachment;")


def test_a_vote_is_a_small_table(world, meeting):
    vote = {"yes": 14, "no": 3, "abstention": 0, "blank": 0, "secret": True}
    page = world.open(world.decision(meeting, stage="final", vote=vote))
    table = html.fromstring(page.contents).xpath("//section[@class='vote']//table")[0]
    assert table.text_content().split() == ["Oui", "Non", "Abstentions", "14", "3", "0"]
    assert "Scrutin secret" in page.contents


def test_a_secret_ballot_shows_its_blank_votes(world, meeting):
    page = world.open(world.decision(meeting, vote={"yes": 10, "no": 0, "abstention": 0, "blank": 2}))
    assert "Blancs ou nuls" in page.contents


def test_no_vote_no_table(world, meeting):
    nothing = {"yes": 0, "no": 0, "abstention": 0, "blank": 0}
    for number, vote in enumerate((None, nothing, {})):
        assert "Décompte" not in world.open(world.decision(meeting, str(number), vote=vote)).contents


def test_what_was_published_by_choice_says_so(world, meeting):
    assert "Publié à titre volontaire" in world.open(world.decision(meeting, "1", timing="voluntary")).contents
    assert "Publié à titre volontaire" not in world.open(world.decision(meeting, "2", timing="due")).contents


def test_the_first_publication_is_told_when_it_was_another(world, meeting):
    once = world.decision(meeting, "1")
    twice = world.decision(meeting, "2", published=AFTER)
    assert "Première publication" not in world.open(once).contents
    assert "Première publication 16 mars 2027, 9 h 05" in text(world.open(twice))


def test_headings_of_the_text_stand_below_those_of_the_page_without_a_gap(world, meeting):
    source = "<h1>Un</h1><p>a</p><h4>Deux</h4><p>b</p>"
    page = html.fromstring(
        world.open(world.decision(meeting, sections=({"name": "decision", "html": source},))).contents
    )
    assert [heading.tag for heading in page.xpath("//section[@class='part']//*[self::h1 or self::h3 or self::h4]")] == [
        "h3",
        "h4",
    ]
    assert len(page.xpath("//h1")) == 1


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(world, meeting):
    source = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    page = html.fromstring(
        world.open(world.decision(meeting, sections=({"name": "decision", "html": source},))).contents
    )
    [box] = page.xpath("//div[@class='scroll'][table]")
    assert box.get("tabindex") == "0" and box.get("aria-label")


HOSTILE = '<img src=x onerror=alert(1)> & "guillemets" ${context/portal_url} ${python:1/0}'


def test_texts_that_look_like_html_are_shown_as_text(world):
    institution = world.institution(title=HOSTILE, contact_email=HOSTILE)
    meeting = world.meeting(institution, organ=HOSTILE, place=HOSTILE)
    decision = world.decision(
        meeting,
        HOSTILE[:20],
        HOSTILE,
        name="p",
        sort_key="1",
        matter=HOSTILE,
        in_charge=(HOSTILE,),
        stage="final",
        withheld=({"title": HOSTILE, "reason": HOSTILE},),
    )
    world.annex(decision, title=HOSTILE)
    for target in (world.portal, institution, institution["decisions"], meeting, decision):
        page = world.open(target)
        assert page.headers["Status"].startswith("200")
        tree = html.fromstring(page.contents)
        assert not tree.xpath("//img") and not tree.xpath("//@onerror")
        assert "<img src=x" in tree.text_content()
        assert "${context/portal_url}" in tree.text_content()


def test_the_language_of_the_text_is_the_institution_s(world):
    institution = world.institution(languages=("de", "fr"))
    page = html.fromstring(world.open(world.decision(world.meeting(institution))).contents)
    assert page.get("lang") == "fr"
    assert page.xpath("//section[@class='part']/@lang") == ["de"]
    assert page.xpath("//h1/@lang") == ["de"]
