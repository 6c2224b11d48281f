"""Is everything that was put into a folder handed in once, whole, whatever stops in between, and nothing of it told?"""

from flow import dossier
from flow import item
from flow import make_institution
from flow import password
from flow import submission
from imio.deliberations.backoffice.push import Portal
from imio.deliberations.commands import drop
from imio.deliberations.commands import main
from imio.deliberations.commands.dropped import Folder

import fcntl
import json
import os
import pytest
import threading
import time
import transaction


USER = "val-backoffice-1"
NAME = "Vanderplaetsen"
#: A name that says too much, as exporters give them.
FILE = f"Permis de {NAME}"


@pytest.fixture
def portal(acceptance):
    return acceptance["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "folder"


@pytest.fixture(autouse=True)
def made(folder, monkeypatch):
    folder.mkdir()
    monkeypatch.setenv("DELIBERATIONS_PASSWORD", password(USER))


@pytest.fixture
def run(portal, institution, folder, capsys):
    def run(*more, settle="0", url=None):
        words = ["drop", str(folder), "--url", url or portal.absolute_url(), "--user", USER, "--settle", settle, *more]
        code = main(words)
        transaction.begin()
        return code, *capsys.readouterr()

    return run


def put(folder, data, name=FILE, files=(), age=0.0):
    """A submission as an exporter leaves it; ``age``: seconds since."""
    (folder / name).mkdir(exist_ok=True)
    for annex, content in dict(files).items():
        (folder / name / f"{annex}.pdf").write_bytes(content)
    path = folder / f"{name}.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    for one in (path, *(folder / name).iterdir()):
        os.utime(one, (time.time() - age,) * 2)
    return path


def announced(identifier="a1", data=b"%PDF", **changes):
    facts = {"id": identifier, "title": NAME, "type": "application/pdf", "size": len(data), "publishable": True}
    return {**facts, "file_name": f"{NAME}.pdf", **changes}


def names(folder, *below):
    """The files that lie below a folder, without their stamps."""
    root = folder.joinpath(*below)
    return sorted(path.name for path in root.rglob("*") if path.is_file() and path.name != ".lock")


class TestTaking:
    def test_a_submission_and_its_files_go_to_done(self, run, folder, institution):
        put(folder, submission(item("p", annexes=[announced()])), files={"a1": b"%PDF"})
        code, out, _ = run()
        assert code == 0 and "points repris 1, refusés 0 ; annexes reprises 1, refusées 0" in out
        assert names(folder, "done") == [f"{FILE}.json", "a1.pdf"]
        assert names(folder) == names(folder, "done")
        assert dossier(institution, "p").annexes["a1"].file.data == b"%PDF"

    def test_the_oldest_first(self, run, folder, institution):
        final = submission(item("p", stage="final", modified="2027-03-24T10:00:00+00:00"), state="decided")
        put(folder, final, "a", age=5)
        put(folder, submission(item("p")), "b", age=60)
        assert run()[0] == 0
        assert [version.stage for version in dossier(institution, "p").versions] == ["draft", "final"]

    def test_an_empty_folder(self, run, folder):
        assert run() == (0, "", "")

    def test_a_file_that_begins_with_the_mark_of_its_encoding(self, run, folder):
        put(folder, b"\xef\xbb\xbf" + json.dumps(submission(item())).encode())
        assert run()[0] == 0

    def test_links_pipes_and_hidden_files_are_left(self, run, folder, tmp_path):
        outside = put(tmp_path, submission(item()), "outside")
        (folder / "link.json").symlink_to(outside)
        os.mkfifo(folder / "pipe.json")
        (folder / ".half.json").write_bytes(outside.read_bytes())
        assert run() == (0, "", "")
        assert (folder / "link.json").is_symlink() and (folder / ".half.json").exists()

    def test_a_folder_of_files_that_is_a_link_is_not_followed(self, run, folder, tmp_path, institution):
        put(folder, submission(item("p", annexes=[announced()])), "n", age=5000)
        (tmp_path / "secret").mkdir()
        (tmp_path / "secret/a1.pdf").write_bytes(b"%PDF")
        (folder / "n").rmdir()
        (folder / "n").symlink_to(tmp_path / "secret")
        code, _, _ = run()
        assert code == 1 and not dossier(institution, "p").annexes


class TestHalfWritten:
    def test_what_somebody_is_writing_is_left(self, run, folder, monkeypatch):
        """The writer comes between the two looks, however long the command takes to get there."""
        path, pause = put(folder, submission(item())), drop._pause

        def write_and_pause(seconds):
            changed = path.stat().st_mtime
            writer = threading.Thread(target=lambda: os.utime(path, (changed + 1,) * 2))
            writer.start()
            pause(seconds)
            writer.join()

        with monkeypatch.context() as patched:
            patched.setattr(drop, "_pause", write_and_pause)
            code, out, _ = run(settle="0.1")
        assert (code, out) == (0, "1 en attente : pas encore entiers\n") and path.exists()
        assert run()[0] == 0 and not path.exists()

    @pytest.mark.parametrize(
        ("data", "files"),
        [
            (b'{"institution": "val", "items": [', {}),
            (submission(item(annexes=[announced()])), {}),
            (submission(item(annexes=[announced()])), {"a1": b"%P"}),
        ],
        ids=["cut in the middle", "a file to come", "half a file"],
    )
    def test_what_is_not_whole_waits_and_is_told_in_the_end(self, run, folder, data, files):
        path = put(folder, data, files=files)
        code, out, _ = run()
        assert code == 0 and "1 en attente" in out and path.exists()
        put(folder, data, files=files, age=901)
        code, _, _ = run()
        assert code == 1 and f"{FILE}.report.txt" in names(folder, "refused")

    def test_what_becomes_whole_is_taken_at_once(self, run, folder):
        data = submission(item(annexes=[announced()]))
        put(folder, data)
        run()
        put(folder, data, files={"a1": b"%PDF"})
        assert run()[0] == 0 and names(folder, "done") == [f"{FILE}.json", "a1.pdf"]

    def test_a_marker_says_that_it_is_whole(self, run, folder):
        put(folder, submission(item(annexes=[announced()])))
        (folder / f"{FILE}.ready").touch()
        code, _, _ = run(settle="600")
        assert code == 1 and names(folder, "refused") == [f"{FILE}.json", f"{FILE}.report.txt"]
        assert not (folder / f"{FILE}.ready").exists()


class TestRefused:
    def report(self, folder):
        [path] = (folder / "refused").rglob("*.report.txt")
        return path.read_text()

    def test_the_report_names_fields_and_the_way_out(self, run, folder, institution):
        items = [item("a"), item("b", title=""), item("c", privacy="secret"), item("d", annexes=[announced(size=9)])]
        put(folder, submission(*items), files={"a1": b"%PDF"}, age=901)
        code, out, _ = run()
        report = self.report(folder)
        assert code == 1 and "points repris 2, refusés 2 ; annexes reprises 0, refusées 1" in out
        assert "items.1.title: ne peut pas être vide\n  → corrigez le champ cité" in report
        assert "items.2: séance à huis clos ou point secret" in report
        assert "items.3.annexes.0: taille annoncée : 9 octets, reçue : 4\n  → exportez l’annexe à nouveau" in report
        assert names(folder, "refused") == [f"{FILE}.json", f"{FILE}.report.txt", "a1.pdf"]

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            (b"{", "ligne 1, colonne 2"),
            (b'{"a": "\xff"}', "UTF-8"),
            (b"[]", "un objet JSON est attendu"),
            (b"[" * 200_000, "imbriqué"),
            ({"institution": "val"}, "items: au moins un point"),
            ({**submission(item()), "institution": f"../{NAME}"}, "institution: identifiant attendu"),
            (submission(item(), institution="elsewhere"), "institution: inconnue"),
            ({**submission(item()), "meeting": {}}, "meeting.start: champ obligatoire"),
        ],
    )
    def test_what_is_no_submission_at_all(self, run, folder, data, field):
        put(folder, data, age=901)
        code, out, _ = run()
        assert code == 1 and ": refusé" in out
        assert field in self.report(folder) and "rien n’est repris" in self.report(folder)

    def test_a_file_that_is_too_large_is_not_even_read(self, run, folder, monkeypatch):
        monkeypatch.setattr(drop, "LARGEST", 10)
        put(folder, submission(item()), age=901)
        assert run()[0] == 1 and "en plusieurs envois" in self.report(folder)

    def test_one_stops_no_other(self, run, folder, institution):
        put(folder, b"{", "bad", age=901)
        put(folder, submission(item("p")), "good")
        assert run()[0] == 1 and dossier(institution, "p") is not None

    def test_corrected_and_put_back_it_is_taken(self, run, folder, institution):
        put(folder, submission(item("a"), item("b", title="")))
        run()
        put(folder, submission(item("a"), item("b")))
        assert run()[0] == 0
        assert len(dossier(institution, "a").versions) == 1 and dossier(institution, "b") is not None


