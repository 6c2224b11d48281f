"""Which parts of an item are read for personal data: all that citizens would see."""

from imio.deliberations.backoffice.payload import Texts
from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from typing import Any


#: The HTML texts of an item in reading order.
TEXTS = tuple(Texts.model_fields)


def document_of(content: dict[str, Any]) -> Document:
    """The document of an item's content: title first, then the texts, labels and annex titles.

    Part names: ``title``, the names of ``TEXTS``, ``matter``, ``in_charge.0``…, ``annex.<id>``.
    """
    return Document(tuple(_parts(content)))


def part_named(content: dict[str, Any], name: str) -> Part:
    """One part of the document. Raises ``KeyError``."""
    for part in _parts(content):
        if part.name == name:
            return part
    raise KeyError(name)


def _parts(content: dict[str, Any]):
    yield Part("title", content["title"], "text")
    for name in TEXTS:
        if content["texts"][name]:
            yield Part(name, content["texts"][name], "html")
    yield Part("matter", content["matter"], "text")
    for position, name in enumerate(content["in_charge"]):
        yield Part(f"in_charge.{position}", name, "text")
    for annex in content["annexes"]:
        yield Part(f"annex.{annex['id']}", annex["title"], "text")
