"""What does the back office's door take, what does it refuse, and with which words?"""

from flow import item
from flow import submission
from imio.deliberations.api.limits import refuse_large_bodies
from imio.deliberations.api.limits import RequestEntityTooLarge
from imio.deliberations.api.request import MAX_ANNEX
from imio.deliberations.api.request import MAX_JSON
from imio.deliberations.reception.inbox import find_dossier
from io import BytesIO
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse
from ZPublisher.pubevents import PubStart

import json
import pytest
import transaction


SECRET = "Capucine Ory"


def bare_request(**environ):
    """A request without a body."""
    return HTTPRequest(BytesIO(), {"SERVER_NAME": "localhost", "SERVER_PORT": "80", **environ}, HTTPResponse())


def put(client, one, **meeting):
    return client.put(f"/val/@dossiers/{one['id']}", json=submission(one, **meeting))


def post(client, *items, **meeting):
    return client.post("/val/@dossiers", json=submission(*items, **meeting))


def statuses(answer):
    return [line["status"] for line in answer.json()["results"]]


class TestTheSameTwiceAndNewVersions:
    def test_a_new_item_is_created(self, backoffice, see):
        answer = put(backoffice, item())
        assert (answer.status_code, answer.json()["status"]) == (201, "created")
        assert len(see().dossiers) == 1

    def test_the_same_content_twice_is_unchanged(self, backoffice, see, portal):
        put(backoffice, item())
        answer = put(backoffice, item())
        assert (answer.status_code, answer.json()["status"]) == (200, "unchanged")
        see()
        assert find_dossier(portal["val"], "p1").version == 0

    def test_the_same_content_with_a_newer_date_is_unchanged(self, backoffice):
        put(backoffice, item())
        assert put(backoffice, item(modified="2027-03-11T10:00:00+00:00")).json()["status"] == "unchanged"

    def test_the_same_date_with_other_content_is_a_new_version(self, backoffice):
        put(backoffice, item())
        answer = put(backoffice, item(title="Autre objet"))
        assert (answer.status_code, answer.json()["status"]) == (200, "updated")

    def test_an_older_version_is_refused(self, backoffice, see, portal):
        put(backoffice, item())
        answer = put(backoffice, item(title="Ancien objet", modified="2027-03-09T10:00:00+00:00"))
        assert (answer.status_code, answer.json()["status"]) == (409, "outdated")
        see()
        assert find_dossier(portal["val"], "p1").content["title"] == "Vente d’un excédent de voirie"

    def test_a_draft_after_a_final_is_refused_even_when_newer(self, backoffice):
        put(backoffice, item(stage="final"))
        assert put(backoffice, item(modified="2027-04-01T10:00:00+00:00")).status_code == 409

    def test_a_naive_meeting_time_is_brussels_time(self, backoffice, see):
        put(backoffice, item(), start="2027-07-01T20:00:00")
        [meeting] = see().objectValues()
        assert meeting.start.isoformat() == "2027-07-01T18:00:00+00:00"

    def test_a_moved_item_keeps_its_dossier(self, backoffice, see, portal):
        put(backoffice, item())
        see()
        before = find_dossier(portal["val"], "p1").public_id
        put(backoffice, item(number="7", position=7), id="m2", start="2027-04-20T20:00:00")
        bureau = see()
        after = find_dossier(portal["val"], "p1")
        assert (after.public_id, after.version) == (before, 1)
        assert after.__parent__.external_id == "m2"
        assert [len(meeting.objectIds()) for meeting in bureau.objectValues()].count(0) == 1


class TestOneBadItemStopsNoOther:
    def test_each_item_has_its_line(self, backoffice, see):
        answer = post(backoffice, item("a"), item("b", title=" "), item("c", privacy="secret"), item("d"))
        assert answer.status_code == 200
        assert statuses(answer) == ["created", "invalid", "refused", "created"]
        assert sorted(see().dossiers) == ["a", "d"]

    def test_the_field_is_named_and_its_value_is_not(self, backoffice):
        answer = post(backoffice, item("b", title=SECRET, stage=SECRET, position="x"))
        [line] = answer.json()["results"]
        assert {error["field"] for error in line["errors"]} == {"items.0.stage", "items.0.position"}
        assert SECRET not in answer.text

    def test_a_duplicate_in_one_submission_is_the_second_version(self, backoffice):
        assert statuses(post(backoffice, item("a"), item("a"))) == ["created", "unchanged"]


