"""Does the service answer as the library does, within its limits, and without a word of a text outside its answers?"""

from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Document
from imio.pseudonymizer import Official
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.annexes import analyse_annex
from imio.pseudonymizer.annexes import read_annex
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.errors import ModelUnavailable
from imio.pseudonymizer.service import app as application
from imio.pseudonymizer.service import command
from imio.pseudonymizer.service.app import create_app
from imio.pseudonymizer.service.app import ServiceSettings
from imio.pseudonymizer.service.logs import KindOnly
from serving import free_port
from serving import serving
from serving import wait_until_ready

import argparse
import base64
import concurrent.futures
import httpx
import json
import logging
import os
import pytest
import signal
import socket
import subprocess
import sys
import time


NAME = "Odilon Trouvaille"
NOTE = "<p>Vente à M. Odilon Trouvaille, domicilié rue Haute 77 ; Mme Anne Tasquin signe.</p>"
SENT = {"parts": [{"name": "note", "content": NOTE}]}
FATAL = {"parts": [{"name": "note", "content": f"PANNE {NAME}"}]}
LIMIT = 200_000
TOKEN = "a-token-of-the-tests"


@pytest.fixture(scope="module")
def url():
    with serving(create_app(ServiceSettings(max_bytes=LIMIT))) as url:
        wait_until_ready(url)
        yield url


@pytest.fixture(scope="module")
def service(url):
    with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
        yield client


def leaks(text: str) -> bool:
    return any(word in text for word in ("Odilon", "Trouvaille", "rue Haute"))


class TestAnswers:
    def test_the_analysis_is_the_one_of_the_library(self, service):
        officials = [{"name": "Anne Tasquin", "function": "Bourgmestre", "since": "2018-12-03", "until": None}]
        answer = service.post("/analyse", json={**SENT, "officials": officials, "on": "2024-05-21"})
        document = Document((Part("note", NOTE),))
        here = Pseudonymizer().analyse(document, [Official("Anne Tasquin", "Bourgmestre")])
        assert answer.status_code == 200
        assert answer.json() == here.to_dict()
        assert answer.headers["cache-control"] == "no-store"

    def test_the_day_selects_who_is_in_office(self, service):
        official = {"name": "Anne Tasquin", "function": "Bourgmestre", "until": "2020-01-01"}
        answer = service.post("/analyse", json={**SENT, "officials": [official], "on": "2024-05-21"})
        actions = {span["text"]: span["action"] for span in answer.json()["spans"]}
        assert actions["Anne Tasquin"] != "keep"

    @pytest.mark.parametrize("key", ["since", "from"])
    def test_a_mandate_begins_as_in_the_file_or_as_in_the_library(self, service, key):
        official = {"name": "Anne Tasquin", "function": "Bourgmestre", key: "2024-12-02", "until": None}
        actions = {}
        for day in ("2024-05-21", "2025-05-21"):
            answer = service.post("/analyse", json={**SENT, "officials": [official], "on": day})
            actions[day] = {span["text"]: span["action"] for span in answer.json()["spans"]}["Anne Tasquin"]
        assert actions["2024-05-21"] != "keep" and actions["2025-05-21"] == "keep"

    def test_letters_of_the_previous_answer_are_kept(self, service):
        first = service.post("/analyse", json=SENT).json()
        before = {span["text"]: span["entity"] for span in first["spans"]}
        text = "<p>M. Basile Nouvelain, puis M. Odilon Trouvaille.</p>"
        sent = {"parts": [{"name": "note", "content": text}], "previous": first}
        after = {span["text"]: span["entity"] for span in service.post("/analyse", json=sent).json()["spans"]}
        assert after[NAME] == before[NAME] == "A"
        assert after["Basile Nouvelain"] not in ("", "A")

    def test_half_a_character_is_no_failure(self, service):
        sent = '{"parts": [{"name": "note", "content": "M. Odilon \\ud800 Trouvaille", "format": "text"}]}'
        answer = service.post("/analyse", content=sent, headers={"Content-Type": "application/json"})
        assert answer.status_code == 200

    def test_a_copy_masked_by_the_proposal(self, service):
        [part] = service.post("/mask", json=SENT).json()["parts"]
        assert not leaks(part["content"])
        assert part["content"].startswith("<p>Vente à M. <span")

    def test_what_a_human_should_decide_may_stay(self, service):
        text = "<p>Mme Berthe Lacasse, architecte, remet un avis.</p>"
        sent = {"parts": [{"name": "note", "content": text}]}
        [hidden] = service.post("/mask", json=sent).json()["parts"]
        [shown] = service.post("/mask", json={**sent, "review": "keep"}).json()["parts"]
        assert "Lacasse" not in hidden["content"]
        assert "Lacasse" in shown["content"]

    def test_a_copy_masked_by_decisions_has_these_masks_and_no_others(self, service):
        start = "Vente à M. Odilon Trouvaille".index("Odilon")
        decision = {"part": "note", "start": start, "end": start + len(NAME), "label": "PERSON", "letter": "C"}
        [part] = service.post("/mask", json={**SENT, "decisions": [decision]}).json()["parts"]
        assert "[C]" in part["content"] and "Odilon" not in part["content"]
        assert "rue Haute 77" in part["content"]

    def test_no_decision_masks_nothing(self, service):
        [part] = service.post("/mask", json={**SENT, "decisions": []}).json()["parts"]
        assert part["content"] == NOTE

    def test_version_and_model(self, service):
        assert set(service.get("/version").json()) == {"name", "version", "model"}

    def test_the_model_card_or_a_clear_404(self, service, monkeypatch):
        monkeypatch.setattr(application, "model_card", lambda: "# Carte du modèle")
        answer = service.get("/model-card")
        assert (answer.status_code, answer.text) == (200, "# Carte du modèle")
        assert answer.headers["content-type"].startswith("text/markdown")
        monkeypatch.setattr(application, "model_card", lambda: None)
        answer = service.get("/model-card")
        assert (answer.status_code, answer.json()["error"]) == (404, "no_model")

    def test_openapi_tells_every_address_its_shapes_and_its_errors(self, service):
        document = service.get("/openapi.json").json()
        assert {"/health", "/version", "/model-card", "/analyse", "/mask", "/annex"} <= set(document["paths"])
        analyse = document["paths"]["/analyse"]["post"]["responses"]
        assert analyse["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Analysis")
        assert {"401", "413", "422", "500", "503"} <= set(analyse)
        # The shape of FastAPI's own refusal, which repeats what was sent.
        assert "HTTPValidationError" not in document["components"]["schemas"]

    def test_no_page_that_loads_scripts_from_elsewhere(self, service):
        assert service.get("/docs").status_code == service.get("/redoc").status_code == 404


