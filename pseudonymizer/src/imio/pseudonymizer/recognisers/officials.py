"""Names of the institution's registry of office holders, in all writings.

Legal basis: CDLD (public mandate). Accuracy: exact on full names and on initial + surname; a surname
alone counts after a civility or a function only, for a citizen may bear it too. Whether the person acts
in that capacity at that place is decided by `roles`.
"""

from collections.abc import Iterator
from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.linking import same_surname
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context


NAME = "officials"


def find(context: Context) -> Iterator[Candidate]:
    """Yield the runs that write the name of someone in office, given name or initial included."""
    known = [(official, names.parse(official.name)) for official in context.officials]
    if not known:
        return
    for run in context.runs:
        if len(run.words) < 2:
            continue
        name = names.parse(context.text[run.start : run.end])
        official = match(name, known)
        if official:
            yield Candidate(run.start, run.end, "PERSON", KEEP, 0.99, reason(official), NAME, "registry")


def match(name: names.Name, known: list[tuple[Official, names.Name]]) -> Official | None:
    """Return the office holder that a full name (or initial and surname) designates."""
    if not name.given or not name.surname:
        return None
    for official, parsed in known:
        if same_surname(name.surname, parsed.surname) and compatible_given(name.given, parsed.given):
            return official
    return None


def reason(official: Official) -> str:
    """Say it in French, with the function when the registry gives one."""
    return f"Registre des mandataires{' : ' + official.function if official.function else ''}"