class TestTheGuard:
    @pytest.mark.parametrize("privacy", ["secret", "secret_heading"])
    def test_a_closed_session_item_is_refused_and_never_stored(self, backoffice, see, privacy):
        answer = put(backoffice, item(title=SECRET, privacy=privacy))
        assert (answer.status_code, answer.json()["status"]) == (403, "refused")
        bureau = see()
        assert not bureau.objectIds() and not bureau.dossiers
        assert [refusal["item"] for refusal in bureau.refusals] == ["p1"]
        assert SECRET not in repr(list(bureau.refusals))

    def test_a_refusal_is_logged_without_its_text(self, backoffice, caplog):
        put(backoffice, item(title=SECRET, privacy="secret"))
        assert "refused p1" in caplog.text
        assert SECRET not in caplog.text

    def test_an_item_that_turns_secret_leaves_nothing_behind(self, backoffice, see, portal):
        put(backoffice, item(title=SECRET))
        put(backoffice, item(title=SECRET, privacy="secret", modified="2027-03-11T10:00:00+00:00"))
        see()
        dossier = find_dossier(portal["val"], "p1")
        assert dossier.content is None and dossier.proposal is None and dossier.secret

    def test_scripts_leave_and_tables_and_marks_stay(self, backoffice, see, portal):
        html = (
            '<table><tr><td colspan="2" onclick="x()">a</td></tr></table><script>alert(1)</script>'
            '<p style="x">M. <span class="pm-anonymize other" data-x="1">Jean</span></p><ol start="3"><li>b</li></ol>'
        )
        put(backoffice, item(texts={"decision": html}))
        see()
        stored = find_dossier(portal["val"], "p1").content["texts"]["decision"]
        assert 'colspan="2"' in stored and 'start="3"' in stored and "pm-anonymize" in stored
        assert "script" not in stored and "onclick" not in stored and "style" not in stored and "Jean" not in stored

    def test_an_embedded_image_becomes_an_annex(self, backoffice, see, portal):
        html = '<p>avant <img src="data:image/png;base64,iVBORw0KGgo=" /> après</p>'
        put(backoffice, item(texts={"decision": html}))
        see()
        dossier = find_dossier(portal["val"], "p1")
        [annex] = dossier.content["annexes"]
        assert annex["embedded"] and annex["type"] == "image/png"
        assert "base64" not in dossier.content["texts"]["decision"]
        assert dossier.annexes[annex["id"]].file.getSize() == annex["size"] == 8

    def test_an_html_bomb_is_refused_by_its_field(self, backoffice):
        answer = put(backoffice, item(texts={"motivation": "<div>" * 3000}))
        assert answer.status_code == 400
        assert [error["field"] for error in answer.json()["errors"]] == ["items.0.texts.motivation"]


class TestAnnexes:
    annex = {
        "id": "a1",
        "title": "Plan",
        "file_name": "plan.pdf",
        "type": "application/pdf",
        "size": 8,
        "publishable": True,
    }

    def send(self, client, data=b"%PDF-1.7", kind="application/pdf", annex="a1", one="p1"):
        return client.put(f"/val/@dossiers/{one}/annexes/{annex}", content=data, headers={"Content-Type": kind})

    def test_the_bytes_of_a_listed_annex_are_kept(self, backoffice, see, portal):
        put(backoffice, item(annexes=[self.annex]))
        assert self.send(backoffice).status_code == 201
        assert self.send(backoffice).json()["status"] == "unchanged"
        see()
        assert find_dossier(portal["val"], "p1").annexes["a1"].file.data == b"%PDF-1.7"

    def test_the_bytes_of_an_annex_that_is_not_publishable_are_refused(self, backoffice, see, portal):
        put(backoffice, item(annexes=[{**self.annex, "publishable": False}]))
        assert self.send(backoffice).status_code == 403
        see()
        assert "a1" not in find_dossier(portal["val"], "p1").annexes

    def test_other_bytes_withdraw_a_release(self, backoffice, see, portal):
        put(backoffice, item(annexes=[{**self.annex, "size": 8}]))
        self.send(backoffice)
        see()
        stored = find_dossier(portal["val"], "p1").annexes["a1"]
        stored.released = stored.digest
        transaction.commit()
        self.send(backoffice, b"%PDF-1.6")
        see()
        assert find_dossier(portal["val"], "p1").annexes["a1"].released == ""

    @pytest.mark.parametrize(
        ("changes", "code"),
        [({"annex": "a2"}, 404), ({"one": "p2"}, 404), ({"data": b"%PDF"}, 400), ({"kind": "text/html"}, 400)],
    )
    def test_what_was_not_announced_is_refused(self, backoffice, changes, code):
        put(backoffice, item(annexes=[self.annex]))
        answer = self.send(backoffice, **changes)
        assert answer.status_code == code
        assert answer.json()["message"]


