"""What the review of an item cost and corrected, in numbers. Pure: a proposal and a review in, no word of a text out.

Figures outlive the texts. Everything that they hold is from a closed list: recognisers, labels, acts, kinds of reason.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from imio.deliberations.validation.outcome import Decided
from imio.deliberations.validation.outcome import VISIBLE
from imio.deliberations.validation.replay import targets
from imio.deliberations.validation.review import arranged
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import standing
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Span
from itertools import pairwise
from typing import Any

import math


#: Seconds that a pause between two acts of one person counts at most: after that, she was elsewhere.
LONGEST_PAUSE = 300
_VERDICTS = ("mask", "keep", "replace")
#: What the pseudonymizer ends its reasons with -> the kind that is kept. The rest of a reason may quote the text.
REASONS = {
    "mais peut-être à titre privé": "private_office",
    "profession, fonction ou qualité à apprécier": "capacity",
    "désignation ou distinction": "designation",
    "semble intervenir en séance": "seat",
    "prend la parole": "speaker",
    "porte le nom d'un mandataire": "homonym",
    "qualité citée ailleurs dans le texte": "capacity_elsewhere",
    "le modèle n'y voit pas une personne": "model_no_person",
    "le modèle y voit une personne": "model_person",
    "le modèle y voit plutôt un mandataire": "model_office",
    "le modèle y voit un mandataire": "model_office",
    "Même personne, citée ailleurs dans le texte": "same_person",
    "Titulaire d'une fonction, cité aussi à titre privé dans le texte": "private_office",
}


@dataclass(frozen=True)
class Line:
    """The mentions of one kind that one recogniser found, over several items.

    ``proposed``: those that the machine masked or asked about; ``false_alarms``: of these, kept readable by people;
    ``shown``: those that the machine left readable; ``uncovered``: of these, masked by people.
    """

    recogniser: str
    label: str
    why: str
    proposed: int
    false_alarms: int
    shown: int
    uncovered: int

    @property
    def share(self) -> int:
        """False alarms in a hundred that were proposed."""
        return round(100 * self.false_alarms / self.proposed) if self.proposed else 0


@dataclass(frozen=True)
class Summary:
    """The figures of several items. Times in seconds, None when nobody worked on any of them."""

    items: int
    worked_on: int
    median: int | None
    p90: int | None
    proposed: int
    false_alarms: int
    uncovered: int
    added: tuple[tuple[str, int], ...]
    confirmed: int
    ticked: int
    lines: tuple[Line, ...]

    @property
    def misses(self) -> int:
        """What people added by hand."""
        return sum(count for _label, count in self.added)


def figures_of(
    analysis: Analysis,
    review: Sequence[Mapping[str, Any]],
    moments: Iterable[tuple[str, datetime]] = (),
    before: Iterable[Sequence[Mapping[str, Any]]] = (),
) -> dict[str, Any]:
    """The figures of one review.

    ``moments``: further signs that somebody was at work, (who, when). ``before``: reviews of the same version that
    a new analysis replaced: their time counts. Actions that were carried over (``at`` empty) are nobody's new work.
    """
    stand = standing(review)
    fresh = [action for action in stand if not action.get("carried")]
    dated = [action for actions in (*before, review) for action in actions if action.get("at")]
    return {
        "found": _found(analysis, review, stand),
        "added": dict(_added(analysis, stand)),
        "acts": dict(Counter(action["act"] for action in dated)),
        "carried": len(stand) - len(fresh),
        "confirmed": sum(1 for action in fresh if action["act"] == "keep" and action.get("reason")),
        "doubts": len(analysis.warnings),
        "ticked": sum(len(action["doubts"]) for action in fresh if action["act"] == "check"),
        "seconds": seconds([*((action["who"], action["at"]) for action in dated), *moments]),
    }


def seconds(moments: Iterable[tuple[str, datetime]]) -> int:
    """The time that people spent: the pauses between the signs of each, none longer than ``LONGEST_PAUSE``."""
    by_person: dict[str, list[datetime]] = {}
    for who, at in moments:
        by_person.setdefault(who, []).append(at)
    total = 0.0
    for signs in by_person.values():
        signs.sort()
        pauses = ((later - earlier).total_seconds() for earlier, later in pairwise(signs))
        total += sum(min(pause, LONGEST_PAUSE) for pause in pauses)
    return round(total)


def kind_of_reason(reason: str) -> str:
    """The kind of a reason, of ``REASONS``; empty for any other, which is not kept."""
    for phrase, kind in REASONS.items():
        if reason.endswith(phrase):
            return kind
    return ""


def summary(entries: Iterable[Mapping[str, Any]], since: datetime | None = None) -> Summary:
    """What the figures say together. ``since``: only those of that moment or later."""
    chosen = [entry for entry in entries if since is None or entry["at"] >= since]
    times = sorted(entry["seconds"] for entry in chosen if entry["acts"])
    counts: dict[tuple[str, str, str], Counter] = {}
    added: Counter = Counter()
    for entry in chosen:
        added.update(entry["added"])
        for row in entry["found"]:
            count = counts.setdefault((row["recogniser"], row["label"], row["why"]), Counter())
            wary = row["proposed"] != "keep"
            count["proposed" if wary else "shown"] += row["count"]
            if row["by"] == "human" and row["decided"] == ("keep" if wary else "mask"):
                count["false_alarms" if wary else "uncovered"] += row["count"]
    lines = [
        Line(*key, count["proposed"], count["false_alarms"], count["shown"], count["uncovered"])
        for key, count in counts.items()
    ]
    lines.sort(key=lambda line: (-line.proposed, -line.shown, line.recogniser, line.label, line.why))
    return Summary(
        items=len(chosen),
        worked_on=len(times),
        median=percentile(times, 50),
        p90=percentile(times, 90),
        proposed=sum(line.proposed for line in lines),
        false_alarms=sum(line.false_alarms for line in lines),
        uncovered=sum(line.uncovered for line in lines),
        added=tuple(sorted(added.items(), key=lambda pair: (-pair[1], pair[0]))),
        confirmed=sum(entry["confirmed"] for entry in chosen),
        ticked=sum(entry["ticked"] for entry in chosen),
        lines=tuple(lines),
    )


def percentile(ordered: Sequence[int], share: int) -> int | None:
    """The smallest value that so many in a hundred do not exceed (nearest rank); None of nothing."""
    return ordered[math.ceil(share / 100 * len(ordered)) - 1] if ordered else None


def _found(
    analysis: Analysis, review: Sequence[Mapping[str, Any]], stand: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    mentions = decide(analysis, review).mentions
    by_id = {mention.span.id: mention for mention in mentions}
    carried = _carried(arranged(analysis, review), stand)
    counts: Counter = Counter()
    for span in analysis.spans:
        mention = by_id.get(span.id) or _instead(span, mentions)
        decided = "mask" if mention is not None and mention.masked else "keep"
        by = mention.by if mention is not None else "human"
        if by == "human" and carried.get(span.id):
            by = "carried"
        counts[span.recogniser, span.label, kind_of_reason(span.reason), span.action, decided, by] += 1
    names = ("recogniser", "label", "why", "proposed", "decided", "by")
    return [{**dict(zip(names, key, strict=True)), "count": count} for key, count in sorted(counts.items())]


def _instead(span: Span, mentions: Iterable[Decided]) -> Decided | None:
    """What stands where an addition took the place of a mention."""
    for mention in mentions:
        here = mention.span
        if here.part == span.part and here.start < span.end and span.start < here.end:
            return mention
    return None


def _carried(analysis: Analysis, stand: Iterable[Mapping[str, Any]]) -> dict[str, bool]:
    """Id of a mention -> whether the last decision on it came with a former version."""
    last: dict[str, bool] = {}
    for action in stand:
        if action["act"] in _VERDICTS:
            last |= {span.id: bool(action.get("carried")) for span in targets(analysis, action)}
    return last


def _added(analysis: Analysis, stand: Sequence[Mapping[str, Any]]) -> Counter:
    """Label -> how many additions stand; one that was carried over was counted with its own version."""
    removed = {action["added"] for action in stand if action["act"] == "remove"}
    additions = [action for action in stand if action["act"] == "add"]
    return Counter(
        action["label"]
        for number, action in enumerate(additions)
        if number not in removed and action["label"] != VISIBLE and not action.get("carried")
    )
