"""The pseudonymizer as a service: does everything wait while it is down, and go on when it is back?"""

from datetime import date
from datetime import timedelta
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import password
from flow import public
from flow import send
from flow import settle
from imio.deliberations.interfaces import IWorkerState
from imio.deliberations.pseudonymization import proposal
from imio.deliberations.pseudonymization import remote
from imio.deliberations.pseudonymization.remote import from_environment
from imio.deliberations.pseudonymization.remote import PseudonymizerUnavailable
from imio.deliberations.pseudonymization.remote import RemotePseudonymizer
from imio.deliberations.worker.rounds import work
from imio.deliberations.worker.status import is_unreachable
from imio.deliberations.worker.status import status_of
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Document
from imio.pseudonymizer import Official
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.errors import TooLong
from imio.pseudonymizer.service.app import create_app
from imio.pseudonymizer.service.app import ServiceSettings
from plone import api
from plone.testing.zope import Browser
from serving import answering
from serving import free_port
from serving import serving
from serving import wait_until_ready

import copy
import html
import httpx
import json
import logging
import pytest
import time
import transaction


NAME = "Odilon Trouvaille"
TEXT = f"<p>M. {NAME}, domicilié rue Haute 77, demande une réduction.</p>"
DOCUMENT = Document((Part("title", "Vente", "text"), Part("decision", TEXT)))
OFFICIALS = (Official("Solange Mbeki-Thirion", "Échevine", date(2018, 12, 3), None),)
TOKEN = "a-token-of-the-tests"


@pytest.fixture(scope="module")
def service():
    """The real service, up all the time; the token is asked for."""
    with serving(create_app(ServiceSettings(token=TOKEN, max_bytes=300_000))) as url:
        wait_until_ready(url)
        yield url


@pytest.fixture(autouse=True)
def swift(monkeypatch):
    monkeypatch.setattr(remote, "BACKOFF", 0.01)


def client(url, **options):
    return RemotePseudonymizer(url, **{"timeout": 20, "token": TOKEN, **options})


def right_answer():
    return Pseudonymizer().analyse(DOCUMENT, OFFICIALS, date(2027, 3, 23)).to_dict()


# -- one call -------------------------------------------------------------------------------------------------


