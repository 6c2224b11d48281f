"""When a back office misbehaves: is it noticed, bounded, and told in a sentence that says what to do?"""

from dataclasses import replace
from datetime import datetime
from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.client import Client
from serving import free_port
from standin.running import COUNCIL
from standin.server import PASSWORD
from standin.server import USER
from types import SimpleNamespace

import contextlib
import pytest
import socket
import tenacity
import threading
import time
import traceback
import tracemalloc


TEXT = "Odilie Trouvaille"
#: For whoever is too slow. Of two limits the one that is not meant is out of reach, however busy the machine is.
HASTY = {"slow": {"read": 1, "answer": 600}, "drip": {"read": 3, "answer": 3}}


def failure(act) -> errors.BackOfficeError:
    """The error of an act; whatever is printed of it holds no credentials and no text."""
    with pytest.raises(errors.BackOfficeError) as raised:
        act()
    printed = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    for secret in (PASSWORD, USER + ":", TEXT, "Basic "):
        assert secret not in printed
    assert raised.value.sentence == str(raised.value)
    return raised.value


@pytest.fixture
def broken(standin, client, connect, swift):
    """``broken(fault, …)``: the failure of a list of items while the server has that fault."""
    (meeting,) = client.meetings(COUNCIL)
    for item in standin.town.items.values():
        item.title = item.motivation = TEXT

    def broken(kind, **how):
        standin.requests.clear()
        standin.faults.add(kind, **how)
        asking = Client(connect(standin.url, limits=replace(swift, **HASTY[kind]))) if kind in HASTY else client
        return failure(lambda: list(asking.items(meeting, ("public_deliberation",))))

    return broken


ANSWERS = [
    ("status", {"status": 401}, errors.WrongCredentials, 1, "refuse l’identifiant ou le mot de passe"),
    ("status", {"status": 403}, errors.NotAllowed, 1, "n’a pas le droit de lire"),
    ("status", {"status": 404}, errors.NotFound, 1, "ne connaît pas ce qui lui est demandé"),
    ("status", {"status": 400}, errors.RequestRefused, 1, "identifiant de configuration"),
    ("status", {"status": 500}, errors.ServerFailed, 4, "en panne ou surchargé (500)"),
    ("status", {"status": 503}, errors.ServerFailed, 4, "en panne ou surchargé (503)"),
    ("status", {"status": 429}, errors.ServerFailed, 4, "en panne ou surchargé (429)"),
    ("status", {"status": 204}, errors.NotData, 1, "un code inattendu (204)"),
    ("html", {}, errors.NotData, 1, "une page web au lieu de données"),
    ("text", {}, errors.NotData, 1, "autre chose que des données au lieu de données"),
    ("compressed", {}, errors.NotData, 1, "des données comprimées"),
    ("deep", {}, errors.Truncated, 4, "interrompue avant la fin"),
    ("truncated", {}, errors.Truncated, 4, "interrompue avant la fin"),
    ("wrong_length", {}, errors.Truncated, 4, "interrompue avant la fin"),
    ("slow", {"seconds": 2.5}, errors.TooSlow, 1, "pas répondu entièrement en 1 secondes"),
    ("drip", {"seconds": 0.05}, errors.TooSlow, 1, "pas répondu entièrement en 3 secondes"),
    ("missing", {"key": "items"}, errors.Malformed, 1, "« items »"),
    ("missing", {"key": "items_total"}, errors.Malformed, 1, "« items_total »"),
    ("short_list", {}, errors.Incomplete, 2, "liste du back-office est incomplète : 4 annoncés, 3 reçus"),
    ("twice", {}, errors.Incomplete, 1, "liste du back-office est incomplète : 3 annoncés, 2 reçus"),
    (
        "redirect",
        {"location": "https://ailleurs.example.be/"},
        errors.RedirectRefused,
        1,
        "un autre serveur (ailleurs.",
    ),
    ("redirect", {"location": "http://10.0.0.1/"}, errors.RedirectRefused, 1, "un autre serveur (10.0.0.1)"),
    ("redirect", {"location": "//169.254.169.254/latest"}, errors.RedirectRefused, 1, "(169.254.169.254)"),
    ("redirect", {"location": "http://[::ffff:10.0.0.1]/"}, errors.RedirectRefused, 1, "un autre serveur"),
    ("redirect", {"location": "file:///etc/passwd"}, errors.RedirectRefused, 1, "n’est pas du web"),
    ("redirect", {"location": "gopher://127.0.0.1/"}, errors.RedirectRefused, 1, "n’est pas du web"),
    ("redirect", {"location": "https://127.0.0.1/"}, errors.RedirectRefused, 1, "un autre protocole ou un autre port"),
    ("redirect", {"location": "http://127.0.0.1:1/"}, errors.RedirectRefused, 1, "un autre protocole ou un autre port"),
    ("redirect", {"location": "http://[::1"}, errors.RedirectRefused, 1, "une adresse illisible"),
    ("redirect", {"location": "/valmont/@search"}, errors.RedirectRefused, 4, "lui-même, sans fin"),
    (
        "redirect",
        {"location": "/valmont/acl_users/credentials_cookie_auth/require_login"},
        errors.WrongCredentials,
        1,
        "",
    ),
]


