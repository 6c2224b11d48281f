"""Did a decision change since its draft? Told from what the register published of both. Pure.

Compared are the title and what the council adopts: motivation and decision, read as one text, because a back office may
cut them elsewhere. The explanatory note is not adopted, and the vote is never in a draft. White space does not count,
nor does masking alone: who is masked now and was readable before is the same person. A letter never changes its person
from one version to the next, so ``[A]`` in place of ``[B]`` is a change.
"""

from collections.abc import Mapping
from imio.deliberations.publication.comparison import compare
from imio.deliberations.publication.comparison import paragraphs
from imio.deliberations.publication.comparison import Piece
from itertools import pairwise
from typing import Any

import re


ADOPTED = ("motivation", "decision")

#: As a reader of plain text sees a mask: a letter, or the words of a kind or of a role.
_MASK = re.compile(r"\[(?:([A-Z]{1,2})|[^\W\dA-Z][^\[\]\n]{1,60})\]")
#: One sign for each mask, of those that no text uses: a sign is compared as a word of its own.
_WORDS, _LETTERS = "\ue000", 0xE001
_SIGNS = re.compile("[\ue000-\ue7ff]")
_BETWEEN = re.compile("[^\\w\ue000-\ue7ff]|_")


def is_changed(draft: Mapping[str, Any], final: Mapping[str, Any]) -> bool:
    """Whether the final says something else than the draft. Both with ``title`` and ``sections``, as in a record."""
    old, new = _compared(draft), _compared(final)
    if old == new:
        return False
    return any(row.kind != "changed" or not _only_masked(row.pieces) for row in compare(old, new) if row.kind != "same")


def adopted(record: Mapping[str, Any]) -> list[str]:
    """The paragraphs of what the council adopts, as plain text."""
    sections = [section["html"] for section in record["sections"] if section["name"] in ADOPTED]
    return [paragraph for html in sections for paragraph in paragraphs(html)]


def _compared(record: Mapping[str, Any]) -> list[str]:
    # The title stays one paragraph, whatever it holds.
    return [" ".join(_MASK.sub(_sign, text).split()) for text in (record["title"], *adopted(record))]


def _sign(mask: re.Match[str]) -> str:
    letter = mask[1]
    if not letter:
        return _WORDS
    number = 0
    for character in letter:
        number = 26 * number + ord(character) - 64
    return chr(_LETTERS + number)


def _only_masked(pieces: tuple[Piece, ...]) -> bool:
    """Whether every change inside a paragraph puts masks in the place of words."""
    previous = Piece("same", "")
    for piece, following in pairwise((*pieces, Piece("same", ""))):
        if piece.kind == "removed" and following.kind != "added":
            return False
        if piece.kind == "added" and (previous.kind != "removed" or not _masks(previous.text, piece.text)):
            return False
        previous = piece
    return True


def _masks(removed: str, added: str) -> bool:
    before, after = _BETWEEN.sub("", removed), _BETWEEN.sub("", added)
    if not after or _SIGNS.sub("", after):
        return False
    if _SIGNS.sub("", before):
        return True
    pairs = list(zip(before, after, strict=False))
    return len(before) == len(after) and all(old == new or _WORDS in (old, new) for old, new in pairs)
