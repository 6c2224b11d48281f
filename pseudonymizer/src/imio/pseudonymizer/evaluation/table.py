"""The table of figures that the package promises, from measures with and without a registry."""

from collections.abc import Iterator
from dataclasses import dataclass
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.evaluation.measure import Judged
from imio.pseudonymizer.evaluation.measure import Measure
from imio.pseudonymizer.evaluation.measure import NUMBERS


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: what is counted, what is wanted (share, or number when `of` is 0), and whether it is reached."""

    figure: str
    count: float
    of: int
    bound: float
    at_least: bool

    @property
    def value(self) -> float:
        return self.count / self.of if self.of else self.count

    @property
    def reached(self) -> bool:
        if not self.of and self.bound <= 1:
            return True  # a share of nothing
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def rows(without: Measure, with_registry: Measure) -> Iterator[Row]:
    """Yield the figures, in the order of the promise."""
    yield _hidden(without, "NISS, IBAN, phone, e-mail, plate: hidden", NUMBERS, 1)
    yield _hidden(without, "persons to mask: mentions hidden", ("PERSON",), 0.995)
    yield _hidden(without, "addresses hidden", ("ADDRESS",), 0.97)
    yield _hidden(without, "births hidden", ("BIRTH",), 0.97)
    yield _hidden(without, "sensitive phrases hidden", ("SENSITIVE",), 0.8)
    yield Row("documents with a direct identifier left", len(without.leaking()), len(without.documents), 0.03, False)
    yield _damaged(without, "office holders masked, no registry", MASK, ("OFFICIAL",), 0.03)
    yield _damaged(without, "office holders proposed, no registry", PROPOSE, ("OFFICIAL",), 0.15)
    yield _damaged(with_registry, "office holders masked, with registry", MASK, ("OFFICIAL",), 0.005)
    yield _damaged(with_registry, "office holders proposed, with registry", PROPOSE, ("OFFICIAL",), 0.02)
    yield Row(
        "eponymous streets, firms, laws, numbers damaged",
        *without.share(lambda j: j.worst != KEEP, _is_kept_thing),
        0.03,
        False,
    )
    yield Row("proposals a document, median", without.median_proposals(), 0, 4, False)


def _is_kept_thing(judged: Judged) -> bool:
    return judged.gold.action == KEEP and judged.gold.label != "OFFICIAL"


def _hidden(measure: Measure, figure: str, labels, bound: float) -> Row:
    count, of = measure.share(lambda j: j.hidden, lambda j: j.gold.action == MASK and j.gold.label in labels)
    return Row(figure, count, of, bound, True)


def _damaged(measure: Measure, figure: str, action: str, labels, bound: float) -> Row:
    count, of = measure.share(lambda j: j.worst == action, lambda j: j.gold.label in labels)
    return Row(figure, count, of, bound, False)


def lines(found: list[Row]) -> Iterator[str]:
    """Yield the rows as a Markdown table."""
    yield "| figure | wanted | reached | of | |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for row in found:
        sign = "≥" if row.at_least else "≤"
        if row.of:
            wanted, value = f"{sign} {row.bound:.1%}", f"{row.value:.1%}"
            yield f"| {row.figure} | {wanted} | {value} | {row.count:g}/{row.of} | {'' if row.reached else 'missed'} |"
        else:
            yield f"| {row.figure} | {sign} {row.bound:g} | {row.count:g} | | {'' if row.reached else 'missed'} |"
