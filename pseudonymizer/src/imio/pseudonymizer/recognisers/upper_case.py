"""A surname in capitals beside a capitalised word: "TRAN Quoc Bao", "Maximilien VERHULPEN".

Accuracy: this is how clerks write names; headings in capitals are kept out by the list of ordinary
words, and what is left unsure scores low, so that a human decides.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "upper_case"


def find(context: Context) -> Iterator[Candidate]:
    """Yield runs that mix a word in capitals and a capitalised one."""
    for run in context.runs:
        words = names.trimmed(run)
        upper = [t for t in words if t.kind == "upper"]
        caps = [t for t in words if t.kind == "cap" and len(t.text) > 1]
        if not upper or not caps or len(upper) + len(caps) > 6:
            continue
        if re.fullmatch(r"[IVX]{2,5}", words[0].text):
            continue  # "les XII Apôtres", "II. Objet"
        if any(len(t.text) < 3 and len(upper) == 1 for t in upper):
            continue
        doubtful = any(lexicon.is_common(t.text) for t in caps) or all(
            lexicon.is_common(t.text) or lexicon.is_locality(t.text) for t in upper
        )
        if doubtful and not any(lexicon.is_first_name(t.text) > 1 for t in caps):
            continue
        yield Candidate(
            words[0].start,
            words[-1].end,
            "PERSON",
            MASK,
            0.6 if doubtful else 0.8,
            "Nom en capitales et prénom",
            NAME,
        )
