"""Counts what an analysis hides, leaves and damages, mention by mention.

A mention is hidden when every letter and digit of it is covered by a span to mask or to propose (Text Anonymization
Benchmark: one readable mention is a leak). An address may keep its municipality and a phrase its small words: for
ADDRESS, BIRTH, PARCEL and SENSITIVE three fifths of the letters are enough, provided that no digit but a postcode
stays.
"""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.evaluation.corpus import Annotated
from imio.pseudonymizer.evaluation.corpus import Gold
from statistics import median

import re


NUMBERS = ("NISS", "IBAN", "PHONE", "EMAIL", "PLATE")
#: What points to a person by itself; births, parcels and phrases point only together with something else.
DIRECT = ("PERSON", "ADDRESS", *NUMBERS)
_LOOSE = ("ADDRESS", "BIRTH", "PARCEL", "SENSITIVE")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\b")


@dataclass(frozen=True, slots=True)
class Judged:
    """One annotated mention and what became of it."""

    document: str
    gold: Gold
    hidden: bool
    worst: str  # "mask", "propose" or "keep": the strongest action on any of its characters
    around: str


@dataclass(slots=True)
class Measure:
    """All mentions of a corpus, judged, and the spans nobody annotated."""

    judged: list[Judged] = field(default_factory=list)
    unexpected: list[tuple[str, Span, str]] = field(default_factory=list)
    proposals: list[int] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    def share(self, wanted: Callable[[Judged], bool], of: Callable[[Judged], bool]) -> tuple[int, int]:
        """Return how many of some mentions are as wanted, and how many there are."""
        group = [judged for judged in self.judged if of(judged)]
        return sum(map(wanted, group)), len(group)

    def leaking(self, labels: Iterable[str] = DIRECT) -> list[str]:
        """Return the documents in which a mention to mask stays readable."""
        left = {j.document for j in self.judged if j.gold.action == MASK and j.gold.label in labels and not j.hidden}
        return sorted(left)

    def median_proposals(self) -> float:
        """Return the median number of decisions that a document leaves to a human: one a person, one a datum."""
        return median(self.proposals) if self.proposals else 0


def measure(
    documents: Iterable[Annotated], pseudonymizer: Pseudonymizer, officials: dict[str, list[Official]] | None = None
) -> Measure:
    """Analyse each document, with the registry of its town if given, and judge every annotated mention."""
    result = Measure()
    for annotated in documents:
        analysis = pseudonymizer.analyse(annotated.document, (officials or {}).get(annotated.town, ()))
        _judge(annotated, analysis, result)
    return result


def _judge(annotated: Annotated, analysis: Analysis, result: Measure) -> None:
    cover: dict[tuple[str, int], str] = {}
    weight = {KEEP: 0, PROPOSE: 1, MASK: 2}
    for span in analysis.spans:
        for index in range(span.start, span.end):
            known = cover.get((span.part, index))
            if known is None or weight[span.action] > weight[known]:
                cover[span.part, index] = span.action
    claimed = set()
    for gold in annotated.gold:
        claimed.update((gold.part, index) for index in range(gold.start, gold.end))
        text = analysis.texts[gold.part]
        actions = Counter(cover.get((gold.part, i), KEEP) for i in range(gold.start, gold.end) if text[i].isalnum())
        result.judged.append(
            Judged(
                annotated.id,
                gold,
                _hidden(gold, text, lambda i, part=gold.part: cover.get((part, i), KEEP) != KEEP),
                MASK if actions[MASK] else PROPOSE if actions[PROPOSE] else KEEP,
                _around(text, gold.start, gold.end),
            )
        )
    for span in analysis.spans:
        if span.action != KEEP and not any((span.part, i) in claimed for i in range(span.start, span.end)):
            place = _around(analysis.texts[span.part], span.start, span.end)
            result.unexpected.append((annotated.id, span, place))
    result.documents.append(annotated.id)
    result.proposals.append(len({span.entity or span.id for span in analysis.spans if span.action == PROPOSE}))


def _hidden(gold: Gold, text: str, covered: Callable[[int], bool]) -> bool:
    places = [i for i in range(gold.start, gold.end) if text[i].isalnum()]
    left = [i for i in places if not covered(i)]
    if gold.label not in _LOOSE:
        return not left
    postcodes = {i for m in _POSTCODE.finditer(text, gold.start, gold.end) for i in range(*m.span())}
    digits = [i for i in left if text[i].isdigit() and (gold.label != "ADDRESS" or i not in postcodes)]
    return not digits and len(left) <= 0.4 * len(places)


def _around(text: str, start: int, end: int) -> str:
    line = f"{text[max(0, start - 60) : start]}⟦{text[start:end]}⟧{text[end : end + 40]}"
    return re.sub(r"\s+", " ", line)