class TestClient:
    def test_it_answers_as_the_one_of_this_process(self, service):
        here = Pseudonymizer().analyse(DOCUMENT, OFFICIALS, date(2027, 3, 23))
        there = client(service).analyse(DOCUMENT, officials=OFFICIALS, on=date(2027, 3, 23), previous=None)
        assert there == here and isinstance(there, Analysis)

    def test_letters_of_the_previous_proposal_come_back(self, service):
        one = client(service)
        first = one.analyse(DOCUMENT)
        more = Document((Part("decision", f"<p>M. Basile Nouvelain, puis M. {NAME}.</p>"),))
        entities = {span.text: span.entity for span in one.analyse(more, previous=first).spans}
        assert entities[NAME] == "A"

    def test_texts_with_half_a_character_come_back(self, service):
        document = Document((Part("title", f"M. {NAME} \ud800", "text"),))
        assert client(service).analyse(document) == Pseudonymizer().analyse(document)

    def test_nobody_there(self):
        with pytest.raises(PseudonymizerUnavailable, match="ConnectError"):
            client(f"http://127.0.0.1:{free_port()}").analyse(DOCUMENT)

    def test_the_wrong_token(self, service):
        with pytest.raises(PseudonymizerUnavailable, match="status 401"):
            client(service, token="another").analyse(DOCUMENT)

    def test_a_document_that_the_service_refuses_is_no_sign_that_it_is_down(self, service):
        one = client(service)
        with pytest.raises(TooLong):
            one.analyse(Document((Part("decision", "a" * 300_001),)))
        with pytest.raises(BadInput):
            one.analyse(Document((Part("decision", ""), Part("decision", ""))))
        assert one.analyse(DOCUMENT).spans

    @pytest.mark.parametrize("status", [500, 502, 503, 429])
    def test_it_asks_so_many_times_and_no_more(self, status):
        app = answering(status, NAME.encode())
        with serving(app) as url, pytest.raises(PseudonymizerUnavailable, match=f"status {status}") as raised:
            client(url, attempts=3).analyse(DOCUMENT)
        assert app.calls == 3
        assert NAME not in str(raised.value)

    @pytest.mark.parametrize("status", [204, 301, 307, 401, 403, 404])
    def test_what_does_not_pass_is_asked_once(self, status):
        app = answering(status)
        with serving(app) as url, pytest.raises(PseudonymizerUnavailable):
            client(url).analyse(DOCUMENT)
        assert app.calls == 1

    def test_a_passing_failure_is_overcome(self, service):
        calls = []
        one = client(service)
        genuine = one._client.send

        def send(request, **options):
            calls.append(request)
            if len(calls) < 3:
                raise httpx.RemoteProtocolError("gone", request=request)
            return genuine(request, **options)

        one._client.send = send
        assert one.analyse(DOCUMENT).spans
        assert len(calls) == 3

    def test_a_redirect_is_not_followed_with_the_texts(self):
        elsewhere = answering(200, json.dumps(right_answer()).encode())
        with (
            serving(elsewhere) as target,
            serving(answering(307, headers={"location": f"{target}/analyse"})) as url,
            pytest.raises(PseudonymizerUnavailable, match="status 307"),
        ):
            client(url).analyse(DOCUMENT)
        assert elsewhere.calls == 0

    def test_a_proxy_of_the_environment_is_not_used(self, service, monkeypatch):
        proxy = answering(502)
        with serving(proxy) as url:
            for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
                monkeypatch.setenv(name, url)
            monkeypatch.delenv("NO_PROXY", raising=False)
            monkeypatch.delenv("no_proxy", raising=False)
            assert client(service).analyse(DOCUMENT).spans
        assert proxy.calls == 0

    @pytest.mark.parametrize("pause", [0.2, 30])
    def test_an_answer_that_drips_or_stops_is_given_up_in_time(self, pause):
        app = answering(200, json.dumps(right_answer()).encode(), pause=pause)
        with serving(app) as url:
            began = time.monotonic()
            with pytest.raises(PseudonymizerUnavailable):
                client(url, timeout=1).analyse(DOCUMENT)
            assert time.monotonic() - began < 4
        assert app.calls == 1

    def test_an_answer_without_end_is_given_up(self, monkeypatch):
        monkeypatch.setattr(remote, "MAX_ANSWER", 1_000)
        with (
            serving(answering(200, b"[" * 2_000)) as url,
            pytest.raises(PseudonymizerUnavailable, match="too large"),
        ):
            client(url).analyse(DOCUMENT)


class TestWrongAnswers:
    def refused(self, body):
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        with serving(answering(200, sent)) as url, pytest.raises(PseudonymizerUnavailable) as raised:
            client(url).analyse(DOCUMENT)
        assert NAME not in str(raised.value) and raised.value.__cause__ is None
        return str(raised.value)

    def test_the_right_answer_is_taken(self):
        with serving(answering(200, json.dumps({**right_answer(), "more": 1}).encode())) as url:
            assert client(url).analyse(DOCUMENT, OFFICIALS, date(2027, 3, 23)).to_dict() == right_answer()

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"<html>Odilon Trouvaille</html>",
            b"null",
            b"[]",
            b"{}",
            b"\xff",
            b"[" * 100_000,
            b'{"texts": "Odilon"}',
        ],
    )
    def test_no_analysis(self, body):
        assert "no analysis" in self.refused(body)

    def test_about_another_text(self):
        other = Pseudonymizer().analyse(Document((Part("title", "Vente", "text"), Part("decision", "<p>Rien.</p>"))))
        assert "another text" in self.refused(other.to_dict())

    def test_about_a_part_of_it_only(self):
        """As good as nothing found in the rest: it would be published."""
        only = Pseudonymizer().analyse(Document(DOCUMENT.parts[:1]))
        assert "another text" in self.refused(only.to_dict())

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("part", "nowhere"),
            ("start", -1),
            ("start", 10_000),
            ("end", 10_000),
            ("text", "autre"),
            ("label", "Odilon Trouvaille"),
            ("action", "publish"),
        ],
    )
    def test_a_mark_that_does_not_fit(self, key, value):
        answer = copy.deepcopy(right_answer())
        answer["spans"][0][key] = value
        assert "marks what is not" in self.refused(answer)

    def test_a_mark_without_a_field(self):
        answer = copy.deepcopy(right_answer())
        del answer["spans"][0]["action"]
        assert "no analysis" in self.refused(answer)

    def test_two_marks_of_one_name(self):
        answer = copy.deepcopy(right_answer())
        answer["spans"].append(answer["spans"][0])
        assert "one name" in self.refused(answer)


