"""Reads a database after a kill, before anybody repairs it, and says what is wrong with it.

It looks at the stored objects alone: no component, no catalogue query, none of the functions that wrote them, but the
rules that are pure (``decide``, ``masked_copy``, ``chain``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from crash.ledger import Item
from crash.ledger import Ledger
from crash.ledger import sha256
from imio.deliberations.commands.register import registers
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.publication.files import publishable_pdf
from imio.deliberations.publication.records import utc
from imio.deliberations.publication.register import KEY
from imio.deliberations.publication.suspension import FIELDS
from imio.deliberations.validation.review import decide
from imio.pseudonymizer import Analysis
from pathlib import Path
from ZODB.blob import is_blob_record
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError

import logging


for name in ("ZODB.FileStorage", "ZODB.blob", "ZODB.Connection"):
    logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def opened(folder: Path, read_only: bool = True):
    """The portal of a server's folder, while no server runs."""
    blobs = str(folder / "blobstorage")
    database = DB(FileStorage(str(folder / "filestorage/Data.fs"), read_only=read_only, blob_dir=blobs))
    try:
        with database.transaction() as connection:
            app = connection.root()["Application"]
            app._p_activate()
            yield app.__dict__["portal"]
    finally:
        database.close()


def check(folder: Path, ledger: Ledger, settled: bool = False) -> list[str]:
    """What is wrong; nothing for a sound database. ``settled``: the worker has had its time, so nothing may wait."""
    problems = []
    try:
        problems += [f"register: {fault}" for fault in _chain(folder / "filestorage/Data.fs")]
        with opened(folder) as portal:
            problems += _files_there(portal._p_jar.db().storage)
            state = State(portal)
            for look in (nothing_lost, nothing_half, catalogue):
                problems += look(state, ledger)
            if settled:
                problems += nothing_waits(state)
    except Exception as error:
        # Whatever stops the reading is a complaint as well.
        problems.append(f"unreadable: {type(error).__name__}: {error}")
    return problems


def _chain(storage: Path) -> Iterator[str]:
    for _, register in registers(storage):
        yield from (str(fault) for fault in register.faults())
        if list(register.headers) != list(range(1, len(register.headers) + 1)):
            yield "gaps in the sequence"
        if set(register.records) - set(register.headers):
            yield "records without header"
        if sorted(p for some in register.paths.values() for p in some) != list(register.headers):
            yield "paths and headers differ"


def _files_there(storage: FileStorage) -> Iterator[str]:
    """Whatever the database says to be in a file is in one: received, put in its place, or public."""
    oid = None
    while True:
        number, serial, record, oid = storage.record_iternext(oid)
        if is_blob_record(record):
            try:
                storage.loadBlob(number, serial)
            except POSKeyError:
                yield f"lost: the file of object {int.from_bytes(number, 'big'):x}"
        if oid is None:
            return


class State:
    """The objects of the portal by their addresses."""

    def __init__(self, portal):
        self.portal = portal
        self.register = portal.__annotations__[KEY]
        self.institution = portal._tree["val"]
        self.bureau = self.institution._tree["bureau"]
        self.files = dict(self.bureau._tree.items())
        self.dossiers = {
            (file_id, name): dossier for file_id, one in self.files.items() for name, dossier in one._tree.items()
        }
        self.meetings = dict(self.institution._tree["decisions"]._tree.items())
        self.decisions = {
            f"/val/decisions/{meeting}/{name}": decision
            for meeting, one in self.meetings.items()
            for name, decision in one._tree.items()
        }


def state_of(dossier) -> str:
    """The state in its workflow."""
    return dossier.workflow_history["dossier_workflow"][-1]["review_state"]


def count(dossier, act: str) -> int:
    """How often something was done."""
    return sum(1 for entry in dossier.history if entry["act"] == act)


# -- nothing lost ---------------------------------------------------------------------------------------------


