"""Does the client for other back offices hand in, try again, and say what is wrong without a word of what was sent?"""

from contextlib import contextmanager
from flow import dossier
from flow import item
from flow import make_institution
from flow import password
from flow import submission
from imio.deliberations.backoffice import push
from imio.deliberations.backoffice.push import portal as client
from imio.deliberations.backoffice.push.files import opened
from io import BytesIO
from pathlib import Path
from serving import serving

import json
import os
import pytest
import shutil
import subprocess
import sys
import transaction


USER = "val-backoffice-1"
NAME = "Vanderplaetsen"
ROOT = Path(__file__).parent.parent.parent


def announced(identifier="a1", data=b"%PDF", **changes):
    facts = {"id": identifier, "title": "Plan", "type": "application/pdf", "size": len(data), "publishable": True}
    return {**facts, **changes}


@contextmanager
def scripted(*answers):
    """A server that gives these answers in turn, then the last one for ever: (status, JSON or bytes, headers)."""
    seen = []

    async def app(scope, receive, send):
        if scope["type"] != "http":
            return
        body, more = b"", True
        while more:
            part = await receive()
            body, more = body + part.get("body", b""), part.get("more_body", False)
        status, data, headers = answers[min(len(seen), len(answers) - 1)]
        seen.append((scope, body))
        sent = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": sent})
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        await send({"type": "http.response.body", "body": body, "more_body": b"content-length" in dict(sent)})

    with serving(app) as url:
        yield url, seen


def results(*lines):
    return 200, {"results": [dict(zip(("id", "code", "status"), line, strict=True)) for line in lines]}, {}


def swift(url, **options):
    return push.Portal(url, USER, password(USER), **{"pause": 0.001, "timeout": 5, **options})