class TestAnnexes:
    def send(self, service, name, data, **more):
        return service.post("/annex", json={"name": name, "data": base64.b64encode(data).decode(), **more})

    def test_a_file_is_read_with_its_name(self, service):
        answer = self.send(service, "Lettre de Odilon Trouvaille.html", NOTE.encode())
        here = analyse_annex(Pseudonymizer(), read_annex("Lettre de Odilon Trouvaille.html", NOTE.encode()))
        assert answer.status_code == 200
        assert answer.json() == here.to_dict()
        assert leaks(json.dumps(answer.json()["pages"]))

    @pytest.mark.parametrize(
        ("name", "data"), [(f"{NAME}.pdf", b"%PDF-1.7 " + NAME.encode()), (f"{NAME}.doc", NAME.encode())]
    )
    def test_a_file_that_cannot_be_read_is_422_and_not_repeated(self, service, name, data):
        answer = self.send(service, name, data)
        assert (answer.status_code, answer.json()["error"]) == (422, "NotReadable")
        assert not leaks(answer.text)

    @pytest.mark.parametrize("data", [f"{NAME}!", "T2Rpb", "é", 7, None, [NAME]])
    def test_what_is_no_base64_is_422_and_not_repeated(self, service, data):
        answer = service.post("/annex", json={"name": "a.txt", "data": data})
        assert answer.json()["fields"] == [{"field": "data", "problem": "base64_decode"}]
        assert not leaks(answer.text)


