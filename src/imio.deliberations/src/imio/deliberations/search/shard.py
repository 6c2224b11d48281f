"""One Tantivy index in a folder: what a document is in it, how words are read, and how it is written.

A shard holds the decisions of some institutions. Tantivy keeps the words of a deleted document in its files until it
merges them, and offers no way to ask for that: what has to be gone for good is gone by filling the shard anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from imio.deliberations.search.documents import Paper
from pathlib import Path
from tantivy import Document
from tantivy import Filter
from tantivy import Index
from tantivy import Schema
from tantivy import SchemaBuilder
from tantivy import TextAnalyzer
from tantivy import TextAnalyzerBuilder
from tantivy import Tokenizer

import re


#: Fields with one raw term a value.
RAW = ("institution", "matter", "year", "organ", "in_charge", "outcome", "annexes", "changed", "stage")
#: Bytes that a writer keeps before it writes a segment: of a few documents, and of a whole shard.
SMALL, LARGE = 16_000_000, 160_000_000
#: Words whose terms are kept in memory.
MOST_KNOWN = 100_000

# What Tantivy's simple tokeniser takes for a word.
_WORD = re.compile(r"[^\W_]+")


def _analyzer(*filters: Filter) -> TextAnalyzer:
    # Runs of letters or digits: « l’unanimité » is two words, and so is "2.10".
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for one in (Filter.remove_long(80), Filter.lowercase(), Filter.ascii_fold(), *filters):
        builder = builder.filter(one)
    return builder.build()


#: Accents go before the stem is taken: what is typed without them has the same stem.
STEMS = _analyzer(Filter.stemmer("french"))
#: Words as they are spelled, to forgive faults in.
SPELLING = _analyzer()


def _schema() -> Schema:
    builder = SchemaBuilder()
    # Identity, to find a document again.
    for name in ("key", "path", "meeting"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    # Words. ``text`` holds the title as well: a clause is looked up in one field, and the title only adds to the rank.
    builder.add_text_field("text", tokenizer_name="stems", index_option="position")
    builder.add_text_field("title", tokenizer_name="stems", index_option="position")
    builder.add_text_field("spelling", tokenizer_name="spelling", index_option="basic")
    for name in RAW:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("clock", fast=True)
    builder.add_integer_field("start", fast=True)
    builder.add_integer_field("day", fast=True)
    builder.add_integer_field("position", fast=True)
    for name in ("newest", "oldest"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field("card", stored=True)
    builder.add_bytes_field("body", stored=True)
    return builder.build()


SCHEMA = _schema()


def opened(folder: Path) -> Index:
    """The index in a folder, made where there is none. Raises ``ValueError`` or ``OSError`` for one that is damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    index = Index(SCHEMA, str(folder))
    index.config_reader("manual", 1)
    index.register_tokenizer("stems", STEMS)
    index.register_tokenizer("spelling", SPELLING)
    return index


class Pen:
    """Writes into a shard; ``writing`` hands it out."""

    def __init__(self, index: Index, heap: int):
        self.writer = index.writer(heap, 1)

    def add(self, paper: Paper) -> None:
        """Add a document that is not there yet."""
        self.writer.add_document(document(paper))

    def drop(self, key: str) -> None:
        """Take a document out, if it is there."""
        self.writer.delete_documents_by_term("key", key)


@contextmanager
def writing(folder: Path, heap: int = SMALL) -> Iterator[Pen]:
    """A pen; what it wrote is there once the block is left, and nothing of it when it raises."""
    pen = Pen(opened(folder), heap)
    try:
        yield pen
    except BaseException:
        pen.writer.rollback()
        raise
    else:
        pen.writer.commit()
        pen.writer.garbage_collect_files()
    finally:
        # Lets the lock of the folder go.
        pen.writer.wait_merging_threads()


def document(paper: Paper) -> Document:
    """A paper as the index takes it."""
    made = Document()
    for name in ("key", "path", "meeting", "newest", "oldest"):
        made.add_text(name, getattr(paper, name))
    for text in (paper.body, paper.title, *paper.texts):
        made.add_text("text", text)
        made.add_text("spelling", text)
    made.add_text("title", paper.title)
    for name in RAW:
        for value in paper.facets[name]:
            made.add_text(name, value)
    if paper.clock is not None:
        made.add_integer("clock", paper.clock)
    for name in ("start", "day", "position"):
        made.add_integer(name, getattr(paper, name))
    made.add_bytes("card", paper.card)
    made.add_bytes("body", paper.body.encode())
    return made


def terms(analyzer: TextAnalyzer, text: str) -> list[str]:
    """The terms that an analyser makes of a text."""
    return analyzer.analyze(text)


class _Known(dict):
    """Word -> its term, empty for what is none. The words of a language come again and again."""

    def __init__(self, analyzer: TextAnalyzer):
        self.analyzer = analyzer

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KNOWN:
            self.clear()
        found = self[word] = "".join(self.analyzer.analyze(word))
        return found


_KNOWN = {id(analyzer): _Known(analyzer) for analyzer in (STEMS, SPELLING)}


def tokens(analyzer: TextAnalyzer, text: str) -> list[tuple[str, int, int]]:
    """The terms of a text, and where each stands in it. ``analyzer``: ``STEMS`` or ``SPELLING``."""
    known = _KNOWN[id(analyzer)]
    return [(known[match[0]], *match.span()) for match in _WORD.finditer(text)]