class TestRest:
    def test_once_down_it_is_not_asked_again_for_a_while(self):
        app = answering(500)
        with serving(app) as url:
            one = client(url, attempts=2)
            for _ in range(5):
                with pytest.raises(PseudonymizerUnavailable):
                    one.analyse(DOCUMENT)
        assert app.calls == 2

    def test_then_it_is(self):
        app = answering(500)
        with serving(app) as url:
            one = client(url, attempts=1, rest=0.2)
            for _ in range(2):
                with pytest.raises(PseudonymizerUnavailable):
                    one.analyse(DOCUMENT)
                time.sleep(0.3)
        assert app.calls == 2

    def test_a_check_asks_at_once_and_sends_no_text_of_a_dossier(self, service):
        one = client(service)
        one._rests_until = time.monotonic() + 100
        one.check()
        assert one.analyse(DOCUMENT).spans


class TestSettings:
    def test_without_an_address_it_is_the_one_of_this_process(self, monkeypatch):
        assert from_environment({}) is None
        monkeypatch.delenv("DELIBERATIONS_PSEUDONYMIZER_URL", raising=False)
        proposal.pseudonymizer.cache_clear()
        assert isinstance(proposal.pseudonymizer(), Pseudonymizer)

    def test_the_one_of_this_process_may_use_another_model(self, monkeypatch):
        monkeypatch.delenv("DELIBERATIONS_PSEUDONYMIZER_URL", raising=False)
        monkeypatch.setenv("DELIBERATIONS_PSEUDONYMIZER_MODEL", "none")
        proposal.pseudonymizer.cache_clear()
        try:
            assert proposal.pseudonymizer().settings.model == "none"
            assert proposal.pseudonymizer().analyse(DOCUMENT).spans
        finally:
            proposal.pseudonymizer.cache_clear()

    def test_address_time_and_token(self, tmp_path):
        (tmp_path / "token").write_text(f"{TOKEN}\n")
        one = from_environment(
            {
                "DELIBERATIONS_PSEUDONYMIZER_URL": "http://127.0.0.1:8087/mask-here",
                "DELIBERATIONS_PSEUDONYMIZER_TIMEOUT": "7.5",
                "DELIBERATIONS_PSEUDONYMIZER_TOKEN_FILE": str(tmp_path / "token"),
            }
        )
        assert one.timeout == 7.5
        assert one._client.headers["authorization"] == f"Bearer {TOKEN}"
        assert str(one._client.build_request("POST", "analyse").url) == "http://127.0.0.1:8087/mask-here/analyse"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("URL", "127.0.0.1:8087"),
            ("URL", "ftp://example.be"),
            ("URL", "http://"),
            ("URL", "http://me:secret@example.be"),
            ("URL", "http://127.0.0.1:port"),
            ("TIMEOUT", "soon"),
            ("TIMEOUT", "0"),
            ("TIMEOUT", "nan"),
            ("TIMEOUT", "86400"),
            ("TOKEN_FILE", "/nowhere/token"),
        ],
    )
    def test_a_setting_that_cannot_be_read_gives_no_analysis_from_elsewhere(self, name, value):
        environ = {"DELIBERATIONS_PSEUDONYMIZER_URL": "http://127.0.0.1:8087"}
        with pytest.raises(PseudonymizerUnavailable) as raised:
            from_environment({**environ, f"DELIBERATIONS_PSEUDONYMIZER_{name}": value})
        assert "secret" not in str(raised.value)