@pytest.mark.parametrize(("kind", "how", "error", "asked", "words"), ANSWERS)
def test_an_answer_that_is_none(standin, broken, kind, how, error, asked, words):
    found = broken(kind, **how)
    assert type(found) is error and words in found.sentence
    assert len(standin.requests) == asked


@pytest.mark.parametrize("kind", [error for error in vars(errors).values() if isinstance(error, type)])
def test_every_sentence_says_what_was_kept(kind):
    arguments = {
        errors.BackOfficeError: ("Ce qui est déjà reçu est gardé.",),
        errors.AddressRefused: ("elle est ailleurs",),
        errors.TooSlow: (3,),
        errors.ServerFailed: (500,),
        errors.Malformed: ("items",),
        errors.TooLarge: (1_000_000,),
        errors.RedirectRefused: ("un autre serveur",),
        errors.Incomplete: (4, 3),
        errors.WrongSize: (4, 3),
        errors.Implausible: ("points", 400, 30),
    }
    sentence = kind(*arguments.get(kind, ())).sentence
    assert "est gardé" in sentence or "n’a pas été demandée" in sentence
    assert sentence.endswith(".")


class TestPassing:
    """What passes is waited for, and nothing is asked twice as often as needed."""

    @pytest.mark.parametrize("kind", ["status", "truncated", "wrong_length"])
    def test_a_failure_that_passes_is_not_told(self, standin, client, meeting, kind):
        standin.requests.clear()
        standin.faults.add(kind, times=2)
        assert len(list(client.items(meeting))) == 3
        assert len(standin.requests) == 3

    @pytest.fixture
    def paused(self, monkeypatch):
        """The pauses between two attempts, as they were made: how long they last is the machine's business."""
        made = []

        def sleep(seconds):
            made.append(seconds)
            time.sleep(seconds)

        monkeypatch.setattr(tenacity.nap, "time", SimpleNamespace(sleep=sleep))
        return made

    def test_a_server_that_asks_to_wait_is_given_the_time(self, standin, connect, swift, meeting, paused):
        standin.faults.add("status", status=503, times=1, retry_after="1")
        client = Client(connect(standin.url, limits=replace(swift, longest_pause=2)))
        began = time.monotonic()
        list(client.items(meeting))
        assert paused == [1] and time.monotonic() - began >= 1

    def test_but_not_any_time(self, standin, client, swift, meeting, paused):
        standin.faults.add("status", status=503, times=1, retry_after="86400")
        list(client.items(meeting))
        assert paused == [swift.longest_pause]

    def test_it_is_told_again_when_it_comes_back_later(self, broken):
        assert broken("status", after=0, status=500).temporary

    def test_a_redirect_on_the_same_server_is_followed(self, standin, client, meeting):
        standin.requests.clear()
        standin.faults.add("redirect", location="/valmont/@config?config_id=*", times=1)
        assert client.identity().bodies
        assert len(standin.requests) == 2


class TestNobodyThere:
    def test_no_server(self, connect):
        client = Client(connect(f"http://127.0.0.1:{free_port()}"))
        assert "ne répond pas" in failure(lambda: client.meetings(COUNCIL)).sentence

    def test_no_such_name(self, connect):
        client = Client(connect("https://nulle-part.invalid", opened=()))
        assert "le nom du serveur est inconnu" in failure(lambda: client.meetings(COUNCIL)).sentence

    def test_the_wrong_password(self, standin, connect):
        client = Client(connect(standin.url, password="faux"))
        assert type(failure(lambda: client.meetings(COUNCIL))) is errors.WrongCredentials
        assert len(standin.requests) == 1

    def test_the_wrong_site(self, standin, connect):
        client = Client(connect(standin.url.replace("/valmont", "/autre")))
        assert type(failure(lambda: client.meetings(COUNCIL))) is errors.NotFound