class TestARunningPortal:
    @pytest.fixture
    def institution(self, acceptance):
        return make_institution(acceptance["portal"])

    @pytest.fixture
    def portal(self, acceptance, institution):
        with push.Portal(acceptance["portal"].absolute_url(), USER, password(USER)) as portal:
            yield portal

    def test_a_meeting_and_its_files(self, portal, institution, tmp_path):
        (tmp_path / "a1.pdf").write_bytes(b"%PDF")
        data = submission(item("a", annexes=[announced()]), item("b"))
        lines = list(portal.hand_in(data, push.files_of(data, tmp_path)))
        assert [(line.field, line.id, line.code, line.status, line.taken) for line in lines] == [
            ("items.0", "a", 201, "created", True),
            ("items.1", "b", 201, "created", True),
            ("items.0.annexes.0", "a1", 201, "created", True),
        ]
        transaction.begin()
        assert dossier(institution, "a").annexes["a1"].file.data == b"%PDF"

    def test_handed_in_again_nothing_changes(self, portal, institution, tmp_path):
        (tmp_path / "a1.pdf").write_bytes(b"%PDF")
        data = submission(item("a", annexes=[announced()]))
        for status in ("created", "unchanged"):
            lines = list(portal.hand_in(data, push.files_of(data, tmp_path)))
            assert [line.status for line in lines] == [status, status]
        transaction.begin()
        assert len(dossier(institution, "a").versions) == 1

    def test_what_is_refused_names_its_field_and_stops_no_other(self, portal, institution):
        data = submission(item("a"), item("b", title=""), item("c", privacy="secret"))
        good, bad, secret = portal.send(data)
        assert good.taken and good.way_out == ""
        assert bad.problems == (push.FieldProblem("items.1.title", "ne peut pas être vide"),)
        assert "corrigez le champ" in bad.way_out and "ôtez-le" in secret.way_out

    def test_a_large_submission_goes_in_parts_and_its_fields_keep_their_place(self, portal, institution, monkeypatch):
        monkeypatch.setattr(client, "BATCH", 700)
        lines = portal.send(submission(item("a"), item("b"), item("c", number="")))
        assert [line.code for line in lines] == [201, 201, 400]
        assert lines[2].problems[0].field == "items.2.number"

    def test_the_files_of_refused_items_stay_here(self, portal, institution, tmp_path):
        (tmp_path / "a1.pdf").write_bytes(b"%PDF")
        data = submission(item("a", privacy="secret", annexes=[announced()]))
        assert [line.code for line in portal.hand_in(data, push.files_of(data, tmp_path))] == [403]

    @pytest.mark.parametrize(
        ("changes", "data", "code", "way_out"),
        [({"size": 9}, b"%PDF", 400, "exportez l’annexe à nouveau"), ({}, None, 404, "annoncez l’annexe")],
        ids=["another size", "no file"],
    )
    def test_a_file_that_does_not_fit(self, portal, institution, tmp_path, changes, data, code, way_out):
        if data is not None:
            (tmp_path / "a1.pdf").write_bytes(data)
        sent = submission(item("a", annexes=[announced(**changes)]))
        line = list(portal.hand_in(sent, push.files_of(sent, tmp_path)))[-1]
        assert (line.code, line.field) == (code, "items.0.annexes.0") and way_out in line.way_out

    def test_a_frame_that_cannot_be_read_is_rejected_whole(self, portal, institution):
        with pytest.raises(push.Rejected) as caught:
            portal.send({**submission(item()), "meeting": {}})
        assert push.FieldProblem("meeting.id", "champ obligatoire") in caught.value.problems

    @pytest.mark.parametrize("name", ["nowhere", "mont"])
    def test_an_institution_that_is_not_the_accounts_is_named(self, acceptance, portal, institution, name):
        make_institution(acceptance["portal"], "mont", "Mont")
        with pytest.raises(push.Rejected) as caught:
            portal.send(submission(item(), institution=name))
        assert [problem.field for problem in caught.value.problems] == ["institution"]

    def test_a_wrong_password_is_tried_once(self, acceptance, institution):
        portal = push.Portal(acceptance["portal"].absolute_url(), USER, "wrong")
        with portal, pytest.raises(push.WrongAccount) as caught:
            portal.send(submission(item()))
        assert caught.value.code == 401

    def test_the_example_of_the_documentation(self, acceptance, institution, tmp_path):
        (tmp_path / "compte-2026.pdf").write_bytes(b"%PDF-1.7")
        words = [acceptance["portal"].absolute_url(), USER, "val", str(tmp_path)]
        for status, code in (("created", 201), ("unchanged", 200)):
            done = subprocess.run(
                [sys.executable, ROOT / "docs/examples/push.py", *words],
                env={**os.environ, "DELIBERATIONS_PASSWORD": password(USER)},
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert done.returncode == 0, done.stderr
            ids = ("s3-1", "s3-2", "compte-2026")
            assert [line.split() for line in done.stdout.splitlines()] == [[str(code), status, one] for one in ids]


class TestTryingAgain:
    BUSY = (503, {}, {})

    def test_a_portal_that_is_busy_is_asked_again(self):
        with scripted(self.BUSY, self.BUSY, results(("a", 201, "created"))) as (url, seen), swift(url) as portal:
            assert [line.code for line in portal.send(submission(item("a")))] == [201]
        assert len(seen) == 3

    def test_not_for_ever(self):
        later = pytest.raises(push.Unavailable, match="renvoyez plus tard")
        with scripted(self.BUSY) as (url, seen), swift(url, attempts=3) as portal, later:
            portal.send(submission(item("a")))
        assert len(seen) == 3

    def test_it_may_say_when(self, monkeypatch):
        pauses = []
        monkeypatch.setattr(client.time, "sleep", pauses.append)
        answers = [(503, {}, {"Retry-After": value}) for value in ("7", "tomorrow", "999999", "99999")]
        with scripted(*answers, results(("a", 201, "created"))) as (url, _), swift(url) as portal:
            portal.send(submission(item("a")))
        # serving() sleeps too, and shorter.
        asked = [pause for pause in pauses if pause != 0.05]
        assert asked[0] == 7 and asked[3] == client.LONGEST_PAUSE and max(asked[1:3]) < 0.01

    def test_pauses_grow_and_are_never_the_same_for_two(self, monkeypatch):
        pauses = []
        monkeypatch.setattr(client.time, "sleep", pauses.append)
        portal = push.Portal("https://deliberations.example.be", USER, "x", pause=1)
        for attempt in (1, 2, 3, 4, 12):
            portal._wait(attempt)
        assert all(least <= pause <= 2 * least for pause, least in zip(pauses, (0.5, 1, 2, 4, 30), strict=True))
        assert len({pause % 1 for pause in pauses[:4]}) == 4

    def test_a_request_that_breaks_off_is_sent_again(self):
        with (
            scripted((200, b"{", {"content-length": "9"}), results(("a", 201, "created"))) as (url, seen),
            swift(url) as portal,
        ):
            first = portal.send(submission(item("a")))
        assert len(seen) == 2 and first[0].taken

    def test_only_the_items_that_were_busy(self):
        first = results(("a", 201, "created"), ("b", 503, "busy"), ("c", 201, "created"))
        again = 200, {"results": [{"id": "b", "code": 400, "status": "invalid", "errors": self.ERRORS}]}, {}
        with scripted(first, again) as (url, seen), swift(url) as portal:
            lines = portal.send(submission(item("a"), item("b"), item("c")))
        assert [one["id"] for one in json.loads(seen[1][1])["items"]] == ["b"]
        assert lines[1].problems == (push.FieldProblem("items.1.title", "trop long"),)

    ERRORS = ({"field": "items.0.title", "message": "trop long"},)

    def test_a_file_is_sent_again_from_its_beginning(self):
        taken = 201, {"id": "a1", "code": 201, "status": "created"}, {}
        data = submission(item("a", annexes=[announced()]))
        with scripted(self.BUSY, taken) as (url, seen), swift(url) as portal:
            file = BytesIO(b"%PDF")
            file.read()
            assert portal.send_annex(data, 0, 0, file).taken
        assert [body for _scope, body in seen] == [b"%PDF", b"%PDF"]
        assert dict(seen[1][0]["headers"])[b"content-length"] == b"4"

    def test_a_file_is_never_whole_in_memory(self):
        class Watched(BytesIO):
            largest = 0

            def read(self, size=-1):
                found = super().read(size)
                self.largest = max(self.largest, len(found))
                return found

        file, taken = Watched(bytes(3_000_000)), (201, {"id": "a1", "code": 201, "status": "created"}, {})
        data = submission(item("a", annexes=[announced()]))
        with scripted(taken) as (url, seen), swift(url) as portal:
            portal.send_annex(data, 0, 0, file)
        assert len(seen[0][1]) == 3_000_000 and file.largest <= 65_536


class TestSomethingElseAnswers:
    @pytest.mark.parametrize(
        "answer",
        [
            (200, b"<html>", {}),
            (200, b"[]", {}),
            (200, {"results": []}, {}),
            (200, {"results": [3]}, {}),
            (200, {"results": [{"code": "201"}]}, {}),
            (302, b"", {"Location": "https://elsewhere.example.be/"}),
        ],
    )
    def test_it_is_told(self, answer):
        with scripted(answer) as (url, _), swift(url) as portal, pytest.raises(push.NotThePortal, match="adresse"):
            portal.send(submission(item("a")))

    @pytest.mark.parametrize("answer", [(500, {}, {}), (500, b"<html>", {}), (502, b"<html>", {})])
    def test_a_broken_one_may_be_asked_later(self, answer):
        with scripted(answer) as (url, _), swift(url) as portal, pytest.raises(push.Unavailable):
            portal.send(submission(item("a")))

    def test_nobody(self):
        with swift("http://127.0.0.1:9") as portal, pytest.raises(push.Unavailable, match="le portail tourne-t-il"):
            portal.send(submission(item("a")))

    @pytest.mark.parametrize("url", ["http://deliberations.example.be", "http://10.0.0.7:8080", "http://127.0.0.1.be"])
    def test_no_password_travels_in_clear(self, url):
        with pytest.raises(push.BadAddress, match="https"):
            push.Portal(url, USER, "x")

    @pytest.mark.parametrize("url", ["", "deliberations.example.be", "ftp://example.be", "https://", None])
    def test_an_address_that_is_none(self, url):
        with pytest.raises(push.BadAddress, match="illisible"):
            push.Portal(url, USER, "x")

    def test_an_item_too_large_for_the_portal_stops_no_other(self, monkeypatch):
        monkeypatch.setattr(client, "BATCH", 1)
        with scripted((413, {}, {}), results(("b", 201, "created"))) as (url, _), swift(url) as portal:
            large, other = portal.send(submission(item("a"), item("b")))
        assert (large.code, large.status, other.code) == (413, "too_large", 201) and "réduisez" in large.way_out


class TestNothingOfWhatWasSentIsTold:
    @pytest.mark.parametrize(
        "broken",
        [
            {},
            {"institution": f"../{NAME}", "items": [1]},
            {"institution": "val", "items": NAME},
            {"institution": "val", "items": [{"title": {NAME}}]},
            {"institution": "val", "items": [float("nan"), NAME]},
        ],
    )
    def test_what_cannot_be_sent(self, broken):
        with swift("http://127.0.0.1:9") as portal, pytest.raises(push.Rejected) as caught:
            list(portal.hand_in(broken, push.files_of(broken, Path("."))))
        assert NAME not in str(caught.value) and caught.value.__cause__ is None


class TestFiles:
    def find(self, folder, *items):
        return push.files_of(submission(*items), folder)

    def test_by_the_identifier_of_the_annex(self, tmp_path):
        for name in ("a1.pdf", "a1.b.pdf", "a10.pdf"):
            (tmp_path / name).touch()
        find = self.find(tmp_path, item("p", annexes=[announced("a1"), announced("a1.b"), announced("a2")]))
        found = [find("p", name) for name in ("a1", "a1.b", "a2", "a10")]
        assert [path and path.name for path in found] == ["a1.pdf", "a1.b.pdf", None, None]

    def test_two_items_that_call_theirs_alike_have_a_folder_each(self, tmp_path):
        (tmp_path / "1.pdf").touch()
        find = self.find(tmp_path, item("p", annexes=[announced("1")]), item("q", annexes=[announced("1")]))
        assert find("p", "1") is None
        (tmp_path / "p").mkdir()
        (tmp_path / "p/1.pdf").touch()
        assert find("p", "1") == tmp_path / "p/1.pdf" and find("q", "1") is None

    def test_links_and_ways_out_of_the_folder_lead_nowhere(self, tmp_path):
        inside = tmp_path / "in"
        inside.mkdir()
        (tmp_path / "a1.pdf").write_text(NAME)
        (inside / "a1.pdf").symlink_to(tmp_path / "a1.pdf")
        (inside / "p").symlink_to(tmp_path)
        find = self.find(inside, item("p", annexes=[announced()]), item("..", annexes=[announced("a2")]))
        (tmp_path / "a2.pdf").touch()
        assert find("p", "a1") is None and find("..", "a2") is None
        assert opened(inside / "a1.pdf") is None and opened(inside) is None and opened(inside / "none") is None

    def test_a_pipe_holds_nobody_up(self, tmp_path):
        os.mkfifo(tmp_path / "a1.pdf")
        assert opened(tmp_path / "a1.pdf") is None


def test_the_folder_may_be_copied_and_needs_nothing_but_httpx(tmp_path):
    shutil.copytree(Path(push.__file__).parent, tmp_path / "deliberations_push")
    program = (
        "import deliberations_push, sys; "
        "found = {name.split('.')[0] for name in sys.modules}; "
        "assert not found & {'imio', 'zope', 'plone', 'Zope2', 'OFS', 'ZODB', 'pydantic'}, found"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