def nothing_lost(state: State, ledger: Ledger) -> Iterator[str]:
    """Whatever the server said to have taken is there, whatever it did not speak of is there as a whole or not."""
    if len(state.dossiers) != len(state.bureau.dossiers):
        yield "lost: dossiers and their index differ"
    for external_id, place in state.bureau.dossiers.items():
        if external_id not in ledger.items:
            yield f"lost: {external_id}: nobody sent it"
        if tuple(place) not in state.dossiers:
            yield f"lost: {external_id}: the index leads nowhere"
    for item in ledger.items.values():
        place = state.bureau.dossiers.get(item.id)
        dossier = state.dossiers.get(tuple(place)) if place else None
        if dossier is not None:
            yield from (f"lost: {item.id}: {problem}" for problem in _against(dossier, item))
        elif any(sent.taken for sent in item.sent):
            yield f"lost: {item.id}: taken, and not there"


def _against(dossier, item: Item) -> Iterator[str]:
    stored = list(dossier.versions)
    if not stored:
        yield "half an item: no version"
        return
    if all(version.content is None for version in stored):
        if not item.secret:
            yield "erased, and nobody said that it is secret"
    else:
        if item.secret == "taken":
            yield "secret, and its text is there"
        yield from _versions(stored, item)
        yield from _files(dossier, item)
    for act, least in (
        ("validated", item.validated),
        ("annex released", item.released),
        ("annex withheld", item.withheld),
        ("annex replaced", item.replaced),
    ):
        if count(dossier, act) < least:
            yield f"{act}: {least} times said, {count(dossier, act)} times there"
    leaving = bool(dossier.request) and dossier.request["act"] == "withdraw"
    if count(dossier, "withdrawn") + leaving < item.withdrawn:
        yield "a withdrawal that was asked for is forgotten"
    if not item.secret and dossier.public_path:
        pending = dossier.suspension_request["act"] if dossier.suspension_request else ""
        if item.veil == "suspend" and not (dossier.suspended or pending == "suspend"):
            yield "a suspension that was asked for is forgotten"
        refused = bool(dossier.suspended) and dossier.suspended.get("refused")
        if item.veil == "restore" and dossier.suspended and pending != "restore" and not refused:
            yield "a return that was asked for is forgotten"


def _versions(stored, item: Item) -> Iterator[str]:
    rest = iter(item.sent)
    for version in stored:
        sent = next((sent for sent in rest if sent.digest == version.digest), None)
        if sent is None:
            yield "a version that nobody sent, or in another order"
        elif version.content != sent.content or sent.word not in version.content["texts"]["decision"]:
            yield "another content than was sent"
    there = {version.digest for version in stored}
    lost = sum(1 for sent in item.sent if sent.taken and sent.digest not in there)
    if lost:
        yield f"{lost} versions taken, and not there"


def _files(dossier, item: Item) -> Iterator[str]:
    for name, sent in item.files.items():
        stored = dossier.annexes.get(name)
        last = max((number for number, (_, taken) in enumerate(sent) if taken), default=-1)
        possible = [data for data, _ in sent[max(0, last) :]]
        if stored is None:
            if last >= 0:
                yield f"{name}: taken, and not there"
            continue
        data = bytes_of(stored.file)
        if data not in possible or stored.digest != sha256(data):
            yield f"{name}: other bytes than were sent"


def bytes_of(file) -> bytes:
    """The bytes of a named file."""
    with file._blob.open("r") as opened:
        return opened.read()


# -- nothing half-published -----------------------------------------------------------------------------------


def nothing_half(state: State, ledger: Ledger) -> Iterator[str]:
    """Public object, dossier and register say the same."""
    by_path = {dossier.public_path: dossier for dossier in state.dossiers.values() if dossier.public_path}
    for (_, name), dossier in state.dossiers.items():
        yield from (f"half: dossier {name}: {problem}" for problem in _dossier(state, dossier))
    for path, decision in state.decisions.items():
        yield from (f"half: {path}: {problem}" for problem in _decision(state, path, decision, by_path.get(path)))
    for path, positions in state.register.paths.items():
        meeting, _, name = path.removeprefix("/val/decisions/").partition("/")
        if meeting not in state.meetings or (name and path not in state.decisions):
            yield f"half: {path}: in the register ({positions}) and nowhere else"
    for meeting, public in state.meetings.items():
        yield from (f"half: meeting {meeting}: {problem}" for problem in _meeting(state, meeting, public))


