"""Where may the portal go? Only to the public internet over https, and to the very number that was checked."""

from contextlib import contextmanager
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.backoffice import addresses
from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.addresses import check_ip
from imio.deliberations.backoffice.addresses import opened_networks
from imio.deliberations.backoffice.addresses import read_address
from imio.deliberations.backoffice.addresses import resolve
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.connection import Connection
from imio.deliberations.backoffice.credentials import Credentials
from ipaddress import ip_address
from standin.running import COUNCIL

import pytest
import socket


LOOPBACK = opened_networks({"DELIBERATIONS_BACKOFFICE_NETWORKS": "127.0.0.0/8"})


@contextmanager
def names(monkeypatch, *answers):
    """The resolver gives these answers in turn, then the last one for ever; yields what it was asked."""
    asked, left = [], list(answers)

    def getaddrinfo(host, port, *_, **__):
        asked.append(host)
        numbers = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, 1, 6, "", (one, port)) for one in numbers]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", getaddrinfo)
    yield asked


class TestTyped:
    @pytest.mark.parametrize(
        ("url", "read"),
        [
            ("https://valmont-pm.example.be", "https://valmont-pm.example.be"),
            ("  https://Valmont-PM.example.be/ ", "https://valmont-pm.example.be"),
            ("https://valmont-pm.example.be.", "https://valmont-pm.example.be"),
            ("https://valmont-pm.example.be:443/site/", "https://valmont-pm.example.be/site"),
            ("https://valmont-pm.example.be:8443/site", "https://valmont-pm.example.be:8443/site"),
            ("https://délib.example.be", "https://xn--dlib-bpa.example.be"),
            ("https://93.184.216.34", "https://93.184.216.34"),
            ("https://[2606:2800:220:1::1]/pm", "https://[2606:2800:220:1::1]/pm"),
        ],
    )
    def test_what_is_admitted(self, url, read):
        assert str(read_address(url)) == read

    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("", "https://"),
            ("valmont-pm.example.be", "https://"),
            ("http://valmont-pm.example.be", "https://"),
            ("http://127.0.0.1:8080", "réseau qui n’est pas public"),
            ("ftp://valmont-pm.example.be", "https://"),
            ("file:///etc/passwd", "https://"),
            ("gopher://valmont-pm.example.be", "https://"),
            ("javascript:alert(1)", "https://"),
            ("https://", "le nom du serveur"),
            ("https://portail:x@valmont-pm.example.be", "n’y ont pas leur place"),
            ("https://@valmont-pm.example.be", "n’y ont pas leur place"),
            ("https://valmont-pm.example.be/?x=1", "« ? »"),
            ("https://valmont-pm.example.be/#x", "« # »"),
            ("https://valmont-pm.example.be/a/../b", "chemin"),
            ("https://valmont-pm.example.be/a b", "chemin"),
            ("https://valmont-pm.example.be/a\\b", "chemin"),
            ("https://valmont-pm.example.be:99999", "pas lisible"),
            ("https://valmont-pm.example.be:0", "port"),
            ("https://[::1", "pas lisible"),
            ("https://127.1", "nom du serveur"),
            ("https://2130706433", "nom du serveur"),
            ("https://0x7f000001", "nom du serveur"),
            ("https://0177.0.0.1", "nom du serveur"),
            ("https://a_b.example.be", "nom du serveur"),
            ("https://" + "a" * 70 + ".be", "nom du serveur"),
        ],
    )
    def test_what_is_not(self, url, words):
        with pytest.raises(errors.AddressRefused) as raised:
            read_address(url)
        assert words in raised.value.sentence and "Rien n’a été envoyé" in raised.value.sentence

    def test_plain_http_is_for_an_opened_loopback_alone(self):
        assert read_address("http://127.0.0.1:8089", LOOPBACK).port == 8089
        assert read_address("http://localhost:8089", LOOPBACK).scheme == "http"
        with pytest.raises(errors.AddressRefused):
            read_address("http://valmont-pm.example.be", LOOPBACK)
        private = opened_networks({"DELIBERATIONS_BACKOFFICE_NETWORKS": "10.0.0.0/8"})
        with pytest.raises(errors.AddressRefused):
            read_address("http://10.0.0.1", private)
        with pytest.raises(errors.AddressRefused):
            read_address("http://localhost", private)

    @given(st.text(max_size=60) | st.text("htps:/.@[]0123456789abcdefx%#?\\-_", max_size=40).map("https://{}".format))
    def test_any_text_is_read_or_refused_in_words(self, text):
        try:
            address = read_address(text)
        except errors.AddressRefused:
            return
        assert address.scheme == "https" and read_address(str(address)) == address


