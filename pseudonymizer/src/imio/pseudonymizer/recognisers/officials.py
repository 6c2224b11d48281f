"""Names of the institution's registry of office holders, in all writings.

Legal basis: CDLD (public mandate). Accuracy: exact on full names and on initial + surname; a surname
alone counts after a civility or a function, or where the words around are those of the assembly, for a citizen may
bear it too. Whether the person acts in that capacity at that place is decided by `roles` and `settling`.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.linking import flat
from imio.pseudonymizer.linking import pieces
from imio.pseudonymizer.linking import same_surname
from imio.pseudonymizer.linking import same_words
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context


NAME = "officials"


class Roll:
    """The surnames of those in office, to look one up however it is written."""

    def __init__(self, officials: Iterable[Official]):
        self.known = [(official, names.parse(official.name)) for official in officials]
        self._by_surname: dict[str, Official] = {}
        self._by_half: dict[str, Official | None] = {}
        for official, parsed in self.known:
            surname = parsed.surname
            self._by_surname[flat(surname)] = official
            words = fold(official.name).split()
            if len(words) > 2:  # "Rosa Li Calzi": no list knows that Li is no second first name
                for alone in (words[1:], words[:-1]):
                    self._by_surname.setdefault(flat(alone), official)
            halves = [half for word in surname for half in pieces(word)]
            for half in halves if len(halves) == 2 and all(len(h) > 3 for h in halves) else ():
                other = self._by_half.get(half, official)
                self._by_half[half] = official if other is official else None

    def match(self, name: names.Name) -> Official | None:
        """Return the office holder that a full name (or initial and surname) designates."""
        return match(name, self.known)

    def bearer(self, name: names.Name) -> Official | None:
        """Return who bears a surname written alone, whole or by half: "El-Amri", "Dewasseige", "Halbart"."""
        written = flat(name.given + name.surname).rstrip(".")
        return self._by_surname.get(written) or (None if name.given else self._by_half.get(written))


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
        if same_words(name, parsed) or (
            parsed.given and same_surname(name.surname, parsed.surname) and compatible_given(name.given, parsed.given)
        ):
            return official
    return None


def reason(official: Official) -> str:
    """Say it in French, with the function when the registry gives one."""
    return f"Registre des mandataires{' : ' + official.function if official.function else ''}"