@pytest.mark.parametrize(
    "opening", [b"", b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"]
)
def test_a_server_that_drips_from_its_first_byte_on_is_given_up_in_time(connect, swift, opening):
    """After the time of one answer, once: the server itself would go on for ever."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=(server, opening), daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        client = Client(connect(url, limits=replace(swift, **HASTY["drip"])))
        began = time.monotonic()
        found = failure(client.identity)
        assert type(found) is errors.TooSlow and "en 3 secondes" in found.sentence
        # Blanks before any answer break the first attempt off: none but the last takes its whole time.
        assert time.monotonic() - began >= 3 and client.connection.requests <= 2


def drip(server, opening):
    """Answer the first caller with blanks without end, ten a second."""
    caller, _ = server.accept()
    with caller, contextlib.suppress(OSError):
        caller.sendall(opening)
        while True:
            caller.sendall(b" ")
            time.sleep(0.1)


class TestTooLarge:
    def test_an_answer_without_end(self, standin, connect, swift, broken):
        small = Client(connect(standin.url, limits=replace(swift, data=1_000_000)))
        standin.faults.add("endless", size=50_000_000)
        found = failure(lambda: small.identity())
        assert type(found) is errors.TooLarge and "0.95" in found.sentence

    def test_an_annex_that_is_announced_as_too_large_is_not_asked_for(self, standin, client, meeting):
        (annex,) = client.annexes(next(client.items(meeting)))
        before = len(standin.requests)
        assert "L’annexe dépasse la limite" in failure(lambda: client.download(annex, 50_000)).sentence
        assert len(standin.requests) == before

    def test_an_annex_that_grows_while_it_is_sent(self, standin, client, meeting, tmp_path):
        (annex,) = client.annexes(next(client.items(meeting)))
        standin.faults.add("endless", size=50_000_000, path="@@download")
        found = failure(lambda: client.download(replace(annex, size=None), 1_000_000, into=tmp_path))
        assert type(found) is errors.TooLarge and list(tmp_path.iterdir()) == []

    def test_a_huge_annex_is_never_in_memory(self, town, client, meeting, tmp_path):
        item, annex = next(town.annexes())
        town.change_annex(item, annex, size=60_000_000)
        (found,) = client.annexes(next(client.items(meeting)))
        tracemalloc.start()
        try:
            with client.download(found, 60_000_000, into=tmp_path) as file:
                assert file.size == 60_000_000
            # Both ends run in this process: the stand-in's pieces count as well.
            assert tracemalloc.get_traced_memory()[1] < 8_000_000
        finally:
            tracemalloc.stop()


class TestAnnexes:
    @pytest.fixture
    def annex(self, client, meeting):
        (annex,) = client.annexes(next(client.items(meeting)))
        return annex

    def test_another_size_than_announced(self, standin, client, annex, tmp_path):
        standin.faults.add("other_size", size=900)
        found = failure(lambda: client.download(annex, 100_000, into=tmp_path))
        assert type(found) is errors.WrongSize and "50915 octets annoncés, 50015 reçus" in found.sentence
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("kind", ["truncated", "wrong_length"])
    def test_one_that_breaks_off_leaves_nothing(self, standin, client, annex, tmp_path, kind):
        standin.faults.add(kind, path="@@download")
        assert type(failure(lambda: client.download(annex, 100_000, into=tmp_path))) is errors.Truncated
        assert list(tmp_path.iterdir()) == []

    def test_one_that_breaks_off_once_begins_anew(self, standin, client, annex):
        standin.faults.add("truncated", path="@@download", times=1)
        with client.download(annex, 100_000) as file:
            assert file.size == 50_915

    @pytest.mark.parametrize(
        "location",
        [
            "https://ailleurs.example.be",
            "http://10.0.0.1",
            "http://169.254.169.254",
            "file:///etc",
            "http://127.0.0.1:1",
            "http://portail:x@127.0.0.1",
        ],
    )
    def test_one_that_is_said_to_be_elsewhere_is_not_fetched(self, standin, client, meeting, location):
        standin.faults.add("elsewhere", location=location)
        item = next(client.items(meeting))
        before = len(standin.requests)
        if item.annexes is None:
            assert type(failure(lambda: client.annexes(item))) is errors.AnotherPlace
        else:
            found = failure(lambda: client.download(item.annexes[0], 100_000))
            assert "hors de la sienne" in found.sentence
        assert len(standin.requests) == before

    def test_one_outside_the_site_is_not_fetched(self, standin, client, annex):
        for path in ("/autre/x.pdf", "/valmont/../autre/x.pdf", "/valmont/%2e%2e/x.pdf", "/valmontagne/x.pdf"):
            elsewhere = replace(annex, download=standin.url.removesuffix("/valmont") + path)
            assert type(failure(lambda file=elsewhere: client.download(file, 100_000))) is errors.AnotherPlace

    def test_a_list_that_is_none(self, standin, client, meeting):
        item = replace(next(client.items(meeting)), annexes=None)
        standin.faults.add("redirect", path="@annexes", location="/valmont/@config?config_id=meeting-config-council")
        assert "« @annexes »" in failure(lambda: client.annexes(item)).sentence


def test_numbers_that_are_there_twice_are_read_and_told_apart_by_their_uid(standin, client, meeting):
    standin.faults.add("duplicates")
    found = list(client.items(meeting))
    assert {item.number for item in found} == {"1"} and len({item.uid for item in found}) == 3


def test_a_secret_item_that_is_sent_nevertheless_says_that_it_is(standin, town, client, meeting):
    town.turn_secret(next(iter(town.items.values())))
    standin.faults.add("secret")
    assert [item.privacy for item in client.items(meeting)] == ["secret", "public", "public"]


def test_a_meeting_added_meanwhile_does_not_hurt(town, client):
    town.add_meeting(datetime(2026, 6, 1, 20))
    assert len(client.meetings(COUNCIL)) == 2