class TestInterrupted:
    DATA = submission(item("p", annexes=[announced()]))

    @pytest.fixture(params=["rename", "settle", "send_annex"])
    def killed(self, request, run, folder, institution, monkeypatch):
        """Somebody pulls the plug between two steps."""

        class Killed(BaseException):
            pass

        def die(*_arguments, **_named):
            raise Killed

        put(folder, self.DATA, files={"a1": b"%PDF"})
        with monkeypatch.context() as patched, pytest.raises(Killed):
            if request.param == "rename":
                rename = type(folder).rename
                # The files have moved; their submission has not.
                patched.setattr(
                    type(folder), "rename", lambda self, to: die() if self.suffix == ".json" else rename(self, to)
                )
            elif request.param == "settle":
                patched.setattr(Folder, "settle", die)
            else:
                patched.setattr(Portal, "send_annex", die)
            run()

    def test_nothing_is_lost_and_nothing_stored_twice(self, killed, run, folder, institution):
        assert names(folder) == [f"{FILE}.json", "a1.pdf"]
        assert run()[0] == 0
        assert names(folder, "done") == [f"{FILE}.json", "a1.pdf"] == names(folder)
        found = dossier(institution, "p")
        assert len(found.versions) == 1 and found.annexes["a1"].file.data == b"%PDF"
        assert [entry["act"] for entry in found.history] == ["received"]
        assert list((folder / "taking").iterdir()) == []

    def test_a_newer_export_of_the_same_name_is_another_one(self, killed, run, folder, institution):
        newer = item("p", title="Autre titre", annexes=[announced()], modified="2027-03-11T10:00:00+00:00")
        put(folder, submission(newer), files={"a1": b"%PDF"})
        assert run()[0] == 0
        assert dossier(institution, "p").content["title"] == "Autre titre"
        assert not list(folder.glob("*.json"))

    def test_a_portal_that_is_down_loses_nothing(self, run, folder, institution):
        put(folder, self.DATA, files={"a1": b"%PDF"})
        code, out, err = run(url="http://127.0.0.1:9")
        assert code == 2 and "le portail tourne-t-il" in err and NAME not in out + err
        assert run()[0] == 0 and dossier(institution, "p") is not None

    def test_a_wrong_password_refuses_nothing(self, run, folder, monkeypatch):
        put(folder, self.DATA, files={"a1": b"%PDF"})
        monkeypatch.setenv("DELIBERATIONS_PASSWORD", "wrong")
        code, _, err = run()
        assert code == 2 and err.startswith("401") and names(folder, "refused") == []


