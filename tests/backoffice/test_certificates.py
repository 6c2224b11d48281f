"""Does the portal speak only to a server that proves who it is?"""

from backoffice.certificates import Authority
from backoffice.certificates import serving_tls
from dataclasses import replace
from imio.deliberations.backoffice import addresses
from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.client import Client
from serving import free_port
from serving import serving
from standin.running import a_meeting
from standin.running import a_town
from standin.running import COUNCIL
from standin.server import StandIn

import pytest
import socket


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def town():
    town = a_town()
    a_meeting(town)
    return StandIn(town)


@pytest.fixture
def named(monkeypatch):
    """``valmont-pm.example.be`` is this machine."""
    genuine = socket.getaddrinfo

    def getaddrinfo(host, *more, **options):
        return genuine("127.0.0.1" if host == "valmont-pm.example.be" else host, *more, **options)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", getaddrinfo)
    return "valmont-pm.example.be"


def test_a_server_of_a_trusted_authority(town, authority, connect, named):
    with serving_tls(town, *authority.sign(named)) as port:
        client = Client(connect(f"https://{named}:{port}", authorities=str(authority.path)))
        (meeting,) = client.meetings(COUNCIL)
        (annex,) = client.annexes(next(client.items(meeting)))
        with client.download(annex, 100_000) as file:
            assert file.size == 50_915
    assert len(town.requests) == 3


def refused(town, files, connect, host, **options):
    """The sentence of the refusal; nothing was asked of the server, so it saw no credentials."""
    with serving_tls(town, *files) as port, pytest.raises(errors.BackOfficeError) as raised:
        Client(connect(f"https://{host}:{port}", **options)).meetings(COUNCIL)
    assert town.requests == []
    return raised.value


class TestRefused:
    def test_an_authority_that_nobody_knows(self, town, authority, connect, named):
        found = refused(town, authority.sign(named), connect, named)
        assert type(found) is errors.CertificateRefused
        assert "n’est pas valable" in found.sentence and "pas même le mot de passe" in found.sentence

    def test_another_authority_of_the_same_name(self, town, authority, connect, named, tmp_path):
        other = Authority(tmp_path)
        found = refused(town, other.sign(named), connect, named, authorities=str(authority.path))
        assert type(found) is errors.CertificateRefused

    def test_a_certificate_of_another_name(self, town, authority, connect, named):
        files = authority.sign("ailleurs.example.be")
        assert type(refused(town, files, connect, named, authorities=str(authority.path))) is errors.CertificateRefused

    def test_a_certificate_for_the_number_only(self, town, authority, connect, named):
        """The number is where the portal connects; the name is what was typed, and what must be proven."""
        files = authority.sign("127.0.0.1")
        assert type(refused(town, files, connect, named, authorities=str(authority.path))) is errors.CertificateRefused

    def test_an_expired_certificate(self, town, authority, connect, named):
        files = authority.sign(named, days=-1)
        assert type(refused(town, files, connect, named, authorities=str(authority.path))) is errors.CertificateRefused

    def test_a_server_without_encryption(self, town, connect, named):
        """It answers what it cannot understand; nothing was asked of it."""
        with serving(town) as address:
            client = Client(connect(f"https://{named}:{address.rpartition(':')[2]}"))
            with pytest.raises(errors.BackOfficeError, match="Le back-office"):
                client.meetings(COUNCIL)
        assert town.requests == []

    def test_a_server_that_says_nothing(self, connect, named, swift):
        with socket.create_server(("127.0.0.1", free_port())) as server:
            client = Client(connect(f"https://{named}:{server.getsockname()[1]}", limits=replace(swift, connect=0.5)))
            with pytest.raises(errors.BackOfficeError, match="Le back-office"):
                client.meetings(COUNCIL)
