"""Can a citizen see what was published before, and what the council changed; and never what was erased since?"""

from datetime import timedelta
from lxml import html
from portal.public_side import AFTER
from portal.public_side import BEFORE

import pytest


DRAFT = "<p>Vu la loi ;</p><p>Article 1er. Le prix est de 1.200 euros.</p><p>Article 2. Il est payé comptant.</p>"
FINAL = "<p>Vu  la loi ;</p><p>Article 1er. Le prix est de 1.300 euros.</p><p>Article 3. Un avis est affiché.</p>"


def section(source):
    return ({"name": "decision", "html": source},)


@pytest.fixture
def decided(world, meeting):
    """A decision that was published as a draft before."""
    world.now = AFTER
    one = world.published(meeting, sections=section(DRAFT))
    world.change(one, stage="final", sections=section(FINAL), changed=True, published=AFTER)
    world.tell(one, "replace", one.published)
    return one


def tree(page):
    return html.fromstring(page.contents)


def status(page):
    return int(page.headers["Status"][:3])


def words(element):
    return " ".join(element.text_content().split())


def former(decision):
    return f"{decision.absolute_url()}/@@version?position={decision.versions[0]}"


def changes(decision, **versions):
    query = "&".join(f"{name.strip('_')}={position}" for name, position in versions.items())
    return f"{decision.absolute_url()}/@@what-changed?{query}"


class TestTheVersions:
    def test_they_are_listed_newest_first_with_the_one_that_is_read(self, world, decided):
        lines = [words(line) for line in tree(world.open(decided)).xpath("//ol[@class='versions']/li")]
        assert lines == [
            "Décision, 25 mars 2027, 10 h celle que vous lisez",
            "Projet, 16 mars 2027, 9 h 05",
        ]
        assert tree(world.open(decided)).xpath("//ol[@class='versions']//a/@href") == [former(decided)]

    def test_one_version_is_no_list(self, world, meeting):
        assert not tree(world.open(world.published(meeting))).xpath("//ol[@class='versions']")

    def test_an_annex_that_came_later_is_no_other_text(self, world, meeting):
        one = world.published(meeting)
        world.tell(one, "replace", one.published)
        assert not tree(world.open(one)).xpath("//ol[@class='versions']")

    def test_a_former_version_says_that_it_is_not_the_current_one(self, world, decided):
        page = world.open(former(decided))
        assert status(page) == 200
        [banner] = tree(page).xpath("//div[@class='state gone']")
        assert "vous ne lisez pas la version actuelle" in words(banner)
        assert "1.200 euros" in page.contents and "1.300 euros" not in page.contents
        assert page.headers["X-Robots-Tag"] == "noindex"
        assert tree(page).xpath("//link[@rel='canonical']/@href") == [decided.absolute_url()]
        assert not list(tree(page).iter("script"))

    @pytest.mark.parametrize("query", ["", "?position=", "?position=0", "?position=99", "?position:list=1"])
    def test_a_version_that_never_was_is_not_found(self, world, decided, query):
        assert status(world.open(f"{decided.absolute_url()}/@@version{query}")) == 404

    def test_the_version_of_another_item_is_not_shown_here(self, world, meeting, decided):
        other = world.published(meeting, "2")
        assert status(world.open(f"{decided.absolute_url()}/@@version?position={other.versions[0]}")) == 404

    def test_an_erased_version_is_told_and_has_no_address(self, world, decided):
        world.register.erase(decided.versions[0])
        world.change(decided)
        page = world.open(decided)
        assert "16 mars 2027, 9 h 05 effacée" in words(tree(page))
        assert not tree(page).xpath("//ol[@class='versions']//a")
        gone = world.open(former(decided))
        assert status(gone) == 410 and "1.200" not in gone.contents