# -- the whole way ---------------------------------------------------------------------------------------------


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """Set the address of the service, as an operator does."""
    path = tmp_path / "token"
    path.write_text(TOKEN)

    def set_to(url, timeout="20"):
        monkeypatch.setenv("DELIBERATIONS_PSEUDONYMIZER_URL", url)
        monkeypatch.setenv("DELIBERATIONS_PSEUDONYMIZER_TIMEOUT", timeout)
        monkeypatch.setenv("DELIBERATIONS_PSEUDONYMIZER_TOKEN_FILE", str(path))
        proposal.pseudonymizer.cache_clear()

    yield set_to
    proposal.pseudonymizer.cache_clear()


@pytest.fixture
def browse(functional, portal):
    def browser():
        transaction.commit()
        one = Browser(functional["app"])
        one.handleErrors = False
        user = "val-secretaries-1"
        one.addHeader("Authorization", f"Basic {user}:{password(user)}")
        return one

    return browser


def submitted(institution, count=1, **changes):
    items = [item(f"p{n}", number=str(n), position=n, texts={"decision": TEXT}, **changes) for n in range(1, count + 1)]
    send(institution, *items)
    return [dossier(institution, one["id"]) for one in items]


def states(dossiers):
    return [api.content.get_state(one) for one in dossiers]


class TestDown:
    def test_dossiers_wait_in_received_and_nothing_is_published(self, portal, institution, settings):
        settings(f"http://127.0.0.1:{free_port()}")
        waiting = submitted(institution, 3)
        for minutes in range(0, 60, 5):
            work(portal, NOW + timedelta(minutes=minutes))
        assert states(waiting) == ["received"] * 3
        assert not any(one.proposal or one.public_path for one in waiting)
        assert not institution["decisions"].objectIds()
        assert [one.content["texts"]["decision"] for one in waiting] == [TEXT] * 3

    def test_it_is_not_analysed_here_instead(self, portal, institution, settings, monkeypatch):
        monkeypatch.setattr(Pseudonymizer, "analyse", lambda *args, **more: pytest.fail("analysed here"))
        settings(f"http://127.0.0.1:{free_port()}")
        [one] = submitted(institution)
        work(portal, NOW)
        assert one.failure["kind"] == "PseudonymizerUnavailable"

    def test_when_it_is_back_everything_is_analysed_by_it(self, portal, institution, settings, service):
        port = free_port()
        settings(f"http://127.0.0.1:{port}")
        waiting = submitted(institution, 3)
        work(portal, NOW)
        with serving(create_app(ServiceSettings(token=TOKEN)), port) as url:
            wait_until_ready(url)
            work(portal, NOW + timedelta(seconds=59))
            assert states(waiting) == ["received"] * 3
            work(portal, NOW + timedelta(seconds=61))
            # The one that met the failure has a pause of its own.
            assert states(waiting) == ["received", "to_validate", "to_validate"]
            work(portal, NOW + timedelta(minutes=3))
        assert states(waiting) == ["to_validate"] * 3
        assert not is_unreachable(portal)
        assert waiting[0].failure is None
        assert {span["text"] for span in waiting[0].proposal.analysis["spans"]} >= {NAME}

    def test_the_pause_of_a_dossier_stays_short(self, portal, institution, settings, service):
        settings(f"http://127.0.0.1:{free_port()}")
        [one] = submitted(institution)
        moment = NOW
        for _ in range(8):
            work(portal, moment)
            moment = max(one.failure["next"], status_of(portal).asked_again)
        # The check finds it down before the dossier is tried: no attempt is counted.
        assert one.failure["attempts"] == 1
        settings(service)
        work(portal, moment)
        assert states([one]) == ["to_validate"]

    def test_one_dead_service_is_asked_once_and_not_for_each_dossier(self, portal, institution, settings):
        app = answering(500)
        with serving(app) as url:
            settings(url)
            waiting = submitted(institution, 8)
            work(portal, NOW)
            assert app.calls == 3
            work(portal, NOW + timedelta(seconds=20))
            work(portal, NOW + timedelta(seconds=40))
            assert app.calls == 3
            work(portal, NOW + timedelta(seconds=61))
            assert app.calls == 4
        assert [one.failure is not None for one in waiting] == [True] + [False] * 7

    def test_a_document_that_breaks_the_service_holds_up_no_other_for_long(self, portal, institution, settings):
        genuine = create_app(ServiceSettings(token=TOKEN))

        async def app(scope, receive, send):
            if scope["type"] == "http" and scope["path"] == "/analyse":
                body = b""
                while True:
                    message = await receive()
                    body += message.get("body", b"")
                    if not message.get("more_body"):
                        break
                if b"PANNE" in body:
                    await answering(500)(scope, receive, send)
                    return

                async def again():
                    return {"type": "http.request", "body": body}

                await genuine(scope, again, send)
                return
            await genuine(scope, receive, send)

        with serving(app) as url:
            wait_until_ready(url)
            settings(url)
            send(institution, item("p1", texts={"decision": "<p>PANNE</p>"}), item("p2", number="2", position=2))
            work(portal, NOW)
            work(portal, NOW + timedelta(seconds=61))
        assert states([dossier(institution, "p1"), dossier(institution, "p2")]) == ["received", "to_validate"]

    def test_a_refused_document_stops_nobody_else(self, portal, institution, settings, service):
        settings(service)
        long = "<p>" + "a" * 300_001 + "</p>"
        send(institution, item("p1", texts={"decision": long}), item("p2", number="2", position=2))
        work(portal, NOW)
        assert dossier(institution, "p1").failure["kind"] == "TooLong"
        assert states([dossier(institution, "p2")]) == ["to_validate"]
        assert not is_unreachable(portal)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"body": b"<html>ok</html>"},
            {"body": json.dumps(right_answer()).encode()},
            {"body": b'{"texts": {}, "spans": [], "warnings": [], "version": "1"}'},
            {"status": 302, "headers": {"location": "http://127.0.0.1:1/"}},
            {"body": b"{}", "pause": 30},
        ],
        ids=["html", "another text", "empty", "redirect", "slow"],
    )
    def test_a_wrong_answer_is_no_analysis(self, portal, institution, settings, wrong):
        with serving(answering(**wrong)) as url:
            settings(url, timeout="1")
            [one] = submitted(institution)
            work(portal, NOW)
        assert states([one]) == ["received"] and one.proposal is None
        assert is_unreachable(portal)

    def test_a_switch_back_to_this_process_ends_it(self, portal, institution, settings, monkeypatch):
        settings(f"http://127.0.0.1:{free_port()}")
        waiting = submitted(institution, 2)
        work(portal, NOW)
        monkeypatch.delenv("DELIBERATIONS_PSEUDONYMIZER_URL")
        proposal.pseudonymizer.cache_clear()
        work(portal, NOW + timedelta(minutes=3))
        assert states(waiting) == ["to_validate"] * 2 and not is_unreachable(portal)