def _dossier(state: State, dossier) -> Iterator[str]:
    now = state_of(dossier)
    if now == "published" and not dossier.public_path:
        yield "published, and nothing is public"
    if not dossier.public_path:
        if dossier.positions or dossier.published_stage:
            yield "not public, and has positions"
        return
    decision = state.decisions.get(dossier.public_path)
    if decision is None:
        yield "its public object is missing"
    elif decision.fate == "suspended":
        yield from _suspended(state, dossier, decision, now)
    elif decision.fate != "live":
        yield "its public object is a tombstone"
    elif dossier.suspended or dossier.kept_copy is not None or set(dossier.positions) & set(state.register.held):
        yield "shown again, and something of its suspension is left"
    elif not dossier.positions or not decision.versions or dossier.positions[-1] != decision.versions[-1]:
        yield "its last position is not the decision's"
    elif now == "published":
        yield from _copy(dossier, {name: getattr(decision, name) for name in FIELDS}, decision._tree)
        yield from _files_of(dossier, decision)


def _suspended(state: State, dossier, decision, now: str) -> Iterator[str]:
    """Nothing of it is public, and all of it is kept to be shown again."""
    if not dossier.suspended or dossier.kept_copy is None:
        yield "suspended, and its dossier does not know"
        return
    if any(getattr(decision, name) for name in FIELDS) or len(decision._tree):
        yield "suspended, and something of it is public"
    if not set(dossier.positions) <= set(state.register.held):
        yield "suspended, and its records are told"
    if any(position not in state.register.records for position in dossier.positions):
        yield "suspended, and its records are lost"
    kept = dossier.kept_copy
    if not kept["versions"] or dossier.positions[-1:] != kept["versions"][-1:]:
        yield "its last position is not the kept one"
    if now == "published":
        yield from _copy(dossier, kept, kept["annexes"], decision.stage)


def _copy(dossier, shown, files, stage: str = "") -> Iterator[str]:
    """The masked copy, rendered again from the review, is what is shown, or kept while it is suspended."""
    if dossier.secret:
        # Nothing of it is kept to be compared; the worker is to take the page off.
        return
    analysis = Analysis.from_dict(dossier.proposal.analysis)
    if dossier.proposal.version != len(dossier.versions) - 1:
        yield "published with the proposal of another version"
        return
    content = dossier.versions[-1].content
    copy = masked_copy(content, decide(analysis, dossier.review))
    expected = (copy.title, copy.matter, copy.in_charge, copy.sections, content["number"])
    if expected != tuple(shown[name] for name in ("title", "matter", "in_charge", "sections", "number")):
        yield "public text is not its masked copy"
    if dossier.published_stage != content["stage"] or (stage and stage != content["stage"]):
        yield "public text is of another stage"
    if len(files) + len(shown["withheld"]) != len(content["annexes"]):
        yield "annexes missing"


def _files_of(dossier, decision) -> Iterator[str]:
    """The files that were released are public, under addresses that stay theirs; those withheld are not."""
    numbers = dict(dossier.annex_numbers or {})
    if len(set(numbers.values())) != len(numbers):
        yield "two annexes under one address"
    if set(decision._tree) - {f"annexe-{number}" for number in numbers.values()}:
        yield "a public file that no annex stands for"
    if dossier.annexes_due:
        return
    for name, stored in dossier.annexes.items():
        public = decision._tree.get(f"annexe-{numbers.get(name)}")
        if stored.withheld and public is not None:
            yield f"{name}: withheld, and public"
        elif stored.is_released and public is None:
            yield f"{name}: released, and not public"
        elif stored.is_released and bytes_of(public.file) != _publishable(stored, public):
            yield f"{name}: other bytes than were released"


def _publishable(stored, public) -> bytes:
    return publishable_pdf(bytes_of(stored.offered.file), public.title)


def _decision(state: State, path: str, decision, dossier) -> Iterator[str]:
    positions = state.register.positions(path)
    if not positions:
        yield "public, and not in the register"
        return
    record = state.register.record(positions[-1])
    if record is None:
        yield "its last record is erased"
    elif decision.fate == "withdrawn":
        if record["type"] != "tombstone" or decision.sections or decision.title or len(decision._tree):
            yield "withdrawn, and something of it is left"
        # Of a suspension before it the register keeps that there was one, and no word of the text.
        earlier = [state.register.record(position) for position in positions[:-1]]
        suspended = {"type": "tombstone", "fate": "suspended", "reason": "verification"}
        if any(one not in (None, suspended) for one in earlier):
            yield "withdrawn, and an earlier record is left"
        if dossier is not None:
            yield "withdrawn, and a dossier leads there"
    elif dossier is None:
        yield "public, and no dossier leads there"
    elif decision.fate == "suspended":
        if record["type"] != "tombstone" or set(record) & {"title", "sections", "number"}:
            yield "suspended, and its last record is no tombstone"
        if any(state.register.record(position) for position in dossier.positions):
            yield "suspended, and an earlier record is told"
    elif record != _record(decision, record):
        yield "the record is not what is public"


