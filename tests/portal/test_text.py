"""Are articles and laws found where they are, left alone where they only look so, and is the text kept whole?"""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.portal.legal import ADDRESSES
from imio.deliberations.portal.legal import references
from imio.deliberations.portal.text import Layout
from lxml import html

import pytest


def layout(**more):
    return Layout(3, "Tableau", "Lien vers : {}".format, **{"addresses": ADDRESSES, **more})


def laid_out(source, articles=True, **more):
    return html.fragment_fromstring(layout(**more).lay_out(source, articles), create_parent="div")


def anchors(source, **more):
    return [element.get("id") for element in laid_out(source, **more).iter() if element.get("id")]


class TestArticles:
    @pytest.mark.parametrize(
        "source, expected",
        [
            ("<p>Article 1er. De vendre.</p>", "article-1"),
            ("<p>Article 1<sup>er</sup> – De vendre.</p>", "article-1"),
            ("<p><strong><u>Article premier</u></strong> : de vendre</p>", "article-1"),
            ("<p>ARTICLE 2</p>", "article-2"),
            ("<p>Art. 3. - De vendre.</p>", "article-3"),
            ("<p>Art.4 : de vendre</p>", "article-4"),
            ("<h2>Article 5</h2>", "article-5"),
            ("<p>Article 6 Le Collège est chargé</p>", "article-6"),
            ("<p>Article 7bis. De vendre.</p>", "article-7bis"),
            ("<p>Article 8 ter : de vendre</p>", "article-8ter"),
            ("<p>Article unique. De vendre.</p>", "article-unique"),
            ("<p>\u00a0 Article\u00a09.\u00a0De vendre.</p>", "article-9"),
            ("<p>Article 10.2. De vendre.</p>", "article-10-2"),
            ("<ul><li>Article 11 : de vendre</li></ul>", "article-11"),
            ("<p>Article 12 « Le prix »</p>", "article-12"),
        ],
    )
    def test_an_article_has_an_anchor_that_follows_from_its_number(self, source, expected):
        assert anchors(source) == [expected]

    @pytest.mark.parametrize(
        "source",
        [
            "<p>Article 41 de la Constitution ;</p>",
            "<p>Article 10, § 2, du décret ;</p>",
            "<p>Articles 1 et 2 du règlement.</p>",
            "<p>Article L1122-30 du CDLD.</p>",
            "<p>Article 41-2. Rien.</p>",
            "<p>Article 2/1. Rien.</p>",
            "<p>L’article 2. est abrogé</p>",
            "<p>Artiste 2. De vendre.</p>",
            "<p>Article de presse.</p>",
            "<p>Article 1234. De vendre.</p>",
            "<p>Vu l’article 1er.</p>",
            "<p>Article 3 est remplacé par ce qui suit</p>",
        ],
    )
    def test_what_only_looks_so_has_none(self, source):
        assert anchors(source) == []

    def test_lines_of_one_paragraph_have_each_their_own(self):
        tree = laid_out("<p>Article 1er. De vendre.<br>Article 2. D’afficher.<br>Suite.</p>")
        assert [element.get("id") for element in tree.iter() if element.get("id")] == ["article-1", "article-2"]
        assert [link.get("href") for link in tree.iter("a")] == ["#article-1", "#article-2"]

    def test_the_articles_of_what_is_adopted_do_not_take_those_of_the_decision(self):
        assert anchors("<p>Article 1er. D’adopter :</p><p>Article 1er. Taxe.</p>") == ["article-1", "article-1--2"]

    def test_an_anchor_stands_once_on_a_page_with_several_texts(self):
        page = layout()
        both = page.lay_out("<p>Article 1er. Un.</p>", True) + page.lay_out("<p>Article 1er. Deux.</p>", True)
        ids = html.fragment_fromstring(both, create_parent="div").xpath("//@id")
        assert len(ids) == len(set(ids)) == 2

    def test_the_link_has_a_name(self):
        [link] = laid_out("<p>Article 1er. De vendre.</p>").iter("a")
        assert (link.get("href"), link.get("aria-label")) == ("#article-1", "Lien vers : Article 1er")
        assert link.xpath("span[@aria-hidden='true']")[0].text == "¶"

    def test_only_where_asked(self):
        assert not laid_out("<p>Article 1er. De vendre.</p>", articles=False).xpath("//@id")


