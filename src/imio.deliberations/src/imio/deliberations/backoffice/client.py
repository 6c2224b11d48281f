"""iA.Délib as the portal sees it: bodies, meetings, items, annexes. Reads only, asks for what is public only.

    with Connection.from_environment(url, credentials, os.environ) as connection:
        client = Client(connection)
        noted = client.identity()
        for meeting in client.meetings("meeting-config-council", since=last_month):
            for item in client.items(meeting, variants=("public_deliberation",)):
                for annex in client.annexes(item):
                    with client.download(annex, limit=100 * 1024**2) as file:
                        keep(file.path, file.digest)

Every failure is a ``BackOfficeError`` whose sentence an operator can read. The services asked are ``@search``,
``@config``, ``{item}/@annexes`` and ``@@download`` (plonemeeting.restapi); nothing else is called, nothing is ever
written.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.connection import Connection
from imio.deliberations.backoffice.dialects import as_term
from imio.deliberations.backoffice.dialects import Choices
from imio.deliberations.backoffice.dialects import Identity
from imio.deliberations.backoffice.dialects import read_annex
from imio.deliberations.backoffice.dialects import read_body
from imio.deliberations.backoffice.dialects import read_choices
from imio.deliberations.backoffice.dialects import read_item
from imio.deliberations.backoffice.dialects import read_meeting
from imio.deliberations.backoffice.dialects import RemoteAnnex
from imio.deliberations.backoffice.dialects import RemoteItem
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.files import Downloaded
from imio.deliberations.backoffice.files import kept
from pathlib import Path
from typing import Any


#: What may be asked for; the mapping can only narrow it (``reception.guard`` refuses the rest as well).
PUBLIC = ("public", "public_heading")
#: Entries of one page: meetings are short, items bring their texts with images inside.
MEETINGS_PAGE = 100
ITEMS_PAGE = 40
#: Pages of one list: a server that always has another one is not followed for ever.
MAX_PAGES = 1_000

_ANNEX_FIELDS = ("file", "content_category")
_ANNEX_VALUES = ("publishable", "confidential", "category_title", "subcategory_title")
_ITEM_FIELDS = ("itemNumber", "privacy", "listType", "category", "classifier", "groupsInCharge", "review_state")


@dataclass(frozen=True)
class Whereabouts:
    """Where an item is that is no longer listed. ``privacy`` None: not told; ``meeting``: its UID, or nothing."""

    privacy: str | None
    state: str
    meeting: str


class Client:
    """The questions that the portal asks. One instance for one run; not for several threads."""

    def __init__(self, connection: Connection):
        self.connection = connection

    def identity(self, bodies: Sequence[str] = ()) -> Identity:
        """Who answers, in one request. ``bodies``: ids to ask for one by one where a server knows no list (1.x)."""
        try:
            found = [read_body(entry) for entry in self._list("/@config", [("config_id", "*")], MEETINGS_PAGE)]
        except (errors.RequestRefused, errors.NotFound):
            if not bodies:
                raise
            found = [read_body(self._object("/@config", [("config_id", body)])) for body in bodies]
        if any(not body.id or not body.uid for body in found):
            raise errors.Malformed("@config.UID")
        return Identity(str(self.connection.address), tuple(sorted(found, key=lambda body: body.id)))

    def choices(self, body: str) -> Choices:
        """The categories, classifiers and groups in charge of a body, for the mapping's form."""
        params = [("config_id", body)]
        params += [("extra_include", name) for name in ("categories", "classifiers", "groups_in_charge")]
        return read_choices(self._object("/@config", params))

    def meetings(
        self, body: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[RemoteMeeting, ...]:
        """The meetings of a body that start within [since, until), aware; newest first.

        A meeting without a readable date is told as well. Reading stops early when the server's list, newest first, has
        come to meetings before ``since``. Raises ``Incomplete`` rather than tell a part.
        """
        params = [("type", "meeting"), ("config_id", body), *_full("date", "place", "place_other", "review_state")]
        found: list[RemoteMeeting] = []
        seen: set[str] = set()
        descending, last = True, None
        for entry in self._list("/@search", params, MEETINGS_PAGE):
            meeting = read_meeting(entry, body)
            if meeting.uid in seen:
                continue
            seen.add(meeting.uid)
            if meeting.start is not None:
                descending = descending and (last is None or meeting.start <= last)
                last = meeting.start
                if since is not None and meeting.start < since:
                    # Some servers sort by title: only a list that was in order for a page may be left.
                    if descending and len(seen) >= MEETINGS_PAGE:
                        break
                    continue
                if until is not None and meeting.start >= until:
                    continue
            found.append(meeting)
        return tuple(sorted(found, key=lambda one: (one.start is None, -(one.start.timestamp() if one.start else 0))))

    def items(
        self,
        meeting: RemoteMeeting,
        variants: Sequence[str] = (),
        privacy: Sequence[str] = PUBLIC,
        uids: Sequence[str] = (),
    ) -> Iterator[RemoteItem]:
        """The public items of a meeting in their order, page by page, with the data of their publishable annexes.

        ``variants``: deliberation variants whose HTML is wanted; none: data only. ``uids``: these items only. One
        request for ``ITEMS_PAGE`` items; a page that is too large is asked for again in smaller ones. Items with
        missing keys are given, with ``missing``; one with two entries is given once. Raises ``Incomplete`` at the end
        when entries are lacking: only a list that ended without error tells that an item is gone.
        """
        wanted = [("privacy", one) for one in privacy if one in PUBLIC] or [("privacy", PUBLIC[0])]
        params = [
            ("type", "item"),
            ("config_id", meeting.body),
            ("sort_on", "getItemNumber"),
            *wanted,
            # Either name is an index, by version; the other is ignored.
            ("linkedMeetingUID", meeting.uid),
            ("meeting_uid", meeting.uid),
            *(("UID", uid) for uid in uids),
            *_full(*_ITEM_FIELDS),
            ("additional_values", "formatted_itemNumber"),
            *(("extra_include", variant) for variant in variants),
            ("extra_include", "annexes"),
            *_prefixed("extra_include_annexes_", [*_full(*_ANNEX_FIELDS), *_ANNEXES]),
        ]
        seen: set[str] = set()
        entries = 0
        for entry in self._list("/@search", params, ITEMS_PAGE):
            entries += 1
            item = read_item(entry, meeting.uid)
            if item.uid and item.uid in seen:
                continue
            seen.add(item.uid or f"without UID {entries}")
            yield item
        if len(seen) < entries:
            # The list moved between two pages: another item was pushed off.
            raise errors.Incomplete(entries, len(seen))

    def annexes(self, item: RemoteItem) -> tuple[RemoteAnnex, ...]:
        """The publishable annexes of an item; a request only when the item came without them."""
        if item.annexes is not None:
            return item.annexes
        path = self.connection.path_of(item.url)
        found = self.connection.data(f"{path}/@annexes", [*_full(*_ANNEX_FIELDS), *_ANNEXES])
        if isinstance(found, dict) and isinstance(found.get("items"), list):
            found = found["items"]
        if not isinstance(found, list):
            raise errors.Malformed("@annexes")
        return tuple(read_annex(entry) for entry in found)

    def completed(self, item: RemoteItem) -> RemoteItem:
        """The item with its annexes, whichever way they had to be asked for."""
        return item if item.annexes is not None else replace(item, annexes=self.annexes(item))

    def download(self, annex: RemoteAnnex, limit: int, into: Path | None = None) -> Downloaded:
        """The bytes of a publishable annex in a temporary file (in ``into``, or where the system keeps such files).

        Written as it arrives: never more than a piece of 64 KiB in memory, never more than ``limit`` bytes on the disk.
        Raises ``NotPublishable``, ``TooLarge``, ``WrongSize`` (another length than announced), and leaves no file then.
        """
        if annex.publishable is not True or annex.confidential:
            raise errors.NotPublishable()
        if annex.size is not None and annex.size > limit:
            raise errors.TooLarge(limit, "L’annexe")
        path = self.connection.path_of(annex.download)
        downloaded = kept(lambda target: self.connection.download(path, target, limit), into)
        if annex.size is not None and downloaded.size != annex.size:
            downloaded.remove()
            raise errors.WrongSize(annex.size, downloaded.size)
        return downloaded

    def whereabouts(self, body: str, uid: str) -> Whereabouts | None:
        """Where an item is that a complete list no longer tells; None when nobody (or not this account) sees it.

        The one question that is not limited to public items: it asks for no title and no text.
        """
        params = [
            ("type", "item"),
            ("config_id", body),
            ("UID", uid),
            *_full("privacy", "review_state"),
            ("include_base_data", "false"),
            ("extra_include", "meeting"),
        ]
        found = list(self._list("/@search", params, 2))
        if not found:
            return None
        if len(found) > 1 or not isinstance(found[0], dict):
            raise errors.Malformed("@search.items")
        privacy, state = as_term(found[0].get("privacy")), as_term(found[0].get("review_state"))
        meeting = found[0].get("extra_include_meeting")
        uid = meeting.get("UID") if isinstance(meeting, dict) else None
        return Whereabouts(
            privacy.token if privacy else None, state.token if state else "", uid if isinstance(uid, str) else ""
        )

    # -- lists ----------------------------------------------------------------------------------------------------

    def _object(self, path: str, params: Sequence[tuple[str, str]]) -> dict[str, Any]:
        found = self.connection.data(path, params)
        if not isinstance(found, dict):
            raise errors.Malformed(path.strip("/"))
        return found

    def _list(self, path: str, params: Sequence[tuple[str, str]], size: int) -> Iterator[Any]:
        """The entries of all pages. The list must end with as many as it announced."""
        start = 0
        for _ in range(MAX_PAGES):
            page = [*params, ("b_size", str(size)), ("b_start", str(start))]
            try:
                found = self._object(path, page)
            except errors.TooLarge:
                if size == 1:
                    raise
                size = max(1, size // 4)
                continue
            entries, total = found.get("items"), found.get("items_total")
            if not isinstance(entries, list):
                raise errors.Malformed("items")
            if not isinstance(total, int):
                raise errors.Malformed("items_total")
            yield from entries
            start += len(entries)
            if start >= total:
                return
            if not entries:
                break
        raise errors.Incomplete(total, start)


def _full(*fields: str) -> list[tuple[str, str]]:
    """Full objects, of their fields only these; ``include_all`` says it to 1.x."""
    return [("fullobjects", "true"), ("include_all", "false"), *(("metadata_fields", name) for name in fields)]


def _prefixed(prefix: str, params: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(f"{prefix}{name}", value) for name, value in params]


_ANNEXES = [("publishable", "true"), ("confidential", "false"), *(("additional_values", one) for one in _ANNEX_VALUES)]