class TestBadInput:
    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"institution": "other"}, "institution"),
            ({"institution": None}, "institution"),
            ({"meeting": {}}, "meeting.id"),
            ({"items": []}, "items"),
            ({"items": None}, "items"),
            ({"surprise": 1}, "surprise"),
        ],
    )
    def test_the_frame_is_refused_whole(self, backoffice, see, body, field):
        answer = backoffice.post("/val/@dossiers", json={**submission(item()), **body})
        assert answer.status_code == 400
        assert field in [error["field"] for error in answer.json()["errors"]]
        assert not see().objectIds()

    @pytest.mark.parametrize(
        "body",
        [b"", b"{", b"\xff", b"[1", b"[" * 100_000, b'{"a": NaN}', b"null", b"3", b'"x"', b"[]"],
        ids=["empty", "open", "not utf-8", "cut", "deep", "nan", "null", "number", "string", "list"],
    )
    def test_what_is_no_submission_is_a_400(self, backoffice, body):
        answer = backoffice.post("/val/@dossiers", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400
        assert answer.json()["message"]

    @pytest.mark.parametrize(("kind", "limit"), [("application/json", MAX_JSON), ("application/pdf", MAX_ANNEX)])
    def test_a_body_above_the_limit_is_refused_from_its_announcement(self, kind, limit):
        # No body is there to be read: whoever tried would fail otherwise than by this refusal.
        request = bare_request(CONTENT_TYPE=f"{kind}; charset=utf-8", CONTENT_LENGTH=str(limit + 1))
        with pytest.raises(RequestEntityTooLarge):
            refuse_large_bodies(PubStart(request))
        request.environ["CONTENT_LENGTH"] = str(limit)
        refuse_large_bodies(PubStart(request))

    def test_the_refusal_reaches_the_sender_as_413(self, backoffice, see, monkeypatch):
        monkeypatch.setattr("imio.deliberations.api.request.MAX_JSON", 100)
        answer = backoffice.post("/val/@dossiers", json=submission(item()))
        assert answer.status_code == 413
        assert "100 octets" in answer.json()["message"]
        assert not see().objectIds()

    def test_a_form_of_another_site_is_refused(self, backoffice):
        body = json.dumps(submission(item())).encode()
        answer = backoffice.post("/val/@dossiers", content=body, headers={"Content-Type": "text/plain"})
        assert answer.status_code == 415

    def test_the_item_of_the_address_is_the_item_of_the_body(self, backoffice):
        answer = backoffice.put("/val/@dossiers/other", json=submission(item()))
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "items.0.id"


class TestWhoMay:
    @pytest.mark.parametrize(
        ("user", "code"),
        [
            (None, 401),
            ("val-agents-1", 403),
            ("val-secretaries-1", 403),
            ("val-managers-1", 403),
            ("other-backoffice-1", 403),
        ],
    )
    def test_only_the_institutions_own_back_office(self, client_of, see, user, code):
        client = client_of(user)
        assert put(client, item()).status_code == code
        assert post(client, item()).status_code == code
        assert TestAnnexes().send(client).status_code == code
        assert not see().objectIds()

    def test_nobody_learns_whether_a_dossier_exists(self, client_of, backoffice):
        put(backoffice, item(annexes=[TestAnnexes.annex]))
        stranger = client_of("other-backoffice-1")
        known, unknown = put(stranger, item("p1")), put(stranger, item("p2"))
        assert known.json() == unknown.json()


def test_the_schema_is_served_to_all(client_of):
    schema = client_of(None).get("/@payload-schema").json()
    assert schema["$defs"]["Item"]["required"].count("privacy") == 1
    assert "default" not in schema["$defs"]["Item"]["properties"]["privacy"]
    assert "publishable" in schema["$defs"]["Annex"]["required"]
