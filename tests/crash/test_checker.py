"""Would the checker notice? Each case breaks a copy of what was played, and says which complaint it must bring."""

from crash.check import check
from crash.check import opened
from crash.check import State
from crash.check import state_of
from persistent.mapping import PersistentMapping

import os
import pytest
import shutil
import transaction


def a_live_decision(state):
    """(path, decision, its dossier)."""
    live = (one for one in state.dossiers.values() if state_of(one) == "published" and not one.suspended)
    dossier = next(live)
    return dossier.public_path, state.decisions[dossier.public_path], dossier


def erase_a_salt_alone(state):
    _, decision, _ = a_live_decision(state)
    state.register.records[decision.versions[-1]].salt = None


def erase_a_record_alone(state):
    _, decision, _ = a_live_decision(state)
    state.register.records[decision.versions[-1]].data = None


def erase_the_last_record(state):
    _, decision, _ = a_live_decision(state)
    state.register.erase(decision.versions[-1])


def cut_a_header_off(state):
    del state.register.headers[len(state.register)]


def drop_a_public_object(state):
    path, _, _ = a_live_decision(state)
    meeting, name = path.split("/")[-2:]
    del state.meetings[meeting]._tree[name]


def change_a_public_text(state):
    _, decision, _ = a_live_decision(state)
    decision.sections = ({"name": "decision", "html": "<p>Autre chose.</p>"},)


def forget_who_published(state):
    _, _, dossier = a_live_decision(state)
    dossier.public_path, dossier.positions, dossier.published_stage = "", (), ""


def a_suspended_decision(state):
    """(decision, its dossier)."""
    dossier = next(one for one in state.dossiers.values() if one.suspended)
    return state.decisions[dossier.public_path], dossier


def show_what_is_suspended(state):
    decision, dossier = a_suspended_decision(state)
    decision.title = dossier.kept_copy["title"]


def forget_what_was_shown(state):
    _, dossier = a_suspended_decision(state)
    dossier.kept_copy = None


def forget_a_suspension(state):
    decision, dossier = a_suspended_decision(state)
    for name, value in dossier.kept_copy.items():
        if name != "annexes":
            setattr(decision, name, value)
    decision.fate, dossier.suspended, dossier.kept_copy = "live", None, None
    state.register.held = ()


def tell_what_is_suspended(state):
    a_suspended_decision(state)
    state.register.held = ()


def an_annex(state):
    """(public decision, name of its annex, the annex as received)."""
    for dossier in state.dossiers.values():
        decision = state.decisions.get(dossier.public_path)
        if decision is None or state_of(dossier) != "published":
            continue
        for name, stored in dossier.annexes.items():
            if stored.is_released and (public := f"annexe-{dossier.annex_numbers.get(name)}") in decision._tree:
                return decision, public, stored
    raise LookupError("nothing was released")


def drop_a_public_file(state):
    decision, name, _ = an_annex(state)
    del decision._tree[name]
    decision.withheld = (*decision.withheld, {"title": "Plan", "reason": "not_released"})


def publish_what_is_withheld(state):
    _, _, stored = an_annex(state)
    stored.released, stored.withheld = "", "copyright"


def drop_a_version(state, ledger):
    """One that the server said to have taken, beside others; the loss of one that it never answered for is none."""
    taken = {sent.digest for item in ledger.items.values() for sent in item.sent if sent.taken}
    for dossier in state.dossiers.values():
        for number, version in enumerate(dossier.versions):
            others = {one.digest for one in dossier.versions if one is not version}
            if others and version.content is not None and version.digest in taken - others:
                dossier.versions.pop(number)
                return
    raise LookupError("no version beside others was taken")


def drop_all_versions(state):
    dossier = next(iter(state.dossiers.values()))
    del dossier.versions[:]


def change_a_received_text(state):
    _, _, dossier = a_live_decision(state)
    content = dossier.versions[-1].content
    dossier.versions[-1].content = {**content, "texts": {**content["texts"], "motivation": ""}}


def drop_a_dossier(state):
    file_id, name = next(iter(state.dossiers))
    del state.files[file_id]._tree[name]


def forget_a_validation(state):
    _, _, dossier = a_live_decision(state)
    dossier.history[:] = [entry for entry in dossier.history if entry["act"] != "validated"]


def move_without_the_catalogue(state):
    _, _, dossier = a_live_decision(state)
    history = dossier.workflow_history["dossier_workflow"]
    changed = {**dossier.workflow_history, "dossier_workflow": (*history, {**history[-1], "review_state": "received"})}
    dossier.workflow_history = PersistentMapping(changed)


@pytest.fixture(scope="module")
def sound(played):
    """The portal with the most public decisions."""
    return max(played, key=lambda one: sum(item.validated for item in one.ledger.items.values()))


@pytest.fixture
def copy(sound, tmp_path):
    """A copy of its folder."""
    folder = tmp_path / "copy"
    for name in ("filestorage", "blobstorage"):
        shutil.copytree(sound.folder / name, folder / name)
    return folder


def test_a_sound_database_brings_no_complaint(copy, sound):
    assert check(copy, sound.ledger, settled=True) == []


@pytest.mark.parametrize(
    ("breaking", "complaint"),
    [
        (erase_a_salt_alone, "erasure"),
        (erase_a_record_alone, "erasure"),
        (erase_the_last_record, "last record is erased"),
        (cut_a_header_off, "register"),
        (drop_a_public_object, "public object is missing"),
        (change_a_public_text, "the record is not what is public"),
        (change_a_public_text, "not its masked copy"),
        (forget_who_published, "no dossier leads there"),
        (show_what_is_suspended, "something of it is public"),
        (forget_what_was_shown, "its dossier does not know"),
        (forget_a_suspension, "the record is not what is public"),
        (tell_what_is_suspended, "its records are told"),
        (drop_a_public_file, "released, and not public"),
        (publish_what_is_withheld, "withheld, and public"),
        (drop_a_version, "taken, and not there"),
        (drop_all_versions, "half an item: no version"),
        (change_a_received_text, "another content than was sent"),
        (drop_a_dossier, "the index leads nowhere"),
        (forget_a_validation, "validated"),
        (move_without_the_catalogue, "catalogue"),
    ],
)
def test_what_is_broken_is_noticed(copy, sound, breaking, complaint):
    with opened(copy, read_only=False) as portal:
        breaking(State(portal), *([sound.ledger] if breaking is drop_a_version else []))
        transaction.commit()
    problems = check(copy, sound.ledger)
    assert any(complaint in problem for problem in problems), problems


def test_a_lost_file_is_noticed(copy, sound):
    files = sorted((copy / "blobstorage").rglob("*.blob"))
    assert files
    for path in files:
        path.unlink()
    assert any("lost: the file" in problem for problem in check(copy, sound.ledger))


def test_a_database_that_was_cut_is_noticed(copy, sound):
    storage = copy / "filestorage/Data.fs"
    os.truncate(storage, storage.stat().st_size * 9 // 10)
    assert check(copy, sound.ledger)
