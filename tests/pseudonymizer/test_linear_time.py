"""No input makes a pattern or the reader slower than its length: four times the text, not sixteen times the time."""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.reading import read

import pytest
import time


TEXTS = [
    "a", " ", "\u00a0", "1", "12 ", ".", "Jean-", "l'", "(", "\n", "@", "a@a.", "+32 ", "BE68 ", "J. ", "DUPONT ",
    "rue du Moulin ", "domicilié à la ", "né à ", "voix (", "condamné ", "section A n° 1, ", "bourgmestre de la ",
    "M. Dupont, ", "Jean « ",
]  # fmt: skip
SOURCES = [
    "<", "<a ", '<a "', "<a '\">", '<a ">" ', "<!--", "&", "&#1", "&eacute", "<b>a", '<span class="pm-anonymize">',
    '<span class="masked-note">', "<script>", "<textarea>a</textarea >", "a&shy;",
]  # fmt: skip


def seconds(run, text):
    best = 1e9
    for _ in range(2):
        start = time.process_time()
        run(text)
        best = min(best, time.process_time() - start)
    return best


def analyse(text):
    Pseudonymizer().analyse(Document((Part("note", text, "text"),)))


@pytest.mark.parametrize("piece", TEXTS)
def test_analysis(piece):
    size = 2_500
    short = seconds(analyse, piece * (size // len(piece)))
    long = seconds(analyse, piece * (4 * size // len(piece)))
    assert long < max(0.2, 9 * short)


@pytest.mark.parametrize("piece", SOURCES)
def test_reading(piece):
    size = 15_000
    short = seconds(read, piece * (size // len(piece)))
    long = seconds(read, piece * (4 * size // len(piece)))
    assert long < max(0.2, 9 * short)


def test_a_long_page_is_read_in_seconds():
    assert seconds(read, "<p>Le Conseil d&eacute;cide de vendre.</p>\n" * 12_000) < 10