class TestAgainAndAgain:
    def test_every_so_often_and_through_an_outage(self, run, folder, institution, monkeypatch):
        class Enough(Exception):
            pass

        pauses = []

        def sleep(seconds):
            if not seconds:
                return
            pauses.append(seconds)
            put(folder, submission(item(f"p{len(pauses)}")))
            if len(pauses) == 3:
                raise Enough

        put(folder, submission(item("p0")))
        real = drop._round
        rounds = iter([drop.Unavailable("en panne"), None, None])

        def _round(*arguments):
            if failure := next(rounds):
                raise failure
            return real(*arguments)

        monkeypatch.setattr(drop, "_round", _round)
        monkeypatch.setattr(drop, "_pause", sleep)
        with pytest.raises(Enough):
            run("--every", "5")
        transaction.begin()
        assert pauses == [5, 5, 5] and dossier(institution, "p1") and dossier(institution, "p2")

    @pytest.mark.parametrize("seconds", ["0", "4", "-5", "86401", "soon", "nan"])
    def test_not_more_often_than_is_any_use(self, run, seconds, capsys):
        with pytest.raises(SystemExit):
            run("--every", seconds)
        assert "de 5 à 86400 secondes" in capsys.readouterr().err

    def test_two_at_once_do_not_meet(self, run, folder):
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            code, _, err = run()
        assert code == 2 and "y travaille déjà" in err


class TestTheFolder:
    def test_that_is_not_there(self, run, folder):
        folder.rmdir()
        code, _, err = run()
        assert code == 2 and "FOLDER: n’est pas un dossier" in err

    @pytest.mark.parametrize("name", ["done", "refused", "taking"])
    def test_that_leads_elsewhere(self, run, folder, tmp_path, name):
        (folder / name).symlink_to(tmp_path)
        code, _, err = run()
        assert code == 2 and f"FOLDER/{name}: un dossier est attendu" in err


class TestNothingPersonal:
    def test_no_name_is_told_on_the_way_or_in_a_report(self, run, folder, institution, caplog):
        hostile = item(f"{NAME}-1", title="", matter=NAME, number=f"{NAME}{NAME}", annexes=[announced(NAME)])
        other = item(f"{NAME}-2", privacy="secret")
        with caplog.at_level("INFO"):
            put(folder, submission(hostile, other, item("p", annexes=[announced(NAME)]), place=NAME), age=901)
            put(folder, f'{{"{NAME}": '.encode(), f"{NAME} 2", age=901)
            code, out, err = run()
        reports = [path.read_text() for path in (folder / "refused").rglob("*.report.txt")]
        assert code == 1 and len(reports) == 2 and out
        stamps = [path.name for path in (folder / "refused").iterdir()]
        assert NAME not in "".join([out, err, *reports, *stamps])
        ours = (record.getMessage() for record in caplog.records if "commands" in record.name or "push" in record.name)
        assert NAME not in "".join(ours)
