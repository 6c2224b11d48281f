"""A coupled surname alone, "Krings-Abdelmalek": a couple, a married name, a child's name.

Accuracy: two halves of which neither is an ordinary word nor a locality; firms and localities with a
hyphen are the false alarms, so it is proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import model
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "double_surname"


def find(context: Context) -> Iterator[Candidate]:
    """Yield coupled words that may be two surnames."""
    for run in context.runs:
        words = run.words
        if len(words) != 1:
            continue
        halves = re.split(r"[-‐‑]", words[0].text)
        if len(halves) != 2 or lexicon.is_locality(words[0].text) or fold(words[0].text) in context.places:
            continue
        if not all(len(h) > 2 and h[0].isupper() for h in halves) or any(lexicon.is_common(h) for h in halves):
            continue
        if any(lexicon.is_locality(h) and not lexicon.is_first_name(h) for h in halves):
            continue
        if lexicon.is_first_name(words[0].text) and all(lexicon.is_first_name(h) > 3 for h in halves):
            continue
        if model.of_a_body(context.text, run.start):
            continue
        yield Candidate(run.start, run.end, "PERSON", PROPOSE, 0.48, "Double nom de famille possible", NAME)