class TestPublication:
    def test_a_meeting_whose_place_cannot_be_analysed_is_not_published(self, portal, institution, settings, service):
        settings(service)
        send(institution, item(texts={"decision": TEXT}), place=f"Chez M. {NAME}, rue Haute 77")
        one = dossier(institution, "p1")
        work(portal, NOW)
        settle(one)
        settings(f"http://127.0.0.1:{free_port()}")
        work(portal, NOW)
        assert states([one]) == ["validated"] and not institution["decisions"].objectIds()
        assert (one.failure["step"], one.failure["kind"]) == ("publish", "PseudonymizerUnavailable")
        assert is_unreachable(portal)
        settings(service)
        work(portal, NOW + timedelta(minutes=3))
        assert states([one]) == ["published"]
        assert NAME not in public(one).__parent__.place

    def test_a_change_of_place_waits_and_the_former_stays(self, portal, institution, settings, service):
        settings(service)
        [one] = submitted(institution)
        work(portal, NOW)
        settle(one)
        work(portal, NOW)
        meeting = public(one).__parent__
        settings(f"http://127.0.0.1:{free_port()}")
        send(institution, item(texts={"decision": TEXT}), place=f"Chez M. {NAME}")
        work(portal, NOW)
        assert meeting.place == "Maison communale" and is_unreachable(portal)
        settings(service)
        work(portal, NOW + timedelta(seconds=61))
        assert meeting.place.startswith("Chez") and NAME not in meeting.place

    def test_what_needs_no_analysis_goes_on(self, portal, institution, settings, service):
        """Its meeting is public and has not changed: a reviewed item leaves, a withdrawal is done."""
        settings(service)
        first, second = submitted(institution, 2)
        work(portal, NOW)
        settle(first)
        work(portal, NOW)
        settle(second)
        settings(f"http://127.0.0.1:{free_port()}")
        send(institution, item("p9", number="9", position=9), id="m9", start="2027-03-24T20:00:00")
        work(portal, NOW)
        assert states([first, second]) == ["published", "published"]
        assert states([dossier(institution, "p9")]) == ["received"]