class TestWhatChanged:
    def test_the_decision_says_that_it_changed_and_shows_the_way(self, world, decided):
        page = tree(world.open(decided))
        assert "△ Modifié depuis le projet Voir ce qui a changé" in words(page)
        assert page.xpath("//a[text()='Voir ce qui a changé']/@href") == [f"{decided.absolute_url()}/@@what-changed"]

    def test_a_decision_that_is_the_draft_says_so(self, world, meeting):
        one = world.published(meeting, stage="final", changed=False)
        assert "Texte identique au projet publié" in words(tree(world.open(one)))

    def test_paragraphs_stand_side_by_side_with_what_went_and_what_came(self, world, decided):
        page = tree(world.open(changes(decided)))
        rows = [
            (row.get("class").split()[1], [words(side) for side in row.xpath("p[@class='old' or @class='new']")])
            for row in page.xpath("//div[starts-with(@class, 'row ')]")
        ]
        assert rows[0] == ("same", ["Vu la loi ;"])
        assert rows[1][0] == "changed"
        assert rows[2:] == [
            ("removed", ["[supprimé] Article 2. Il est payé comptant. [fin de la suppression]"]),
            ("added", ["[ajouté] Article 3. Un avis est affiché. [fin de l’ajout]"]),
        ]
        assert "Paragraphes : 1 modifiés, 1 ajoutés, 1 supprimés." in words(page)

    def test_inside_a_paragraph_the_words_are_marked_and_said(self, world, decided):
        page = tree(world.open(changes(decided)))
        [row] = page.xpath("//div[@class='row changed']")
        assert [words(mark) for mark in row.iter("del", "ins")] == [
            "[supprimé] 1.200 [fin de la suppression]",
            "[ajouté] 1.300 [fin de l’ajout]",
        ]
        assert "△ Modifié" in words(row)

    def test_it_is_kept_from_search_engines(self, world, decided):
        assert world.open(changes(decided)).headers["X-Robots-Tag"] == "noindex"

    def test_any_two_versions_can_be_compared(self, world, decided):
        first, last = decided.versions
        page = words(tree(world.open(changes(decided, from_=last, to_=first))))
        assert "Décision du 25 mars 2027, 10 h – à : Projet du 16 mars 2027, 9 h 05" in page
        for wrong in ({"from_": first}, {"from_": first, "to_": 99}, {"from_": "x", "to_": last}):
            assert status(world.open(changes(decided, **wrong))) == 404

    def test_a_new_title_and_annexes_are_told(self, world, decided):
        world.change(decided, title="Vente retirée", withheld=({"title": "Plan", "reason": "embedded"},))
        world.tell(decided, "replace", decided.published)
        page = words(tree(world.open(changes(decided))))
        assert "Objet" in page and "retirée" in page
        assert "Annexes + Ajouté [ajouté] Plan" in page

    def test_long_runs_without_a_change_are_folded(self, world, meeting):
        long = "".join(f"<p>Paragraphe {number} ;</p>" for number in range(12))
        one = world.published(meeting, sections=section(long))
        world.change(one, stage="final", sections=section(long.replace("11 ;", "onze.")), published=AFTER)
        world.tell(one, "replace", one.published)
        page = tree(world.open(changes(one)))
        assert [words(fold) for fold in page.xpath("//details/summary")] == ["10 paragraphes inchangés"]

    @pytest.mark.parametrize("case", ["draft", "erased", "alone"])
    def test_where_there_is_nothing_to_compare_it_says_so(self, world, meeting, decided, case):
        one = decided
        if case == "draft":
            one = world.published(meeting, "2")
        elif case == "alone":
            one = world.published(meeting, "2", stage="final")
        else:
            world.register.erase(decided.versions[0])
            world.change(decided)
        page = world.open(changes(one))
        assert status(page) == 404 and "rien à comparer" in words(tree(page))
        assert "1.200" not in page.contents
        assert "Voir ce qui a changé" not in world.open(one).contents

    def test_what_looks_like_html_is_shown_as_text(self, world, decided):
        hostile = "<p>&lt;script&gt;alert(1)&lt;/script&gt; ${context/id}</p>"
        world.change(decided, sections=section(hostile), title="<img src=x onerror=alert(1)>")
        world.tell(decided, "replace", decided.published)
        page = tree(world.open(changes(decided)))
        assert not page.xpath("//img") and not list(page.iter("script"))
        assert "<script>alert(1)</script> ${context/id}" in words(page)


@pytest.mark.parametrize("fate, answer", [("withdrawn", 410), ("postponed", 200)])
def test_of_a_withdrawn_or_postponed_item_no_version_is_told(world, decided, fate, answer):
    first, last = decided.versions
    addresses = [former(decided), changes(decided), changes(decided, from_=first, to_=last)]
    world.change(decided, fate=fate, versions=(), sections=(), title="", withdrawn_on=AFTER + timedelta(days=1))
    for address in addresses:
        page = world.open(address)
        assert status(page) == answer and "euros" not in page.contents


def test_of_a_suspended_item_no_version_is_told(world, decided):
    addresses = [former(decided), changes(decided)]
    world.change(decided, fate="suspended")
    for address in addresses:
        page = world.open(address)
        assert status(page) == 503 and "euros" not in page.contents


def test_a_draft_before_the_meeting_may_be_found_and_its_former_versions_may_not(world, meeting):
    world.now = BEFORE
    one = world.published(meeting, sections=section(DRAFT))
    world.change(one, sections=section(FINAL))
    world.tell(one, "replace", one.published)
    assert "X-Robots-Tag" not in world.open(one).headers
    assert world.open(former(one)).headers["X-Robots-Tag"] == "noindex"
