"""Reads annotated corpora.

Format: UTF-8, documents headed by a line `=== <id> | <town> | <draft|final> | <title>`; the body follows, HTML when
the id ends with `-html`. Marks, never nested: `[[LABEL|text]]` must be hidden, `<<LABEL|text>>` a human must decide,
`{{KIND|text}}` must stay readable.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.reading import read
from pathlib import Path

import re


LABELS = ("PERSON", "ADDRESS", "BIRTH", "NISS", "IBAN", "PHONE", "EMAIL", "PLATE", "PARCEL", "SENSITIVE", "COMPANY")
KINDS = ("OFFICIAL", "ORG", "PLACE", "LAW", "NUMBER", "DATE")
_MARK = re.compile(
    r"\[\[(?P<mask>[A-Z]+)\|(?P<masked>.*?)\]\]|\{\{(?P<keep>[A-Z]+)\|(?P<kept>.*?)\}\}"
    r"|<<(?P<propose>[A-Z]+)\|(?P<proposed>.*?)>>",
    re.DOTALL,
)
_HEAD = re.compile(r"(?m)^=== ")
_LEFT_OVER = re.compile(r"\[\[[A-Z]+\||\{\{[A-Z]+\||<<[A-Z]+\||\]\]|\}\}")


@dataclass(frozen=True, slots=True)
class Gold:
    """What the annotator said of one mention; offsets in the part's plain text."""

    part: str
    start: int
    end: int
    action: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and what should become of it."""

    id: str
    town: str
    document: Document
    gold: tuple[Gold, ...]


def read_corpus(path: Path) -> list[Annotated]:
    """Return the documents of a corpus file.

    Raises `BadInput`, which names the file and the document, when it cannot be read.
    """
    try:
        source = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path.name} : corpus illisible, un texte en UTF-8 est attendu.") from None
    blocks = _HEAD.split(source)[1:]
    if not blocks:
        raise BadInput(f"{path.name} : aucun document, une ligne « === id | commune | stade | titre » est attendue.")
    return [_document(block, path.name) for block in blocks]


def _document(block: str, file: str) -> Annotated:
    head, _, body = block.partition("\n")
    fields = [field.strip() for field in head.split(" | ", 3)]
    if len(fields) != 4:
        raise BadInput(f"{file}, {fields[0]} : l'en-tête n'a pas quatre champs séparés par « | ».")
    id, town, _, title = fields
    parts, gold = [], []
    format = "html" if id.endswith("-html") else "text"
    for name, content in (("title", title), ("body", body.strip("\n"))):
        source, marks = _unmark(content, f"{file}, {id}")
        part = Part(name, source, format)
        parts.append(part)
        gold += _in_plain_text(part, marks, f"{file}, {id}")
    return Annotated(id, town, Document(tuple(parts)), tuple(gold))


def _unmark(content: str, place: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    out, marks, position, length = [], [], 0, 0
    for match in _MARK.finditer(content):
        action = MASK if match["mask"] else KEEP if match["keep"] else PROPOSE
        label = match["mask"] or match["keep"] or match["propose"]
        text = match["masked"] or match["kept"] or match["proposed"] or ""
        if label not in (KINDS if action == KEEP else LABELS):
            raise BadInput(f"{place} : étiquette inconnue « {label} ».")
        out += [content[position : match.start()], text]
        length += match.start() - position
        marks.append((length, length + len(text), action, label))
        length += len(text)
        position = match.end()
    out.append(content[position:])
    source = "".join(out)
    if _LEFT_OVER.search(source):
        raise BadInput(f"{place} : une marque n'est pas fermée, ou en contient une autre.")
    return source, marks


def _in_plain_text(part: Part, marks, place: str) -> Iterator[Gold]:
    reading = read(part.content, part.format)
    real = [i for i in range(len(reading.text)) if reading.starts[i] < reading.ends[i]]
    places = sorted((reading.starts[i], i) for i in real)
    for start, end, action, label in marks:
        index = bisect_left(places, (start, -1))
        inside = []
        while index < len(places) and places[index][0] < end:
            inside.append(places[index][1])
            index += 1
        if not inside:  # a link's target is read as a whole, after the text
            inside = [
                index
                for hidden in reading.hidden
                if hidden.start >= 0 and hidden.value[0] < end and hidden.value[1] > start
                for index in range(hidden.start, hidden.end)
            ]
        if not inside:
            raise BadInput(f"{place} : une marque {label} ne porte sur aucun texte lisible.")
        first, last = min(inside), max(inside)
        yield Gold(part.name, first, last + 1, action, label, reading.text[first : last + 1])


def registry(documents: list[Annotated]) -> dict[str, list[Official]]:
    """Return, town by town, the office holders whom the documents name, by the longest writing of each name."""
    known: dict[str, dict[str, None]] = {}
    for document in documents:
        for gold in document.gold:
            if gold.label == "OFFICIAL":
                known.setdefault(document.town, {})[" ".join(gold.text.split())] = None
    return {town: [Official(name) for name in _longest(list(names))] for town, names in known.items()}


def _longest(writings: list[str]) -> list[str]:
    full = [writing for writing in writings if len(writing.split()) > 1]
    written = " ".join(full).casefold()
    return full + [name for name in writings if name not in full and name.casefold() not in written]
