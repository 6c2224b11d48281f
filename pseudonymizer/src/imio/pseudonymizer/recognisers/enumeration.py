"""A name that no rule knows, between two that some rule knows: "Abras, Etchebarne, Kaczmarek Jerzy".

Accuracy: high where the neighbours are persons, for an enumeration is of one kind; proposed, for an enumeration may
mix. Places, streets and firms are left out.
"""

from bisect import bisect_left
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "enumeration"
_LINK = re.compile(
    r"[ \u00a0]*(?:[,;/]|[ \u00a0](?:et|ou|&))[ \u00a0]*(?:et[ \u00a0]+)?(?:l[ae][ \u00a0]veu(?:ve|"
    r"f)[ \u00a0]+|vve[ \u00a0]+|MM?\.[ \u00a0]+|Mme[ \u00a0]+)?"
)


def between(persons: list[Candidate], taken: list[Candidate], context: Context) -> Iterator[Candidate]:
    """Yield the runs of capitals that stand between two persons of an enumeration."""
    known = sorted(persons, key=lambda c: c.start)
    starts = [c.start for c in known]
    busy = Ranges((c.start, c.end) for c in (*persons, *taken))
    for run in context.runs:
        if busy.overlaps(run.start, run.end) or len(run.words) > 4:
            continue
        index = bisect_left(starts, run.start)
        if not 0 < index < len(known) or known[index].start - known[index - 1].end > 120:
            continue
        left = context.text[known[index - 1].end : run.start]
        right = context.text[run.end : known[index].start]
        if not (_LINK.fullmatch(left) and _LINK.fullmatch(right)):
            continue
        text = context.text[run.start : run.end]
        if fold(text) in context.places or lexicon.is_locality(text) or all(map(_ordinary, run.words)):
            continue
        yield Candidate(run.start, run.end, "PERSON", PROPOSE, 0.5, "Cité entre deux personnes", NAME, "unsure")


_WITH = re.compile(r"[ \u00a0](?:et|ou|&|/)[ \u00a0]|/")


def beside(persons: list[Candidate], taken: list[Candidate], context: Context) -> Iterator[Candidate]:
    """Yield the unknown words that "et" or "ou" joins to a private person: "aux familles Maus et Rixen"."""
    private = [c for c in persons if c.action != KEEP and c.score >= 0.44]
    ends, starts = {c.end for c in private}, {c.start for c in private}
    busy = Ranges((c.start, c.end) for c in (*persons, *taken))
    for run in context.runs:
        if len(run.words) > 2 or busy.overlaps(run.start, run.end):
            continue
        if any(map(_listed, run.words)) and not _closes(run, private, ends, context):
            continue
        left = _WITH.search(context.text, max(0, run.start - 4), run.start)
        right = _WITH.match(context.text, run.end)
        after = left and left.end() == run.start and left.start() in ends
        before = right and right.end() in starts
        if (after or before) and fold(context.text[run.start : run.end]) not in context.places:
            yield Candidate(run.start, run.end, "PERSON", PROPOSE, 0.45, "Cité avec une personne", NAME, "unsure")


_LAST = re.compile(r"[ \u00a0](?:et|&)[ \u00a0]")


def _closes(run, private: list[Candidate], ends: set[int], context: Context) -> bool:
    """Say whether a run is the last of a bracket of persons: "(Toussaint, Lejeune et Legrand)"."""
    if context.text[run.end : run.end + 1] != ")" or any(map(_ordinary, run.words)):
        return False
    link = _LAST.search(context.text, max(0, run.start - 4), run.start)
    if not link or link.start() not in ends or lexicon.is_locality(context.text[run.start : run.end]):
        return False
    opening = context.text.rfind("(", max(0, run.start - 120), run.start)
    return opening >= 0 and sum(opening < c.start < run.start for c in private) > 1


def _listed(word) -> bool:
    known = lexicon.is_common(word.text) or lexicon.is_locality(word.text)
    return len(word.text) < 3 or (known and lexicon.is_first_name(word.text) < 4)


def _ordinary(word) -> bool:
    return lexicon.is_never_name(word.text)
