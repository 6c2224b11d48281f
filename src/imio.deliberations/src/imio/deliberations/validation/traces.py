"""The audit trail of a bureau: who decided what when, as acts and kinds of datum, without a word of a text."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import MeetingFile
from imio.deliberations.validation.replay import targets
from imio.deliberations.validation.review import arranged
from imio.pseudonymizer import Analysis
from persistent.mapping import PersistentMapping
from typing import Any


#: Lines of a trail at most; beyond, a shorter period is asked for rather than a part shown as the whole.
MOST = 50_000


class TooMany(ValueError):
    """The period holds more acts than a trail shows."""


@dataclass(frozen=True)
class Trace:
    """One act. ``version``: -1 where an act is of no version. ``kinds``: labels of what it was about, and how many."""

    at: datetime
    who: str
    act: str
    day: date | None = None
    number: str = ""
    version: int = -1
    kinds: tuple[str, ...] = ()
    count: int = 0
    annex: str = ""


def traces(bureau: Bureau, since: datetime, until: datetime) -> list[Trace]:
    """The acts from a moment on and before another, the oldest first. Raises ``TooMany``."""
    found: list[Trace] = []
    for trace in _all(bureau):
        if since <= trace.at < until:
            found.append(trace)
            if len(found) > MOST:
                raise TooMany(f"plus de {MOST} actes dans cette période : choisissez-la plus courte")
    return sorted(found, key=lambda trace: (trace.at, trace.number))


def keep_kinds(dossier: Dossier) -> None:
    """Keep which kinds of datum the actions of the current review named: the texts will be erased."""
    kinds = _kinds(dossier)
    if not kinds:
        return
    if dossier.kinds is None:
        dossier.kinds = PersistentMapping()
    version = dossier.proposal.version
    dossier.kinds[version] = {**dossier.kinds.get(version, {}), **kinds}


def kinds_of(analysis: Analysis, review: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """What the actions of a review named (id of a mention, letter of a person) -> the labels there."""
    after = arranged(analysis, review)
    kinds = {}
    for action in review:
        for target in _targets(action):
            key = {"span": target} if target in _spans(action) else {"entity": target}
            spans = targets(after, key) or targets(analysis, key)
            if spans:
                kinds[target] = tuple(sorted({span.label for span in spans}))
    return kinds


def _all(bureau: Bureau) -> Iterator[Trace]:
    for entry in bureau.officials_acts or ():
        yield Trace(entry["at"], entry["who"], entry["act"], count=entry.get("count", 0))
    for meeting_file in bureau.objectValues():
        day = meeting_file.start.astimezone(BRUSSELS).date() if meeting_file.start else None
        for dossier in meeting_file.objectValues():
            yield from _of(dossier, meeting_file, day)


def _of(dossier: Dossier, meeting_file: MeetingFile, day: date | None) -> Iterator[Trace]:
    for entry in dossier.history:
        yield Trace(
            entry["at"], entry["who"], entry["act"], day, dossier.number, annex=str(entry.get("annex") or "")[:100]
        )
    kept = dossier.kinds or {}
    for past in dossier.former_reviews:
        kinds = kept.get(past["version"], {})
        yield from _acts(past["actions"], kinds, day, dossier.number, past["version"])
    if any(action["at"] for action in dossier.review):
        version = dossier.proposal.version if dossier.proposal is not None else dossier.version
        kinds = {**kept.get(version, {}), **_kinds(dossier)}
        yield from _acts(dossier.review, kinds, day, dossier.number, version)


def _kinds(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    if dossier.proposal is None or not dossier.review:
        return {}
    return kinds_of(Analysis.from_dict(dossier.proposal.analysis), dossier.review)


def _acts(
    actions: Iterable[Mapping[str, Any]], kinds: Mapping[str, tuple[str, ...]], day: date | None, number: str, version
) -> Iterator[Trace]:
    for action in actions:
        if not action["at"]:
            continue
        names = _targets(action)
        labels = {label for name in names for label in kinds.get(name, ())}
        if "label" in action:
            labels.add(action["label"])
        count = len(action.get("doubts", ())) or len(names)
        yield Trace(action["at"], action["who"], action["act"], day, number, version, tuple(sorted(labels)), count)


def _targets(action: Mapping[str, Any]) -> tuple[str, ...]:
    """The mentions and persons that an action names: ids and letters, no text."""
    persons = (*action.get("entities", ()), *([action["entity"]] if action.get("entity") else []))
    return (*_spans(action), *persons)


def _spans(action: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(action.get("spans", ())) + ((action["span"],) if action.get("span") else ())
