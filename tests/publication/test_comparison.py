"""Does a comparison lose nothing, find what a reader would call the change, and end in time?"""

from duration import takes_at_most
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.publication.comparison import compare
from imio.deliberations.publication.comparison import counts
from imio.deliberations.publication.comparison import paragraphs
from imio.deliberations.publication.comparison import Piece
from imio.deliberations.publication.comparison import Row
from imio.deliberations.publication.comparison import words

import pytest
import random


#: Few words, so that texts of them have much in common.
WORD = st.sampled_from(["le", "Conseil", "DÉCIDE", "1.200,50", "€", ",", ".", "  ", "\t", "rue", "d’", "27", "\u00a0"])
LINE = st.lists(WORD, max_size=12).map(" ".join) | st.text(max_size=30).map(lambda text: text.replace("\n", " "))
LINES = st.lists(LINE, max_size=12)


def old_side(rows):
    return [row.old for row in rows if row.old is not None]


def new_side(rows):
    return [row.new for row in rows if row.new is not None]


def side(pieces, *kinds):
    return "".join(piece.text for piece in pieces if piece.kind in ("same", *kinds))


class TestNothingIsLost:
    @given(LINES, LINES)
    @settings(max_examples=300, deadline=None)
    def test_each_side_of_the_rows_is_its_text(self, old, new):
        rows = compare(old, new)
        assert old_side(rows) == old and new_side(rows) == new
        for row in rows:
            assert (row.kind == "added") == (row.old is None)
            assert (row.kind == "removed") == (row.new is None)
            assert (row.kind == "same") == (row.old == row.new)
            assert bool(row.pieces) == (row.kind == "changed")
            if row.pieces:
                assert side(row.pieces, "removed") == row.old and side(row.pieces, "added") == row.new

    @given(LINE, LINE)
    @settings(max_examples=300, deadline=None)
    def test_each_side_of_the_pieces_is_its_paragraph(self, old, new):
        pieces = words(old, new)
        assert side(pieces, "removed") == old and side(pieces, "added") == new
        assert all(piece.text for piece in pieces)

    @given(LINES)
    @settings(max_examples=100, deadline=None)
    def test_equal_texts_have_only_what_is_the_same(self, text):
        assert {row.kind for row in compare(text, list(text))} <= {"same"}
        assert all(piece.kind == "same" for line in text for piece in words(line, line))

    @given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
    @settings(max_examples=200, deadline=None)
    def test_a_string_is_joined_again_with_line_feeds(self, old, new):
        rows = compare(old, new)
        assert "\n".join(old_side(rows)) == old and "\n".join(new_side(rows)) == new


class TestWhatAReaderCallsTheChange:
    def test_a_word_that_was_replaced(self):
        [row] = compare(["Le montant est de 1.200,50 € par an."], ["Le montant est de 1.300,50 € par an."])
        assert row.kind == "changed"
        assert row.pieces == (
            Piece("same", "Le montant est de"),
            Piece("removed", " 1.200,50"),
            Piece("added", " 1.300,50"),
            Piece("same", " € par an."),
        )

    def test_a_sentence_that_was_added_at_the_end(self):
        pieces = words("Le Conseil approuve.", "Le Conseil approuve. Par douze voix.")
        assert pieces == (Piece("same", "Le Conseil approuve."), Piece("added", " Par douze voix."))

    def test_words_that_were_added_at_the_beginning(self):
        assert words("Le Conseil", "Vu l’avis, Le Conseil")[0] == Piece("added", "Vu l’avis, ")

    def test_a_comma_between_two_changes_is_part_of_them(self):
        assert words("rue Haute, 27", "place Basse, 31") == (
            Piece("removed", "rue Haute, 27"),
            Piece("added", "place Basse, 31"),
        )

    def test_a_paragraph_that_was_added_in_the_middle(self):
        rows = compare("un\ndeux\ntrois", "un\ndeux\nvote : douze voix\ntrois")
        assert [row.kind for row in rows] == ["same", "same", "added", "same"]
        assert rows[2] == Row("added", None, "vote : douze voix")
        assert counts(rows) == {"same": 3, "added": 1}

    def test_a_changed_paragraph_finds_its_partner_past_a_new_one(self):
        old = ["Considérant que le prix de la parcelle est de 200 € ;"]
        new = ["Vu l’avis du receveur régional ;", "Considérant que le prix de la parcelle est de 300 € ;"]
        assert [row.kind for row in compare(old, new)] == ["added", "changed"]
        assert [row.kind for row in compare(new, old)] == ["removed", "changed"]

    def test_paragraphs_with_nothing_in_common_are_no_change_of_each_other(self):
        rows = compare("Le Conseil approuve le compte", "Aucune remarque n’a été faite")
        assert [row.kind for row in rows] == ["removed", "added"]

    def test_a_paragraph_that_moved_is_removed_and_added(self):
        rows = compare("A a\nB b\nC c\nD d", "B b\nC c\nD d\nA a")
        assert [row.kind for row in rows] == ["removed", "same", "same", "same", "added"]

    @pytest.mark.parametrize(
        ("old", "new", "kinds"), [("", "", []), ("", "a", ["added"]), ("a", "", ["removed"]), ("a", "a", ["same"])]
    )
    def test_a_text_may_be_empty(self, old, new, kinds):
        assert [row.kind for row in compare(old, new)] == kinds

    def test_each_paragraph_of_a_long_list_changed_keeps_its_partner(self):
        old = [f"Article {n}. La commune de l’endroit {n} paie la somme due de {n} euros." for n in range(300)]
        new = [line.replace("paie", "versera") for line in old]
        rows = compare(old, new)
        assert {row.kind for row in rows} == {"changed"}
        assert [(row.old, row.new) for row in rows] == list(zip(old, new, strict=True))


