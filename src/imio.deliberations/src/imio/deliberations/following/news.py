"""What there is to tell somebody, from the register as it stands at this moment and from nothing that was kept.

Whatever was withdrawn, suspended or masked anew since it was published is not in its records any more, and so in no
mail. Nothing here writes.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.following.changes import Difference
from imio.deliberations.following.changes import difference
from imio.deliberations.following.followed import Followed
from imio.deliberations.publication.register import Register
from imio.deliberations.publication.register import register_of
from imio.deliberations.search.finding import entered_after
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from typing import Any
from zope.component import queryUtility


@dataclass(frozen=True)
class News:
    """One thing to tell.

    ``kind``: ``new``, ``changed``, ``postponed``, ``withdrawn`` or ``meeting`` (its date, place or state). ``record``:
    as published, None of a withdrawn item. ``difference``: of a changed item, None where the text that was told before
    may not be read any more. ``before``: the meeting as it was told. ``institution``, ``organ``, ``start``: where and
    when. ``path``: to go to, ``position``: of the entry.
    """

    kind: str
    path: str
    position: int
    institution: str
    organ: str
    start: datetime
    record: Mapping[str, Any] | None = None
    difference: Difference | None = None
    before: Mapping[str, Any] | None = None


def news(
    portal,
    followed: Followed,
    start: int,
    cursor: int,
    told: Mapping[str, int],
    touched: Set[str],
    now: datetime,
    most: int | None = None,
) -> list[News]:
    """What the entries after ``cursor`` have for who began to follow at the entry ``start``.

    ``touched``: the paths of these entries. ``told``: path -> position of what was told. ``most``: look no further than
    so many items. In the order of meetings and agendas. Raises ``search.keeping.SearchUnavailable``.
    """
    register = register_of(portal)
    found = []
    for path in _candidates(portal, followed, cursor, touched, now):
        one = _item(portal, register, path, start, told)
        if one is not None:
            found.append(one)
        if most is not None and len(found) >= most:
            break
    found += _withdrawn(portal, register, touched & {*told, followed.path})
    if followed.kind == "item":
        found += _postponed(portal, register, followed.path, touched, told)
    if followed.kind == "meeting" and followed.path in touched:
        found += _meeting(portal, register, followed.path, start, told)
    return sorted(found, key=_order)


def touched_between(register: Register, cursor: int, upto: int) -> frozenset[str]:
    """The paths of the entries after ``cursor``, up to ``upto``."""
    return frozenset(header["path"] for _position, header in register.headers.items(cursor + 1, upto))


def told_after(told: Mapping[str, int], found: Iterable[News], most: int) -> dict[str, int]:
    """What is told once these are: the latest ``most``; of a withdrawn item there is nothing to remember."""
    after = dict(told)
    for one in found:
        after.pop(one.path, None)
        if one.kind != "withdrawn":
            after[one.path] = one.position
    return dict(list(after.items())[-most:])


def place_now(portal, path: str) -> str:
    """Where an item that moved to another meeting is now: the path itself where it did not."""
    if portal.unrestrictedTraverse(path.lstrip("/"), None) is None:
        root = "/".join(portal.getPhysicalPath())
        storage = queryUtility(IRedirectionStorage)
        moved = storage.get(root + path) if storage is not None else None
        if moved and moved.startswith(f"{root}/"):
            return moved.removeprefix(root)
    return path


def position_at(register: Register, moment: datetime) -> int:
    """The last position before a moment; 0 when there is none."""
    stamp = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    low, high = 0, len(register)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if register.headers[middle]["time"] < stamp else (low, middle - 1)
    return low


def is_readable(content) -> bool:
    """Whether anybody may read it: an institution that is closed closes all below it."""
    return "Anonymous" in rolesForPermissionOn("View", content)


# -- which ----------------------------------------------------------------------------------------------------


def _candidates(portal, followed: Followed, cursor: int, touched: Set[str], now: datetime) -> Iterable[str]:
    match followed.kind:
        case "item":
            return touched & {place_now(portal, followed.path)}
        case "meeting":
            return {path for path in touched if path.startswith(f"{followed.path}/")}
        case _:
            return entered_after(portal, followed.query, now, cursor) if touched else ()


def _item(portal, register: Register, path: str, start: int, told: Mapping[str, int]) -> News | None:
    decision = portal.unrestrictedTraverse(path.lstrip("/"), None)
    if not IDecision.providedBy(decision) or decision.fate != "live" or not is_readable(decision):
        return None
    position = register.positions(path)[-1]
    record = register.record(position)
    # What was taken over from another portal was public there.
    if record is None or record["type"] != "decision" or "taken_over" in record:
        return None
    kind, changed = "new", None
    before = told.get(path) or next((one for one in reversed(register.positions(path)) if one <= start), None)
    if before is not None:
        old = register.record(before)
        if old is not None and old["type"] == "decision":
            kind, changed = "changed", difference(old, record)
            if changed.is_empty:
                return None
        elif path in told:
            kind = "changed"
    return _news(kind, path, position, decision.__parent__, record=record, difference=changed)


def _withdrawn(portal, register: Register, paths: Iterable[str]) -> Iterator[News]:
    """Items that were told or followed, and are withdrawn now: that, and nothing else."""
    for path in paths:
        decision = portal.unrestrictedTraverse(path.lstrip("/"), None)
        if IDecision.providedBy(decision) and decision.fate == "withdrawn" and is_readable(decision):
            yield _news("withdrawn", path, register.positions(path)[-1], decision.__parent__)


def _postponed(portal, register: Register, path: str, touched: Set[str], told: Mapping[str, int]) -> Iterator[News]:
    decision = portal.unrestrictedTraverse(path.lstrip("/"), None)
    if path in touched and IDecision.providedBy(decision) and decision.fate == "postponed" and is_readable(decision):
        position = register.positions(path)[-1]
        if told.get(path) != position:
            yield _news("postponed", path, position, decision.__parent__, record=register.record(position))


def _meeting(portal, register: Register, path: str, start: int, told: Mapping[str, int]) -> Iterator[News]:
    meeting = portal.unrestrictedTraverse(path.lstrip("/"), None)
    if not IMeeting.providedBy(meeting) or not is_readable(meeting):
        return
    positions = register.positions(path)
    before = told.get(path) or next((one for one in reversed(positions) if one <= start), None)
    old = register.record(before) if before is not None else None
    new = register.record(positions[-1])
    if old is not None and new is not None and new != old:
        yield _news("meeting", path, positions[-1], meeting, record=new, before=old)


def _news(kind: str, path: str, position: int, meeting, **more) -> News:
    return News(kind, path, position, path.split("/")[1], meeting.organ, meeting.start, **more)


def _order(one: News) -> tuple:
    record = one.record or {}
    return (
        one.start,
        one.institution,
        one.organ,
        one.kind != "meeting",
        one.kind == "withdrawn",
        record.get("sort_key", ""),
        one.path,
    )


def name_of(institution: str) -> str:
    """The public name of an institution by its id."""
    found = api.portal.get().get(institution)
    return found.title if found is not None else institution