REFUSED = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"),
    *("172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:7f00:1"),
    *("fe80::1", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1"),
]


class TestNumbers:
    @pytest.mark.parametrize("number", REFUSED)
    def test_what_is_not_public(self, number, monkeypatch):
        with pytest.raises(errors.AddressRefused, match="pas public"):
            check_ip(ip_address(number))
        with names(monkeypatch, [number]), pytest.raises(errors.AddressRefused):
            resolve("valmont-pm.example.be", 443)

    @pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
    def test_what_is(self, number):
        check_ip(ip_address(number))

    def test_a_name_with_one_bad_number_among_good_ones(self, monkeypatch):
        with names(monkeypatch, ["93.184.216.34", "10.0.0.1"]), pytest.raises(errors.AddressRefused):
            resolve("valmont-pm.example.be", 443)

    def test_a_link_local_number_with_its_scope(self, monkeypatch):
        with names(monkeypatch, ["fe80::1%eth0"]), pytest.raises(errors.AddressRefused):
            resolve("valmont-pm.example.be", 443)

    def test_the_operator_opens_a_network_and_no_other(self, monkeypatch):
        opened = opened_networks({"DELIBERATIONS_BACKOFFICE_NETWORKS": "10.20.0.0/16, fd12::/16"})
        for number in ("10.20.3.4", "fd12::5", "::ffff:10.20.3.4"):
            check_ip(ip_address(number), opened)
        for number in ("10.21.0.1", "127.0.0.1", "fd13::1", "::ffff:10.21.0.1"):
            with pytest.raises(errors.AddressRefused):
                check_ip(ip_address(number), opened)

    @pytest.mark.parametrize("setting", ["10.0.0.1/8", "everything", "10.0.0.0/8;127.0.0.0/8"])
    def test_a_setting_that_is_no_list_of_networks(self, setting):
        with pytest.raises(errors.AddressRefused, match="DELIBERATIONS_BACKOFFICE_NETWORKS"):
            opened_networks({"DELIBERATIONS_BACKOFFICE_NETWORKS": setting})


class TestConnecting:
    """The stand-in listens on loopback: whoever is led there without leave must not reach it."""

    def reached(self, standin, connect, host, **options):
        standin.requests.clear()
        url = f"https://{host}:{standin.url.rsplit(':', 1)[1]}"
        try:
            Client(connect(url, **options)).meetings(COUNCIL)
        finally:
            assert standin.requests == []

    def test_a_name_that_means_this_machine(self, standin, connect, monkeypatch):
        with names(monkeypatch, ["127.0.0.1"]) as asked, pytest.raises(errors.AddressRefused):
            self.reached(standin, connect, "valmont-pm.example.be", opened=())
        assert asked == ["valmont-pm.example.be"]

    def test_a_name_that_changes_its_mind_after_the_check(self, monkeypatch, connect):
        """DNS rebinding: public when asked first, then this machine. It is asked once, and that answer is used."""
        connected = []
        monkeypatch.setattr(socket, "create_connection", lambda address, *_, **__: connected.append(address) or 1 / 0)
        with (
            names(monkeypatch, ["93.184.216.34"], ["127.0.0.1"]) as asked,
            pytest.raises(ZeroDivisionError),
        ):
            Client(connect("https://valmont-pm.example.be", opened=())).meetings(COUNCIL)
        assert connected == [("93.184.216.34", 443)] and asked == ["valmont-pm.example.be"]

    def test_a_second_request_is_checked_anew(self, standin, connect, monkeypatch):
        connection = connect(standin.url)
        Client(connection).meetings(COUNCIL)
        connection._client._transport._pool.close()
        connection._network._opened = ()
        with pytest.raises(errors.AddressRefused):
            Client(connection).meetings(COUNCIL)

    def test_no_proxy_of_the_environment_is_used(self, standin, connect, monkeypatch):
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert len(Client(connect(standin.url)).meetings(COUNCIL)) == 1

    def test_the_environment_decides(self, standin):
        credentials = Credentials("portail", "x")
        with pytest.raises(errors.AddressRefused):
            Connection.from_environment(standin.url, credentials, {})
        opened = {"DELIBERATIONS_BACKOFFICE_NETWORKS": "127.0.0.0/8"}
        with Connection.from_environment(standin.url, credentials, opened) as connection:
            assert str(connection.address) == standin.url
