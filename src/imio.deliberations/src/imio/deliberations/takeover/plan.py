"""What a takeover would do: each item as it would be sent, and what of it is lost or changes. Pure.

Nothing here quotes a title, a text or a name: an item is told by its address, or by the number of its object in the
export where the address itself names somebody.
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.backoffice.payload import problems_of
from imio.deliberations.backoffice.payload import read_item
from imio.deliberations.backoffice.payload import Submission
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.pseudonymization.officials import read_officials
from imio.deliberations.reception.guard import admit
from imio.deliberations.reception.guard import Unreadable
from imio.deliberations.takeover import conversion
from imio.deliberations.takeover.addresses import says_no_more
from imio.deliberations.takeover.addresses import tells_a_meeting
from imio.deliberations.takeover.conversion import House
from imio.deliberations.takeover.conversion import Taken
from imio.deliberations.takeover.reading import DECISIONS
from imio.deliberations.takeover.reading import Export
from imio.deliberations.takeover.reading import Found
from imio.deliberations.validation.review import decide
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import PseudonymizerError
from imio.pseudonymizer import scan
from pydantic import ValidationError
from typing import Any


@dataclass
class Step:
    """An item as it would be sent to ``institution``; ``taken`` is None where nothing of it can be.

    ``place``: number of its meeting and of itself in the export, to be told. ``notes``: kinds of notes.
    """

    place: str
    submission: dict[str, Any] | None = None
    meeting: str = ""
    taken: Taken | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Forecast:
    """What would become of an item. ``address``: the one it keeps, else empty. ``masked``: label -> how many more."""

    verdict: str
    address: str = ""
    reasons: tuple[str, ...] = ()
    masked: Mapping[str, int] = field(default_factory=dict)
    doubts: int = 0


def steps_of(export: Export, source: str, target: str, categories: Mapping[str, str], now: datetime) -> Iterator[Step]:
    """The items of an institution of the export, meeting by meeting; ``target``: its id here."""
    house = conversion.house_of(export.institution(source))
    for order, found in enumerate(export.of(source, "Meeting", DECISIONS), 1):
        data = export.read(found)
        if not conversion.is_public(data):
            yield Step(f"séance {order}", notes=["private"])
            continue
        meeting, notes = conversion.meeting_of(data, house, now)
        if notes:
            yield Step(f"séance {order}", notes=notes)
        for number, item in enumerate(export.of(source, "Item", *found.path), 1):
            place = f"séance {order}, point {number}"
            taken = _taken(export, item, data, house, categories, number)
            submission = {"institution": target, "meeting": meeting, "items": [taken.item]}
            kept = found.path[-1]
            kept = kept if conversion.is_address(kept) and tells_a_meeting(kept, meeting["organ"]) else ""
            yield Step(place, submission, kept, taken, taken.notes)
    lost = sum(1 for one in export.index if one.institution == source and one.type == "Publication")
    if lost:
        yield Step(f"{lost} publication(s)", notes=["publication"])


def officials_in(export: Export, source: str) -> tuple[list[str], int]:
    """Lines for the registry of office holders, and how many representatives are known by a surname alone."""
    house = conversion.house_of(export.institution(source))
    days: dict[str, list[str]] = {}
    for found in export.of(source, "Meeting", DECISIONS):
        meeting = export.read(found)
        day = str(meeting.get("date_time") or "")[:10]
        for item in export.of(source, "Item", *found.path):
            for key in conversion.representatives_in(export.read(item)):
                days.setdefault(key, []).append(day)
    lines = conversion.officials_of(house, days)
    return lines, len(house.representatives) - len(lines)


def forecast(step: Step, pseudonymizer: Pseudonymizer, officials: Sequence[str]) -> Forecast:
    """What the reception, the analysis and the scan would say of an item.

    ``verdict``: ``published``, ``blocked`` (a hard hit, or a minor), ``invalid`` (``reasons`` name the fields).
    """
    try:
        submission = Submission.model_validate(step.submission)
        admitted = admit(read_item(step.submission["items"][0], "point"))
    except ValidationError as error:
        return Forecast("invalid", reasons=_fields(problems_of(error)))
    except PayloadError as error:
        return Forecast("invalid", reasons=_fields(error.problems))
    except Unreadable as error:
        return Forecast("invalid", reasons=(f"{error.field}: {error.problem}",))
    document = document_of(admitted.content)
    day = submission.meeting.start.astimezone(BRUSSELS).date()
    try:
        analysis = pseudonymizer.analyse(document, officials=read_officials(officials), on=day)
    except PseudonymizerError as error:
        return Forecast("invalid", reasons=(type(error).__name__,))
    outcome = decide(analysis, ())
    found = scan([(part.name, part.content, part.format) for part in document.parts], [], {})
    reasons = tuple(sorted({f"{hit.kind}@{hit.part}" for hit in found})) + (("minor",) if outcome.open_minors else ())
    masked = (one.span.label for one in outcome.mentions if one.masked or one.open)
    hidden = Counter(label for label in masked if label != "MASK")
    kept = step.taken.address
    address = kept if kept and says_no_more(kept, admitted.content, outcome) else ""
    return Forecast(
        "blocked" if reasons else "published", address, reasons, dict(sorted(hidden.items())), len(outcome.open_doubts)
    )


def _taken(
    export: Export, item: Found, meeting: Mapping[str, Any], house: House, categories: Mapping[str, str], number: int
) -> Taken:
    files = [export.read(one) for one in export.of(item.institution, "File", *item.path)]
    return conversion.item_of(export.read(item), files, meeting, house, categories, number)


def _fields(problems: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(f"{one['field']}: {one['message']}" for one in problems)
