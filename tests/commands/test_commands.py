"""Do the commands do for an operator what they say, against a running portal and a database on disk?"""

from flow import item
from flow import make_institution
from flow import password
from flow import publish
from flow import submission
from imio.deliberations.commands import main
from imio.deliberations.publication.register import install_register
from imio.deliberations.publication.register import register_of
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import json
import pytest


@pytest.fixture
def portal(acceptance):
    return acceptance["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def receive(portal, institution, monkeypatch, tmp_path, capsys):
    user = "val-backoffice-1"
    monkeypatch.setenv("DELIBERATIONS_PASSWORD", password(user))

    def run(data, *more):
        path = tmp_path / "submission.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data))
        code = main(["receive", str(path), "--url", portal.absolute_url(), "--user", user, *more])
        return code, *capsys.readouterr()

    return run


ANNEX = {"id": "a1", "title": "Plan", "type": "application/pdf", "size": 4, "publishable": True}


class TestReceive:
    def test_a_line_an_item_and_a_file(self, receive, tmp_path):
        (tmp_path / "a1.pdf").write_bytes(b"%PDF")
        code, out, _ = receive(submission(item(annexes=[ANNEX])), "--annexes", str(tmp_path))
        assert (code, out.splitlines()) == (0, ["201  created  p1", "201  created  a1"])

    def test_a_refusal_is_told_with_its_field_and_an_exit_code(self, receive):
        code, out, _ = receive(submission(item("a"), item("b", title="")))
        assert code == 1
        assert out.splitlines()[1] == "400  invalid  b  items.1.title: ne peut pas être vide"

    def test_a_missing_file_is_named(self, receive, tmp_path):
        code, out, _ = receive(submission(item(annexes=[ANNEX])), "--annexes", str(tmp_path))
        assert code == 1 and "a1  pas de fichier" in out

    @pytest.mark.parametrize("data", ["{", "[]", '{"institution": 3}'])
    def test_a_file_that_is_no_submission_stops_it(self, receive, data):
        code, _, err = receive(data)
        assert code == 2 and "submission.json" in err

    def test_a_wrong_password_stops_it(self, receive, monkeypatch):
        monkeypatch.setenv("DELIBERATIONS_PASSWORD", "wrong")
        code, _, err = receive(submission(item()))
        assert code == 2 and err.startswith("401")

    def test_a_portal_that_is_not_there_is_told(self, receive):
        code, _, err = receive(submission(item()), "--url", "http://127.0.0.1:9")
        assert code == 2 and "le portail tourne-t-il" in err


class TestVerify:
    @pytest.fixture
    def storage(self, tmp_path):
        """A database on disk with a register of three entries, closed."""
        from datetime import datetime
        from datetime import UTC
        from OFS.Folder import Folder
        from ZODB.DB import DB
        from ZODB.FileStorage import FileStorage
        from zope.annotation.interfaces import IAttributeAnnotatable
        from zope.interface import alsoProvides

        path = tmp_path / "Data.fs"

        def write(change=lambda register: None):
            database = DB(FileStorage(str(path)))
            with database.transaction() as connection:
                root = connection.root()
                if "Application" not in root:
                    root["Application"] = Folder("app")
                    portal = Folder("portal")
                    alsoProvides(portal, IAttributeAnnotatable)
                    root["Application"]._setObject("portal", portal)
                    install_register(portal)
                    for number in range(3):
                        register_of(portal).append("publish", f"/a/{number}", {"n": number}, datetime.now(UTC))
                change(register_of(root["Application"].portal))
            database.close()
            return path

        return write

    def verify(self, path, capsys):
        code = main(["register", "verify", "--storage", str(path)])
        return code, capsys.readouterr().out

    def test_a_sound_register(self, storage, capsys, integration):
        code, out = self.verify(storage(), capsys)
        assert code == 0 and "3 inscriptions, 3 lisibles" in out

    def test_an_erased_record_is_no_fault(self, storage, capsys, integration):
        code, out = self.verify(storage(lambda register: register.erase(2)), capsys)
        assert code == 0 and "3 inscriptions, 2 lisibles" in out

    @pytest.mark.parametrize(
        ("change", "kind"),
        [
            (lambda register: setattr(register.records[2], "data", b'{"n":9}'), "commitment"),
            (lambda register: register.headers.__setitem__(2, {**register.headers[2], "path": "/b"}), "previous"),
            (lambda register: register.headers.__delitem__(2), "sequence"),
            (lambda register: register.headers.__delitem__(3), "head"),
        ],
        ids=["record changed", "header changed", "entry gone", "tail cut"],
    )
    def test_a_change_behind_its_back_is_found(self, storage, capsys, integration, change, kind):
        code, out = self.verify(storage(change), capsys)
        assert code == 1 and f": {kind}: " in out

    def test_a_database_that_is_not_there_is_told(self, tmp_path, capsys):
        assert main(["register", "verify", "--storage", str(tmp_path / "none")]) == 2
        assert "introuvable" in capsys.readouterr().err

    def test_an_export_is_for_its_owner_alone_and_over_nothing(self, storage, tmp_path, capsys, integration):
        path = tmp_path / "register.ndjson"

        def export(target, *more):
            return main(["register", "export", str(target), "--storage", str(storage()), *more])

        assert export(path) == 0
        frame, *entries = [json.loads(line) for line in path.read_text().splitlines()]
        assert (frame["entries"], len(entries), path.stat().st_mode & 0o777) == (3, 3, 0o600)
        assert frame["head"] in capsys.readouterr().out
        assert export(path) == 2
        assert export(tmp_path / "other", "--portal", "nowhere") == 2


class TestSearchRebuild:
    @pytest.fixture
    def rebuild(self, portal, monkeypatch, capsys):
        def run(user, secret):
            monkeypatch.setenv("DELIBERATIONS_PASSWORD", secret)
            code = main(["search", "rebuild", "--url", portal.absolute_url(), "--user", user])
            return code, *capsys.readouterr()

        return run

    def test_the_running_portal_builds_its_index_anew(self, portal, institution, rebuild):
        publish(institution, item("a"), item("b"))
        code, out, _ = rebuild(SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        assert (code, out) == (0, "2 décisions, inscription 3 de 3\n")

    def test_an_account_of_an_institution_may_not(self, institution, rebuild):
        code, _, err = rebuild("val-managers-1", password("val-managers-1"))
        assert code == 2 and err.startswith("403")
