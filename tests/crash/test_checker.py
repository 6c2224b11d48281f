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
    dossier = next(one for one in state.dossiers.values() if state_of(one) == "published")
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


def drop_a_version(state):
    dossier = max(state.dossiers.values(), key=lambda one: len(one.versions))
    dossier.versions.pop(0)


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
        (drop_a_version, "taken, and not there"),
        (change_a_received_text, "another content than was sent"),
        (drop_a_dossier, "the index leads nowhere"),
        (forget_a_validation, "validated"),
        (move_without_the_catalogue, "catalogue"),
    ],
)
def test_what_is_broken_is_noticed(copy, sound, breaking, complaint):
    with opened(copy, read_only=False) as portal:
        breaking(State(portal))
        transaction.commit()
    problems = check(copy, sound.ledger)
    assert any(complaint in problem for problem in problems), problems


def test_a_lost_file_is_noticed(copy, sound):
    files = sorted((copy / "blobstorage").rglob("*.blob"))
    assert files
    for path in files:
        path.unlink()
    assert any("blob" in problem for problem in check(copy, sound.ledger))


def test_a_database_that_was_cut_is_noticed(copy, sound):
    storage = copy / "filestorage/Data.fs"
    os.truncate(storage, storage.stat().st_size * 9 // 10)
    assert check(copy, sound.ledger)
