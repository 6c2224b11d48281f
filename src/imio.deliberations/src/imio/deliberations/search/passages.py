"""Shows in a decision's text what was searched for."""

from imio.deliberations.search.selecting import faults_in
from imio.deliberations.search.selecting import Selection
from imio.deliberations.search.shard import SPELLING
from imio.deliberations.search.shard import STEMS
from imio.deliberations.search.shard import terms
from imio.deliberations.search.shard import tokens
from imio.deliberations.search.snippets import LOOKED_AT
from imio.deliberations.search.snippets import ranges
from imio.deliberations.search.snippets import snippet


class Reader:
    """Reads texts for one selection."""

    def __init__(self, selection: Selection):
        self.stems = [terms(STEMS, clause.text) for clause in selection.wanted]
        words = [terms(SPELLING, clause.text) for clause in selection.wanted if selection.loose and not clause.phrase]
        self.spelled = [(one[0], faults_in(one[0])) for one in words if len(one) == 1 and faults_in(one[0])]
        self.meant: dict[str, bool] = {}

    def snippet(self, body: str) -> tuple[tuple[str, bool], ...]:
        """The passage of a text with what was searched for; its beginning, when that stands elsewhere."""
        text = body[:LOOKED_AT]
        if not text:
            return ()
        marked = ranges(tokens(STEMS, text), self.stems) if self.stems else []
        if not marked and self.spelled:
            marked = [(start, end) for word, start, end in tokens(SPELLING, text) if self._is_meant(word)]
        return snippet(text, marked)

    def _is_meant(self, word: str) -> bool:
        if word not in self.meant:
            self.meant[word] = any(_is_near(word, wanted, faults) for wanted, faults in self.spelled)
        return self.meant[word]


def _is_near(word: str, wanted: str, faults: int) -> bool:
    """Whether a word is so many insertions, losses, changes and swaps away from another, at most."""
    # Most words are so far away that neither their length nor their letters leave a doubt.
    if abs(len(word) - len(wanted)) > faults or len(set(word) ^ set(wanted)) > 2 * faults:
        return False
    earlier: list[int] = []
    former = list(range(len(wanted) + 1))
    for i, char in enumerate(word, 1):
        line = [i]
        for j, other in enumerate(wanted, 1):
            cost = min(former[j] + 1, line[j - 1] + 1, former[j - 1] + (char != other))
            if i > 1 and j > 1 and char == wanted[j - 2] and word[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            line.append(cost)
        if min(line) > faults:
            return False
        earlier, former = former, line
    return former[-1] <= faults