def _record(decision, record: dict) -> dict:
    """The record that a decision should have; of its meeting only what the record itself says."""
    return {
        "type": "decision",
        "institution": "val",
        "meeting": record.get("meeting"),
        **{
            name: getattr(decision, name)
            for name in ("number", "sort_key", "title", "matter", "stage", "kind", "outcome", "vote", "timing")
        },
        "in_charge": list(decision.in_charge),
        "sections": list(decision.sections),
        "withheld": list(decision.withheld),
        "annexes": [
            {
                "id": name,
                "title": annex.title,
                "type": annex.file.contentType,
                "size": len(bytes_of(annex.file)),
                "pages": annex.pages,
                "sha256": sha256(bytes_of(annex.file)),
            }
            for name, annex in decision._tree.items()
        ],
        "changed": decision.changed,
    }


def _meeting(state: State, name: str, meeting) -> Iterator[str]:
    positions = state.register.positions(f"/val/decisions/{name}")
    record = state.register.record(positions[-1]) if positions else None
    if record is None:
        yield "public, and not in the register"
    elif (record["organ"], record["start"], record["place"]) != (meeting.organ, utc(meeting.start), meeting.place):
        yield "the record is not what is public"
    if sum(1 for file in state.files.values() if file.public_id == name) != 1:
        yield "no meeting of the back office leads there"


# -- the catalogue is the queue -------------------------------------------------------------------------------


def catalogue(state: State, ledger: Ledger) -> Iterator[str]:
    """The catalogue knows each object in the state that it is in: what it forgets, no worker finds."""
    catalog = state.portal._tree["portal_catalog"]._catalog
    known = {path.removeprefix("/portal"): number for path, number in catalog.uids.items()}
    dossiers = {f"/val/bureau/{meeting}/{name}": dossier for (meeting, name), dossier in state.dossiers.items()}
    below = {path for path in known if path.startswith(("/val/bureau/", "/val/decisions/"))}
    there = {*dossiers, *state.decisions}
    there |= {f"/val/bureau/{name}" for name in state.files} | {f"/val/decisions/{name}" for name in state.meetings}
    there |= {f"{path}/{name}" for path, decision in state.decisions.items() for name in decision._tree}
    for path in below ^ there:
        yield f"catalogue: {path}: {'gone' if path in below else 'forgotten'}"
    for path, dossier in dossiers.items():
        for index, value in (("review_state", state_of(dossier)), ("wish", dossier.wish or None)):
            found = catalog.indexes[index]._unindex.get(known.get(path))
            if (found or None) != value:
                yield f"catalogue: {path}: {index}: {found!r} for {value!r}"


# -- nothing waits --------------------------------------------------------------------------------------------


def nothing_waits(state: State) -> Iterator[str]:
    """The worker has done all that it could."""
    for (meeting, name), dossier in state.dossiers.items():
        now = state_of(dossier)
        if dossier.failure is not None:
            yield f"waits: {name}: {dossier.failure['step']} failed: {dossier.failure['kind']}"
        # The files of a suspended page wait until it is back, and so does what was validated before.
        if now == "received" or (dossier.wish and not (dossier.wish == "annexes" and dossier.suspended)):
            yield f"waits: {name}: {now} {dossier.wish}"
        if now == "validated" and state.files[meeting].external_id != "far" and not dossier.awaits_second_look:
            yield f"waits: {name}: due, and not published"
        if now == "blocked":
            yield f"waits: {name}: blocked: {dossier.blocked_because}"
    for name, file in state.files.items():
        if file.wish:
            yield f"waits: meeting {name}: {file.wish}"
    for external_id, annex in state.bureau.unread_annexes or ():
        yield f"waits: {external_id}: {annex} was not read"
