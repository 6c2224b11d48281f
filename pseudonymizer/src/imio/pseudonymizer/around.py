"""The words around a name: its sentence, its paragraph, without inclusive endings."""

from imio.pseudonymizer import names
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


S = r"(?:[\s\u00a0]{1,4})"
# The bare M of "le Bourgmestre, M Goor": what follows it is the name, which stands outside of the words searched.
CIV = (
    "(?:"
    + names.CIVILITIES.pattern.replace("?P<plural>", "?:")
    .replace("?P<one>", "?:")
    .replace(r"M(?=\s+[A-ZÉ])", r"M(?=\s)")
    + ")"
)
SENTENCE_OPENS = re.compile(rf"(?:^|[.;»”!?:)\n\t])[\s\u00a0–—•-]*(?:(?:{CIV}){S})$")
_BARE_OPENS = re.compile(r"(?:^|[.;»”!?\n\t])[\s\u00a0]*$")
_SENTENCE_END = re.compile(r";[\s\u00a0]|[^\W\d_A-Z]{3}\.[\s\u00a0]{1,4}(?=[A-ZÀ-Þ])|\)\.[\s\u00a0]")
CIVILITY_LAST = re.compile(rf"(?:{CIV})[\s\u00a0]{{1,4}}$")


def opens_sentence(context: Context, candidate: Candidate) -> bool:
    """Say whether a name opens a sentence, behind a civility or with a first name."""
    before = context.before(candidate.start, 30)
    full = " " in context.text[candidate.start : candidate.end].replace("\u00a0", " ")
    return bool(SENTENCE_OPENS.search(before) or (full and _BARE_OPENS.search(before)))


_INCLUSIVE = re.compile(
    r"(?<=[^\W\d_])(?:[·•‧]|(?=\())\(?(?:e|[èe]re|rice|euse|se|ve|ne|le)\)?(?:[·•‧]?(s)\b|\(s\))?", re.IGNORECASE
)


def plain(text: str) -> str:
    """Return the text with inclusive endings undone: "échevin·e·s" reads "échevins"."""
    return _INCLUSIVE.sub(lambda match: match[1] or "", text) if "·" in text or "(" in text else text


def sentence_left(context: Context, position: int) -> str:
    """Return what precedes a position in its sentence, on the same line."""
    left = context.before(position, 140)
    cut = 0
    for match in _SENTENCE_END.finditer(left):
        cut = match.end()
    return left[cut:]


def paragraph_left(context: Context, position: int) -> str:
    """Return what precedes a position in its paragraph, on one line."""
    start = context.text.rfind("\n\n", max(0, position - 500), position)
    return context.text[max(start, position - 500, 0) : position].replace("\n", " ").replace("\t", " ")


def paragraph(context: Context, candidate: Candidate) -> str:
    """Return the paragraph around a name, on one line as far as the name."""
    end = context.text.find("\n\n", candidate.end, candidate.end + 300)
    end = end if end >= 0 else candidate.end + 300
    return paragraph_left(context, candidate.start) + context.text[candidate.start : end]