class TestRefusals:
    @pytest.mark.parametrize(
        ("sent", "field"),
        [
            ({"parts": [{"name": "note", "content": NAME, "format": NAME}]}, "parts.0.format"),
            ({"parts": [{"name": "note", "content": {"fr": NAME}}]}, "parts.0.content"),
            ({"parts": [{"name": NAME * 100, "content": ""}]}, "parts.0.name"),
            ({"parts": NAME}, "parts"),
            ({**SENT, "on": NAME}, "on"),
            ({**SENT, "officials": [{"name": "x", "since": NAME}]}, "officials.0.since"),
            ({**SENT, "officials": [{"name": "x", "from": NAME}]}, "officials.0.from"),
            ({**SENT, "officials": [{"name": "x", "to": "2020-01-01"}]}, "officials.0.to"),
            ({**SENT, "officials": [{"name": "x", "fonction": NAME}]}, "officials.0.fonction"),
            ({**SENT, "officials": [{"name": "x", "functon": NAME}]}, "officials.0.function?"),
            ({**SENT, "oficials": []}, "officials?"),
            ({**SENT, "officials": [{"name": "x", "from": "2020-01-01", "since": "2020-01-01"}]}, "officials.0"),
            ({**SENT, "officials": [{"name": "x", NAME: 1}]}, "officials.0.?"),
            ({**SENT, "officials": [{"name": "x", "Odilon": 1}]}, "officials.0.?"),
            ({**SENT, NAME: 1}, "?"),
            (
                {**SENT, "previous": {"texts": {NAME: 1}, "spans": [], "warnings": [], "version": ""}},
                "previous.texts.?",
            ),
            ({"parts": [{"name": NAME, "content": ""}] * 2}, "body"),
            ({"parts": []}, "parts"),
            (NAME, "body"),
            ([NAME], "body"),
        ],
    )
    def test_422_names_the_field_and_repeats_no_value_and_no_key(self, service, sent, field):
        answer = service.post("/analyse", json=sent)
        assert answer.status_code == 422
        assert field in [one["field"] for one in answer.json()["fields"]]
        assert not leaks(answer.text)

    @pytest.mark.parametrize(
        "decision",
        [
            {"part": NAME, "start": 0, "end": 1, "label": "PERSON"},
            {"part": "note", "start": 5, "end": 5, "label": "PERSON"},
            {"part": "note", "start": 0, "end": 1, "label": NAME},
            {"part": "note", "start": 0, "end": 1, "label": "PERSON", "letter": NAME},
        ],
    )
    def test_a_decision_that_does_not_fit_is_refused(self, service, decision):
        answer = service.post("/mask", json={**SENT, "decisions": [decision]})
        assert answer.status_code == 422 and not leaks(answer.text)

    @pytest.mark.parametrize(
        "body", [b'{"parts": Odilon', b"Odilon\xff", b"[" * 100_000, b"9" * 5_000, b'"' + NAME.encode() + b'"']
    )
    def test_what_is_no_json_is_refused_without_being_repeated(self, service, body):
        answer = service.post("/analyse", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422) and not leaks(answer.text)

    def test_many_bad_fields_give_a_short_answer(self, service):
        answer = service.post("/analyse", json={"parts": [{}] * 1_000})
        assert len(answer.json()["fields"]) == 50

    def test_an_address_that_is_none(self, service):
        answer = service.get(f"/{NAME}")
        assert answer.status_code == 404 and not leaks(answer.text)


