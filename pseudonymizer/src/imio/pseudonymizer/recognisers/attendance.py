"""Names in attendance lists, votes by name and signatures: office holders, in all writings.

Legal basis: CDLD art. L1122-16, L1122-27 (who sat and how they voted is public). Accuracy: good when the
block is announced ("Présents :", "3 abstentions (…)"); a citizen thanked in the attendance line is the
known trap.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context


NAME = "attendance"
REASONS = {
    "presence": "Figure dans la liste des présences",
    "rank": "Figure au tableau de préséance, ou parmi les élus",
    "vote": "Vote exprimé en séance",
    "signature": "Signe la délibération",
}
#: Who ranks there sits there.
SUBJECTS = {"rank": "presence"}


def find(context: Context) -> Iterator[Candidate]:
    """Yield every name in an attendance or vote block, bare surnames included."""
    for run in context.runs:
        kind = context.zone_of(run.start, run.end)
        words = [t for t in run.words if t.kind != "initial"]
        if not kind or not words or all(fold(t.text) in lexicon.NOT_NAMES for t in words):
            continue
        yield Candidate(run.start, run.end, "PERSON", KEEP, 0.7, REASONS[kind], NAME, SUBJECTS.get(kind, kind))