class TestLaws:
    @pytest.mark.parametrize(
        "text, found",
        [
            ("notamment l’article L1122-30 ;", ["L1122-30"]),
            ("les articles L1122-30, L1133-1 et L3131-1, § 1er, 3°,", ["L1122-30", "L1133-1", "L3131-1"]),
            ("L1122-30 du Code de la démocratie locale et de la décentralisation",
             ["L1122-30", "Code de la démocratie locale et de la décentralisation"]),
            ("le CDLD", ["CDLD"]),
            ("les articles 41, 162 et 170 de la Constitution ;", ["articles 41, 162 et 170 de la Constitution"]),
            ("les articles 10, 11, 170, § 4, 172 et 173 de la Constitution ;",
             ["articles 10, 11, 170, § 4, 172 et 173 de la Constitution"]),
            ("l’article 170, § 4, de la Constitution", ["article 170, § 4, de la Constitution"]),
            ("Vu la Constitution, les articles 41 et 162 ;", ["Constitution"]),
            ("la Constitution belge", ["Constitution belge"]),
            ("l’article 119bis de la Nouvelle loi communale", ["article 119bis de la Nouvelle loi communale"]),
            ("la nouvelle\u00a0loi communale", ["nouvelle\u00a0loi communale"]),
            ("le règlement (UE) 2016/679 (RGPD)", ["règlement (UE) 2016/679", "RGPD"]),
        ],
    )  # fmt: skip
    def test_a_law_is_recognised(self, text, found):
        assert [text[one.start : one.end] for one in references(text)] == found

    @pytest.mark.parametrize(
        "text",
        [
            "la parcelle XL1122-30", "le modèle L1122-3045", "L9122-30", "L1022-30", "L1122-30-1", "1.L1122-30",
            "L2121-29 du Code général des collectivités territoriales",
            "la constitution d’une provision", "la Constitution d’une ASBL", "article 5 de la Constitution française",
            "l’article 12 de la convention", "l’article 3 de la Constitution de la République",
            "une nouvelle loi sur la commune", "la loi communale", "NLCB", "ACDLD", "2016/679", "RGPDX",
        ],
    )  # fmt: skip
    def test_what_only_looks_so_is_not(self, text):
        assert not references(text)

    def test_each_wording_is_linked_once_on_a_page(self):
        tree = laid_out("<p>L1122-30 et L1122-30</p><p>Vu le CDLD, L1122-30.</p>")
        assert [link.text for link in tree.iter("a")] == ["L1122-30", "CDLD"]
        assert {link.get("href") for link in tree.iter("a")} == {ADDRESSES["cdld"]}

    def test_the_article_may_stand_in_the_address(self):
        [link] = laid_out("<p>L1122-30</p>", addresses={"cdld": "https://example.be/cdld#{article}"}).iter("a")
        assert link.get("href") == "https://example.be/cdld#L1122-30"

    def test_without_a_known_address_only_initials_are_explained(self):
        tree = laid_out("<p>Vu la nouvelle loi communale (NLC) ;</p>")
        assert not list(tree.iter("a"))
        [initials] = tree.iter("abbr")
        assert (initials.text, initials.get("title")) == ("NLC", "Nouvelle loi communale")

    def test_nothing_is_marked_in_a_link_or_a_mask(self):
        masked = '<span class="masked" data-kind="person">RGPD<span class="masked-note"> RGPD</span></span>'
        tree = laid_out(f'<p><a href="https://example.be">CDLD</a> {masked}</p>')
        assert [link.get("href") for link in tree.iter("a")] == ["https://example.be"]


PIECES = st.sampled_from(
    ["Article 1er. ", "Art. 2 : ", "L1122-30", " de la Constitution", "article 41", "NLC", "CDLD", "&amp;", "&lt;b&gt;",
     "<br>", "<b>", "</b>", "é", " ", "\n", "\u00a0", "[A]", "¶", "<p>", "</p>", "<table><tr><td>x</td></tr></table>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost_added_or_moved(source):
    plain = html.fragment_fromstring(source, create_parent="div").text_content()
    tree = laid_out(source)
    for anchor in tree.xpath("//a[@class='anchor']"):
        anchor.drop_tree()
    # The parser itself drops white space at the beginning.
    assert tree.text_content().lstrip() == plain.lstrip()


@given(st.text(alphabet="Larticle0123456789-, etdslCoinuNCDPRG()/.", max_size=60))
def test_references_stand_in_order_and_inside_the_text(text):
    end = 0
    for one in references(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


def test_a_text_without_end_is_read_in_a_moment():
    source = "<p>" + "article 1, 2, 3 et 4 de la " * 20_000 + "</p>" + "<p>Article " * 2_000
    assert "Article" in layout().lay_out(source, True)