class TestWhatIsSaid:
    def test_the_desk_and_the_list_say_it_in_clear_words(self, portal, institution, settings, browse):
        settings(f"http://127.0.0.1:{free_port()}")
        [one] = submitted(institution)
        work(portal, NOW)
        browser = browse()
        browser.open(institution["bureau"].absolute_url())
        assert "Le service de pseudonymisation est injoignable depuis le 16 mars 2027" in browser.contents
        browser.open(one.__parent__.absolute_url())
        page = html.unescape(browser.contents)
        assert "L’analyse attend : le service de pseudonymisation est injoignable (essai 1)" in page
        assert "PseudonymizerUnavailable" not in page

    def test_the_desk_says_nothing_when_all_is_well(self, portal, institution, settings, service, browse):
        settings(service)
        submitted(institution)
        work(portal, NOW)
        browser = browse()
        browser.open(institution["bureau"].absolute_url())
        assert "injoignable" not in browser.contents

    def test_health_says_it_at_once_and_is_an_error_after_30_minutes(self, portal, institution, settings, browse):
        settings(f"http://127.0.0.1:{free_port()}")
        submitted(institution)
        work(portal)
        state = IWorkerState(portal)
        assert state.unreachable and not state.unreachable_for_long
        browser = browse()
        browser.open(f"{portal.absolute_url()}/@health")
        said = json.loads(browser.contents)
        assert said["pseudonymizer"]["state"] == "unreachable" and said["pseudonymizer"]["unreachable_since"]
        assert said["status"] == "ok"
        status_of(portal).unreachable -= timedelta(minutes=31)
        browser = browse()
        browser.raiseHttpErrors = False
        browser.open(f"{portal.absolute_url()}/@health")
        assert browser.headers["status"].startswith("503")
        assert json.loads(browser.contents)["status"] == "error"

    @pytest.mark.parametrize("body", [f"<p>{NAME}</p>".encode(), json.dumps({"texts": {"x": NAME}}).encode()])
    @pytest.mark.parametrize("status", [200, 422, 500])
    def test_no_log_holds_a_text_of_the_question_or_of_the_answer(
        self, portal, institution, settings, caplog, status, body
    ):
        caplog.set_level(logging.DEBUG)
        with serving(answering(status, body)) as url:
            settings(url)
            [one] = submitted(institution)
            work(portal, NOW)
        assert one.failure is not None
        said = caplog.text + repr(one.failure)
        assert "p1" in said or one.getId() in said
        assert not any(word in said for word in ("Odilon", "Trouvaille", "rue Haute", TOKEN))

    def test_a_failure_of_the_service_is_in_no_log_either(self, portal, institution, settings, monkeypatch, caplog):
        def analyse(self, document, *more):
            raise ValueError(document.parts[-1].content + TEXT)

        caplog.set_level(logging.DEBUG)
        with serving(create_app(ServiceSettings(token=TOKEN))) as url:
            wait_until_ready(url)
            settings(url)
            monkeypatch.setattr(Pseudonymizer, "analyse", analyse)
            [one] = submitted(institution)
            work(portal, NOW)
        assert "/analyse failed: ValueError" in caplog.text and "status 500" in caplog.text
        assert not any(word in caplog.text for word in ("Odilon", "Trouvaille", "rue Haute", TOKEN))
        assert states([one]) == ["received"]