class TestParagraphsOfHtml:
    def test_blocks_lines_items_and_rows_each_are_one(self):
        html = "<p>Vu <strong>le</strong>\n décret ;</p><p></p><ul><li>un</li><li>deux<br>trois</li></ul>"
        assert paragraphs(html) == ["Vu le décret ;", "un", "deux", "trois"]
        rows = "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>"
        assert paragraphs(rows) == ["a\tb", "c\td"]

    def test_no_text_has_none(self):
        assert paragraphs("") == [] and paragraphs("<p> </p>") == []

    def test_other_markup_around_the_same_words_is_no_change(self):
        old, new = paragraphs("<p>Le Conseil</p>"), paragraphs("<h3>Le   <em>Conseil</em></h3>")
        assert [row.kind for row in compare(old, new)] == ["same"]


def text_of(count, seed, vocabulary=4_000):
    """Invented words as often as in a language: few of them everywhere, most of them seldom."""
    draw = random.Random(seed)
    return [f"mot{int(vocabulary ** draw.random())}" for _ in range(count)]


class TestItEndsInTime:
    #: On a machine that others use as well; alone it takes a third.
    LIMIT = 3.0

    def is_quick(self, old, new):
        return takes_at_most(self.LIMIT, lambda: compare(old, new))

    def in_paragraphs(self, found, length=50):
        return [" ".join(found[at : at + length]) for at in range(0, len(found), length)]

    def test_twenty_thousand_words_against_others(self):
        old, new = self.in_paragraphs(text_of(20_000, 1)), self.in_paragraphs(text_of(20_000, 2))
        assert self.is_quick(old, new)

    def test_twenty_thousand_words_in_one_paragraph_against_others(self):
        assert self.is_quick([" ".join(text_of(20_000, 1))], [" ".join(text_of(20_000, 2))])

    def test_twenty_thousand_words_each_twentieth_changed(self):
        found = text_of(20_000, 1)
        other = [word if at % 20 else f"autre{at}" for at, word in enumerate(found)]
        paragraphs = self.in_paragraphs(found), self.in_paragraphs(other)
        assert self.is_quick(*paragraphs) and {row.kind for row in compare(*paragraphs)} == {"changed"}
        paragraph = [" ".join(found)], [" ".join(other)]
        [row] = compare(*paragraph)
        assert self.is_quick(*paragraph)
        assert sum(len(piece.text) for piece in row.pieces if piece.kind == "same") > 0.8 * len(row.old)

    @pytest.mark.parametrize("joint", [" ", "\n"])
    def test_one_word_ten_thousand_times(self, joint):
        old, new = joint.join(["mot"] * 10_000), joint.join(["autre", *["mot"] * 9_990, "fin"])
        rows = compare(old, new)
        assert self.is_quick(old, new)
        assert "\n".join(old_side(rows)) == old and "\n".join(new_side(rows)) == new

    @pytest.mark.parametrize("joint", [" ", "\n"])
    def test_two_words_in_any_order(self, joint):
        draw = random.Random(3)
        old, new = (joint.join(draw.choice(["a", "b"]) for _ in range(20_000)) for _ in range(2))
        assert self.is_quick(old, new)