class TestSize:
    def test_the_length_is_looked_at_before_anything_is_read(self, url):
        head = f"POST /analyse HTTP/1.1\r\nHost: x\r\nContent-Length: {LIMIT + 1}\r\n\r\n"
        with socket.create_connection((httpx.URL(url).host, httpx.URL(url).port), timeout=10) as connection:
            connection.sendall(head.encode())  # and no body
            assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")

    def test_a_body_without_length_is_counted(self, service):
        def pieces():
            for _ in range(LIMIT // 1_000 + 1):
                yield b" " * 1_000

        answer = service.post("/analyse", content=pieces(), headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["error"]) == (413, "too_large")

    def test_at_the_limit_it_is_read(self, service):
        body = json.dumps(SENT).encode()
        body += b" " * (LIMIT - len(body))
        assert service.post("/analyse", content=body, headers={"Content-Type": "application/json"}).status_code == 200
        answer = service.post("/analyse", content=body + b" ", headers={"Content-Type": "application/json"})
        assert answer.status_code == 413

    def test_a_document_that_the_library_finds_too_long_is_413_as_well(self):
        with serving(create_app()) as url:
            wait_until_ready(url)
            sent = {"parts": [{"name": "note", "content": "a" * 2_000_001, "format": "text"}]}
            answer = httpx.post(f"{url}/analyse", json=sent, trust_env=False, timeout=60)
        assert (answer.status_code, answer.json()["error"]) == (413, "TooLong")


class TestToken:
    @pytest.fixture(scope="class")
    def closed(self):
        with serving(create_app(ServiceSettings(token=TOKEN, max_bytes=LIMIT))) as url:
            wait_until_ready(url)
            yield url

    @pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {TOKEN}"}])
    @pytest.mark.parametrize("path", ["/analyse", "/mask", "/version", "/openapi.json", "/nowhere"])
    def test_401_without_the_token(self, closed, path, sent):
        answer = httpx.request("POST", f"{closed}{path}", headers=sent, json=SENT, trust_env=False)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"

    def test_with_the_token(self, closed):
        sent = {"Authorization": f"Bearer {TOKEN}"}
        assert httpx.post(f"{closed}/analyse", headers=sent, json=SENT, trust_env=False).status_code == 200

    def test_health_needs_none(self, closed):
        assert httpx.get(f"{closed}/health", trust_env=False).status_code == 200

    def test_the_settings_do_not_show_it(self):
        assert TOKEN not in repr(ServiceSettings(token=TOKEN))

    def test_it_is_read_from_a_file(self, tmp_path):
        path = tmp_path / "token"
        path.write_text(f"{TOKEN}\n")
        assert command.read_token(path) == TOKEN
        path.write_text("\n")
        with pytest.raises(BadInput):
            command.read_token(path)
        with pytest.raises(BadInput):
            command.read_token(tmp_path / "absent")


class TestUnderLoad:
    @pytest.fixture
    def slow(self, monkeypatch):
        """An analysis that keeps a processor busy for a while."""
        genuine = Pseudonymizer.analyse

        def analyse(self, document, *more):
            until = time.monotonic() + 1.5
            while "LENT" in document.parts[0].content and time.monotonic() < until:
                sum(range(1_000))
            return genuine(self, document, *more)

        monkeypatch.setattr(Pseudonymizer, "analyse", analyse)

    def test_health_answers_while_documents_are_analysed(self, slow):
        with serving(create_app()) as url, concurrent.futures.ThreadPoolExecutor(4) as pool:
            wait_until_ready(url)
            sent = {"parts": [{"name": "note", "content": "LENT"}]}
            waiting = [
                pool.submit(httpx.post, f"{url}/analyse", json=sent, trust_env=False, timeout=60) for _ in range(4)
            ]
            time.sleep(0.5)
            began = time.monotonic()
            assert httpx.get(f"{url}/health", trust_env=False).status_code == 200
            assert time.monotonic() - began < 1
            assert not any(one.done() for one in waiting)
            assert [one.result().status_code for one in waiting] == [200] * 4

    def test_more_than_it_can_hold_is_503_and_to_be_sent_again(self, slow):
        settings = ServiceSettings(at_once=1, in_flight=2)
        with serving(create_app(settings)) as url, concurrent.futures.ThreadPoolExecutor(6) as pool:
            wait_until_ready(url)
            sent = {"parts": [{"name": "note", "content": "LENT"}]}
            waiting = [
                pool.submit(httpx.post, f"{url}/analyse", json=sent, trust_env=False, timeout=60) for _ in range(6)
            ]
            answers = [one.result() for one in waiting]
            assert sorted(one.status_code for one in answers) == [200, 200, 503, 503, 503, 503]
            assert all(one.headers["retry-after"] for one in answers if one.status_code == 503)
            # Places are free again afterwards.
            assert httpx.post(f"{url}/analyse", json=SENT, trust_env=False, timeout=60).status_code == 200

    def test_until_everything_is_loaded_it_is_not_ready(self, monkeypatch):
        genuine = application.load
        monkeypatch.setattr(application, "load", lambda settings: time.sleep(1) or genuine(settings))
        with serving(create_app()) as url:
            answer = httpx.get(f"{url}/health", trust_env=False)
            assert (answer.status_code, answer.json()) == (503, {"status": "starting"})
            assert httpx.post(f"{url}/analyse", json=SENT, trust_env=False).status_code == 503
            wait_until_ready(url)
            assert httpx.get(f"{url}/health", trust_env=False).json() == {"status": "ready"}

    def test_a_start_that_failed_is_said(self, monkeypatch, caplog):
        def load(settings):
            raise ValueError(NAME)

        monkeypatch.setattr(application, "load", load)
        with serving(create_app()) as url:
            time.sleep(0.3)
            assert httpx.get(f"{url}/health", trust_env=False).json() == {"status": "failed"}
        assert "not ready: ValueError" in caplog.text and not leaks(caplog.text)


class TestFailures:
    @pytest.fixture
    def broken(self, monkeypatch):
        """Failures with a text in the message, as a library's may have."""
        genuine = Pseudonymizer.analyse

        def analyse(self, document, *more):
            if "PANNE" in document.parts[0].content:
                raise ValueError(document.parts[0].content)
            return genuine(self, document, *more)

        monkeypatch.setattr(Pseudonymizer, "analyse", analyse)

    def test_500_and_the_log_tell_the_kind_only(self, broken, service, caplog):
        caplog.set_level(logging.DEBUG)
        answer = service.post("/analyse", json=FATAL)
        assert (answer.status_code, answer.json()["error"]) == (500, "failed")
        assert not leaks(answer.text)
        assert "/analyse failed: ValueError" in caplog.text
        assert not leaks(caplog.text) and "Traceback" not in caplog.text

    def test_it_goes_on_afterwards(self, broken, service):
        service.post("/analyse", json={"parts": [{"name": "note", "content": "PANNE"}]})
        assert service.post("/analyse", json=SENT).status_code == 200

    def test_the_formatter_writes_the_kind_of_an_exception_only(self):
        try:
            raise ValueError(NAME)
        except ValueError:
            record = logging.LogRecord("x", logging.ERROR, "", 0, "it failed\n", (), sys.exc_info())
        assert KindOnly("%(message)s").format(record) == "it failed [ValueError]"


SERVE = """
import argparse, sys
from imio.pseudonymizer.service import command
from imio.pseudonymizer.analysis import Pseudonymizer
genuine = Pseudonymizer.analyse
def analyse(self, document, *more):
    if "PANNE" in document.parts[0].content:
        raise ValueError(document.parts[0].content)
    return genuine(self, document, *more)
Pseudonymizer.analyse = analyse
parser = argparse.ArgumentParser()
command.add_parser(parser.add_subparsers())
arguments = parser.parse_args(sys.argv[1:])
sys.exit(arguments.run(arguments))
"""


class TestCommand:
    def test_a_process_of_its_own_says_nothing_of_what_it_reads(self, tmp_path):
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        with (tmp_path / "log").open("w+") as log:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-X",
                    "dev",
                    "-c",
                    SERVE,
                    "serve",
                    "--model",
                    "none",
                    "--port",
                    str(port),
                    "--max-bytes",
                    "10000",
                ],
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONASYNCIODEBUG": "0"},
            )
            try:
                wait_until_ready(url)
                with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
                    statuses = [
                        client.post("/analyse", json=SENT).status_code,
                        client.post(f"/analyse?text={NAME}", json=SENT).status_code,
                        client.post("/analyse", json=FATAL).status_code,
                        client.post("/analyse", json={NAME: NAME}).status_code,
                        client.post("/analyse", content=f'{{"{NAME}'.encode()).status_code,
                        client.post("/analyse", content=NAME.encode() * 1_000).status_code,
                        client.get(f"/{NAME}").status_code,
                        client.request(NAME.replace(" ", ""), "/health").status_code,
                    ]
                process.send_signal(signal.SIGTERM)
                process.wait(30)
            finally:
                process.kill()
            log.seek(0)
            said = log.read()
        assert statuses == [200, 200, 500, 422, 422, 413, 404, 405]
        assert not leaks(said), said
        assert "Traceback" not in said
        assert "POST /analyse 200" in said and "/analyse failed: ValueError" in said and "GET (unknown) 404" in said

    def test_a_model_that_is_not_there_ends_the_command(self):
        parser = argparse.ArgumentParser()
        command.add_parser(parser.add_subparsers())
        arguments = parser.parse_args(["serve", "--model", "fr_absent"])
        with pytest.raises(ModelUnavailable):
            arguments.run(arguments)

    def test_it_listens_to_this_machine_alone_unless_told_otherwise(self):
        parser = argparse.ArgumentParser()
        command.add_parser(parser.add_subparsers())
        arguments = parser.parse_args(["serve"])
        assert (arguments.host, arguments.port, arguments.token_file) == ("127.0.0.1", 8087, None)

    def test_the_command_line_needs_no_server_until_it_serves(self):
        code = (
            "import sys, imio.pseudonymizer, imio.pseudonymizer.service.command;"
            "sys.exit(bool({'fastapi', 'uvicorn', 'pydantic'} & set(sys.modules)))"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_answer_can_be_read_back(service):
    answer = service.post("/analyse", json=SENT).json()
    assert Analysis.from_dict(answer).to_dict() == answer
