"""A letter as blocks, written once and read as plain text or as HTML: the two cannot tell different things. Pure."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from imio.deliberations.publication.comparison import Piece

import textwrap


WIDTH = 76


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    """A paragraph. ``strong``: what stands before its text."""

    text: str
    strong: str = ""


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Change:
    """A paragraph that changed; the words say what was taken out and put in, not only the marks."""

    pieces: Sequence[Piece]


Block = Heading | Line | Link | Change

#: ``Piece.kind`` -> element.
_MARKS = {"removed": "del", "added": "ins"}


def as_text(blocks: Iterable[Block], marks: Mapping[str, str]) -> str:
    """The letter in plain text. ``marks``: ``removed`` and ``added`` in the letter's language."""
    return "\n\n".join(_text(block, marks) for block in blocks) + "\n"


def as_html(blocks: Iterable[Block], marks: Mapping[str, str], language: str, title: str) -> str:
    """The letter as a page: no picture, no script, nothing to be fetched, no style that it needs."""
    body = "\n".join(_html(block, marks) for block in blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title></head>\n'
        f'<body style="font-family: sans-serif; line-height: 1.5; max-width: 42em; margin: 1em">\n{body}\n'
        "</body>\n</html>\n"
    )


def _text(block: Block, marks: Mapping[str, str]) -> str:
    match block:
        case Heading(text, level):
            line = "=" if level == 1 else "-"
            return f"{_wrapped(text)}\n{line * min(len(text), WIDTH)}"
        case Line(text, strong):
            return _wrapped(f"{strong} {text}".strip())
        case Link(text, url):
            return f"{_wrapped(text)}\n{url}"
        case Change(pieces):
            return textwrap.indent(_wrapped(" ".join("".join(_marked(piece, marks) for piece in pieces).split())), "| ")


def _html(block: Block, marks: Mapping[str, str]) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Line(text, ""):
            return f"<p>{escape(text)}</p>"
        case Line(text, strong):
            return f"<p><strong>{escape(strong)}</strong> {escape(text)}</p>"
        case Link(text, url):
            return f'<p><a href="{escape(url)}">{escape(text)}</a></p>'
        case Change(pieces):
            inner = "".join(
                f"<{_MARKS[piece.kind]}>{escape(_marked(piece, marks))}</{_MARKS[piece.kind]}>"
                if piece.kind in _MARKS
                else escape(piece.text)
                for piece in pieces
            )
            return f"<blockquote>{inner}</blockquote>"


def _marked(piece: Piece, marks: Mapping[str, str]) -> str:
    """Words of a piece: "[ajouté : 120 €]", with the white space around them where it was."""
    text = piece.text.strip()
    if piece.kind == "same" or not text:
        return piece.text
    before, _text, after = piece.text.partition(text)
    return f"{before}[{marks[piece.kind]} {text}]{after or ' '}"


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in text.splitlines()
    )
